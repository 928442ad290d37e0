// A cluster's figures as readings: equal number, same claimant, same day. Relations are found between readings,
// so that a cluster costs its distinct readings squared and not its figures squared.
import DossierModel
import DossierText

/// Figures that say the same number for the same time on the same authority.
struct ClusterReading: Sendable {
  var quantities: [Int]
  let interval, soft: Interval
  let unit: String?
  let dimension: String
  /// `a12` for an actor, the folded words otherwise; nil for nobody and for the likes of "officials".
  let claimant: String?
  let asOf: Quantity.Days?
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
}

/// A number that some source of a day gives.
private struct Told: Hashable {
  let interval: Interval
  let day: Int
}

/// Makes the readings of one cluster.
struct ReadingMaker {
  let material: Material
  let quantities: [Quantity]
  let figures: [DossierFigure]
  let standings: [SourceStanding]
  private static let nobody: Set<String> = [
    "official", "officials", "authorities", "source", "sources", "report", "reports", "media", "they", "he",
    "she",
    "people", "experts", "analysts", "critics", "it", "we",
  ]

  func readings(_ members: [Int]) -> [ClusterReading] {
    var byKey: [String: ClusterReading] = [:]
    let first = members.compactMap { published(quantities[$0].document) }.min()
    var told: Set<Told> = []
    for member in members {
      if let day = published(quantities[member].document) {
        told.insert(Told(interval: quantities[member].interval, day: day))
      }
    }
    for member in members {
      let quantity = quantities[member]
      let asOf = asOf(quantity, first: first, told: told)
      let figure = material.figure(quantity)
      let who = claimant(quantity)
      let key = [
        decimal(quantity.interval.low), decimal(quantity.interval.high), figure.comparator.rawValue,
        figure.unit ?? "", who ?? "", asOf.map { "\($0.first)/\($0.last)" } ?? "",
        figure.modality == .negated ? "not" : "",
        published(quantity.document).map(String.init) ?? "",
      ].joined(separator: "|")
      if byKey[key] != nil {
        byKey[key]?.quantities.append(member)
      } else {
        byKey[key] = ClusterReading(
          quantities: [member], interval: quantity.interval, soft: quantity.soft, unit: figure.unit,
          dimension: quantity.dimension,
          claimant: who, asOf: asOf, published: published(quantity.document),
          comparator: figure.comparator, isTurn: quantity.isTurn,
          isNegated: figure.modality == .negated, seniority: material.seniority(of: quantity))
      }
    }
    return byKey.values.sorted { $0.seniority < $1.seniority }
  }

  /// Who gives the number; nil when nobody in particular does.
  func claimant(_ quantity: Quantity) -> String? {
    let figure = figures[quantity.figure]
    if let actor = figure.claimant { return "a\(actor)" }
    guard let text = figure.claimantText else { return nil }
    let folded = ActorNames.folded(text)
    return folded.isEmpty || Self.nobody.contains(folded) ? nil : folded
  }

  /// The day for which a count holds. A day of the clause that no source is older than is the day of the event
  /// itself ("31 were in the hall when it fell in on 2 May"): then the count is that of the day it was given. A
  /// number that a source of that very day has is history and keeps its day.
  private func asOf(_ quantity: Quantity, first: Int?, told: Set<Told>) -> Quantity.Days? {
    guard let days = quantity.asOf, let first, let published = published(quantity.document),
      quantity.dimension == "count", quantity.year == nil, days.last <= first, published > days.last,
      !quantity.isTurn, !told.contains(Told(interval: quantity.interval, day: days.first)),
      material.figure(quantity).asOfOrigin == .clause
    else { return quantity.asOf }
    return Quantity.Days(first: published, last: published)
  }

  private func published(_ document: Int) -> Int? {
    material.days[standings[document].copyOf ?? document]
  }
}
