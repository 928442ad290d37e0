// A small open-addressing map from word hashes to numbers: one probe for most words, no allocation, the same
// layout on every run.
import DossierText

/// Values by `Word.hash`; 0 means "not in the table", so a stored value is never 0.
struct WordTable: Sendable {
  private var keys: [UInt64]
  private var values: [UInt32]
  private var filled = 0

  init(capacity: Int = 64) {
    var size = 64
    while size < capacity &* 2 { size &*= 2 }
    keys = [UInt64](repeating: 0, count: size)
    values = [UInt32](repeating: 0, count: size)
  }

  /// The value of a word, 0 when there is none.
  @inline(__always) subscript(hash: UInt64) -> UInt32 {
    let mask = keys.count &- 1
    var slot = Self.slot(hash) & mask
    while values[slot] != 0 {
      if keys[slot] == hash { return values[slot] }
      slot = (slot &+ 1) & mask
    }
    return 0
  }

  /// Adds the bits of `value` to what the word has.
  mutating func insert(_ value: UInt32, for hash: UInt64) {
    guard value != 0 else { return }
    values[slot(for: hash)] |= value
  }

  /// Makes `value`, which is not 0, the value of the word.
  mutating func set(_ value: UInt32, for hash: UInt64) {
    values[slot(for: hash)] = value
  }

  /// The slot of a word, a new one if need be.
  private mutating func slot(for hash: UInt64) -> Int {
    if filled &* 2 >= keys.count { grow() }
    let mask = keys.count &- 1
    var slot = Self.slot(hash) & mask
    while values[slot] != 0, keys[slot] != hash { slot = (slot &+ 1) & mask }
    if values[slot] == 0 { filled &+= 1 }
    keys[slot] = hash
    return slot
  }

  private mutating func grow() {
    var larger = WordTable(capacity: keys.count)
    for slot in keys.indices where values[slot] != 0 { larger.insert(values[slot], for: keys[slot]) }
    self = larger
  }

  private static func slot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7FFF_FFFF)
  }
}
