// The clause around each date: what is said to happen on that day, cut from the sentence and never reworded.
import DossierModel
import DossierText

/// A date expression with days, and the clause that it dates. A class, although nothing in it ever changes: each is
/// compared with many others.
final class DatedClause: Sendable {
  let document: Int
  let date: Span
  let edtf: EDTFDate
  let rule: String
  let anchor: Anchor?
  let first, last: Int?
  let tokens: Range<Int>
  let sentence: Int
  /// Letters and digits of the date expression, for copies ("8 a.m." and "8am").
  let wording: [UInt8]
  /// Numbers of the happenings named ("quake", "capsize"), and of all content stems; sorted, as all lists here.
  let happenings: [Int32]
  let content: [Int32]
  /// Actors and clusters of figures met in the clause.
  let actors, clusters: [Int32]
  let kind: Event.Kind
  /// The day of a bare report ("said on Tuesday").
  let isReport: Bool
  /// Only says for which time a number holds ("15% since the start of the year", "up from 31 a day earlier").
  let isReference: Bool
  /// Opens its sentence, so that it can be read by itself.
  let isWhole: Bool
  /// Stands in a heading, which announces what the text below tells.
  let isHeading: Bool

  init(
    document: Int, date: Span, edtf: EDTFDate, rule: String, anchor: Anchor?, tokens: Range<Int>,
    sentence: Int,
    wording: [UInt8], happenings: [Int32], content: [Int32], actors: [Int32], clusters: [Int32],
    kind: Event.Kind, isReport: Bool, isReference: Bool, isWhole: Bool, isHeading: Bool
  ) {
    (self.document, self.date, self.edtf, self.rule, self.anchor) = (document, date, edtf, rule, anchor)
    (first, last) = (edtf.first.day?.number, edtf.last.day?.number)
    (self.tokens, self.sentence, self.wording) = (tokens, sentence, wording)
    (self.happenings, self.content, self.actors) = (happenings, content, actors)
    (self.clusters, self.kind, self.isReport) = (clusters, kind, isReport)
    (self.isReference, self.isWhole, self.isHeading) = (isReference, isWhole, isHeading)
  }
}

extension DatedClause {
  /// How badly the clause would do as the entry's label: a fragment, a report, a clause that names no happening.
  var labelCost: Int { (isWhole ? 0 : 2) + (isReport ? 2 : 0) + (happenings.isEmpty ? 1 : 0) }
}

/// Cuts the clauses of one document after the other.
struct ClauseCutter {
  let material: Material
  let actors: ActorIndex
  let figures: [DossierFigure]
  let clusters: [Cluster]
  private let joints, openers, plans: StemTable
  private static let when = Word.hash(of: "when".utf8)
  /// Day before which everything is background.
  private let horizon: Int?

  init(_ material: Material, _ actors: ActorIndex, figures: [DossierFigure], clusters: [Cluster]) {
    (self.material, self.actors) = (material, actors)
    (self.figures, self.clusters) = (figures, clusters)
    let roles = material.tables.roles
    (joints, openers, plans) = (roles[.joint], roles[.opener], roles[.plan])
    horizon = material.days.compactMap { $0 }.min().map { $0 - 92 }
  }

  func clauses() -> [DatedClause] {
    var byDocument: [[Int]] = Array(repeating: [], count: material.documents.count)
    for (index, figure) in figures.enumerated() { byDocument[figure.document].append(index) }
    var mentions: [[(Span, Int)]] = Array(repeating: [], count: material.documents.count)
    for (index, actor) in actors.actors.enumerated() {
      for mention in actor.mentions { mentions[mention.document].append((mention.span, index)) }
    }
    var result: [DatedClause] = []
    for document in material.documents.indices {
      let places = mentions[document].sorted { $0.0 < $1.0 }
      for found in dated(document) {
        if let clause = clause(document, found, byDocument[document], places) { result.append(clause) }
      }
    }
    return result
  }

  private struct Dated {
    let span: Span
    let edtf: EDTFDate
    let rule: String
    let anchor: Anchor?
  }

