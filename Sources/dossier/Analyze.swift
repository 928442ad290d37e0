// dossier analyze: what the program finds in single files, as JSON lines.
import ArgumentParser
import DossierModel
import DossierPipeline
import DossierText

struct Analyze: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Print what is found in files, one JSON object a line.",
    discussion: """
      Example: dossier analyze --published 2024-10-19 article.txt
      A line of LIST is a path, optionally a tab and its publication date, which may be empty.
      """)

  @Argument(help: "Files to read.") var files: [String] = []
  @Option(help: "A file that lists the files, or - for standard input.") var list: String?
  @Option(help: "Publication date (EDTF) of files that give none.") var published: String?
  @Option(help: "Comma-separated steps: sentences, dates, figures, entities, attributions.") var only: String?
  @Option(help: "How many files at once; all cores when not given.") var jobs: Int?

  func run() throws {
    let date = try published.map(date)
    var requests = files.map { AnalyzeRequest(path: $0, published: date) }
    if let list { requests += try lines(of: list).map { try request($0, otherwise: date) } }
    guard !requests.isEmpty else { throw ValidationError("no files given") }
    var failed = false
    let wanted = try steps
    analyzeFiles(requests, steps: wanted, threads: jobs) { file in
      failed = failed || file.found == nil
      var line = analysisJSON(file, steps: wanted)
      line.append(0x0A)
      Stream.output.write(line)
    }
    if failed { throw ExitCode(1) }
  }

  private var steps: Set<AnalyzeStep> {
    get throws {
      guard let only else { return Set(AnalyzeStep.allCases) }
      return try only.split(separator: ",").reduce(into: []) { steps, name in
        guard let step = AnalyzeStep(rawValue: String(name)) else {
          let known = AnalyzeStep.allCases.map(\.rawValue)
          let hint = nearest(to: String(name), in: known).map { "; did you mean '\($0)'?" } ?? ""
          throw ValidationError("unknown step '\(name)'\(hint)")
        }
        steps.insert(step)
      }
    }
  }

  private func date(_ string: String) throws -> EDTFDate {
    guard let date = EDTFDate(string) else {
      throw ValidationError("'\(string)' is no EDTF date; write 2024-10-19, 2024-10 or 2024")
    }
    return date
  }

  private func request(_ line: Substring, otherwise date: EDTFDate?) throws -> AnalyzeRequest {
    let columns = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
    let own = columns.count > 1 && !columns[1].isEmpty ? try self.date(String(columns[1])) : nil
    return AnalyzeRequest(path: String(columns[0]), published: own ?? date)
  }

  private func lines(of path: String) throws -> [Substring] {
    guard let bytes = contents(of: path) else {
      throw ValidationError("the list '\(path)' cannot be read")
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
      $0.hasSuffix("\r") ? $0.dropLast() : $0
    }
  }
}
