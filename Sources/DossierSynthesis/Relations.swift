// How two readings of one quantity stand to each other: the first rule that fits. A dispute between rivals is not
// settled by time; a later number of a growing count replaces the earlier; numbers of one time that cannot both
// be true contradict. What no rule covers differs, and the page says so.
import DossierModel
import DossierText

/// Relates the readings of one cluster.
struct Relater {
  let quantities: [Quantity]
  let dynamics: Dynamics?
  private let readings: [ClusterReading]
  private let rivals: Rivals
  private let lines: [String: [(day: Int, size: Double)]]
  private let wording: RelationWording
  /// Amounts that a text itself gives in two currencies.
  private let conversions: Set<String>

  init(_ readings: [ClusterReading], _ quantities: [Quantity], dynamics: Dynamics?, wording: RelationWording)
  {
    (self.readings, self.quantities, self.dynamics) = (readings, quantities, dynamics)
    self.wording = wording
    rivals = Rivals(readings, quantities)
    var conversions: Set<String> = []
    for reading in readings {
      for member in reading.quantities where quantities[member].isAside {
        let main = readings.first { $0.quantities.contains(member - 1) }
        if let main { conversions.insert(Self.pair(main, reading)) }
      }
    }
    self.conversions = conversions
    var lines: [String: [(Int, Double)]] = [:]
    for reading in readings {
      if let claimant = reading.claimant, let day = reading.asOf?.first {
        lines[claimant, default: []].append((day, reading.size))
      }
    }
    self.lines = lines.mapValues { $0.sorted { $0.0 < $1.0 } }
  }

  /// Relations in terms of figures, by earliest figure.
  func relations() -> [Relation] {
    var result: [Relation] = []
    for (index, reading) in readings.enumerated() where reading.quantities.count > 1 {
      result.append(
        Relation(.agree, figures(reading), [], why: wording.agree(reading, reading)))
      _ = index
    }
    for (index, later) in readings.enumerated() {
      for earlier in readings[..<index] {
        guard let kind = kind(earlier, later) else { continue }
        let isReversed = kind == .update && isBefore(later, earlier)
        let (a, b) = isReversed ? (later, earlier) : (earlier, later)
        result.append(Relation(kind, figures(a), figures(b), why: wording.why(kind, a, b)))
      }
    }
    return Self.folded(result)
  }

  private func figures(_ reading: ClusterReading) -> [Int] {
    reading.quantities.map { quantities[$0].figure }
  }

  private func kind(_ a: ClusterReading, _ b: ClusterReading) -> Relation.Kind? {
    let kind = ruledKind(a, b)
    // "At least 3,000" and a later 10,000 can both be true: whatever the rules say of such a pair, it is no
    // contradiction. Nor are two numbers that one voice gives in one sentence: it counts two things.
    if kind == .contradict, canBothHold(a, b) || isOneSentence(a, b) { return nil }
    return kind
  }

  private func canBothHold(_ a: ClusterReading, _ b: ClusterReading) -> Bool {
    // "120" and "more than 120" are one number, worded twice.
    a.unit == b.unit && (a.interval.meets(b.interval) || a.size == b.size)
  }

  private func isOneSentence(_ a: ClusterReading, _ b: ClusterReading) -> Bool {
    guard a.claimant == b.claimant else { return false }
    let places = Set(a.quantities.map { [quantities[$0].document, quantities[$0].sentence.lowerBound] })
    return b.quantities.allSatisfy {
      places.contains([quantities[$0].document, quantities[$0].sentence.lowerBound])
    }
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
  private func meets(_ a: ClusterReading, _ b: ClusterReading) -> Bool {
    let isLater = a.asOf != nil && b.asOf != nil && a.asOf != b.asOf
    if isLater, a.comparator == .about, b.comparator == .about, a.claimant == b.claimant, a.size != b.size {
      return false
    }
    if a.unit != b.unit {
      return a.dimension == b.dimension ? a.soft.meets(b.soft) : conversions.contains(Self.pair(a, b))
    }
    return bounded(a, isLater).meets(bounded(b, isLater))
  }

  private static func pair(_ a: ClusterReading, _ b: ClusterReading) -> String {
    let names = [a, b].map { ($0.unit ?? "") + decimal($0.size) }.sorted(by: precedes)
    return names.joined(separator: "|")
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

  /// The day from which a claimant has held to a number: one that is repeated later is the old one.
  private func start(_ reading: ClusterReading) -> Int? {
    guard let day = reading.asOf?.first, let claimant = reading.claimant, let line = lines[claimant] else {
      return reading.asOf?.first
    }
    var start = day
    for other in line.reversed() where other.day < day {
      guard other.size == reading.size else { break }
      start = other.day
    }
    return start
  }

  private func end(_ reading: ClusterReading, _ start: Int) -> Int {
    guard let claimant = reading.claimant, let line = lines[claimant] else { return Int.max }
    return line.first { $0.day > start && $0.size != reading.size }?.day ?? Int.max
  }

  /// Relations of one kind and reason with one side in common become one.
  private static func folded(_ relations: [Relation]) -> [Relation] {
    var result: [Relation] = []
    var byRight: [String: Int] = [:]
    for relation in relations {
      let key = relation.kind.rawValue + relation.b.map(String.init).joined(separator: ",") + relation.why
      if !relation.b.isEmpty, let index = byRight[key] {
        result[index].a += relation.a
      } else {
        byRight[key] = result.count
        result.append(relation)
      }
    }
    return result
  }
}
