// From groups of quantities to clusters as the page shows them: label, order of readings, lowest, highest,
// latest. Nothing is averaged.
import DossierModel
import DossierText

/// Makes clusters of groups, sorted by independent sources, size, id.
func makeClusters(
  _ groups: [[Int]], _ quantities: [Quantity], _ material: Material, standings: [SourceStanding],
  figures: [DossierFigure]
) -> [Cluster] {
  let labels = ClusterLabels(quantities: quantities, material: material)
  let made = groups.compactMap { cluster($0, labels, standings: standings, figures: figures) }
  var clusters = made.map(\.cluster)
  labels.tellTwinsApart(&clusters, naming: made.map(\.earliest))
  clusters.sort { a, b in
    if a.independent != b.independent { return a.independent > b.independent }
    if a.figures.count != b.figures.count { return a.figures.count > b.figures.count }
    return precedes(a.id, b.id)
  }
  disambiguate(&clusters)
  return clusters
}

/// The id of a group's earliest member makes the cluster's: a later source moves no address.
func clusterID(
  of members: [Int], _ quantities: [Quantity], _ material: Material, figures: [DossierFigure]
) -> String? {
  let earliest = members.min {
    material.seniority(of: quantities[$0]) < material.seniority(of: quantities[$1])
  }
  return earliest.map { StableID.make("cluster", [figures[quantities[$0].figure].id]) }
}

/// A group as a cluster, and its earliest quantity, which gives it its id.
private func cluster(
  _ members: [Int], _ labels: ClusterLabels, standings: [SourceStanding], figures: [DossierFigure]
) -> (cluster: Cluster, earliest: Int)? {
  let (quantities, material) = (labels.quantities, labels.material)
  guard
    let earliest = members.min(by: {
      material.seniority(of: quantities[$0]) < material.seniority(of: quantities[$1])
    })
  else { return nil }
  let ordered = members.map { member in
    (
      day: quantities[member].asOf?.first ?? Int.max, seniority: material.seniority(of: quantities[member]),
      member: member
    )
  }.sorted { $0.day != $1.day ? $0.day < $1.day : $0.seniority < $1.seniority }.map(\.member)
  let unit = quantities[members[0]].unit
  let sameUnit = members.allSatisfy { quantities[$0].unit == unit }
  let documents = sortedOnce(members.map { quantities[$0].document })
  let weights = documents.reduce(0) { $0 + standings[$1].weight }
  let worded = members.first { material.counted(quantities[$0]) != nil } ?? earliest
  let counted = labels.counted(worded)
  let latest = ordered.last { quantities[$0].asOf != nil } ?? ordered.last ?? earliest
  var (low, high): (Double?, Double?) = (nil, nil)
  for member in members where sameUnit {
    let ends = material.ends(quantities[member])
    if let end = ends.low { low = min(low ?? end, end) }
    if let end = ends.high { high = max(high ?? end, end) }
  }
  let cluster = Cluster(
    id: StableID.make("cluster", [figures[quantities[earliest].figure].id]),
    label: labels.label(earliest, counted: counted),
    unit: unit, counted: counted,
    figures: ordered.map { quantities[$0].figure }, low: low,
    high: high, latest: quantities[latest].figure, sources: documents.count,
    independent: Int(weights.rounded()), isDisputed: false)
  return (cluster, earliest)
}

extension Material {
  func figure(_ quantity: Quantity) -> Figure { analyses[quantity.document].figures[quantity.local] }
  func counted(_ quantity: Quantity) -> Span? { analyses[quantity.document].figures[quantity.local].counted }
  /// The point twice, or the ends of a range; nil at an open end.
  func ends(_ quantity: Quantity) -> (low: Double?, high: Double?) {
    let figure = analyses[quantity.document].figures[quantity.local]
    return (figure.value ?? figure.low, figure.value ?? figure.high)
  }
  func seniority(of quantity: Quantity) -> Seniority {
    seniority(quantity.document, quantity.tokens.lowerBound)
  }
}

/// Cut at a word, with an ellipsis, when longer than `limit` characters.
func shortened(_ string: String, to limit: Int) -> String {
  guard string.utf8.count > limit, string.count > limit else { return string }
  let cut = string.prefix(limit)
  let head = cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut
  return head + " …"
}
