import DossierModel
import DossierTestSupport
import DossierText
import Testing

// Hostile input: no crash, spans inside the text on scalar borders and in order, time linear in length.
@testable import DossierAnalysis

@Suite struct DateFuzzTests {
  /// A fixed sequence, so that every run sees the same input (SplitMix64).
  struct Sequence: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  static let pieces = [
    "the", "last", "next", "this", "past", "two", "twenty", "one", "hundred", "thousand", "million", "and",
    "a", "half",
    "years", "week", "days", "quarter", "ago", "earlier", "later", "Monday", "Sept.", "May", "March",
    "October", "8",
    "13", "31", "32", "1990", "2024", "99999999999999999999", "'98", "s", "th", "-", "–", "/", ":", ",", ".",
    "%", "$",
    "early", "late", "mid", "about", "BC", "AD", "a.m.", "p", "m", "GMT", "noon", "night", "morning", "every",
    "each",
    "fiscal", "first", "third", "century", "summer", "of", "in", "on", "by", "until", "since", "from", "to",
    "between",
    "Easter", "Eid", "al-Fitr", "9/11", "yesterday", "now", "that", "same", "year", "ended", "o'clock", "’",
    "é", "😀",
    "\u{A0}", "\n", "zero", "0", "00", "1/2", "½", "daily", "Mrs", "year-ago", "-old", "old", "hours",
    "following",
  ]

  private static let publications = ["2024-10-19", "2024", "0001-01-01", "Y170000002", "../2024", nil]

  private func check(_ text: Text, publications: [String?] = publications) {
    for published in publications {
      let found = DateReading.find(DateReading.document(text, published: published))
      var end = 0
      for date in found.dates {
        #expect(!date.span.isEmpty && date.span.start >= end && date.span.end <= text.count)
        #expect(text.isScalarBorder(date.span.start) && text.isScalarBorder(date.span.end))
        end = date.span.end
      }
      for range in found.ranges {
        #expect(!range.span.isEmpty && range.span.end <= text.count && !range.parts.isEmpty)
        #expect(range.parts.allSatisfy { found.dates.indices.contains($0) })
      }
    }
  }

  @Test func survivesSplicedWords() {
    var random = Sequence(state: 1)
    for _ in 0..<150 {
      var words = ""
      for _ in 0..<Int.random(in: 1...60, using: &random) {
        words += Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
        if Int.random(in: 0..<4, using: &random) > 0 { words += " " }
      }
      check(Text(words))
    }
  }

  @Test func survivesRandomBytes() {
    var random = Sequence(state: 2)
    for _ in 0..<100 {
      let bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      check(UTF8Repair.repaired(bytes).text)
    }
  }

  /// A line of 200 kB, of one phrase over and over.
  @Test(arguments: [
    "the last two October 8, 1990-", "a week on the first day of last ", "3, 4 and 5, ",
    "half past quarter to ",
    "by Tuesday until ", "the same quarter a year earlier ",
  ])
  func survivesALongLine(_ piece: String) {
    check(Text(String(repeating: piece, count: 200_000 / piece.utf8.count)), publications: ["2024-10-19"])
  }

  /// Pieces of the open development texts in random order, where they are there.
  @Test func survivesSplicesOfRealTexts() throws {
    var random = Sequence(state: 3)
    let folder = SharedData.root + "/eval/temporal"
    let files = ["timebank", "aquaint", "gum", "wikiwars"].flatMap { fileTree("\(folder)/\($0)") }
    guard !files.isEmpty else { return }
    for _ in 0..<60 {
      var bytes: [UInt8] = []
      for _ in 0..<12 {
        let file = files[Int.random(in: 0..<files.count, using: &random)].bytes
        let start = Int.random(in: 0..<max(1, file.count), using: &random)
        bytes += file[start..<min(file.count, start + Int.random(in: 1...200, using: &random))]
      }
      check(UTF8Repair.repaired(bytes).text, publications: ["2024-10-19", "1989", nil])
    }
  }

  /// A line eight times as long takes less than thirty times as long (room for a busy machine).
  @Test(arguments: [
    "a ", "the last ", "1990 ", "October 8, ", "8, ", "two hundred and ", "2024-", "in the late ", "Monday ",
    "not ", "3, ", "a week on ", "the last day of ", "half past ", "by ", "in June from ",
    "the same quarter ",
    "early ", "and 5 ", "'90", "of the ", "year-", "\u{2019}s ", "a.m. ", "between May and ",
  ])
  func takesLinearTime(_ piece: String) {
    func time(_ count: Int) -> Duration {
      let text = Text(String(repeating: piece, count: count / piece.utf8.count))
      let document = DateReading.document(text, published: "2024-10-19")
      let vocabulary = Vocabulary(Words(text, passages: document.passages.map(\.span)))
      return ContinuousClock().measure {
        _ = findDates(document, vocabulary: vocabulary, sentences: [], tables: DateReading.tables)
      }
    }
    let short = min(time(5_000), time(5_000))
    let long = min(time(40_000), time(40_000))
    #expect(long < short * 30 + .milliseconds(50))
  }
}
