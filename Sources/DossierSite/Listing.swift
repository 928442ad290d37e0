// In which order lists stand, and on which page each row is when a list is long. Made once; every page takes its
// part from here.
import DossierModel
import DossierText

/// How the statements of a group of figures stand to one another.
enum Standing: Int, Sendable { case contradict, differ, agree, alone }

/// Orders and pages of all long lists.
struct Listing: Sendable {
  /// A page of a list: its file and the indices of its rows.
  struct Page: Sendable {
    var path: String
    var rows: [Int]
  }
  /// All statements of one speaker.
  struct Speaker: Sendable {
    /// Nil for speakers who are no actor.
    var actor: Int?
    /// Words as printed, for a speaker who is no actor; nil for statements without one.
    var words: String?
    var kind: SpeakerKind?
    var statements: [Int]
  }

  /// For each cluster.
  let standings: [Standing]
  /// Clusters with a page of their own: more than one statement, or part of another one.
  let hasPage: [Bool]
  /// All clusters: those that contradict, differ, have most statements; single ones behind, by unit.
  let clusters: [Int]
  let figurePages: [Page]
  /// Claims that several speak about; the first page is that of all statements.
  let claimPages: [Page]
  /// What cannot both be true: relations of figures first, then claims.
  let contradictionPages: [ContradictionPage]
  /// All of them in short, where those pages do not hold all; else empty.
  let contradictionIndex: [(path: String, lines: [ContradictionLine])]
  /// Notes, where they are too many for the end of the list of sources; else empty.
  let notePages: [Page]
  /// Expressions of time that were not resolved, where they are too many for the end of the timeline; else empty.
  let undatedPages: [Page]
  /// Events in order of time; `timeline` holds all of them, or those of a year.
  let events: [Int]
  let timelinePages: [Page]
  let isTimelineByYear: Bool
  let speakers: [Speaker]
  /// Statements of one speaker, cut where there are more than a page holds.
  struct SpeakerPart: Sendable {
    var speaker: Int
    var statements: Range<Int>
  }
  let speakerParts: [SpeakerPart]
  /// Rows are indices into `speakerParts`; the first page of many holds none of them, but the index.
  let statementPages: [Page]
  /// Rows are indices of documents.
  let sourcePages: [Page]
  /// The same in other orders, each with its own pages; empty for short lists.
  let sourceOrders: [SourceOrder: [Page]]
  /// Indices of actors from A to Z: one page, or one for each letter behind a first page of its own.
  let peoplePages, placePages: [Page]
  /// For each actor: whether it has a page.
  let hasActorPage: [Bool]

  init(_ dossier: Dossier, _ register: Register) {
    standings = dossier.clusters.indices.map { Self.standing(of: $0, dossier, register) }
    hasPage = dossier.clusters.enumerated().map {
      $1.figures.count > 1 || !register.outerRelations[$0].isEmpty
    }
    let standings = standings
    func isBefore(_ a: Int, _ b: Int) -> Bool {
      let (x, y) = (dossier.clusters[a], dossier.clusters[b])
      let (p, q) = (x.curated?.action == .pin, y.curated?.action == .pin)
      if p != q { return p }
      if (x.figures.count > 1) != (y.figures.count > 1) { return x.figures.count > 1 }
      if x.figures.count > 1 {
        if standings[a] != standings[b] { return standings[a].rawValue < standings[b].rawValue }
        return (y.independent, y.figures.count, a) < (x.independent, x.figures.count, b)
      }
      let (u, v) = (x.unit ?? "", y.unit ?? "")
      return u != v ? u.utf8.lexicographicallyPrecedes(v.utf8) : a < b
    }
    clusters = dossier.clusters.indices.sorted(by: isBefore)
    figurePages = Self.pages("figures", clusters, size: clusters.count <= 100 ? 100 : 60)

    claimPages = Self.claimPages(dossier)
    contradictionPages = Self.contradictionPages(dossier)
    contradictionIndex = Self.contradictionIndex(dossier)
    notePages =
      register.notes.count <= Self.notesOnPage
      ? [] : Self.pages("notes", register.notes, size: Self.sourcesOnPage)
    undatedPages =
      dossier.unresolved.count <= Self.undatedOnPage
      ? [] : Self.pages("undated", Array(dossier.unresolved.indices), size: Self.undatedOnPage)

    let showsPublication = dossier.events.count <= 60
    events = dossier.events.indices.filter {
      (showsPublication || dossier.events[$0].kind != .publication)
        && dossier.events[$0].curated?.action != .reject
    }
    .sorted { a, b in
      let (x, y) = (Self.order(dossier.events[a].edtf), Self.order(dossier.events[b].edtf))
      return x != y ? x.lexicographicallyPrecedes(y) : dossier.events[a].rank < dossier.events[b].rank
    }
    (timelinePages, isTimelineByYear) = Self.timeline(events, dossier)
    speakers = Self.speakers(dossier, register)
    (speakerParts, statementPages) = Self.statementPages(speakers)
    sourcePages = Self.pages("sources", register.articles, size: Self.sourcesOnPage)
    sourceOrders = Self.sourceOrders(dossier, register)
    hasActorPage = dossier.actors.enumerated().map { index, actor in
      actor.mentions.count > 1 || !register.statementsByActor[index].isEmpty
    }
    let names = Self.alphabetical(dossier)
    placePages = Self.letterPages("places", names.filter { dossier.actors[$0.actor].kind == .place })
    peoplePages = Self.letterPages("people", names.filter { dossier.actors[$0.actor].kind != .place })
  }

