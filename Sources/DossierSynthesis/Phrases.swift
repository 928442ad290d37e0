// Phrases of the tables as stems, and which stems the tables have something to say of: most words of a text are
// passed over after a look at one byte.
import DossierText

/// Which tables a stem stands in.
struct StemMarks: OptionSet, Sendable {
  let rawValue: UInt8
  /// Carries no content.
  static let small = StemMarks(rawValue: 1)
  static let concept = StemMarks(rawValue: 2)
  static let part = StemMarks(rawValue: 4)
  static let turn = StemMarks(rawValue: 8)
  static let kind = StemMarks(rawValue: 16)
  static let happening = StemMarks(rawValue: 32)
  /// Stands in a plain list of words.
  static let word = StemMarks(rawValue: 64)
}

/// Marks by stem, in open addressing: stems are hashes already, and each word of each source asks here.
struct StemTable: Sendable {
  private var stems: [UInt64]
  private var marks: [StemMarks]
  private var count = 0

  init() {
    stems = Array(repeating: 0, count: 64)
    marks = Array(repeating: [], count: 64)
  }

  subscript(stem: UInt64) -> StemMarks { marks[slot(of: stem)] }

  func contains(_ stem: UInt64) -> Bool { !self[stem].isEmpty }

  mutating func add(_ stem: UInt64, _ mark: StemMarks) {
    if count * 2 >= stems.count { grow() }
    let slot = slot(of: stem)
    if marks[slot].isEmpty {
      count += 1
      stems[slot] = stem
    }
    marks[slot].formUnion(mark)
  }

  /// The slot of a stem, or the free one where it would stand.
  private func slot(of stem: UInt64) -> Int {
    let mask = stems.count - 1
    var slot = Int(truncatingIfNeeded: stem ^ (stem >> 32)) & mask
    while !marks[slot].isEmpty, stems[slot] != stem { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldStems, oldMarks) = (stems, marks)
    stems = Array(repeating: 0, count: oldStems.count * 2)
    marks = Array(repeating: [], count: oldStems.count * 2)
    for (stem, mark) in zip(oldStems, oldMarks) where !mark.isEmpty {
      let slot = slot(of: stem)
      (stems[slot], marks[slot]) = (stem, mark)
    }
  }
}

/// Phrases of one or more stems, each with a value.
struct Phrases<Value: Sendable>: Sendable {
  private var byFirst: [UInt64: [(stems: [UInt64], value: Value)]] = [:]
  /// The mark of the stems with which they begin.
  let mark: StemMarks

  init(_ mark: StemMarks) { self.mark = mark }

  /// The stems with which the phrases begin.
  var openings: some Collection<UInt64> { byFirst.keys }

  /// The later of two equal phrases wins.
  mutating func add(_ stems: [UInt64], _ value: Value) {
    guard let first = stems.first else { return }
    byFirst[first, default: []].removeAll { $0.stems == stems }
    byFirst[first, default: []].append((stems, value))
    byFirst[first]?.sort { $0.stems.count > $1.stems.count }
  }

  /// The longest phrase that begins at `index` and ends before `limit`.
  func longest<Stems: RandomAccessCollection<UInt64>>(_ stems: Stems, at index: Int, before limit: Int) -> (
    value: Value, count: Int
  )? where Stems.Index == Int {
    guard index < limit, index < stems.count, let candidates = byFirst[stems[index]] else { return nil }
    for phrase in candidates where index + phrase.stems.count <= min(limit, stems.count) {
      var isEqual = true
      for offset in 1..<max(1, phrase.stems.count) where stems[index + offset] != phrase.stems[offset] {
        isEqual = false
        break
      }
      if isEqual { return (phrase.value, phrase.stems.count) }
    }
    return nil
  }

  /// All phrases in a range, longest first at each place, not overlapping.
  func all(_ stems: [UInt64], in range: Range<Int>) -> [(value: Value, tokens: Range<Int>)] {
    walk(range) { longest(stems, at: $0, before: range.upperBound) }
  }

  /// The longest phrase that begins at `index` of a reading and ends before `limit`.
  func longest(in reading: Reading, at index: Int, before limit: Int) -> (value: Value, count: Int)? {
    guard index < limit, index < reading.stems.count, reading.begins(mark, at: index) else { return nil }
    return longest(reading.stems, at: index, before: limit)
  }

  /// All phrases in a range of a reading, longest first at each place, not overlapping.
  func all(in reading: Reading, _ range: Range<Int>) -> [(value: Value, tokens: Range<Int>)] {
    walk(range) { longest(in: reading, at: $0, before: range.upperBound) }
  }

  /// What `longest` finds from left to right, not overlapping.
  private func walk(
    _ range: Range<Int>, _ longest: (Int) -> (value: Value, count: Int)?
  ) -> [(value: Value, tokens: Range<Int>)] {
    var found: [(Value, Range<Int>)] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let hit = longest(index) {
        found.append((hit.value, index..<index + hit.count))
        index += hit.count
      } else {
        index += 1
      }
    }
    return found
  }
}
