// What single words and place names mean for names: titles, given names, organisation words, the gazetteer.
import CEmbedded
import DossierText

/// Classes that one word may have at once.
struct NameClass: OptionSet, Sendable {
  let rawValue: UInt32
  static let honorificMale = NameClass(rawValue: 1)
  static let honorificFemale = NameClass(rawValue: 2)
  static let honorific = NameClass(rawValue: 4)
  static let office = NameClass(rawValue: 8)
  static let role = NameClass(rawValue: 16)
  static let spokesperson = NameClass(rawValue: 32)
  static let body = NameClass(rawValue: 64)
  static let companySuffix = NameClass(rawValue: 128)
  static let placeWord = NameClass(rawValue: 256)
  static let media = NameClass(rawValue: 512)
  static let givenMale = NameClass(rawValue: 1024)
  static let givenFemale = NameClass(rawValue: 2048)
  static let demonym = NameClass(rawValue: 4096)
  static let country = NameClass(rawValue: 8192)
  static let region = NameClass(rawValue: 16384)
  static let city = NameClass(rawValue: 32768)
  static let calendar = NameClass(rawValue: 65536)
  static let function = NameClass(rawValue: 131072)
  static let connector = NameClass(rawValue: 262144)
  static let personVerb = NameClass(rawValue: 524288)
  static let placePreposition = NameClass(rawValue: 1_048_576)

  static let place: NameClass = [.country, .region, .city]
  static let given: NameClass = [.givenMale, .givenFemale]
  static let anyHonorific: NameClass = [.honorificMale, .honorificFemale, .honorific]
  /// Stands before a name when it is capitalised.
  static let title: NameClass = [.honorificMale, .honorificFemale, .honorific, .office]

  /// The word of the tables' class column.
  init?(word: String) {
    switch word {
    case "honorific-m": self = .honorificMale
    case "honorific-f": self = .honorificFemale
    case "honorific": self = .honorific
    case "office": self = .office
    case "role": self = .role
    case "spokesperson": self = .spokesperson
    case "body": self = .body
    case "suffix": self = .companySuffix
    case "place": self = .placeWord
    case "media": self = .media
    case "m": self = .givenMale
    case "f": self = .givenFemale
    case "b": self = .given
    case "month", "weekday": self = .calendar
    case "function": self = .function
    case "connector": self = .connector
    case "person-verb": self = .personVerb
    case "place-preposition": self = .placePreposition
    default: return nil
    }
  }

  init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// A place of the gazetteer.
struct Place: Sendable {
  let kind: NameClass
  /// ISO 3166-1 alpha-2, nil where the place is no part of one country.
  let country: String?
}

/// The lists, read once.
struct NameLexicon: Sendable {
  /// Classes by folded hash; a place name of one word counts.
  let classes: WordTable
  let places: PhraseTable<Place>
  /// Bodies known by one word, by folded hash; true where only capitals mean the body ("WHO"). No feature of the tagger.
  let bodies: [UInt64: Bool]
  private let demonyms: [UInt64: String]

  init() {
    var classes = WordTable(capacity: 20_000)
    var bodies: [UInt64: Bool] = [:]
    var known: NameClass?
    var kind = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    for name in ["titles.tsv", "organisation-words.tsv", "given-names.tsv", "name-words.tsv"] {
      for row in tableRows(name, in: dossier_embedded_entities()) {
        if row.holds(1, "name") { bodies[row.hash(0)] = row[0] == row[0].uppercased() }
        // Most rows are of the kind of the row before.
        if known == nil || !row.column(1).elementsEqual(kind) {
          kind = row.column(1)
          known = NameClass(word: row[1])
        }
        guard let value = known else { continue }
        classes.insert(value.rawValue, for: row.hash(0))
      }
    }
    var demonyms: [UInt64: String] = [:]
    for row in tableRows("demonyms.tsv", in: dossier_embedded_entities()) {
      if !row.isPhrase(0) { classes.insert(NameClass.demonym.rawValue, for: row.hash(0)) }
      let country = row[1]
      if !country.isEmpty { demonyms[row.hash(0)] = country }
    }
    let rows = tableRows("places.tsv", in: dossier_embedded_entities())
    var places = PhraseTable<Place>(capacity: rows.count, readsBack: false)
    for row in rows {
      let country = row[2]
      let kind: NameClass = row.holds(1, "country") ? .country : row.holds(1, "region") ? .region : .city
      places.add(row.column(0), Place(kind: kind, country: country.isEmpty ? nil : country))
      if !row.isPhrase(0) { classes.insert(kind.rawValue, for: row.hash(0)) }
    }
    (self.classes, self.demonyms, self.bodies, self.places) = (classes, demonyms, bodies, places)
  }

  /// The country that a demonym points to, by the hash of its folded words (one blank between two).
  func country(ofDemonym hash: UInt64) -> String? { demonyms[hash] }
}
