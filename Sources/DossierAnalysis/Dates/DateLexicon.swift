// Builds the word entries of the date step out of its tables, at start-up.
import CEmbedded
import DossierText

/// Collects what the tables say of each word, by its hash.
struct DateLexicon {
  private(set) var words: [UInt64: DateWord] = [:]
  private(set) var frequencies: [String] = []

  private func rows(_ name: String) -> [TableRow] { tableRows(name, in: dossier_embedded_dates()) }

  private mutating func add(_ form: String, _ change: (inout DateWord) -> Void) {
    change(&words[Word.hash(of: form.utf8), default: .none])
  }

  /// The word and its possessive ("Friday's").
  private mutating func addWithPossessive(_ form: String, _ change: (inout DateWord) -> Void) {
    add(form, change)
    add(form + "'s") {
      change(&$0)
      $0.marks.insert(.own)
    }
  }

  /// Reads a table of phrases and marks the words that open them.
  mutating func phrases<Value>(
    _ name: String, _ opening: DateWord.Openings, _ value: (TableRow) -> Value
  ) -> PhraseTable<Value> {
    let rows = rows(name)
    for row in rows {
      let text = Text(row[0])
      guard let first = Words(text, passages: [text.all]).tokens.first else { continue }
      words[first.hash, default: .none].opens.insert(opening)
    }
    return PhraseTable(rows.map { ($0[0], value($0)) })
  }

  /// Reads the tables of single words.
  mutating func addWords() {
    for row in rows("months.tsv") {
      addWithPossessive(row[0]) {
        $0.month = UInt8(row.int(1))
        $0.marks.formUnion(Self.marks(row, 2))
      }
    }
    for row in rows("weekdays.tsv") {
      addWithPossessive(row[0]) {
        $0.weekday = UInt8(row.int(1))
        $0.marks.formUnion(Self.marks(row, 2))
      }
    }
    for row in rows("time-units.tsv") {
      addWithPossessive(row[0]) {
        $0.unit = row.word(1) as TimeUnit
        $0.marks.formUnion(Self.marks(row, 2))
      }
    }
    for row in rows("seasons.tsv") {
      addWithPossessive(row[0]) {
        $0.season = row.word(1) as SeasonName
        $0.marks.formUnion(Self.marks(row, 2))
      }
    }
    for row in rows("day-parts.tsv") {
      addWithPossessive(row[0]) {
        $0.dayPart = DayPart(rawValue: row[1])
        $0.clockHour = Int8(row[1])
        $0.marks.formUnion(Self.marks(row, 2))
      }
    }
    for row in rows("day-words.tsv") where !row[0].contains(" ") {
      add(row[0] + "'s") { $0.opens.insert(.dayWord) }
    }
    addNumbers()
    addSmallWords()
  }

  private mutating func addNumbers() {
    for row in rows("date-numbers.tsv") {
      add(row[0]) {
        $0.cardinal = Int32(row.int(1))
        $0.marks.formUnion(Self.marks(row, 2))
      }
    }
    for row in rows("date-ordinals.tsv") { add(row[0]) { $0.ordinal = UInt8(row.int(1)) } }
    for row in rows("decades.tsv") { add(row[0]) { $0.decade = UInt8(row.int(1)) } }
    for row in rows("time-zones.tsv") {
      guard let hours = Double(row[1]) else { preconditionFailure("row \(row.line): no number of hours") }
      add(row[0]) { $0.zone = Int8(hours * 2) }
    }
    for row in rows("frequencies.tsv") {
      let index = UInt8(frequencies.count)
      add(row[0]) { $0.frequency = index }
      frequencies.append(row[1])
    }
  }

  private mutating func addSmallWords() {
    for row in rows("date-function-words.tsv") { add(row[0]) { $0.role = row.word(1) as DateRole } }
    for row in rows("date-directions.tsv") where row[3] == "span" { add(row[0]) { $0.marks.insert(.span) } }
    for row in rows("tense-cues.tsv") {
      add(row[0]) {
        $0.tense = row.word(1) as DateWord.Tense
        if row[2] == "reports" { $0.marks.insert(.reports) }
      }
    }
    for row in tableRows("figure-words.tsv", in: dossier_embedded_figures()) where row.holds(1, "street") {
      add(row[0]) { $0.isStreet = true }
    }
    for row in rows("not-years.tsv") { add(row[0]) { $0.bansYear = true } }
    for row in rows("not-dates.tsv") {
      add(row[0]) {
        if row[2] == "after" { $0.bansAfter = true } else { $0.bansBefore = true }
      }
    }
  }

  private static func marks(_ row: TableRow, _ column: Int) -> DateWord.Marks {
    let names: [Substring: DateWord.Marks] = [
      "short": .short, "word": .word, "many": .many, "own": .own, "long": .long, "tens": .tens,
      "scale": .scale, "vague": .vague, "article": .article, "deictic": .deictic, "alone": .alone,
      "half": .half,
    ]
    return row[column].split(separator: " ").reduce(into: []) { marks, name in
      guard let mark = names[name] else { preconditionFailure("row \(row.line): unknown mark '\(name)'") }
      marks.formUnion(mark)
    }
  }
}
