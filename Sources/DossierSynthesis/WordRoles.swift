// Single words that decide something by what they are: rows of roles.tsv, asked for by hash.
import DossierText

/// What a word does where it stands.
enum WordRole: String, Sendable, CaseIterable {
  case clauseEnd = "clause-end"
  case joint, opener, plan, naming, we, relative, giving, pointed, numeric, comparing, pointing, leading,
    governing
  case owned, locating, holding, auxiliary, nobody, backward

  /// The rows name all forms of a word by one.
  var isStem: Bool { self == .pointed || self == .numeric }
}

/// The words of each role.
struct WordRoles: Sendable {
  private var byRole: [StemTable] = WordRole.allCases.map { _ in StemTable() }
  private let places = Dictionary(
    uniqueKeysWithValues: WordRole.allCases.enumerated().map { ($0.element, $0.offset) })

  mutating func add(_ word: String, _ role: WordRole) {
    guard let place = places[role] else { return }
    byRole[place].add(role.isStem ? Stem.hash(word) : Word.hash(of: word.utf8), .word)
  }

  /// The words of one role, to be asked for many.
  subscript(role: WordRole) -> StemTable { places[role].map { byRole[$0] } ?? StemTable() }
}
