// How figures stand to each other. A relation between groups is shorthand for pairs, and says why in a form that is
// worded where it is shown.

/// How figures stand to each other: every one of `a` to every one of `b`; an empty `b` means all pairs in `a`.
package struct Relation: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case agree, convert, update, contradict, subset
  }

  /// What the relation was found by.
  package enum Reason: String, Hashable, Sendable, CaseIterable {
    /// The same number; ranges that overlap; rounded values that overlap after conversion.
    case same, overlap, conversion
    /// A claimant replaces a number of its own; a later reading of the same count.
    case replaced, later
    /// Numbers of one time, or of rivals, that cannot both be true.
    case dispute
    /// The sentence names it as a part; it counts a narrower group of the same source.
    case part, narrower
  }

  package var kind: Kind
  /// Indices into `Dossier.figures`. Update: `a` older, `b` newer. Subset: `a` the part, `b` the whole.
  package var a, b: [Int]
  package var reason: Reason
  package var curated: Curated? {
    get { storedCurated.value }
    set { storedCurated = Rare(newValue) }
  }
  private var storedCurated = Rare<Curated>(nil)
  package init(_ kind: Kind, _ a: [Int], _ b: [Int], _ reason: Reason) {
    (self.kind, self.a, self.b, self.reason) = (kind, a, b, reason)
  }
  /// Both cannot hold, and the editor has not taken that back.
  package var isContradiction: Bool { kind == .contradict && curated?.action != .reject }
  /// A figure of each side; of a relation inside one group its first two.
  package var sample: (a: Int, b: Int)? {
    guard let first = a.first, let second = b.first ?? a.dropFirst().first else { return nil }
    return (first, second)
  }
}

/// Days from first to last, both included, as `CivilDay.number`.
package struct DayRange: Hashable, Sendable {
  private let storedFirst, storedLast: Int32
  package var first: Int { Int(storedFirst) }
  package var last: Int { Int(storedLast) }
  package init(first: Int, last: Int) {
    (storedFirst, storedLast) = (Int32(clamping: first), Int32(clamping: last))
  }
  package func overlaps(_ other: DayRange) -> Bool { first <= other.last && other.first <= last }
}
