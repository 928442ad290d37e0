// Who disputes whose number. Two claimants with numbers that cannot both be true inside one article are rivals
// in the whole dossier: a later date does not settle a dispute.
import DossierModel
import DossierText

/// Pairs of claimants that dispute a number of one cluster.
struct Rivals {
  private struct Pair: Hashable {
    let one, other: Int
    init(_ a: Int, _ b: Int) { (one, other) = a < b ? (a, b) : (b, a) }
  }

  private var pairs: Set<Pair> = []
  /// For each claimant the claimants that dispute its numbers, in order.
  private(set) var rivals: [Int: [Int]] = [:]

  /// Within each document of the cluster: two named claimants, disjoint numbers.
  init(_ cluster: ClusterReadings, _ quantities: [Quantity]) {
    var byDocument: [Int: [ClusterReading]] = [:]
    for (reading, members) in zip(cluster.readings, cluster.members) where reading.claimant != nil {
      for document in Set(members.map { quantities[$0].document }) {
        byDocument[document, default: []].append(reading)
      }
    }
    for list in byDocument.values {
      for (index, a) in list.enumerated().prefix(50) {
        for b in list[..<index] where a.claimant != b.claimant && !a.interval.meets(b.interval) {
          if a.unit != b.unit, a.soft.meets(b.soft) { continue }
          if let one = a.claimant, let other = b.claimant { pairs.insert(Pair(one, other)) }
        }
      }
    }
    for pair in pairs {
      rivals[pair.one, default: []].append(pair.other)
      rivals[pair.other, default: []].append(pair.one)
    }
    rivals = rivals.mapValues { $0.sorted() }
  }

  func contains(_ a: Int?, _ b: Int?) -> Bool {
    guard let a, let b, a != b else { return false }
    return pairs.contains(Pair(a, b))
  }
}
