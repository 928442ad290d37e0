// dossier diff: what changed between two builds.
import ArgumentParser
import DossierModel
import DossierPipeline

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tell what changed between two builds.",
    discussion: """
      Example: dossier diff old-public public
      OLD and NEW are built sites, or their data/dossier.json. New, withdrawn and edited sources, new figures and
      latest figures, contradictions, dates and denials are named; a renamed file reports nothing.
      """)
  @Argument(help: "The older build.", completion: .file()) var old: String
  @Argument(help: "The newer build.", completion: .file()) var new: String
  @OptionGroup var reporting: ReportOptions

  func run() throws {
    let found = differences(old: old, new: new)
    printDiagnostics(found.diagnostics, reporting)
    guard let changes = found.changes else { throw ExitCode(1) }
    if reporting.json { return Stream.output.write(changes.json) }
    if changes.isEmpty { Stream.output.write("nothing changed") }
    for kind in Change.Kind.allCases {
      for change in changes where change.kind == kind {
        Stream.output.write("\(kind.rawValue): \(change.text)")
      }
    }
  }
}
