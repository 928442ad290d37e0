// Fetching over https from a server whose certificate is of an authority made for the test by openssl.
import DossierFetch
import DossierTestSupport
import Foundation
import Testing

@Suite(.enabled(if: OpenSSL.path != nil, "openssl is not installed, so https is not tested"))
struct CertificateTests {
  private static let page = "<html><title>Basin opens</title><p>The basin is open.</p></html>"

  private func failure(_ result: Result<FetchedPage, FetchFailure>) -> FetchFailure? {
    if case .failure(let failure) = result { failure } else { nil }
  }

  private func limits(_ authorities: String?) -> FetchLimits {
    var limits = FetchLimits()
    limits.allowsLocal = true
    limits.seconds = 10
    limits.authorities = authorities
    return limits
  }

  @Test func aTrustedCertificateIsEnough() throws {
    let authority = try Authority()
    let server = try authority.server(of: "IP:127.0.0.1,DNS:localhost", saying: Self.page)
    let limits = limits(authority.certificate)
    for host in ["127.0.0.1", "localhost"] {
      let page = try fetch("https://\(host):\(server.port)/page", agent: "test", limits: limits).get()
      #expect(page.bytes == Array(Self.page.utf8))
      #expect(page.type == "text/html")
    }
  }

  @Test func anUnknownAuthorityIsNamedAsSuch() throws {
    let authority = try Authority()
    let server = try authority.server(of: "IP:127.0.0.1", saying: Self.page)
    let found = failure(
      fetch("https://127.0.0.1:\(server.port)/page", agent: "test", limits: limits(nil)))
    #expect(
      found?.text
        == "https://127.0.0.1:\(server.port)/page cannot be fetched: its certificate is not one that this machine trusts"
    )
    #expect(found?.help?.contains("--authorities") == true)
    // Another authority is as good as none.
    let other = try Authority()
    let address = "https://127.0.0.1:\(server.port)/page"
    #expect(
      failure(fetch(address, agent: "test", limits: limits(other.certificate)))?.text.contains("certificate")
        == true)
  }

  @Test func aCertificateOfAnotherHostIsRefused() throws {
    let authority = try Authority()
    let server = try authority.server(of: "DNS:coast.example", saying: Self.page)
    let found = failure(
      fetch(
        "https://127.0.0.1:\(server.port)/page", agent: "test", limits: limits(authority.certificate)))
    #expect(found?.text.contains("its certificate is not one") == true)
  }

  @Test func aListOfAuthoritiesThatCannotBeReadIsNamed() throws {
    let server = try Authority().server(of: "IP:127.0.0.1", saying: Self.page)
    let found = failure(
      fetch(
        "https://127.0.0.1:\(server.port)/page", agent: "test", limits: limits("/nowhere/authorities.pem")))
    #expect(found?.text == "the certificates of authorities cannot be read: /nowhere/authorities.pem")
  }

  @Test func thisMachineIsRefusedBeforeItsCertificateIsAskedFor() throws {
    let authority = try Authority()
    let server = try authority.server(of: "IP:127.0.0.1", saying: Self.page)
    var limits = limits(authority.certificate)
    limits.allowsLocal = false
    let found = failure(fetch("https://127.0.0.1:\(server.port)/page", agent: "test", limits: limits))
    #expect(found?.text.contains("private network") == true)
  }
}

/// The program that makes certificates and serves with them.
private enum OpenSSL {
  static let path = ["/usr/bin/openssl", "/usr/local/bin/openssl", "/opt/homebrew/bin/openssl"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static func process(_ arguments: [String], in folder: String) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(path))
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    return process
  }

  static func run(_ arguments: String, in folder: String) throws {
    let process = try process(arguments.split(separator: " ").map(String.init), in: folder)
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "openssl \(arguments)")
  }
}

/// A certificate authority with a folder of its own.
private final class Authority {
  private let folder = TemporaryFolder()
  private static let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
  var certificate: String { folder.path + "/authority.pem" }

  init() throws {
    try OpenSSL.run(
      "req -x509 \(Self.key) -keyout authority.key -out authority.pem -days 2 -subj /CN=Test"
        + " -addext basicConstraints=critical,CA:TRUE", in: folder.path)
  }

  /// A server whose certificate is for `names`, and whose `/page` is a page.
  func server(of names: String, saying page: String) throws -> LockedServer {
    folder.write("names", "subjectAltName=\(names)\n")
    folder.write("page", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n\(page)")
    try OpenSSL.run("req \(Self.key) -keyout server.key -out server.csr -subj /CN=server", in: folder.path)
    try OpenSSL.run(
      "x509 -req -in server.csr -CA authority.pem -CAkey authority.key -CAcreateserial -days 2 -extfile names"
        + " -out server.pem", in: folder.path)
    return try LockedServer(in: folder)
  }
}

/// `openssl s_server` with the files of a folder, until its end.
private final class LockedServer {
  let port: Int
  private let process: Process
  private let folder: TemporaryFolder

  init(in folder: TemporaryFolder) throws {
    self.folder = folder
    process = try OpenSSL.process(
      ["s_server", "-accept", "127.0.0.1:0", "-cert", "server.pem", "-key", "server.key", "-HTTP"],
      in: folder.path)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    // "ACCEPT 127.0.0.1:41234"
    var said = ""
    while !said.contains("ACCEPT") || !said.hasSuffix("\n") {
      let bytes = output.fileHandleForReading.availableData
      try #require(!bytes.isEmpty, "openssl s_server did not start: \(said)")
      said += String(decoding: bytes, as: UTF8.self)
    }
    port = try #require(said.split(whereSeparator: { ":\n".contains($0) }).last.flatMap { Int($0) })
  }

  deinit {
    // The signals that the test runner blocks are blocked in what it starts.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
