// Who disputes whose number. Two claimants with numbers that cannot both be true inside one article are rivals
// in the whole dossier: a later date does not settle a dispute.
import DossierModel
import DossierText

/// Pairs of claimants that dispute a number of one cluster.
struct Rivals {
  /// For each claimant the claimants that dispute its numbers, in order.
  private(set) var rivals: [[Int]]

  /// Within each document of the cluster: two named claimants, disjoint numbers.
  init(_ cluster: ClusterReadings, _ quantities: [Quantity]) {
    var byDocument: [(document: Int, reading: Int)] = []
    for (index, members) in cluster.members.enumerated() where cluster.readings[index].claimant != nil {
      for document in sortedOnce(members.map { quantities[$0].document }) {
        byDocument.append((document, index))
      }
    }
    byDocument.sort { $0.document != $1.document ? $0.document < $1.document : $0.reading < $1.reading }
    rivals = Array(repeating: [], count: cluster.claimants)
    var start = 0
    while start < byDocument.count {
      var end = start + 1
      while end < byDocument.count, byDocument[end].document == byDocument[start].document { end += 1 }
      for index in start..<min(end, start + 50) {
        for other in start..<index {
          add(cluster.readings[byDocument[index].reading], cluster.readings[byDocument[other].reading])
        }
      }
      start = end
    }
    for claimant in rivals.indices { rivals[claimant] = sortedOnce(rivals[claimant]) }
  }

  private mutating func add(_ a: ClusterReading, _ b: ClusterReading) {
    guard let one = a.claimant, let other = b.claimant, one != other, !a.interval.meets(b.interval) else {
      return
    }
    if a.unit != b.unit, a.soft.meets(b.soft) { return }
    rivals[one].append(other)
    rivals[other].append(one)
  }

  func contains(_ a: Int?, _ b: Int?) -> Bool {
    guard let a, let b, a != b else { return false }
    return rivals[a].contains(b)
  }
}
