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
        unit.map { $0 == "ratio" ? "Parts of a whole" : "In \(Self.unitName($0))" } ?? "Things counted"
      let id = "u-" + Slug.make(unit ?? "counted")
      if singles.last?.id != id { singles.append(SectionPiece(id: id, heading: name)) }
      singles[singles.count - 1].items.append(cluster(index, isOwnPage: true))
    }
    let part = page == 0 ? "" : ", page \(page + 1)"
    let differ = listing.standings.filter { $0 == .differ }.count
    let contradict = listing.standings.filter { $0 == .contradict }.count
    var count = [
      Wording.count(dossier.figures.count, "figure"),
      Wording.count(dossier.clusters.count, "quantity", "quantities"),
    ]
    if contradict > 0 { count.append("\(contradict) with statements that contradict") }
    if differ > 0 { count.append("\(differ) with statements that differ") }
    return FiguresPage(
      frame: frame(
        title: "Key figures\(part)", kind: site.title, section: "figures",
        description: "Every number in the sources, what it counts, who gives it, and where the numbers part."),
      count: count.joined(separator: " · "), groups: groups.map { cluster($0, isOwnPage: true) },
      singles: singles,
      pages: pageLinks(listing.figurePages, current: page))
  }

  func pageLinks(_ pages: [Listing.Page], current: Int) -> [LinkPiece] {
    pages.indices.map { index in
      LinkPiece(words: "Page \(index + 1)", href: index == current ? nil : link(pages[index].path))
    }
  }

  static func unitName(_ unit: String) -> String {
    let known = [
      "%": "per cent", "bp": "basis points", "USD": "US dollars", "EUR": "euros", "GBP": "pounds sterling",
      "km": "kilometres", "m": "metres", "ha": "hectares", "°C": "degrees Celsius",
      "°F": "degrees Fahrenheit",
      "mph": "miles per hour", "km/h": "kilometres per hour", "km2": "square kilometres",
    ]
    return known[unit] ?? Wording.plural(unit)
  }
}
