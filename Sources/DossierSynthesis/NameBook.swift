// The names of a dossier, each once, as numbers: a name stands in hundreds of sources, and what it is made of is read
// once.
import DossierText

/// Numbers of normalised names, and what is known of each by its letters alone.
struct NameBook {
  struct Facts {
    let text: String
    let wordCount: Int
    /// Numbers of its first and last word, its own for one word.
    var first, last: Int32
    /// Number of its initials ("nsi"); of the name without a last word that only says "a place"; of its last two
    /// words where it has more. Nil for a name that has none.
    var initials, bare, lastTwo: Int32?
  }

  private let rules: ActorNames
  private var numbers: [String: Int32] = [:]
  private(set) var facts: [Facts] = []

  init(_ rules: ActorNames) { self.rules = rules }

  var count: Int { facts.count }

  subscript(number: Int32) -> Facts { facts[Int(number)] }

  /// The number of a name that is normalised; its words and initials get numbers too.
  mutating func number(of name: String) -> Int32 {
    if let known = numbers[name] { return known }
    let words = name.split(separator: " ")
    var found = Facts(text: name, wordCount: words.count, first: 0, last: 0)
    if let first = words.first, let last = words.last, words.count > 1 {
      (found.first, found.last) = (number(of: String(first)), number(of: String(last)))
      found.initials = rules.initials(ofNormalised: name).map { number(of: $0) }
      found.bare = rules.bare(name).map { number(of: $0) }
      if words.count > 2 { found.lastTwo = number(of: words.suffix(2).joined(separator: " ")) }
    }
    let own = Int32(facts.count)
    if words.count <= 1 { (found.first, found.last) = (own, own) }
    numbers[name] = own
    facts.append(found)
    return own
  }
}