  /// Where the list of notes stands.
  var notesPath: String { notePages.first?.path ?? "sources.html#notes" }
  /// Where the list of expressions of time stands that were not resolved.
  var undatedPath: String { undatedPages.first?.path ?? "timeline.html#undated" }

  static func order(_ date: EDTFDate) -> [Int] {
    let first = date.first.day?.number ?? (date.last.day?.number ?? Int.max / 2) - 1
    return [first, date.last.day?.number ?? Int.max / 2]
  }

  /// Cuts a list into pages: `figures.html`, `figures-2.html`. There is always a first page.
  static func pages(_ name: String, _ rows: [Int], size: Int) -> [Page] {
    if rows.isEmpty { return [Page(path: "\(name).html", rows: [])] }
    return stride(from: 0, to: rows.count, by: size).enumerated().map { number, start in
      Page(
        path: number == 0 ? "\(name).html" : "\(name)-\(number + 1).html",
        rows: Array(rows[start..<min(rows.count, start + size)]))
    }
  }

  /// One page for up to 200 events, else one a year (in parts of as many).
  private static func timeline(_ events: [Int], _ dossier: Dossier) -> ([Page], Bool) {
    if events.count <= eventsOnPage { return ([Page(path: "timeline.html", rows: events)], false) }
    var years: [Int: [Int]] = [:]
    for event in events {
      let date = dossier.events[event].edtf
      years[(date.first.day ?? date.last.day)?.year ?? 0, default: []].append(event)
    }
    var result = [Page(path: "timeline.html", rows: [])]
    for year in years.keys.sorted() {
      let name = "timeline-\(year < 0 ? "bc-" : "")\(abs(year))"
      result += pages(name, years[year] ?? [], size: eventsOnPage)
    }
    return (result, true)
  }

