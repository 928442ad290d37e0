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

  /// `phrases` are words as the tokeniser cuts them ("no more than"); the later of two equal ones wins.
  init(_ phrases: [(String, Value)]) {
    self.init(bytes: phrases.map { (Array($0.0.utf8), $0.1) })
  }

  /// The same with phrases as bytes.
  init<Phrase: Collection<UInt8>>(bytes phrases: [(Phrase, Value)]) {
    var bytes: [UInt8] = []
    var spans: [Span] = []
    spans.reserveCapacity(phrases.count)
    for (phrase, _) in phrases {
      let start = bytes.count
      bytes.append(contentsOf: phrase)
      spans.append(Span(start, bytes.count))
      bytes.append(0x0A)
    }
    let words = Words(Text(validated: bytes), passages: spans)
    hashes.reserveCapacity(words.count)
    values.reserveCapacity(phrases.count)
    for (tokens, phrase) in zip(words.passages, phrases) where !tokens.isEmpty {
      let first = words[tokens.lowerBound].hash
      if let known = byFirst.first(where: first, { isSame($0, as: tokens, in: words) }) {
        values[known] = phrase.1
        continue
      }
      for index in tokens { hashes.append(words[index].hash) }
      starts.append(Int32(hashes.count))
      values.append(phrase.1)
      byFirst.add(of: tokens.count, under: first)
      byLast.add(of: tokens.count, under: words[tokens.upperBound - 1].hash)
    }
  }

  private func isSame(_ phrase: Int, as tokens: Range<Int>, in words: Words) -> Bool {
    count(of: phrase) == tokens.count && matches(phrase, at: tokens.lowerBound, in: words)
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
    let found = byFirst.first(where: words[index].hash) { phrase in
      index + count(of: phrase) <= limit && matches(phrase, at: index, in: words)
    }
    return found.map { (values[$0], count(of: $0)) }
  }

  /// The longest phrase whose last token is `index` and which begins at token `limit` or later.
  func longest(endingAt index: Int, from limit: Int, in words: Words) -> (value: Value, count: Int)? {
    guard index >= limit else { return nil }
    let found = byLast.first(where: words[index].hash) { phrase in
      let first = index - count(of: phrase) + 1
      return first >= limit && matches(phrase, at: first, in: words)
    }
    return found.map { (values[$0], count(of: $0)) }
  }
}

/// Phrases that share a word, by number, longest first.
struct PhraseChains: Sendable {
  /// The first phrase of a chain + 1, by word; the phrase behind each, -1 at the end; and how long each is.
  private var heads = WordTable()
  private var next: [Int32] = []
  private var lengths: [Int32] = []

  /// The first phrase under `hash` for which `body` holds.
  func first(where hash: UInt64, _ body: (Int) -> Bool) -> Int? {
    var phrase = Int(heads[hash]) - 1
    while phrase >= 0 {
      if body(phrase) { return phrase }
      phrase = Int(next[phrase])
    }
    return nil
  }

  /// Adds the next phrase, of `length` words, behind all of its chain that are at least as long.
  mutating func add(of length: Int, under hash: UInt64) {
    let phrase = next.count
    lengths.append(Int32(length))
    let head = Int(heads[hash]) - 1
    if head < 0 || lengths[head] < lengths[phrase] {
      next.append(Int32(head))
      heads.set(UInt32(phrase + 1), for: hash)
      return
    }
    var before = head
    while next[before] >= 0, lengths[Int(next[before])] >= lengths[phrase] { before = Int(next[before]) }
    next.append(next[before])
    next[before] = Int32(phrase)
  }
}
