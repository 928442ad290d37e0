// Reads the tables of this room: TSV files under Tables/, embedded at build time. '#' opens a comment line,
// columns are separated by one tab. Words are compared by stem.
import CEmbedded
import DossierText

/// How a count moves in time.
enum Dynamics: String, Sendable {
  /// Only grows while it is the same count (dead, injured, area burned).
  case rise
  /// Goes up and down (missing, without power).
  case fall
  /// A reading at a time (price, magnitude, people aboard).
  case level
}

/// All tables, read once.
struct SynthesisTables: Sendable {
  /// Word hash to stem hash, where no ending says it (children, people, lost).
  private(set) var irregular: [UInt64: UInt64] = [:]
  /// Stems that carry no content.
  private(set) var stopWords: Set<UInt64> = []
  /// Phrases of what is counted, with the concept they stand for.
  private(set) var concepts = Phrases<Concept>(.concept)
  /// Phrases that make a figure a part of another.
  private(set) var partCues = Phrases<String>(.part)
  /// Phrases that make a number the first part of a larger one ("a first group of 1,500").
  private(set) var firstCues = Phrases<Bool>(.part)
  /// Concepts that are a part of others: identified < dead.
  private(set) var parts: [String: [String]] = [:]
  /// Phrases by which somebody rejects, corrects, or leaves open.
  private(set) var turns = Phrases<Turn>(.turn)
  /// Phrases that make a number a forecast or a capacity.
  private(set) var kinds = Phrases<Quantity.Kind>(.kind)
  /// Words of names with their role.
  private(set) var nameWords: [String: String] = [:]
  /// Units with their dimension.
  private(set) var measures: [String: Measure] = [:]
  /// Stems of verbs and nouns that mean the same happening.
  private(set) var happenings = Phrases<Happening>(.happening)
  /// For each number of a happening whether one day has it once: the quake, the walkout; not "fell" or "found".
  private(set) var isSingular: [Bool] = []
  private var stemMarks = StemTable()
  /// Words that decide something by themselves.
  private(set) var roles = WordRoles()

  /// What a phrase says of the thing counted.
  struct Concept: Sendable, Hashable {
    enum Role: String, Sendable {
      /// A noun that says nothing by itself (people, residents).
      case empty
      /// The thing counted or measured.
      case thing
      /// What happened to it, or what it did.
      case fate
      /// Narrows the thing (children, former, net).
      case modifier
      /// Limits the count to one place or house, wherever it stands in the clause ("we alone").
      case scope
    }
    var role: Role
    var name: String
    var dynamics: Dynamics?
  }

  /// What a verb or noun says that happened; equal numbers are equal names.
  struct Happening: Sendable {
    let name: String
    let number: Int32
  }

  /// What a phrase does to a proposition.
  enum Turn: String, Sendable { case deny, negate, admit, open, revise, give, count }

  init() {
    for row in tableRows("irregular.tsv") {
      irregular[Word.hash(of: row[0].utf8)] = Stem.hash(row[1])
    }
    for row in tableRows("stopwords.tsv") {
      stopWords.insert(Stem.hash(row[0]))
      stopWords.insert(irregular[Word.hash(of: row[0].utf8)] ?? Stem.hash(row[0]))
    }
    for row in tableRows("concepts.tsv") {
      guard let role = Concept.Role(rawValue: row[1]) else { preconditionFailure("concepts.tsv: \(row[0])") }
      let concept = Concept(role: role, name: row[2], dynamics: Dynamics(rawValue: row[3]))
      concepts.add(stems(row[0]), concept)
    }
    for row in tableRows("roles.tsv") {
      guard let role = WordRole(rawValue: row[1]) else { preconditionFailure("roles.tsv: \(row[0])") }
      roles.add(row[0], role)
    }
    for row in tableRows("parts.tsv") {
      if row[1] == "first" {
        firstCues.add(stems(row[0]), true)
      } else if row[1] == "cue" {
        partCues.add(stems(row[0]), row[2])
      } else {
        parts[row[0], default: []].append(row[2])
      }
    }
    for row in tableRows("turns.tsv") {
      guard let turn = Turn(rawValue: row[1]) else { preconditionFailure("turns.tsv: \(row[0])") }
      turns.add(stems(row[0]), turn)
    }
    for row in tableRows("kinds.tsv") {
      guard let kind = Quantity.Kind(rawValue: row[1]) else { preconditionFailure("kinds.tsv: \(row[0])") }
      kinds.add(stems(row[0]), kind)
    }
    for row in tableRows("names.tsv") { nameWords[row[0]] = row[1] }
    for row in tableRows("measures.tsv") {
      guard let factor = Double(row[2]), let offset = Double(row[3]) else {
        preconditionFailure("measures.tsv: \(row[0])")
      }
      measures[row[0]] = Measure(dimension: row[1], factor: factor, offset: offset)
    }
    var numbers: [String: Int32] = [:]
    for row in tableRows("happenings.tsv") {
      let number = numbers[row[1]] ?? Int32(numbers.count)
      if numbers.updateValue(number, forKey: row[1]) == nil { isSingular.append(false) }
      happenings.add(stems(row[0]), Happening(name: row[1], number: number))
      if row[2] == "event" { isSingular[Int(number)] = true }
    }
    for stem in stopWords { stemMarks.add(stem, .small) }
    for stem in concepts.openings { stemMarks.add(stem, concepts.mark) }
    for stem in partCues.openings { stemMarks.add(stem, partCues.mark) }
    for stem in firstCues.openings { stemMarks.add(stem, firstCues.mark) }
    for stem in turns.openings { stemMarks.add(stem, turns.mark) }
    for stem in kinds.openings { stemMarks.add(stem, kinds.mark) }
    for stem in happenings.openings { stemMarks.add(stem, happenings.mark) }
  }

  /// What the tables say of a stem.
  func marks(of stem: UInt64) -> StemMarks { stemMarks[stem] }

  func stems(_ phrase: String) -> [UInt64] {
    let text = Text(phrase)
    return Words(text, passages: [text.all]).tokens.filter { $0.kind != .mark }.map {
      irregular[$0.hash] ?? Stem.hash(text.bytes, $0.span)
    }
  }
}

/// The rows of a table of this room.
private func tableRows(_ name: String) -> [TableRow] { tableRows(name, in: dossier_embedded_synthesis()) }
