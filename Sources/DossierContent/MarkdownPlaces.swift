// Where the words of a Markdown block stand in its source: a walk over marks, escapes, entities and link targets that
// keeps step with cmark's events. What cannot be found gets an empty span, never a wrong one.
import DossierModel
import DossierText

extension MarkdownReading {
  /// A stretch of source and, where it differs, the words that it stands for.
  struct Run {
    var span: Span
    var literal: String?
  }

  /// The span of a block, clamped to the text.
  func blockSpan(_ event: MarkdownEvent) -> Span {
    guard event.line > 0, !lineStarts.isEmpty else { return Span(cursor, cursor) }
    let start = offset(event.line, event.column)
    let end = event.endLine > 0 ? offset(event.endLine, event.endColumn + 1) : start
    return border(Span(start, max(start, min(end, text.count))))
  }

  func lineEnd(_ line: Int) -> Int {
    guard line > 0, line < lineStarts.count else { return text.count }
    return lineStarts[line]
  }

  private func offset(_ line: Int, _ column: Int) -> Int {
    guard lineStarts.indices.contains(line - 1) else { return text.count }
    return min(lineStarts[line - 1] + max(0, column - 1), lineEnd(line), text.count)
  }

  /// Moves both ends outwards to borders of scalars.
  private func border(_ span: Span) -> Span {
    var (start, end) = (span.start, span.end)
    while !text.isScalarBorder(start) { start -= 1 }
    while !text.isScalarBorder(end) { end += 1 }
    return Span(start, end)
  }

  // MARK: Words

  /// The source of a text node's words, at the cursor or behind it in the block; moves the cursor behind them.
  mutating func place(_ literal: String) -> [Run]? {
    let wanted = Array(literal.utf8)
    guard !wanted.isEmpty else { return [] }
    var start = cursor
    while start < limit, budget > 0 {
      if let (runs, end) = match(wanted, at: start) {
        cursor = end
        return runs
      }
      start += 1
      budget -= 1
    }
    return nil
  }

  private mutating func match(_ wanted: [UInt8], at start: Int) -> ([Run], Int)? {
    guard text.isScalarBorder(start) else { return nil }
    let bytes = text.bytes
    var runs: [Run] = []
    var (at, from, next) = (start, start, 0)
    func close() { if at > from { runs.append(Run(span: Span(from, at))) } }
    while next < wanted.count {
      budget -= 1
      guard at < limit, budget > 0 else { return nil }
      let byte = bytes[at]
      if byte == 0x5C, at + 1 < limit, isPunctuation(bytes[at + 1]), bytes[at + 1] == wanted[next] {
        close()
        runs.append(
          Run(span: Span(at, at + 2), literal: String(decoding: wanted[next...next], as: UTF8.self)))
        at += 2
        next += 1
        from = at
      } else if byte == 0x26, let width = entityWidth(bytes, at), isDecoded(bytes, at, width, wanted[next]) {
        close()
        let scalar = min(scalarWidth(wanted[next]), wanted.count - next)
        runs.append(
          Run(
            span: Span(at, at + width), literal: String(decoding: wanted[next..<next + scalar], as: UTF8.self)
          ))
        at += width
        next += scalar
        from = at
      } else if byte == wanted[next] {
        at += 1
        next += 1
      } else {
        return nil
      }
    }
    close()
    return text.isScalarBorder(at) ? (runs, at) : nil
  }

  /// `&name;` or `&#123;`, in bytes.
  private func entityWidth(_ bytes: [UInt8], _ start: Int) -> Int? {
    var index = start + 1
    while index < limit, index - start < 40, bytes[index] == 0x23 || isAlphanumeric(bytes[index]) {
      index += 1
    }
    guard index < limit, bytes[index] == 0x3B, index > start + 1 else { return nil }
    return index - start + 1
  }

  /// Whether the entity at `start` was decoded, given the byte that the words go on with.
  private func isDecoded(_ bytes: [UInt8], _ start: Int, _ width: Int, _ next: UInt8) -> Bool {
    guard next == 0x26 else { return true }
    let name = String(decoding: bytes[start + 1..<start + width - 1], as: UTF8.self).lowercased()
    return ["amp", "#38", "#x26", "#038"].contains(name)
  }

