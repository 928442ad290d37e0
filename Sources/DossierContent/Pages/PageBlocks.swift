// The page as a row of text blocks: the smallest block-level elements with words of their own. What the scorer of
// MainText adds up.
import DossierText

/// One run of words without a block border inside.
struct PageBlock: Sendable {
  /// The block-level element that holds the words directly.
  var owner: Int
  /// First text node, and index behind the last.
  var first, end: Int
  /// Unicode scalars without blanks runs counted twice; those inside links.
  var length, linkLength: Int
  var commas = 0
  /// Sentence ends (`.`, `!`, `?`, `。`) seen.
  var stops = 0
  var endsWithStop = false
  /// Ends with `...` or `…`: a teaser's excerpt, as a rule.
  var endsWithEllipsis = false
  /// Marks that prose has few of and code and raw markup many: `{ } ; = < >`.
  var codeMarks = 0
  /// An amount of money; a copyright mark.
  var hasPrice = false
  var hasCopyright = false

  var linkDensity: Double { length == 0 ? 0 : Double(linkLength) / Double(length) }
}

/// Words in sentences rather than labels: long enough, few links, a stop or commas.
func isProse(_ block: PageBlock) -> Bool {
  guard block.linkDensity < 0.5, block.codeMarks * 25 < max(block.length, 100) else { return false }
  if block.endsWithEllipsis, block.length < 400, block.stops <= 6 { return false }
  if block.length >= 80 { return block.stops > 0 || block.commas > 1 || block.length > 140 }
  return block.length >= 40 && block.endsWithStop && block.linkDensity < 0.2
}

/// The blocks of a page, in order; `skipped` nodes are left out with all below them. `range`: only these nodes.
func pageBlocks(_ tree: PageTree, skipped: [Bool], in range: Range<Int>? = nil) -> [PageBlock] {
  var blocks: [PageBlock] = []
  var index = range?.lowerBound ?? 0
  let end = range?.upperBound ?? tree.nodes.count
  // Open elements: node, and whether they are blocks or links.
  var open: [(node: Int, isBlock: Bool, isLink: Bool)] = []
  var links = 0
  var current: PageBlock?
  func close() {
    if let block = current, block.length > 0 { blocks.append(block) }
    current = nil
  }
  while index < end {
    while let last = open.last, Int(tree.nodes[last.node].end) <= index {
      if last.isBlock { close() }
      if last.isLink { links -= 1 }
      open.removeLast()
    }
    let node = tree.nodes[index]
    if skipped[index] {
      if node.tag?.isBlock == true { close() }
      index = Int(node.end)
      continue
    }
    if let tag = node.tag {
      // <br><br> makes a paragraph.
      if tag == .br, index + 1 < tree.nodes.count, tree.followsBreak(index) { close() }
      if tag.isBlock { close() }
      let isLink = tag == .a && tree.leadsAway(index)
      if isLink { links += 1 }
      open.append((index, tag.isBlock, isLink))
    } else {
      let owner = open.last { $0.isBlock }?.node ?? tree.nearestBlock(index)
      if current == nil {
        current = PageBlock(owner: owner, first: index, end: index, length: 0, linkLength: 0)
      }
      count(tree.bytes, node.text, isLink: links > 0, into: &current)
      current?.end = index + 1
    }
    index += 1
  }
  close()
  return blocks
}

extension PageTree {
  /// The innermost block around a node.
  fileprivate func nearestBlock(_ node: Int) -> Int {
    var at = Int(nodes[node].parent)
    while at > 0, nodes[at].tag?.isBlock != true { at = Int(nodes[at].parent) }
    return max(at, 0)
  }

  /// Whether a link leads to another page; a table of contents leads to this one.
  fileprivate func leadsAway(_ link: Int) -> Bool {
    guard let target = attributeBytes(.href, of: link) else { return false }
    return target.first != 0x23
  }

  /// Whether the `<br>` at `index` is the second of two with nothing but blanks between.
  fileprivate func followsBreak(_ index: Int) -> Bool {
    var before = index - 1
    while before > 0, nodes[before].tag == nil, bytes[nodes[before].text.range].allSatisfy(ByteClass.isBlank)
    {
      before -= 1
    }
    return before > 0 && nodes[before].tag == .br
  }
}

private func count(_ bytes: [UInt8], _ span: Span, isLink: Bool, into block: inout PageBlock?) {
  guard var counted = block else { return }
  var length = 0
  var wasBlank = true
  for index in span.range {
    let byte = bytes[index]
    if ByteClass.isBlank(byte) {
      if !wasBlank { length += 1 }
      wasBlank = true
      continue
    }
    wasBlank = false
    if byte & 0xC0 == 0x80 { continue }
    // A character of Chinese, Japanese or Korean says as much as two letters.
    length += byte >= 0xE3 && byte <= 0xED ? 2 : 1
    switch byte {
    case 0x2C: counted.commas += 1
    case 0x2E, 0x21, 0x3F:
      counted.stops += 1
      counted.endsWithEllipsis = index >= 2 && bytes[index - 1] == 0x2E && bytes[index - 2] == 0x2E
      counted.endsWithStop = true
    case 0x24:
      if index + 1 < span.end, ByteClass.isDigit(bytes[index + 1]) { counted.hasPrice = true }
    case 0xC2:
      if index + 2 < span.end {
        if bytes[index + 1] == 0xA9 { counted.hasCopyright = true }
        if bytes[index + 1] == 0xA3, ByteClass.isDigit(bytes[index + 2]) { counted.hasPrice = true }
      }
      counted.endsWithStop = false
    case 0x22, 0x27, 0x29, 0x5D:  // closing marks keep what was before
      break
    case 0xE2:
      if index + 2 < span.end, bytes[index + 1] == 0x82, bytes[index + 2] == 0xAC { counted.hasPrice = true }
      if index + 2 < span.end, bytes[index + 1] == 0x80, bytes[index + 2] == 0xA6 {
        counted.endsWithEllipsis = true
        counted.endsWithStop = true
      }
    default:
      counted.endsWithStop = false
      counted.endsWithEllipsis = false
      if byte == 0x7B || byte == 0x7D || byte == 0x3B || byte == 0x3D || byte == 0x3C || byte == 0x3E {
        counted.codeMarks += 1
      }
    }
    // U+3001, U+3002 and the full-width comma: Chinese and Japanese prose.
    if byte == 0xE3, index + 2 < span.end, bytes[index + 1] == 0x80, bytes[index + 2] & 0xFE == 0x80 {
      counted.commas += 1
      counted.stops += 1
      counted.endsWithStop = true
    }
    if byte == 0xEF, index + 2 < span.end, bytes[index + 1] == 0xBC, bytes[index + 2] == 0x8C {
      counted.commas += 1
    }
  }
  counted.length += length
  if isLink { counted.linkLength += length }
  block = counted
}
