// Phrases of one or more words, each with a value, found by longest match over token hashes.
import DossierText

/// Phrases and their values. All words lie in one array, so that thousands of phrases cost a few allocations.
struct PhraseTable<Value: Sendable>: Sendable {
  /// The word hashes of all phrases, one behind the other; phrase `p` has `words[starts[p]..<starts[p + 1]]`.
  private var hashes: [UInt64] = []
  private var starts: [Int32] = [0]
  private var values: [Value] = []
  private var byFirst = PhraseChains()
  private var byLast = PhraseChains()
  private let readsBack: Bool

  /// `phrases` are words as the tokeniser cuts them ("no more than"); the later of two equal ones wins.
  init(_ phrases: [(String, Value)]) {
    self.init()
    for (phrase, value) in phrases {
      var phrase = phrase
      phrase.withUTF8 { add($0, value) }
    }
  }

  /// `count`: for how many phrases to make room. `readsBack`: whether phrases will be asked for by their last word.
  init(capacity count: Int = 0, readsBack: Bool = true) {
    self.readsBack = readsBack
    hashes.reserveCapacity(count * 2)
    starts.reserveCapacity(count + 1)
    values.reserveCapacity(count)
    if count > 0 { byFirst = PhraseChains(capacity: count) }
  }

  /// Adds a phrase, or gives it another value if the table has it.
  mutating func add(_ phrase: UnsafeBufferPointer<UInt8>, _ value: Value) {
    let start = hashes.count
    if phrase.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 }) {
      if !phrase.isEmpty { hashes.append(phrase.reduce(Word.hashSeed) { Word.hash($0, adding: $1 | 0x20) }) }
    } else {
      Words.cut(phrase, 0, phrase.count) { hashes.append($0.hash) }
    }
    let count = hashes.count - start
    guard count > 0 else { return }
    let (first, last) = (hashes[start], hashes[start + count - 1])
    let second = count > 1 ? hashes[start + 1] : nil
    let secondLast = count > 1 ? hashes[start + count - 2] : nil
    let known = byFirst.first(where: first, second) { known in
      self.count(of: known) == count
        && (0..<count).allSatisfy { hashes[Int(starts[known]) + $0] == hashes[start + $0] }
    }
    if let known {
      values[known] = value
      hashes.removeLast(count)
      return
    }
    starts.append(Int32(hashes.count))
    values.append(value)
    byFirst.add(of: count, under: first, second)
    if readsBack { byLast.add(of: count, under: last, secondLast) }
  }

  private func count(of phrase: Int) -> Int { Int(starts[phrase + 1] - starts[phrase]) }

  @inline(__always)
  private func matches(_ phrase: Int, at first: Int, in words: Words) -> Bool {
    let start = Int(starts[phrase])
    for offset in 0..<count(of: phrase) where words[first + offset].hash != hashes[start + offset] {
      return false
    }
    return true
  }

  /// The longest phrase that begins with token `index` and ends before token `limit`.
  func longest(startingAt index: Int, before limit: Int, in words: Words) -> (value: Value, count: Int)? {
    guard index < limit else { return nil }
    let second = index + 1 < limit ? words[index + 1].hash : nil
    let found = byFirst.first(where: words[index].hash, second) { phrase in
      index + count(of: phrase) <= limit && matches(phrase, at: index, in: words)
    }
    return found.map { (values[$0], count(of: $0)) }
  }

  /// The longest phrase whose last token is `index` and which begins at token `limit` or later; of a table that reads
  /// back.
  func longest(endingAt index: Int, from limit: Int, in words: Words) -> (value: Value, count: Int)? {
    guard index >= limit else { return nil }
    let secondLast = index > limit ? words[index - 1].hash : nil
    let found = byLast.first(where: words[index].hash, secondLast) { phrase in
      let first = index - count(of: phrase) + 1
      return first >= limit && matches(phrase, at: first, in: words)
    }
    return found.map { (values[$0], count(of: $0)) }
  }
}

/// Phrases by the word at one end of them and its neighbour, longest first; those of one word by that word.
struct PhraseChains: Sendable {
  /// By the outer word: the first phrase of that one word + 1, and a bit where longer ones have it there.
  private var single: WordTable
  private static let hasLonger: UInt32 = 1 << 31
  /// By both words, the first phrase of their chain + 1.
  private var pairs = WordTable()
  /// For each phrase the next one of its chain, -1 at the end; and how long each is.
  private var next: [Int32] = []
  private var lengths: [Int32] = []

  init(capacity: Int = 32) {
    single = WordTable(capacity: capacity)
    next.reserveCapacity(capacity)
    lengths.reserveCapacity(capacity)
  }

  private static func pair(_ outer: UInt64, _ inner: UInt64) -> UInt64 {
    (outer ^ (inner &* 0x9E37_79B9_7F4A_7C15)) &* 0xBF58_476D_1CE4_E5B9
  }

  /// The first phrase with the outer word, or with both, for which `body` holds. `inner` is nil where no second word
  /// may be read.
  @inline(__always)
  func first(where outer: UInt64, _ inner: UInt64?, _ body: (Int) -> Bool) -> Int? {
    let entry = single[outer]
    if entry == 0 { return nil }
    if entry & Self.hasLonger != 0, let inner {
      var phrase = Int(pairs[Self.pair(outer, inner)]) - 1
      while phrase >= 0 {
        if body(phrase) { return phrase }
        phrase = Int(next[phrase])
      }
    }
    var phrase = Int(entry & ~Self.hasLonger) - 1
    while phrase >= 0 {
      if body(phrase) { return phrase }
      phrase = Int(next[phrase])
    }
    return nil
  }

  /// Adds the next phrase, of `length` words, behind all of its chain that are at least as long. `inner` is the
  /// neighbour of the outer word, nil in a phrase of one word.
  mutating func add(of length: Int, under outer: UInt64, _ inner: UInt64?) {
    let phrase = next.count
    lengths.append(Int32(length))
    next.append(-1)
    let entry = single[outer]
    guard let inner else {
      let head = link(phrase, to: Int(entry & ~Self.hasLonger) - 1)
      single.set(UInt32(head + 1) | entry & Self.hasLonger, for: outer)
      return
    }
    single.set(entry | Self.hasLonger, for: outer)
    let pair = Self.pair(outer, inner)
    let head = link(phrase, to: Int(pairs[pair]) - 1)
    pairs.set(UInt32(head + 1), for: pair)
  }

  /// Puts a phrase into the chain that begins with `head`, which is -1 for an empty one; gives its first phrase.
  private mutating func link(_ phrase: Int, to head: Int) -> Int {
    if head < 0 || lengths[head] < lengths[phrase] {
      next[phrase] = Int32(head)
      return phrase
    }
    var before = head
    while next[before] >= 0, lengths[Int(next[before])] >= lengths[phrase] { before = Int(next[before]) }
    next[phrase] = next[before]
    next[before] = Int32(phrase)
    return head
  }
}
