// dossier build and dossier check.
import ArgumentParser
import DossierPipeline
import DossierText

/// Options that build, check and serve share.
struct SourceOptions: ParsableArguments {
  @Argument(help: "Content folder, or a single source.", completion: .directory) var source = "content"
  @Option(help: "Folder of templates that replace built-in ones of the same name.", completion: .directory)
  var templates: String?
  @Option(name: .customLong("base-url"), help: "Where the site will stand; for feed, sitemap and 404 page.")
  var baseURL: String?
  @Flag(help: "Take drafts in.") var drafts = false
  @Flag(help: "Warnings are errors.") var strict = false
  @Flag(name: .customLong("keep-going"), help: "Build without broken sources; the exit code stays 1.")
  var keepGoing = false
  @Option(help: "How many files at once; all cores when not given.") var jobs: Int?

  func buildOptions(output: String = "public") -> BuildOptions {
    var options = BuildOptions()
    options.source = source
    options.output = output
    options.templates = templates
    options.baseURL = baseURL
    options.includesDrafts = drafts
    options.isStrict = strict
    options.keepsGoing = keepGoing
    options.threads = jobs
    return options
  }
}

/// How the faults of a run are printed.
struct ReportOptions: ParsableArguments {
  @Flag(help: "Diagnostics and summary as JSON lines.") var json = false
  @Flag(name: .shortAndLong, help: "Diagnostics only, no summary.") var quiet = false
  @Flag(name: .shortAndLong, help: "Notes, too.") var verbose = false
}

struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the dossier's site.",
    discussion: """
      Example: dossier build content -o public
      The output folder is exchanged in one step; after an error it is as it was.
      """)
  @OptionGroup var source: SourceOptions
  @Option(name: .shortAndLong, help: "Output folder.", completion: .directory) var output = "public"
  @Flag(help: "Also a page and data/changes.json: what changed since the site that is there.")
  var changes = false
  @OptionGroup var reporting: ReportOptions

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    var options = source.buildOptions(output: output)
    options.tellsChanges = changes
    let report = build(options)
    let pages = "\(report.written) files written, \(report.unchanged) unchanged"
    let tail = report.isBuilt ? "\(pages), in \(seconds(clock.now - start)) s" : "nothing written"
    try finish(report, reporting, tail: tail)
  }
}

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Name everything that is wrong, without writing.",
    discussion: "Example: dossier check content --strict")
  @OptionGroup var source: SourceOptions
  @OptionGroup var reporting: ReportOptions
  @Flag(name: .customLong("list-codes"), help: "List the codes of all diagnostics.") var listCodes = false

  func run() throws {
    if listCodes {
      for code in diagnosticCodes() { Stream.output.write("\(code.id)\t\(code.meaning)") }
      return
    }
    try finish(check(source.buildOptions()), reporting, tail: nil)
  }
}

/// Prints the diagnostics and the summary, and ends with 1 when the run was not fine.
func finish(_ report: BuildReport, _ options: ReportOptions, tail: String?) throws {
  printDiagnostics(report.diagnostics, options)
  let summary = report.counts + (tail.map { "; " + $0 } ?? "")
  if options.json {
    var json = JSONWriter()
    json.object { $0.key("summary", summary) }
    Stream.error.write(json.bytes + [0x0A])
  } else if !options.quiet {
    Stream.error.write(summary)
  }
  if !report.isFine { throw ExitCode(1) }
}

/// To standard error: as text at most 20 of one kind, as JSON lines all.
func printDiagnostics(_ diagnostics: [Diagnostic], _ options: ReportOptions) {
  if options.json {
    for diagnostic in diagnostics {
      var json = JSONWriter()
      diagnostic.write(to: &json)
      Stream.error.write(json.bytes + [0x0A])
    }
  } else {
    for diagnostic in limited(diagnostics) where options.verbose || diagnostic.severity != .note {
      Stream.error.write(diagnostic.formatted)
    }
  }
}

/// Seconds with two decimals.
func seconds(_ duration: Duration) -> String {
  let hundredths =
    duration.components.seconds * 100 + duration.components.attoseconds / 10_000_000_000_000_000
  let rest = hundredths % 100
  return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
}
