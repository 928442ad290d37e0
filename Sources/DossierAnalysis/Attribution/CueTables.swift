// The words of attribution: reporting verbs with the ways they take their content, words that shape a clause, heads
// of speakers, hedges.
import CEmbedded
import DossierModel
import DossierText

/// How a cue takes what is said.
struct CueHow: OptionSet, Sendable {
  let rawValue: UInt16
  /// A clause with or without "that"; only with "that".
  static let clause = CueHow(rawValue: 1)
  static let that = CueHow(rawValue: 2)
  /// May close or break a sentence: "C, S said."
  static let tag = CueHow(rawValue: 4)
  /// A listener may stand between: "told reporters that".
  static let listener = CueHow(rawValue: 8)
  static let infinitive = CueHow(rawValue: 16)
  static let object = CueHow(rawValue: 32)
  /// The base and -s forms may be nouns: "reports", "claims".
  static let noun = CueHow(rawValue: 64)
  /// "called for", "spoke about", "warned of".
  static let particle = CueHow(rawValue: 128)
  /// "referred to C", "agreed with C".
  static let toward = CueHow(rawValue: 256)
  static let with = CueHow(rawValue: 512)
  /// "spoke about C".
  static let about = CueHow(rawValue: 1024)
  /// A clause without "that" and an object only of documents, polls and pictures: "the poll found C".
  static let things = CueHow(rawValue: 2048)

  init(rawValue: UInt16) { self.rawValue = rawValue }
  /// The words of a table's column, with a blank between two.
  init(_ row: TableRow, _ column: Int) {
    self = row.words(column).reduce(into: []) { how, word in
      switch String(decoding: word, as: UTF8.self) {
      case "clause": how.formUnion([.clause, .that])
      case "that": how.insert(.that)
      case "tag": how.insert(.tag)
      case "listener": how.insert(.listener)
      case "to": how.insert(.infinitive)
      case "object": how.insert(.object)
      case "noun": how.insert(.noun)
      case "particle": how.insert(.particle)
      case "toward": how.insert(.toward)
      case "with": how.insert(.with)
      case "about": how.insert(.about)
      case "things": how.insert(.things)
      default: break
      }
    }
  }
}

/// One form of a reporting verb, or a predicate such as "is convinced".
struct CueForm: Sendable {
  enum Form: UInt8, Sendable { case base, present, past, participle, adjective }
  let cueClass: CueClass
  let how: CueHow
  let form: Form

  /// The form with a document, a poll or a picture as its subject.
  var ofThings: CueForm { CueForm(cueClass: cueClass, how: how.union([.clause, .object]), form: form) }
}

/// What a word does in a clause; a word may have several.
struct ClauseClass: OptionSet, Sendable {
  let rawValue: UInt32
  static let determiner = ClauseClass(rawValue: 1)
  static let possessive = ClauseClass(rawValue: 2)
  static let preposition = ClauseClass(rawValue: 4)
  static let and = ClauseClass(rawValue: 8)
  static let subordinator = ClauseClass(rawValue: 16)
  static let relative = ClauseClass(rawValue: 32)
  static let pronoun = ClauseClass(rawValue: 64)
  static let auxiliary = ClauseClass(rawValue: 128)
  static let negation = ClauseClass(rawValue: 256)
  static let adverb = ClauseClass(rawValue: 512)
  static let time = ClauseClass(rawValue: 1024)
  static let verb = ClauseClass(rawValue: 2048)
  static let opener = ClauseClass(rawValue: 4096)
  /// A noun that takes a that-clause.
  static let noun = ClauseClass(rawValue: 8192)
  /// The head of a speaker.
  static let speaker = ClauseClass(rawValue: 16384)
  /// The first word of a cue of several words ("made it clear").
  static let phrase = ClauseClass(rawValue: 32768)

  init(rawValue: UInt32) { self.rawValue = rawValue }
  init(word: String) {
    switch word {
    case "determiner": self = .determiner
    case "possessive": self = .possessive
    case "preposition": self = .preposition
    case "and": self = .and
    case "subordinator": self = .subordinator
    case "relative": self = .relative
    case "pronoun": self = .pronoun
    case "auxiliary": self = .auxiliary
    case "negation": self = .negation
    case "adverb": self = .adverb
    case "time": self = .time
    case "verb": self = .verb
    case "opener": self = .opener
    default: self = []
    }
  }
}

/// A noun that takes what is said: "the claim that C"; of a named speaker also "S's call for C".
struct CueNoun: Sendable {
  let cueClass: CueClass
  let how: CueHow
}

