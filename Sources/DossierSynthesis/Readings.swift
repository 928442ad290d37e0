// A cluster's figures as readings: equal number, same claimant, same day. Relations are found between readings,
// so that a cluster costs its distinct readings and not its figures.
import DossierModel
import DossierText

/// Figures that say the same number for the same time on the same authority.
struct ClusterReading: Sendable {
  let interval, soft: Interval
  /// Numbers of the unit's and the dimension's words.
  let unit, dimension: Int32
  /// Who gives it, as a number within the cluster; nil for nobody and for the likes of "officials".
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
    let unit: Int32
  }
}

/// The readings of a cluster in the order of their time: as-of day, publication, seniority.
struct ClusterReadings: Sendable {
  var readings: [ClusterReading] = []
  /// For each reading its members, indices of quantities.
  var members: [[Int]] = []
  /// How many claimants the cluster has.
  var claimants = 0
}

/// A number that some source of a day gives.
private struct Told: Hashable {
  let interval: Interval
  let day: Int?
}

/// All that must be equal in the figures of one reading.
private struct ReadingKey: Hashable {
  /// Enough to tell most readings apart.
  func hash(into hasher: inout Hasher) {
    hasher.combine(interval.low)
    hasher.combine(claimant ?? -1)
    hasher.combine(published ?? 0)
  }

  let interval: Interval
  let comparator: Comparator
  let unit: Int32
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
  /// Numbers of the claimants within the cluster at hand.
  private var numbers: [Int]
  private var words = WordNumbers()

  init(
    material: Material, quantities: [Quantity], figures: [DossierFigure], actors: Int,
    standings: [SourceStanding]
  ) {
    (self.material, self.quantities, self.standings) = (material, quantities, standings)
    var known: [String: Int?] = [:]
    var names = FoldedNames()
    var count = actors
    let nobody = material.tables.roles[.nobody]
    claimants = figures.map { figure in
      if let actor = figure.claimant { return actor }
      guard let text = figure.claimantText else { return nil }
      if let number = known[text] { return number }
      let folded = ActorNames.folded(text)
      let isNobody = folded.isEmpty || nobody.contains(Word.hash(of: folded.utf8))
      let number = isNobody ? nil : actors + Int(names.number(of: text))
      count = max(count, number ?? 0)
      known[text] = .some(number)
      return number
    }
    numbers = Array(repeating: 0, count: count + 1)
  }

  /// `members` are indices of quantities.
  mutating func readings(_ members: [Int]) -> ClusterReadings {
    var byKey: [ReadingKey: Int] = [:]
    var result: [(reading: ClusterReading, members: [Int])] = []
    let first = members.compactMap { published(quantities[$0].document) }.min()
    lazy var told = told(members)
    // In the order of the dossier's actors.
    let own = Set(members.compactMap { claimants[quantities[$0].figure] }).sorted()
    for (number, claimant) in own.enumerated() { numbers[claimant] = number }
    for member in members {
      let quantity = quantities[member]
      let day = published(quantity.document)
      let given = day.map { DayRange(first: $0, last: $0) }
      let isEventDay =
        isEventDay(quantity, first: first)
        && !told.contains(Told(interval: quantity.interval, day: quantity.asOf?.first))
      let key = ReadingKey(
        interval: quantity.interval, comparator: quantity.comparator, unit: words.number(of: quantity.unit),
        claimant: claimants[quantity.figure].map { numbers[$0] },
        asOf: isEventDay ? given : quantity.asOf,
        published: day, isNegated: quantity.isNegated)
      if let index = byKey[key] {
        result[index].members.append(member)
      } else {
        byKey[key] = result.count
        let reading = ClusterReading(
          interval: quantity.interval, soft: quantity.soft, unit: key.unit,
          dimension: words.number(of: quantity.dimension), claimant: key.claimant, asOf: key.asOf,
          published: key.published, comparator: quantity.comparator, isTurn: quantity.isTurn,
          isNegated: key.isNegated, seniority: material.seniority(of: quantity))
        result.append((reading, [member]))
      }
    }
    result.sort { a, b in
      let (left, right) = (a.reading.asOf?.first ?? Int.max, b.reading.asOf?.first ?? Int.max)
      return left != right ? left < right : a.reading.seniority < b.reading.seniority
    }
    return ClusterReadings(
      readings: result.map(\.reading), members: result.map(\.members), claimants: own.count)
  }

  /// Whether the clause's day is that of the event. A day that no source is older than is the day of the event
  /// itself ("31 were in the hall when it fell in on 2 May"): then the count is that of the day it was given. A
  /// number that a source of that very day has is history and keeps its day.
  private func isEventDay(_ quantity: Quantity, first: Int?) -> Bool {
    guard let days = quantity.asOf, let first, let published = published(quantity.document),
      quantity.dimension == "count", quantity.year == nil, days.last <= first, published > days.last,
      !quantity.isTurn
    else { return false }
    return quantity.isClauseDated
  }

  private func told(_ members: [Int]) -> Set<Told> {
    var told: Set<Told> = []
    for member in members {
      if let day = published(quantities[member].document) {
        told.insert(Told(interval: quantities[member].interval, day: day))
      }
    }
    return told
  }

  private func published(_ document: Int) -> Int? {
    material.days[standings[document].copyOf ?? document]
  }
}
