// The order of the steps: copies, actors, figures and their clusters, relations, claims, timeline.
package import DossierModel
import DossierText

/// Brings all analyses together. `documents` and `analyses` belong together by index; the result has both in the
/// dossier's own order (publication date, unknown last, then path), whatever order they come in.
package func synthesize(
  _ documents: [Document], _ analyses: [Analysis], briefing: Document?, configuration: Configuration,
  curation: [CurationEntry]
) -> Dossier {
  let order = documentOrder(documents)
  var material = Material(
    order.map { documents[$0] }, order.map { $0 < analyses.count ? analyses[$0] : Analysis() },
    tables: SynthesisTables())
  var curator = Curator(curation, material)
  var dossier = Dossier(
    configuration: configuration, documents: material.documents, analyses: material.analyses)
  dossier.briefing = briefing
  curator.restore(&dossier.documents)

  let copies = CopyFinder(material).pairs()
  (dossier.syndication, dossier.standings) = syndications(material, pairs: copies)
  addCitations(&dossier)
  let aligned = AlignedSentences(copies)

  let actors = ActorIndex(material, configuration: configuration)
  dossier.actors = actors.actors
  let voices = ownVoices(material, actors)
  if voices.contains(where: { $0?.actor != nil }) {
    OwnStatements.add(to: &material, voices: voices)
    let all = dossierAttributions(material, actors, voices: voices)
    OwnStatements.prune(&material, all, claims(material, all, aligned: aligned).claims)
    dossier.analyses = material.analyses
  }
  dossier.attributions = dossierAttributions(material, actors, voices: voices)
  dossier.figures = dossierFigures(material, actors, voices: voices)
  curator.curate(figures: &dossier.figures, analyses: &dossier.analyses)
  material.analyses = dossier.analyses

  let quantities = QuantityReader(material: material).quantities(dossier.figures)
  addClusters(&dossier, quantities, material, aligned, &curator)
  addRelations(&dossier, quantities, material, &curator)

  let claims = claims(material, dossier.attributions, aligned: aligned)
  dossier.claims = claims.claims
  curator.curate(claims: &dossier.claims, attributions: dossier.attributions)
  let clauses = ClauseCutter(material, actors, figures: dossier.figures, clusters: dossier.clusters).clauses()
  let timeline = timeline(
    clauses, material, clusters: dossier.clusters, standings: dossier.standings, aligned: aligned)
  dossier.events = timeline.events
  dossier.bounds += claims.bounds + timeline.bounds
  curator.curate(events: &dossier.events)
  curator.curate(actors: &dossier.actors)
  dossier.unresolved = unresolvedDates(material)
  dossier.diagnostics += curator.diagnostics + dossier.bounds.map(\.note)
  return dossier
}

/// Groups the figures, lets the editor regroup them, and makes clusters; a rejected figure is in none.
private func addClusters(
  _ dossier: inout Dossier, _ quantities: [Quantity], _ material: Material, _ aligned: AlignedSentences,
  _ curator: inout Curator
) {
  let groups: [[Int]]
  (groups, dossier.bounds) = grouped(dossier.figures, quantities, material, aligned, &curator)
  dossier.clusters = makeClusters(
    groups, quantities, material, standings: dossier.standings, figures: dossier.figures)
  for (index, cluster) in dossier.clusters.enumerated() {
    for figure in cluster.figures { dossier.figures[figure].cluster = index }
  }
  curator.curate(clusters: &dossier.clusters, figures: dossier.figures, analyses: dossier.analyses)
}

private func grouped(
  _ figures: [DossierFigure], _ quantities: [Quantity], _ material: Material, _ aligned: AlignedSentences,
  _ curator: inout Curator
) -> ([[Int]], [Bound]) {
  var grouping = Grouping(
    material, quantities, figures: figures, aligned: aligned.figures(material, quantities))
  let groups = grouping.groups().map { group in
    group.filter { figures[quantities[$0].figure].curated?.action != .reject }
  }.filter { !$0.isEmpty }
  let regrouped = curator.regroup(groups, quantities, figures: figures) { group in
    clusterID(of: group, quantities, material, figures: figures)
  }
  return (regrouped, grouping.bounds)
}

private func addRelations(
  _ dossier: inout Dossier, _ quantities: [Quantity], _ material: Material, _ curator: inout Curator
) {
  relate(&dossier, quantities, material)
  curator.curate(relations: &dossier.relations, figures: dossier.figures)
  for relation in dossier.relations where relation.kind == .contradict && relation.curated?.action != .reject
  {
    for figure in relation.a + relation.b {
      if let cluster = dossier.figures[figure].cluster { dossier.clusters[cluster].isDisputed = true }
    }
  }
}

/// What a note cites, in the order of the text, each once.
private func addCitations(_ dossier: inout Dossier) {
  var byKey: [String: Int] = [:]
  for (index, document) in dossier.documents.enumerated()
  where byKey[document.source.metadata.key.value] == nil {
    byKey[document.source.metadata.key.value] = index
  }
  for (index, document) in dossier.documents.enumerated() {
    var cites: [Int] = []
    for node in document.nodes {
      if case .citation(let key, _, _) = node.kind, let cited = byKey[key], !cites.contains(cited),
        cited != index
      {
        cites.append(cited)
      }
    }
    dossier.standings[index].cites = cites
  }
}

private func unresolvedDates(_ material: Material) -> [Unresolved] {
  material.analyses.enumerated().flatMap { document, analysis in
    analysis.dates.compactMap { date in
      date.unresolved.map { Unresolved(document: document, span: date.span, reason: $0) }
    }
  }
}

/// Relations inside each cluster, in the order of the clusters, then parts and wholes.
private func relate(_ dossier: inout Dossier, _ quantities: [Quantity], _ material: Material) {
  var maker = ReadingMaker(
    material: material, quantities: quantities, figures: dossier.figures, actors: dossier.actors.count,
    standings: dossier.standings)
  for (index, cluster) in dossier.clusters.enumerated() {
    if cluster.figures.count == 1 {
      dossier.figures[cluster.figures[0]].held = quantities[cluster.figures[0]].asOf
      continue
    }
    let readings = maker.readings(cluster.figures)
    for (reading, members) in zip(readings.readings, readings.members) {
      for member in members { dossier.figures[quantities[member].figure].held = reading.asOf }
    }
    let dynamics = cluster.figures.lazy.compactMap { quantities[$0].dynamics }.first
    let found = Relater(readings, quantities, dynamics: dynamics).relations()
    dossier.relations += found.relations
    dossier.clusters[index].cut = found.cut
  }
  let clusters = dossier.figures.map(\.cluster)
  dossier.relations += SubsetFinder(material: material, quantities: quantities, clusters: clusters)
    .relations()
}