  /// The inside of a code span at the cursor.
  mutating func placeCode() -> Span? {
    let bytes = text.bytes
    var start = cursor
    while start < limit, bytes[start] != 0x60 { start += 1 }
    var ticks = 0
    while start + ticks < limit, bytes[start + ticks] == 0x60 { ticks += 1 }
    guard ticks > 0 else { return nil }
    var (from, at) = (start + ticks, start + ticks)
    while at < limit {
      guard bytes[at] == 0x60 else {
        at += 1
        continue
      }
      var count = 0
      while at + count < limit, bytes[at + count] == 0x60 { count += 1 }
      if count == ticks {
        cursor = at + count
        var to = at
        if to - from > 2, isSpace(bytes[from]), isSpace(bytes[to - 1]),
          bytes[from..<to].contains(where: { !isSpace($0) })
        {
          (from, to) = (from + 1, to - 1)
        }
        return Span(from, to)
      }
      at += count
    }
    return nil
  }

  mutating func placeFootnoteReference() -> (Span, String)? {
    let bytes = text.bytes
    var start = cursor
    while start + 1 < limit, !(bytes[start] == 0x5B && bytes[start + 1] == 0x5E) { start += 1 }
    var end = start + 2
    while end < limit, bytes[end] != 0x5D { end += 1 }
    guard end < limit, end > start + 2 else { return nil }
    cursor = end + 1
    return (Span(start, end + 1), text[Span(start + 2, end)])
  }

  /// The label of a footnote's definition, from its own line.
  func footnoteLabel(_ event: MarkdownEvent) -> String {
    let span = blockSpan(event)
    guard span.start + 2 < text.count, text.bytes[span.start] == 0x5B, text.bytes[span.start + 1] == 0x5E
    else {
      return event.literal
    }
    var end = span.start + 2
    while end < text.count, text.bytes[end] != 0x5D, text.bytes[end] != 0x0A { end += 1 }
    return text[Span(span.start + 2, end)]
  }

  // MARK: Marks

  mutating func skip(_ byte: UInt8) {
    if cursor < limit, text.bytes[cursor] == byte { cursor += 1 }
  }

  /// `*` or `_`, as many as asked for.
  mutating func skipMark(_ count: Int) {
    guard cursor < limit, text.bytes[cursor] == 0x2A || text.bytes[cursor] == 0x5F else { return }
    let mark = text.bytes[cursor]
    for _ in 0..<count { skip(mark) }
  }

  mutating func skipTildes() {
    skip(0x7E)
    skip(0x7E)
  }

  mutating func skipHeadingMarks() {
    while cursor < limit, text.bytes[cursor] == 0x23 { cursor += 1 }
    while cursor < limit, isSpace(text.bytes[cursor]), text.bytes[cursor] != 0x0A { cursor += 1 }
  }

  /// `[ ] ` and `[x] ` of a task, when the paragraph's span begins with it.
  mutating func skipTaskMark(_ event: MarkdownEvent) {
    let bytes = text.bytes
    guard cursor + 3 < limit, bytes[cursor] == 0x5B, bytes[cursor + 2] == 0x5D, isSpace(bytes[cursor + 3]),
      [0x20, 0x78, 0x58].contains(bytes[cursor + 1]), isInTask
    else { return }
    cursor += 4
  }

  private var isInTask: Bool {
    for node in nodes.reversed().dropFirst() {
      if case .item(let isChecked) = node.kind { return isChecked != nil }
      return false
    }
    return false
  }

  /// Link definitions at the head of a paragraph, which cmark takes out of it.
  mutating func skipDefinitions() {
    while cursor < limit, text.bytes[cursor] == 0x5B {
      var at = cursor + 1
      while at < limit, text.bytes[at] != 0x5D, text.bytes[at] != 0x0A {
        at += text.bytes[at] == 0x5C ? 2 : 1
      }
      guard at + 1 < limit, text.bytes[at] == 0x5D, text.bytes[at + 1] == 0x3A else { return }
      while at < limit, text.bytes[at] != 0x0A { at += 1 }
      guard at + 1 < limit else { return }
      cursor = at + 1
      skipLinePrefix(quotes: 8)
    }
  }

