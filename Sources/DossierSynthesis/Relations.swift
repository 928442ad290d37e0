// The relations of a cluster, as groups of readings. Up to a number of readings each is compared with each; of a very
// large cluster only those beside each other in time are, and the cluster says so.
import DossierModel
import DossierText

/// Relates the readings of one cluster, which stand in the order of their time.
struct Relater {
  /// Readings up to which each is compared with each.
  static let fullLimit = 40

  let judge: Judge
  private let quantities: [Quantity]

  init(_ readings: [ClusterReading], _ quantities: [Quantity], dynamics: Dynamics?) {
    self.quantities = quantities
    judge = Judge(readings, quantities, dynamics: dynamics)
  }

  /// Relations in terms of figures; what was left out when there are very many readings.
  func relations() -> (relations: [Relation], cut: Cluster.Cut?) {
    let readings = judge.readings
    var groups = RelationGroups()
    var equal = 0
    for members in numbers() {
      equal += members.count * (members.count - 1) / 2
      groups.add(run: members, Judgement(kind: .agree, reason: .same))
    }
    var cut: Cluster.Cut?
    if readings.count <= Self.fullLimit {
      compareAll(&groups)
    } else {
      var neighbours = Neighbours(judge)
      neighbours.compare(&groups)
      cut = Cluster.Cut(readings: readings.count, compared: equal + neighbours.compared)
    }
    return (
      groups.relations { reading in readings[reading].quantities.map { quantities[$0].figure } }, cut
    )
  }

  /// Readings with equal numbers, of whomever and whenever; they always agree. By first reading.
  private func numbers() -> [[Int]] {
    var byNumber: [ClusterReading.Number: Int] = [:]
    var result: [[Int]] = []
    for (index, reading) in judge.readings.enumerated() {
      if let known = byNumber[reading.number] {
        result[known].append(index)
      } else {
        byNumber[reading.number] = result.count
        result.append([index])
      }
    }
    return result
  }

  private func compareAll(_ groups: inout RelationGroups) {
    let readings = judge.readings
    for later in readings.indices {
      for earlier in 0..<later where readings[earlier].number != readings[later].number {
        guard let found = judge.judge(earlier, later) else { continue }
        let (a, b) = found.isReversed ? (later, earlier) : (earlier, later)
        // Each two numbers that contradict are a matter of their own; what agrees or replaces is told together.
        groups.add(
          a, b, found, of: found.kind == .contradict ? (readings[a].number, readings[b].number) : nil)
      }
    }
  }
}

/// Relations of one kind and reason that have one side in common become one.
struct RelationGroups {
  private struct Side: Hashable {
    let kind: Relation.Kind
    let reason: Relation.Reason
    let b: [Int]
    let first, second: ClusterReading.Number?
  }
  private struct Group {
    let judgement: Judgement
    var a, b: [Int]
    let numbers: (ClusterReading.Number, ClusterReading.Number)?
  }
  private var groups: [Group] = []
  private var byRight: [Side: Int] = [:]

  /// Readings of which every two stand so.
  mutating func add(run readings: [Int], _ judgement: Judgement) {
    groups.append(Group(judgement: judgement, a: readings, b: [], numbers: nil))
  }

  /// Two readings; `numbers` keeps pairs of other numbers apart.
  mutating func add(
    _ a: Int, _ b: Int, _ judgement: Judgement, of numbers: (ClusterReading.Number, ClusterReading.Number)?
  ) {
    let side = Side(
      kind: judgement.kind, reason: judgement.reason, b: [b], first: numbers?.0, second: numbers?.1)
    if let index = byRight[side] {
      groups[index].a.append(a)
    } else {
      byRight[side] = groups.count
      groups.append(Group(judgement: judgement, a: [a], b: [b], numbers: numbers))
    }
  }

  /// The relations in the order of their making, those with equal left sides as one.
  func relations(_ figures: (Int) -> [Int]) -> [Relation] {
    var byLeft: [Side: Int] = [:]
    var folded: [Group] = []
    for group in groups {
      let side = Side(
        kind: group.judgement.kind, reason: group.judgement.reason, b: group.a, first: group.numbers?.0,
        second: group.numbers?.1)
      if !group.b.isEmpty, let index = byLeft[side] {
        folded[index].b += group.b
      } else {
        if !group.b.isEmpty { byLeft[side] = folded.count }
        folded.append(group)
      }
    }
    return folded.compactMap { group in
      let (a, b) = (group.a.flatMap(figures), group.b.flatMap(figures))
      if b.isEmpty, a.count < 2 { return nil }
      return Relation(group.judgement.kind, a, b, group.judgement.reason)
    }
  }
}
