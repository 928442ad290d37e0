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
  /// Open addressing by hash; number + 1, 0 is an empty slot.
  private let slots: [UInt32]

  init(_ words: Words) {
    self.words = words
    var firsts: [Int32] = []
    var slots = [UInt32](repeating: 0, count: 1024)
    numbers = [UInt32](unsafeUninitializedCapacity: words.count) { numbers, count in
      words.tokens.withUnsafeBufferPointer { tokens in
        for index in 0..<tokens.count {
          let hash = tokens[index].hash
          var slot = Self.slot(hash, slots.count)
          while slots[slot] != 0, tokens[Int(firsts[Int(slots[slot] &- 1)])].hash != hash {
            slot = (slot &+ 1) & (slots.count &- 1)
          }
          if slots[slot] == 0 {
            firsts.append(Int32(truncatingIfNeeded: index))
            slots[slot] = UInt32(truncatingIfNeeded: firsts.count)
            numbers[index] = UInt32(truncatingIfNeeded: firsts.count &- 1)
            if firsts.count &* 2 > slots.count { slots = Self.grown(slots, tokens, firsts) }
          } else {
            numbers[index] = slots[slot] &- 1
          }
        }
      }
      count = words.count
    }
    (self.firsts, self.slots) = (firsts, slots)
  }

  /// How many words there are.
  var count: Int { firsts.count }

  /// The number of a word, nil when the text does not have it.
  func number(of hash: UInt64) -> Int? {
    var slot = Self.slot(hash, slots.count)
    while slots[slot] != 0 {
      let number = Int(slots[slot] &- 1)
      if words[Int(firsts[number])].hash == hash { return number }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return nil
  }

  /// Asks once for each word. `value` gets its first token: what it reads there must be the same for all tokens with
  /// that hash, which are written alike but for capitals and the kind of an apostrophe.
  func map<Value>(_ value: (Word) -> Value) -> PerWord<Value> {
    PerWord(numbers: numbers, values: firsts.map { value(words[Int($0)]) })
  }

  private static func grown(
    _ slots: [UInt32], _ tokens: UnsafeBufferPointer<Word>, _ firsts: [Int32]
  ) -> [UInt32] {
    var larger = [UInt32](repeating: 0, count: slots.count * 4)
    for (number, first) in firsts.enumerated() {
      var slot = Self.slot(tokens[Int(first)].hash, larger.count)
      while larger[slot] != 0 { slot = (slot &+ 1) & (larger.count &- 1) }
      larger[slot] = UInt32(truncatingIfNeeded: number + 1)
    }
    return larger
  }

  @inline(__always) private static func slot(_ hash: UInt64, _ size: Int) -> Int {
    Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7FFF_FFFF) & (size &- 1)
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
