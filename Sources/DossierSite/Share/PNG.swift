// A bitmap as a PNG file (W3C Portable Network Graphics, third edition): one palette, no filter, and a deflate
// stream of fixed codes (RFC 1951) that looks for repetition in the row above and in the pixel before only. Small
// for flat pictures, and the same bytes everywhere.

/// Writes PNG files.
enum PNG {
  static func bytes(_ bitmap: Bitmap) -> [UInt8] {
    var output: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    // 8 bits, indexed, deflate, filter by row, not interlaced.
    chunk("IHDR", number(bitmap.width) + number(bitmap.height) + [8, 3, 0, 0, 0], &output)
    chunk("PLTE", bitmap.palette.flatMap { [$0.0, $0.1, $0.2] }, &output)
    var rows: [UInt8] = []
    rows.reserveCapacity(bitmap.pixels.count + bitmap.height)
    for row in 0..<bitmap.height {
      rows.append(0)
      rows += bitmap.pixels[(row * bitmap.width)..<((row + 1) * bitmap.width)]
    }
    chunk("IDAT", zlib(rows, row: bitmap.width + 1), &output)
    chunk("IEND", [], &output)
    return output
  }

  private static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func chunk(_ name: StaticString, _ data: [UInt8], _ output: inout [UInt8]) {
    output += number(data.count)
    let body = name.withUTF8Buffer { Array($0) } + data
    output += body
    output += number(Int(crc(body)))
  }

  private static let crcTable: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }

  static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { crcTable[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
  }

  private static func zlib(_ data: [UInt8], row: Int) -> [UInt8] {
    var bits = Bits(output: [0x78, 0x01])
    bits.add(0b011, 3)
    var index = 0
    while index < data.count {
      let above = repeated(data, index, distance: row)
      let before = repeated(data, index, distance: 1)
      let (length, distance) = above >= before ? (above, row) : (before, 1)
      if length >= 3 {
        bits.match(length, distance)
        index += length
      } else {
        bits.literal(Int(data[index]))
        index += 1
      }
    }
    bits.literal(256)
    bits.finish()
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in data {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return bits.output + number(Int(b << 16 | a))
  }

  /// How many bytes from `index` on are those of `distance` before, at most 258.
  private static func repeated(_ data: [UInt8], _ index: Int, distance: Int) -> Int {
    guard index >= distance else { return 0 }
    let most = min(258, data.count - index)
    var length = 0
    while length < most, data[index + length] == data[index + length - distance] { length += 1 }
    return length
  }

  /// A deflate stream in the making: bits from the lowest on, codes from their highest bit.
  private struct Bits {
    var output: [UInt8]
    private var held: UInt32 = 0
    private var count = 0

    init(output: [UInt8]) { self.output = output }

    mutating func add(_ value: Int, _ width: Int) {
      held |= UInt32(truncatingIfNeeded: value) << UInt32(count)
      count += width
      while count >= 8 {
        output.append(UInt8(truncatingIfNeeded: held))
        held >>= 8
        count -= 8
      }
    }

    private mutating func code(_ value: Int, _ width: Int) {
      for bit in stride(from: width - 1, through: 0, by: -1) { add(value >> bit & 1, 1) }
    }

    mutating func literal(_ value: Int) {
      switch value {
      case ..<144: code(0x30 + value, 8)
      case ..<256: code(0x190 + value - 144, 9)
      case ..<280: code(value - 256, 7)
      default: code(0xC0 + value - 280, 8)
      }
    }

    mutating func match(_ length: Int, _ distance: Int) {
      let (symbol, extra, rest) = PNG.symbol(length - 3, first: 257, groups: 4)
      // The longest length has a symbol of its own.
      literal(length == 258 ? 285 : symbol)
      if length < 258 { add(rest, extra) }
      let (far, farExtra, farRest) = PNG.symbol(distance - 1, first: 0, groups: 2)
      code(far, 5)
      add(farRest, farExtra)
    }

    mutating func finish() { if count > 0 { add(0, 8 - count) } }
  }

  /// The symbol of a length or distance, the number of bits behind it and their value. Symbols come in groups of
  /// `groups` with one more bit from group to group, twice `groups` without any at first.
  static func symbol(_ value: Int, first: Int, groups: Int) -> (symbol: Int, extra: Int, rest: Int) {
    var (base, symbol, extra) = (0, first, 0)
    for position in 0... {
      extra = max(0, position / groups - 1)
      if value < base + 1 << extra { break }
      base += 1 << extra
      symbol += 1
    }
    return (symbol, extra, value - base)
  }
}
