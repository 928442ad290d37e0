import DossierModel
import DossierText
import Testing

@testable import DossierAnalysis

/// Hostile input: no crash, spans inside the text and on scalar borders, time that grows with the length.
@Suite struct VoicesFuzzTests {
  static func check(_ bytes: [UInt8]) {
    let (document, analysis) = ReadArticle.voices(in: bytes)
    let text = document.text
    func isValid(_ span: Span) -> Bool {
      !span.isEmpty && span.end <= text.count && text.isScalarBorder(span.start)
        && text.isScalarBorder(span.end)
    }
    for entity in analysis.entities {
      #expect(!entity.mentions.isEmpty && entity.mentions.allSatisfy(isValid))
    }
    for attribution in analysis.attributions {
      #expect(
        isValid(attribution.span) && !attribution.content.isEmpty && attribution.content.allSatisfy(isValid))
      for span in [attribution.cue, attribution.speaker?.span, attribution.speaker?.role, attribution.target]
      {
        if let span { #expect(isValid(span)) }
      }
      if let entity = attribution.speaker?.entity { #expect(analysis.entities.indices.contains(entity)) }
    }
  }

  static let pieces = [
    "“", "”", "\"", "‘", "’", "'", "''", "«", "»", "(", ")", ",", ".", ":", "–", "-", "\n", " ", " said ",
    "Smith", " the ",
    " that ", "he", " according to ", " accused of ", "U.S.", "Mr. ", "ministry", "é", "\u{1F600}", "7",
    " and ", " but ",
    " who ", "’s", " told ", " claims ", "North ", "Korean ", " to ", "is ",
  ]

  @Test func randomSplicesAreHarmless() {
    var state: UInt64 = 20_241_019
    for _ in 0..<150 {
      var bytes: [UInt8] = []
      for _ in 0..<60 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let piece = Self.pieces[Int((state >> 33) % UInt64(Self.pieces.count))]
        bytes += Array(piece.utf8)
        if state >> 60 == 3 { bytes.removeLast() }
      }
      Self.check(bytes)
    }
  }

  static let hostile: [(String, Int)] = [
    ("\"", 20_000), ("“", 10_000), ("‘", 10_000), ("'", 10_000), ("“a ‘b ", 3_000), ("he said, ", 3_000),
    ("Smith, ", 3_000), ("A ", 6_000), ("and said ", 3_000), ("“a,” he said. ", 2_000), ("'' ", 4_000),
    ("according to ", 3_000), ("the of the ", 3_000), ("U.S. ", 4_000), ("x's ", 4_000), ("that ", 6_000),
    ("“‘", 10_000), ("call for ", 3_000), ("in the poll, ", 3_000), ("asked about ", 3_000),
    ("is expected to ", 3_000), ("X's hope of ", 3_000), ("who said ", 3_000), ("as he put it, ", 3_000),
  ]
  @Test func aLineOfQuotationMarksIsHarmless() {
    for mark in ["\"", "“", "'", "’"] { Self.check(Array(String(repeating: mark, count: 200_000).utf8)) }
    Self.check(Array((String(repeating: "“a ", count: 10_000) + String(repeating: "”", count: 10_000)).utf8))
  }

  @Test(arguments: hostile) func repetitionIsLinear(_ piece: String, _ count: Int) {
    let clock = ContinuousClock()
    func time(_ count: Int) -> Duration {
      let bytes = Array(String(repeating: piece, count: count).utf8)
      return clock.measure { Self.check(bytes) }
    }
    let short = time(count / 4)
    let long = time(count)
    #expect(long < short * 14 + .milliseconds(300))
  }
}
