// Figures and sentences in hostile input: no crash, spans inside the text and on scalar borders, ends in order, time
// that grows with the length.
import DossierModel
import DossierText
import Testing

@testable import DossierAnalysis

@Suite struct FigureFuzzTests {
  static func check(_ string: String) {
    let (document, figures) = FigureTests.analysed(string)
    let text = document.text
    func isValid(_ span: Span) -> Bool {
      !span.isEmpty && text.all.contains(span) && text.isScalarBorder(span.start)
        && text.isScalarBorder(span.end)
    }
    for figure in figures {
      #expect(isValid(figure.span))
      for span in [figure.counted, figure.subject, figure.comparatorSpan] {
        if let span { #expect(isValid(span)) }
      }
      #expect(figure.value?.isFinite ?? true && figure.low ?? 0 <= figure.high ?? .infinity)
    }
    var end = 0
    for sentence in findAllSentences(document, tables: SentenceTests.tables) {
      #expect(isValid(sentence.span) && sentence.span.start >= end)
      end = sentence.span.end
    }
  }

  static let pieces = [
    "5", "1,500", "0.5", "½", "€", "$", "USD", "%", " percent", " million", "bn", "k", " to ", "-", "–", "±",
    " or equal",
    "between ", " and ", "from ", "more than ", "up to ", "about ", "a third ", "half ", "of the ", "two ",
    "dozens of ",
    " people", " troops", " rose ", " fell by ", " exceeded ", " worth ", " pounds", "190p", "06.55",
    " a.m. ", "Mr. ",
    "08/10/2000 08:28 AM", ":) ", ". . . . ", ".", "?", "!", "…", "(", ")", "“", "”", "\n", "\n\n", " ",
    ", which ", ", ",
    "Regards, ", "é", "\u{1F600}", "N°. ", "etc. ", "The ", "toll ", "children under ", "The average age is ",
  ]

  @Test func randomSplicesAreHarmless() {
    var state: UInt64 = 20_241_124
    for _ in 0..<200 {
      var string = ""
      for _ in 0..<60 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        string += Self.pieces[Int((state >> 33) % UInt64(Self.pieces.count))]
      }
      Self.check(string)
    }
  }

  static let hostile: [(String, Int)] = [
    ("7", 40_000), ("1,111", 8_000), ("$5m-", 8_000), ("from 5 to ", 4_000), ("5 million ", 4_000),
    ("was ", 8_000),
    ("5% ", 8_000), (", which 5", 4_000), ("x, 5% ", 4_000), ("rose 5% to ", 3_000), ("(5", 8_000),
    (". ", 8_000),
    (". . . . A ", 2_000), ("1/1/2000 ", 3_000), (":) A", 4_000), ("Regards, A ", 3_000), ("a third ", 4_000),
  ]
  @Test(arguments: hostile) func repetitionIsLinear(_ piece: String, _ count: Int) {
    let clock = ContinuousClock()
    func time(_ count: Int) -> Duration {
      let string = String(repeating: piece, count: count)
      return clock.measure { Self.check(string) }
    }
    let short = time(count / 4)
    let long = time(count)
    #expect(long < short * 14 + .milliseconds(300))
  }
}
