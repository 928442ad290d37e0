// The dossier read backwards: what each document, actor and group holds. Made once, in time that grows with the
// size of the dossier, so that no page has to search.
import DossierModel
import DossierText

/// Look-ups over a dossier, all by index.
struct Register: Sendable {
  /// An event with the place among its mentions.
  struct EventMention: Sendable { var event, mention: Int }

  /// A statement by an actor: from where to where, and how far it or any before it reaches.
  private struct Spoken { var start, end, reach, actor: Int }

  /// For each document: its figures, statements, mentions of events and dates without a day, in text order.
  private(set) var figures: [[Int]]
  private(set) var statements: [[Int]]
  private(set) var events: [[EventMention]]
  private(set) var unresolved: [[Int]]
  /// For each document: the actors that it names with the number of mentions, most mentioned first.
  private(set) var actors: [[(actor: Int, count: Int)]]
  /// For each document: where it names which actor, in the order of actors.
  private(set) var mentions: [[(actor: Int, span: Span)]]
  /// For each document: notes that cite it.
  private(set) var citedBy: [[Int]]
  /// For each actor: statements by it, figures that it gives, events with it; `inDocuments` counts its sources.
  private(set) var statementsByActor: [[Int]]
  private(set) var figuresByActor: [[Int]]
  private(set) var eventsByActor: [[Int]]
  private(set) var documentsOfActor: [[Int]]
  /// For each cluster: relations among its figures, and relations that lead to figures of other clusters.
  private(set) var relations: [[Int]]
  private(set) var outerRelations: [[Int]]
  /// For each statement: the claims that it belongs to.
  private(set) var claimsOfStatement: [Int: [Int]] = [:]
  /// For each document: its statements by actors in text order, to find those that speak around a place.
  private let spoken: [[Spoken]]
  /// Clusters that count the same words, lower-case.
  private(set) var clustersOfCounted: [String: [Int]] = [:]
  /// Number in the list of sources (articles) or of notes, from 1.
  private(set) var number: [Int]
  /// Articles and notes, as indices of documents, in the dossier's order.
  private(set) var articles: [Int] = []
  private(set) var notes: [Int] = []

  init(_ dossier: Dossier) {
    let documents = dossier.documents.count
    let actorCount = dossier.actors.count
    figures = Array(repeating: [], count: documents)
    statements = figures
    unresolved = figures
    citedBy = figures
    events = Array(repeating: [], count: documents)
    actors = Array(repeating: [], count: documents)
    mentions = Array(repeating: [], count: documents)
    statementsByActor = Array(repeating: [], count: actorCount)
    figuresByActor = statementsByActor
    eventsByActor = statementsByActor
    documentsOfActor = statementsByActor
    relations = Array(repeating: [], count: dossier.clusters.count)
    outerRelations = relations
    number = Array(repeating: 0, count: documents)

    for (index, document) in dossier.documents.enumerated() {
      if document.source.kind == .article {
        articles.append(index)
        number[index] = articles.count
      } else {
        notes.append(index)
        number[index] = notes.count
      }
    }
    for (index, figure) in dossier.figures.enumerated() {
      figures[figure.document].append(index)
      if let actor = figure.claimant { figuresByActor[actor].append(index) }
    }
    for (index, statement) in dossier.attributions.enumerated() {
      statements[statement.document].append(index)
      if let actor = statement.actor { statementsByActor[actor].append(index) }
    }
    spoken = Self.spoken(dossier, statements)
    for (index, event) in dossier.events.enumerated() {
      for (position, mention) in event.mentions.enumerated() {
        events[mention.document].append(EventMention(event: index, mention: position))
      }
      for actor in event.actors { eventsByActor[actor].append(index) }
    }
    for index in events.indices {
      events[index].sort {
        let a = dossier.events[$0.event].mentions[$0.mention]
        let b = dossier.events[$1.event].mentions[$1.mention]
        return a.date != b.date ? a.date < b.date : $0.event < $1.event
      }
    }
    for (index, item) in dossier.unresolved.enumerated() { unresolved[item.document].append(index) }
    for (index, actor) in dossier.actors.enumerated() {
      for mention in actor.mentions {
        mentions[mention.document].append((index, mention.span))
        if let last = actors[mention.document].last, last.actor == index {
          actors[mention.document][actors[mention.document].count - 1].count += 1
        } else {
          actors[mention.document].append((index, 1))
          documentsOfActor[index].append(mention.document)
        }
      }
    }
    for index in actors.indices { actors[index].sort { ($1.count, $0.actor) < ($0.count, $1.actor) } }
    for (index, relation) in dossier.relations.enumerated() where relation.curated?.action != .reject {
      let clusters = Set((relation.a + relation.b).compactMap { dossier.figures[$0].cluster })
      let isInner = clusters.count == 1 && relation.kind != .subset
      for cluster in clusters.sorted() {
        if isInner { relations[cluster].append(index) } else { outerRelations[cluster].append(index) }
      }
    }
    for (index, claim) in dossier.claims.enumerated() {
      for mention in claim.mentions { claimsOfStatement[mention.attribution, default: []].append(index) }
    }
    for (index, cluster) in dossier.clusters.enumerated() {
      guard let counted = cluster.counted?.lowercased() else { continue }
      clustersOfCounted[counted, default: []].append(index)
    }
    for (index, standing) in dossier.standings.enumerated() {
      for cited in standing.cites where citedBy.indices.contains(cited) { citedBy[cited].append(index) }
    }
  }

  private static func spoken(_ dossier: Dossier, _ statements: [[Int]]) -> [[Spoken]] {
    statements.map { indices in
      var spoken: [Spoken] = []
      for index in indices {
        guard let actor = dossier.attributions[index].actor else { continue }
        let span = dossier.analysis(of: dossier.attributions[index]).span
        spoken.append(Spoken(start: span.start, end: span.end, reach: span.end, actor: actor))
      }
      spoken.sort { ($0.start, $0.end, $0.actor) < ($1.start, $1.end, $1.actor) }
      for index in spoken.indices.dropFirst() {
        spoken[index].reach = max(spoken[index].reach, spoken[index - 1].reach)
      }
      return spoken
    }
  }

  /// The actors of the statements that hold a span, in text order.
  func speakers(_ document: Int, around span: Span) -> [Int] {
    let all = spoken[document]
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].start <= span.start { low = middle + 1 } else { high = middle }
    }
    var actors: [Int] = []
    while low > 0, all[low - 1].reach >= span.end {
      low -= 1
      if all[low].end >= span.end { actors.append(all[low].actor) }
    }
    return actors.reversed()
  }
}
