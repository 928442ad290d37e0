// From a folder (or one file) to documents: the one verb of this room.
package import DossierModel
package import DossierText
import Glibc

/// What a load gives: whatever could be read, and every fault of the run.
package struct Loaded: Sendable {
  package var configuration = Configuration()
  /// Articles and notes, by path.
  package var documents: [Document] = []
  package var briefing: Document?
  package var curation: [CurationEntry] = []
  /// Files of `assets/` and `root/`, with the path they get below the output folder.
  package var copied: [RenderedFile] = []
  /// Paths of drafts that were left out.
  package var drafts: [String] = []
  package var diagnostics: [Diagnostic] = []
  package init() {}
}

/// How to load.
package struct LoadOptions: Sendable {
  package var includesDrafts = false
  package init() {}
}

/// Reads a content folder or a single file. Never throws: what is wrong is in `diagnostics`.
package func load(_ path: String, options: LoadOptions = LoadOptions()) -> Loaded {
  Loaded()
}

/// Reads one file by itself, as `dossier analyze` does: its own front matter or sidecar, no configuration.
/// `published`, if given, is used where the file says nothing.
package func loadFile(_ path: String, published: EDTFDate? = nil) -> (
  document: Document?, diagnostics: [Diagnostic]
) {
  // First cut, so that the analysis can be measured: a plain text, one passage a line.
  guard let file = fopen(path, "r") else {
    return (nil, [Diagnostic(.error, "content.file.unreadable", at: .init(path), "cannot be read")])
  }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
  let text = UTF8Repair.repaired(bytes).text
  var passages: [Passage] = []
  var start = 0
  for end in text.bytes.indices where text.bytes[end] == 0x0A {
    passages.append(Passage(.paragraph, text.trimmed(Span(start, end))))
    start = end + 1
  }
  passages.append(Passage(.paragraph, text.trimmed(Span(start, text.count))))
  passages.removeAll { $0.span.isEmpty }
  var metadata = Metadata(
    title: Field("", .assumed), language: Field("en", .assumed), key: Field(path, .assumed))
  metadata.published = published.map { Field($0, .frontMatter) }
  let source = Source(
    path: path, kind: .article, format: .text, digest: Digest.hex(bytes), metadata: metadata)
  let nodes = passages.map { Node(.paragraph, $0.span, depth: 0) }
  return (Document(source: source, text: text, nodes: nodes, passages: passages, firstLine: 1), [])
}
