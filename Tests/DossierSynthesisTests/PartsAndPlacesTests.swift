// Figures of one thing that are no readings of one quantity: a first group, those of one place, a lower bound.
import DossierModel
import DossierSynthesis
import DossierText
import Testing

@Suite struct PartsAndPlacesTests {
  private static let whole = Story("whole", published: "2031-05-02") {
    $0.says("Torvia sent 9,000 soldiers to Haldor.", speaker: "Torvia")
    $0.figure("9,000 soldiers", 9000, .exactly, counted: "soldiers", claimant: "Torvia")
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let lines: [String]
    let quote: String
    let value: Double
    /// Whether the figure is in the cluster of the 9,000.
    let isTogether: Bool
    var testDescription: String { lines.joined(separator: " ") }
  }

  static let cases = [
    Case(
      lines: ["Haldor received 1,500 soldiers.", "They are the first group of a larger force."],
      quote: "1,500 soldiers", value: 1500, isTogether: false),
    Case(
      lines: [
        "Haldor received 1,500 soldiers.", "The soldiers were only the first wave, the ministry said.",
      ],
      quote: "1,500 soldiers", value: 1500, isTogether: false),
    Case(
      lines: ["Haldor received a first group of about 1,500 soldiers."], quote: "1,500 soldiers", value: 1500,
      isTogether: false),
    // What is said of somebody else makes no part.
    Case(
      lines: ["Torvia sent 9,500 soldiers to Haldor.", "The nurses are the first group of a larger team."],
      quote: "9,500 soldiers", value: 9500, isTogether: true),
    // Those who are in one town are not all.
    Case(
      lines: ["Some 7,000 soldiers are now in Haldor."], quote: "7,000 soldiers", value: 7000,
      isTogether: false),
  ]

  @Test(arguments: cases) func aPartIsNoReadingOfTheWhole(_ test: Case) {
    let dossier = synthesized([
      Self.whole,
      Story("part", published: "2031-05-04") {
        for line in test.lines { $0.says(line) }
        $0.figure(test.quote, test.value, .exactly, counted: "soldiers")
      },
    ])
    #expect((dossier.clusters.count == 1) == test.isTogether)
    #expect(dossier.relations.contains { $0.kind != .subset } == test.isTogether)
  }

  @Test func aLaterLowerBoundOfSomebodyElseReplacesNothing() {
    let dossier = synthesized([
      Self.whole,
      Story("bound", published: "2031-05-04") {
        $0.says("Torvia sent at least 3,000 soldiers to Haldor.", speaker: "Haldor")
        $0.figure("at least 3,000 soldiers", 3000, .atLeast, counted: "soldiers", claimant: "Haldor")
      },
    ])
    #expect(dossier.clusters.count == 1)
    #expect(dossier.relations.isEmpty)
  }

  @Test func theLastWordOfANameIsNothingThatIsCounted() {
    let dossier = synthesized([
      Story("a", published: "2031-05-02") {
        $0.says("In Haldor 40 soldiers were seen.")
        $0.figure("40 soldiers", 40, .exactly, counted: "soldiers")
        $0.says("Before that the Blue House had spoken of 31.")
        $0.figure("31", 31, .exactly)
      }
    ])
    #expect(!dossier.clusters.contains { $0.label == "home" })
  }

  /// Eight papers print one text: more than the number of sources from which a phrase counts as common.
  @Test func aTextThatVeryManyPrintIsOneVoice() {
    let lines = [
      "The ferry overturned in the strait near Haldor on Monday morning in heavy seas.",
      "Divers searched the wreck for survivors until late in the evening, officials said.",
      "The operator had cancelled two earlier crossings because of strong wind.",
    ]
    let dossier = synthesized(
      (1...8).map { number in
        Story("s\(number)", published: "2031-05-0\(number)", publisher: "Paper \(number)") {
          for line in lines { $0.says(line) }
        }
      })
    #expect(dossier.syndication.map(\.group.count) == [8])
    #expect(dossier.independentSources == 1)
  }

  @Test func whatIsComparedInPartIsSaid() {
    let stories = (0..<150).map { number in
      Story("s\(number)", published: "2031-05-02") {
        $0.says("In Haldor \(1000 + number) soldiers were seen by a witness at gate \(number).")
        $0.figure("\(1000 + number) soldiers", Double(1000 + number), .exactly, counted: "soldiers")
        $0.says("Torvia said \(number) that the harbour of Haldor was shelled.", speaker: "Torvia")
      }
    }
    #expect(synthesized(Array(stories.prefix(20))).bounds.isEmpty)
    let dossier = synthesized(
      stories
        + (150..<450).map { number in
          Story("t\(number)", published: "2031-05-02") {
            $0.says("Torvia said \(number) that the harbour of Haldor was shelled.", speaker: "Torvia")
          }
        })
    #expect(dossier.bounds.contains { $0.kind == .claims && $0.count > 0 })
    #expect(dossier.diagnostics.contains { $0.id == "synthesis.bound.claims" && $0.severity == .note })
  }
}
