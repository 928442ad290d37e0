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

/// Cuts one passage into sentences, from left to right.
struct SentenceCutter {
  let bytes: UnsafeBufferPointer<UInt8>
  let end: Int
  let tables: SentenceTables
  /// First byte of the sentence being read.
  var start: Int
  /// The last round bracket that is still open, or -1.
  var openBracket = -1
  /// The list that the text is in: the marker that would open the next item; nil outside of lists.
  var nextMarker: ListMarker?

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span, _ tables: SentenceTables) {
    (self.bytes, self.end, self.tables) = (bytes, span.end, tables)
    start = Bytes.skipBlanks(bytes, span.start, span.end)
    nextMarker = ListMarker(bytes, start, end)?.following
  }

  /// The next sentence without blanks at either side; nil at the end of the passage.
  mutating func next() -> Span? {
    guard start < end else { return nil }
    var index = start
    openBracket = -1
    while index < end {
      switch Bytes.classes[Int(bytes[index])] {
      case .plain: index += 1
      case .lineEnd:
        if isParagraphBreak(index) { return cut(index) }
        index += 1
      case .openBracket:
        openBracket = index
        index += 1
      case .closeBracket:
        openBracket = -1
        index += 1
        if let item = itemStart(before: index) { return cut(item) }
      case .stop, .lead:
        guard let width = Bytes.terminator(bytes, index, end) else {
          index += 1
          continue
        }
        if let item = itemStart(before: index + width) { return cut(item) }
        let stop = Stop(self, at: index)
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
    if let marker = ListMarker(bytes, start, end), nextMarker == nil || marker == nextMarker {
      nextMarker = marker.following
    }
    return span.isEmpty ? next() : span
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

  /// Where the list item begins whose expected marker ends at `index`; nil when there is none.
  private func itemStart(before index: Int) -> Int? {
    guard let wanted = nextMarker, let item = wanted.start(endingAt: index, in: bytes, from: start, to: end)
    else { return nil }
    return item > start ? item : nil
  }
}
