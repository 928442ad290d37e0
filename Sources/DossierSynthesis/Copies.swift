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
}

/// Finds pairs of copies. Linear in the text but for pairs that share many rare shingles.
struct CopyFinder {
  static let candidateBar = 0.15
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
    let mask = Self.documentMask
    for document in material.documents.indices where !material.isOwnNote(document) {
      let hashes = Self.shingles(of: material.readings[document])
      counts[document] = hashes.count
      for hash in hashes {
        postings.append((hash & ~mask) | UInt64(document))
      }
    }
    postings.sort()
  }

  func pairs() -> [CopyPair] {
    let groups = sharedShingles()
    var result: [CopyPair] = []
    var shared = [Int](repeating: 0, count: counts.count)
    for document in counts.indices {
      var touched: [Int] = []
      for group in groups.ofDocument[document] {
        for other in groups.documents[groups.ranges[Int(group)]] where Int(other) < document {
          if shared[Int(other)] == 0 { touched.append(Int(other)) }
          shared[Int(other)] += 1
        }
      }
      for other in touched.sorted() {
        let containment = Double(shared[other]) / Double(max(1, min(counts[document], counts[other])))
        if containment >= Self.candidateBar, shared[other] >= 8 {
          result.append(judge(other, document, containment))
        }
        shared[other] = 0
      }
    }
    return result
  }

  /// The shingles that two documents or more have, but not so many that it is a phrase of the language: for each the
  /// range of its documents, and for each document its shingles.
  private func sharedShingles() -> (documents: [Int32], ranges: [Range<Int>], ofDocument: [[Int32]]) {
    let limit = min(50, max(5, counts.count / 5))
    let mask = Self.documentMask
    var documents: [Int32] = []
    var ranges: [Range<Int>] = []
    var ofDocument: [[Int32]] = Array(repeating: [], count: counts.count)
    var start = 0
    while start < postings.count {
      var end = start + 1
      while end < postings.count, postings[end] & ~mask == postings[start] & ~mask { end += 1 }
      if (2...limit).contains(end - start) {
        for posting in postings[start..<end] {
          ofDocument[Int(posting & mask)].append(Int32(ranges.count))
          documents.append(Int32(posting & mask))
        }
        ranges.append(documents.count - (end - start)..<documents.count)
      }
      start = end
    }
    return (documents, ranges, ofDocument)
  }

  private func judge(_ a: Int, _ b: Int, _ containment: Double) -> CopyPair {
    let aligned = Alignment(material, a, b).share
    let bar = hasCredit(a) || hasCredit(b) ? Self.creditedBar : Self.copyBar
    return CopyPair(a: a, b: b, containment: containment, aligned: aligned, isCopy: aligned >= bar)
  }

  private func hasCredit(_ document: Int) -> Bool {
    material.documents[document].removed.contains { $0.reason == .credit }
      || material.documents[document].source.metadata.byline?.value.contains {
        $0.lowercased().contains("agenc") || $0.lowercased().contains("staff")
      } == true
  }

  /// Hashes of three words in a row outside quotations, sorted, each once.
  private static func shingles(of reading: Reading) -> [UInt64] {
    var (first, second, count): (UInt64, UInt64, Int) = (0, 0, 0)
    var result: [UInt64] = []
    let quoted = quotations(in: reading)
    for (index, word) in reading.words.tokens.enumerated() where word.kind != .mark {
      if quoted[index] {
        count = 0
        continue
      }
      count += 1
      if count >= 3 {
        var hash = Word.hashSeed
        for part in [first, second, word.hash] { hash = (hash ^ part) &* 0x100_0000_01B3 &+ (hash >> 29) }
        result.append(hash)
      }
      (first, second) = (second, word.hash)
    }
    return sortedOnce(result)
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
