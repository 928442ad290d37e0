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
  for phrase in reader.found {
    let resolution = resolver.resolve(phrase, tense: reader.tense(around: phrase))
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
  if phrase.modifier == .maybe { qualifier.insert(.uncertain) }
  return TimeExpression(
    span: reader.span(of: phrase), kind: kind, value: value,
    edtf: resolution.period?.edtf?.withQualifier(qualifier), rule: resolution.rule, anchor: anchor,
    unresolved: resolution.unresolved)
}

extension DateReader {
  /// A preposition that makes an end of the date behind it.
  func isBound(_ index: Int) -> Bool {
    switch role(index - 1) {
    case .until, .since, .by, .from, .to, .after: true
    default: false
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
