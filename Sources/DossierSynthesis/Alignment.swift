// Which sentence of one text is which of another: the proof that a text is a copy, and the way to bring their
// figures together one by one.
import DossierModel
import DossierText

/// Sentences of two texts with their counterparts.
struct Alignment {
  /// Dice of content stems from which two sentences are counterparts.
  static let bar = 0.5
  /// For sentences of `a`: the counterpart in `b`.
  let counterparts: [Int: Int]
  /// Share of content words in sentences with a counterpart, the larger of both directions; 0...1.
  let share: Double

  /// A text whose sentences are looked up by their words.
  struct Side {
    let contents: [[Int32]]
    fileprivate var index: [Int32: [Int]] = [:]

    init(_ material: Material, _ document: Int) {
      contents = Alignment.contents(material, document)
      for (sentence, stems) in contents.enumerated() {
        for stem in stems { index[stem, default: []].append(sentence) }
      }
    }
  }

  /// `a` by the content of its sentences, `b` ready to be looked up.
  init(_ left: [[Int32]], _ side: Side) {
    let (right, index) = (side.contents, side.index)
    var counterparts: [Int: Int] = [:]
    var coveredRight = Set<Int>()
    var coveredLeft = 0
    var shared = [Int](repeating: 0, count: right.count)
    for (sentence, stems) in left.enumerated() where !stems.isEmpty {
      var touched: [Int] = []
      for stem in stems {
        for other in (index[stem] ?? []).prefix(200) {
          if shared[other] == 0 { touched.append(other) }
          shared[other] += 1
        }
      }
      var best: (dice: Double, other: Int)?
      for other in touched.sorted() {
        let dice = 2 * Double(shared[other]) / Double(stems.count + right[other].count)
        if dice >= Self.bar {
          coveredRight.insert(other)
          if dice > best?.dice ?? 0 { best = (dice, other) }
        }
        shared[other] = 0
      }
      if let best {
        counterparts[sentence] = best.other
        coveredLeft += stems.count
      }
    }
    let leftTotal = left.reduce(0) { $0 + $1.count }
    let rightTotal = right.reduce(0) { $0 + $1.count }
    let rightShare = coveredRight.reduce(0) { $0 + right[$1].count }
    self.counterparts = counterparts
    share = max(
      Double(coveredLeft) / Double(max(1, leftTotal)), Double(rightShare) / Double(max(1, rightTotal)))
  }

  /// Content stems of each sentence, each once, quotations left out.
  static func contents(_ material: Material, _ document: Int) -> [[Int32]] {
    let reading = material.readings[document]
    let quoted = CopyFinder.quotations(in: reading)
    return reading.sentences.map { tokens in
      sortedOnce(
        tokens.compactMap { index in
          let stem = reading.stems.number(at: index)
          return stem == 0 || quoted[index] || reading.isSmall(index) ? nil : stem
        })
    }
  }
}
