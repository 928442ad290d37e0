// The YAML between `---` lines on top of a source: where it ends, and where the text behind it begins.
import DossierText

/// A source's bytes parted into front matter and body.
struct FrontMatterCut {
  enum Outcome: Equatable {
    case none
    /// The YAML's bytes, without the fences.
    case found(Span)
    case unclosed, tooLarge
  }
  var outcome: Outcome
  /// Offset of the body's first byte, and its line in the file from 1.
  var bodyStart: Int
  var bodyLine: Int
}

/// Finds the front matter: the first line is `---`, a later one is `---` or `...`. At most 64 KB.
///
/// A text that merely opens with a rule has none: without a closing fence, the line behind `---` must look like a
/// key for the missing fence to be a fault.
func frontMatterCut(_ bytes: [UInt8]) -> FrontMatterCut {
  let none = FrontMatterCut(outcome: .none, bodyStart: 0, bodyLine: 1)
  guard bytes.starts(with: [0x2D, 0x2D, 0x2D]) else { return none }
  var lines = LineCursor(bytes)
  guard let first = lines.next(), isFence(bytes, first, dots: false) else { return none }
  let start = lines.index
  var count = 1
  var firstContent: Span?
  while let line = lines.next() {
    count += 1
    if isFence(bytes, line, dots: true) {
      let yaml = Span(start, line.start)
      let outcome: FrontMatterCut.Outcome = yaml.count > 65_536 ? .tooLarge : .found(yaml)
      return FrontMatterCut(outcome: outcome, bodyStart: lines.index, bodyLine: count + 1)
    }
    if firstContent == nil, line.count > 0 { firstContent = line }
  }
  guard let firstContent, looksLikeKey(bytes, firstContent) else { return none }
  return FrontMatterCut(outcome: .unclosed, bodyStart: 0, bodyLine: 1)
}

/// Walks over lines that end with LF, CR LF or CR.
struct LineCursor {
  let bytes: [UInt8]
  var index: Int
  let end: Int

  init(_ bytes: [UInt8], _ span: Span? = nil) {
    (self.bytes, index, end) = (bytes, span?.start ?? 0, min(bytes.count, span?.end ?? bytes.count))
  }

  /// The next line without its line end; nil behind the last one.
  mutating func next() -> Span? {
    guard index < end else { return nil }
    let start = index
    index = bytes.withUnsafeBufferPointer { bytes in
      var at = start
      while at < end, bytes[at] != 0x0A, bytes[at] != 0x0D { at &+= 1 }
      return at
    }
    let line = Span(start, index)
    if index < end {
      index += bytes[index] == 0x0D && index + 1 < end && bytes[index + 1] == 0x0A ? 2 : 1
    }
    return line
  }
}

private func isFence(_ bytes: [UInt8], _ line: Span, dots: Bool) -> Bool {
  var end = line.end
  while end > line.start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
  guard end - line.start == 3 else { return false }
  let mark = bytes[line.start]
  guard mark == 0x2D || dots && mark == 0x2E else { return false }
  return bytes[line.start + 1] == mark && bytes[line.start + 2] == mark
}

private func looksLikeKey(_ bytes: [UInt8], _ line: Span) -> Bool {
  var index = line.start
  while index < line.end, ByteClass.isLetter(bytes[index]) || bytes[index] == 0x2D { index += 1 }
  return index > line.start && index < line.end && bytes[index] == 0x3A
}
