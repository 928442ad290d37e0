// Trains the name tagger with the very features that run: averaged structured perceptron, order of the texts by a
// fixed shuffle, so that the same data gives the same bytes. Used by the development command `dossier-train` alone.
package import DossierModel
package import DossierText

/// Collects labelled texts, then trains.
package struct TaggerTraining {
  /// Rows of the weight table for features: 48 Ki rows of eight bytes are 393 kB.
  package static let rows = 48_000

  private struct Run {
    var features: [[Int32]]
    var gold: [Int]
    var marksOther: Bool
  }
  private let lexicon = NameLexicon()
  private var runs: [Run] = []

  package init() {}

  /// Adds one text. `names` are the spans of all names with their kinds; `marksOther` says whether the text marks names
  /// of other kinds (works, events): where it does not, the tagger is free to call a word "other".
  package mutating func add(_ text: Text, names: [(span: Span, kind: Entity.Kind)], marksOther: Bool) {
    let words = Words(text, passages: Self.lines(text))
    let tokens = NameTokens(Vocabulary(words), lexicon: lexicon)
    var labels = [Int](repeating: 0, count: words.count)
    for name in names {
      let inside = (0..<words.count).filter {
        Int(words[$0].start) >= name.span.start && tokens.coreEnd($0) <= name.span.end
      }
      guard let from = inside.first(where: { words[$0].isCapitalised || words[$0].kind == .number }) else {
        continue
      }
      var first = from
      if name.kind == .person {
        while let last = inside.last, first < last, tokens.has(first, .title) {
          first += 1
          if first < last, tokens.isStop(first) { first += 1 }
        }
      }
      for index in inside where index >= first {
        switch name.kind {
        case .person: labels[index] = index == first ? 1 : 2
        case .organisation: labels[index] = index == first ? 3 : 4
        case .place: labels[index] = index == first ? 5 : 6
        case .other: labels[index] = 7
        case .nationality: labels[index] = 0
        }
      }
    }
    for run in tokens.runs {
      var features: [[Int32]] = []
      for index in run {
        var row: [Int32] = []
        tokens.eachFeature(of: index, run: run, rows: UInt64(Self.rows)) { row.append(Int32($0)) }
        features.append(row)
      }
      var gold = run.map { labels[$0] }
      for at in gold.indices where [2, 4, 6].contains(gold[at]) {
        let before = at > 0 ? gold[at - 1] : 0
        if before != gold[at], before != gold[at] - 1 { gold[at] -= 1 }
      }
      runs.append(Run(features: features, gold: gold, marksOther: marksOther))
    }
  }

  /// The rows of the weight file, transitions behind features, eight signed bytes each.
  package func trained(epochs: Int = 12) -> [UInt8] {
    let count = Self.rows + 9
    var weights = [SIMD8<Int32>](repeating: SIMD8(), count: count)
    var totals = [SIMD8<Int64>](repeating: SIMD8(), count: count)
    var time: Int64 = 1
    var scratch = TaggerScratch()
    var state: UInt64 = 88_172_645_463_325_252
    var order = Array(runs.indices)
    for _ in 0..<epochs {
      for at in stride(from: order.count - 1, to: 0, by: -1) {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        order.swapAt(at, Int(state % UInt64(at + 1)))
      }
      for index in order {
        let run = runs[index]
        scratch.begin(run.gold.count)
        for (position, features) in run.features.enumerated() {
          scratch.scores[position] = features.reduce(into: SIMD8<Int32>()) { $0 &+= weights[Int($1)] }
        }
        findBestLabels(scratch: &scratch, transitions: Array(weights[Self.rows..<Self.rows + 9]))
        let found = scratch.labels.map(\.rawValue)
        var gold = run.gold
        if !run.marksOther {
          for at in gold.indices where gold[at] == 0 && found[at] == 7 { gold[at] = 7 }
        }
        func change(_ row: Int, _ label: Int, by step: Int32) {
          weights[row][label] &+= step
          totals[row][label] &+= Int64(step) &* time
        }
        if found != gold {
          for position in gold.indices {
            if found[position] != gold[position] {
              for row in run.features[position] {
                change(Int(row), gold[position], by: 1)
                change(Int(row), found[position], by: -1)
              }
            }
            let (goldBefore, foundBefore) = position == 0 ? (8, 8) : (gold[position - 1], found[position - 1])
            if goldBefore != foundBefore || found[position] != gold[position] {
              change(Self.rows + goldBefore, gold[position], by: 1)
              change(Self.rows + foundBefore, found[position], by: -1)
            }
          }
        }
        time &+= 1
      }
    }
    return Self.bytes(weights, totals, time)
  }

  /// Averages, scaled so that one in two thousand weights is cut at 127.
  private static func bytes(_ weights: [SIMD8<Int32>], _ totals: [SIMD8<Int64>], _ time: Int64) -> [UInt8] {
    var averages: [Double] = []
    averages.reserveCapacity(weights.count * 8)
    for row in weights.indices {
      for label in 0..<8 {
        averages.append(Double(weights[row][label]) - Double(totals[row][label]) / Double(time))
      }
    }
    let sizes = averages.map(abs).filter { $0 > 0 }.sorted()
    let limit = sizes.isEmpty ? 1 : sizes[sizes.count - 1 - sizes.count / 2000]
    return averages.map { value in
      UInt8(bitPattern: Int8(max(-127, min(127, (value / limit * 127).rounded()))))
    }
  }

  private static func lines(_ text: Text) -> [Span] {
    var spans: [Span] = []
    var start = 0
    for end in text.bytes.indices where text.bytes[end] == 0x0A {
      spans.append(text.trimmed(Span(start, end)))
      start = end + 1
    }
    spans.append(text.trimmed(Span(start, text.count)))
    return spans.filter { !$0.isEmpty }
  }
}
