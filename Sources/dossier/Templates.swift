// dossier templates export: the built-in look, to be changed.
import ArgumentParser
import DossierPipeline
import DossierText

struct Templates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "The built-in templates.", subcommands: [Export.self])

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Write the built-in templates into a folder.",
      discussion: """
        Example: dossier templates export my-templates && dossier build --templates my-templates
        Keep only the files that you change: the rest keeps coming from the program.
        """)
    @Argument(help: "Folder to write to; it must not exist or be empty.", completion: .directory)
    var folder: String

    func run() throws {
      let result = exportTemplates(to: folder)
      printDiagnostics(result.diagnostics, try ReportOptions.parse([]))
      guard result.diagnostics.isEmpty else { throw ExitCode(1) }
      for path in result.written { Stream.output.write(path) }
      Stream.error.write("\(result.written.count) files written, of dossier \(programVersion)")
    }
  }
}
