// Numbers of a growing count that are too low to be one of it: they count something else.
import DossierModel

/// Takes strays out of groups.
struct StrayFinder {
  let quantities: [Quantity]
  /// Who gives each figure; nil when nobody is named.
  let claimants: [Int32?]

  /// Numbers of a group up to which it is looked through.
  private static let limit = 500

  func isTooLarge(_ group: [Int]) -> Bool {
    mayHold(group) && group.count > Self.limit
      && Set(group.map { quantities[$0].interval }).count > Self.limit
  }

  private func mayHold(_ group: [Int]) -> Bool {
    group.count > 2 && group.contains { quantities[$0].dynamics == .rise }
  }

  /// A number that nobody in particular gives and that is lower than what a growing count had reached before
  /// counts something else (the dead of one village): it stands alone.
  func split(_ group: [Int]) -> [[Int]] {
    guard mayHold(group) else { return [group] }
    let unclaimed = group.filter { claimants[quantities[$0].figure] == nil && !quantities[$0].isElliptic }
    guard !unclaimed.isEmpty else { return [group] }
    // What other sources say, each number once for each document: enough to see whether one agrees.
    var readings: [Interval: Set<Int>] = [:]
    for member in group {
      readings[quantities[member].interval, default: []].insert(quantities[member].document)
    }
    guard readings.count <= Self.limit else { return [group] }
    let levels = HighestLevels(group.map { quantities[$0] })
    var strays: Set<Int> = []
    for member in unclaimed {
      let quantity = quantities[member]
      guard let day = quantity.asOf?.first,
        levels.exceeds(quantity.interval.high, upTo: day, outside: quantity.document),
        !readings.contains(where: { interval, documents in
          interval.meets(quantity.interval) && documents.contains { $0 != quantity.document }
        })
      else { continue }
      strays.insert(member)
    }
    return [group.filter { !strays.contains($0) }].filter { !$0.isEmpty } + strays.sorted().map { [$0] }
  }
}
