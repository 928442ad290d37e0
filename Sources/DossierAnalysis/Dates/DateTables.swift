// The tables of the date step, joined into one flat hash table of words and a few tables of phrases.
import CEmbedded
import DossierText

/// Months, weekdays, relative words, holidays: everything the date step knows of words. A class, so that a reader that
/// holds it costs one reference.
package final class DateTables: Sendable {
  /// A direction word: "last" is -1 from the publication date.
  struct Direction: Sendable {
    let step: Int
    let reference: DateReference
  }
  enum Modifier: String, Sendable {
    case start, middle, end, about, atLeast, atMost, exact, maybe, sometime
  }
  struct Vague: Sendable {
    let value: String
    let isDuration: Bool
  }

  /// Entry 0 is the word that means nothing.
  let entries: [DateWord]
  /// For each entry whether an expression can begin with it.
  let openers: [Bool]
  private let slots: WordTable

  let directions: PhraseTable<Direction>
  let relations: PhraseTable<Direction>
  let modifiers: PhraseTable<Modifier>
  let vague: PhraseTable<Vague>
  let dayWords: PhraseTable<Int>
  /// Single words of `dayWords` by hash, for their possessives.
  private let dayWordHashes: [UInt64: Int]
  let holidays: PhraseTable<Holiday>
  let lunar: LunarHolidays
  /// TIMEX3 values of "daily", "weekly", ...
  let frequencies: [String]

  /// Reads the embedded tables; a broken row traps, which every test sees.
  package init() {
    var lexicon = DateLexicon()
    directions = lexicon.phrases("date-directions.tsv", .direction) { row in
      Direction(step: row.int(1), reference: row.word(2))
    }
    relations = lexicon.phrases("date-relations.tsv", .relation) { row in
      Direction(step: row.int(1), reference: row.word(2))
    }
    modifiers = lexicon.phrases("date-modifiers.tsv", .modifier) { $0.word(1) }
    vague = lexicon.phrases("vague-times.tsv", .vague) {
      Vague(value: $0[1], isDuration: $0[2] == "DURATION")
    }
    dayWords = lexicon.phrases("day-words.tsv", .dayWord) { $0.int(1) }
    holidays = lexicon.phrases("holidays.tsv", .holiday) { Holiday($0) }
    lunar = LunarHolidays()
    lexicon.addWords()
    frequencies = lexicon.frequencies
    var dayWordHashes: [UInt64: Int] = [:]
    for row in tableRows("day-words.tsv", in: dossier_embedded_dates()) where !row[0].contains(" ") {
      dayWordHashes[Word.hash(of: row[0].utf8)] = row.int(1)
    }
    self.dayWordHashes = dayWordHashes
    var entries: [DateWord] = [.none]
    var slots = WordTable(capacity: lexicon.words.count * 2)
    for (hash, word) in lexicon.words.sorted(by: { $0.key < $1.key }) {
      slots.set(UInt32(entries.count), for: hash)
      entries.append(word)
    }
    (self.entries, self.slots) = (entries, slots)
    openers = entries.map(\.mayOpen)
  }

  /// Days from the publication date of a single word ("yesterday").
  func dayWord(_ hash: UInt64) -> Int? { dayWordHashes[hash] }

  /// The index of a word's entry, 0 for most.
  func entry(_ hash: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: slots[hash]) }
}

extension TableRow {
  /// Column `index` as a number; a row without one is a fault of the build.
  func int(_ index: Int) -> Int {
    guard let value = Int(self[index]) else {
      preconditionFailure("row \(line): '\(self[index])' is no number")
    }
    return value
  }

  /// Column `index` as one of the words of `Word`.
  func word<Word: RawRepresentable>(_ index: Int) -> Word where Word.RawValue == String {
    guard let value = Word(rawValue: self[index]) else {
      preconditionFailure("row \(line): unknown word '\(self[index])'")
    }
    return value
  }
}
