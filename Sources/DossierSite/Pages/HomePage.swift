// index.html: understand in one minute, know the limits.
import DossierModel
import DossierTemplates
import DossierText

/// The briefing.
struct HomePage: ViewModel {
  var frame: FramePiece
  var title: String
  var subtitle: String?
  var counts: [LinkPiece]
  var briefing: SafeHTML?
  /// What happened, for a dossier without a summary.
  var headlines: [ItemPiece]
  var cautions: [CautionPiece]
  var figures: [ItemPiece]
  var allFigures: LinkPiece?
  var speakers: [ItemPiece]
  var allSpeakers: LinkPiece?
  var dates: [ItemPiece]
  var allDates: LinkPiece?
  var notes: [LinkPiece]
  var allNotes: LinkPiece?
  var sources: [SourceRow]
  var allSources: LinkPiece?
  var downloads: [LinkPiece]
  static let fields: Fields<Self> = [
    .object("frame") { $0.frame }, .text("title") { $0.title }, .text("subtitle") { $0.subtitle },
    .list("counts") { $0.counts }, .html("briefing") { $0.briefing },
    .flag("has-headlines") { !$0.headlines.isEmpty }, .list("headlines") { $0.headlines },
    .list("cautions") { $0.cautions }, .flag("has-cautions") { !$0.cautions.isEmpty },
    .flag("is-empty") { $0.sources.isEmpty && $0.notes.isEmpty },
    .flag("has-figures") { !$0.figures.isEmpty }, .list("figures") { $0.figures },
    .object("all-figures") { $0.allFigures }, .flag("has-speakers") { !$0.speakers.isEmpty },
    .list("speakers") { $0.speakers }, .object("all-speakers") { $0.allSpeakers },
    .flag("has-dates") { !$0.dates.isEmpty }, .list("dates") { $0.dates },
    .object("all-dates") { $0.allDates },
    .flag("has-notes") { !$0.notes.isEmpty }, .list("notes") { $0.notes },
    .object("all-notes") { $0.allNotes },
    .flag("has-sources") { !$0.sources.isEmpty }, .list("sources") { $0.sources },
    .object("all-sources") { $0.allSources }, .list("downloads") { $0.downloads },
  ]
}

extension Desk {
  func home() -> HomePage {
    let figures = listing.clusters.prefix(5).map { cluster($0) }
    let dates = latestDates(5)
    let speakers = homeSpeakers(6)
    return HomePage(
      frame: frame(
        title: site.title, kind: say("home.kind"), section: "index",
        description: dossier.configuration.description
          ?? say("home.description", ["title": site.title, "sources": counted]),
        jsonLD: reportData()),
      title: site.title, subtitle: dossier.configuration.subtitle, counts: counts(), briefing: briefing(),
      headlines: dossier.briefing == nil ? headlines(5) : [], cautions: cautions(), figures: figures,
      allFigures: figures.isEmpty
        ? nil
        : LinkPiece(
          words: say("home.all-figures", n: listing.clusters.count),
          href: link("figures.html")),
      speakers: speakers,
      allSpeakers: speakers.isEmpty
        ? nil
        : LinkPiece(
          words: say("home.all-statements", n: dossier.attributions.count), href: link("claims.html")),
      dates: dates,
      allDates: dates.isEmpty
        ? nil
        : LinkPiece(
          words: say("home.all-dates", n: listing.events.count),
          href: link("timeline.html")),
      notes: register.notes.prefix(20).map {
        titleLink($0, note: noteLine($0))
      },
      allNotes: register.notes.count > 20
        ? LinkPiece(words: say("home.all-notes", n: register.notes.count), href: link(listing.notesPath))
        : nil,
      sources: register.articles.suffix(10).reversed().map { sourceRow($0) },
      allSources: register.articles.count > 10
        ? LinkPiece(
          words: say("home.all-sources", n: register.articles.count), href: link("sources.html")) : nil,
      downloads: downloads())
  }

  private var counted: String { say.count("source", register.articles.count) }

  private func noteLine(_ document: Int) -> String? {
    let metadata = dossier.documents[document].source.metadata
    return metadata.summary ?? metadata.published.map { say.date($0.value) }
  }

