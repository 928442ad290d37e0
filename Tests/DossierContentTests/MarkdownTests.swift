// Markdown: spans into the unchanged text, prose of the same length, notes' own marks.
import DossierContent
import DossierModel
import DossierTestSupport
import DossierText
import Testing

@Suite struct MarkdownTests {
  private func document(_ text: String, _ name: String = "notes/n.md") throws -> Document {
    let folder = TemporaryFolder()
    return try #require(loadFile(folder.write(name, text)).document)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    /// The prose, blanks run together.
    let prose: String
    var testDescription: String { text }
  }
  static let cases: [Case] = [
    Case(text: "Some **bold** and *slanted* words.", prose: "Some bold and slanted words."),
    Case(text: "A [link](https://a.example/b \"b\") b.", prose: "A link b."),
    Case(text: "Salt &amp; pepper, 3 \\* 4.", prose: "Salt & pepper, 3 * 4."),
    Case(text: "Shipped [@metro, p. 3] to [[Elm|the port]].", prose: "Shipped to the port ."),
    Case(text: "- [x] done\n- open\n", prose: "done open"),
    Case(text: "| a | b |\n|---|---|\n| 1,500 | c\\|d |\n", prose: "a b 1,500 c| d"),
    Case(text: "> said\n> twice[^1]\n\n[^1]: A note.\n", prose: "said twice A note."),
    Case(text: "See <https://a.example/2024> now.", prose: "See now."),
    Case(text: "<div>kept words</div>\n", prose: "kept words"),
    Case(text: "Code `x = 1` here.\n\n```\nno prose\n```\n", prose: "Code x = 1 here."),
    Case(text: "a*b*c ~~gone~~ ![alt](../assets/p.png) end", prose: "a b c gone end"),
  ]

  @Test(arguments: cases) func readsProse(_ test: Case) throws {
    let document = try document(test.text)
    #expect(document.prose.count == document.text.count)
    let words = document.prose.string.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(words == test.prose)
    checkSpans(document)
  }

  @Test func knowsTheMarksOfNotes() throws {
    let document = try document(
      "Seen [@metro#s12] and [@a; @b, p. 3] in [[Elm]].\n\n```dossier\nfigures: troops\n```\n")
    let kinds = document.nodes.map(\.kind)
    #expect(kinds.contains(.citation(key: "metro", locator: "", sentence: 12)))
    #expect(kinds.contains(.citation(key: "b", locator: "p. 3", sentence: nil)))
    #expect(kinds.contains(.wikilink(target: "Elm", shown: "Elm")))
    #expect(kinds.contains(.embed(query: "figures: troops\n")))
  }

  @Test func takesItsTitleFromTheFirstHeading() throws {
    let document = try document("# Harbour *closed*\n\nIt opens on Friday.\n")
    #expect(document.source.metadata.title.value == "Harbour closed")
    #expect(document.passages.first?.kind == .title)
  }
}

/// Every span of a document lies inside its text on borders of scalars; passages are in order and apart.
func checkSpans(_ document: Document) {
  let text = document.text
  func check(_ span: Span) {
    #expect(span.start >= 0 && span.end <= text.count)
    #expect(text.isScalarBorder(span.start) && text.isScalarBorder(span.end))
  }
  for node in document.nodes { check(node.span) }
  for removed in document.removed { check(removed.span) }
  var end = 0
  for passage in document.passages {
    check(passage.span)
    #expect(!passage.span.isEmpty && passage.span.start >= end)
    end = passage.span.end
    #expect(!document.removed.contains { $0.span.overlaps(passage.span) })
  }
  #expect(document.prose.count == text.count)
  #expect(UTF8Repair.isValid(document.prose.bytes))
}
