// What is refused before the YAML parser sees it: nesting beyond 32, anchors, aliases, tags. One pass over the
// bytes that knows quotes, comments and block scalars; where it is unsure it counts too much, never too little.
import DossierText

/// The first refusal in a YAML text, if any.
struct YAMLRefusal {
  enum Reason { case depth, alias, tag }
  var reason: Reason
  /// From 1, column in scalars.
  var line, column: Int
}

/// Looks through the lines of a YAML text for what the reader does not accept.
func yamlRefusal(_ lines: [String], depth limit: Int = 32) -> YAMLRefusal? {
  var state = YAMLGuard(limit: limit)
  for (index, line) in lines.enumerated() {
    if let (reason, column) = state.read(Array(line.utf8)) {
      let before = line.utf8.prefix(column)
      return YAMLRefusal(
        reason: reason, line: index + 1, column: before.count { $0 & 0xC0 != 0x80 } + 1)
    }
  }
  return nil
}

private struct YAMLGuard {
  let limit: Int
  private var quote: UInt8 = 0
  private var flowDepth = 0
  private var indents: [Int] = []
  /// Lines indented deeper than this belong to a block scalar; -1 outside of one.
  private var blockIndent = -1

  init(limit: Int) { self.limit = limit }

  /// The refusal in one line and the byte where it stands.
  mutating func read(_ line: [UInt8]) -> (YAMLRefusal.Reason, Int)? {
    var at = line.prefix { $0 == 0x20 }.count
    if blockIndent >= 0 {
      if at > blockIndent || at == line.count { return nil }
      blockIndent = -1
    }
    var opensToken = true
    var lineIndent = at
    if quote == 0, flowDepth == 0, at < line.count {
      at = readIndents(line, at)
      lineIndent = indents.last ?? 0
      if indents.count > limit { return (.depth, at) }
    }
    while at < line.count {
      let byte = line[at]
      if quote != 0 {
        if quote == 0x22, byte == 0x5C { at += 1 } else if byte == quote { quote = 0 }
        opensToken = false
      } else if opensToken, byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x23, at == 0 || line[at - 1] == 0x20 || line[at - 1] == 0x09 {
        return nil
      } else if byte == 0x5B || byte == 0x7B {
        flowDepth += 1
        opensToken = true
        if flowDepth + indents.count > limit { return (.depth, at) }
      } else if byte == 0x5D || byte == 0x7D {
        flowDepth = max(0, flowDepth - 1)
        opensToken = false
      } else if opensToken, byte == 0x26 || byte == 0x2A {
        return (.alias, at)
      } else if opensToken, byte == 0x21 {
        return (.tag, at)
      } else if opensToken, flowDepth == 0, byte == 0x7C || byte == 0x3E, isBlockHeader(line, at) {
        blockIndent = lineIndent
        return nil
      } else if byte == 0x2C || byte == 0x3A {
        opensToken = opensToken || isSeparator(line, at)
      } else if byte != 0x20 && byte != 0x09 {
        opensToken = false
      }
      at += 1
    }
    return nil
  }

  /// Follows the indentation of a line and its leading `- `, `? ` marks; gives where its content begins.
  private mutating func readIndents(_ line: [UInt8], _ start: Int) -> Int {
    var at = start
    while let last = indents.last, last >= at { indents.removeLast() }
    indents.append(at)
    while at + 1 < line.count, line[at] == 0x2D || line[at] == 0x3F, line[at + 1] == 0x20 {
      at += 2
      while at < line.count, line[at] == 0x20 { at += 1 }
      indents.append(at)
      if indents.count > limit { break }
    }
    return at
  }

  private func isSeparator(_ line: [UInt8], _ at: Int) -> Bool {
    flowDepth > 0 || at + 1 >= line.count || line[at + 1] == 0x20 || line[at + 1] == 0x09
  }

  private func isBlockHeader(_ line: [UInt8], _ at: Int) -> Bool {
    var index = at + 1
    while index < line.count, [0x2B, 0x2D].contains(line[index]) || 0x30...0x39 ~= line[index] { index += 1 }
    while index < line.count, line[index] == 0x20 || line[index] == 0x09 { index += 1 }
    return index == line.count || line[index] == 0x23
  }
}
