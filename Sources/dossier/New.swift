// dossier new: a folder to start from.
import ArgumentParser
import DossierPipeline
import DossierText

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a folder with a commented configuration, an example source and a note.",
    discussion: "Example: dossier new content --demo")
  @Argument(help: "Folder to make; it must not exist or be empty.", completion: .directory) var folder: String
  @Flag(help: "The full demo dossier instead.") var demo = false

  func run() throws {
    let result = newDossier(at: folder, demo: demo)
    printDiagnostics(result.diagnostics, try ReportOptions.parse([]))
    guard result.diagnostics.isEmpty else { throw ExitCode(1) }
    for path in result.written { Stream.output.write(path) }
    Stream.error.write("\(result.written.count) files written; next: dossier build \(folder)")
  }
}
