// The command line: one file a command.
import ArgumentParser

@main struct Main: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier",
    abstract: "Turns articles and notes into a browsable dossier.",
    version: "0.1.0",
    subcommands: [Analyze.self])
}