  /// Ranges, and the expressions that are no part of a range, in text order.
  private func dated(_ document: Int) -> [Dated] {
    let analysis = material.analyses[document]
    var used: Set<Int> = []
    var result: [Dated] = []
    for range in analysis.ranges {
      used.formUnion(range.parts)
      let parts = range.parts.filter { analysis.dates.indices.contains($0) }.map { analysis.dates[$0] }
      let anchor = parts.lazy.compactMap(\.anchor).first
      // A bound ("by 13 September", "since 2011") stands on its own day; the clause shows the preposition.
      let isOpen = range.edtf.first.day == nil || range.edtf.last.day == nil
      let own = isOpen && parts.count == 1 ? parts[0].edtf : nil
      result.append(Dated(span: range.span, edtf: own ?? range.edtf, rule: range.rule, anchor: anchor))
    }
    for (index, date) in analysis.dates.enumerated() where !used.contains(index) {
      guard date.kind == .date || date.kind == .time, let edtf = date.edtf else { continue }
      result.append(Dated(span: date.span, edtf: edtf, rule: date.rule, anchor: date.anchor))
    }
    return result.sorted { $0.span < $1.span }
  }

  private func clause(_ document: Int, _ dated: Dated, _ figures: [Int], _ places: [(Span, Int)])
    -> DatedClause?
  {
    let reading = material.readings[document]
    let analysis = material.analyses[document]
    guard let sentence = analysis.sentenceIndex(at: dated.span.start),
      reading.sentences.indices.contains(sentence)
    else { return nil }
    let own = reading.tokens(of: dated.span)
    let whole = reading.sentences[sentence].clamped(to: max(0, own.lowerBound - 60)..<own.upperBound + 60)
    guard !own.isEmpty, whole.contains(own.lowerBound) else { return nil }
    let start = behindDateline(whole, reading)
    if own.lowerBound < start { return nil }
    let body = start..<whole.upperBound
    var tokens = cut(own, body, reading)
    if tokens == own, !body.isEmpty { tokens = row(own, sentence, document) }
    let clause = Span(
      Int(reading.words[tokens.lowerBound].start), Int(reading.words[tokens.upperBound - 1].end))
    let report = report(at: dated.span, in: clause, analysis)
    if let report {
      let span = reading.tokens(of: analysis.attributions[report].span)
      tokens =
        max(
          body.lowerBound, min(tokens.lowerBound, span.lowerBound))..<min(
          body.upperBound, max(tokens.upperBound, span.upperBound))
    }
    let bytes = Span(
      Int(reading.words[tokens.lowerBound].start), Int(reading.words[tokens.upperBound - 1].end))
    let content = sortedOnce(
      tokens.compactMap { index in
        let isContent = !own.contains(index) && reading.words[index].kind == .word && !reading.isSmall(index)
        return isContent ? reading.stems.number(at: index) : nil
      })
    let first = firstItem(in: bytes, figures) { analysis.figures[self.figures[$0].index].span.start }
    let inside = figures[first...].prefix {
      analysis.figures[self.figures[$0].index].span.start < bytes.end
    }
    let named = places[firstItem(in: bytes, places) { $0.0.start }...].prefix { $0.0.start < bytes.end }
    let happenings = sortedOnce(material.tables.happenings.all(in: reading, tokens).map(\.value.number))
    let kind = kind(dated, document, tokens, reading)
    return DatedClause(
      document: document, date: dated.span, edtf: dated.edtf, rule: dated.rule, anchor: dated.anchor,
      tokens: tokens, sentence: sentence,
      wording: material.documents[document].text.bytes[dated.span.range].filter {
        ByteClass.isLetter($0) || ByteClass.isDigit($0)
      }.map(ByteClass.lower),
      happenings: happenings,
      content: content, actors: sortedOnce(named.map { Int32($0.1) }),
      clusters: sortedOnce(inside.compactMap { self.figures[$0].cluster.map(Int32.init) }),
      kind: kind, isReport: report != nil,
      isReference: kind != .planned && !inside.isEmpty && isReference(dated, happenings),
      isWhole: tokens.lowerBound == body.lowerBound,
      isHeading: isHeading(analysis.sentences[sentence], document))
  }

