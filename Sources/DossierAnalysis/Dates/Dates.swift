// Time expressions: found, resolved, joined to ranges.
import DossierModel
import DossierText

/// What the date step gives.
struct FoundDates {
  var dates: [TimeExpression] = []
  var ranges: [TimeRange] = []
  var diagnostics: [Diagnostic] = []
}

func findDates(
  _ document: Document, vocabulary: Vocabulary, sentences: [Sentence], tables: DateTables
) -> FoundDates {
  let words = vocabulary.words
  var reader = DateReader(vocabulary, tables)
  for passage in words.passages { reader.read(passage) }
  let published = document.source.metadata.published?.value
  let resolver = DateResolver(
    published: published, isNarrative: isNarrative(document, words, reader.found, published),
    lunar: tables.lunar,
    dayFirst: dayComesFirst(reader.found, language: document.source.metadata.language))
  reader.openAll()
  let phrases = reader.found
  var walk = DateWalk(reader: reader, resolver: resolver, count: phrases.count)
  for phrase in phrases { walk.take(phrase) }
  return FoundDates(
    dates: walk.dates, ranges: dateRanges(walk.dates, phrases, walk.reader),
    diagnostics: dateDiagnostics(walk.dates, in: document))
}

/// Resolves phrases in text order; each may depend on the one before it.
private struct DateWalk: ~Copyable {
  let reader: DateReader
  var resolver: DateResolver
  var dates: [TimeExpression] = []
  private typealias Previous = (phrase: TimePhrase, period: Period?, base: Resolution.Base)
  private var previous: Previous?

  init(reader: consuming DateReader, resolver: DateResolver, count: Int) {
    self.reader = reader
    self.resolver = resolver
    dates.reserveCapacity(count)
  }

  mutating func take(_ phrase: TimePhrase) {
    let resolution = resolve(phrase)
    previous = (phrase, resolution.period, resolution.base)
    let date = timeExpression(phrase, resolution, resolver, reader)
    dates.append(date)
    guard let period = resolution.period, !resolver.isNarrative || resolution.base != .publication else {
      return
    }
    let first = phrase.tokens.lowerBound
    resolver.move(
      to: period, date.span, date.edtf?.qualifier ?? [], phrase,
      opensSentence: reader.opensSentence(first) || reader.opensSentence(first - 1),
      isBound: reader.isBound(first))
  }

  /// What the phrase means by itself, and what the phrase before it makes of that.
  private mutating func resolve(_ phrase: TimePhrase) -> Resolution {
    let tense = reader.tense(around: phrase)
    guard let last = previous else { return resolver.resolve(phrase, tense: tense) }
    let endsStretch = reader.endsStretch(last.phrase, phrase)
    var resolution = resolver.resolve(phrase, tense: tense ?? (endsStretch ? .over : nil))
    if let from = last.period, let period = resolution.period,
      period.first < from.first || last.phrase.meaning.hasYear, reader.joins(last.phrase, phrase)
    {
      resolution.period = resolver.behind(from, phrase.meaning) ?? period
      resolution.value = resolution.period?.value ?? resolution.value
    }
    if resolution.base == .publication, tense == nil, let near = last.period,
      reader.areMates(last.phrase, phrase)
    {
      resolver.settle(&resolution, phrase.meaning, beside: near)
    }
    if let end = resolution.period, endsStretch, case .duration(let amount) = last.phrase.meaning {
      resolver.report(amount, until: end)
    }
    if let end = resolution.period, reader.endsQuarter(last.phrase, phrase) { endQuarter(last, on: end) }
    return resolution
  }

  /// "the quarter ended July 31": its end tells whether it is one of the calendar.
  private mutating func endQuarter(_ quarter: Previous, on end: Period) {
    let isKnown = quarter.phrase.meaning.isNumberedQuarter || quarter.base == .focus
    guard let period = quarter.period, let own = resolver.end(period, isKnown: isKnown, on: end) else {
      return
    }
    let index = dates.count - 1
    dates[index].value = own.quarter.value
    dates[index].edtf =
      own.isFiscal ? nil : own.quarter.edtf?.withQualifier(dates[index].edtf?.qualifier ?? [])
    dates[index].unresolved = own.isFiscal ? DateResolver.fiscal : nil
  }
}

/// The expression with its kind, value, days and anchor.
private func timeExpression(
  _ phrase: TimePhrase, _ resolution: Resolution, _ resolver: DateResolver, _ reader: borrowing DateReader
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
  let isFiscal = resolver.isFiscal(resolution)
  return TimeExpression(
    span: reader.span(of: phrase), kind: kind, value: value,
    edtf: isFiscal ? nil : resolution.period?.edtf?.withQualifier(qualifier),
    rule: resolution.rule, anchor: anchor,
    unresolved: isFiscal ? DateResolver.fiscal : resolution.unresolved)
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

  /// Two months or days without a year in one clause: "from 30 in June to 42 in March". They lie close together.
  func areMates(_ a: TimePhrase, _ b: TimePhrase) -> Bool {
    let (from, to) = (a.tokens.upperBound, b.tokens.lowerBound)
    guard a.meaning.isYearless, b.meaning.isYearless, from < to, to - from <= 20 else { return false }
    return (from..<to).allSatisfy { index in
      guard !words[index].opensPassage else { return false }
      if isMark(index, ";") || isMark(index, ":") { return false }
      return !isMark(index, ".") || index + 1 < to && !isCapitalised(index + 1)
    }
  }

  /// "to", "through" or a dash and nothing else stands between two expressions.
  func joins(_ a: TimePhrase, _ b: TimePhrase) -> Bool {
    let between = a.tokens.upperBound
    guard between + 1 == b.tokens.lowerBound, !words[between].opensPassage,
      !word(b.tokens.upperBound - 1).marks.contains(.own)
    else { return false }
    return role(between) == .to || role(between) == .until || isDash(between)
  }

  /// "beginning", "starting on" (true), "ended", "to", "through" (false) behind a duration, and the token behind.
  func stretchLink(_ index: Int) -> (isBehind: Bool, next: Int)? {
    guard index < words.count else { return nil }
    let next = isMark(index, ",") ? index + 1 : index
    switch role(next) {
    case .beginning: return (true, role(next + 1) == .on || role(next + 1) == .in ? next + 2 : next + 1)
    case .ended: return (false, role(next + 1) == .on || role(next + 1) == .in ? next + 2 : next + 1)
    case .to, .until: return next == index ? (false, next + 1) : nil
    default: return nil
    }
  }

  /// "the three months to March 31": the second expression is the end of the first one.
  func endsStretch(_ a: TimePhrase, _ b: TimePhrase) -> Bool {
    guard case .duration = a.meaning, let (isBehind, next) = stretchLink(a.tokens.upperBound) else {
      return false
    }
    return !isBehind && next == b.tokens.lowerBound
  }

  /// "the quarter ended July 31"
  func endsQuarter(_ a: TimePhrase, _ b: TimePhrase) -> Bool {
    let end = a.tokens.upperBound
    return end < words.count && role(end) == .ended && end + 1 == b.tokens.lowerBound
      && !words[end].opensPassage
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
