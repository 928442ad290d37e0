// What the steps of the synthesis look at in one document: its tokens with stems, and which belong to which
// sentence. Made once a document.
import DossierModel
import DossierText

/// One document's words, cut and stemmed.
struct Reading: Sendable {
  let words: Words
  /// For each token the hash of its stem; numbers keep their digits' hash, marks are 0.
  let stems: Stems
  /// For each sentence of the analysis the range of its tokens.
  let sentences: [Range<Int>]

  init(_ words: Words, _ stems: Stems, _ analysis: Analysis) {
    (self.words, self.stems) = (words, stems)
    sentences = analysis.sentences.map { sentence in
      let first = words.firstToken(endingAfter: sentence.span.start)
      var end = max(first, words.firstToken(endingAfter: sentence.span.end))
      // The stop or quotation mark that ends a sentence tells nothing; the last word of a heading or a cell does, and
      // so does a question mark.
      if end > first, words[end - 1].kind == .mark, words[end - 1].hash != Self.question { end -= 1 }
      return first..<end
    }
  }

  private static let question = Word.hash(of: "?".utf8)

  /// The tokens that touch a span.
  func tokens(of span: Span) -> Range<Int> {
    let first = words.firstToken(endingAfter: span.start)
    var end = first
    while end < words.count, Int(words[end].start) < span.end { end += 1 }
    return first..<end
  }

  /// The tokens of the sentence around `offset`; empty when there is none.
  func sentence(at offset: Int, _ analysis: Analysis) -> Range<Int> {
    guard let index = analysis.sentenceIndex(at: offset), sentences.indices.contains(index) else {
      return 0..<0
    }
    return sentences[index]
  }

  /// Whether token `index` carries no content ("the", "of").
  func isSmall(_ index: Int) -> Bool { stems.marks(at: index).contains(.small) }

  /// Whether a phrase of a table may begin at token `index`.
  func begins(_ mark: StemMarks, at index: Int) -> Bool { stems.marks(at: index).contains(mark) }

  /// Whether token `index` is a comma inside a number ("2,000").
  func isInsideNumber(_ index: Int) -> Bool {
    guard index > 0, index + 1 < words.count, words[index].isGlued, words[index + 1].isGlued else {
      return false
    }
    return words[index - 1].kind == .number && words[index + 1].kind == .number
  }

  /// The mark (ASCII) at token `index`; 0 for other tokens.
  func mark(at index: Int) -> UInt8 {
    let word = words[index]
    return word.kind == .mark && word.count == 1 ? words.text.bytes[Int(word.start)] : 0
  }

  /// Whether a mark stands between clauses: comma, semicolon, colon, brackets.
  static func breaks(_ mark: UInt8) -> Bool {
    switch mark {
    case 0x2C, 0x3B, 0x3A, 0x28, 0x29: true
    default: false
    }
  }

  /// Whether token `index` is the mark `byte` (ASCII).
  func isMark(_ index: Int, _ byte: UInt8) -> Bool {
    let word = words[index]
    return word.kind == .mark && word.count == 1 && words.text.bytes[Int(word.start)] == byte
  }
}
