// A table of raw requests: what is on the site is given, everything else is refused, nothing is a 5xx.
import DossierServe
import DossierTestSupport
import Glibc
import Testing

@Suite struct RequestTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// `HOST` stands for `localhost:PORT`, `PORT` for the port; without an empty line the usual end is added.
    let request: String
    let status: Int?
    var testDescription: String {
      "\(String(request.prefix(80)).debugDescription) \(status.map(String.init) ?? "none")"
    }
  }

  private static func get(_ rows: [(String, Int)]) -> [Case] {
    rows.map {
      Case(request: "GET \($0.0) HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n", status: $0.1)
    }
  }

  static let paths = get([
    ("/", 200), ("/index.html", 200), ("/?q=%00", 200), ("/index.html?a/../b", 200), ("/figures.html", 200),
    ("/sources/a.html", 200), ("/notes/", 200), ("/notes", 301), ("/notes?x=1", 301), ("/SHA256SUMS", 200),
    ("/data/text/x%20y.txt", 200), ("/data/caf%C3%A9.json", 200), ("/%69ndex.html", 200),
    ("/sources%2fa.html", 400),
    ("/sources%2Fa.html", 400), ("/sources", 404), ("/sources/", 404), ("/data", 404), ("/index.html/", 404),
    ("/index.html/x", 404), ("/nothing.html", 404), ("/INDEX.HTML", 404), ("/..", 400),
    ("/../secret.txt", 400),
    ("/./index.html", 400), ("/sources/../index.html", 400), ("/sources/..", 400),
    ("/%2e%2e/secret.txt", 400),
    ("/%2E%2E/secret.txt", 400), ("/.%2e/secret.txt", 400), ("/%2e/index.html", 400),
    ("/%252e%252e/secret.txt", 404),
    ("/assets/%252e%252e", 200), ("/..%2fsecret.txt", 400), ("/..%5csecret.txt", 400),
    ("/..\\secret.txt", 400),
    ("/sources\\a.html", 400), ("/%5c", 400), ("/%00", 400), ("/index.html%00.css", 400), ("/a%0d%0ab", 400),
    ("/a%1fb", 400), ("/%7f", 400), ("/%", 400), ("/%2", 400), ("/%zz", 400),
    ("/%c0%ae%c0%ae/secret.txt", 400),
    ("/%ff", 400), ("/.git/config", 404), ("/%2egit/config", 404), ("/.dossier-site", 404),
    ("/sources/.hidden", 404),
    ("/.dossier/events", 404), ("/.well-known/x", 404), ("/link.txt", 404), ("/up/secret.txt", 404),
    ("/up/", 404),
    ("/pipe", 404), ("//", 404), ("//evil.example/", 404), ("//sources/a.html", 404),
    ("/sources//a.html", 404),
    ("/etc/passwd", 404), ("/C:/Windows", 404), ("/~root", 404), ("/index.html#x", 400), ("index.html", 400),
    ("*", 400),
    ("http://localhost:PORT/index.html", 200), ("http://HOST?x", 200),
    ("HTTP://127.0.0.1:PORT/figures.html", 200),
    ("http://evil.example/index.html", 403), ("http://user@localhost:PORT/", 403),
    ("https://localhost:PORT/", 400),
    ("file:///etc/passwd", 400), ("/" + String(repeating: "a", count: 300), 404),
    ("/" + String(repeating: "a/", count: 100), 404), ("/" + String(repeating: "a", count: 7000), 404),
    ("/" + String(repeating: "%41", count: 2000), 404),
  ])

  static let raw = [
    Case(request: "HEAD / HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n", status: 200),
    Case(request: "HEAD /nothing HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n", status: 404),
    Case(request: "POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 0\r\n\r\n", status: 405),
    Case(request: "PUT /index.html HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\n\r\nx", status: 405),
    Case(request: "DELETE /index.html HTTP/1.1\r\nHost: HOST\r\n\r\n", status: 405),
    Case(request: "OPTIONS * HTTP/1.1\r\nHost: HOST\r\n\r\n", status: 405),
    Case(request: "TRACE / HTTP/1.1\r\nHost: HOST\r\n\r\n", status: 405),
    Case(request: "CONNECT localhost:PORT HTTP/1.1\r\nHost: HOST\r\n\r\n", status: 405),
    Case(request: "PROPFIND / HTTP/1.1\r\nHost: HOST\r\n\r\n", status: 405),
    Case(request: "BREW / HTTP/1.1\r\nHost: HOST\r\n\r\n", status: 400),
    Case(request: "get / HTTP/1.1\r\nHost: HOST\r\n\r\n", status: 400),
    Case(request: "GET / HTTP/1.0\r\nHost: HOST\r\n\r\n", status: 200),
    Case(request: "GET / HTTP/1.0\r\n\r\n", status: 400),
    Case(request: "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", status: 400),
    Case(request: "GET / HTTP/1.1\r\nHost: HOST\r\nHost: HOST\r\n\r\n", status: 400),
    Case(request: "GET / HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\n\r\n", status: 400),
    Case(request: "GET / HTTP/1.1\r\nHost: \r\n\r\n", status: 403),
    Case(request: "GET / HTTP/1.1\r\nhost: HOST\r\nConnection: close\r\n\r\n", status: 200),
    Case(request: "GET / HTTP/1.1\r\nHost: LocalHost:PORT\r\nConnection: close\r\n\r\n", status: 200),
    Case(request: "GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\n\r\n", status: 200),
    Case(request: "GET / HTTP/1.1\r\nHost: [::1]:PORT\r\nConnection: close\r\n\r\n", status: 200),
    Case(request: "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", status: 403),
    Case(request: "GET / HTTP/1.1\r\nHost: localhost:1\r\n\r\n", status: 403),
    Case(request: "GET / HTTP/1.1\r\nHost: evil.example:PORT\r\n\r\n", status: 403),
    Case(request: "GET / HTTP/1.1\r\nHost: localhost.evil.example:PORT\r\n\r\n", status: 403),
    Case(request: "GET / HTTP/1.1\r\nHost: localhost:PORT.evil.example\r\n\r\n", status: 403),
    Case(request: "GET / HTTP/1.1\r\nHost: evil@localhost:PORT\r\n\r\n", status: 403),
    Case(request: "GET / HTTP/1.1\r\nHost: 127.0.0.2:PORT\r\n\r\n", status: 403),
    Case(request: "GET / HTTP/1.1\r\nHost: 0.0.0.0:PORT\r\n\r\n", status: 403),
    Case(request: "GET / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5\r\n\r\nhello", status: 400),
    Case(request: "GET / HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", status: 400),
    Case(request: "GET / HTTP/1.1\r\nHost: HOST\r\nContent-Length: -1\r\n\r\n", status: 400),
    Case(
      request: "GET / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx", status: 400
    ),
    Case(request: "GET / HTTP/2.0\r\nHost: HOST\r\n\r\n", status: 400),
    Case(request: "GET / HTTP/9.9\r\nHost: HOST\r\n\r\n", status: 400),
    Case(request: "GET /\r\n\r\n", status: 400),
    Case(request: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", status: 400),
    Case(request: "hello\r\n\r\n", status: 400),
    Case(request: "\u{0}\u{1}\u{2}\r\n\r\n", status: 400),
    Case(request: "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\n\n", status: 400),
    Case(request: "GET / HTTP/1.1\r\nHost: HOST\r\nbad header\r\n\r\n", status: 400),
    Case(request: "GET / HTTP/1.1\r\nHost: HOST\r\nX: a\u{0}b\r\n\r\n", status: 400),
    Case(
      request: "GET / HTTP/1.1\r\nHost: HOST\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
      status: 200),
    Case(
      request: "GET / HTTP/1.1\r\nHost: HOST\r\nRange: bytes=0-3\r\nConnection: close\r\n\r\n", status: 200),
    Case(
      request: "GET / HTTP/1.1\r\nHost: HOST\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n",
      status: 200),
    Case(
      request: "GET / HTTP/1.1\r\nHost: HOST\r\nOrigin: http://evil.example\r\nConnection: close\r\n\r\n",
      status: 200),
    Case(request: "\r\n\r\nGET / HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n", status: 200),
    Case(
      request: "GET /" + String(repeating: "a", count: 9000) + " HTTP/1.1\r\nHost: HOST\r\n\r\n", status: 414),
    Case(request: "GET /" + String(repeating: "a", count: 100_000), status: 414),
    Case(
      request: "GET / HTTP/1.1\r\nHost: HOST\r\nX: " + String(repeating: "a", count: 20_000) + "\r\n\r\n",
      status: 431),
    Case(
      request: "GET / HTTP/1.1\r\nHost: HOST\r\n" + String(repeating: "X: y\r\n", count: 5000) + "\r\n",
      status: 431),
  ]

  @Test func answersTheTable() throws {
    let folder = TemporaryFolder()
    let server = try Server(ServerOptions(site: makeSite(in: folder), port: 0))
    defer { server.stop() }
    for test in RequestTests.paths + RequestTests.raw {
      let client = Client(port: server.port)
      client.send(
        test.request.replacing("HOST", with: "localhost:\(server.port)").replacing(
          "PORT", with: "\(server.port)"))
      let answer = client.receive()
      #expect(status(of: answer) == test.status, "\(test.testDescription)")
      #expect(!answer.contains("secret"), "\(test.testDescription)")
      #expect(!answer.lowercased().contains("access-control"), "\(test.testDescription)")
    }
    #expect(RequestTests.paths.count + RequestTests.raw.count >= 100)
  }

  @Test(arguments: [
    ("/", "text/html; charset=utf-8"), ("/assets/style.css", "text/css; charset=utf-8"),
    ("/assets/script.js", "text/javascript; charset=utf-8"),
    ("/assets/picture.svg", "image/svg+xml; charset=utf-8"),
    ("/data/caf%C3%A9.json", "application/json; charset=utf-8"), ("/SHA256SUMS", "text/plain; charset=utf-8"),
    ("/nothing", "text/html; charset=utf-8"),
  ])
  func saysWhatAFileIs(_ path: String, _ type: String) throws {
    let folder = TemporaryFolder()
    let server = try Server(ServerOptions(site: makeSite(in: folder), port: 0))
    defer { server.stop() }
    let client = Client(port: server.port)
    client.send("GET \(path) HTTP/1.1\r\nHost: localhost:\(server.port)\r\nConnection: close\r\n\r\n")
    let answer = client.receive()
    #expect(answer.contains("\r\nContent-Type: \(type)\r\n"))
    #expect(answer.contains("\r\nX-Content-Type-Options: nosniff\r\n"))
    #expect(!answer.contains("/.dossier/"))  // without watching, pages are sent as they are
  }

  @Test func showsTheNextBuildWithoutARestart() throws {
    let folder = TemporaryFolder()
    let site = makeSite(in: folder)
    let server = try Server(ServerOptions(site: site, port: 0))
    defer { server.stop() }
    folder.write("next/index.html", "the next build")
    rename(site, folder.path + "/gone")
    rename(folder.path + "/next", site)
    let client = Client(port: server.port)
    client.send("GET / HTTP/1.1\r\nHost: localhost:\(server.port)\r\nConnection: close\r\n\r\n")
    #expect(client.receive().hasSuffix("the next build"))
  }

  @Test func aNameGivenByHostIsAccepted() throws {
    let folder = TemporaryFolder()
    let server = try Server(ServerOptions(site: makeSite(in: folder), port: 0, host: "0.0.0.0"))
    defer { server.stop() }
    for (host, wanted) in [
      ("192.168.7.9", 200), ("localhost", 200), ("evil.example", 403), ("1.2.3.4.evil.example", 403),
    ] {
      let client = Client(port: server.port)
      client.send("GET / HTTP/1.1\r\nHost: \(host):\(server.port)\r\nConnection: close\r\n\r\n")
      #expect(status(of: client.receive()) == wanted, "\(host)")
    }
  }

  @Test func aTakenPortIsNamed() throws {
    let folder = TemporaryFolder()
    let site = makeSite(in: folder)
    let server = try Server(ServerOptions(site: site, port: 0))
    defer { server.stop() }
    #expect(throws: ServerFailure.portTaken(server.port)) {
      try Server(ServerOptions(site: site, port: server.port))
    }
  }
}
