// Which lines of a template leave no trace, and what stands behind how many blanks.
import DossierText

extension TemplateParser {
  // MARK: Lines that vanish

  /// A line with one tag (or with tags of inheritance only, a parent among them) leaves no trace: its blanks
  /// and its line end go.
  mutating func dropStandaloneLines() {
    let bytes = text.bytes
    var index = 0
    while index < nodes.count {
      guard isTag(nodes[index]) else {
        index += 1
        continue
      }
      var last = index
      while let next = nextTag(after: last) { last = next }
      if let (start, end) = emptyLine(from: index, through: last, bytes), vanishes(index, last) {
        for inner in index...last {
          if isTag(nodes[inner]), nodes[inner].kind != .text {
            nodes[inner].isStandalone = true
            if inner == index || nodes[inner].kind == .parent {
              nodes[inner].indentation = Array(bytes[start..<tagStart(nodes[index])])
            }
          } else if inner > index {
            nodes[inner].span = Span(nodes[inner].span.end, nodes[inner].span.end)
          }
        }
        if index > 0, nodes[index - 1].kind == .text, !isTag(nodes[index - 1]) {
          nodes[index - 1].span = Span(nodes[index - 1].span.start, max(nodes[index - 1].span.start, start))
        }
        if last + 1 < nodes.count, nodes[last + 1].kind == .text, !isTag(nodes[last + 1]) {
          nodes[last + 1].span = Span(min(end, nodes[last + 1].span.end), nodes[last + 1].span.end)
        }
      }
      index = last + 1
    }
    for index in nodes.indices {
      let start = isTag(nodes[index]) ? tagStart(nodes[index]) : nodes[index].span.start
      nodes[index].startsLine = !nodes[index].isStandalone && (start == 0 || bytes[start - 1] == 0x0A)
    }
    dropEmptyTexts()
  }

  /// Comments and delimiter changes are texts of no bytes that remember where they began.
  private func isTag(_ node: Node) -> Bool { node.kind != .text || node.partner >= 0 }
  private func tagStart(_ node: Node) -> Int { node.kind == .text ? node.partner : node.span.start }

  /// The next tag on the same line, with nothing but blanks between.
  private func nextTag(after index: Int) -> Int? {
    guard index + 1 < nodes.count else { return nil }
    if isTag(nodes[index + 1]) { return index + 1 }
    guard index + 2 < nodes.count, isTag(nodes[index + 2]) else { return nil }
    let between = bytes[nodes[index + 1].span.range]
    return between.allSatisfy { $0 == 0x20 || $0 == 0x09 } ? index + 2 : nil
  }

  /// Where the line begins and the next one begins, when only blanks stand around the tags.
  private func emptyLine(from first: Int, through last: Int, _ bytes: [UInt8]) -> (Int, Int)? {
    var start = tagStart(nodes[first])
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    guard start == 0 || bytes[start - 1] == 0x0A else { return nil }
    var end = nodes[last].span.end
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    if end < bytes.count, bytes[end] == 0x0D { end += 1 }
    guard end == bytes.count || bytes[end] == 0x0A else { return nil }
    return (start, min(end + 1, bytes.count))
  }

  private func vanishes(_ first: Int, _ last: Int) -> Bool {
    if first == last { return nodes[first].kind != .variable && nodes[first].kind != .raw }
    var hasParent = false
    for index in first...last where isTag(nodes[index]) {
      let node = nodes[index]
      let kind = node.kind == .end && node.partner >= 0 ? nodes[node.partner].kind : node.kind
      guard kind == .parent || kind == .block else { return false }
      if kind == .parent { hasParent = true }
    }
    return hasParent
  }

  private mutating func dropEmptyTexts() {
    var place = [Int](repeating: 0, count: nodes.count)
    var kept: [Node] = []
    for (index, node) in nodes.enumerated() {
      place[index] = kept.count
      if node.kind != .text || !node.span.isEmpty { kept.append(node) }
    }
    for index in kept.indices where kept[index].kind != .text && kept[index].partner >= 0 {
      kept[index].partner = place[kept[index].partner]
    }
    nodes = kept
  }

  // MARK: Indentation of blocks

  /// The blanks that a block's contents stand behind: of their first line when the block's tag has a line of
  /// its own, else of the tag's line.
  mutating func measureIndentation() {
    for index in nodes.indices where nodes[index].kind == .block && nodes[index].partner >= 0 {
      let node = nodes[index]
      if node.isStandalone, node.partner > index + 1 {
        nodes[index].indentation = blanks(at: lineEnd(after: node.span.end))
      } else {
        var start = node.span.start
        while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
        let isFirst = start == 0 || bytes[start - 1] == 0x0A
        nodes[index].indentation = isFirst ? Array(bytes[start..<node.span.start]) : []
      }
    }
  }

  private func lineEnd(after offset: Int) -> Int {
    var index = offset
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    return min(index + 1, bytes.count)
  }

  private func blanks(at offset: Int) -> [UInt8] {
    Array(bytes[offset...].prefix { $0 == 0x20 || $0 == 0x09 })
  }
}
