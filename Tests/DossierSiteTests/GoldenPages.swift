// Whole pages of a small dossier, compared with files. `UPDATE_GOLDEN=1 swift test` rewrites them.
import DossierModel
import DossierSite
import DossierText
import Foundation
import Testing

@Suite struct GoldenPages {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Golden")
  static let site = Site(SampleDossier.flood(), options: Site.Options())
  /// The same with sources cut into parts of a few sentences.
  static let parts: Site = {
    var options = Site.Options()
    options.partLimit = 4000
    return Site(SampleDossier.flood(), options: options)
  }()
  static let pages = [
    "index.html", "timeline.html", "figures.html", "claims.html", "contradictions.html", "sources.html",
    "sources/gazette-1.html", "notes/counting.html", "about.html", "404.html",
  ]

  @Test(arguments: pages) func isAsReviewed(_ path: String) throws {
    #expect(Self.site.diagnostics.isEmpty)
    try compare(Self.site.render(path).wholeBytes, path.replacing("/", with: "-"))
  }

  @Test(arguments: ["sources/gazette-1.html", "sources/gazette-1--2.html"])
  func aPartIsAsReviewed(_ path: String) throws {
    let name = path.replacing("/", with: "-").replacing(".html", with: "-in-parts.html")
    try compare(Self.parts.render(path).wholeBytes, name)
  }

  private func compare(_ made: [UInt8], _ name: String) throws {
    let file = Self.folder.appending(path: name)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try Data(made).write(to: file)
    }
    #expect(
      String(decoding: made, as: UTF8.self) == String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }
}
