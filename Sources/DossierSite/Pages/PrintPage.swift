// print.html: the whole dossier on one page, for paper. Citations lead to the sentences on this page; texts are
// left out beyond 50 sources, and lists cut beyond 200, so that the page stays below 1 MB.
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

/// The print edition.
struct PrintPage: ViewModel {
  var frame: FramePiece
  var title: String
  var subtitle, authors: String?
  var leftOut: String?
  var briefing: SafeHTML?
  var cautions: [CautionPiece]
  var figures, dates, undated: [ItemPiece]
  var speakers: [SpeakerPiece]
  var sources: [PrintedSource]
  static let fields: Fields<Self> = [
    .object("frame") { $0.frame }, .text("title") { $0.title }, .text("subtitle") { $0.subtitle },
    .text("authors") { $0.authors }, .text("left-out") { $0.leftOut }, .html("briefing") { $0.briefing },
    .flag("has-cautions") { !$0.cautions.isEmpty }, .list("cautions") { $0.cautions },
    .flag("has-figures") { !$0.figures.isEmpty }, .list("figures") { $0.figures },
    .flag("has-dates") { !$0.dates.isEmpty }, .list("dates") { $0.dates },
    .flag("has-undated") { !$0.undated.isEmpty }, .list("undated") { $0.undated },
    .flag("has-speakers") { !$0.speakers.isEmpty }, .list("speakers") { $0.speakers },
    .flag("has-sources") { !$0.sources.isEmpty }, .list("sources") { $0.sources },
  ]
}

extension Desk {
  func printEdition() -> PrintPage {
    let documents = dossier.documents.indices
    let hasTexts = documents.count <= 50
    let top = documents.count > 200 ? 60 : 300
    var leftOut: [String] = []
    if !hasTexts { leftOut.append(say("print.texts")) }
    if listing.clusters.count > top { leftOut.append(say.count("quantity", listing.clusters.count - top)) }
    if listing.events.count > top { leftOut.append(say.count("date", listing.events.count - top)) }
    let authors = say.list(dossier.configuration.authors)
    return PrintPage(
      frame: frame(
        title: site.title, kind: say("print.kind"), section: "print",
        description: say("print.description")),
      title: site.title, subtitle: dossier.configuration.subtitle, authors: authors.isEmpty ? nil : authors,
      leftOut: leftOut.isEmpty ? nil : say("print.left-out", ["what": say.list(leftOut)]),
      briefing: briefing(), cautions: cautions(), figures: listing.clusters.prefix(top).map { cluster($0) },
      dates: listing.events.prefix(top).map { event($0) },
      undated: dossier.unresolved.indices.prefix(top).map { index in
        var piece = unresolved(index)
        piece.id = nil
        return piece
      }, speakers: printedSpeakers(top),
      sources: documents.prefix(hasTexts ? 50 : 200).map { printed($0, hasText: hasTexts) })
  }

  private func printedSpeakers(_ limit: Int) -> [SpeakerPiece] {
    listing.speakers.prefix(limit).map { speaker in
      SpeakerPiece(
        id: "",
        name: speaker.actor.map { dossier.actors[$0].name } ?? speaker.words ?? say("speaker.not-named"),
        href: nil,
        role: speaker.actor.flatMap(role), count: "",
        statements: speaker.statements.prefix(20).map { statement($0, showsSpeaker: false) })
    }
  }

  private func printed(_ index: Int, hasText: Bool) -> PrintedSource {
    let prefix = printPrefix(index)
    let language = catalogue.language(index)
    return PrintedSource(
      id: prefix + "source", number: catalogue.mark(index), title: catalogue.title(index),
      citeAs: citeAs(index),
      language: dossier.documents[index].source.metadata.language.value,
      direction: language?.direction ?? "ltr",
      text: hasText ? MarkedText.html(catalogue, document: index, root: root, prefix: prefix).html : nil)
  }

  /// What stands before the ids of a source's sentences on the print edition: its key.
  func printPrefix(_ index: Int) -> String {
    let file = addresses.documents[index].split(separator: "/").last.map(String.init) ?? ""
    return file.replacing(".html", with: "") + "-"
  }
}
