// From byte offsets to what people and JSON readers count: lines, columns, Unicode scalars.

/// Where the lines of a text begin, and how many scalars stand before any byte.
///
/// Building costs one pass; a look-up is logarithmic in the number of lines (or blocks), plus a short scan.
package struct LineIndex: Sendable {
  private let text: Text
  private let lineStarts: [Int]
  /// Scalars before byte `i * blockSize`, and those of the whole text.
  private let scalarsBefore: [Int32]
  private static let blockSize = 64

  package init(_ text: Text) {
    self.text = text
    var lines = [0]
    var blocks: [Int32] = []
    blocks.reserveCapacity(text.count / Self.blockSize + 2)
    var scalars: Int32 = 0
    text.bytes.withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count {
        blocks.append(scalars)
        let end = min(offset + Self.blockSize, bytes.count)
        scalars &+= Self.scalars(bytes, offset, end, &lines)
        offset = end
      }
    }
    blocks.append(scalars)
    lineStarts = lines
    scalarsBefore = blocks
  }

  /// How many scalars begin in a stretch; adds where its lines begin.
  @inline(__always) private static func scalars(
    _ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int, _ lines: inout [Int]
  ) -> Int32 {
    var (offset, further) = (start, 0)
    while offset &+ 8 <= end {
      // Eight bytes at once; the highest bit of each byte of a word says whether it continues a scalar, is a line end.
      let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
      if word & highBits != 0 { further &+= (word & ~(word << 1) & highBits).nonzeroBitCount }
      var found = lineEnds(word)
      while found != 0 {
        lines.append(offset &+ found.trailingZeroBitCount / 8 &+ 1)
        found &= found &- 1
      }
      offset &+= 8
    }
    while offset < end {
      if bytes[offset] & 0xC0 == 0x80 { further &+= 1 }
      if bytes[offset] == 0x0A { lines.append(offset + 1) }
      offset &+= 1
    }
    return Int32(truncatingIfNeeded: end &- start &- further)
  }

  private static var highBits: UInt64 { 0x8080_8080_8080_8080 }

  /// The highest bit of each byte of `word` that is a line end.
  private static func lineEnds(_ word: UInt64) -> UInt64 {
    let other = word ^ 0x0A0A_0A0A_0A0A_0A0A
    return ~(((other & ~highBits) &+ ~highBits) | other | ~highBits)
  }

  /// How many Unicode scalars begin before byte `offset` (clamped to the text).
  package func scalarOffset(_ offset: Int) -> Int {
    let offset = max(0, min(offset, text.count))
    let block = offset / Self.blockSize
    let start = block * Self.blockSize
    var scalars = Int(scalarsBefore[block])
    guard start < offset else { return scalars }
    // A block of single-byte scalars needs no count.
    if Int(scalarsBefore[block + 1]) - scalars == Self.blockSize { return scalars + offset - start }
    for byte in text.bytes[start..<offset] where byte & 0xC0 != 0x80 { scalars += 1 }
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
