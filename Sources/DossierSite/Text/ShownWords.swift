// A span's words as a page shows them: markup blanked, runs of blanks made one.
import DossierModel
import DossierText

extension Document {
  /// The words of a span on one line; cut at a word with "…" after about `limit` bytes.
  func shown(_ span: Span, limit: Int = 1 << 40) -> String {
    let bytes = shownBytes(span, limit: limit)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A blank that comes from blanked markup vanishes before a closing mark: `Kirby's [@key].` is `Kirby's.`
  func shownBytes(_ span: Span, limit: Int = 1 << 40) -> [UInt8] {
    let end = min(span.end, prose.count)
    var index = max(0, span.start)
    var output: [UInt8] = []
    output.reserveCapacity(min(end - min(index, end), limit) + 8)
    var hasBlank = false
    var hasMarkup = false
    while index < end {
      let byte = prose.bytes[index]
      if byte <= 0x20 {
        hasBlank = true
        if index < text.count, text.bytes[index] > 0x20 { hasMarkup = true }
        index += 1
        continue
      }
      if hasBlank {
        if output.count >= limit {
          output.append(contentsOf: " …".utf8)
          return output
        }
        if !output.isEmpty, !(hasMarkup && Self.closes(byte)) { output.append(0x20) }
        (hasBlank, hasMarkup) = (false, false)
      }
      // A text without blanks (other scripts, a hostile line) is cut at a scalar all the same.
      if output.count >= limit + 200, byte & 0xC0 != 0x80 {
        output.append(contentsOf: "…".utf8)
        return output
      }
      output.append(byte)
      index += 1
    }
    return output
  }

  private static func closes(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2E, 0x2C, 0x3A, 0x3B, 0x21, 0x3F, 0x29, 0x5D: true
    default: false
    }
  }
}

extension Analysis {
  /// The first offset of a span that lies in a sentence, or its start: markup before the first word lies in none.
  func firstOffsetInSentence(_ span: Span) -> Int {
    let index = sentenceIndex(at: span.start)
    if let index, span.start < sentences[index].span.end { return span.start }
    let next = index.map { $0 + 1 } ?? 0
    guard next < sentences.count, sentences[next].span.start < span.end else { return span.start }
    return max(span.start, sentences[next].span.start)
  }
}
