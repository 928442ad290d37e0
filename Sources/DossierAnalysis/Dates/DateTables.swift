// The tables of the date step, joined into one flat hash table of words and a few tables of phrases.
import CEmbedded
import DossierText

/// Months, weekdays, relative words, holidays: everything the date step knows of words.
package struct DateTables: Sendable {
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
  private(set) var entries: [DateWord] = [.none]
  private var slots: [UInt16] = []
  private var keys: [UInt64] = []
  private var mask = 0

  let directions: PhraseTable<Direction>
  let relations: PhraseTable<Direction>
  let modifiers: PhraseTable<Modifier>
  let vague: PhraseTable<Vague>
  let dayWords: PhraseTable<Int>
  /// Single words of `dayWords` by hash, for their possessives.
  private(set) var dayWordHashes: [UInt64: Int] = [:]
  let holidays: PhraseTable<Holiday>
  let lunar: LunarHolidays
  /// TIMEX3 values of "daily", "weekly", ...
  private(set) var frequencies: [String] = []

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
    for row in tableRows("day-words.tsv", in: dossier_embedded_dates()) where !row[0].contains(" ") {
      dayWordHashes[Word.hash(of: row[0].utf8)] = row.int(1)
    }
    let words = lexicon.words.sorted { $0.key < $1.key }
    var size = 64
    while size < words.count * 4 { size *= 2 }
    mask = size - 1
    keys = Array(repeating: 0, count: size)
    slots = Array(repeating: 0, count: size)
    for (hash, word) in words {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      (keys[slot], slots[slot]) = (hash, UInt16(entries.count))
      entries.append(word)
    }
  }

  /// Days from the publication date of a single word ("yesterday").
  func dayWord(_ hash: UInt64) -> Int? { dayWordHashes[hash] }

  /// For each token the index of its entry, 0 for most.
  func classes(of words: Words) -> [UInt16] {
    words.tokens.withUnsafeBufferPointer { tokens in
      keys.withUnsafeBufferPointer { keys in
        slots.withUnsafeBufferPointer { slots in
          Array(unsafeUninitializedCapacity: tokens.count) { out, count in
            for index in 0..<tokens.count {
              let hash = tokens[index].hash
              var slot = Int(truncatingIfNeeded: hash) & mask
              while slots[slot] != 0, keys[slot] != hash { slot = (slot + 1) & mask }
              out[index] = slots[slot]
            }
            count = tokens.count
          }
        }
      }
    }
  }
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
