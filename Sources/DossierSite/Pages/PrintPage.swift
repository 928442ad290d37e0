// print.html: the whole dossier on one page, for paper. Citations lead to the sentences on this page. Beyond 50 sources,
// or very long ones, their texts are left out; beyond 200 sources or 10,000 figures the lists are cut to their tops. The
// cover says so, and the page stays below 1 MB.
import DossierModel
import DossierTemplates
import DossierText

/// A source with its sentences, as an endnote.
struct PrintedSource: ViewModel {
  var id, number, title, citeAs, language, direction: String
  var text: SafeHTML?
  static let fields: Fields<Self> = [
    .text("id") { $0.id }, .text("number") { $0.number }, .text("title") { $0.title },
    .text("cite-as") { $0.citeAs }, .text("lang") { $0.language }, .text("dir") { $0.direction },
    .html("text") { $0.text },
  ]
}

/// A group of figures with its statements.
struct PrintedFigure: ViewModel {
  var group: ItemPiece
  var statements: [ItemPiece]
  var more: String?
  static let fields: Fields<Self> = [
    .object("group") { $0.group }, .flag("has-statements") { !$0.statements.isEmpty },
    .list("statements") { $0.statements }, .text("more") { $0.more },
  ]
}

/// The print edition.
struct PrintPage: ViewModel {
  var frame: FramePiece
  var title: String
  var subtitle, authors: String?
  var leftOut: String?
  var isWhole: Bool
  var briefing: SafeHTML?
  var cautions: [CautionPiece]
  var figures: [PrintedFigure]
  var dates, undated: [ItemPiece]
  var speakers: [SpeakerPiece]
  var sources: [PrintedSource]
  static let fields: Fields<Self> = [
    .object("frame") { $0.frame }, .text("title") { $0.title }, .text("subtitle") { $0.subtitle },
    .text("authors") { $0.authors }, .text("left-out") { $0.leftOut }, .flag("is-whole") { $0.isWhole },
    .html("briefing") { $0.briefing },
    .flag("has-cautions") { !$0.cautions.isEmpty }, .list("cautions") { $0.cautions },
    .flag("has-figures") { !$0.figures.isEmpty }, .list("figures") { $0.figures },
    .flag("has-dates") { !$0.dates.isEmpty }, .list("dates") { $0.dates },
    .flag("has-undated") { !$0.undated.isEmpty }, .list("undated") { $0.undated },
    .flag("has-speakers") { !$0.speakers.isEmpty }, .list("speakers") { $0.speakers },
    .flag("has-sources") { !$0.sources.isEmpty }, .list("sources") { $0.sources },
  ]
}

/// How much of each list the print edition holds.
struct PrintLimits {
  let hasTexts: Bool
  let figures, dates, undated, statements, sources: Int
  /// Statements under the groups of figures, all together.
  let figureStatements: Int

  init(_ dossier: Dossier) {
    let documents = dossier.documents
    let size = documents.reduce(0) { $0 + $1.prose.count }
    hasTexts = documents.count <= 50 && size <= 250_000
    let isHuge = documents.count > 200 || dossier.figures.count > 10_000
    (figures, dates, undated) = isHuge ? (60, 60, 60) : (200, 200, 100)
    (statements, figureStatements) = isHuge ? (240, 0) : hasTexts ? (600, 400) : (500, 200)
    sources = 200
  }
}

extension Desk {
  func printEdition() -> PrintPage {
    let limits = site.printLimits
    let authors = say.list(dossier.configuration.authors)
    let dates = topEvents(limits.dates)
    var room = limits.figureStatements
    let figures = listing.clusters.prefix(limits.figures).map { printed(cluster: $0, room: &room) }
    var left = limits.statements
    let speakers = listing.speakers.compactMap { printed($0, left: &left) }
    let shown = speakers.reduce(0) { $0 + $1.statements.count }
    var leftOut: [String] = limits.hasTexts ? [] : [say("print.texts")]
    for (noun, count) in [
      ("quantity", listing.clusters.count - figures.count), ("date", listing.events.count - dates.count),
      ("statement", dossier.attributions.count - shown),
      ("source", dossier.documents.count - limits.sources),
    ] where count > 0 {
      leftOut.append(say.count(noun, count))
    }
    return PrintPage(
      frame: frame(
        title: site.title, kind: say("print.kind"), section: "print",
        description: say("print.description")),
      title: site.title, subtitle: dossier.configuration.subtitle, authors: authors.isEmpty ? nil : authors,
      leftOut: leftOut.isEmpty ? nil : say("print.left-out", ["what": say.list(leftOut)]),
      isWhole: limits.hasTexts, briefing: briefing(), cautions: cautions(), figures: figures,
      dates: dates.map { index in
        var piece = event(index)
        piece.href = nil
        return piece
      },
      undated: dossier.unresolved.indices.prefix(limits.undated).map { index in
        var piece = unresolved(index)
        piece.id = nil
        return piece
      }, speakers: speakers,
      sources: dossier.documents.indices.prefix(limits.sources).map { printed(document: $0) })
  }

  /// A group with its statements as long as there is room for them; nothing on paper leads to another page.
  private func printed(cluster index: Int, room: inout Int) -> PrintedFigure {
    var group = cluster(index)
    group.href = nil
    let figures = dossier.clusters[index].figures
    guard figures.count > 1 else { return PrintedFigure(group: group, statements: [], more: nil) }
    let shown = figures.sorted { (size($0), $1) > (size($1), $0) }.prefix(min(room, 12))
    room -= shown.count
    let rest = figures.count - shown.count
    return PrintedFigure(
      group: group, statements: shown.map { figure($0) },
      more: rest > 0 && !shown.isEmpty ? say("print.more-statements", n: rest) : nil)
  }

  private func printed(_ speaker: Listing.Speaker, left: inout Int) -> SpeakerPiece? {
    let shown = speaker.statements.prefix(min(left, 20))
    if shown.isEmpty { return nil }
    left -= shown.count
    let rest = speaker.statements.count - shown.count
    return SpeakerPiece(
      id: "",
      name: speaker.actor.map { dossier.actors[$0].name } ?? speaker.words ?? say("speaker.not-named"),
      href: nil, role: speaker.actor.flatMap(role),
      count: rest > 0 ? say("print.more-statements", n: rest) : "",
      statements: shown.map { statement($0, showsSpeaker: false) })
  }

  private func printed(document index: Int) -> PrintedSource {
    let prefix = printPrefix(index)
    let language = catalogue.language(index)
    return PrintedSource(
      id: prefix + "source", number: catalogue.mark(index), title: catalogue.title(index),
      citeAs: citeAs(index),
      language: dossier.documents[index].source.metadata.language.value,
      direction: language?.direction ?? "ltr",
      text: site.printLimits.hasTexts
        ? MarkedText.html(catalogue, catalogue.whole(index), root: root, prefix: prefix).html : nil)
  }

  /// What stands before the ids of a source's sentences on the print edition: its key.
  func printPrefix(_ index: Int) -> String {
    let file = addresses.documents[index].split(separator: "/").last.map(String.init) ?? ""
    return file.replacing(".html", with: "") + "-"
  }
}
