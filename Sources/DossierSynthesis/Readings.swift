// A cluster's figures as readings: equal number, same claimant, same day. Relations are found between readings,
// so that a cluster costs its distinct readings and not its figures.
import DossierModel
import DossierText

/// Figures that say the same number for the same time on the same authority.
struct ClusterReading: Sendable {
  /// Indices into the quantities, and of the dossier's figures, in the same order.
  var quantities: [Int]
  let interval, soft: Interval
  let unit: String?
  let dimension: String
  /// Who gives it, as a number; nil for nobody and for the likes of "officials".
  let claimant: Int?
  let asOf: DayRange?
  /// Day of publication, for a copy that of its origin.
  let published: Int?
  let comparator: Comparator
  /// The text says that the number replaces or is replaced ("up from", "revised").
  let isTurn: Bool
  /// Given only to be replaced ("31, not 12").
  let isNegated: Bool
  let seniority: Seniority

  /// The point, or the closed end of an open range; for order only.
  var size: Double {
    if interval.low.isFinite, interval.high.isFinite { return (interval.low + interval.high) / 2 }
    return interval.low.isFinite ? interval.low : interval.high
  }

  /// What is said, whoever says it.
  var number: Number { Number(interval: interval, unit: unit) }

  struct Number: Hashable, Sendable {
    let interval: Interval
    let unit: String?
  }
}

/// A number that some source of a day gives.
private struct Told: Hashable {
  let interval: Interval
  let day: Int
}

/// All that must be equal in the figures of one reading.
private struct ReadingKey: Hashable {
  let interval: Interval
  let comparator: Comparator
  let unit: String?
  let claimant: Int?
  let asOf: DayRange?
  let published: Int?
  let isNegated: Bool
}

/// Makes the readings of one cluster.
struct ReadingMaker {
  let material: Material
  let quantities: [Quantity]
  private let standings: [SourceStanding]
  /// For each figure who gives it: actors first, then those that have no more than words.
  private let claimants: [Int?]

  init(
    material: Material, quantities: [Quantity], figures: [DossierFigure], actors: Int,
    standings: [SourceStanding]
  ) {
    (self.material, self.quantities, self.standings) = (material, quantities, standings)
    var known: [String: Int] = [:]
    claimants = figures.map { figure in
      if let actor = figure.claimant { return actor }
      guard let text = figure.claimantText else { return nil }
      let folded = ActorNames.folded(text)
      if folded.isEmpty || Self.nobody.contains(folded) { return nil }
      if let number = known[folded] { return number }
      known[folded] = actors + known.count
      return known[folded]
    }
  }

  private static let nobody: Set<String> = [
    "official", "officials", "authorities", "source", "sources", "report", "reports", "media", "they", "he",
    "she", "people", "experts", "analysts", "critics", "it", "we",
  ]

  /// The readings in the order of their time: as-of day, publication, seniority.
  func readings(_ members: [Int]) -> [ClusterReading] {
    var byKey: [ReadingKey: Int] = [:]
    var result: [ClusterReading] = []
    let first = members.compactMap { published(quantities[$0].document) }.min()
    var told: Set<Told> = []
    for member in members {
      if let day = published(quantities[member].document) {
        told.insert(Told(interval: quantities[member].interval, day: day))
      }
    }
    for member in members {
      let quantity = quantities[member]
      let figure = material.figure(quantity)
      let key = ReadingKey(
        interval: quantity.interval, comparator: figure.comparator, unit: figure.unit,
        claimant: claimants[quantity.figure], asOf: asOf(quantity, first: first, told: told),
        published: published(quantity.document), isNegated: figure.modality == .negated)
      if let index = byKey[key] {
        result[index].quantities.append(member)
      } else {
        byKey[key] = result.count
        result.append(
          ClusterReading(
            quantities: [member], interval: quantity.interval, soft: quantity.soft, unit: figure.unit,
            dimension: quantity.dimension, claimant: key.claimant, asOf: key.asOf, published: key.published,
            comparator: figure.comparator, isTurn: quantity.isTurn, isNegated: key.isNegated,
            seniority: material.seniority(of: quantity)))
      }
    }
    return result.sorted { a, b in
      let (left, right) = (a.asOf?.first ?? Int.max, b.asOf?.first ?? Int.max)
      return left != right ? left < right : a.seniority < b.seniority
    }
  }

  /// The day for which a count holds. A day of the clause that no source is older than is the day of the event
  /// itself ("31 were in the hall when it fell in on 2 May"): then the count is that of the day it was given. A
  /// number that a source of that very day has is history and keeps its day.
  private func asOf(_ quantity: Quantity, first: Int?, told: Set<Told>) -> DayRange? {
    guard let days = quantity.asOf, let first, let published = published(quantity.document),
      quantity.dimension == "count", quantity.year == nil, days.last <= first, published > days.last,
      !quantity.isTurn, !told.contains(Told(interval: quantity.interval, day: days.first)),
      material.figure(quantity).asOfOrigin == .clause
    else { return quantity.asOf }
    return DayRange(first: published, last: published)
  }

  private func published(_ document: Int) -> Int? {
    material.days[standings[document].copyOf ?? document]
  }
}