  /// Index of the first item that begins in a span or behind it, of items in text order.
  private func firstItem<Item>(in span: Span, _ items: [Item], _ place: (Item) -> Int) -> Int {
    var (low, high) = (0, items.count)
    while low < high {
      let middle = (low + high) / 2
      if place(items[middle]) < span.start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func isHeading(_ sentence: Sentence, _ document: Int) -> Bool {
    let passages = material.documents[document].passages
    return passages.indices.contains(sentence.passage) && passages[sentence.passage].kind == .heading
  }

  /// Whether a date beside a number only tells for which time the number holds or what it is compared with.
  private func isReference(_ dated: Dated, _ happenings: [Int32]) -> Bool {
    switch dated.rule {
    case "since", "until", "focus-shift", "focus-unit": true
    default: happenings.isEmpty && dated.edtf.precision != .day && dated.edtf.precision != .time
    }
  }

  /// A date that stands alone in a cell of a table is told by the next cell of its row.
  private func row(_ own: Range<Int>, _ sentence: Int, _ document: Int) -> Range<Int> {
    let reading = material.readings[document]
    let bytes = material.documents[document].text.bytes
    let sentences = material.analyses[document].sentences
    guard sentences.indices.contains(sentence + 1), own == reading.tokens(of: sentences[sentence].span) else {
      return own
    }
    let next = reading.tokens(of: sentences[sentence + 1].span)
    guard let last = own.last, let first = next.first, next.count <= 60, first == own.upperBound else {
      return own
    }
    let gap = Int(reading.words[last].end)..<Int(reading.words[first].start)
    guard gap.contains(where: { bytes[$0] == 0x7C }), !gap.contains(where: { bytes[$0] == 0x0A }) else {
      return own
    }
    return own.lowerBound..<next.upperBound
  }

  /// Where a sentence begins behind the place and date that open a wire story: "PORT ALDER, Nov. 16 (IPA) -- ".
  /// What stands in that line is no event and no part of one.
  private func behindDateline(_ sentence: Range<Int>, _ reading: Reading) -> Int {
    let start = sentence.lowerBound
    guard start < sentence.upperBound, reading.words[start].opensPassage, reading.words[start].isAllCapitals
    else { return start }
    for index in start + 1..<max(start + 1, min(sentence.upperBound - 1, start + 16)) {
      let isDash =
        reading.isMark(index, 0x2D) ? !reading.words[index].isGlued : reading.words[index].count == 3
      guard reading.words[index].kind == .mark, isDash, !reading.isMark(index + 1, 0x2D) else { continue }
      return index + 1
    }
    return start
  }

  /// The attribution whose cue part (not its content) holds the date.
  private func report(at date: Span, in clause: Span, _ analysis: Analysis) -> Int? {
    // Attributions stand in order of their start: those that may hold the date begin shortly before it.
    var (low, high) = (0, analysis.attributions.count)
    while low < high {
      let middle = (low + high) / 2
      if analysis.attributions[middle].span.start < clause.end { low = middle + 1 } else { high = middle }
    }
    return (max(0, low - 20)..<low).last { index in
      let attribution = analysis.attributions[index]
      guard let cue = attribution.cue else { return false }
      return (attribution.span.contains(date) || clause.contains(cue))
        && !attribution.content.contains { $0.overlaps(date) }
    }
  }

  /// From the date to the marks that end its clause; a clause of fewer than four words takes in the one before.
  private func cut(_ own: Range<Int>, _ whole: Range<Int>, _ reading: Reading) -> Range<Int> {
    func isJoint(_ index: Int) -> Bool {
      let word = reading.words[index]
      // ", when": what follows happened on the day just named.
      if index + 1 < whole.upperBound, reading.words[index + 1].hash == Self.when { return false }
      if word.kind == .mark {
        if reading.isInsideNumber(index) { return false }
        return Reading.breaks(reading.mark(at: index)) || (word.count == 3 && !word.isGlued)
      }
      return joints.contains(word.hash)
    }
    var end = own.upperBound
    while end < whole.upperBound, !isJoint(end) { end += 1 }
    var start = own.lowerBound
    var count = (own.upperBound..<end).count { reading.words[$0].kind == .word }
    while start > whole.lowerBound {
      if isJoint(start - 1), count >= 3 { break }
      start -= 1
      if reading.words[start].kind == .word { count += 1 }
    }
    // "In a post on Tuesday night, the group published …": the words that open the sentence tell nothing alone.
    if start == whole.lowerBound, end < whole.upperBound, reading.isMark(end, 0x2C),
      openers.contains(reading.words[start].hash)
    {
      end += 1
      while end < whole.upperBound, !isJoint(end) { end += 1 }
    }
    while end > own.upperBound, reading.words[end - 1].kind == .mark { end -= 1 }
    while start < own.lowerBound, reading.words[start].kind == .mark { start += 1 }
    return start..<max(end, own.upperBound)
  }

  private func kind(_ dated: Dated, _ document: Int, _ tokens: Range<Int>, _ reading: Reading) -> Event.Kind {
    guard let last = dated.edtf.last.day?.number ?? dated.edtf.first.day?.number else { return .event }
    if let published = material.days[document], (dated.edtf.first.day?.number ?? last) > published {
      return .planned
    }
    if let horizon, last < horizon { return .background }
    if dated.edtf.first.day == nil || dated.edtf.last.day == nil,
      tokens.contains(where: { plans.contains(reading.words[$0].hash) })
    {
      return .planned
    }
    return .event
  }
}
