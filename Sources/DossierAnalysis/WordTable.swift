// A small open-addressing map from word hashes to numbers: one probe for most words, no allocation, the same
// layout on every run.
import DossierText

/// Values by `Word.hash`; 0 means "not in the table", so a stored value is never 0.
struct WordTable: Sendable {
  /// A word and its value side by side, so that a question touches one line of the cache; value 0 is an empty slot.
  private struct Entry {
    var hash: UInt64 = 0
    var value: UInt32 = 0
  }
  private var entries: [Entry]
  private var filled = 0

  /// Room for `capacity` words; it grows where more come.
  init(capacity: Int = 32) {
    var size = 64
    while size < capacity &* 2 { size &*= 2 }
    entries = [Entry](repeating: Entry(), count: size)
  }

  /// The value of a word, 0 when there is none.
  @inline(__always) subscript(hash: UInt64) -> UInt32 {
    entries.withUnsafeBufferPointer { entries in
      let mask = entries.count &- 1
      var slot = Self.slot(hash) & mask
      while entries[slot].value != 0 {
        if entries[slot].hash == hash { return entries[slot].value }
        slot = (slot &+ 1) & mask
      }
      return 0
    }
  }

  /// Adds the bits of `value` to what the word has.
  mutating func insert(_ value: UInt32, for hash: UInt64) {
    guard value != 0 else { return }
    let slot = slot(for: hash)
    if entries[slot].value | value != entries[slot].value {
      take(slot, hash)
      entries[slot].value |= value
    }
  }

  /// Makes `value`, which is not 0, the value of the word.
  mutating func set(_ value: UInt32, for hash: UInt64) {
    let slot = slot(for: hash)
    take(slot, hash)
    entries[slot].value = value
  }

  /// The slot of a word, an empty one if it is not there.
  private mutating func slot(for hash: UInt64) -> Int {
    if filled &* 2 >= entries.count { grow() }
    return entries.withUnsafeBufferPointer { entries in
      let mask = entries.count &- 1
      var slot = Self.slot(hash) & mask
      while entries[slot].value != 0, entries[slot].hash != hash { slot = (slot &+ 1) & mask }
      return slot
    }
  }

  /// Makes an empty slot the one of this word.
  private mutating func take(_ slot: Int, _ hash: UInt64) {
    guard entries[slot].value == 0 else { return }
    filled &+= 1
    entries[slot].hash = hash
  }

  private mutating func grow() {
    var larger = WordTable(capacity: entries.count)
    for entry in entries where entry.value != 0 { larger.set(entry.value, for: entry.hash) }
    self = larger
  }

  private static func slot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7FFF_FFFF)
  }
}
