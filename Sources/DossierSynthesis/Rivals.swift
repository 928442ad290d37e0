// Who disputes whose number. Two claimants with numbers that cannot both be true inside one article are rivals
// in the whole dossier: a later date does not settle a dispute.
import DossierModel
import DossierText

/// Pairs of claimants that dispute a number of one cluster.
struct Rivals {
  private var pairs: Set<String> = []

  /// Within each document of the cluster: two named claimants, disjoint numbers.
  init(_ readings: [ClusterReading], _ quantities: [Quantity]) {
    var byDocument: [Int: [ClusterReading]] = [:]
    for reading in readings where reading.claimant != nil {
      for document in Set(reading.quantities.map { quantities[$0].document }) {
        byDocument[document, default: []].append(reading)
      }
    }
    for list in byDocument.values {
      for (index, a) in list.enumerated().prefix(50) {
        for b in list[..<index] where a.claimant != b.claimant && !a.interval.meets(b.interval) {
          if a.unit != b.unit, a.soft.meets(b.soft) { continue }
          if let one = a.claimant, let other = b.claimant { pairs.insert(Self.key(one, other)) }
        }
      }
    }
  }

  func contains(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b else { return false }
    return pairs.contains(Self.key(a, b))
  }

  private static func key(_ a: String, _ b: String) -> String {
    precedes(a, b) ? a + "\0" + b : b + "\0" + a
  }
}
