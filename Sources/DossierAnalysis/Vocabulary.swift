// The distinct words of one document. A text uses each of its words many times: a table is asked once for each word,
// and a token finds the answer by the number of its word.
import DossierText

/// The words of a document by number, in order of first use.
struct Vocabulary: Sendable {
  let words: Words
  /// For each token the number of its word.
  let numbers: [UInt32]
  /// For each number the first token that is this word.
  private let firsts: [Int32]
  /// By hash, the number + 1.
  private let byHash: WordTable

  init(_ words: Words) {
    self.words = words
    var firsts: [Int32] = []
    var byHash = WordTable(capacity: 512)
    numbers = [UInt32](unsafeUninitializedCapacity: words.count) { numbers, count in
      words.tokens.withUnsafeBufferPointer { tokens in
        for index in 0..<tokens.count {
          let known = byHash[tokens[index].hash]
          if known == 0 {
            firsts.append(Int32(truncatingIfNeeded: index))
            byHash.set(UInt32(truncatingIfNeeded: firsts.count), for: tokens[index].hash)
            numbers[index] = UInt32(truncatingIfNeeded: firsts.count &- 1)
          } else {
            numbers[index] = known &- 1
          }
        }
      }
      count = words.count
    }
    (self.firsts, self.byHash) = (firsts, byHash)
  }

  /// How many words there are.
  var count: Int { firsts.count }

  /// The number of a word, nil when the text does not have it.
  func number(of hash: UInt64) -> Int? {
    let known = byHash[hash]
    return known == 0 ? nil : Int(known) - 1
  }

  /// Asks once for each word. `value` gets its first token: what it reads there must be the same for all tokens with
  /// that hash, which are written alike but for capitals and the kind of an apostrophe.
  func map<Value>(_ value: (Word) -> Value) -> PerWord<Value> {
    PerWord(numbers: numbers, values: firsts.map { value(words[Int($0)]) })
  }
}

/// What a table says of each word of a document, asked by token.
struct PerWord<Value: Sendable>: Sendable {
  let numbers: [UInt32]
  /// By the number of the word.
  let values: [Value]

  /// How many tokens there are.
  var count: Int { numbers.count }
  @inline(__always) subscript(token: Int) -> Value { values[Int(numbers[token])] }
}
