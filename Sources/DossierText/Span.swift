// A half-open byte range into a text. It never holds the text itself; offsets in Unicode scalars exist only
// in JSON output (LineIndex converts).

/// A half-open range of UTF-8 byte offsets into one document's text.
///
/// `0 <= start <= end` always holds; whether it lies inside a given text is the maker's promise. Four bytes an
/// offset: a dossier holds millions of spans, and no text has 4 GB.
@frozen public struct Span: Hashable, Sendable, Comparable {
  @usableFromInline let first, behind: UInt32

  /// Offset of the first byte.
  @inlinable public var start: Int { Int(first) }
  /// Offset behind the last byte.
  @inlinable public var end: Int { Int(behind) }

  /// Makes a span; an `end` before `start` gives an empty span at `start`.
  @inlinable public init(_ start: Int, _ end: Int) {
    first = UInt32(clamping: start)
    behind = end < start ? first : UInt32(clamping: end)
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
