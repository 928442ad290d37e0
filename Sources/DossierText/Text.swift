// The bytes of one document. Valid UTF-8 always: UTF8Repair mends what comes from outside.

/// A document's text as valid UTF-8 bytes.
@frozen public struct Text: Hashable, Sendable {
  /// The bytes, valid UTF-8.
  public let bytes: [UInt8]

  /// Takes bytes that are known to be valid UTF-8.
  @inlinable public init(validated bytes: [UInt8]) { self.bytes = bytes }

  @inlinable public init(_ string: String) { self.bytes = Array(string.utf8) }

  @inlinable public var count: Int { bytes.count }
  @inlinable public var isEmpty: Bool { bytes.isEmpty }
  @inlinable public var all: Span { Span(0, bytes.count) }

  /// The words of a span as a string, for pages and messages; not for hot loops.
  public subscript(span: Span) -> String {
    String(decoding: bytes[max(0, min(span.start, count))..<max(0, min(span.end, count))], as: UTF8.self)
  }

  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether `offset` is the border of a Unicode scalar (the ends of the text are).
  @inlinable public func isScalarBorder(_ offset: Int) -> Bool {
    offset == 0 || offset == bytes.count
      || (offset > 0 && offset < bytes.count && bytes[offset] & 0xC0 != 0x80)
  }

  /// The span without blanks and line ends at either side.
  @inlinable public func trimmed(_ span: Span) -> Span {
    var (start, end) = (span.start, span.end)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return Span(start, end)
  }
}
