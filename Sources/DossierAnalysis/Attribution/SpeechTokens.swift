// The tokens as attribution sees them: cues, clause words, quotations, dates and names by token.
import DossierModel
import DossierText

/// A class, so that the readers share it instead of copying it.
final class SpeechTokens {
  let words: Words
  let tables: AttributionTables
  let entities: [Entity]
  let quotations: [Quotation]
  let classes: [ClauseClass]
  /// Index + 1 into the tables' forms.
  let cue: [UInt32]
  /// Whether a reader of cues has anything to look for at a token; most words are none.
  let mayReport: PerWord<Bool>
  /// Index + 1 of the quotation that covers a token, marks included.
  let quotation: [Int32]
  /// Index + 1 of the entity that covers a token.
  let entity: [Int32]
  /// Index + 1 of the date expression that covers a token.
  let date: [Int32]

  init(_ vocabulary: Vocabulary, dates: [TimeExpression], entities: [Entity], tables: AttributionTables) {
    let words = vocabulary.words
    (self.words, self.tables, self.entities) = (words, tables, entities)
    quotations = QuotationFinder(words).quotations()
    let bytes = words.text.bytes
    let known = vocabulary.map { KnownWord($0, bytes, tables) }
    var classes: [ClauseClass] = []
    var cue: [UInt32] = []
    classes.reserveCapacity(words.count)
    cue.reserveCapacity(words.count)
    for index in 0..<words.count {
      let word = known[index]
      classes.append(word.isAdverb && !words[index].isCapitalised ? .adverb : word.clause)
      cue.append(word.form)
    }
    mayReport = PerWord(numbers: known.numbers, values: known.values.map(\.mayReport))
    for passage in words.passages where !Self.isHeadline(passage, words) {
      for index in passage where words[index].isCapitalised && cue[index] > 0 {
        // "Said Lund, “C”" and "Asked whether C": a past form that opens a sentence stays a cue.
        let opens =
          index == passage.lowerBound || words[index - 1].kind == .mark && Self.mark(index - 1, words) != 0x2D
        let form = tables.forms[Int(cue[index]) - 1]
        if !opens || form.form != .past || !form.how.contains(.tag) { cue[index] = 0 }
      }
    }
    (self.classes, self.cue) = (classes, cue)
    var quotation = [Int32](repeating: 0, count: words.count)
    for (at, found) in quotations.enumerated() {
      for index in found.tokens { quotation[index] = Int32(at + 1) }
    }
    self.quotation = quotation
    entity = Self.cover(
      words, entities.enumerated().flatMap { at, entity in entity.mentions.map { ($0, at) } })
    date = Self.cover(words, dates.enumerated().map { ($0.element.span, $0.offset) })
  }

  /// What the tables say of a word.
  private struct KnownWord: Sendable {
    var clause: ClauseClass = []
    /// Index + 1 into the tables' forms.
    var form: UInt32 = 0
    /// Ends as adverbs do and is in no table.
    var isAdverb = false
    var mayReport = false

    init(_ word: Word, _ bytes: [UInt8], _ tables: AttributionTables) {
      guard word.kind == .word else { return }
      clause = ClauseClass(rawValue: tables.clauses[word.hash])
      form = tables.cues[word.hash]
      let end = Int(word.end)
      isAdverb =
        clause.isEmpty && word.count > 4 && bytes[end - 1] | 0x20 == 0x79
        && bytes[end - 2] | 0x20 == 0x6C
      mayReport =
        form > 0 || !clause.isDisjoint(with: [.phrase, .noun]) || word.hash == SpeechTokens.according
        || word.hash == SpeechTokens.inside
    }
  }

  /// Most words of a short passage are capitalised: there a capital says nothing.
  private static func isHeadline(_ passage: Range<Int>, _ words: Words) -> Bool {
    guard passage.count < 30 else { return false }
    var (all, capital) = (0, 0)
    for index in passage where words[index].kind == .word {
      all += 1
      if words[index].isCapitalised { capital += 1 }
    }
    return all >= 4 && capital * 3 >= all * 2
  }

  private static func cover(_ words: Words, _ spans: [(Span, Int)]) -> [Int32] {
    var cover = [Int32](repeating: 0, count: words.count)
    for (span, value) in spans {
      var index = words.firstToken(endingAfter: span.start)
      while index < words.count, Int(words[index].start) < span.end {
        cover[index] = Int32(value + 1)
        index += 1
      }
    }
    return cover
  }

