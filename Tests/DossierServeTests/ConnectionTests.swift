// Slow, silent, greedy and impatient clients.
import DossierTestSupport
import Glibc
import NIOCore
import Testing

@testable import DossierServe

@Suite struct ConnectionTests {
  private func serve(
    _ limits: Limits = Limits(), reloads: Bool = false, body: (Server, TemporaryFolder) throws -> Void
  ) throws {
    let folder = TemporaryFolder()
    var options = ServerOptions(site: makeSite(in: folder), port: 0)
    options.reloads = reloads
    let server = try Server(options, limits: limits)
    defer { server.stop() }
    try body(server, folder)
  }

  private func get(_ path: String, _ server: Server, close: Bool = true) -> String {
    "GET \(path) HTTP/1.1\r\nHost: localhost:\(server.port)\r\n\(close ? "Connection: close\r\n" : "")\r\n"
  }

  @Test func aSlowHeadIsEndedAndBlocksNobody() throws {
    try serve(Limits(headTime: .milliseconds(600))) { server, _ in
      let slow = (0..<30).map { _ in Client(port: server.port) }
      for client in slow { client.send("GET / HTTP/1.1\r\nHo") }
      let silent = Client(port: server.port)
      let quick = Client(port: server.port)
      quick.send(get("/", server))
      #expect(status(of: quick.receive(seconds: 1)) == 200)
      for client in slow { #expect(status(of: client.receive()) == 408) }
      #expect(silent.receive() == "")
    }
  }

  @Test func aClientThatTakesNothingIsLeft() throws {
    try serve(Limits(writeTime: .milliseconds(500))) { server, folder in
      folder.write("site/large.bin", bytes: [UInt8](repeating: 7, count: 40 << 20))
      let greedy = Client(port: server.port)
      greedy.send(get("/large.bin", server))
      let quick = Client(port: server.port)
      quick.send(get("/", server))
      #expect(status(of: quick.receive(seconds: 1)) == 200)
      usleep(1_500_000)
      #expect(greedy.receive(seconds: 1).utf8.count < 40 << 20)
    }
  }

  @Test func aLargeFileArrivesWhole() throws {
    try serve { server, folder in
      folder.write("site/large.txt", String(repeating: "0123456789abcdef", count: 300_000))
      let client = Client(port: server.port)
      client.send(get("/large.txt", server))
      client.finishSending()  // a client may close its half and still read
      let answer = client.receive()
      #expect(answer.contains("Content-Length: 4800000\r\n"))
      #expect(answer.utf8.count > 4_800_000 && answer.hasSuffix("0123456789abcdef"))
    }
  }

  @Test func oneConnectionServesManyRequestsAlsoSentAhead() throws {
    try serve { server, _ in
      let client = Client(port: server.port)
      client.send(
        get("/figures.html", server, close: false) + get("/sources/a.html", server, close: false)
          + get("/x", server))
      let answer = client.receive()
      #expect(answer.split(separator: "HTTP/1.1 200 OK").count == 2)
      #expect(answer.contains("\r\n\r\nfiguresHTTP/1.1"))
      #expect(answer.contains("HTTP/1.1 404 Not Found"))
    }
  }

  @Test func aHeadMayComeByteByByte() throws {
    try serve { server, _ in
      let client = Client(port: server.port)
      for byte in get("/figures.html", server).utf8 {
        client.send([byte])
        usleep(500)
      }
      #expect(client.receive().hasSuffix("figures"))
    }
  }

  @Test func headAnswersHaveNoBody() throws {
    try serve { server, _ in
      let client = Client(port: server.port)
      client.send(get("/figures.html", server).replacing("GET", with: "HEAD"))
      let answer = client.receive()
      #expect(answer.contains("Content-Length: 7\r\n"))
      #expect(answer.hasSuffix("\r\n\r\n"))
    }
  }

  @Test func oneConnectionTooManyIsClosed() throws {
    try serve(Limits(connections: 4)) { server, _ in
      let idle = (0..<4).map { _ in Client(port: server.port) }
      for client in idle { client.send("GET") }
      usleep(200_000)
      let extra = Client(port: server.port)
      extra.send(get("/", server))
      #expect(extra.receive(seconds: 2) == "")
      withExtendedLifetime(idle) {}
    }
  }

  @Test func openPagesHearOfABuild() throws {
    try serve(reloads: true) { server, folder in
      let page = Client(port: server.port)
      page.send(get("/", server))
      #expect(page.receive().contains("<script src=\"/.dossier/reload.js\"></script>"))
      let listener = Client(port: server.port)
      listener.send(get("/.dossier/events", server, close: false))
      #expect(listener.receive(until: ": hello").contains("text/event-stream"))
      let before = server.snapshot()
      folder.write("site/figures.html", "new figures")
      server.tell(server.snapshot().news(since: before))
      #expect(listener.receive(until: "event: pages").contains("event: pages"))
      server.tell(.failed(["a.txt:1: error: broken"]))
      #expect(listener.receive(until: "broken").contains("event: failed"))
      let late = Client(port: server.port)
      late.send(get("/.dossier/events", server, close: false))
      #expect(late.receive(until: "broken").contains("event: failed"))
    }
  }

  @Test func onlyStyleSheetsAreSwapped() throws {
    try serve(reloads: true) { server, folder in
      let before = server.snapshot()
      #expect(server.snapshot().news(since: before) == .fine)
      folder.write("site/assets/style.css", "body { margin: 0 }")
      #expect(server.snapshot().news(since: before) == .styles)
      folder.write("site/new.html", "new")
      #expect(server.snapshot().news(since: before) == .pages)
    }
  }

  @Test func thePolicyOfAPageLetsTheReloadScriptListen() {
    let page =
      "<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">"
    let sent = String(decoding: Reload().injected(into: Array(page.utf8)), as: UTF8.self)
    #expect(sent.contains("content=\"connect-src 'self'; default-src 'none'\">"))
    #expect(String(decoding: Reload().injected(into: []), as: UTF8.self).hasPrefix("<script"))
  }
}
