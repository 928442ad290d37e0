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
  let seniority: Seniority

  /// The point, or the closed end of an open range; for order only.
  var size: Double {
    if interval.low.isFinite, interval.high.isFinite { return (interval.low + interval.high) / 2 }
    return interval.low.isFinite ? interval.low : interval.high
  }
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
    for member in members {
      let quantity = quantities[member]
      let figure = material.figure(quantity)
      let who = claimant(quantity)
      let key = [
        decimal(quantity.interval.low), decimal(quantity.interval.high), figure.comparator.rawValue,
        figure.unit ?? "", who ?? "", quantity.asOf.map { "\($0.first)/\($0.last)" } ?? "",
        published(quantity.document).map(String.init) ?? "",
      ].joined(separator: "|")
      if byKey[key] != nil {
        byKey[key]?.quantities.append(member)
      } else {
        byKey[key] = ClusterReading(
          quantities: [member], interval: quantity.interval, soft: quantity.soft, unit: figure.unit,
          dimension: quantity.dimension,
          claimant: who, asOf: quantity.asOf, published: published(quantity.document),
          comparator: figure.comparator, isTurn: quantity.isTurn,
          seniority: material.seniority(of: quantity))
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

  private func published(_ document: Int) -> Int? {
    material.days[standings[document].copyOf ?? document]
  }
}
