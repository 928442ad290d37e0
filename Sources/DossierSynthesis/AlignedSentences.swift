// Sentences of copies that are one sentence: what they date, count and quote is one statement.
import DossierModel
import DossierText

/// Pairs of sentences over all pairs of copies.
struct AlignedSentences: Sendable {
  private var pairs: [Int: [Int: Int]] = [:]
  private var documents: Set<Int> = []
  /// For each sentence of a copy the sentence of each earlier document that it is.
  private var earlier: [Int: [(document: Int, sentence: Int)]] = [:]
  /// For each sentence of a text that was copied those of later documents that are it.
  private var later: [Int: [(document: Int, sentence: Int)]] = [:]

  init(_ copies: [CopyPair]) {
    for copy in copies where copy.isCopy {
      let counterparts = copy.counterparts
      pairs[copy.a << 24 | copy.b] = counterparts
      documents.formUnion([copy.a, copy.b])
      for (left, right) in counterparts.sorted(by: { $0.key < $1.key }) {
        earlier[copy.b << 24 | right, default: []].append((copy.a, left))
        later[copy.a << 24 | left, default: []].append((copy.b, right))
      }
    }
  }

  /// The sentences of earlier documents that a sentence is a copy of.
  func counterparts(_ document: Int, _ sentence: Int) -> [(document: Int, sentence: Int)] {
    earlier[document << 24 | sentence] ?? []
  }

  /// Whether a document is a copy or was copied.
  func isCopied(_ document: Int) -> Bool { documents.contains(document) }

  /// The sentences of other documents that are this one.
  func twins(_ document: Int, _ sentence: Int) -> [(document: Int, sentence: Int)] {
    let key = document << 24 | sentence
    return (earlier[key] ?? []) + (later[key] ?? [])
  }

  func contains(_ documentA: Int, _ sentenceA: Int, _ documentB: Int, _ sentenceB: Int) -> Bool {
    documentA < documentB
      ? pairs[documentA << 24 | documentB]?[sentenceA] == sentenceB
      : pairs[documentB << 24 | documentA]?[sentenceB] == sentenceA
  }

  /// Figures of copies with the same number in the same sentence.
  func figures(_ material: Material, _ quantities: [Quantity]) -> [(Int, Int)] {
    var byPlace: [Int: [Int: [Int]]] = [:]
    for (index, quantity) in quantities.enumerated()
    where documents.contains(quantity.document) && !quantity.tokens.isEmpty {
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
