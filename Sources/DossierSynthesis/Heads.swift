// The head of a figure: the noun that is counted, what happened to it, and the words that narrow it.
import DossierModel
import DossierText

/// Looks for concept words, nearest first: in the counted phrase, beside the figure, in its clause, in the label
/// of its line, and last in the rest of the sentence before it.
struct HeadReader {
  private let tables: SynthesisTables
  private let reading: Reading
  private let own, clause, sentence: Range<Int>
  /// Where another figure or a comma ends what may still be said of this one.
  private let reach: Int
  private(set) var thing: String?
  private(set) var fate: String?
  private(set) var modifiers: Set<String> = []
  private(set) var dynamics: Dynamics?

  init(
    _ tables: SynthesisTables, _ reading: Reading, own: Range<Int>, clause: Range<Int>, sentence: Range<Int>,
    reach: Int
  ) {
    self.reach = max(reach, own.upperBound)
    (self.tables, self.reading) = (tables, reading)
    (self.own, self.clause, self.sentence) = (own, clause, sentence)
  }

  /// `counted` is the counted phrase beside the figure; `isMeasured` when the figure has a unit, so that the
  /// thing may stand anywhere in its clause.
  mutating func read(counted: Range<Int>?, label: Range<Int>?, isMeasured: Bool) {
    var isKnown = counted == nil
    if let counted {
      for hit in tables.concepts.all(in: reading, counted) {
        take(hit.value)
        isKnown = true
      }
    }
    takeNearest(clause, counted: counted, withThings: counted == nil || isMeasured)
    if thing == nil, fate == nil, let label { takeAll(label) }
    if let counted, thing == nil, !isKnown, !isMeasured || fate == nil { thing = lastStem(counted) }
    if fate == nil, !isMeasured { takeNearest(own.upperBound..<reach, counted: counted, withThings: false) }
    if thing == nil, fate == nil {
      takeNearest(sentence.lowerBound..<own.lowerBound, counted: counted, withThings: counted == nil)
    }
  }

  private mutating func take(_ concept: SynthesisTables.Concept) {
    switch concept.role {
    case .empty: break
    case .modifier, .scope: modifiers.insert(concept.name)
    case .thing: thing = thing ?? concept.name
    case .fate: fate = fate ?? concept.name
    }
    if concept.role == .fate || concept.role == .thing, let moves = concept.dynamics {
      dynamics = dynamics ?? moves
    }
  }

  /// One more word that narrows the thing.
  mutating func narrow(_ modifier: String) { modifiers.insert(modifier) }

  private mutating func takeAll(_ range: Range<Int>) {
    for hit in tables.concepts.all(in: reading, range) where hit.value.role != .modifier {
      take(hit.value)
    }
  }

  /// The nearest fate, and the nearest thing where the counted phrase names none. A word directly before the
  /// figure ("killing at least 14") is nearer than one behind it.
  private mutating func takeNearest(_ range: Range<Int>, counted: Range<Int>?, withThings: Bool) {
    let behind = behindBracket
    var hits: [(distance: Int, concept: SynthesisTables.Concept)] = []
    for hit in tables.concepts.all(in: reading, range) {
      if let counted, counted.overlaps(hit.tokens) { continue }
      if isOfName(hit.tokens.lowerBound) { continue }
      if hit.tokens.lowerBound >= own.upperBound {
        hits.append((max(1, hit.tokens.lowerBound - behind + 1), hit.value))
      } else {
        let gap = own.lowerBound - hit.tokens.upperBound
        hits.append((gap <= 2 ? gap : gap + 2, hit.value))
      }
    }
    hits.sort { $0.distance < $1.distance }
    for hit in hits
    where hit.concept.role == .fate || hit.concept.role == .scope
      || (hit.concept.role == .thing && withThings)
    {
      take(hit.concept)
    }
  }

  /// Whether a word is the last of a name ("the White House"): it names no thing that is counted.
  private func isOfName(_ index: Int) -> Bool {
    guard index > sentence.lowerBound + 1, reading.words[index].isCapitalised else { return false }
    let before = reading.words[index - 1]
    guard before.isCapitalised, before.kind == .word, !before.opensPassage, !reading.isSmall(index - 1) else {
      return false
    }
    // In a heading all words have capitals.
    return sentence.contains {
      reading.words[$0].kind == .word && !reading.words[$0].isCapitalised
        && !reading.isSmall($0)
    }
  }

  /// Where the words behind the figure begin: behind a bracket that follows it at once.
  private var behindBracket: Int {
    guard own.upperBound < clause.upperBound, reading.isMark(own.upperBound, 0x28) else {
      return own.upperBound
    }
    for index in own.upperBound..<min(clause.upperBound, own.upperBound + 10)
    where reading.isMark(index, 0x29) {
      return index + 1
    }
    return own.upperBound
  }

  /// Stem of the last word of a counted phrase, before "of": a name for a thing that no table knows.
  private func lastStem(_ counted: Range<Int>) -> String? {
    var last: UInt64?
    for index in counted where reading.words[index].kind == .word {
      if reading.words[index].hash == Word.hash(of: "of".utf8) { break }
      if !reading.isSmall(index) { last = reading.stems[index] }
    }
    return last.map { "#" + String($0, radix: 36) }
  }
}
