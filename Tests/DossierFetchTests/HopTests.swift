// What a fetch does with the answers of a server: redirects one by one, limits of size and time, refusals.
import Foundation
import Testing

@testable import DossierFetch

@Suite struct HopTests {
  private static let page = "<html><title>Basin opens</title><p>The basin is open.</p></html>"

  private var local: FetchLimits {
    var limits = FetchLimits()
    limits.allowsLocal = true
    limits.seconds = 5
    return limits
  }

  private func failure(_ result: Result<FetchedPage, FetchFailure>) -> FetchFailure? {
    if case .failure(let failure) = result { failure } else { nil }
  }

  // MARK: Redirects

  @Test func followsRedirectsAndKeepsTheLastAddress() throws {
    let server = LocalServer { path in
      switch path {
      case "/a": .redirect(to: "/b?x=1")
      case "/b?x=1": .redirect(to: "c")
      default: .page(Self.page)
      }
    }
    let page = try fetch("http://127.0.0.1:\(server.port)/a", agent: "test", limits: local).get()
    #expect(page.address == "http://127.0.0.1:\(server.port)/c")
    #expect(page.bytes == Array(Self.page.utf8))
    #expect(page.type == "text/html")
    #expect(server.requests == ["/a", "/b?x=1", "/c"])
  }

  @Test func followsNoMoreThanFive() {
    let server = LocalServer { .redirect(to: $0 + "x") }
    let failure = failure(fetch("http://127.0.0.1:\(server.port)/", agent: "test", limits: local))
    #expect(failure?.text == "more than 5 redirects")
    #expect(server.requests.count == 6)
  }

  @Test(arguments: [
    "file:///etc/passwd", "ftp://coast.example/x", "http://user:word@coast.example/", "javascript:alert(1)",
    "gopher://coast.example/", "data:text/html,x",
  ]) func followsOnlyPlainWebAddresses(_ target: String) {
    let server = LocalServer { $0 == "/" ? .redirect(to: target) : .status("404 Not Found") }
    #expect(failure(fetch("http://127.0.0.1:\(server.port)/", agent: "test", limits: local)) != nil)
    #expect(server.requests.first == "/")
  }

  @Test(arguments: ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.0.0.1"])
  func aRedirectToAPrivateAddressIsRefused(_ host: String) {
    let inner = LocalServer { _ in .page("secret") }
    let outer = LocalServer { _ in .redirect(to: "http://\(host):\(inner.port)/secret") }
    // Only the first request may go to this machine, as if it were a public one.
    let result = fetch("http://127.0.0.1:\(outer.port)/", agent: "test") { hop in
      var limits = local
      limits.allowsLocal = hop == 0
      return limits
    }
    #expect(failure(result)?.text.contains("private network") == true)
    #expect(outer.requests.count == 1)
    #expect(inner.requests.isEmpty, "nothing was sent there")
  }

  @Test(arguments: ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.0.0.1", "0"])
  func aNameThatLeadsToThisMachineIsRefused(_ host: String) {
    let server = LocalServer { _ in .page("secret") }
    let failure = failure(fetch("http://\(host):\(server.port)/", agent: "test"))
    #expect(failure?.text.contains("private network") == true)
    #expect(failure?.help?.contains("--allow-local") == true)
    #expect(server.requests.isEmpty, "nothing was sent there")
  }

  // MARK: Limits

  /// 100,000 times "a", packed by gzip.
  private static let packed =
    "H4sIAAAAAAACA+3BMQEAAADCoKzrX8IaHkABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAArwaH+uIboIYBAA=="

  @Test func bytesCountUnpacked() throws {
    let bytes = Array(try #require(Data(base64Encoded: Self.packed)))
    let server = LocalServer { _ in .page(bytes, head: "Content-Encoding: gzip\r\n") }
    var limits = local
    limits.bytes = 100_000
    let page = try fetch("http://127.0.0.1:\(server.port)/", agent: "test", limits: limits).get()
    #expect(page.bytes.count == 100_000)
    limits.bytes -= 1
    let failure = failure(fetch("http://127.0.0.1:\(server.port)/", agent: "test", limits: limits))
    #expect(failure?.text == "the page is larger than 99999 bytes")
  }

  @Test func stopsAtTheLimitOfBytes() {
    var limits = local
    limits.bytes = 2 << 20
    let long = [UInt8](repeating: 0x61, count: 3 << 20)
    for answer in [Answer.page(long), .page(long, length: false)] {
      let server = LocalServer { _ in answer }
      let failure = failure(fetch("http://127.0.0.1:\(server.port)/", agent: "test", limits: limits))
      #expect(failure?.text == "the page is larger than 2 MB")
    }
  }

  @Test func stopsAtTheTimeOfASilentServer() {
    let server = LocalServer { _ in Answer(pieces: [[0x61]], pause: .seconds(3)) }
    expectTimeout("http://127.0.0.1:\(server.port)/")
  }

  @Test func stopsAtTheTimeOfAServerThatDrips() {
    let drops = Answer.page([UInt8](repeating: 0x61, count: 30)).pieces[0].map { [$0] }
    let server = LocalServer { _ in Answer(pieces: drops, pause: .milliseconds(100)) }
    expectTimeout("http://127.0.0.1:\(server.port)/")
  }

  @Test func theTimeIsThatOfAllRedirects() {
    let server = LocalServer { path in
      var answer = Answer.redirect(to: path + "x")
      answer.pause = .milliseconds(400)
      return answer
    }
    expectTimeout("http://127.0.0.1:\(server.port)/")
    #expect(server.requests.count < 6)
  }

  private func expectTimeout(_ address: String) {
    var limits = local
    limits.seconds = 1
    let start = ContinuousClock.now
    let failure = failure(fetch(address, agent: "test", limits: limits))
    #expect(failure?.text.hasSuffix("took longer than 1 s") == true, "\(failure?.text ?? "fetched")")
    #expect(ContinuousClock.now - start < .seconds(2.5))
  }

  // MARK: Answers

  @Test(arguments: [
    ("404 Not Found", "the server answered 404"), ("500 Oops", "the server answered 500"),
    ("200 OK", "the server sent an empty page"), ("302 Found", "the server answered 302"),
  ]) func saysWhatTheServerAnswered(_ line: String, _ expected: String) {
    let server = LocalServer { _ in .status(line) }
    #expect(
      failure(fetch("http://127.0.0.1:\(server.port)/", agent: "test", limits: local))?.text == expected)
  }

  @Test func saysThatNobodyListens() {
    let port = LocalServer { _ in .page("x") }.port
    let failure = failure(fetch("http://127.0.0.1:\(port)/", agent: "test", limits: local))
    #expect(failure?.text.contains("cannot be fetched") == true)
  }
}
