import DossierModel
import DossierSynthesis
import DossierText
import Testing

/// Many sources, and sources that no newsroom would send: the synthesis neither traps nor compares all with all.
@Suite struct SynthesisScaleTests {
  /// A generator with a fixed seed (SplitMix64).
  struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  static func stories(_ count: Int) -> [Story] {
    var random = Random(state: 7)
    let towns = (0..<40).map { "Town\(Character(Unicode.Scalar(UInt8(65 + $0 % 26))))\($0)" }
    return (0..<count).map { index in
      let town = towns[Int.random(in: 0..<40, using: &random)]
      let dead = Int.random(in: 1...90, using: &random)
      let day = Int.random(in: 1...28, using: &random)
      return Story(
        "s\(index)", published: "2031-05-\(day < 10 ? "0" : "")\(day)", publisher: "Wire \(index % 30)"
      ) {
        $0.says("The mayor said the flood in \(town) killed \(dead) people.", speaker: "The mayor")
        $0.figure("\(dead) people", Double(dead), .exactly, counted: "people", claimant: "The mayor")
        $0.says("In \(town) the council denied that the dam was cracked.", speaker: "council", stance: .deny)
        $0.says("Report \(index) tells of road \(index % 97) and of bridge \(index % 89) near \(town).")
      }
    }
  }

  @Test func timeGrowsWithTheNumberOfSourcesAndNotWithItsSquare() {
    let clock = ContinuousClock()
    let few = Self.stories(500)
    let many = Self.stories(2_000)
    let short = clock.measure { _ = synthesized(few) }
    let long = clock.measure { _ = synthesized(many) }
    // Four times the sources; sixteen times the time would be all pairs. The machine may be busy.
    #expect(long < short * 12 + .seconds(2))
  }

  @Test func nothingTrapsOnRandomFindings() {
    var random = Random(state: 99)
    let pieces = [
      "killed", "12", "“", "”", "(", ")", ":", ",", "of the", "including", "not", "Haldor", "no", "—", "é",
      "from",
    ]
    for round in 0..<200 {
      let stories = (0..<4).map { index in
        let line = (0..<20).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
          .joined(separator: " ")
        return Story("k\(index)", published: index == 0 ? nil : "2031-05-0\(index)") {
          $0.says(line, speaker: "Haldor", content: "killed", stance: index % 2 == 0 ? .assert : .deny)
          $0.figure(
            "12", Double(round % 5), Comparator.allCases[round % 6], unit: round % 3 == 0 ? "km" : nil)
          $0.figure("12", 12, .exactly, counted: "of the", occurrence: 2)
          $0.date("Haldor", "2031-05")
        }
      }
      let dossier = synthesized(stories)
      let inClusters = dossier.clusters.flatMap(\.figures).sorted()
      #expect(inClusters == Array(dossier.figures.indices))
      #expect(Set(dossier.clusters.map(\.id)).count == dossier.clusters.count)
    }
  }

  @Test func aLineOfManyNumbersStaysLinear() {
    let line = "In Haldor " + String(repeating: "12 dead, ", count: 4_000)
    let clock = ContinuousClock()
    let time = clock.measure {
      _ = synthesized([
        Story("a", published: "2031-05-02") { story in
          story.says(line)
          story.figures(every: "12", 12)
        }
      ])
    }
    #expect(time < .seconds(20))
  }
}
