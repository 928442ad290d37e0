// Plain text to a document, one passage a line, for the tests of the analysis.
import DossierAnalysis
import DossierModel
import DossierText

enum ReadArticle {
  static let tables = AnalysisTables()

  static func document(_ bytes: [UInt8]) -> Document {
    let text = UTF8Repair.repaired(bytes).text
    var passages: [Passage] = []
    var start = 0
    for end in text.bytes.indices where text.bytes[end] == 0x0A {
      passages.append(Passage(.paragraph, text.trimmed(Span(start, end))))
      start = end + 1
    }
    passages.append(Passage(.paragraph, text.trimmed(Span(start, text.count))))
    passages.removeAll { $0.span.isEmpty }
    let metadata = Metadata(
      title: Field("", .assumed), language: Field("en", .assumed), key: Field("t", .assumed))
    let source = Source(path: "t.txt", kind: .article, format: .text, digest: "", metadata: metadata)
    let nodes = passages.map { Node(.paragraph, $0.span, depth: 0) }
    return Document(source: source, text: text, nodes: nodes, passages: passages, firstLine: 1)
  }

  static func voices(in text: String) -> (Document, Analysis) { voices(in: Array(text.utf8)) }

  static func voices(in bytes: [UInt8]) -> (Document, Analysis) {
    let document = document(bytes)
    return (document, analyze(document, tables: tables, steps: [.entities, .attributions]))
  }
}
