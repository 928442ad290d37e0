// Each word of the dossier once: its stem, and which tables have something to say of it. Texts hold its number.
import DossierText

/// Stems and marks by number; 0 is a mark of punctuation.
final class Vocabulary: Sendable {
  fileprivate let stems: [UInt64]
  fileprivate let marks: [StemMarks]
  /// For each word the number of its stem.
  fileprivate let numbers: [Int32]
  private let numberOf: [UInt64: Int32]

  fileprivate init(stems: [UInt64], marks: [StemMarks]) {
    (self.stems, self.marks) = (stems, marks)
    var numberOf: [UInt64: Int32] = [:]
    var numbers: [Int32] = []
    numbers.reserveCapacity(stems.count)
    for stem in stems {
      let next = Int32(numberOf.count)
      let number = numberOf[stem] ?? next
      if number == next { numberOf[stem] = next }
      numbers.append(number)
    }
    (self.numbers, self.numberOf) = (numbers, numberOf)
  }

  /// How many different stems there are, that of marks with them.
  var stemCount: Int { numberOf.count }

  /// The number of a stem; nil for one that no text has.
  func number(ofStem stem: UInt64) -> Int32? { numberOf[stem] }
}

/// The stems of one text's tokens; numbers keep their digits' hash, marks are 0.
struct Stems: RandomAccessCollection, Sendable {
  let numbers: [Int32]
  let vocabulary: Vocabulary

  var startIndex: Int { 0 }
  var endIndex: Int { numbers.count }
  subscript(index: Int) -> UInt64 { vocabulary.stems[Int(numbers[index])] }

  func marks(at index: Int) -> StemMarks { vocabulary.marks[Int(numbers[index])] }

  /// The number of the stem at `index`: equal ones are equal stems, 0 is a mark.
  func number(at index: Int) -> Int32 { vocabulary.numbers[Int(numbers[index])] }
}

/// Numbers words by their hash, in open addressing.
struct VocabularyBuilder {
  private let tables: SynthesisTables
  private var stems: [UInt64] = [0]
  private var marks: [StemMarks] = [[]]
  /// Hashes by number, and numbers by slot; 0 is a free slot.
  private var hashes: [UInt64] = [0]
  private var slots = [Int32](repeating: 0, count: 1 << 12)

  init(_ tables: SynthesisTables) { self.tables = tables }

  var vocabulary: Vocabulary { Vocabulary(stems: stems, marks: marks) }

  mutating func numbers(of words: Words) -> [Int32] {
    let bytes = words.text.bytes
    return words.tokens.map { $0.kind == .mark ? 0 : number(of: $0, bytes) }
  }

  private mutating func number(of word: Word, _ bytes: [UInt8]) -> Int32 {
    var slot = place(of: word.hash)
    if slots[slot] != 0 { return slots[slot] }
    if hashes.count * 2 >= slots.count {
      grow()
      slot = place(of: word.hash)
    }
    let stem =
      word.kind == .number || word.count > 40
      ? word.hash : tables.irregular[word.hash] ?? Stem.hash(bytes, word.span)
    slots[slot] = Int32(hashes.count)
    hashes.append(word.hash)
    stems.append(stem)
    marks.append(tables.marks(of: stem))
    return slots[slot]
  }

  /// The slot of a word, or the free one where it would stand.
  private func place(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[slot] != 0, hashes[Int(slots[slot])] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for number in hashes.indices.dropFirst() { slots[place(of: hashes[number])] = Int32(number) }
  }
}
