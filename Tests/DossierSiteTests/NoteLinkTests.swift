// What notes point at: faults are named with their line.
import DossierModel
import DossierText
import Testing

@testable import DossierSite

@Suite struct NoteLinkTests {
  /// A note whose only node is of a kind, on the third line of its text.
  func faults(_ kind: Node.Kind) -> [Diagnostic] {
    var dossier = SampleDossier.flood()
    var note = dossier.documents[4]
    let text = Text("One.\n\nTwo.\n")
    note = Document(
      source: note.source, text: text, nodes: [Node(kind, Span(6, 9), depth: 0)], passages: note.passages,
      firstLine: 5)
    dossier.documents[4] = note
    return Site(dossier, options: Site.Options()).noteDiagnostics()
  }

  @Test func namesWhatIsCitedAndNotThere() {
    let found = faults(.citation(key: "gazete-1", locator: "", sentence: nil))
    #expect(found.map(\.id) == ["site.citation.unknown"])
    #expect(found.first?.text == "no source has the key \"gazete-1\"; nearest: \"gazette-1\"")
    #expect(found.first?.place == Diagnostic.Place("notes/counting.txt", line: 7, column: 1))
    #expect(faults(.citation(key: "gazette-1", locator: "", sentence: 2)).isEmpty)
    #expect(
      faults(.citation(key: "gazette-1", locator: "", sentence: 9)).map(\.id) == ["site.citation.sentence"])
  }

  @Test func namesLinksThatLeadNowhere() {
    #expect(faults(.wikilink(target: "Ada Brandt", shown: "")).isEmpty)
    #expect(faults(.wikilink(target: "gazette-1", shown: "x")).isEmpty)
    #expect(faults(.wikilink(target: "Ada Brand", shown: "")).map(\.help) == ["did you mean [[Ada Brandt]]?"])
  }

  @Test(arguments: [
    ("figures: people", []), ("figures: horses", ["site.block.line"]),
    ("sources:\ntag: none", ["site.block.line"]),
    ("timeline:\nfrom: 2023", []), ("timeline:\nfrom: soon", ["site.block.line"]),
    ("figure: people", ["site.block.line", "site.block.line"]),
    ("claims: dam\nlimit: 0", ["site.block.line"]),
    ("claims:\nsource: gazete-1", ["site.block.line"]),
  ])
  func namesBlocksThatShowNothing(_ query: String, _ ids: [String]) {
    #expect(faults(.embed(query: query)).map(\.id) == ids)
  }
}
