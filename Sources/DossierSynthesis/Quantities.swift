// Reads a figure's clause: which words say what is counted, and which belong to the figure beside it.
import DossierModel
import DossierText

/// Makes the quantities of all figures.
struct QuantityReader {
  let material: Material

  private let parts: PartReader
  private let ends, governing, locating, holding: StemTable

  init(material: Material) {
    self.material = material
    let roles = material.tables.roles
    (ends, governing) = (roles[.clauseEnd], roles[.governing])
    parts = PartReader(material)
    (locating, holding) = (roles[.locating], roles[.holding])
  }

  func quantities(_ figures: [DossierFigure]) -> [Quantity] {
    var result: [Quantity] = []
    result.reserveCapacity(figures.count)
    var start = 0
    while start < figures.count {
      var end = start
      while end < figures.count, figures[end].document == figures[start].document { end += 1 }
      read(start..<end, figures, into: &result)
      start = end
    }
    return result
  }

  /// The figures of one document, in text order.
  private func read(_ range: Range<Int>, _ figures: [DossierFigure], into result: inout [Quantity]) {
    let document = figures[range.lowerBound].document
    let reading = material.readings[document]
    let analysis = material.analyses[document]
    let tokens = range.map { reading.tokens(of: analysis.figures[figures[$0].index].span) }
    for index in range {
      let local = index - range.lowerBound
      let figure = analysis.figures[figures[index].index]
      // A sentence of normal length; what a hostile one says far away from the figure does not count.
      let sentence = reading.sentence(at: figure.span.start, analysis)
        .clamped(to: max(0, tokens[local].lowerBound - 80)..<tokens[local].upperBound + 80)
      let before = local > 0 ? tokens[local - 1] : nil
      let after = local + 1 < tokens.count ? tokens[local + 1] : nil
      result.append(
        quantity(
          index, document, figures[index].index, figure, tokens[local], sentence, before: before,
          after: after,
          earlier: local > 0 ? result.last : nil))
    }
  }

  private func quantity(
    _ index: Int, _ document: Int, _ local: Int, _ figure: Figure, _ own: Range<Int>, _ sentence: Range<Int>,
    before: Range<Int>?, after: Range<Int>?, earlier: Quantity?
  ) -> Quantity {
    let reading = material.readings[document]
    let measure = material.tables.measure(of: figure.unit)
    let clause = clause(around: own, in: sentence, reading, before: before, after: after)
    var reach = own.upperBound
    while reach < min(sentence.upperBound, after?.lowerBound ?? Int.max), !isStop(reach, reading) {
      reach += 1
    }
    var head = HeadReader(
      material.tables, reading, own: own, clause: clause, sentence: sentence, reach: reach)
    // An inherited phrase stands elsewhere in the text and says nothing of this clause.
    let counted = figure.isInferred ? nil : figure.counted.map { reading.tokens(of: $0) }
    head.read(
      counted: counted,
      label: label(own, reading).flatMap {
        // A measure in a later sentence of the line speaks of its own thing ("Rain: … Lake at 12 metres").
        figure.unit == nil || $0.lowerBound >= sentence.lowerBound ? $0 : nil
      }, isMeasured: figure.unit != nil)
    var part = parts.part(own, sentence, reading, before: before)
    if part == nil, figure.unit == nil, parts.isFirstBehind(figure, document, own, head.thing) {
      part = Quantity.Part(whole: "", isFirst: true)
    }
    if let held = held(own, clause, head.thing, reading) { head.narrow("with " + held) }
    // "Of these, 77 died": a fate of its own, counted elsewhere as the whole.
    if let found = part, found.whole == nil, head.fate != nil, head.modifiers.isEmpty, head.dynamics != .level
    {
      part = nil
    }
    var thing = head.thing
    var fate = head.fate
    var isElliptic = thing == nil && fate == nil && figure.unit == nil
    if let part, fate == nil, let earlier, part.whole == nil { fate = earlier.fate }
    if let whole = part?.whole, !whole.isEmpty { fate = whole }
    if figure.unit != nil, measure.dimension != "area", measure.dimension != "share" {
      thing = thing ?? fate
      fate = nil
    }
    if part != nil, thing != nil || !head.modifiers.isEmpty { isElliptic = false }
    let isNamedApart =
      part?.whole == nil
      && (!head.modifiers.isEmpty || (thing != nil && earlier?.thing != nil && thing != earlier?.thing))
    let isAside = earlier != nil && isAside(own, before, reading)
    return Quantity(
      figure: index, document: document, local: local, dimension: measure.dimension,
      interval: figure.interval.scaled(measure), soft: figure.softInterval.scaled(measure),
      unit: figure.unit, thing: thing, fate: fate, modifiers: head.modifiers,
      place: place(figure, document, own, sentence),
      year: year(figure, document, own, sentence),
      kind: isAside ? earlier?.kind ?? .actual : kind(figure, fate, own, clause, reading), part: part,
      keepsApart: part != nil && !isNamedApart,
      isEarlierLevel: isEarlier(own, figure, reading, sentence), isElliptic: isElliptic,
      content: content(sentence, own, reading),
      asOf: days(isInserted(figure.asOf, document, own, sentence) ? nil : figure.asOf, document),
      dynamics: head.dynamics, sentence: sentence, tokens: own,
      paragraphFate: isElliptic ? earlierFate(own, sentence, reading) : nil,
      isTurn: isTurn(figure, own, sentence, reading), isAside: isAside,
      countedWords: figure.counted.map { contentWords(in: reading.tokens(of: $0), reading) } ?? 0,
      from: figure)
  }

