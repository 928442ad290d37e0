// The only file that knows gumbo: valid UTF-8 in, PageTree out. Callers run the guard first (depth, attributes),
// since gumbo frees its tree recursively and is quadratic in a tag's attributes.
import CGumbo
import DossierText
import Glibc

/// Parses a page. NULs become U+FFFD, as the HTML standard asks.
func parsePage(_ bytes: [UInt8]) -> PageTree {
  var tree = PageTree()
  let clean = bytes.contains(0) ? bytes.flatMap { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] } : bytes
  clean.withUnsafeBytes { buffer in
    guard let base = buffer.bindMemory(to: CChar.self).baseAddress,
      let output = dossier_gumbo_parse(base, buffer.count)
    else { return }
    defer { dossier_gumbo_free(output) }
    copy(output, into: &tree)
  }
  return tree
}

/// Tags by gumbo's number; `.other` for those that PageTag does not name.
private let tagsByNumber: [PageTag] = {
  let known = Dictionary(uniqueKeysWithValues: PageTag.allCases.map { ($0.rawValue, $0) })
  return (0..<Int(GUMBO_TAG_LAST.rawValue)).map { number in
    guard let name = gumbo_normalized_tagname(GumboTag(rawValue: UInt32(number))) else { return .other }
    return known[String(cString: name)] ?? .other
  }
}()

private let attributesByHash: [UInt64: PageAttribute] = Dictionary(
  uniqueKeysWithValues: PageAttribute.allCases.map { (Word.hash(of: $0.rawValue.utf8), $0) })

/// The attribute of a name, which gumbo has made lower-case; nil for those that nobody asks for.
private func attributeName(_ name: UnsafePointer<CChar>) -> PageAttribute? {
  var hash = Word.hashSeed
  var index = 0
  while name[index] != 0 {
    guard index < 12 else { return nil }
    hash = Word.hash(hash, adding: UInt8(bitPattern: name[index]))
    index += 1
  }
  return attributesByHash[hash]
}

/// Copies gumbo's tree without recursion: a stack of nodes whose children are still to come.
private func copy(_ output: UnsafeMutablePointer<GumboOutput>, into tree: inout PageTree) {
  struct Open {
    let node: UnsafeMutablePointer<GumboNode>
    let index: Int32
    var nextChild: UInt32
    /// A block was seen below.
    var holdsBlock = false
  }
  var open: [Open] = []
  func children(_ node: UnsafeMutablePointer<GumboNode>) -> GumboVector? {
    switch node.pointee.type {
    case GUMBO_NODE_DOCUMENT: node.pointee.v.document.children
    case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE: node.pointee.v.element.children
    default: nil
    }
  }
  func enter(_ node: UnsafeMutablePointer<GumboNode>, parent: Int32) {
    let index = Int32(tree.nodes.count)
    switch node.pointee.type {
    case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
      let element = node.pointee.v.element
      let first = Int32(tree.attributes.count)
      for position in 0..<Int(element.attributes.length) {
        guard let raw = element.attributes.data[position] else { continue }
        let attribute = raw.assumingMemoryBound(to: GumboAttribute.self).pointee
        guard let name = attributeName(attribute.name), let value = attribute.value else { continue }
        let start = tree.values.count
        tree.values.append(contentsOf: UnsafeRawBufferPointer(start: value, count: strlen(value)))
        tree.attributes.append(.init(name: name, value: Span(start, tree.values.count)))
      }
      let number = Int(element.tag.rawValue)
      let foreign = element.tag_namespace != GUMBO_NAMESPACE_HTML
      let tag = number < tagsByNumber.count ? tagsByNumber[number] : .other
      tree.nodes.append(
        .init(
          tag: foreign && tag != .svg && tag != .math ? .other : tag, parent: parent, end: index + 1,
          text: Span(tree.bytes.count, tree.bytes.count), attributes: first..<Int32(tree.attributes.count)))
      open.append(Open(node: node, index: index, nextChild: 0))
    case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
      guard let text = node.pointee.v.text.text else { return }
      let start = tree.bytes.count
      tree.bytes.append(contentsOf: UnsafeRawBufferPointer(start: text, count: strlen(text)))
      tree.nodes.append(
        .init(
          tag: nil, parent: parent, end: index + 1, text: Span(start, tree.bytes.count), attributes: 0..<0))
    default: break
    }
  }
  guard let root = output.pointee.root else { return }
  enter(root, parent: -1)
  while let last = open.indices.last {
    guard let vector = children(open[last].node), open[last].nextChild < vector.length else {
      let index = Int(open[last].index)
      tree.nodes[index].end = Int32(tree.nodes.count)
      // An element of no known name that holds blocks is a block: sites use elements of their own that way.
      if tree.nodes[index].tag == .other, open[last].holdsBlock { tree.nodes[index].tag = .div }
      if last > 0, open[last].holdsBlock || tree.nodes[index].tag?.isBlock == true {
        open[last - 1].holdsBlock = true
      }
      open.removeLast()
      continue
    }
    let child = vector.data[Int(open[last].nextChild)]
    open[last].nextChild += 1
    if let child { enter(child.assumingMemoryBound(to: GumboNode.self), parent: open[last].index) }
  }
}
