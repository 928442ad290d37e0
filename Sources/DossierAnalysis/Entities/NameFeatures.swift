// What the tagger looks at around a token of a run. Training and reading share this code: a change here asks for a
// new training run (docs/tagger.md).
import DossierText

/// Labels of a token: outside, or begin and inside of a kind.
enum NameLabel: Int, CaseIterable, Sendable {
  case outside, beginPerson, insidePerson, beginOrganisation, insideOrganisation, beginPlace, insidePlace,
    other

  var begins: Bool { self == .beginPerson || self == .beginOrganisation || self == .beginPlace }
  var continues: NameLabel? {
    switch self {
    case .insidePerson: .beginPerson
    case .insideOrganisation: .beginOrganisation
    case .insidePlace: .beginPlace
    default: nil
    }
  }
}

extension NameTokens {
  /// Rows of the weight table for token `index` of `run`, one `body` call each; `rows` is the size of the table.
  @inline(__always)
  func eachFeature(of index: Int, run: Range<Int>, rows: UInt64, _ body: (Int) -> Void) {
    eachOwnFeature(of: index, rows: rows, body)
    eachSeenFeature(of: index, run: run, rows: rows, body)
  }

  /// The features that hang on the word alone, however often it is used.
  func eachOwnFeature(of index: Int, rows: UInt64, _ body: (Int) -> Void) {
    let collector = FeatureCollector(rows: rows)
    body(collector.row(1, 0, 0))
    body(collector.row(2, hash(index), 0))
    let (start, end) = (Int(words[index].start), coreEnd(index))
    body(collector.row(20, ending(start, end, 3), 0))
    body(collector.row(21, ending(start, end, 2), 0))
    body(collector.row(22, opening(start, end, 3), 0))
    body(collector.row(23, ending(start, end, 4), 0))
  }

  /// The features that hang on where the word stands and how it is written there.
  @inline(__always)
  func eachSeenFeature(of index: Int, run: Range<Int>, rows: UInt64, _ body: (Int) -> Void) {
    let collector = FeatureCollector(rows: rows)
    let (before, after) = (neighbour(index, -1), neighbour(index, 1))
    let (before2, after2) = (neighbour(before, -1), neighbour(after, 1))
    let (word, left, right) = (hash(index), hash(before), hash(after))
    let (shape0, shapeL, shapeR) = (shape(index), shape(before), shape(after))
    let (class0, classL, classR) = (classBits(index), classBits(before), classBits(after))
    let cover: UInt64 = UInt64(placeCover[index])
    body(collector.row(3, left, 0))
    body(collector.row(4, right, 0))
    body(collector.row(5, hash(before2), 0))
    body(collector.row(6, hash(after2), 0))
    body(collector.row(7, word, left))
    body(collector.row(8, word, right))
    body(collector.row(9, shape0, opens[index] ? 1 : 0))
    body(collector.row(10, shapeL, shape0))
    body(collector.row(11, shape0, shapeR))
    body(collector.row(12, class0, 0))
    body(collector.row(13, classL, class0))
    body(collector.row(14, class0, classR))
    body(collector.row(15, classL, 0))
    body(collector.row(16, classR, 0))
    body(collector.row(17, cover, class0))
    body(collector.row(18, left, shape0 &* 31 &+ class0))
    body(collector.row(19, right, shape0 &* 31 &+ class0))
    let seen = UInt64(written(index))
    body(collector.row(24, seen, opens[index] ? 1 : 0))
    body(collector.row(25, seen &* 8 &+ (opens[index] ? 1 : 0), class0))
    let place = UInt64(min(index - run.lowerBound, 3)) &* 8 &+ UInt64(min(run.upperBound - 1 - index, 3))
    body(collector.row(26, place, shape0))
    body(collector.row(27, place, class0))
    let lastClass = classBits(run.upperBound - 1)
    body(collector.row(28, lastClass, shape0))
    body(collector.row(29, hash(run.upperBound - 1), index == run.upperBound - 1 ? 1 : 0))
    body(collector.row(30, classBits(run.lowerBound), UInt64(min(index - run.lowerBound, 2))))
    body(collector.row(31, hash(run.upperBound < words.count ? run.upperBound : -1), place))
    body(collector.row(32, hash(run.lowerBound - 1), place))
  }

  /// The next token on either side in the same passage, -1 when there is none.
  private func neighbour(_ index: Int, _ step: Int) -> Int {
    guard index >= 0 else { return -1 }
    if step < 0 { return words[index].opensPassage ? -1 : index - 1 }
    return index + 1 < words.count && !words[index + 1].opensPassage ? index + 1 : -1
  }

  private func hash(_ index: Int) -> UInt64 { index < 0 ? 1 : words[index].kind == .number ? 2 : core[index] }
  private func classBits(_ index: Int) -> UInt64 { index < 0 ? 1 << 40 : UInt64(classes[index].rawValue) }

  /// Capital, all capitals, lower case, number, mark, one letter; glued or not.
  private func shape(_ index: Int) -> UInt64 {
    guard index >= 0 else { return 63 }
    let word = words[index]
    let kind: UInt64 =
      switch word.kind {
      case .mark: 16 &+ UInt64(byte(index))
      case .number: UInt64(min(word.count, 5))
      case .word:
        word.isAllCapitals
          ? 8 &+ UInt64(min(word.count, 5) / 5)
          : word.isCapitalised ? (word.count == 1 ? 10 : hasInnerCapital(word) ? 11 : 12) : 13
      }
    return kind &* 2 &+ (word.isGlued ? 1 : 0)
  }

  private func hasInnerCapital(_ word: Word) -> Bool {
    words.text.bytes[Int(word.start) + 1..<Int(word.end)].contains(where: ByteClass.isUpper)
  }

  private func ending(_ start: Int, _ end: Int, _ count: Int) -> UInt64 {
    folded(max(start, end - count), end)
  }
  private func opening(_ start: Int, _ end: Int, _ count: Int) -> UInt64 {
    folded(start, min(end, start + count))
  }
  private func folded(_ from: Int, _ to: Int) -> UInt64 {
    var hash = Word.hashSeed
    words.text.bytes.withUnsafeBufferPointer { bytes in
      for index in from..<max(from, to) { hash = Word.hash(hash, adding: ByteClass.lower(bytes[index])) }
    }
    return hash
  }
}

/// Turns a feature and its values into a row of the table.
private struct FeatureCollector {
  let rows: UInt64
  @inline(__always)
  func row(_ feature: UInt64, _ first: UInt64, _ second: UInt64) -> Int {
    var hash = (first ^ (feature &* 0x9E37_79B9_7F4A_7C15)) &* 0xBF58_476D_1CE4_E5B9
    hash ^= hash >> 29
    hash = (hash ^ (second &* 0x94D0_49BB_1331_11EB) ^ feature) &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 32
    return Int(truncatingIfNeeded: ((hash & 0xFFFF_FFFF) &* rows) >> 32)
  }
}
