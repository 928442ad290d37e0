// The words of one block and the inline elements in them, blanks run together as they come. Elements that reach over
// the end of a block are opened anew in the next one.
import DossierModel
import DossierText

/// Collects a block.
struct PageInlines {
  private enum Mark {
    case open(Node.Kind)
    case close, lineBreak
  }
  private var bytes: [UInt8] = []
  private var marks: [(at: Int, mark: Mark)] = []
  private var open: [Node.Kind] = []
  /// A blank is owed before the next word.
  private var owesBlank = false
  /// Nothing but blanks since a `<br>`.
  private var isBehindBreak = false
  var isPreformatted = false

  mutating func append(_ text: ArraySlice<UInt8>) {
    if isPreformatted {
      bytes += text
      return
    }
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if ByteClass.isBlank(byte) {
        owesBlank = true
        index += 1
        continue
      }
      let skipped = byte < 0xC2 ? 0 : invisible(text, index)
      if skipped != 0 {
        // A no-break space is a blank, soft hyphens and zero-width marks are nothing.
        if skipped < 0 { owesBlank = true }
        index += abs(skipped)
        continue
      }
      if owesBlank, !bytes.isEmpty { bytes.append(0x20) }
      owesBlank = false
      isBehindBreak = false
      bytes.append(byte)
      index += 1
    }
  }

  /// Length of an invisible scalar at `index`, negative for one that parts words; 0 for others.
  private func invisible(_ text: ArraySlice<UInt8>, _ index: Int) -> Int {
    let rest = text[index...].prefix(3)
    if rest.count >= 2, text[index] == 0xC2 {
      return text[index + 1] == 0xA0 || text[index + 1] == 0x85 ? -2 : text[index + 1] == 0xAD ? 2 : 0
    }
    guard rest.count == 3 else { return 0 }
    let (b, c) = (text[index + 1], text[index + 2])
    switch text[index] {
    case 0xE2:
      if b == 0x80 {
        return c <= 0x8A || c == 0xAF || c == 0xA8 || c == 0xA9
          ? -3 : c == 0x8B || c == 0x8E || c == 0x8F ? 3 : 0
      }
      return b == 0x81 ? (c == 0x9F ? -3 : c == 0xA0 ? 3 : 0) : 0
    case 0xE3: return b == 0x80 && c == 0x80 ? -3 : 0
    case 0xEF: return b == 0xBB && c == 0xBF ? 3 : 0
    default: return 0
    }
  }

  /// A `<br>`; true when it is the second of two, which parts paragraphs.
  mutating func breakLine() -> Bool {
    if isPreformatted {
      bytes.append(0x0A)
      return false
    }
    if isBehindBreak { return true }
    isBehindBreak = true
    owesBlank = true
    if !bytes.isEmpty { marks.append((bytes.count, .lineBreak)) }
    return false
  }

  mutating func open(_ kind: Node.Kind) {
    if !isPreformatted { marks.append((bytes.count, .open(kind))) }
    open.append(kind)
  }

  mutating func close() {
    if !isPreformatted { marks.append((bytes.count, .close)) }
    open.removeLast()
  }

  /// The words of the block; nil when it has none.
  mutating func words() -> [UInt8]? {
    if isPreformatted {
      while let last = bytes.last, ByteClass.isBlank(last) { bytes.removeLast() }
      if bytes.first == 0x0A { bytes.removeFirst() }
    }
    return bytes.isEmpty ? nil : bytes
  }

  mutating func startBlock() {
    bytes.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    (owesBlank, isBehindBreak) = (false, false)
    if !isPreformatted { marks += open.map { (0, .open($0)) } }
  }

  /// Adds the block's text and inline nodes; elements without words are left out.
  func write(into nodes: inout [Node], at start: Int, depth: Int) {
    var stack: [Int] = []
    var from = 0
    func text(to end: Int) {
      guard end > from else { return }
      nodes.append(Node(.text, Span(start + from, start + end), depth: depth + stack.count))
      from = end
    }
    func close(_ end: Int) {
      guard let last = stack.popLast() else { return }
      if nodes.count == last + 1 {
        nodes.removeLast()
      } else {
        nodes[last].span = Span(nodes[last + 1].span.start, start + end)
      }
    }
    for (at, mark) in marks {
      text(to: min(at, bytes.count))
      switch mark {
      case .open(let kind):
        stack.append(nodes.count)
        nodes.append(Node(kind, Span(start + from, start + from), depth: depth + stack.count - 1))
      case .close: close(min(at, bytes.count))
      case .lineBreak:
        guard from > 0, from < bytes.count, bytes[from] == 0x20 else { continue }
        nodes.append(Node(.lineBreak, Span(start + from, start + from + 1), depth: depth + stack.count))
        from += 1
      }
    }
    text(to: bytes.count)
    while !stack.isEmpty { close(bytes.count) }
  }
}
