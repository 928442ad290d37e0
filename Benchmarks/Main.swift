// What each room does with a megabyte, on one core: `swift run -c release dossier-bench [FILE ...]`. Templates are
// measured on a made-up page; with files (articles in any form that a dossier reads), loading and every step
// of the analysis are measured on each; with a content folder, the synthesis of all its sources. A new measurement is a line in `templates()` or `analysis(of:)`.
import DossierAnalysis
import DossierContent
import DossierModel
import DossierTemplates
import DossierText

@main
enum Main {
  static func main() {
    let paths = CommandLine.arguments.dropFirst()
    templates()
    if paths.isEmpty { print("give files to measure loading and analysis on them") }
    let tables = AnalysisTables()
    for path in paths {
      if isFolder(path) { benchSynthesis(of: path, tables) } else { analysis(of: path, tables) }
    }
  }

  static func templates() {
    var set = TemplateSet(BenchPage.files)
    let template = set.template("timeline.html", for: BenchPage.self)
    for diagnostic in set.diagnostics { print(diagnostic.place, diagnostic.text) }
    var problems: [Diagnostic] = []
    let page = template.render(BenchPage.sample, as: "timeline.html", diagnostics: &problems)
    let source = BenchPage.files.map(\.bytes.count).reduce(0, +)
    Measure {
      var set = TemplateSet(BenchPage.files)
      _ = set.template("timeline.html", for: BenchPage.self)
    }.report("templates: compile", bytes: source)
    Measure {
      _ = template.render(BenchPage.sample, as: "timeline.html", diagnostics: &problems)
    }.report("templates: render", bytes: page.count)
  }

  /// Each step with the ones that it needs before it: sentences alone, dates with sentences, and so on.
  static func analysis(of path: String, _ tables: AnalysisTables) {
    let loaded = loadFile(path)
    guard let document = loaded.document else { return print("\(path): not a source that can be read") }
    print("\(path):")
    let count = document.prose.count
    Measure { _ = loadFile(path) }.report("load", bytes: count)
    Measure { _ = Words(document.prose, passages: document.passages.map(\.span)) }.report(
      "words", bytes: count)
    let steps: [(String, AnalysisSteps)] = [
      ("sentences", .sentences), ("dates and before", .dates), ("entities and before", .entities),
      ("attributions and before", .attributions), ("figures and before", .figures), ("all steps", .all),
    ]
    for (name, step) in steps {
      Measure { _ = analyze(document, tables: tables, steps: step) }.report(name, bytes: count)
    }
  }
}
