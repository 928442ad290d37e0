// notes/KEY.html: the analyst's own text, with references at the foot and what links here.
import DossierModel
import DossierTemplates
import DossierText

/// A numbered reference at the foot of a note.
struct ReferencePiece: ViewModel {
  /// Its number; nil in a list by author and year.
  var mark: String?
  var words, href: String
  static let fields: Fields<Self> = [
    .text("mark") { $0.mark }, .text("words") { $0.words }, .url("href") { $0.href },
  ]
}

/// One note.
struct NotePage: ViewModel {
  var frame: FramePiece
  var title, line: String
  var text: SafeHTML?
  /// The anchor of the sentence that the page's heading is.
  var anchor: String?
  var withheld: String?
  var references: [ReferencePiece]
  var backlinks: [LinkPiece]
  var drawn: [LinkPiece]
  var dates: [ItemPiece]
  static let fields: Fields<Self> = [
    .object("frame") { $0.frame }, .text("title") { $0.title }, .text("line") { $0.line },
    .html("text") { $0.text }, .text("anchor") { $0.anchor }, .text("withheld") { $0.withheld },
    .flag("has-references") { !$0.references.isEmpty }, .list("references") { $0.references },
    .flag("has-backlinks") { !$0.backlinks.isEmpty }, .list("backlinks") { $0.backlinks },
    .flag("has-drawn") { !$0.drawn.isEmpty }, .list("drawn") { $0.drawn },
    .flag("has-dates") { !$0.dates.isEmpty }, .list("dates") { $0.dates },
  ]
}

extension Desk {
  func note(_ index: Int) -> NotePage {
    let document = dossier.documents[index]
    let metadata = document.source.metadata
    let policy = catalogue.policy(index)
    let tree =
      policy == .full
      ? BlockTree.html(
        catalogue, document, index: index, root: root, title: metadata.title.value
      ) { embedded($0) } : nil
    let text =
      policy == .quotes ? MarkedText.html(catalogue, catalogue.whole(index), root: root).html : tree?.html
    var line = [say("note.number", ["number": String(register.number[index])])]
    if let byline = metadata.byline, !byline.value.isEmpty {
      line.append(say("note.by", ["names": say.list(byline.value)]))
    }
    if let published = metadata.published { line.append(say.date(published.value)) }
    line.append(
      metadata.publisher.map { say("note.publisher", ["name": $0.value]) }
        ?? say("note.own"))
    return NotePage(
      frame: frame(
        title: metadata.title.value, kind: say("note.number", ["number": String(register.number[index])]),
        section: "notes",
        description: metadata.summary ?? say("note.description", ["title": metadata.title.value]),
        jsonLD: noteData(index)),
      title: metadata.title.value, line: line.joined(separator: " · "), text: text,
      anchor: tree?.titleAnchor, withheld: policy == .none ? say("note.withheld") : nil,
      references: references(tree?.references ?? dossier.standings[index].cites),
      backlinks: backlinks(index), drawn: drawn(index), dates: dates(index))
  }

  private func backlinks(_ index: Int) -> [LinkPiece] {
    let links = register.citedBy[index] + (site.wikilinks[index] ?? [])
    var seen: Set<Int> = [index]
    return links.filter { seen.insert($0).inserted }.map {
      titleLink($0)
    }
  }

  private func drawn(_ index: Int) -> [LinkPiece] {
    var links: [LinkPiece] = []
    if !register.figures[index].isEmpty {
      links.append(
        LinkPiece(words: say.count("figure", register.figures[index].count), href: link("figures.html")))
    }
    if !register.events[index].isEmpty {
      let count = Set(register.events[index].map(\.event)).count
      links.append(LinkPiece(words: say.count("date", count), href: link("timeline.html")))
    }
    if !register.statements[index].isEmpty {
      links.append(
        LinkPiece(
          words: say.count("statement", register.statements[index].count), href: link("claims.html")))
    }
    return links
  }

  /// Expressions of time that have no entry on the timeline: their marks lead here.
  private func dates(_ index: Int) -> [ItemPiece] {
    drawnDates(catalogue.whole(index)).filter { $0.href == nil }
  }
}
