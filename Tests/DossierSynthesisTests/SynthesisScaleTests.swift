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

  /// One count told by many sources, each with a number of its own: `perDay` sources a day, 26 speakers.
  static func counts(_ count: Int, perDay: Int) -> [Story] {
    (0..<count).map { index in
      let day = CivilDay(number: 22_000 + index / perDay).iso
      let speaker = "Kel\(Character(Unicode.Scalar(UInt8(97 + index % 26))))ora"
      return Story("s\(index)", published: day, publisher: "Wire \(index % 40)") {
        $0.says("\(speaker) said \(index + 7) people were killed in Haldor.", speaker: speaker)
        $0.figure(
          "\(index + 7) people", Double(index + 7), .exactly, counted: "people", claimant: speaker)
      }
    }
  }

  @Test func aFewReadingsAreAllCompared() {
    let dossier = synthesized(Self.counts(40, perDay: 4))
    #expect(dossier.clusters.map(\.figures.count) == [40])
    #expect(dossier.clusters.map(\.cut) == [nil])
    let pairs = dossier.relations.reduce(0) { $0 + $1.a.count * $1.b.count }
    #expect(pairs == 40 * 39 / 2)
  }

  @Test(arguments: [1_000, 5_000]) func aLargeClusterIsRelatedInBoundedTimeAndSaysHowFar(_ count: Int) throws
  {
    let stories = Self.counts(count, perDay: 20)
    let clock = ContinuousClock()
    var dossier = synthesized([])
    let time = clock.measure { dossier = synthesized(stories) }
    #expect(time < .seconds(60))
    #expect(dossier.clusters.map(\.figures.count) == [count])
    let cut = try #require(dossier.clusters.first?.cut)
    #expect(cut.readings == count && cut.pairs == count * (count - 1) / 2)
    #expect(cut.compared >= count && cut.compared < 60 * count)
    // Every reading but the first stands in some relation, and what is told grows with the readings.
    let related = Set(dossier.relations.flatMap { $0.a + $0.b })
    #expect(related.count == count)
    let told = dossier.relations.reduce(0) { $0 + $1.a.count + $1.b.count }
    #expect(told < 8 * count)
    #expect(Set(dossier.relations.map(\.kind)) == [.update, .contradict])
  }

  @Test func eachClaimantsLineIsFollowedInALargeCluster() throws {
    let dossier = synthesized(Self.counts(260, perDay: 26))
    let own = dossier.relations.filter { $0.reason == .replaced }
    // Ten days, 26 speakers: each number but the first of a speaker replaces the one of the day before.
    #expect(own.reduce(0) { $0 + $1.a.count * $1.b.count } == 9 * 26)
    for relation in own {
      let (a, b) = (try #require(relation.a.first), try #require(relation.b.first))
      #expect(dossier.figures[a].claimant == dossier.figures[b].claimant)
    }
  }
}
