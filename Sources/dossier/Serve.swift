// dossier serve: the site on the reader's own machine, built anew and reloaded when a source changes.
import ArgumentParser
import DossierPipeline
import DossierServe
import DossierText
import Glibc

struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Build, serve on this machine, and reload the browser when a source changes.",
    discussion: """
      Example: dossier serve content --port 8080
      Only this machine can reach the address, unless --host says otherwise. Ctrl-C ends.
      """)
  @OptionGroup var source: SourceOptions
  @Option(name: .shortAndLong, help: "Output folder.", completion: .directory) var output = "public"
  @Option(help: "Only serve this folder, without building.", completion: .directory) var site: String?
  @Option(help: "Port; 0 for any free one.") var port = 8080
  @Option(help: "Address to listen on; 127.0.0.1 and ::1 when not given.") var host: String?
  @Flag(name: .customLong("no-watch"), help: "Do not rebuild when a source changes.") var noWatch = false
  @Flag(help: "Open the address in the browser.") var open = false
  @OptionGroup var reporting: ReportOptions

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port is a number from 0 to 65535") }
  }

  func run() throws {
    handleInterrupts(serving: true)
    let watch = site == nil && !noWatch ? Watch(watched) : nil
    let first = site == nil ? rebuild() : nil
    let server = try start()
    if let first, !first.isFine { server.tell(.failed(messages(first))) }
    Stream.output.write("Serving \(site ?? output) at \(server.address) (Ctrl-C ends)")
    if open { openInBrowser(server.address) }
    guard let watch else { while true { pause() } }
    if watch.isPolling {
      Stream.error.write("note: no file watches are left; changes are looked for twice a second")
    }
    while true {
      watch.wait()
      let before = server.snapshot()
      let report = rebuild()
      if report.isBuilt { server.tell(server.snapshot().news(since: before)) }
      if !report.isFine { server.tell(.failed(messages(report))) }
    }
  }

  private func start() throws -> Server {
    var options = ServerOptions(site: site ?? output, port: port, host: isLoopback ? nil : host)
    options.reloads = site == nil && !noWatch
    if !isLoopback {
      Stream.error.write("warning: --host \(host ?? ""): other machines can read this dossier")
    }
    if let site, !isFolder(site) {
      Stream.error.write("\(site): error: there is no such folder")
      throw ExitCode(1)
    }
    do {
      return try Server(options)
    } catch ServerFailure.portTaken(let port) {
      Stream.error.write(
        "error: port \(port) is taken\nhelp: choose another with --port \(port + 1), or --port 0 for any free one"
      )
    } catch ServerFailure.address(let address) {
      Stream.error.write("error: cannot listen on '\(address)', port \(port)")
    } catch ServerFailure.noFolder(let folder) {
      Stream.error.write("\(folder): error: the folder above does not exist")
    }
    throw ExitCode(1)
  }

  private var isLoopback: Bool { ["127.0.0.1", "localhost", "::1", nil].contains(host) }

  private func rebuild() -> BuildReport {
    let clock = ContinuousClock()
    let start = clock.now
    let report = build(source.buildOptions(output: output))
    let tail =
      report.isBuilt
      ? "\(report.written) files written, \(report.unchanged) unchanged, in \(seconds(clock.now - start)) s"
      : "nothing written"
    // The server goes on, whatever the build says.
    try? finish(report, reporting, tail: tail)
    return report
  }

  private func messages(_ report: BuildReport) -> [String] {
    let errors = report.diagnostics.filter { $0.severity == .error }
    return (errors.isEmpty ? report.diagnostics : errors).prefix(20).map(\.formatted)
  }

  /// The content folder, or a single source with its sidecar; the user's templates.
  private var watched: [Watched] {
    var found: [Watched] = []
    if isFolder(source.source) {
      found.append(Watched(folder: source.source))
    } else {
      let slash = source.source.lastIndex(of: "/")
      let name = slash.map { String(source.source[source.source.index(after: $0)...]) } ?? source.source
      let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
      let folder = slash.map { String(source.source[..<$0]) } ?? "."
      found.append(Watched(folder: folder.isEmpty ? "/" : folder, names: [name, stem + ".yml"]))
    }
    if let templates = source.templates { found.append(Watched(folder: templates)) }
    return found
  }

  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The desktop's own opener; without one the address on the screen has to do.
  private func openInBrowser(_ address: String) {
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("xdg-open"), strdup(address), nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    posix_spawnp(&process, "xdg-open", nil, nil, &arguments, environ)
  }
}
