// Sources that carry one text count once. Candidates come from an inverted index of shingles, proof from an
// alignment of sentences. Quotations are taken out first: two reporters who print one statement did not copy.
import DossierModel
import DossierText

/// A pair of texts that share their words.
struct CopyPair: Sendable {
  let a, b: Int
  /// Share of shingles of the smaller text that the other has too.
  let containment: Double
  /// Share of content words of the shorter-covered text in sentences with a counterpart.
  let aligned: Double
  let isCopy: Bool
  /// For sentences of `a` the counterpart in `b`; empty where the two are no copies.
  let counterparts: [Int: Int]
}

/// Shingles that two documents or more have.
private struct SharedShingles {
  /// The documents of all shingles, one shingle behind the other; of one that very many have the first two.
  var documents: [Int32] = []
  /// For each shingle the range of its documents, and whether very many have it.
  var ranges: [Range<Int>] = []
  var isFrequent: [Bool] = []
  /// For each document its shingles, and whether it stands for others.
  var ofDocument: [[Int32]]
  var stands: [Bool]

  init(documents count: Int) {
    ofDocument = Array(repeating: [], count: count)
    stands = Array(repeating: false, count: count)
  }
}

/// Finds pairs of copies. Linear in the text but for pairs that share many rare shingles.
struct CopyFinder {
  static let candidateBar = 0.15
  /// The same where phrases count that very many sources have.
  static let frequentBar = 0.3
  static let copyBar = 0.5
  /// A credit line ("Staff and agencies") admits that the words come from elsewhere.
  static let creditedBar = 0.4

  let material: Material
  /// A shingle's hash above, the number of its document below; each once, in ascending order.
  private var postings: [UInt64] = []
  /// For each document how many different shingles it has.
  private var counts: [Int]

  /// The bits of a posting that hold the document; those left tell shingles apart, so that of ten million a few are
  /// taken for another.
  private static let documentMask: UInt64 = (1 << 24) - 1

  init(_ material: Material) {
    self.material = material
    counts = Array(repeating: 0, count: material.documents.count)
    postings.reserveCapacity(material.readings.reduce(0) { $0 + $1.words.count })
    for document in material.documents.indices where !material.isOwnNote(document) {
      addShingles(of: material.readings[document], UInt64(document))
    }
    sortPostings()
    var kept = 0
    for posting in postings where kept == 0 || posting != postings[kept - 1] {
      postings[kept] = posting
      kept += 1
      counts[Int(posting & Self.documentMask)] += 1
    }
    postings.removeLast(postings.count - kept)
  }

  /// By shingle, then document: they were added by document, so that a stable sort by the shingle's bits is enough.
  /// Ten bits at a time, from the lowest.
  private mutating func sortPostings() {
    var other = postings
    for shift in stride(from: 24, to: 64, by: 10) {
      var starts = [Int](repeating: 0, count: 1025)
      for posting in postings { starts[Int(posting >> UInt64(shift) & 1023) + 1] += 1 }
      for digit in 1...1024 { starts[digit] += starts[digit - 1] }
      for posting in postings {
        let digit = Int(posting >> UInt64(shift) & 1023)
        other[starts[digit]] = posting
        starts[digit] += 1
      }
      swap(&postings, &other)
    }
  }

  func pairs() -> [CopyPair] {
    let groups = sharedShingles()
    var result: [CopyPair] = []
    // How many shingles two documents share, those of few sources in the lower half of the number.
    var shared = [Int](repeating: 0, count: counts.count)
    var contents: [Int: [[Int32]]] = [:]
    for document in counts.indices {
      var touched: [Int] = []
      for group in groups.ofDocument[document] {
        let weight = groups.isFrequent[Int(group)] ? 1 << 32 : 1
        for other in groups.documents[groups.ranges[Int(group)]] where Int(other) < document {
          if shared[Int(other)] == 0 { touched.append(Int(other)) }
          shared[Int(other)] += weight
        }
      }
      var candidates: [(other: Int, containment: Double)] = []
      for other in touched {
        let few = shared[other] & 0xFFFF_FFFF
        let all = few + shared[other] >> 32
        shared[other] = 0
        let least = Double(max(1, min(counts[document], counts[other])))
        guard
          few >= 8 && Double(few) / least >= Self.candidateBar
            || all >= 8 && Double(all) / least >= Self.frequentBar
        else { continue }
        candidates.append((other, Double(all) / least))
      }
      guard !candidates.isEmpty else { continue }
      let side = Alignment.Side(material, document)
      for (other, containment) in candidates.sorted(by: { $0.other < $1.other }) {
        let left = contents[other] ?? Alignment.contents(material, other)
        // The texts that stand for many are met again and again.
        if groups.stands[other] { contents[other] = left }
        result.append(judge(other, document, containment, Alignment(left, side)))
      }
    }
    return result
  }

