import DossierModel
import DossierSite
import DossierText
import Testing

@Suite struct BodyHTMLTests {
  private func html(_ text: String, _ nodes: [Node]) -> String {
    let metadata = Metadata(
      title: Field("", .assumed), language: Field("en", .assumed), key: Field("a", .assumed))
    let source = Source(path: "a.md", kind: .article, format: .markdown, digest: "", metadata: metadata)
    let document = Document(source: source, text: Text(text), nodes: nodes, passages: [])
    return String(decoding: bodyHTML(document), as: UTF8.self)
  }

  @Test func blocksAndInlinesNestAsTheirDepthsSay() {
    let nodes = [
      Node(.heading(level: 2), Span(0, 4), depth: 0), Node(.text, Span(0, 4), depth: 1),
      Node(.list(ordered: false, start: 1, isTight: true), Span(5, 13), depth: 0),
      Node(.item(isChecked: nil), Span(5, 13), depth: 1), Node(.paragraph, Span(5, 13), depth: 2),
      Node(.text, Span(5, 9), depth: 3), Node(.strong, Span(9, 13), depth: 3),
      Node(.text, Span(9, 13), depth: 4),
    ]
    #expect(
      html("Head One two.", nodes)
        == "<h2>Head</h2><ul><li><p>One <strong>two.</strong></p></li></ul>")
  }

  @Test func wordsAreEscapedAndBadAddressesDropped() {
    let nodes = [
      Node(.paragraph, Span(0, 5), depth: 0),
      Node(.link(destination: "javascript:alert(1)", title: ""), Span(0, 5), depth: 1),
      Node(.text, Span(0, 5), depth: 2),
      Node(.link(destination: "https://a.example/?x=1&y=\"2", title: ""), Span(0, 5), depth: 1),
      Node(.text, Span(0, 5), depth: 2),
    ]
    let made = html("<a&b>", nodes)
    #expect(made.hasPrefix("<p><a>&lt;a&amp;b&gt;</a><a href=\"https://a.example/?x=1&amp;y="))
    #expect(!made.contains("javascript") && !made.contains("=\"2"))
  }
}
