// An averaged structured perceptron over runs of capitalised words (Collins 2002): hashed features, one row of eight
// label weights each, best label sequence by Viterbi. Weights are bytes in Tables/tagger-weights.bin.
import CEmbedded
import DossierText

/// Label weights by hashed feature.
struct NameTagger: Sendable {
  static let labels = NameLabel.allCases.count
  /// Rows for features; behind them stand eight rows of transitions, one a label before, and one for a run's start.
  let rows: Int
  private let weights: [SIMD8<Int8>]
  /// The transition rows, widened once.
  private let transitions: [SIMD8<Int32>]

  /// `weights` holds `rows` feature rows and nine transition rows.
  init(rows: Int, weights: [SIMD8<Int8>]) {
    (self.rows, self.weights) = (rows, weights)
    transitions = (0..<9).map { SIMD8<Int32>(truncatingIfNeeded: weights[rows + $0]) }
  }

  /// The embedded weights: comment lines that open with '#', an empty line, then the rows. Nil when they are broken.
  init?() {
    guard
      let bytes = embeddedBytes("tables/tagger-weights.bin", in: dossier_embedded_entities())
    else { return nil }
    var at = 0
    while at < bytes.count, bytes[at] == 0x23 {
      while at < bytes.count, bytes[at] != 0x0A { at += 1 }
      at += 1
    }
    at += 1
    let count = (bytes.count - at) / 8
    guard count > 9 else { return nil }
    let rowBytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[at...])
    self.init(
      rows: count - 9,
      weights: (0..<count).map { rowBytes.loadUnaligned(fromByteOffset: $0 * 8, as: SIMD8<Int8>.self) })
  }

  /// Puts the labels of a run's tokens, the best sequence, into `scratch.labels`.
  func label(_ run: Range<Int>, in tokens: NameTokens, scratch: inout TaggerScratch) {
    scratch.begin(run.count)
    for index in run {
      var sum = ownScores(of: index, in: tokens, scratch: &scratch)
      tokens.eachSeenFeature(of: index, run: run, rows: UInt64(rows)) {
        sum &+= SIMD8<Int16>(truncatingIfNeeded: weights[$0])
      }
      scratch.scores[index - run.lowerBound] = SIMD8<Int32>(truncatingIfNeeded: sum)
    }
    findBestLabels(scratch: &scratch, transitions: transitions)
  }
}

extension NameTagger {
  /// What a word's own features give, summed once for all its places in the text.
  private func ownScores(
    of index: Int, in tokens: NameTokens, scratch: inout TaggerScratch
  ) -> SIMD8<Int16> {
    let number = tokens.numberIfPlain(index)
    if let number, let known = scratch.ownScores(number) { return known }
    var sum = SIMD8<Int16>()
    tokens.eachOwnFeature(of: index, rows: UInt64(rows)) {
      sum &+= SIMD8<Int16>(truncatingIfNeeded: weights[$0])
    }
    if let number { scratch.keep(sum, for: number) }
    return sum
  }
}

/// Memory that one document's runs share.
struct TaggerScratch {
  var scores: [SIMD8<Int32>] = []
  var back: [SIMD8<UInt8>] = []
  /// The labels of the run read last.
  fileprivate(set) var labels: [NameLabel] = []
  /// Which of its tokens belong to a name.
  var taken: [Bool] = []
  mutating func begin(_ count: Int) {
    labels.removeAll(keepingCapacity: true)
    labels.append(contentsOf: repeatElement(.outside, count: count))
    taken.removeAll(keepingCapacity: true)
    taken.append(contentsOf: repeatElement(false, count: count))
    if scores.count < count {
      scores = [SIMD8<Int32>](repeating: SIMD8(), count: count)
      back = [SIMD8<UInt8>](repeating: SIMD8(), count: count)
    }
    self.count = count
  }
  var count = 0

  /// By the number of a word, where its own scores stand in `own`, + 1.
  private var ownPlaces: [Int32]
  private var own: [SIMD8<Int16>] = []

  /// `words`: how many words the document has.
  init(words: Int = 0) { ownPlaces = [Int32](repeating: 0, count: words) }

  fileprivate func ownScores(_ number: Int) -> SIMD8<Int16>? {
    let place = Int(ownPlaces[number])
    return place > 0 ? own[place - 1] : nil
  }
  fileprivate mutating func keep(_ scores: SIMD8<Int16>, for number: Int) {
    own.append(scores)
    ownPlaces[number] = Int32(own.count)
  }
}

/// Viterbi over eight labels; row `label` of `table` holds the weights of the next label, row 8 opens a run.
/// An inside label never stands without its begin.
func findBestLabels(scratch: inout TaggerScratch, transitions table: [SIMD8<Int32>]) {
  guard scratch.count > 0 else { return }
  let never = Int32.min / 2
  var score = scratch.scores[0] &+ table[8]
  for label in [2, 4, 6] { score[label] = never }
  for position in 1..<max(1, scratch.count) {
    var next = SIMD8<Int32>(repeating: never)
    var back = SIMD8<UInt8>()
    for before in 0..<8 where score[before] > never / 2 {
      var reached = SIMD8<Int32>(repeating: score[before]) &+ table[before]
      for inside in [2, 4, 6] where before != inside && before != inside - 1 { reached[inside] = never }
      let better = reached .> next
      next.replace(with: reached, where: better)
      for label in 0..<8 where better[label] { back[label] = UInt8(before) }
    }
    scratch.back[position] = back
    score = next &+ scratch.scores[position]
    for label in [2, 4, 6] where next[label] <= never / 2 { score[label] = never }
  }
  var best = 0
  for label in 1..<8 where score[label] > score[best] { best = label }
  for position in stride(from: scratch.count - 1, through: 0, by: -1) {
    scratch.labels[position] = NameLabel(rawValue: best) ?? .outside
    if position > 0 { best = Int(scratch.back[position][best]) }
  }
}
