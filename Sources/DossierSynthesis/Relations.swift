// The relations of a cluster, as groups of readings. Up to a number of readings each is compared with each; of a very
// large cluster only those beside each other in time are, and the cluster says so.
import DossierModel
import DossierText

/// Relates the readings of one cluster.
struct Relater {
  /// Readings up to which each is compared with each.
  static let fullLimit = 40

  let judge: Judge
  /// For each reading its figures.
  private let figures: [[Int]]

  init(_ cluster: ClusterReadings, _ quantities: [Quantity], dynamics: Dynamics?) {
    figures = cluster.members.map { $0.map { quantities[$0].figure } }
    judge = Judge(cluster, quantities, dynamics: dynamics)
  }

  /// Relations in terms of figures; what was left out when there are very many readings.
  func relations() -> (relations: [Relation], cut: Cluster.Cut?) {
    let readings = judge.readings
    let numbers = numbers()
    var groups = RelationGroups(numbers, readings: readings.count)
    var equal = 0
    for members in numbers {
      equal += members.count * (members.count - 1) / 2
      if members.count > 1 || figures[members[0]].count > 1 {
        groups.add(run: members, Judgement(kind: .agree, reason: .same))
      }
    }
    var cut: Cluster.Cut?
    if readings.count <= Self.fullLimit {
      compareAll(&groups)
    } else {
      var neighbours = Neighbours(judge)
      neighbours.compare(&groups)
      cut = Cluster.Cut(readings: readings.count, compared: equal + neighbours.compared)
    }
    return (groups.relations { figures[$0] }, cut)
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
        groups.add(a, b, found, isApart: found.kind == .contradict)
      }
    }
  }
}

/// Relations of one kind and reason that have one side in common become one.
struct RelationGroups {
  /// What makes two groups one, besides the readings of one side.
  private struct Sort: Equatable {
    let kind: Relation.Kind
    let reason: Relation.Reason
    /// Numbers of what both say where pairs of other numbers stay apart; -1 where they do not.
    let first, second: Int
  }
  private struct Group {
    let judgement: Judgement
    let sort: Sort
    var a, b: [Int]
  }
  private var groups: [Group] = []
  /// The groups by their only reading on the right; few have one and the same.
  private var byRight: LatestFirst
  /// For each reading the number of what it says.
  private var numbers: [Int]

  /// `numbers`: readings with one number.
  init(_ numbers: [[Int]], readings: Int) {
    self.numbers = Array(repeating: 0, count: readings)
    byRight = LatestFirst(readings)
    for (number, members) in numbers.enumerated() {
      for member in members { self.numbers[member] = number }
    }
  }

  /// Readings of which every two stand so.
  mutating func add(run readings: [Int], _ judgement: Judgement) {
    let sort = Sort(kind: judgement.kind, reason: judgement.reason, first: -1, second: -1)
    groups.append(Group(judgement: judgement, sort: sort, a: readings, b: []))
  }

  /// Two readings; `isApart` keeps pairs of other numbers apart.
  mutating func add(_ a: Int, _ b: Int, _ judgement: Judgement, isApart: Bool) {
    let (first, second) = isApart ? (numbers[a], numbers[b]) : (-1, -1)
    let sort = Sort(kind: judgement.kind, reason: judgement.reason, first: first, second: second)
    if let index = byRight.first(of: b, where: { groups[$0].sort == sort }) {
      groups[index].a.append(a)
    } else {
      byRight.add(groups.count, to: b)
      groups.append(Group(judgement: judgement, sort: sort, a: [a], b: [b]))
    }
  }

  /// The relations in the order of their making, those with equal left sides as one.
  func relations(_ figures: (Int) -> [Int]) -> [Relation] {
    var byLeft = LatestFirst(numbers.count)
    var folded: [Group] = []
    for group in groups {
      guard !group.b.isEmpty else {
        folded.append(group)
        continue
      }
      let known = byLeft.first(of: group.a[0]) { folded[$0].sort == group.sort && folded[$0].a == group.a }
      if let known {
        folded[known].b += group.b
      } else {
        byLeft.add(folded.count, to: group.a[0])
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
