// Whole pages of a small dossier, compared with files. `UPDATE_GOLDEN=1 swift test` rewrites them.
import DossierModel
import DossierSite
import DossierText
import Foundation
import Testing

@Suite struct GoldenPages {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Golden")
  static let site = Site(SampleDossier.flood(), options: Site.Options())
  static let pages = [
    "index.html", "timeline.html", "figures.html", "claims.html", "contradictions.html", "sources.html",
    "sources/gazette-1.html", "notes/counting.html", "about.html", "404.html",
  ]

  @Test(arguments: pages) func isAsReviewed(_ path: String) throws {
    #expect(Self.site.diagnostics.isEmpty)
    let made = Self.site.render(path).wholeBytes
    let file = Self.folder.appending(path: path.replacing("/", with: "-"))
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try Data(made).write(to: file)
    }
    #expect(
      String(decoding: made, as: UTF8.self) == String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }
}
