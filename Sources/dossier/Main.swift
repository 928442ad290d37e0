// The command line: one file a command.
import ArgumentParser
import DossierPipeline

@main struct Main: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier",
    abstract: "Turns articles and notes into a browsable dossier: who says what, figures, dates, sources.",
    discussion: """
      Example: dossier new content --demo && dossier build && dossier serve
      Exit codes: 0 fine, 1 an error stopped the command, 64 wrong usage.
      """,
    version: "dossier \(programVersion)",
    subcommands: [
      New.self, Add.self, Build.self, Serve.self, Check.self, Diff.self, Analyze.self, Templates.self,
    ])

  static func main() {
    handleInterrupts()
    main(nil)
  }
}
