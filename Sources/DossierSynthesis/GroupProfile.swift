// What is compared when figures are grouped: words as numbers, equal ones for equal words.
import DossierModel

/// What is known of a group. Words are numbers: equal ones are equal words, 0 is none.
struct GroupProfile {
  let dimension: Int32
  /// Place in a list of those that came with others where a text gives an amount in two currencies; -1 for none. No
  /// list here: profiles are compared millions of times, and one that holds none is copied for nothing.
  var others: Int32 = -1
  var thing, fate: Int32
  let modifiers: Int32
  /// 0 where the text names none.
  let year: Int32
  let kind: Quantity.Kind
  let isPart, isEarlier: Bool
  var seniority: Seniority
  /// The member that the group began with; for its document it speaks.
  let first: Int32

  /// No sign that two groups are different quantities, but for their dimensions.
  func fits(_ other: GroupProfile) -> Bool {
    kind == other.kind && isPart == other.isPart && isEarlier == other.isEarlier
      && modifiers == other.modifiers && year == other.year
      && (thing == other.thing || thing == 0 || other.thing == 0)
      && (fate == other.fate || fate == 0 || other.fate == 0)
  }
}

/// Same key, same quantity, as far as one clause can say.
struct QuantityKey: Hashable {
  let dimension, thing, fate, modifiers, year: Int32
  let kind: Quantity.Kind
  let isPart, isEarlier: Bool

  /// The thing, else the fate.
  var head: Int32 { thing != 0 ? thing : fate }

  init(_ profile: GroupProfile) {
    (dimension, thing, fate) = (profile.dimension, profile.thing, profile.fate)
    (modifiers, year, kind) = (profile.modifiers, profile.year, profile.kind)
    (isPart, isEarlier) = (profile.isPart, profile.isEarlier)
  }
}
