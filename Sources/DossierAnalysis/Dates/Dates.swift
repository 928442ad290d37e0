// Time expressions: found, resolved, joined to ranges.
import DossierModel
import DossierText

/// What the date step gives.
struct FoundDates {
  var dates: [TimeExpression] = []
  var ranges: [TimeRange] = []
  var diagnostics: [Diagnostic] = []
}

func findDates(_ document: Document, words: Words, sentences: [Sentence], tables: DateTables) -> FoundDates {
  var reader = DateReader(words, tables)
  for passage in words.passages { reader.read(passage) }
  let published = document.source.metadata.published?.value
  var resolver = DateResolver(
    published: published, isNarrative: isNarrative(document, reader.found, published), lunar: tables.lunar,
    dayFirst: dayComesFirst(reader.found, language: document.source.metadata.language))
  reader.openAll()
  var found = FoundDates()
  var previous: (phrase: TimePhrase, period: Period?)?
  for phrase in reader.found {
    var resolution = resolver.resolve(phrase, tense: reader.tense(around: phrase))
    if let last = previous, let from = last.period, let period = resolution.period,
      period.first < from.first || last.phrase.meaning.hasYear, reader.joins(last.phrase, phrase)
    {
      resolution.period = resolver.behind(from, phrase.meaning) ?? period
      resolution.value = resolution.period?.value ?? resolution.value
    }
    previous = (phrase, resolution.period)
    let date = timeExpression(phrase, resolution, resolver, reader)
    if let period = resolution.period, !(resolver.isNarrative && resolution.base == .publication) {
      let first = phrase.tokens.lowerBound
      resolver.move(
        to: period, date.span, date.edtf?.qualifier ?? [], phrase,
        opensSentence: reader.opensSentence(first) || reader.opensSentence(first - 1),
        isBound: reader.isBound(first))
    }
    found.dates.append(date)
  }
  found.ranges = dateRanges(found.dates, reader.found, reader)
  found.diagnostics = dateDiagnostics(found.dates, in: document)
  return found
}

/// The expression with its kind, value, days and anchor.
private func timeExpression(
  _ phrase: TimePhrase, _ resolution: Resolution, _ resolver: DateResolver, _ reader: DateReader
) -> TimeExpression {
  var kind = TimeExpression.Kind.date
  switch phrase.meaning {
  case .duration: kind = .duration
  case .set: kind = .set
  case .vague(_, let isDuration): kind = isDuration ? .duration : .date
  case .shifted where resolution.rule == "duration": kind = .duration
  default: if phrase.clock != nil || phrase.dayPart != nil { kind = .time }
  }
  var value = resolution.value
  if kind == .time { value += phrase.clock?.value ?? "T\(phrase.dayPart?.rawValue ?? "")" }
  var qualifier = resolution.qualifier
  var anchor: Anchor?
  switch resolution.base {
  case .publication:
    if let published = resolver.published {
      qualifier.formUnion(published.qualifier)
      anchor = Anchor(published)
    }
  case .focus, .line:
    if let focus = resolution.base == .line ? resolver.line : resolver.focus,
      let date = focus.period.edtf?.withQualifier(focus.qualifier)
    {
      qualifier.formUnion(focus.qualifier)
      anchor = Anchor(date, span: focus.span)
    }
  case .none: break
  }
  if phrase.modifier == .about || phrase.isFiscal { qualifier.insert(.approximate) }
  if phrase.modifier == .maybe || reader.isDoubted(phrase) { qualifier.insert(.uncertain) }
  return TimeExpression(
    span: reader.span(of: phrase), kind: kind, value: value,
    edtf: resolution.period?.edtf?.withQualifier(qualifier), rule: resolution.rule, anchor: anchor,
    unresolved: resolution.unresolved)
}

extension DateReader {
  /// "perhaps in 2015": the doubt stands before the preposition.
  func isDoubted(_ phrase: TimePhrase) -> Bool {
    let first = phrase.tokens.lowerBound
    guard role(first - 1) == .in || role(first - 1) == .on, word(first - 2).opens.contains(.modifier) else {
      return false
    }
    return tables.modifiers.longest(endingAt: first - 2, from: 0, in: words)?.value == .maybe
  }

  /// "to", "through" or a dash and nothing else stands between two expressions.
  func joins(_ a: TimePhrase, _ b: TimePhrase) -> Bool {
    let between = a.tokens.upperBound
    guard between + 1 == b.tokens.lowerBound, !words[between].opensPassage else { return false }
    return role(between) == .to || role(between) == .until || isDash(between)
  }

  /// A preposition that makes an end of the date behind it.
  func isBound(_ index: Int) -> Bool {
    switch role(index - 1) {
    case .until, .since, .by, .from, .to, .after: true
    default: isDash(index - 1) || isMark(index - 1, "/")
    }
  }

  /// The bytes of a phrase, without a possessive ending.
  func span(of phrase: TimePhrase) -> Span {
    let (first, last) = (words[phrase.tokens.lowerBound], words[phrase.tokens.upperBound - 1])
    var end = Int(last.end)
    if last.kind == .word, last.count > 3 {
      let bytes = words.text.bytes
      if bytes[end - 1] | 0x20 == 0x73 {
        if bytes[end - 2] == 0x27 {
          end -= 2
        } else if end - Int(last.start) > 4, bytes[end - 2] == 0x99, bytes[end - 3] == 0x80 {
          end -= 4
        }
      }
    }
    return Span(Int(first.start), end)
  }
}
