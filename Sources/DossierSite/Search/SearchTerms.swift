// The words of the search data, folded, each with the numbers of the records that hold it.
//
// Folding: lower case, accents off, other alphabets in Latin letters as in addresses ("Курск" is found as "kursk"),
// a possessive ending off. The script of the page folds what is typed with the same table, which it gets with the
// data: `folds` holds every letter beyond ASCII that occurs.
import DossierText

/// Words to records.
struct SearchTerms: Sendable {
  private(set) var words: [String] = []
  /// For each word: numbers of records, ascending.
  private(set) var postings: [[UInt32]] = []
  /// Letters beyond ASCII that occur, with what each becomes.
  private(set) var folds: [UInt32: String] = [:]
  private var byWord: [String: Int] = [:]
  /// By the hash of a token, so that a word is folded once and not at every place.
  private var byHash: [UInt64: Int] = [:]

  /// Longer runs of letters are no words that anybody types.
  private static let longest = 40

  /// Adds the words of a stretch of text to a record; records come in ascending order.
  mutating func add(_ words: Words, _ tokens: Range<Int>, to record: UInt32) {
    for index in tokens {
      let token = words[index]
      if token.kind == .mark || (token.count == 1 && token.kind == .word) { continue }
      let term: Int
      if let known = byHash[token.hash] {
        term = known
      } else {
        term = self.term(folding: words.text.bytes[Int(token.start)..<Int(token.end)])
        byHash[token.hash] = term
      }
      if term >= 0, postings[term].last != record { postings[term].append(record) }
    }
  }

  mutating func add(_ string: String, to record: UInt32) {
    let text = Text(string)
    let words = Words(text, passages: [Span(0, text.count)])
    add(words, 0..<words.count, to: record)
  }

  /// Number of the folded word, made where it is new; -1 for what cannot be searched.
  private mutating func term(folding bytes: ArraySlice<UInt8>) -> Int {
    let word = fold(bytes)
    if word.isEmpty || word.utf8.count > Self.longest { return -1 }
    if let known = byWord[word] { return known }
    byWord[word] = words.count
    words.append(word)
    postings.append([])
    return words.count - 1
  }

  private mutating func fold(_ bytes: ArraySlice<UInt8>) -> String {
    var folded = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar.value < 0x80 {
        folded.unicodeScalars.append(Unicode.Scalar(ByteClass.lower(UInt8(scalar.value))))
        continue
      }
      let plain = Self.fold(scalar)
      folds[scalar.value] = plain
      folded += plain
    }
    if folded.hasSuffix("'s") { folded.removeLast(2) }
    return folded
  }

  private static func fold(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x2019: return "'"
    case 0x300...0x36F: return ""
    default: break
    }
    if let letters = Transliteration.letters[scalar.value] { return String(decoding: letters, as: UTF8.self) }
    return scalar.properties.lowercaseMapping
  }
}
