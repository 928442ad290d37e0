// A document's body as plain, allow-listed HTML, without anchors and marks: what `dossier analyze` gives as `html`.
package import DossierModel
import DossierTemplates
import DossierText

/// The blocks and inlines of a document as HTML that holds no attribute but a checked `href`. Notes' own marks
/// (citations, wikilinks, embedded blocks) stand as their words or are left out. Linear in the number of nodes.
package func bodyHTML(_ document: Document) -> [UInt8] {
  var output: [UInt8] = []
  var open: [(depth: Int, name: String)] = []
  func close(to depth: Int) {
    while let last = open.last, last.depth >= depth {
      output += Array("</\(last.name)>".utf8)
      open.removeLast()
    }
  }
  for (index, node) in document.nodes.enumerated() {
    close(to: node.depth)
    if let name = elementName(node.kind) {
      output += Array("<\(name)".utf8)
      if case .link(let destination, _) = node.kind, URLAttribute.isLink(destination) {
        output += Array(" href=\"".utf8)
        URLAttribute.append(destination, to: &output)
        output.append(0x22)
      }
      output.append(0x3E)
      open.append((node.depth, name))
    }
    switch node.kind {
    case .text, .code:
      HTMLText.append(node.literal ?? document.text[node.span], to: &output)
    case .softBreak: output.append(0x20)
    case .lineBreak: output += Array("<br>".utf8)
    case .rule: output += Array("<hr>".utf8)
    case .codeBlock: HTMLText.append(node.literal ?? document.text[node.span], to: &output)
    case .wikilink(let target, let shown): HTMLText.append(shown.isEmpty ? target : shown, to: &output)
    case .paragraph, .heading:
      // Pasted text has blocks without inline nodes: the block's own words.
      let next = document.nodes.indices.contains(index + 1) ? document.nodes[index + 1] : nil
      if next.map({ $0.depth <= node.depth }) ?? true {
        HTMLText.append(document.shown(node.span), to: &output)
      }
    default: break
    }
  }
  close(to: 0)
  return output
}

private func elementName(_ kind: Node.Kind) -> String? {
  switch kind {
  case .paragraph: "p"
  case .heading(let level): "h\(max(1, min(6, level)))"
  case .quote: "blockquote"
  case .list(let isOrdered, _, _): isOrdered ? "ol" : "ul"
  case .item: "li"
  case .table: "table"
  case .row: "tr"
  case .cell(_, let isHeader): isHeader ? "th" : "td"
  case .codeBlock: "pre"
  case .figure: "figure"
  case .caption: "figcaption"
  case .code: "code"
  case .emphasis: "em"
  case .strong: "strong"
  case .strike: "s"
  case .superscript: "sup"
  case .subscript: "sub"
  case .link: "a"
  default: nil
  }
}
