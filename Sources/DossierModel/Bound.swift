// What the synthesis did not compare, because a block of a very large dossier would cost its square.
package import DossierText

/// A bound that took effect, and how often.
package struct Bound: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Words that stand in more than 400 statements: statements that share no other were not compared.
    case claims
    /// Figures that were compared with the latest 100 groups of their kind only.
    case groups
    /// Groups of one word, too many to place those among them that name only half of what they count.
    case heads
    /// Figures of one number that were compared with the 100 before them only, or not at all.
    case values
    /// Groups of more than 500 numbers, which were not looked through for strays.
    case strays
    /// Dates that were compared only with the 300 before them on the same day.
    case dates
  }

  package var kind: Kind
  package var count: Int
  package init(_ kind: Kind, _ count: Int) { (self.kind, self.count) = (kind, count) }

  /// For the list of messages of a build and of the export.
  package var note: Diagnostic {
    let text =
      switch kind {
      case .claims:
        "words stand in more than 400 statements each: statements that share no others were not compared"
      case .groups: "figures were compared with the latest 100 groups of their kind only"
      case .heads: "groups of one word are too many to place those that name only half of what they count"
      case .values: "figures of one number were compared with the 100 before them only, or not at all"
      case .strays: "groups of more than 500 numbers were not looked through for strays"
      case .dates: "dates were compared only with the 300 before them on the same day"
      }
    return Diagnostic(.note, "synthesis.bound.\(kind.rawValue)", at: .init("dossier.yml"), "\(count) \(text)")
  }
}
