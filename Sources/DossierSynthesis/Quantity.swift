// What a figure counts or measures, in a form that can be compared: dimension, thing, fate, narrowing words,
// year, kind of reading. Made of the figure's own clause; nothing is guessed from the number.
import DossierModel
import DossierText

/// One figure with all that decides which quantity it is a reading of. A class, although nothing in it ever
/// changes: there are hundreds of thousands, and each is looked at by every step.
final class Quantity: Sendable {
  /// Index into `Dossier.figures`.
  let figure: Int
  let document: Int
  /// Index into the document's `Analysis.figures`.
  let local: Int
  /// `count`, `length`, `money USD`; an unknown unit is its own dimension.
  let dimension: String
  let interval, soft: Interval
  let unit: String?
  /// Noun counted ("account"), from the table, else the stem of the counted phrase's last word; nil for people
  /// and where the text names nothing.
  let thing: String?
  /// What happened to it ("dead"), from the table.
  let fate: String?
  /// Narrowing words: "child", "former".
  let modifiers: Set<String>
  /// Name of the place directly behind what is counted ("8,000 soldiers in Kursk"): stem of its last word.
  let place: UInt64?
  /// Year that the clause names for it, when another one than the publication's; the past has its own clusters.
  let year: Int?
  let kind: Kind
  /// A part of the figure before it ("including 11 children").
  let part: Part?
  /// A part without a name of its own: nothing but its cue tells it from the whole.
  let keepsApart: Bool
  /// The earlier level beside a later one ("from 240 pence").
  let isEarlierLevel: Bool
  /// How many words with content the counted phrase has.
  let countedWords: Int
  /// Takes its head from an earlier figure of the same text.
  let isElliptic: Bool
  /// Numbers of the stems of the sentence's content words, sorted, without the figures' own tokens.
  let content: [Int32]
  /// The days for which the figure holds.
  let asOf: DayRange?
  let dynamics: Dynamics?
  let sentence: Range<Int>
  let tokens: Range<Int>
  /// For an elliptic figure the fate that the paragraph speaks of before it.
  let paragraphFate: String?
  /// The text says that it replaces or is replaced.
  let isTurn: Bool
  /// Stands in brackets behind the same amount in another unit.
  let isAside: Bool
  let comparator: Comparator
  /// Given only to be replaced ("31, not 12").
  let isNegated: Bool
  /// A date in the clause says for which day it holds.
  let isClauseDated: Bool
  /// A share or an amount of money: the same number may be said of anything.
  let isLoose: Bool
  /// What is counted is known by its own word alone, which no table has.
  let isOwnWord: Bool

  enum Kind: String, Sendable {
    case actual, planned, possible, forecast, capacity

    /// By its place: the default would hash the word.
    func hash(into hasher: inout Hasher) {
      let place: UInt8 =
        switch self {
        case .actual: 0
        case .planned: 1
        case .possible: 2
        case .forecast: 3
        case .capacity: 4
        }
      hasher.combine(place)
    }
  }

  struct Part: Sendable, Hashable {
    /// Concept of the whole ("of the dead"); "" for the same thing, nil for the figure before.
    var whole: String?
    /// "The first 1,500": more are to come.
    var isFirst = false
  }

  init(
    figure: Int, document: Int, local: Int, dimension: String, interval: Interval, soft: Interval,
    unit: String?,
    thing: String?, fate: String?, modifiers: Set<String>, place: UInt64?, year: Int?, kind: Kind,
    part: Part?,
    keepsApart: Bool, isEarlierLevel: Bool, isElliptic: Bool, content: [Int32], asOf: DayRange?,
    dynamics: Dynamics?, sentence: Range<Int>, tokens: Range<Int>, paragraphFate: String?, isTurn: Bool,
    isAside: Bool, countedWords: Int, from analysed: Figure
  ) {
    (self.figure, self.document, self.local, self.dimension) = (figure, document, local, dimension)
    (self.interval, self.soft, self.unit) = (interval, soft, unit)
    (self.thing, self.fate, self.modifiers, self.place) = (thing, fate, modifiers, place)
    (self.year, self.kind, self.part, self.keepsApart) = (year, kind, part, keepsApart)
    (self.isEarlierLevel, self.isElliptic, self.content) = (isEarlierLevel, isElliptic, content)
    (self.asOf, self.dynamics, self.sentence, self.tokens) = (asOf, dynamics, sentence, tokens)
    (self.paragraphFate, self.isTurn, self.isAside) = (paragraphFate, isTurn, isAside)
    self.countedWords = countedWords
    comparator = analysed.comparator
    isNegated = analysed.modality == .negated
    isClauseDated = analysed.asOfOrigin == .clause
    isLoose = dimension == "share" || dimension.hasPrefix("money")
    isOwnWord = thing?.hasPrefix("#") == true
  }
}

extension SynthesisTables {
  /// The measure of a unit; things counted have the dimension `count`, an unknown unit its own.
  func measure(of unit: String?) -> Measure {
    guard let unit, !unit.isEmpty else { return Measure(dimension: "count") }
    if let known = measures[unit] { return known }
    if unit.utf8.count == 3, unit.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
      return Measure(dimension: "money " + unit)
    }
    return Measure(dimension: unit)
  }
}
