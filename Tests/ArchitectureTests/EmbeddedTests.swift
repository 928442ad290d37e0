// Every template and table is inside the program, and nothing else is.
import CEmbedded
import DossierTestSupport
import Foundation
import Testing

@Suite struct EmbeddedTests {
  private func list(_ files: UnsafePointer<DossierEmbeddedFile>) -> [String: Data] {
    var found: [String: Data] = [:]
    var index = 0
    while let name = files[index].name {
      found[String(cString: name)] =
        files[index].bytes.map { Data(bytes: $0, count: files[index].count) } ?? Data()
      index += 1
    }
    return found
  }

  private func folder(_ path: String, as prefix: String) -> [String: Data] {
    var found: [String: Data] = [:]
    for file in SourceFile.paths(in: path) where !file.hasSuffix("README.md") {
      found[prefix + file.dropFirst(path.count)] =
        FileManager.default.contents(atPath: SharedData.packageRoot + "/" + file) ?? Data()
    }
    return found
  }

  private func expectEqual(_ embedded: [String: Data], _ folder: [String: Data]) {
    #expect(embedded.keys.sorted() == folder.keys.sorted())
    for (name, bytes) in folder where embedded[name] != nil {
      #expect(embedded[name] == bytes, "\(name) is not what was embedded")
    }
  }

  @Test func templates() {
    expectEqual(list(dossier_embedded_templates()), folder("templates", as: "templates"))
  }

  @Test func tables() {
    var embedded: [String: Data] = [:]
    var count = 0
    for files in [
      dossier_embedded_content(), dossier_embedded_sentences(), dossier_embedded_dates(),
      dossier_embedded_figures(),
      dossier_embedded_attribution(), dossier_embedded_entities(), dossier_embedded_synthesis(),
      dossier_embedded_site(),
    ] {
      let part = list(files)
      count += part.count
      embedded.merge(part) { first, _ in first }
    }
    #expect(count == embedded.count, "a table is embedded twice")
    var tables: [String: Data] = [:]
    for room in ["DossierContent", "DossierAnalysis", "DossierSynthesis", "DossierSite"] {
      tables.merge(folder("Sources/\(room)/Tables", as: "tables")) { first, _ in first }
    }
    expectEqual(embedded, tables)
  }

  @Test func starterAndDemo() {
    let files = folder("Sources/DossierPipeline/Starter", as: "starter").merging(
      folder("content", as: "demo")
    ) { a, _ in a }
    expectEqual(list(dossier_embedded_starter()), files)
  }
}
