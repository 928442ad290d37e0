// What the author's own Markdown points at and what is not there: sources that are cited, pages that are linked,
// blocks that select nothing. Found before any page is made, each with its line.
import DossierModel
package import DossierText

extension Site {
  /// Faults of notes and briefing, by document and place.
  package func noteDiagnostics() -> [Diagnostic] {
    let desk = Desk(self, "index.html")
    let notes = dossier.documents.filter { $0.source.kind == .note }
    let keys = dossier.documents.map(\.source.metadata.key.value)
    var found: [Diagnostic] = []
    for document in notes + (dossier.briefing.map { [$0] } ?? []) {
      for node in document.nodes {
        switch node.kind {
        case .citation(let key, _, let sentence):
          found += citation(key, sentence, in: document, at: node.span, keys).map { [$0] } ?? []
        case .wikilink(let target, _):
          guard catalogue.addresses.document(key: target) == nil,
            catalogue.addresses.actor(named: target) == nil
          else { continue }
          let near = nearest(to: target, in: keys + dossier.actors.map(\.name))
          found.append(
            document.fault(
              .warning, "site.link.unknown", at: node.span.start,
              "no source, note, person or place is called \"\(target)\", so its words stand without a link",
              help: near.map { "did you mean [[\($0)]]?" }))
        case .embed(let text): found += block(text, in: document, at: node.span, desk, keys)
        default: break
        }
      }
    }
    return found
  }

  private func citation(
    _ key: String, _ sentence: Int?, in document: Document, at span: Span, _ keys: [String]
  ) -> Diagnostic? {
    guard let target = catalogue.addresses.document(key: key) else {
      let near = nearest(to: key, in: keys).map { "; nearest: \"\($0)\"" } ?? ""
      return document.fault(
        .error, "site.citation.unknown", at: span.start, "no source has the key \"\(key)\"\(near)",
        help: "a key is the name of the file without its ending, or `key:` in its front matter")
    }
    let count = dossier.analyses[target].sentences.count
    guard let sentence, !(1...max(1, count)).contains(sentence) else { return nil }
    return document.fault(
      .warning, "site.citation.sentence", at: span.start,
      "\"\(key)\" has \(count) sentences, so there is no sentence \(sentence) to lead to", help: nil)
  }

  private func block(
    _ text: String, in document: Document, at span: Span, _ desk: Desk, _ keys: [String]
  ) -> [Diagnostic] {
    let query = EmbedQuery(text)
    // The block's first line is its fence.
    func fault(_ line: Int, _ text: String, _ help: String?) -> Diagnostic {
      var fault = document.fault(.warning, "site.block.line", at: span.start, text, help: help)
      fault.place.line = fault.place.line.map { $0 + line }
      fault.place.column = fault.place.line == nil ? nil : 1
      return fault
    }
    var found = query.faults.map { fault($0.line + 1, $0.text, $0.help) }
    if let source = query.source, catalogue.addresses.document(key: source) == nil {
      let near = nearest(to: source, in: keys).map { "did you mean \"\($0)\"?" }
      found.append(fault(0, "no source has the key \"\(source)\"", near))
    } else if query.kind.isEmpty {
      found.append(
        fault(
          0, "the block does not say what it shows",
          "begin with one of: \(EmbedQuery.kinds.map { $0 + ":" }.joined(separator: ", "))"))
    } else if found.isEmpty, desk.isEmpty(query) {
      found.append(fault(0, "nothing in the dossier fits the selection of this block", nil))
    }
    return found
  }
}

extension Document {
  /// A message about a place of the document's text, by its line in the file.
  fileprivate func fault(
    _ severity: Diagnostic.Severity, _ id: String, at offset: Int, _ words: String, help: String?
  ) -> Diagnostic {
    var place = Diagnostic.Place(source.path)
    if let firstLine {
      let at = LineIndex(text).position(of: offset)
      place = Diagnostic.Place(source.path, line: at.line + firstLine - 1, column: at.column)
    }
    return Diagnostic(severity, id, at: place, words, help: help)
  }
}
