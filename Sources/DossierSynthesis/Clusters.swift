// From groups of quantities to clusters as the page shows them: label, order of readings, lowest, highest,
// latest. Nothing is averaged.
import DossierModel
import DossierText

/// Makes clusters of groups; sets `cluster` in the figures. Sorted by independent sources, size, id.
func makeClusters(
  _ groups: [[Int]], _ quantities: [Quantity], _ material: Material, standings: [SourceStanding],
  figures: inout [DossierFigure]
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
  disambiguate(&clusters, \.id)
  for (index, cluster) in clusters.enumerated() {
    for figure in cluster.figures { figures[figure].cluster = index }
  }
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
  let ordered = members.sorted { a, b in
    let (dayA, dayB) = (quantities[a].asOf?.first ?? Int.max, quantities[b].asOf?.first ?? Int.max)
    return dayA != dayB
      ? dayA < dayB : material.seniority(of: quantities[a]) < material.seniority(of: quantities[b])
  }
  let unit = quantities[members[0]].unit
  let sameUnit = members.allSatisfy { quantities[$0].unit == unit }
  let documents = Set(members.map { quantities[$0].document }).sorted()
  let weights = documents.reduce(0) { $0 + standings[$1].weight }
  let worded = members.first { material.counted(quantities[$0]) != nil } ?? earliest
  let counted = labels.counted(worded)
  let latest = ordered.last { quantities[$0].asOf != nil } ?? ordered.last ?? earliest
  let lows = sameUnit ? members.compactMap { material.lowest(quantities[$0]) } : []
  let highs = sameUnit ? members.compactMap { material.highest(quantities[$0]) } : []
  let cluster = Cluster(
    id: StableID.make("cluster", [figures[quantities[earliest].figure].id]),
    label: labels.label(earliest, counted: counted),
    unit: unit, counted: counted,
    figures: ordered.map { quantities[$0].figure }, low: lows.min(),
    high: highs.max(), latest: quantities[latest].figure, sources: documents.count,
    independent: Int(weights.rounded()), isDisputed: false)
  return (cluster, earliest)
}

extension Material {
  func figure(_ quantity: Quantity) -> Figure { analyses[quantity.document].figures[quantity.local] }
  func counted(_ quantity: Quantity) -> Span? { analyses[quantity.document].figures[quantity.local].counted }
  /// The point, or the lower end of a range; nil at an open end.
  func lowest(_ quantity: Quantity) -> Double? {
    analyses[quantity.document].figures[quantity.local].value
      ?? analyses[quantity.document].figures[quantity.local].low
  }
  func highest(_ quantity: Quantity) -> Double? {
    analyses[quantity.document].figures[quantity.local].value
      ?? analyses[quantity.document].figures[quantity.local].high
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
