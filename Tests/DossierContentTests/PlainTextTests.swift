// Pasted text: what is a title, a byline, a date line, furniture, and what is none.
import DossierContent
import DossierModel
import DossierTestSupport
import DossierText
import Testing

@Suite struct PlainTextTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    /// Passages as "kind: words", then removed lines as "- words".
    let passages: [String]
    var testDescription: String { text }
  }
  static let cases: [Case] = [
    Case(
      text: "Harbour closed after storm\n\nThe harbour was closed on Monday.\n\nIt opens again on Friday.\n",
      passages: [
        "title: Harbour closed after storm", "paragraph: The harbour was closed on Monday.",
        "paragraph: It opens again on Friday.",
      ]),
    Case(
      text:
        "Harbour closed after storm\nBy Ada Holm\n17 November 2024\n\nThe harbour was closed on Monday.\n",
      passages: [
        "title: Harbour closed after storm", "byline: By Ada Holm", "dateline: 17 November 2024",
        "paragraph: The harbour was closed on Monday.",
      ]),
    // Sentences only: no title.
    Case(
      text: "The harbour was closed on Monday.\nIt opens again on Friday.\n",
      passages: ["paragraph: The harbour was closed on Monday.", "paragraph: It opens again on Friday."]),
    // A single line is prose.
    Case(text: "Harbour closed after storm", passages: ["paragraph: Harbour closed after storm"]),
    // A dateline belongs to its sentence.
    Case(
      text: "PORT ELM, Sept 4 (Wire) - The harbour was closed on Monday.\nIt opens again on Friday.\n",
      passages: [
        "paragraph: PORT ELM, Sept 4 (Wire) - The harbour was closed on Monday.",
        "paragraph: It opens again on Friday.",
      ]),
    Case(
      text:
        "The harbour was closed on Monday.\nShare this article\nIt opens again on Friday.\n.\n© 2024 Coast Daily\n",
      passages: [
        "paragraph: The harbour was closed on Monday.", "paragraph: It opens again on Friday.",
        "- Share this article", "- .", "- © 2024 Coast Daily",
      ]),
    // A sentence with a quotation is never furniture on a guess.
    Case(
      text: "The harbour was closed on Monday.\nFor more information call 112, the mayor said.\n",
      passages: [
        "paragraph: The harbour was closed on Monday.",
        "paragraph: For more information call 112, the mayor said.",
      ]),
    // Lines that are wrapped make one paragraph.
    Case(
      text:
        "The harbour was closed on Monday after a storm that the\nweather office had not seen coming, and it stays shut until\nFriday.\n",
      passages: [
        "paragraph: The harbour was closed on Monday after a storm that the weather office had not seen coming,"
          + " and it stays shut until Friday."
      ]),
  ]

  @Test(arguments: cases) func reads(_ test: Case) throws {
    let folder = TemporaryFolder()
    let document = try #require(loadFile(folder.write("a.txt", test.text)).document)
    let found =
      document.passages.map { "\($0.kind.rawValue): \(joined(document.text[$0.span]))" }
      + document.removed.map { "- \(document.text[$0.span])" }
    #expect(found == test.passages)
  }

  private func joined(_ text: String) -> String { text.split(separator: "\n").joined(separator: " ") }

  @Test func tellsWhereADateComesFrom() throws {
    let folder = TemporaryFolder()
    let story = "The harbour was closed on Monday.\nIt opens again on Friday.\n"
    func published(_ name: String, _ text: String) throws -> String {
      let field = try #require(loadFile(folder.write(name, text)).document?.source.metadata.published)
      return "\(field.value) \(field.origin.rawValue)"
    }
    #expect(try published("2024-10-18-harbour.txt", story) == "2024-10-18 name")
    #expect(
      try published("2024-10-18-b.txt", "Harbour closed\n17 October 2024\n\n" + story) == "2024-10-17 text")
    #expect(
      try published(
        "2024-10-18-c.txt", "---\npublished: 2024-10\n---\nHarbour closed\n17 October 2024\n\n" + story)
        == "2024-10 meta")
    #expect(loadFile(folder.write("d.txt", story)).document?.source.metadata.published == nil)
  }

  @Test func readsWindowsAndUTF16() throws {
    let folder = TemporaryFolder()
    let windows = folder.write(
      "w.txt", bytes: Array("The caf".utf8) + [0xE9] + Array(" closed on Monday.\n".utf8))
    let (document, diagnostics) = loadFile(windows)
    #expect(document?.text.string == "The café closed on Monday.\n")
    #expect(diagnostics.map(\.id) == ["content.encoding"])
    let units: [UInt8] = Array("The harbour closed.".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(
      loadFile(folder.write("u.txt", bytes: [0xFF, 0xFE] + units)).document?.text.string
        == "The harbour closed.")
  }
}
