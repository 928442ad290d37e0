// figures.html: which numbers matter, and where they part.
import DossierModel
import DossierTemplates
import DossierText

/// All groups of figures, or a page of them.
struct FiguresPage: ViewModel {
  var frame: FramePiece
  var count: String
  var groups: [ItemPiece]
  var singles: [SectionPiece]
  var pages: [LinkPiece]
  static let fields: Fields<Self> = [
    .object("frame") { $0.frame }, .text("count") { $0.count }, .flag("has-groups") { !$0.groups.isEmpty },
    .list("groups") { $0.groups }, .flag("has-singles") { !$0.singles.isEmpty },
    .list("singles") { $0.singles },
    .flag("has-pages") { $0.pages.count > 1 }, .list("pages") { $0.pages },
    .flag("is-empty") { $0.groups.isEmpty && $0.singles.isEmpty },
  ]
}

extension Desk {
  func figures(_ page: Int) -> FiguresPage {
    let rows = listing.figurePages[page].rows
    let groups = rows.filter { dossier.clusters[$0].figures.count > 1 }
    var singles: [SectionPiece] = []
    for index in rows where dossier.clusters[index].figures.count == 1 {
      let unit = dossier.clusters[index].unit
      let name =
        unit.map { $0 == "ratio" ? say("figures.parts") : say("figures.in-unit", ["unit": say.unitName($0)]) }
        ?? say("figures.counted")
      let id = "u-" + Slug.make(unit ?? "counted")
      if singles.last?.id != id { singles.append(SectionPiece(id: id, heading: name)) }
      singles[singles.count - 1].items.append(cluster(index, isOwnPage: true))
    }
    let differ = listing.standings.filter { $0 == .differ }.count
    let contradict = listing.standings.filter { $0 == .contradict }.count
    var count = [
      say.count("figure", dossier.figures.count),
      say.count("quantity", dossier.clusters.count),
    ]
    if contradict > 0 { count.append(say("figures.contradict", n: contradict)) }
    if differ > 0 { count.append(say("figures.differ", n: differ)) }
    return FiguresPage(
      frame: frame(
        title: paged(say("page.figures"), page), kind: site.title, section: "figures",
        description: say("figures.description")),
      count: count.joined(separator: " · "), groups: groups.map { cluster($0, isOwnPage: true) },
      singles: singles,
      pages: pageLinks(listing.figurePages, current: page) { index in
        let cluster = dossier.clusters[index]
        return cluster.figures.count > 1
          ? say("figures.several") : cluster.unit.map { say.unitName($0) } ?? say("figures.counted")
      })
  }

  /// The title of a page of a long list: "Key figures, page 2".
  func paged(_ title: String, _ page: Int) -> String {
    page == 0 ? title : say("list.page-title", ["title": title, "number": String(page + 1)])
  }

  /// Links to the pages of a list: all of them up to 12, else the first, the last and those around. `name` says
  /// of a row what its place in the order is.
  func pageLinks(
    _ pages: [Listing.Page], current: Int, name: ((Int) -> String)? = nil
  ) -> [LinkPiece] {
    guard pages.count > 1 else { return [] }
    let near = pages.count <= 12 ? pages.indices : max(0, current - 3)..<min(pages.count, current + 4)
    var links: [LinkPiece] = []
    var last = -1
    for index in pages.indices where near.contains(index) || index == 0 || index == pages.count - 1 {
      if index > last + 1 { links.append(LinkPiece(words: "…", href: nil)) }
      last = index
      var note: String?
      if let name, let first = pages[index].rows.first, let final = pages[index].rows.last {
        let (from, to) = (name(first), name(final))
        note = from == to ? from : say("list.from-to", ["from": from, "to": to])
      }
      links.append(
        LinkPiece(
          words: say("list.page", ["number": String(index + 1)]),
          href: index == current ? nil : link(pages[index].path), note: note))
    }
    return links
  }
}