  /// Tokens around a figure up to a break, another figure or a mark.
  private func clause(
    around own: Range<Int>, in sentence: Range<Int>, _ reading: Reading, before: Range<Int>?,
    after: Range<Int>?
  ) -> Range<Int> {
    var start = own.lowerBound
    let first = max(sentence.lowerBound, before?.upperBound ?? 0)
    while start > first, !isBreak(start - 1, reading) { start -= 1 }
    var end = own.upperBound
    let last = min(sentence.upperBound, after?.lowerBound ?? Int.max)
    while end < last, !isBreak(end, reading) { end += 1 }
    if end == own.upperBound, end < sentence.upperBound, reading.isMark(end, 0x28) {
      // "$5 million (€4 million) damages": what stands in brackets does not end the clause.
      var close = end
      while close < min(sentence.upperBound, end + 10), !reading.isMark(close, 0x29) { close += 1 }
      if close < min(sentence.upperBound, end + 10) {
        end = close + 1
        while end < sentence.upperBound, !isBreak(end, reading) { end += 1 }
      }
    }
    return min(start, own.lowerBound)..<max(end, own.upperBound)
  }

  private func isBreak(_ index: Int, _ reading: Reading) -> Bool {
    let word = reading.words[index]
    if word.kind == .mark {
      if reading.isInsideNumber(index) { return false }
      return Reading.breaks(reading.mark(at: index)) || word.count == 3
    }
    return ends.contains(word.hash)
  }

  private func isStop(_ index: Int, _ reading: Reading) -> Bool {
    switch reading.mark(at: index) {
    case 0x2C, 0x3B, 0x3A: !reading.isInsideNumber(index)
    default: false
    }
  }

  /// The label that opens a list item or a table-like line: "Dead:" before "41 recovered, 38 identified".
  private func label(_ own: Range<Int>, _ reading: Reading) -> Range<Int>? {
    guard !own.isEmpty else { return nil }
    var start = own.lowerBound
    while start > 0, own.lowerBound - start < 60, !reading.words[start].opensPassage { start -= 1 }
    guard reading.words[start].opensPassage, start < own.lowerBound else { return nil }
    for index in start..<min(start + 5, own.lowerBound) where reading.isMark(index, 0x3A) {
      return start..<index
    }
    return nil
  }

  private static let the = Word.hash(of: "the".utf8)

  /// "from 240 pence" beside "to 190 pence"; "up from 31" is a count and keeps its series.
  private func isEarlier(_ own: Range<Int>, _ figure: Figure, _ reading: Reading, _ sentence: Range<Int>)
    -> Bool
  {
    guard figure.unit != nil, figure.value != nil, own.lowerBound > sentence.lowerBound, !own.isEmpty else {
      return false
    }
    let from = Word.hash(of: "from".utf8)
    return reading.words[own.lowerBound - 1].hash == from || reading.words[own.lowerBound].hash == from
  }

