// Patterns of `ignore:`: `*` and `?` within a name, `**` over folders. A pattern without a slash is held against
// every name of a path, one with a slash against the whole path. Time is the product of the two lengths.

/// Whether a path (relative, with `/`) or one of the folders above it matches a pattern.
func globMatches(_ pattern: String, path: String) -> Bool {
  var wanted = Array(pattern.utf8.prefix(256))
  if wanted.first == 0x2F { wanted.removeFirst() }
  if wanted.last == 0x2F { wanted.removeLast() }
  guard !wanted.isEmpty else { return false }
  let parts = path.split(separator: "/")
  if !wanted.contains(0x2F) {
    return parts.contains { matches(wanted, Array($0.utf8)) }
  }
  return parts.indices.contains { matches(wanted, Array(parts[...$0].joined(separator: "/").utf8)) }
}

/// One row of reachable pattern positions, moved on a byte of the name at a time.
private func matches(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
  var reached = [Bool](repeating: false, count: pattern.count + 1)
  reached[0] = true
  skipStars(pattern, &reached)
  for byte in name {
    var next = [Bool](repeating: false, count: pattern.count + 1)
    for at in pattern.indices where reached[at] {
      switch pattern[at] {
      case 0x2A:
        let crosses = pattern.indices.contains(at + 1) && pattern[at + 1] == 0x2A
        let isSecond = at > 0 && pattern[at - 1] == 0x2A
        if byte != 0x2F || crosses || isSecond { next[at] = true }
      case 0x3F: if byte != 0x2F { next[at + 1] = true }
      default: if pattern[at] == byte { next[at + 1] = true }
      }
    }
    reached = next
    skipStars(pattern, &reached)
  }
  return reached[pattern.count]
}

/// A star may stand for nothing, and `**/` for no folder at all.
private func skipStars(_ pattern: [UInt8], _ reached: inout [Bool]) {
  for at in pattern.indices where reached[at] && pattern[at] == 0x2A {
    reached[at + 1] = true
    if at + 2 < pattern.count, pattern[at + 1] == 0x2A, pattern[at + 2] == 0x2F,
      at == 0 || pattern[at - 1] == 0x2F
    {
      reached[at + 3] = true
    }
  }
}
