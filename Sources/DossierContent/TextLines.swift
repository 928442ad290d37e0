// A plain text as lines and blocks: where it is wrapped, where a line is a paragraph.
import DossierText

/// The lines of a text that hold something, trimmed, and the block (between blank lines) that each stands in.
struct TextLines {
  var lines: [Span] = []
  var blocks: [Int] = []

  init(_ text: Text) {
    var cursor = LineCursor(text.bytes)
    var block = 0
    while let line = cursor.next() {
      let trimmed = trimmedLine(text, line)
      if trimmed.isEmpty {
        block += 1
      } else {
        lines.append(trimmed)
        blocks.append(block)
      }
    }
  }

  var indices: Range<Int> { lines.indices }

  /// Whether both lines stand in one block.
  func areTogether(_ a: Int, _ b: Int) -> Bool {
    lines.indices.contains(a) && lines.indices.contains(b) && blocks[a] == blocks[b]
  }

  /// Ranges of lines that make one paragraph, for the lines that `isText`. A block is one paragraph when its lines
  /// are wrapped: none could have taken the first word of the next. Otherwise each line is one.
  func paragraphs(_ text: Text, isText: (Int) -> Bool) -> [Range<Int>] {
    var paragraphs: [Range<Int>] = []
    var start = 0
    while start < lines.count {
      guard isText(start) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < lines.count, isText(end), blocks[end] == blocks[start] { end += 1 }
      if end - start > 1, isWrapped(text, start..<end) {
        paragraphs.append(start..<end)
      } else {
        paragraphs += (start..<end).map { $0..<$0 + 1 }
      }
      start = end
    }
    return paragraphs
  }

  private func isWrapped(_ text: Text, _ range: Range<Int>) -> Bool {
    let widths = range.map { scalarCount(text, lines[$0]) }
    guard let width = widths.max(), (30...132).contains(width) else { return false }
    var misfits = 0
    for (offset, index) in range.dropLast().enumerated() {
      let next = lines[index + 1]
      let word = text.bytes[next.range].prefix { $0 > 0x20 }.count { $0 & 0xC0 != 0x80 }
      if widths[offset] + 1 + word <= width - 2 { misfits += 1 }
      if isListItem(text, next) { return false }
    }
    return misfits * 5 <= range.count - 1 && !range.dropLast().allSatisfy { endsSentence(text, lines[$0]) }
  }

  private func endsSentence(_ text: Text, _ line: Span) -> Bool {
    DossierContent.endsSentence(Array(text.bytes[max(line.start, line.end - 12)..<line.end]))
  }

  private func scalarCount(_ text: Text, _ line: Span) -> Int {
    text.bytes[line.range].count { $0 & 0xC0 != 0x80 }
  }
}

/// The line without blanks, no-break blanks and zero-width marks at either end.
func trimmedLine(_ text: Text, _ line: Span) -> Span {
  var (start, end) = (line.start, line.end)
  let bytes = text.bytes
  func wide(_ at: Int) -> Int {
    guard at < end else { return 0 }
    if bytes[at] <= 0x20 { return 1 }
    if bytes[at] == 0xC2, at + 1 < end, bytes[at + 1] == 0xA0 { return 2 }
    if at + 2 < end, bytes[at] == 0xE2, bytes[at + 1] == 0x80, 0x80...0x8F ~= bytes[at + 2] { return 3 }
    if at + 2 < end, bytes[at] == 0xEF, bytes[at + 1] == 0xBB, bytes[at + 2] == 0xBF { return 3 }
    return 0
  }
  while start < end, case let width = wide(start), width > 0 { start += width }
  trimming: while end > start {
    for width in 1...3 where end - width >= start && wide(end - width) == width {
      end -= width
      continue trimming
    }
    break
  }
  return Span(start, end)
}

/// "- ", "* ", "• " or "3. " at the beginning of a line.
func isListItem(_ text: Text, _ line: Span) -> Bool {
  listMark(text, line) > 0
}

/// How many bytes the mark of a list item takes with its blank; 0 when the line is none.
func listMark(_ text: Text, _ line: Span) -> Int {
  var scanner = Scanner(text.bytes, line)
  if [0x2D, 0x2A].contains(scanner.peek()), scanner.peek(1) == 0x20 { return 2 }
  if scanner.peek() == 0xE2, scanner.peek(1) == 0x80, scanner.peek(2) == 0xA2 {
    return scanner.peek(3) == 0x20 || scanner.peek(3) == 0x09 ? 4 : 3
  }
  let start = scanner.index
  scanner.skip(while: ByteClass.isDigit)
  let digits = scanner.index - start
  guard (1...2).contains(digits), [0x2E, 0x29].contains(scanner.peek()), scanner.peek(1) == 0x20 else {
    return 0
  }
  return digits + 2
}