  /// The fate that the sentences before in the same paragraph speak of ("far more people were on board").
  private func earlierFate(_ own: Range<Int>, _ sentence: Range<Int>, _ reading: Reading) -> String? {
    guard !sentence.isEmpty else { return nil }
    var start = sentence.lowerBound
    while start > 0, sentence.lowerBound - start < 40, !reading.words[start].opensPassage { start -= 1 }
    guard start < sentence.lowerBound else { return nil }
    return material.tables.concepts.all(in: reading, start..<sentence.lowerBound).last {
      $0.value.role == .fate
    }?.value.name
  }

  /// Whether the text says that the number replaces another or is replaced ("up from", "revised", "not 84").
  private func isTurn(_ figure: Figure, _ own: Range<Int>, _ sentence: Range<Int>, _ reading: Reading) -> Bool
  {
    if figure.trend != nil || figure.modality == .negated { return true }
    let from = max(sentence.lowerBound, own.lowerBound - 8)
    return material.tables.turns.all(in: reading, from..<max(from, own.upperBound)).contains {
      $0.value == .revise
    }
  }

  /// A figure alone in brackets directly behind another: the same amount in another unit.
  private func isAside(_ own: Range<Int>, _ before: Range<Int>?, _ reading: Reading) -> Bool {
    guard let before, own.lowerBound > 0, own.upperBound < reading.words.count else { return false }
    return before.upperBound == own.lowerBound - 1 && reading.isMark(own.lowerBound - 1, 0x28)
      && reading.isMark(own.upperBound, 0x29)
  }

  /// The year of a clause date when it lies before the year of publication.
  private func year(_ figure: Figure, _ document: Int, _ own: Range<Int>, _ sentence: Range<Int>) -> Int? {
    if figure.asOfOrigin != .clause { return onlyYear(document, own, sentence) }
    if isInserted(figure.asOf, document, own, sentence) { return nil }
    guard figure.asOfOrigin == .clause, let asOf = figure.asOf, let first = asOf.first.day else { return nil }
    guard asOf.precision == .year || asOf.precision == .month else { return nil }
    if let published = material.documents[document].source.metadata.published?.value.first.day,
      published.year == first.year
    {
      return nil
    }
    return asOf.precision == .year ? first.year : nil
  }

  /// "in Kursk", "in Russia's Kursk region": the last name behind the preposition.
  private func place(_ figure: Figure, _ document: Int, _ own: Range<Int>, _ sentence: Range<Int>) -> UInt64?
  {
    let reading = material.readings[document]
    let behind = figure.isInferred ? own : figure.counted.map { reading.tokens(of: $0) } ?? own
    var start = max(own.upperBound, behind.upperBound)
    // "8,000 soldiers are now in Kursk".
    let limit = min(sentence.upperBound, start + 3)
    while start < limit, reading.words[start].kind == .word, reading.isSmall(start),
      !locating.contains(reading.words[start].hash)
    { start += 1 }
    guard start + 1 < sentence.upperBound, locating.contains(reading.words[start].hash) else {
      return nil
    }
    var last: UInt64?
    for index in start + 1..<min(sentence.upperBound, start + 6) {
      guard reading.words[index].isCapitalised, reading.words[index].kind == .word else {
        if last == nil, reading.words[index].hash == Self.the { continue }
        break
      }
      last = reading.stems[index]
    }
    let words = Span(Int(reading.words[start].start), Int(reading.words[start + 1].end))
    return material.analyses[document].dates(startingIn: words).isEmpty ? last : nil
  }

