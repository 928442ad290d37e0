import DossierModel
import DossierPipeline
import DossierTestSupport
import DossierText
import Testing

/// Four small dossiers on made-up events, read as a user would paste them: which numbers belong together, which
/// cannot both be true, and which dates are one entry. A false contradiction is the worst fault.
@Suite struct StoriesTests {
  private func story(_ name: String) -> Dossier {
    var options = BuildOptions()
    options.source = SharedData.packageRoot + "/Tests/DossierPipelineTests/Fixtures/stories/\(name)"
    return dossier(options).dossier
  }

  /// "12 bodies (a4)": the words and the source's key.
  private func words(_ figure: Int, _ dossier: Dossier) -> String {
    let item = dossier.figures[figure]
    let document = dossier.documents[item.document]
    return "\(document.text[dossier.analysis(of: item).span]) (\(document.source.metadata.key.value))"
  }

  private func contradictions(_ dossier: Dossier) -> Set<String> {
    var pairs: Set<String> = []
    for relation in dossier.relations where relation.isContradiction {
      for a in relation.a {
        for b in relation.b {
          pairs.insert([words(a, dossier), words(b, dossier)].sorted().joined(separator: " / "))
        }
      }
    }
    return pairs
  }

  private func areTogether(_ quotes: [String], _ dossier: Dossier) -> Bool {
    dossier.clusters.contains { cluster in
      Set(quotes).isSubset(of: cluster.figures.map { words($0, dossier) })
    }
  }

  /// The sources of the entry of a day whose mentions hold these words.
  private func entry(_ edtf: String, _ words: String, _ dossier: Dossier) -> Set<String> {
    let found = dossier.events.first { event in
      event.edtf.description == edtf
        && event.mentions.contains { dossier.documents[$0.document].text[$0.span].contains(words) }
    }
    return Set((found?.mentions ?? []).map { dossier.documents[$0.document].source.metadata.key.value })
  }

  @Test func aTollThatRisesIsNoContradictionAndARivalCountIs() {
    let flood = story("flood")
    #expect(
      areTogether(
        ["at least three people (a1)", "seven (a2)", "9 (a3)", "12 (a3)", "Eleven people (a5)"], flood))
    #expect(
      areTogether(["Some 1,200 residents (a1)", "More than 3,000 people (a2)", "3,600 people (a5)"], flood))
    #expect(areTogether(["About 9,000 households (a1)", "1,100 households (a3)"], flood))
    for pair in [
      ["41 people (a1)", "Eleven people (a5)"], ["Eleven people (a2)", "seven (a2)"],
      ["800 (a3)", "3,400 people (a3)"],
    ] { #expect(!areTogether(pair, flood), "\(pair)") }
    #expect(
      contradictions(flood) == [
        "12 (a3) / 9 (a3)", "12 (a3) / Eleven people (a5)", "12 bodies (a4) / Eleven people (a5)",
      ])
    #expect(entry("2031-06-14", "expected in Halden", flood) == ["a3", "a4", "a5"])
  }

  @Test func countsOfPoliceAndOrganisersContradictAndStationsDoNot() {
    let election = story("election")
    #expect(contradictions(election).isSubset(of: ["20,000 (b2) / About 5,000 people (b2)"]))
    #expect(areTogether(["212 polling stations (b2)", "212 polling stations (b5)"], election))
    #expect(!areTogether(["3,000 polling stations (b1)", "14 polling stations (b1)"], election))
    #expect(entry("2029-03-24", "recount will take place", election) == ["b4", "b5"])
  }

  @Test func aStrikeHasTwoCountsAndOneEnd() {
    let strike = story("strike")
    #expect(
      contradictions(strike) == [
        "1,500 workers (c1) / About 2,400 dock workers (c1)",
        "About 2,400 dock workers (c1) / about 1,500 people (c2)",
      ])
    #expect(!areTogether(["$3 million (c1)", "$19 million (c3)"], strike))
    #expect(entry("2030-09-20", "Members will vote", strike).isSuperset(of: ["c3", "c4"]))
    let cells = strike.events.filter { event in
      event.mentions.contains { strike.documents[$0.document].source.kind == .note }
    }
    #expect(cells.map(\.label).allSatisfy { !$0.contains("|") && $0.count > 12 }, "\(cells.map(\.label))")
  }

  @Test func aWiderRecallReplacesTheFirst() {
    let recall = story("recall")
    #expect(contradictions(recall).isEmpty)
    #expect(areTogether(["Four infants (d2)", "Nine infants (d3)", "Eleven infants (d4)"], recall))
    #expect(!areTogether(["$2 million (d5)", "$8 million (d4)"], recall))
    // Infants who fell ill and shares that fell are two entries of one day.
    #expect(entry("2028-01-17", "Shares in Sundale", recall) == ["d2"])
    let monday = recall.events.filter { $0.edtf.description == "2028-01-17" }
    #expect(monday.count == 2)
    let claim = recall.claims.first { $0.label.contains("knew of the problem") }
    #expect(claim?.isDisputed == true)
  }
}
