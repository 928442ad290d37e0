// From byte offsets to what people and JSON readers count: lines, columns, Unicode scalars.

/// Where the lines of a text begin, and how many scalars stand before any byte.
///
/// Building costs one pass; a look-up is logarithmic in the number of lines (or blocks), plus a short scan.
package struct LineIndex: Sendable {
  private let text: Text
  private let lineStarts: [Int]
  /// Scalars before byte `i * blockSize`.
  private let scalarsBefore: [Int]
  private static let blockSize = 256

  package init(_ text: Text) {
    self.text = text
    var lines = [0]
    var blocks: [Int] = []
    blocks.reserveCapacity(text.count / Self.blockSize + 1)
    var scalars = 0
    for (offset, byte) in text.bytes.enumerated() {
      if offset % Self.blockSize == 0 { blocks.append(scalars) }
      if byte & 0xC0 != 0x80 { scalars += 1 }
      if byte == 0x0A { lines.append(offset + 1) }
    }
    lineStarts = lines
    scalarsBefore = blocks
  }

  /// How many Unicode scalars begin before byte `offset` (clamped to the text).
  package func scalarOffset(_ offset: Int) -> Int {
    let offset = max(0, min(offset, text.count))
    guard !scalarsBefore.isEmpty else { return 0 }
    let block = min(offset / Self.blockSize, scalarsBefore.count - 1)
    var scalars = scalarsBefore[block]
    var index = block * Self.blockSize
    while index < offset {
      if text.bytes[index] & 0xC0 != 0x80 { scalars += 1 }
      index += 1
    }
    return scalars
  }

  /// Line and column of a byte, both from 1; columns count Unicode scalars.
  package func position(of offset: Int) -> (line: Int, column: Int) {
    let offset = max(0, min(offset, text.count))
    var (low, high) = (0, lineStarts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return (low + 1, scalarOffset(offset) - scalarOffset(lineStarts[low]) + 1)
  }
}