  /// Whether a year stands in words put in between commas that have nothing to do with the figure ("The Petrel,
  /// built in 1970, sank 3 km from the port").
  private func isInserted(_ asOf: EDTFDate?, _ document: Int, _ own: Range<Int>, _ sentence: Range<Int>)
    -> Bool
  {
    guard let asOf, asOf.precision == .year, let first = sentence.first, let last = sentence.last else {
      return false
    }
    let reading = material.readings[document]
    let span = Span(Int(reading.words[first].start), Int(reading.words[last].end))
    let dates = material.analyses[document].dates(startingIn: span).filter { $0.edtf == asOf }
    guard dates.count == 1 else { return false }
    let tokens = reading.tokens(of: dates[0].span)
    guard tokens.lowerBound > sentence.lowerBound, !tokens.overlaps(own) else { return false }
    let before = (sentence.lowerBound..<tokens.lowerBound).last { reading.isMark($0, 0x2C) }
    let behind = (tokens.upperBound..<max(tokens.upperBound, sentence.upperBound)).first {
      reading.isMark($0, 0x2C)
    }
    guard let before, let behind else { return false }
    return !(before..<behind).contains(own.lowerBound) && own.lowerBound > behind
  }

  /// The year that is the only date of the sentence and stands before the figure ("the 2006 sinking: 19 lost").
  private func onlyYear(_ document: Int, _ own: Range<Int>, _ sentence: Range<Int>) -> Int? {
    let words = material.readings[document].words
    guard let first = sentence.first, let last = sentence.last, let start = own.first,
      let published = material.documents[document].source.metadata.published?.value.first.day
    else { return nil }
    let span = Span(Int(words[first].start), Int(words[last].end))
    let dates = material.analyses[document].dates(startingIn: span)
    guard dates.count == 1, let date = dates.first, let edtf = date.edtf, edtf.precision == .year,
      let year = edtf.first.day?.year,
      date.span.end <= Int(words[start].start), year < published.year
    else { return nil }
    return year
  }

  /// "700 files contained a photo": what the things counted hold narrows them, and is counted elsewhere
  /// by itself.
  private func held(_ own: Range<Int>, _ clause: Range<Int>, _ thing: String?, _ reading: Reading) -> String?
  {
    guard thing != nil, own.upperBound < clause.upperBound else { return nil }
    let behind = own.upperBound..<clause.upperBound
    guard let verb = behind.first(where: { holding.contains(reading.words[$0].hash) }) else {
      return nil
    }
    return material.tables.concepts.all(in: reading, verb + 1..<max(verb + 1, clause.upperBound)).first {
      $0.value.role == .thing && $0.value.name != thing
    }?.value.name
  }

  private func kind(
    _ figure: Figure, _ fate: String?, _ own: Range<Int>, _ clause: Range<Int>, _ reading: Reading
  ) -> Quantity.Kind {
    if let worded = material.tables.kinds.all(in: reading, clause).first { return worded.value }
    // "would protest against the 300 dismissals": what a definite object of a preposition counts is there.
    if own.lowerBound - 2 >= clause.lowerBound, reading.words[own.lowerBound - 1].hash == Self.the,
      governing.contains(reading.words[own.lowerBound - 2].hash)
    {
      return .actual
    }
    switch figure.modality {
    case .planned: return .planned
    case .possible: return .possible
    case .forecast: return .forecast
    case .actual, .negated, .example: return .actual
    }
  }

  private func days(_ date: EDTFDate?, _ document: Int) -> DayRange? {
    if let date, let first = date.first.day ?? date.last.day {
      let days = DayRange(first: first.number, last: (date.last.day ?? first).number)
      // A week or month in the clause dates the event and not the count ("the toll from last week's earthquake").
      if days.first == days.last || days.last - days.first > 300 || material.days[document] == nil {
        return days
      }
    }
    return material.days[document].map { DayRange(first: $0, last: $0) }
  }

  /// How many words the counted phrase of a figure has.
  private func contentWords(in range: Range<Int>, _ reading: Reading) -> Int {
    range.count { reading.words[$0].kind == .word && !reading.isSmall($0) }
  }

  private func content(_ range: Range<Int>, _ own: Range<Int>, _ reading: Reading) -> [Int32] {
    var stems: [Int32] = []
    stems.reserveCapacity(range.count)
    for index in range
    where reading.words[index].kind == .word && !reading.isSmall(index) && !own.contains(index) {
      stems.append(reading.stems.number(at: index))
    }
    return sortedOnce(stems)
  }
}