  /// Blanks and as many quote marks as the block has around it.
  mutating func skipLinePrefix(quotes: Int) {
    var left = quotes
    while cursor < limit {
      let byte = text.bytes[cursor]
      if byte == 0x20 || byte == 0x09 {
        cursor += 1
      } else if byte == 0x3E, left > 0 {
        left -= 1
        cursor += 1
      } else {
        return
      }
    }
  }

  mutating func enterLink() -> LinkStyle {
    guard cursor < limit else { return .bare }
    switch text.bytes[cursor] {
    case 0x5B:
      cursor += 1
      return .brackets
    case 0x3C:
      cursor += 1
      return .angles
    default: return .bare
    }
  }

  /// `](target "title")`, `][label]`, `]` or `>`.
  mutating func skipLinkTail(_ style: LinkStyle) {
    if style == .angles { skip(0x3E) }
    guard style == .brackets, cursor < limit, text.bytes[cursor] == 0x5D else { return }
    cursor += 1
    guard cursor < limit else { return }
    if text.bytes[cursor] == 0x28, let end = inlineTargetEnd(cursor) {
      cursor = end
    } else if text.bytes[cursor] == 0x5B {
      var at = cursor + 1
      while at < limit, text.bytes[at] != 0x5D { at += text.bytes[at] == 0x5C ? 2 : 1 }
      if at < limit { cursor = at + 1 }
    }
  }

  /// Behind the `)` of an inline target that opens at `start`; nil when it is none.
  private func inlineTargetEnd(_ start: Int) -> Int? {
    let bytes = text.bytes
    var at = start + 1
    while at < limit, isSpace(bytes[at]) { at += 1 }
    if at < limit, bytes[at] == 0x3C {
      while at < limit, bytes[at] != 0x3E { at += bytes[at] == 0x5C ? 2 : 1 }
      at += 1
    } else {
      var depth = 0
      while at < limit, !isSpace(bytes[at]) {
        if bytes[at] == 0x28 { depth += 1 }
        if bytes[at] == 0x29 {
          if depth == 0 { break }
          depth -= 1
        }
        at += bytes[at] == 0x5C ? 2 : 1
      }
    }
    while at < limit, isSpace(bytes[at]) { at += 1 }
    if at < limit, [0x22, 0x27, 0x28].contains(bytes[at]) {
      let closing: UInt8 = bytes[at] == 0x28 ? 0x29 : bytes[at]
      at += 1
      while at < limit, bytes[at] != closing { at += bytes[at] == 0x5C ? 2 : 1 }
      at += 1
      while at < limit, isSpace(bytes[at]) { at += 1 }
    }
    return at < limit && bytes[at] == 0x29 ? at + 1 : nil
  }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
private func isAlphanumeric(_ byte: UInt8) -> Bool {
  ByteClass.isDigit(byte) || byte < 0x80 && ByteClass.isLetter(byte)
}
private func isPunctuation(_ byte: UInt8) -> Bool {
  0x21...0x2F ~= byte || 0x3A...0x40 ~= byte || 0x5B...0x60 ~= byte || 0x7B...0x7E ~= byte
}
private func scalarWidth(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

/// The stretches of words between the tags of an HTML block, scripts, styles and comments left out.
func htmlRuns(_ bytes: [UInt8], _ block: Span) -> [Span] {
  var cursor = TagCursor(Array(bytes[block.range]))
  var runs: [Span] = []
  var from = block.start
  var skipped: String?
  func add(_ end: Int) {
    var start = from
    var at = from
    while at + 3 < end {
      guard bytes[at] == 0x3C, bytes[at + 1] == 0x21 else {
        at += 1
        continue
      }
      if at > start { runs.append(Span(start, at)) }
      while at < end, bytes[at] != 0x3E { at += 1 }
      at += 1
      start = min(at, end)
    }
    if end > start { runs.append(Span(start, end)) }
  }
  while let tag = cursor.next() {
    if skipped == nil { add(block.start + tag.span.start) }
    from = block.start + tag.span.end
    if let name = skipped {
      if tag.isClosing, tag.name == name { skipped = nil }
    } else if !tag.isClosing, ["script", "style", "template", "iframe", "object"].contains(tag.name) {
      skipped = tag.name
    }
  }
  if skipped == nil { add(block.end) }
  return runs
}
