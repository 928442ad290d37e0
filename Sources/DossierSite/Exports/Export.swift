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

  func bytes(_ site: Site) -> [UInt8] {
    let desk = Desk(site, path)
    switch self {
    case .json:
      return dossierJSON(site.catalogue, version: site.options.version)
    case .figures: return desk.figuresCSV()
    case .timeline: return desk.timelineCSV()
    case .calendar: return desk.calendar()
    case .bibTeX: return desk.bibTeX()
    case .ris: return desk.ris()
    case .csl: return desk.csl()
    case .noJekyll: return []
    case .sitemap: return desk.sitemap()
    case .feed: return desk.feed()
    }
  }
}
