// A page's tree with what is known of each element before anything is decided: what its markup says of it, and how
// much prose stands below it.
import DossierModel
import DossierText

/// How readily marks are believed; the later ones are for pages where the earlier ones leave next to nothing.
enum Strictness { case full, hardMarksOnly, elementsOnly }

struct PageView {
  let tree: PageTree
  let marks: [FurnitureMark?]
  /// Prose below each node, in scalars, whatever is left out.
  let prose: [Int]
  var total: Int { max(prose.first ?? 0, 1) }

  init(_ tree: PageTree, furniture: FurnitureTable) {
    let marks = furniture.marks(of: tree)
    // Prose outside elements that never hold an article.
    let neverRead = marks.map { mark in
      if case .drop(_, let rule)? = mark { rule.hasPrefix("element") } else { false }
    }
    var prose = [Int](repeating: 0, count: tree.nodes.count)
    for block in pageBlocks(tree, skipped: neverRead) where isProse(block) {
      prose[block.owner] += block.length
    }
    for index in tree.nodes.indices.reversed() where tree.nodes[index].parent >= 0 {
      prose[Int(tree.nodes[index].parent)] += prose[index]
    }
    (self.tree, self.marks, self.prose) = (tree, marks, prose)
  }

  /// Whether an element is left out by its mark: one that holds much of the page's prose is not.
  func goes(_ index: Int, _ strictness: Strictness) -> Bool {
    switch marks[index] {
    case nil: return false
    case .drop(_, let rule):
      return rule.hasPrefix("element") || strictness != .elementsOnly && prose[index] * 2 < total
    case .weak(_, let rule):
      switch rule {
      case "not visible": return strictness != .elementsOnly && prose[index] * 2 < total
      case "class comment": return strictness == .full && prose[index] * 10 < total * 9
      case "class widget":
        // A post of a network that the article quotes.
        return strictness == .full && prose[index] * 5 < total
          && !tree.descendants(of: index).prefix(400).contains { tree.nodes[$0].tag == .blockquote }
      default: return strictness == .full && prose[index] * 5 < total
      }
    }
  }
}
