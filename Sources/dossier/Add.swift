// dossier add: a file, standard input or a web page becomes a source with a sidecar.
import ArgumentParser
import DossierFetch
import DossierModel
import DossierPipeline
import DossierText
import Glibc

struct Add: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a source: a file, - for standard input, or the address of a page, which is fetched once.",
    discussion: """
      Example: dossier add https://coast.example/harbour --tags port,storm
      The source is kept as it came; what is known of it goes into a sidecar beside it, to be corrected by hand.
      """)

  @Argument(help: "A file, - for standard input, or an http or https address.") var source: String
  @Option(help: "Folder that the source goes into.", completion: .directory) var to = "content/articles"
  @Option(help: "Name of the file, without its ending.") var name: String?
  @Option(help: "Title.") var title: String?
  @Option(help: "Author.") var byline: String?
  @Option(help: "Publisher.") var publisher: String?
  @Option(help: "Publication date (EDTF).") var published: String?
  @Option(help: "Web address.") var url: String?
  @Option(help: "Language (BCP 47).") var language: String?
  @Option(help: "Tags, comma-separated.") var tags: String?
  @Option(help: "Citation key.") var key: String?
  @Flag(name: .customLong("allow-local"), help: "Fetch from this machine and private networks, too.")
  var allowsLocal = false
  @Option(help: "Seconds that a fetch may take.") var timeout = 30
  @Option(
    help: ArgumentHelp(
      "PEM file of the authorities whose certificates are trusted.",
      discussion: "Default: what CURL_CA_BUNDLE or SSL_CERT_FILE names, else the machine's own."),
    completion: .file()) var authorities: String?

  func validate() throws {
    if let published, EDTFDate(published) == nil {
      throw ValidationError("'\(published)' is no EDTF date; write 2024-10-19, 2024-10 or 2024")
    }
    if let name, name.isEmpty || name.contains("/") || name.hasPrefix(".") {
      throw ValidationError("'\(name)' is no name for a file")
    }
    guard (1...600).contains(timeout) else { throw ValidationError("--timeout takes 1 to 600 seconds") }
  }

  func run() throws {
    var request = try isAddress ? fetched() : read()
    request.folder = to
    let given = [
      ("title", title), ("byline", byline), ("publisher", publisher), ("published", published), ("url", url),
      ("language", language), ("tags", tags), ("key", key),
    ]
    request.given = given.compactMap { key, value in value.map { (key, $0) } }
    if let name { request.fileName = name + "." + ending(of: request) }
    let result = addSource(request)
    printDiagnostics(result.diagnostics, try ReportOptions.parse([]))
    for path in result.written { Stream.output.write(path) }
    guard !result.written.isEmpty else { throw ExitCode(1) }
  }

  private var isAddress: Bool {
    let lower = source.lowercased()
    return lower.hasPrefix("http://") || lower.hasPrefix("https://")
  }

  private func ending(of request: AddRequest) -> String {
    if let name = request.fileName, let dot = name.lastIndex(of: "."), dot != name.startIndex {
      return String(name[name.index(after: dot)...])
    }
    return request.isPage ? "html" : "txt"
  }

  private func fetched() throws -> AddRequest {
    var limits = FetchLimits()
    limits.allowsLocal = allowsLocal
    limits.seconds = timeout
    limits.authorities = authorities ?? environment("CURL_CA_BUNDLE") ?? environment("SSL_CERT_FILE")
    let page: FetchedPage
    switch fetch(source, agent: "dossier/\(programVersion)", limits: limits) {
    case .success(let fetched): page = fetched
    case .failure(let failure):
      printDiagnostics(
        [Diagnostic(.error, "add.fetch", at: .init(source), failure.text, help: failure.help)],
        try ReportOptions.parse([]))
      throw ExitCode(1)
    }
    let type = page.type.lowercased()
    var request = AddRequest(bytes: page.bytes)
    request.isPage = !type.hasPrefix("text/plain") && !type.hasPrefix("text/markdown")
    request.address = page.address
    request.accessed = now()
    return request
  }

  private func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func read() throws -> AddRequest {
    guard let bytes = contents(of: source) else {
      printDiagnostics(
        [Diagnostic(.error, "add.unreadable", at: .init(source), "cannot be read")],
        try ReportOptions.parse([]))
      throw ExitCode(1)
    }
    var request = AddRequest(bytes: bytes)
    if source == "-" {
      request.isPage = looksLikePage(bytes)
      return request
    }
    request.fileName = source.split(separator: "/").last.map(String.init) ?? source
    request.isPage = looksLikePage(bytes)
    if let name = request.fileName, let dot = source.lastIndex(of: "."), name.contains(".") {
      request.sidecar = contents(of: source[..<dot] + ".yml")
    }
    return request
  }

  private func looksLikePage(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
    return ["<!doctype html", "<html", "<head", "<body"].contains { head.contains($0) }
  }

  /// The time in UTC: the one place of the program that reads the clock, for what was fetched just now.
  private func now() -> String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
      + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }
}
