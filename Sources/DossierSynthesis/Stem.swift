// Cuts endings off English words so that "rescued", "rescues" and "rescuing" are one. Light on purpose: it is
// applied to the tables and to the texts alike, so that a stem need not be a word.
import DossierText

/// Hashes of word stems.
enum Stem {
  /// Hash of the stem of the word that stands at `span`, letters folded as `Word.hash` folds them.
  ///
  /// Steps: possessive; plural or third person; -ing and -ed with a doubled consonant undone; a last -e or -y.
  static func hash(_ bytes: [UInt8], _ span: Span) -> UInt64 {
    guard span.count <= 40, span.end <= bytes.count else { return longHash(bytes, span) }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 40) { letters in
      var word = Letters(letters: letters)
      for index in span.range {
        // A curly apostrophe (E2 80 99) becomes a straight one.
        if bytes[index] == 0xE2, index + 2 < span.end, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 {
          word.append(0x27)
        } else if bytes[index] == 0x80 || bytes[index] == 0x99, word.last == 0x27 {
          continue
        } else {
          word.append(ByteClass.lower(bytes[index]))
        }
      }
      cut(&word)
      return Word.hash(of: letters[..<word.count])
    }
  }

  /// The letters of one word, in memory of the caller.
  private struct Letters {
    let letters: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(letters: UnsafeMutableBufferPointer<UInt8>) { self.letters = letters }

    var last: UInt8? { count > 0 ? letters[count - 1] : nil }
    subscript(index: Int) -> UInt8 { letters[index] }

    mutating func append(_ byte: UInt8) {
      guard count < letters.count else { return }
      letters[count] = byte
      count += 1
    }
    mutating func removeLast(_ number: Int = 1) { count -= number }
    mutating func replaceLast(by byte: UInt8) { letters[count - 1] = byte }
  }

  /// Hash of the stem of a table's word.
  static func hash(_ word: String) -> UInt64 {
    let bytes = Array(word.utf8)
    return hash(bytes, Span(0, bytes.count))
  }

  private static func longHash(_ bytes: [UInt8], _ span: Span) -> UInt64 {
    Word.hash(of: bytes[max(0, span.start)..<min(bytes.count, span.end)])
  }

  private static func cut(_ word: inout Letters) {
    if ends(word, "'s") { word.removeLast(2) }
    if word.last == 0x27 { word.removeLast() }
    if word.count > 4, ends(word, "ies") {
      word.removeLast(2)
    } else if word.count > 4, ends(word, "sses") || ends(word, "shes") || ends(word, "ches") {
      word.removeLast(2)
    } else if word.count > 3, word.last == 0x73, !ends(word, "ss"), !ends(word, "us"), !ends(word, "is") {
      word.removeLast()
    }
    if word.count > 5, ends(word, "ing"), hasVowel(word, before: word.count - 3) {
      word.removeLast(3)
      undouble(&word)
    } else if word.count > 4, ends(word, "ed"), hasVowel(word, before: word.count - 2) {
      word.removeLast(2)
      undouble(&word)
    }
    if word.count > 3, word.last == 0x65 { word.removeLast() }
    if word.count > 3, word.last == 0x79 { word.replaceLast(by: 0x69) }
  }

  private static func ends(_ word: Letters, _ ending: StaticString) -> Bool {
    ending.withUTF8Buffer { ending in
      let start = word.count - ending.count
      return start >= 0 && ending.indices.allSatisfy { word[start + $0] == ending[$0] }
    }
  }

  private static func hasVowel(_ word: Letters, before end: Int) -> Bool {
    (0..<end).contains { index in
      switch word[index] {
      case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
      default: false
      }
    }
  }

  private static func undouble(_ word: inout Letters) {
    guard word.count > 3, let last = word.last, word[word.count - 2] == last,
      last != 0x6C, last != 0x73, last != 0x7A
    else { return }
    word.removeLast()
  }
}
