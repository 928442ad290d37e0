import DossierPipeline
import DossierTestSupport
import DossierText
import Testing

@Suite struct NewTests {
  @Test(arguments: [false, true]) func aNewDossierBuilds(demo: Bool) {
    let folder = TemporaryFolder()
    let made = newDossier(at: folder.path + "/content", demo: demo)
    #expect(made.diagnostics.isEmpty && !made.written.isEmpty)
    var options = BuildOptions()
    options.source = folder.path + "/content"
    options.output = folder.path + "/public"
    let report = build(options)
    #expect(report.isFine, "\(report.diagnostics.map(\.formatted))")
  }

  @Test func theStarterNamesEveryKey() {
    let folder = TemporaryFolder()
    #expect(newDossier(at: folder.path + "/content", demo: false).diagnostics.isEmpty)
    let text = String(decoding: folder.read("content/dossier.yml") ?? [], as: UTF8.self)
    let keys = [
      "title", "subtitle", "description", "authors", "organisation", "language", "published", "as-of",
      "base-url",
      "tlp", "text", "tags", "sections", "publishers", "actors", "ignore", "keep", "theme", "timeline",
      "strict",
    ]
    for key in keys {
      #expect(text.contains("\n\(key):") || text.contains("\n# \(key):"), "\(key) is missing")
    }
  }

  @Test func nothingIsOverwritten() {
    let folder = TemporaryFolder()
    folder.write("content/mine.txt", "Mine.")
    let made = newDossier(at: folder.path + "/content", demo: true)
    #expect(made.written.isEmpty && made.diagnostics.map(\.id) == ["new.not-empty"])
    #expect(folder.tree("content").map(\.name) == ["mine.txt"])
  }

  @Test func theDemoIsTheContentFolder() {
    let folder = TemporaryFolder()
    #expect(newDossier(at: folder.path + "/demo", demo: true).diagnostics.isEmpty)
    let made = folder.tree("demo")
    let kept = fileTree(SharedData.packageRoot + "/content").filter { !$0.name.hasPrefix(".") }
    #expect(made.map(\.name) == kept.map(\.name))
    #expect(made.map(\.bytes) == kept.map(\.bytes))
  }
}
