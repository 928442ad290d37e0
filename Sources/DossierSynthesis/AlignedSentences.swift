// Sentences of copies that are one sentence: what they date, count and quote is one statement.
import DossierModel
import DossierText

/// Pairs of sentences over all pairs of copies.
struct AlignedSentences: Sendable {
  private var pairs: [Int: [Int: Int]] = [:]

  init(_ material: Material, _ copies: [CopyPair]) {
    for copy in copies where copy.isCopy {
      pairs[copy.a << 24 | copy.b] = Alignment(material, copy.a, copy.b).counterparts
    }
  }

  func contains(_ documentA: Int, _ sentenceA: Int, _ documentB: Int, _ sentenceB: Int) -> Bool {
    documentA < documentB
      ? pairs[documentA << 24 | documentB]?[sentenceA] == sentenceB
      : pairs[documentB << 24 | documentA]?[sentenceB] == sentenceA
  }

  /// Figures of copies with the same number in the same sentence.
  func figures(_ material: Material, _ quantities: [Quantity]) -> [(Int, Int)] {
    var byPlace: [Int: [Int: [Int]]] = [:]
    for (index, quantity) in quantities.enumerated() where !quantity.tokens.isEmpty {
      let start = Int(material.readings[quantity.document].words[quantity.tokens.lowerBound].start)
      if let sentence = material.analyses[quantity.document].sentenceIndex(at: start) {
        byPlace[quantity.document, default: [:]][sentence, default: []].append(index)
      }
    }
    var result: [(Int, Int)] = []
    for key in pairs.keys.sorted() {
      let (a, b) = (key >> 24, key & 0xFF_FFFF)
      for (left, right) in (pairs[key] ?? [:]).sorted(by: { $0.key < $1.key }) {
        var used: Set<Int> = []
        for one in byPlace[a]?[left] ?? [] {
          let twin = byPlace[b]?[right]?.first {
            !used.contains($0) && quantities[$0].dimension == quantities[one].dimension
              && quantities[$0].interval == quantities[one].interval
          }
          if let twin {
            used.insert(twin)
            result.append((one, twin))
          }
        }
      }
    }
    return result
  }
}