  func has(_ index: Int, _ wanted: ClauseClass) -> Bool {
    index >= 0 && index < classes.count && !classes[index].isDisjoint(with: wanted)
  }
  /// The form of a reporting verb.
  func form(_ index: Int) -> CueForm? { anyForm(index).flatMap { $0.form == .adjective ? nil : $0 } }
  private func anyForm(_ index: Int) -> CueForm? {
    guard index >= 0, index < cue.count, cue[index] > 0 else { return nil }
    return tables.forms[Int(cue[index]) - 1]
  }
  /// The cue that begins at `index`, of one word or more.
  func cue(at index: Int, before limit: Int) -> (form: CueForm, end: Int)? {
    if has(index, .phrase), !isCapital(index),
      let found = tables.phrases.longest(startingAt: index, before: limit, in: words)
    {
      return (found.value, index + found.count)
    }
    return anyForm(index).map { ($0, index + 1) }
  }
  func isQuoted(_ index: Int) -> Bool { index >= 0 && index < quotation.count && quotation[index] > 0 }
  func quotation(at index: Int) -> Quotation? {
    isQuoted(index) ? quotations[Int(quotation[index]) - 1] : nil
  }
  /// The byte of an ASCII mark, 0x2D for any dash, 0 for everything else.
  func mark(_ index: Int) -> UInt8 { Self.mark(index, words) }
  private static func mark(_ index: Int, _ words: Words) -> UInt8 {
    guard index >= 0, index < words.count, words[index].kind == .mark else { return 0 }
    let byte = words.text.bytes[Int(words[index].start)]
    if byte < 0x80 { return byte }
    let start = Int(words[index].start)
    return byte == 0xE2 && words[index].count == 3 && words.text.bytes[start + 1] == 0x80
      && (0x90...0x95).contains(words.text.bytes[start + 2]) ? 0x2D : 0
  }
  /// "Editor’s".
  func endsPossessive(_ index: Int) -> Bool {
    guard isWord(index), words[index].count > 2 else { return false }
    let bytes = words.text.bytes
    let end = Int(words[index].end)
    guard bytes[end - 1] == 0x73 else { return false }
    return bytes[end - 2] == 0x27 || end > 3 && bytes[end - 2] == 0x99 && bytes[end - 3] == 0x80
  }
  func isComma(_ index: Int) -> Bool { mark(index) == 0x2C }
  func isDash(_ index: Int) -> Bool {
    mark(index) == 0x2D
      && !(words[index].isGlued && index + 1 < words.count && words[index + 1].isGlued
        && words[index].count == 1)
  }
  func isWord(_ index: Int) -> Bool { index >= 0 && index < words.count && words[index].kind == .word }
  func isCapital(_ index: Int) -> Bool { isWord(index) && words[index].isCapitalised }
  func hash(_ index: Int) -> UInt64 { index >= 0 && index < words.count ? words[index].hash : 0 }
  /// The last letter of a word, lower case.
  func lastByte(_ index: Int) -> UInt8 {
    isWord(index) ? ByteClass.lower(words.text.bytes[Int(words[index].end) - 1]) : 0
  }

  func span(_ range: Range<Int>) -> Span {
    guard !range.isEmpty else { return Span(0, 0) }
    return Span(Int(words[range.lowerBound].start), Int(words[range.upperBound - 1].end))
  }

  static let that = Word.hash(of: "that".utf8)
  static let but = Word.hash(of: "but".utf8)
  static let to = Word.hash(of: "to".utf8)
  static let of = Word.hash(of: "of".utf8)
  static let asWord = Word.hash(of: "as".utf8)
  static let by = Word.hash(of: "by".utf8)
  static let about = Word.hash(of: "about".utf8)
  static let out = Word.hash(of: "out".utf8)
  static let inside = Word.hash(of: "in".utf8)
  static let according = Word.hash(of: "according".utf8)
  static let it = Word.hash(of: "it".utf8)
  static let formsOfBe: Set<UInt64> = Set(
    ["is", "are", "was", "were", "be", "been", "being"].map { Word.hash(of: $0.utf8) })
}