  private func counts() -> [LinkPiece] {
    var counts = [LinkPiece(words: counted, href: link("sources.html"))]
    if !dossier.figures.isEmpty {
      counts.append(
        LinkPiece(words: say.count("figure", dossier.figures.count), href: link("figures.html")))
    }
    if !listing.events.isEmpty {
      counts.append(
        LinkPiece(words: say.count("date", listing.events.count), href: link("timeline.html")))
    }
    if !dossier.attributions.isEmpty {
      let named = listing.speakers.filter { $0.actor != nil }.count
      let words = say.count("statement", dossier.attributions.count)
      counts.append(
        LinkPiece(
          words: named > 0
            ? say("home.by-speakers", ["statements": words, "speakers": say.count("named-speaker", named)])
            : words,
          href: link("claims.html")))
    }
    if site.hasContradictions {
      let number = dossier.relations.filter(\.isContradiction).count
      let words =
        number > 0
        ? say.count("contradiction", number)
        : say.count("disputed-claim", dossier.claims.count(where: \.isDisputed))
      counts.append(LinkPiece(words: words, href: link("contradictions.html")))
    }
    return counts
  }

  func briefing() -> SafeHTML? {
    guard let briefing = dossier.briefing else { return nil }
    let tree = BlockTree.html(catalogue, briefing, index: nil, root: root, title: site.title) { embedded($0) }
    return tree.html
  }

  /// The events of the highest ranks that an article tells of, in order of time.
  private func headlines(_ number: Int) -> [ItemPiece] {
    let chosen = topEvents(4 * number).filter { index in
      let event = dossier.events[index]
      return event.kind == .event
        && !event.mentions.allSatisfy { dossier.documents[$0.document].source.kind == .note }
    }
    let best = Set(chosen.sorted { dossier.events[$0].rank < dossier.events[$1].rank }.prefix(number))
    return chosen.filter(best.contains).map { event($0) }.filter { $0.label != $0.head }
  }

  /// The events with the latest days that an article tells of and that say more than their date.
  private func latestDates(_ number: Int) -> [ItemPiece] {
    var rows: [ItemPiece] = []
    for index in listing.events.reversed().prefix(400) where rows.count < number {
      let event = dossier.events[index]
      let isOnlyNoted = event.mentions.allSatisfy { dossier.documents[$0.document].source.kind == .note }
      guard event.kind != .publication, !isOnlyNoted else { continue }
      let row = self.event(index)
      if row.label != row.head { rows.append(row) }
    }
    return rows.reversed()
  }

  /// One line a speaker: denials and disputed claims first, then what holds a figure, then the rest.
  private func homeSpeakers(_ number: Int) -> [ItemPiece] {
    let withFigure = site.statementsWithFigure
    func weight(_ index: Int) -> Int {
      let attribution = dossier.analysis(of: dossier.attributions[index])
      var weight = 0
      if register.claimsOfStatement[index] != nil { weight += 4 }
      if attribution.stance == .deny { weight += 3 }
      if withFigure.contains(index) { weight += 2 }
      if attribution.isNested { weight -= 3 }
      if dossier.documents[dossier.attributions[index].document].source.kind == .note { weight -= 4 }
      return weight
    }
    var chosen: [(weight: Int, count: Int, index: Int)] = []
    for speaker in listing.speakers.prefix(200) where speaker.actor != nil {
      guard let best = speaker.statements.prefix(200).max(by: { weight($0) < weight($1) }) else { continue }
      chosen.append((weight(best), speaker.statements.count, best))
    }
    chosen.sort { ($1.weight, $1.count, $0.index) < ($0.weight, $0.count, $1.index) }
    return chosen.prefix(number).map { statement($0.index) }
  }

  private func downloads() -> [LinkPiece] {
    var links = [
      LinkPiece(words: say("download.print"), href: link("print.html"), note: say("download.print-note")),
      LinkPiece(
        words: say("download.json"), href: link("data/dossier.json"), note: say("download.json-note")),
    ]
    for (path, name) in site.exports {
      links.append(
        LinkPiece(words: say("download.\(name)"), href: link(path), note: say("download.\(name)-note")))
    }
    return links
  }
}
