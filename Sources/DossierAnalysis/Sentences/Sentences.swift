// Where sentences begin and end: one pass over the bytes of each passage that stops only at marks that could end
// a sentence. After the golden rules of Pragmatic Segmenter; tuned on UD English EWT and GUM (dev).
import DossierModel
import DossierText

/// The sentences of all prose passages, in text order. None crosses the border of a passage.
func findSentences(_ document: Document, tables: SentenceTables) -> [Sentence] {
  var sentences: [Sentence] = []
  document.prose.bytes.withUnsafeBufferPointer { bytes in
    for (index, passage) in document.passages.enumerated() where passage.kind.isProse {
      let end = min(passage.span.end, bytes.count)
      guard passage.span.start < end else { continue }
      var cutter = SentenceCutter(bytes, Span(passage.span.start, end), tables)
      while let span = cutter.next() { sentences.append(Sentence(span, passage: index)) }
    }
  }
  return sentences
}

/// The sentences of the whole text: of every passage, and line by line of what stands in none (removed parts).
/// For those, `passage` is the number of passages.
func findAllSentences(_ document: Document, tables: SentenceTables) -> [Sentence] {
  var sentences: [Sentence] = []
  document.prose.bytes.withUnsafeBufferPointer { bytes in
    func cut(_ start: Int, _ end: Int, _ passage: Int) {
      guard start < end else { return }
      var cutter = SentenceCutter(bytes, Span(start, end), tables)
      while let span = cutter.next() { sentences.append(Sentence(span, passage: passage)) }
    }
    func cutLines(_ start: Int, _ end: Int) {
      var first = start
      for index in start..<max(start, end) where bytes[index] == 0x0A {
        cut(first, index, document.passages.count)
        first = index + 1
      }
      cut(first, end, document.passages.count)
    }
    var done = 0
    for (index, passage) in document.passages.enumerated() {
      let end = min(passage.span.end, bytes.count)
      guard passage.span.start >= done, passage.span.start < end else { continue }
      // A list marker before the passage stands in its first sentence.
      var start = passage.span.start
      while start > done, bytes[start - 1] != 0x0A { start -= 1 }
      cutLines(done, start)
      cut(start, end, index)
      done = end
    }
    cutLines(done, bytes.count)
  }
  return sentences
}

/// Cuts one passage into sentences, from left to right.
struct SentenceCutter: ~Copyable {
  let bytes: UnsafeBufferPointer<UInt8>
  let end: Int
  let tables: SentenceTables
  /// First byte of the sentence being read.
  var start: Int
  /// The last round bracket that is still open, or -1.
  var openBracket = -1
  /// The marker of the list item that the text is in; nil outside of lists.
  var item: ListMarker?

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span, _ tables: SentenceTables) {
    (self.bytes, self.end, self.tables) = (bytes, span.end, tables)
    start = Bytes.skipBlanks(bytes, span.start, span.end)
    item = ListMarker(bytes, start, end)
  }

  /// The next sentence without blanks at either side, never empty; nil at the end of the passage.
  mutating func next() -> Span? {
    guard start < end else { return nil }
    var index = start
    openBracket = -1
    if let closing = letterClosing() { return cut(closing) }
    while index < end {
      switch Bytes.classes[Int(bytes[index])] {
      case .plain: index += 1
      case .lineEnd:
        if isParagraphBreak(index) { return cut(index) }
        index += 1
      case .openBracket:
        openBracket = index
        index += 1
      case .closeAngle:
        index += 1
        if closesAddress(index - 1) { return cut(index) }
      case .slash:
        index += 1
        if let stamp = MailStamp(bytes, slash: index - 1, start, end) {
          if stamp.start > start { return cut(stamp.start) }
          return cut(stamp.end)
        }
      case .closeBracket:
        openBracket = -1
        index += 1
        if let item = itemStart(before: index) { return cut(item) }
        if closesSmiley(index - 1) { return cut(index) }
      case .stop, .lead:
        guard let width = Bytes.terminator(bytes, index, end) else {
          index += 1
          continue
        }
        let stop = Stop(self, at: index)
        if let item = itemStart(before: index + width) ?? itemStart(before: stop.end) { return cut(item) }
        if stop.endsSentence(self) { return cut(stop.end) }
        index = max(stop.end, index + width)
      }
    }
    return cut(end)
  }

  private mutating func cut(_ index: Int) -> Span? {
    var last = index
    while last > start, bytes[last - 1] <= 0x20 { last -= 1 }
    let span = Span(start, last)
    start = Bytes.skipBlanks(bytes, index, end)
    // A marker of the same list stays expected through the sentences of an item.
    if let marker = ListMarker(bytes, start, end), item?.isFollowed(by: marker) != false { item = marker }
    return span
  }

  /// A blank line ends a sentence wherever it stands.
  private func isParagraphBreak(_ index: Int) -> Bool {
    var next = index + 1
    while next < end, bytes[next] <= 0x20 {
      if bytes[next] == 0x0A { return true }
      next += 1
    }
    return false
  }

  /// "From: Ann Bell <ann@example.org> The talks ended": a mail address in angle brackets ends its header.
  private func closesAddress(_ index: Int) -> Bool {
    var at = index
    var holdsAt = false
    while at > start, index - at < 80, bytes[at - 1] > 0x20, bytes[at - 1] != 0x3C {
      at -= 1
      if bytes[at] == 0x40 { holdsAt = true }
    }
    return holdsAt && at > start && bytes[at - 1] == 0x3C && index + 1 < end && bytes[index + 1] <= 0x20
  }

  /// "So I like it :) Now it rains": a smiley before a capital ends a sentence like a stop.
  private func closesSmiley(_ index: Int) -> Bool {
    let eyes = index > start && bytes[index - 1] == 0x2D ? index - 2 : index - 1
    guard eyes > start, bytes[eyes] == 0x3A || bytes[eyes] == 0x3B, bytes[eyes - 1] == 0x20,
      index + 2 < end, bytes[index + 1] == 0x20
    else { return false }
    return ByteClass.isUpper(bytes[index + 2])
  }

  /// Behind "Regards," or "Best regards," at the start of a sentence, before a name.
  private func letterClosing() -> Int? {
    var word = Bytes.word(bytes, start, end)
    guard word.end > start, word.end - start < 16 else { return nil }
    if !tables.closesLetter(word.hash), word.end < end, bytes[word.end] == 0x20 {
      word = Bytes.word(bytes, word.end + 1, end)
    }
    guard tables.closesLetter(word.hash), word.end + 2 < end, bytes[word.end] == 0x2C,
      bytes[word.end + 1] == 0x20, ByteClass.isUpper(bytes[word.end + 2])
    else { return nil }
    return word.end + 1
  }

  /// Where the list item begins whose expected marker ends at `index`; nil when there is none.
  private func itemStart(before index: Int) -> Int? {
    guard let next = item?.nextItem(endingAt: index, in: bytes, from: start, to: end) else { return nil }
    return next > start ? next : nil
  }
}
