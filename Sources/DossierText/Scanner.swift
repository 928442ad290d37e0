// Byte classes and a cursor over bytes: the tools of every hot loop. Inlinable across modules, which measured
// 4.5 times faster than a plain `package` function called for each byte.

/// Classes of ASCII bytes; a byte of a multi-byte scalar (0x80 and up) counts as a letter.
@frozen public enum ByteClass {
  @inlinable public static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  @inlinable public static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
  @inlinable public static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
  @inlinable public static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }
  @inlinable public static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }
  @inlinable public static func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }
}

/// A cursor over a span of bytes. Reading past the end gives 0, never a trap.
@frozen public struct Scanner {
  public let bytes: [UInt8]
  public let end: Int
  public var index: Int

  @inlinable public init(_ bytes: [UInt8], _ span: Span) {
    self.bytes = bytes
    self.index = Swift.max(0, Swift.min(span.start, bytes.count))
    self.end = Swift.max(0, Swift.min(span.end, bytes.count))
  }

  @inlinable public var isAtEnd: Bool { index >= end }

  /// The byte `ahead` of the cursor, or 0 outside the span.
  @inlinable public func peek(_ ahead: Int = 0) -> UInt8 {
    let at = index + ahead
    return at < end && at >= 0 ? bytes[at] : 0
  }

  /// Moves on while `test` holds.
  @inlinable public mutating func skip(while test: (UInt8) -> Bool) {
    while index < end, test(bytes[index]) { index += 1 }
  }
}
