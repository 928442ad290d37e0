// The readings of a very large cluster, each compared with those beside it in time: what its own claimant or the day
// before said, what its rivals hold to, what others say on the same day, and ranges that it falls into.
import DossierModel
import DossierText

/// Compares each reading with a bounded number of others, so that the cost grows with the readings.
struct Neighbours {
  private let judge: Judge
  /// Pairs of different numbers that were compared.
  private(set) var compared = 0
  /// Readings that contradict each other, all of one day; and readings that agree.
  private var disputes: [[Int]] = []
  private var agreements: [(judgement: Judgement, members: [Int])] = []
  /// For each claimant its last reading.
  private var last: [Int?]
  /// The last reading of an earlier day.
  private var before: Int?
  /// What was found of the reading at hand and some others; few enough to look through.
  private var found: [(other: Int, judgement: Judgement?)] = []

  /// Bounds of what is kept open, and of the members of one run.
  private static let openRuns = 3
  private static let runLength = 8
  private static let rivalLimit = 8

  init(_ judge: Judge) {
    self.judge = judge
    last = Array(repeating: nil, count: judge.rivals.rivals.count)
  }

  mutating func compare(_ groups: inout RelationGroups) {
    for index in judge.readings.indices {
      if index > 0, judge.readings[index - 1].asOf?.first != judge.readings[index].asOf?.first {
        before = index - 1
        close(&groups)
      }
      found.removeAll(keepingCapacity: true)
      join(index, &groups)
      follow(index, &groups)
      if let claimant = judge.readings[index].claimant { last[claimant] = index }
    }
    close(&groups)
    for run in agreements { finish(run, &groups) }
  }

  /// The relation to an earlier reading of another number; each pair is judged once.
  private mutating func judgement(_ earlier: Int, _ later: Int) -> Judgement? {
    guard judge.readings[earlier].number != judge.readings[later].number else { return nil }
    if let known = found.first(where: { $0.other == earlier }) { return known.judgement }
    compared += 1
    let result = judge.judge(earlier, later)
    found.append((earlier, result))
    return result
  }

  /// Puts a reading into the first runs that it fits with every member.
  private mutating func join(_ index: Int, _ groups: inout RelationGroups) {
    if let run = disputes.indices.first(where: { fits(index, disputes[$0]) { $0.kind == .contradict } }) {
      disputes[run].append(index)
    } else if judge.readings[index].asOf != nil {
      if disputes.count == Self.openRuns { finish(disputes.removeFirst(), &groups) }
      disputes.append([index])
    }
    var isRepeated = false
    for run in agreements.indices {
      let (kind, members) = (agreements[run].judgement.kind, agreements[run].members)
      if members.contains(where: { judge.readings[$0].number == judge.readings[index].number }) {
        isRepeated = true
      } else if judge.meets(judge.readings[members[0]], judge.readings[index]),
        fits(index, members, where: { members.count == 1 ? $0.kind != .contradict : $0.kind == kind }),
        let judgement = judgement(members[0], index)
      {
        agreements[run].judgement = judgement
        agreements[run].members.append(index)
        return
      }
    }
    guard !isRepeated else { return }
    if agreements.count == Self.openRuns {
      finish(agreements.removeFirst(), &groups)
    }
    agreements.append((Judgement(kind: .agree, reason: .overlap), [index]))
  }

  private mutating func fits(
    _ index: Int, _ members: [Int], where test: (Judgement) -> Bool
  ) -> Bool {
    guard members.count < Self.runLength else { return false }
    for member in members {
      guard let judgement = judgement(member, index), test(judgement) else { return false }
    }
    return true
  }

  /// To the last reading of its own claimant, else of the day before, and to what its rivals hold to.
  private mutating func follow(_ index: Int, _ groups: inout RelationGroups) {
    let claimant = judge.readings[index].claimant
    var others: [Int] = []
    if let own = claimant.flatMap({ last[$0] }) ?? before { others.append(own) }
    for rival in (claimant.map { judge.rivals.rivals[$0] } ?? []).prefix(Self.rivalLimit) {
      if let other = last[rival], !others.contains(other) { others.append(other) }
    }
    for other in others where !isTold(other, index) {
      guard let judgement = judgement(other, index) else { continue }
      let (older, newer) = judgement.isReversed ? (index, other) : (other, index)
      groups.add(older, newer, judgement, isApart: false)
    }
  }

  /// Whether a run that is still open holds both.
  private func isTold(_ a: Int, _ b: Int) -> Bool {
    disputes.contains { $0.contains(a) && $0.contains(b) }
      || agreements.contains { $0.members.contains(a) && $0.members.contains(b) }
  }

  private mutating func close(_ groups: inout RelationGroups) {
    for run in disputes { finish(run, &groups) }
    disputes.removeAll(keepingCapacity: true)
  }

  private func finish(_ run: (judgement: Judgement, members: [Int]), _ groups: inout RelationGroups) {
    if run.members.count > 1 { groups.add(run: run.members, run.judgement) }
  }

  private func finish(_ run: [Int], _ groups: inout RelationGroups) {
    if run.count > 1 { groups.add(run: run, Judgement(kind: .contradict, reason: .dispute)) }
  }
}
