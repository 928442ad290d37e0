// How two readings of one quantity stand to each other: the first rule that fits. A dispute between rivals is not
// settled by time; a later number of a growing count replaces the earlier; numbers of one time that cannot both
// be true contradict. What no rule covers differs, and the page says so.
import DossierModel
import DossierText

/// How two readings stand to each other, the earlier named first.
struct Judgement: Hashable {
  var kind: Relation.Kind
  var reason: Relation.Reason
  /// The one that comes later in the order of readings is the older state.
  var isReversed = false
}

/// Judges pairs of readings of one cluster.
struct Judge {
  let readings: [ClusterReading]
  let rivals: Rivals
  private let members: [[Int]]
  private let quantities: [Quantity]
  private let dynamics: Dynamics?
  /// For each claimant its numbers in time: what it gives holds until it gives another.
  private let lines: [ClaimantLine]
  /// Amounts that a text itself gives in two currencies.
  private let conversions: Set<Conversion>

  private struct Conversion: Hashable {
    let unitA, unitB: Int32
    let a, b: Double
    init(_ one: ClusterReading, _ other: ClusterReading) {
      (unitA, a, unitB, b) = (one.unit, one.size, other.unit, other.size)
    }
  }

  init(_ cluster: ClusterReadings, _ quantities: [Quantity], dynamics: Dynamics?) {
    (readings, members) = (cluster.readings, cluster.members)
    (self.quantities, self.dynamics) = (quantities, dynamics)
    rivals = Rivals(cluster, quantities)
    var conversions: Set<Conversion> = []
    var owners: [Int: Int] = [:]
    for index in readings.indices {
      for member in members[index] where quantities[member].isAside { owners[member - 1] = index }
    }
    if !owners.isEmpty {
      for index in readings.indices {
        for aside in members[index].compactMap({ owners[$0] }) {
          conversions.insert(Conversion(readings[index], readings[aside]))
          conversions.insert(Conversion(readings[aside], readings[index]))
        }
      }
    }
    self.conversions = conversions
    var lines: [[(day: Int, size: Double)]] = Array(repeating: [], count: cluster.claimants)
    for reading in readings {
      if let claimant = reading.claimant, let day = reading.asOf?.first {
        lines[claimant].append((day, reading.size))
      }
    }
    self.lines = lines.map { ClaimantLine($0) }
  }

  /// Nil when nothing can be said of the two: the page says that they differ.
  func judge(_ earlier: Int, _ later: Int) -> Judgement? {
    let (a, b) = (readings[earlier], readings[later])
    guard let kind = ruledKind(a, b) else { return nil }
    // "At least 3,000" and a later 10,000 can both be true: whatever the rules say of such a pair, it is no
    // contradiction. Nor are two numbers that one voice gives in one sentence: it counts two things.
    if kind == .contradict, canBothHold(a, b) || isOneSentence(earlier, later) { return nil }
    switch kind {
    case .agree:
      return Judgement(kind: kind, reason: a.interval == b.interval && a.unit == b.unit ? .same : .overlap)
    case .convert: return Judgement(kind: kind, reason: .conversion)
    case .update:
      if isLowerBound(a, b) { return nil }
      let isOwn = a.claimant != nil && a.claimant == b.claimant
      return Judgement(kind: kind, reason: isOwn ? .replaced : .later, isReversed: isBefore(b, a))
    case .contradict, .subset: return Judgement(kind: kind, reason: .dispute)
    }
  }

  /// A later "at least 3,000" of somebody else replaces no 10,000: both can be true.
  private func isLowerBound(_ a: ClusterReading, _ b: ClusterReading) -> Bool {
    let (older, newer) = isBefore(b, a) ? (b, a) : (a, b)
    guard newer.comparator == .atLeast || newer.comparator == .over, !newer.isTurn else { return false }
    return canBothHold(older, newer) && (newer.claimant == nil || newer.claimant != older.claimant)
  }

  private func canBothHold(_ a: ClusterReading, _ b: ClusterReading) -> Bool {
    // "120" and "more than 120" are one number, worded twice.
    a.unit == b.unit && (a.interval.meets(b.interval) || a.size == b.size)
  }

  private func isOneSentence(_ a: Int, _ b: Int) -> Bool {
    guard readings[a].claimant == readings[b].claimant else { return false }
    func place(_ member: Int) -> Int {
      quantities[member].document << 32 | quantities[member].sentence.lowerBound
    }
    let places = Set(members[a].map(place))
    return members[b].allSatisfy { places.contains(place($0)) }
  }

