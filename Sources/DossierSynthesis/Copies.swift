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
  private var shingles: [[UInt64]] = []

  init(_ material: Material) {
    self.material = material
    shingles = material.documents.indices.map { document in
      material.isOwnNote(document) ? [] : Self.shingles(of: material.readings[document])
    }
  }

  func pairs() -> [CopyPair] {
    var postings: [UInt64: [Int32]] = [:]
    for (document, hashes) in shingles.enumerated() {
      for hash in hashes { postings[hash, default: []].append(Int32(document)) }
    }
    let limit = min(50, max(5, shingles.count / 5))
    var result: [CopyPair] = []
    var shared = [Int](repeating: 0, count: shingles.count)
    for (document, hashes) in shingles.enumerated() {
      var touched: [Int] = []
      for hash in hashes {
        guard let list = postings[hash], list.count > 1, list.count <= limit else { continue }
        for other in list where Int(other) < document {
          if shared[Int(other)] == 0 { touched.append(Int(other)) }
          shared[Int(other)] += 1
        }
      }
      for other in touched.sorted() {
        let containment = Double(shared[other]) / Double(max(1, min(hashes.count, shingles[other].count)))
        if containment >= Self.candidateBar, shared[other] >= 8 {
          result.append(judge(other, document, containment))
        }
        shared[other] = 0
      }
    }
    return result
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
    var words: [UInt64] = []
    var result: Set<UInt64> = []
    let quoted = quotations(in: reading)
    for (index, word) in reading.words.tokens.enumerated() where word.kind != .mark {
      if quoted[index] {
        words.removeAll(keepingCapacity: true)
        continue
      }
      words.append(word.hash)
      guard words.count >= 3 else { continue }
      var hash = Word.hashSeed
      for part in words.suffix(3) { hash = (hash ^ part) &* 0x100_0000_01B3 &+ (hash >> 29) }
      result.insert(hash)
    }
    return result.sorted()
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
