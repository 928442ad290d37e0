// A part of a quantity of the same source: "including 11 children", "38 identified" of the dead, "of these,
// 1.1 million". Never a contradiction of the whole.
import DossierModel
import DossierText

/// Finds the whole of each part within its own document.
struct SubsetFinder {
  let material: Material
  let quantities: [Quantity]
  /// Cluster of each quantity.
  let clusters: [Int?]

  /// By part; parts of one whole that were found by one sign are one relation.
  func relations() -> [Relation] {
    var result: [Relation] = []
    var byWhole: [Int: [Relation.Reason: Int]] = [:]
    for index in quantities.indices {
      guard let whole = whole(of: index), clusters[whole] != clusters[index] else { continue }
      let reason = quantities[index].part != nil ? Relation.Reason.part : .narrower
      if let known = byWhole[whole]?[reason] {
        result[known].a.append(quantities[index].figure)
      } else {
        byWhole[whole, default: [:]][reason] = result.count
        result.append(
          Relation(.subset, [quantities[index].figure], [quantities[whole].figure], reason))
      }
    }
    return result
  }

  private func whole(of index: Int) -> Int? {
    let quantity = quantities[index]
    if let part = quantity.part {
      if let concept = part.whole {
        return nearest(index) {
          $0.part == nil && (concept.isEmpty ? $0.thing == quantity.thing : $0.fate == concept)
        }
      }
      return before(index)
    }
    let wholes = material.tables.parts[quantity.fate ?? ""] ?? []
    if !wholes.isEmpty,
      let found = nearest(index, where: { wholes.contains($0.fate ?? "") && $0.part == nil })
    {
      return found
    }
    guard quantity.fate != nil || quantity.thing != nil else { return nil }
    // A narrower group with the same fate, or a lower number of the same count that another cluster holds.
    return nearest(index) { other in
      other.fate == quantity.fate && other.thing == quantity.thing && other.part == nil
        && other.dimension == quantity.dimension
        && other.kind == quantity.kind && other.year == quantity.year
        && other.modifiers.isSubset(of: quantity.modifiers) && other.interval.low > quantity.interval.high
    }
  }

  /// The figure before a part: of the same kind of number, or the count that a share is taken of; in the same
  /// sentence or the one before.
  private func before(_ index: Int) -> Int? {
    let quantity = quantities[index]
    var other = index - 1
    var second: Int?
    while other >= 0, index - other <= 4, quantities[other].document == quantity.document {
      let candidate = quantities[other]
      let isNear =
        candidate.sentence == quantity.sentence
        || candidate.sentence.upperBound >= quantity.sentence.lowerBound - 40
      let isWhole =
        candidate.dimension == quantity.dimension
        ? candidate.interval.high >= quantity.interval.low : quantity.dimension == "share"
      if isNear, isWhole, candidate.part == nil {
        if !candidate.isTurn { return other }
        second = second ?? other
      }
      other -= 1
    }
    return second
  }

  /// The nearest figure of the same text that is larger and passes `test`, before it or behind it.
  private func nearest(_ index: Int, where test: (Quantity) -> Bool) -> Int? {
    let quantity = quantities[index]
    var second: Int?
    for distance in 1...12 {
      for other in [index - distance, index + distance] where quantities.indices.contains(other) {
        let candidate = quantities[other]
        guard candidate.document == quantity.document, test(candidate),
          candidate.dimension == quantity.dimension
            ? candidate.interval.high >= quantity.interval.low
            : quantity.dimension == "share"
        else { continue }
        if !candidate.isTurn { return other }
        second = second ?? other
      }
    }
    return second
  }
}