  private func ruledKind(_ a: ClusterReading, _ b: ClusterReading) -> Relation.Kind? {
    if meets(a, b) { return a.unit == b.unit ? .agree : .convert }
    if rivals.contains(a.claimant, b.claimant) { return holdTogether(a, b) ? .contradict : nil }
    if let order = order(a, b) {
      let (older, newer) = order ? (a, b) : (b, a)
      let isSameClaimant = a.claimant != nil && a.claimant == b.claimant
      if isSameClaimant || newer.isTurn { return .update }
      switch dynamics {
      case .rise: return newer.size > older.size ? .update : .contradict
      case .fall, .level: return .update
      case nil: return nil
      }
    }
    guard let left = a.asOf, let right = b.asOf, left.overlaps(right) else { return nil }
    if a.isTurn != b.isTurn, a.claimant == b.claimant { return .update }
    return .contradict
  }

  /// Whether the ranges overlap, an open lower bound reaching only a quarter further for a later reading.
  func meets(_ a: ClusterReading, _ b: ClusterReading) -> Bool {
    let isLater = a.asOf != nil && b.asOf != nil && a.asOf != b.asOf
    if isLater, a.comparator == .about, b.comparator == .about, a.claimant == b.claimant, a.size != b.size {
      return false
    }
    if a.unit != b.unit {
      return a.dimension == b.dimension
        ? a.soft.meets(b.soft) : conversions.contains(Conversion(a, b))
    }
    return bounded(a, isLater).meets(bounded(b, isLater))
  }

  private func bounded(_ reading: ClusterReading, _ isLater: Bool) -> Interval {
    var interval = reading.interval
    if isLater, interval.high == .infinity, interval.low > 0 { interval.high = interval.low * 1.25 }
    return interval
  }

  /// True when `a` is older than `b`, false when newer; nil when they are of one time or one is undated.
  private func order(_ a: ClusterReading, _ b: ClusterReading) -> Bool? {
    guard let left = a.asOf, let right = b.asOf else { return nil }
    if left != right { return left.overlaps(right) ? nil : left.first < right.first }
    guard let one = a.published, let other = b.published, one != other else { return nil }
    return one < other
  }

  private func isBefore(_ a: ClusterReading, _ b: ClusterReading) -> Bool {
    if a.isNegated != b.isNegated { return a.isNegated }
    if let order = order(a, b) { return order }
    // A correction of one time: what replaces is newer.
    return b.isTurn && !a.isTurn
  }

  /// Whether no newer number of the same claimant had replaced either when the other was given.
  private func holdTogether(_ a: ClusterReading, _ b: ClusterReading) -> Bool {
    guard let startA = start(a), let startB = start(b) else { return true }
    return startB < end(a, startA) && startA < end(b, startB)
  }

  private func start(_ reading: ClusterReading) -> Int? {
    guard let day = reading.asOf?.first, let claimant = reading.claimant else { return reading.asOf?.first }
    return lines[claimant].start(of: reading.size, day: day)
  }

  private func end(_ reading: ClusterReading, _ start: Int) -> Int {
    guard let claimant = reading.claimant else { return Int.max }
    return lines[claimant].end(of: reading.size, after: start)
  }
}

/// One claimant's numbers in time: each holds until another is given.
private struct ClaimantLine {
  private let days: [Int]
  private let sizes: [Double]
  /// For each number the day on which its run of equal ones began, and the place of the next other one.
  private var starts: [Int]
  private var nextOthers: [Int]

  init(_ numbers: [(day: Int, size: Double)]) {
    let ordered = numbers.sorted { $0.day != $1.day ? $0.day < $1.day : $0.size < $1.size }
    (days, sizes) = (ordered.map(\.day), ordered.map(\.size))
    starts = days
    nextOthers = Array(repeating: days.count, count: days.count)
    for index in days.indices.dropFirst() where sizes[index] == sizes[index - 1] {
      starts[index] = starts[index - 1]
    }
    for index in days.indices.dropLast().reversed() {
      nextOthers[index] = sizes[index] == sizes[index + 1] ? nextOthers[index + 1] : index + 1
    }
  }

  /// The day from which the claimant has held to a number: one that is repeated later is the old one.
  func start(of size: Double, day: Int) -> Int {
    let place = first { $0 >= day }
    return place > 0 && sizes[place - 1] == size ? starts[place - 1] : day
  }

  /// The first later day with another number; `Int.max` when none came.
  func end(of size: Double, after day: Int) -> Int {
    let place = first { $0 > day }
    guard place < days.count else { return Int.max }
    let other = sizes[place] != size ? place : nextOthers[place]
    return other < days.count ? days[other] : Int.max
  }

  private func first(_ test: (Int) -> Bool) -> Int {
    var (low, high) = (0, days.count)
    while low < high {
      let middle = (low + high) / 2
      if test(days[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