  /// The shingles that two documents or more have: for each the range of its documents, and for each document its
  /// shingles. One that very many have is a phrase of the language, or the words of a text that all of them print:
  /// there the first two stand for all, so that each copy meets the earliest ones and the cost stays that of the text.
  private func sharedShingles() -> SharedShingles {
    let limit = min(50, max(5, counts.count / 5))
    let mask = Self.documentMask
    var found = SharedShingles(documents: counts.count)
    var start = 0
    while start < postings.count {
      var end = start + 1
      while end < postings.count, postings[end] & ~mask == postings[start] & ~mask { end += 1 }
      if end - start > 1 {
        let isFrequent = end - start > limit
        let first = found.documents.count
        for posting in postings[start..<end] {
          found.ofDocument[Int(posting & mask)].append(Int32(found.ranges.count))
        }
        for posting in postings[start..<(isFrequent ? start + 2 : end)] {
          found.documents.append(Int32(posting & mask))
          if isFrequent { found.stands[Int(posting & mask)] = true }
        }
        found.ranges.append(first..<found.documents.count)
        found.isFrequent.append(isFrequent)
      }
      start = end
    }
    return found
  }

  private func judge(_ a: Int, _ b: Int, _ containment: Double, _ alignment: Alignment) -> CopyPair {
    let bar = hasCredit(a) || hasCredit(b) ? Self.creditedBar : Self.copyBar
    let isCopy = alignment.share >= bar
    return CopyPair(
      a: a, b: b, containment: containment, aligned: alignment.share, isCopy: isCopy,
      counterparts: isCopy ? alignment.counterparts : [:])
  }

  private func hasCredit(_ document: Int) -> Bool {
    material.documents[document].removed.contains { $0.reason == .credit }
      || material.documents[document].source.metadata.byline?.value.contains {
        $0.lowercased().contains("agenc") || $0.lowercased().contains("staff")
      } == true
  }

  /// Postings for three words in a row outside quotations.
  private mutating func addShingles(of reading: Reading, _ document: UInt64) {
    var (first, second, count): (UInt64, UInt64, Int) = (0, 0, 0)
    let quoted = Self.quotations(in: reading)
    for (index, word) in reading.words.tokens.enumerated() where word.kind != .mark {
      if quoted[index] {
        count = 0
        continue
      }
      count += 1
      if count >= 3 {
        var hash = Word.hashSeed
        for part in [first, second, word.hash] { hash = (hash ^ part) &* 0x100_0000_01B3 &+ (hash >> 29) }
        postings.append((hash & ~Self.documentMask) | document)
      }
      (first, second) = (second, word.hash)
    }
  }

  /// For each token whether it stands in a quotation of more than five words.
  static func quotations(in reading: Reading) -> [Bool] {
    let words = reading.words
    var inside = [Bool](repeating: false, count: words.count)
    for passage in words.passages {
      var open: (index: Int, closes: [UInt8])?
      for index in passage where words[index].kind == .mark {
        let mark = Array(words.text.bytes[words[index].span.range])
        if let started = open, mark == started.closes {
          let range = started.index..<index + 1
          if range.count(where: { words[$0].kind == .word }) > 5 { for at in range { inside[at] = true } }
          open = nil
        } else if open == nil, let closes = closingMark(mark), opens(index, words) {
          open = (index, closes)
        }
      }
    }
    return inside
  }

  /// A straight mark opens only where a word follows without a blank and none stands before it.
  private static func opens(_ index: Int, _ words: Words) -> Bool {
    let isBound = words[index].isGlued && index > 0 && words[index - 1].kind != .mark
    return index + 1 < words.count && words[index + 1].isGlued && !isBound
  }

  private static func closingMark(_ mark: [UInt8]) -> [UInt8]? {
    switch mark {
    case [0x22]: [0x22]
    case [0x27]: [0x27]
    case [0xE2, 0x80, 0x9C]: [0xE2, 0x80, 0x9D]
    case [0xE2, 0x80, 0x98]: [0xE2, 0x80, 0x99]
    case [0xC2, 0xAB]: [0xC2, 0xBB]
    default: nil
    }
  }
}
