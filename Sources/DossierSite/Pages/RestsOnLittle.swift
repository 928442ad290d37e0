// What rests on little: claims and key figures with one independent source, or with speakers who are not named.
import DossierModel

extension Desk {
  /// Claims that rest on one independent source, or on speakers without a name.
  func weakClaims(limit: Int = 40) -> (rows: [ItemPiece], count: Int) {
    var rows: [ItemPiece] = []
    var count = 0
    for (index, claim) in dossier.claims.enumerated() {
      let speakers = claim.mentions.map { dossier.analysis(of: dossier.attributions[$0.attribution]).speaker }
      let isUnnamed = speakers.allSatisfy {
        $0.map { [.unnamed, .unnamedOfficial, .group].contains($0.kind) } ?? true
      }
      guard
        isUnnamed || isSingle(claim.mentions.map { dossier.attributions[$0.attribution].document })
      else { continue }
      count += 1
      if rows.count < limit {
        var row = claimRow(index)
        row.how = say(isUnnamed ? "weak.unnamed" : "weak.one-source")
        rows.append(row)
      }
    }
    return (rows, count)
  }

  /// Figures that several statements give, all of them from one independent source or by nobody who is named.
  func weakFigures(limit: Int = 20) -> (rows: [ItemPiece], count: Int) {
    var rows: [ItemPiece] = []
    var count = 0
    for index in listing.clusters where dossier.clusters[index].figures.count > 1 {
      let cluster = dossier.clusters[index]
      let isUnnamed = cluster.figures.allSatisfy { dossier.figures[$0].claimantText == nil }
      guard isUnnamed || isSingle(cluster.figures.map { dossier.figures[$0].document }) else { continue }
      count += 1
      guard rows.count < limit else { continue }
      var row = ItemPiece(head: cluster.label)
      row.href = addresses.clusters[index].map(link)
      row.how = say.list([
        say.count("statement", cluster.figures.count), say(isUnnamed ? "weak.unnamed" : "weak.one-source"),
      ])
      for figure in cluster.figures.prefix(6) {
        let item = dossier.figures[figure]
        let piece = cite(item.document, dossier.analyses[item.document].figures[item.index].span)
        if !row.cites.contains(where: { $0.href == piece.href }) { row.cites.append(piece) }
      }
      rows.append(row)
    }
    return (rows, count)
  }

  /// Whether the documents are one independent source at most: copies of one text and notes add nothing.
  private func isSingle(_ documents: [Int]) -> Bool {
    let weight = Set(documents).sorted().reduce(0.0) {
      $0 + (dossier.standings.indices.contains($1) ? dossier.standings[$1].weight : 1)
    }
    return weight <= 1
  }
}
