// The files for other programs that stand beside the pages.
import DossierModel
import DossierTemplates
import DossierText

/// One export.
enum Export: String, CaseIterable, Sendable {
  case json = "data/dossier.json"
  case figures = "data/figures.csv"
  case timeline = "data/timeline.csv"
  case calendar = "timeline.ics"
  case bibTeX = "sources.bib"
  case ris = "sources.ris"
  case csl = "sources.csl.json"
  case noJekyll = ".nojekyll"
  case sitemap = "sitemap.xml"
  case feed = "feed.xml"

  var path: String { rawValue }

  /// The rows that word it in the list of downloads, behind "download."; nil for files that are not offered there.
  var words: String? {
    switch self {
    case .figures: "figures"
    case .timeline: "timeline"
    case .calendar: "calendar"
    case .bibTeX: "bibtex"
    case .ris: "ris"
    case .csl: "csl"
    case .json, .noJekyll, .sitemap, .feed: nil
    }
  }

  func isWanted(_ dossier: Dossier) -> Bool {
    switch self {
    case .json, .noJekyll: true
    case .figures: !dossier.figures.isEmpty
    case .timeline, .calendar: !dossier.events.isEmpty
    case .bibTeX, .ris, .csl: !dossier.documents.isEmpty
    case .sitemap, .feed: dossier.configuration.baseURL != nil
    }
  }

  func file(_ site: Site) -> RenderedFile {
    let desk = Desk(site, path)
    func whole(_ bytes: [UInt8]) -> RenderedFile { RenderedFile(path: path, bytes: bytes) }
    switch self {
    case .json:
      return dossierJSON(site.catalogue, version: site.options.version)
    case .figures:
      let rest = Self.parts(site, site.dossier.figures.count) { $0.figuresCSV($1) }
      return RenderedFile(path: path, bytes: desk.figuresHead(), rest: rest)
    case .timeline:
      let rest = Self.parts(site, site.listing.events.count) { $0.timelineCSV($1) }
      return RenderedFile(path: path, bytes: desk.timelineHead(), rest: rest)
    case .calendar:
      let rest = Self.parts(site, site.listing.events.count) { $0.calendarEvents($1) }
      return RenderedFile(path: path, bytes: desk.calendarHead(), rest: rest + [{ Desk.calendarEnd }])
    case .bibTeX: return whole(desk.bibTeX())
    case .ris: return whole(desk.ris())
    case .csl: return whole(desk.csl())
    case .noJekyll: return whole([])
    case .sitemap: return whole(desk.sitemap())
    case .feed: return whole(desk.feed())
    }
  }

  /// A list of rows in parts of some thousand.
  private static func parts(
    _ site: Site, _ count: Int, _ write: @escaping @Sendable (Desk, Range<Int>) -> [UInt8]
  ) -> [@Sendable () -> [UInt8]] {
    // Exports name their pages from the top of the site, so any path there will do.
    ranges(count, size: 4000).map { range in { write(Desk(site, ""), range) } }
  }
}
