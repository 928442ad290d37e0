// A half-open byte range into a text. It never holds the text itself; offsets in Unicode scalars exist only
// in JSON output (LineIndex converts).

/// A half-open range of UTF-8 byte offsets into one document's text.
///
/// `0 <= start <= end` always holds; whether it lies inside a given text is the maker's promise.
@frozen public struct Span: Hashable, Sendable, Comparable {
  /// Offset of the first byte.
  public let start: Int
  /// Offset behind the last byte.
  public let end: Int

  /// Makes a span; an `end` before `start` gives an empty span at `start`.
  @inlinable public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end < start ? start : end
  }

  @inlinable public var count: Int { end - start }
  @inlinable public var isEmpty: Bool { end == start }
  @inlinable public var range: Range<Int> { start..<end }

  @inlinable public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
  @inlinable public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
  @inlinable public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

  /// The smallest span that holds both.
  @inlinable public func union(_ other: Span) -> Span {
    Span(Swift.min(start, other.start), Swift.max(end, other.end))
  }

  /// Document order: by start, the shorter one first.
  @inlinable public static func < (a: Span, b: Span) -> Bool {
    a.start != b.start ? a.start < b.start : a.end < b.end
  }
}