  /// Speakers: named ones by number of statements, then words that name nobody, then none at all.
  private static func speakers(_ dossier: Dossier, _ register: Register) -> [Speaker] {
    var byActor: [Int: [Int]] = [:]
    var byWords: [String: [Int]] = [:]
    var unnamed: [Int] = []
    for (index, item) in dossier.attributions.enumerated() {
      let attribution = dossier.analysis(of: item)
      if let actor = item.actor {
        byActor[actor, default: []].append(index)
      } else if let speaker = attribution.speaker,
        dossier.configuration.textPolicy != .none,
        dossier.documents[item.document].source.metadata.textPolicy != .none
      {
        byWords[dossier.documents[item.document].shown(speaker.span, limit: 80), default: []].append(index)
      } else {
        unnamed.append(index)
      }
    }
    func kind(_ statements: [Int]) -> SpeakerKind? {
      statements.first.flatMap { dossier.analysis(of: dossier.attributions[$0]).speaker?.kind }
    }
    var speakers = byActor.keys.sorted { a, b in
      let (x, y) = (byActor[a]?.count ?? 0, byActor[b]?.count ?? 0)
      return x != y ? x > y : a < b
    }.map { actor in
      let statements = byActor[actor] ?? []
      return Speaker(actor: actor, words: nil, kind: kind(statements), statements: statements)
    }
    speakers += byWords.keys.sorted { a, b in
      let (x, y) = (byWords[a] ?? [], byWords[b] ?? [])
      return x.count != y.count ? x.count > y.count : (x.first ?? 0) < (y.first ?? 0)
    }.map { words in
      let statements = byWords[words] ?? []
      return Speaker(actor: nil, words: words, kind: kind(statements), statements: statements)
    }
    if !unnamed.isEmpty { speakers.append(Speaker(actor: nil, words: nil, kind: nil, statements: unnamed)) }
    return speakers
  }

  /// Two readings part when their intervals do not meet and no relation speaks of them.
  private static func standing(of cluster: Int, _ dossier: Dossier, _ register: Register) -> Standing {
    let group = dossier.clusters[cluster]
    if group.figures.count < 2 { return .alone }
    let relations = register.relations[cluster].map { dossier.relations[$0] }
    if group.isDisputed || relations.contains(where: { $0.kind == .contradict }) { return .contradict }
    if group.cut != nil { return .differ }
    return parting(of: group, relations, dossier, limit: 1).isEmpty ? .agree : .differ
  }

  /// Pairs of figures that differ, at most `limit`; of equal readings one stands for all.
  static func parting(_ cluster: Int, _ dossier: Dossier, _ register: Register, limit: Int) -> [(Int, Int)] {
    parting(
      of: dossier.clusters[cluster], register.relations[cluster].map { dossier.relations[$0] }, dossier,
      limit: limit)
  }

  private struct Reading: Hashable { var low, high: Double }

  private static func parting(
    of group: Cluster, _ relations: [Relation], _ dossier: Dossier, limit: Int
  ) -> [(Int, Int)] {
    // What was not compared cannot be said to differ; the page tells how much that is.
    if group.cut != nil { return [] }
    var readings: [Reading] = []
    var samples: [Int] = []
    var readingOf: [Int: Int] = [:]
    var known: [Reading: Int] = [:]
    for figure in group.figures {
      let (low, high) = interval(dossier.analysis(of: dossier.figures[figure]))
      let reading = Reading(low: low, high: high)
      if let index = known[reading] {
        readingOf[figure] = index
      } else if readings.count < 120 {
        known[reading] = readings.count
        readingOf[figure] = readings.count
        readings.append(reading)
        samples.append(figure)
      }
    }
    var covered: Set<Int> = []
    for relation in relations {
      let a = Set(relation.a.compactMap { readingOf[$0] })
      let b = relation.b.isEmpty ? a : Set(relation.b.compactMap { readingOf[$0] })
      for x in a { for y in b { covered.insert(min(x, y) * 128 + max(x, y)) } }
    }
    var pairs: [(Int, Int)] = []
    for x in readings.indices {
      for y in readings.indices.dropFirst(x + 1) where !covered.contains(x * 128 + y) {
        if readings[x].high < readings[y].low || readings[y].high < readings[x].low {
          pairs.append((samples[x], samples[y]))
          if pairs.count == limit { return pairs }
        }
      }
    }
    return pairs
  }

  /// The numbers that a figure's words allow; "about" reaches ten per cent to either side.
  static func interval(_ figure: Figure) -> (low: Double, high: Double) {
    guard let value = figure.value else { return (figure.low ?? -.infinity, figure.high ?? .infinity) }
    switch figure.comparator {
    case .exactly: return (value, value)
    case .about: return (value - abs(value) * 0.1, value + abs(value) * 0.1)
    case .atLeast, .over: return (value, .infinity)
    case .atMost, .under: return (-.infinity, value)
    }
  }
}
