// A page's tree by tag names and strings: the plain view that the first cut of metadata and body reads.
import DossierText

/// An element or a run of text of a page.
struct PageNode {
  /// Lower-case name; "" for text.
  var tag: String
  /// The words of a text node, entities decoded.
  var text: String
  var attributes: [(name: String, value: String)]
  /// Index of the parent; -1 for the root.
  var parent: Int
  /// Index behind the last descendant.
  var end: Int

  var isText: Bool { tag.isEmpty }
  subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}

/// A page's elements and words.
struct PageOutline {
  var nodes: [PageNode] = []

  /// Copies a parsed page.
  init(_ tree: PageTree) {
    nodes = tree.nodes.map { node in
      PageNode(
        tag: node.tag?.rawValue ?? "", text: String(decoding: tree.bytes[node.text.range], as: UTF8.self),
        attributes: node.attributes.map { (tree.attributes[Int($0)].name, tree.attributes[Int($0)].value) },
        parent: Int(node.parent), end: Int(node.end))
    }
  }

  /// Indices of the children of a node.
  func children(_ index: Int) -> [Int] {
    var children: [Int] = []
    var child = index + 1
    while child < nodes[index].end {
      children.append(child)
      child = nodes[child].end
    }
    return children
  }

  /// The first element with this tag at or below `index`.
  func first(_ tag: String, below index: Int = 0) -> Int? {
    guard nodes.indices.contains(index) else { return nil }
    return (index..<nodes[index].end).first { nodes[$0].tag == tag }
  }

  /// The words below a node in one line, without scripts and styles.
  func words(_ index: Int) -> String {
    var words = ""
    var at = index
    while at < nodes[index].end {
      let node = nodes[at]
      if ["script", "style", "template", "noscript"].contains(node.tag) {
        at = node.end
        continue
      }
      if node.isText { words += node.text } else if separatesWords(node.tag) { words += " " }
      at += 1
    }
    return oneLine(words)
  }
}

/// Whether the border of this element parts words: all but inline markup.
func separatesWords(_ tag: String) -> Bool {
  ![
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins",
    "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u",
    "var", "wbr", "",
  ].contains(tag)
}
