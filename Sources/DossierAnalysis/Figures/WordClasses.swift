// What the figure rules know about single words: closed classes, plurals, number words (figure-words.tsv).
import CEmbedded
import DossierText

/// The classes of one word; a word may have several.
struct WordClass: OptionSet, Sendable {
  let rawValue: UInt32
  static let determiner = WordClass(rawValue: 1 << 0)
  static let preposition = WordClass(rawValue: 1 << 1)
  static let conjunction = WordClass(rawValue: 1 << 2)
  static let relative = WordClass(rawValue: 1 << 3)
  static let pronoun = WordClass(rawValue: 1 << 4)
  static let auxiliary = WordClass(rawValue: 1 << 5)
  static let copula = WordClass(rawValue: 1 << 6)
  static let verb = WordClass(rawValue: 1 << 7)
  /// A verb that gives its subject a level: "reached", "costs", "fell".
  static let level = WordClass(rawValue: 1 << 8)
  static let adverb = WordClass(rawValue: 1 << 9)
  /// Stands between a number and its noun without being counted: "12 more people".
  static let skipped = WordClass(rawValue: 1 << 10)
  static let measureAdjective = WordClass(rawValue: 1 << 11)
  static let month = WordClass(rawValue: 1 << 12)
  static let weekday = WordClass(rawValue: 1 << 13)
  /// Often stands before a year: "in 2020".
  static let yearWord = WordClass(rawValue: 1 << 14)
  /// What counted people may be: "40 dead".
  static let state = WordClass(rawValue: 1 << 15)
  /// A plural that goes on to another noun: "sales staff".
  static let attributive = WordClass(rawValue: 1 << 16)
  /// Ends in s and is no plural.
  static let notPlural = WordClass(rawValue: 1 << 17)
  static let irregularPlural = WordClass(rawValue: 1 << 18)
  static let superlative = WordClass(rawValue: 1 << 19)
  /// What "one" counts: "one soldier".
  static let personWord = WordClass(rawValue: 1 << 20)
  /// Part of a number (number-words.tsv).
  static let number = WordClass(rawValue: 1 << 21)
  /// Up or down (trends.tsv).
  static let up = WordClass(rawValue: 1 << 22)
  static let down = WordClass(rawValue: 1 << 23)
  /// The number behind it is a label (not-figures.tsv).
  static let name = WordClass(rawValue: 1 << 24)
  /// Ends an address: "123 Mill Street".
  static let street = WordClass(rawValue: 1 << 25)
  /// Names a level and not what has it: "a low of 3%".
  static let levelNoun = WordClass(rawValue: 1 << 26)

  /// Pounds behind it are money: "paid", "worth".
  static let moneyWord = WordClass(rawValue: 1 << 27)
  /// Bounds an age behind a word for people: "children under five".
  static let ageBound = WordClass(rawValue: 1 << 28)
  /// Says what something is worth: "cocaine worth $5 million".
  static let worth = WordClass(rawValue: 1 << 29)
  /// Raises money as often as a level: "raised $5 million".
  static let raising = WordClass(rawValue: 1 << 30)
  /// Leads its subject to a bare number: "exceeded 200", "closed at 4,310".
  static let reaching = WordClass(rawValue: 1 << 31)

  /// Ends a noun phrase that begins behind a number.
  static let phraseEnd: WordClass = [
    .determiner, .preposition, .conjunction, .relative, .pronoun, .auxiliary, .adverb,
  ]

  static let named: [String: WordClass] = [
    "determiner": .determiner, "preposition": .preposition, "conjunction": .conjunction,
    "relative": .relative, "pronoun": .pronoun, "auxiliary": .auxiliary, "copula": .copula, "verb": .verb,
    "level": .level, "adverb": .adverb, "skipped": .skipped, "measure-adjective": .measureAdjective,
    "month": .month, "weekday": .weekday, "year-word": .yearWord, "state": .state,
    "attributive": .attributive, "not-plural": .notPlural, "irregular-plural": .irregularPlural,
    "superlative": .superlative, "person-word": .personWord, "up": .up, "down": .down, "name": .name,
    "street": .street, "level-noun": .levelNoun,
    "money-word": .moneyWord, "age-bound": .ageBound, "worth": .worth, "raising": .raising,
    "reaching": .reaching,
  ]
}

/// The classes of all words of the tables, by hash.
struct WordClasses: Sendable {
  private var classes = WordTable(capacity: 2_000)

  init(numbers: NumberWords) {
    add("figure-words.tsv")
    add("trends.tsv")
    for row in tableRows("not-figures.tsv", in: dossier_embedded_figures()) where row[1] == "name" {
      classes.insert(WordClass.name.rawValue, for: row.hash(0))
    }
    for hash in numbers.hashes { classes.insert(WordClass.number.rawValue, for: hash) }
  }

  private mutating func add(_ table: String) {
    for row in tableRows(table, in: dossier_embedded_figures()) {
      guard let kind = WordClass.named[row[1]] else {
        preconditionFailure("\(table):\(row.line): no class '\(row[1])'")
      }
      classes.insert(kind.rawValue, for: row.hash(0))
    }
  }

  subscript(hash: UInt64) -> WordClass { WordClass(rawValue: classes[hash]) }
}