/// Cues and kinds of speakers. A class, so that a reader that holds it costs one reference.
package final class AttributionTables: Sendable {
  /// Index + 1 into `forms`, by word.
  let cues: WordTable
  let forms: [CueForm]
  let clauses: WordTable
  let nouns: [UInt64: CueNoun]
  /// Cues of several words.
  let phrases: PhraseTable<CueForm>
  let kinds: [UInt64: SpeakerKind]
  let hedges: PhraseTable<Bool>

  /// The lists of the name finder: given names tell a pronoun's person.
  let names: NameLexicon

  init(names: NameLexicon) {
    self.names = names
    let list = dossier_embedded_attribution()
    var cues = WordTable(capacity: 2_000)
    var forms: [CueForm] = []
    for row in tableRows("cues.tsv", in: list) {
      guard let cueClass = CueClass(rawValue: row[1]) else { continue }
      let how = CueHow(row, 3)
      Self.eachForm(row) { word, form in
        let hash = Word.hash(of: word)
        guard cues[hash] == 0 else { return }
        forms.append(CueForm(cueClass: cueClass, how: how, form: form))
        cues.insert(UInt32(forms.count), for: hash)
      }
    }
    var clauses = WordTable(capacity: 2_000)
    for row in tableRows("clause-words.tsv", in: list) {
      clauses.insert(ClauseClass(word: row[1]).rawValue, for: row.hash(0))
    }
    var phrases: [(String, CueForm)] = []
    for row in tableRows("cue-phrases.tsv", in: list) {
      guard let cueClass = CueClass(rawValue: row[2]) else { continue }
      let heads = row.words(0)
      guard let lemma = heads.first else { continue }
      let isOwnPast = heads.dropFirst().contains { $0.elementsEqual(lemma) }
      let (how, tails) = (CueHow(row, 3), row[1].utf8.split(separator: 0x3B).map { String($0) ?? "" })
      for head in heads {
        clauses.insert(ClauseClass.phrase.rawValue, for: Word.hash(of: head))
        let form = Self.form(head, of: lemma, isOwnPast: isOwnPast)
        let word = String(decoding: head, as: UTF8.self)
        for tail in tails {
          phrases.append(("\(word) \(tail)", CueForm(cueClass: cueClass, how: how, form: form)))
        }
      }
    }
    self.phrases = PhraseTable(phrases)
    var nouns: [UInt64: CueNoun] = [:]
    for row in tableRows("cue-nouns.tsv", in: list) {
      guard let cueClass = CueClass(rawValue: row[1]) else { continue }
      nouns[row.hash(0)] = CueNoun(cueClass: cueClass, how: CueHow(row, 2))
      clauses.insert(ClauseClass.noun.rawValue, for: row.hash(0))
    }
    var kinds: [UInt64: SpeakerKind] = [:]
    for row in tableRows("speaker-kinds.tsv", in: list) {
      kinds[row.hash(0)] = SpeakerKind(rawValue: row[1])
      clauses.insert(ClauseClass.speaker.rawValue, for: row.hash(0))
    }
    (self.cues, self.forms, self.clauses, self.nouns, self.kinds) = (cues, forms, clauses, nouns, kinds)
    hedges = PhraseTable(tableRows("hedges.tsv", in: list).map { ($0[0], $0[1] == "cue") })
  }

  /// A row's words with their forms; a lemma that is listed again is its own past ("read").
  private static func eachForm(_ row: TableRow, _ body: (TableRow.Bytes, CueForm.Form) -> Void) {
    let lemma = row.column(0)[...]
    let (others, ways) = (row.words(2), row.words(3))
    if ways.contains(where: { $0.elementsEqual("adjective".utf8) }) { return body(lemma, .adjective) }
    let isOwnPast = others.contains { $0.elementsEqual(lemma) }
    for word in [lemma] + others { body(word, form(word, of: lemma, isOwnPast: isOwnPast)) }
  }

  private static func form(
    _ word: TableRow.Bytes, of lemma: TableRow.Bytes, isOwnPast: Bool
  ) -> CueForm.Form {
    if word.elementsEqual(lemma) { return isOwnPast ? .past : .base }
    if word.suffix(3).elementsEqual("ing".utf8) { return .participle }
    return isPresent(word, of: lemma) ? .present : .past
  }

  private static func isPresent(_ word: TableRow.Bytes, of lemma: TableRow.Bytes) -> Bool {
    guard word.last == 0x73 else { return false }
    let stem = word.dropLast()
    return stem.elementsEqual(lemma) || stem.last == 0x65 && stem.dropLast().elementsEqual(lemma)
      || stem.suffix(2).elementsEqual("ie".utf8) && stem.dropLast(2).elementsEqual(lemma.dropLast())
  }
}
