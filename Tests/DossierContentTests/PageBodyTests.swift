// Which words of a page are the article, what is kept of their structure, and that nothing is lost without a word.
import DossierContent
import DossierModel
import DossierTestSupport
import DossierText
import Foundation
import Testing

@Suite struct PageBodyTests {
  static let story = (1...5).map {
    "<p>Paragraph \($0) says that the harbour master, who had waited for \($0) days, opened the basin on Monday.</p>"
  }

  private func read(_ body: String, head: String = "<title>Basin opens</title>") -> Document {
    let html = "<!DOCTYPE html><html lang=en><head>\(head)</head><body>\(body)</body></html>"
    let document = loadWritten("page.html", html).document
    return document
      ?? Document(
        source: Source(
          path: "", kind: .article, format: .html, digest: "",
          metadata: Metadata(
            title: Field("", .assumed), language: Field("en", .assumed), key: Field("", .assumed))),
        text: Text(""), nodes: [], passages: [])
  }

  private var article: String { "<article><h1>Basin opens</h1>" + Self.story.joined() + "</article>" }

  @Test(arguments: [
    "<div class=newsletter><p>Sign up for our weekly letter about the sea, ships and ports of the north.</p></div>",
    "<div class=cookie-banner><p>We use cookies, and so do our 412 partners, to show you what you like.</p></div>",
    "<aside><h3>Related</h3><ul><li><a href=/a>Another basin closes</a><li><a href=/b>A third one opens</a></ul></aside>",
    "<footer><p>© 2024 Coast Daily. All rights reserved.</p></footer>",
    "<div id=comments><p class=comment>I was there, and it was not like this at all, believe me.</p></div>",
    "<p>Advertisement</p>", "<p>Read more: <a href=/x>How the basin was built</a></p>",
    "<figure><img src=a.jpg><figcaption>The basin. Photo: Coast Daily/Sam Reed</figcaption></figure>",
    "<div style='display: none'><p>Hidden words of a template that nobody reads, whatever they say.</p></div>",
  ]) func furnitureIsSetAside(_ part: String) {
    let document = read(article + part)
    #expect(document.text.string.hasPrefix("Paragraph 1"))
    #expect(document.text.string.hasSuffix("on Monday."))
    #expect(document.passages.count == 5)
    #expect(!document.setAside.isEmpty, "what was left out is listed")
  }

  @Test func beginningsOfOtherPagesAreSetAside() {
    let items = ["ship", "boat", "gate", "wall"].map {
      "<li><b>The \($0) is here</b> OSKEL: A \($0) that nobody had asked for was brought to the port by people who...</li>"
    }
    let list = "<div class=news><ul>\(items.joined())</ul></div>"
    let document = read(
      "<div>\(list)<h1>Basin opens</h1>\(Self.story[0])\(Self.story[1])\(Self.story[2])</div>")
    #expect(document.passages.count == 3)
    #expect(document.setAside.contains { $0.rule == "beginnings of other pages" })
    // A list of the author's own whose items are whole sentences stays.
    let own = items.map { $0.replacing("...", with: " wanted it.") }.joined()
    #expect(
      read("<div><h1>Basin opens</h1>\(Self.story[0])<ul>\(own)</ul>\(Self.story[1])</div>").passages.count
        > 5)
  }

  @Test(arguments: [
    ("Follow Coast Daily on Twitter to keep up with what comes and goes in the ports of the north.", true),
    ("Folgen Sie uns auch auf Facebook, wo wir jeden Tag von den Schiffen im Norden erzählen.", true),
    ("Get the week in ships in your inbox.", true),
    ("Follow the coast to the north for a day, and you will see the third basin.", false),
    ("Like most captains, she had read about it on Facebook before she came.", false),
  ]) func invitationsAreSetAside(_ words: String, _ isOut: Bool) {
    let document = read("<article><h1>Basin opens</h1>\(Self.story.joined())<p>\(words)</p></article>")
    #expect(document.setAside.contains { $0.text == words } == isOut)
  }

  @Test func aTextThatOnlyPagesWithoutScriptsShowIsRead() {
    let hidden = "<div class=post><noscript>\(Self.story.joined())</noscript></div>"
    #expect(read("<h1>Basin opens</h1>\(hidden)").passages.count == 5)
    // What stands in for a picture beside an article is no text.
    #expect(
      read(article + "<noscript>\(Self.story[0].replacing("1", by: "9"))</noscript>").passages.count == 5)
  }

  @Test func aTableOfLinksSpeaksOnlySoMuchAgainstAnArticle() {
    let rows = (1...60).map {
      "<tr><td><a href=/ship/\($0)>The ship with the number \($0) in the book</a></td><td><a href=/y>1994</a></td></tr>"
    }
    let body = "<div>\(Self.story.joined())<table>\(rows.joined())</table></div>"
    let foot =
      "<div><p>This page is by the people of the port, and they look after it when they can.</p></div>"
    #expect(read("<div><h1>Basin opens</h1>\(body)\(foot)</div>").text.string.contains("Paragraph 5"))
  }

  @Test func theNameOfASizeMakesAHeadingNoCaption() {
    let lead =
      "<h2 class='teaser caption-s5'>The port of Oskel has a third basin, and it is already full.</h2>"
    let document = read(
      "<div id=hero><h1>Basin opens</h1>\(lead)</div><div class=content>\(Self.story.joined())</div>")
    #expect(document.text.string.hasPrefix("The port of Oskel"))
  }

  @Test func aPageThatListsOthersIsNoArticle() {
    let cards = (1...6).map {
      "<article class=card><h2><a href=/\($0)>Basin number \($0) opens</a></h2><p>The port has basin number \($0), and it is full, as the harbour master said on Monday.</p></article>"
    }
    let html = "<html lang=en><title>Coast Daily</title><main>\(cards.joined())</main></html>"
    #expect(loadWritten("a.html", html).diagnostics.contains { $0.id == "content.page.list" })
    let article = "<html lang=en><title>Basin opens</title>\(self.article)<div>\(cards.joined())</div></html>"
    #expect(!loadWritten("a.html", article).diagnostics.contains { $0.id == "content.page.list" })
  }

  @Test func standfirstOutsideOfTheArticleIsRead() {
    let body =
      "<header><h1>Basin opens</h1><p class=intro>The port of Oskel has a third basin, and it is already full.</p></header>"
    let document = read("\(body)<div class=content>\(Self.story.joined())</div>")
    #expect(document.text.string.hasPrefix("The port of Oskel"))
  }

  @Test func structureIsKept() {
    let document = read(
      """
      <article><h1>Basin opens</h1>\(Self.story[0])<h2>Costs</h2>\(Self.story[1])
      <ol start=3><li>First of all, the gates were moved.<li>Then the water came in, and it stayed.</ol>
      <blockquote><p>We have waited for this day since the spring, and it came.</p></blockquote>
      <table><tr><th>Year<th>Ships<tr><td>2023<td>41</table><pre><code>gate = open;</code></pre>
      <p>The harbour master wrote more <a href="/ships">on <em>ships</em></a> and <a href="javascript:x()">nothing</a> else.</p>
      \(Self.story[2])</article>
      """, head: "<title>Basin opens</title><base href='https://coast.example/news/'>")
    let kinds = document.nodes.map(\.kind)
    #expect(kinds.contains(.heading(level: 2)))
    #expect(kinds.contains(.list(ordered: true, start: 3, isTight: true)))
    #expect(kinds.contains(.quote))
    #expect(kinds.contains(.cell(.none, isHeader: true)))
    #expect(kinds.contains(.codeBlock(info: "")))
    #expect(kinds.contains(.link(destination: "https://coast.example/ships", title: "")))
    #expect(kinds.contains(.emphasis))
    #expect(
      !kinds.contains { if case .link(let target, _) = $0 { target.hasPrefix("javascript") } else { false } })
    #expect(document.passages.contains { $0.kind == .item })
  }

  @Test func numbersOfATableAreKept() {
    let table =
      "<table><caption>Ships a year</caption><tr><th>Year<th>Ships<tr><td>2023<td>41<tr><td>2024<td>7</table>"
    let document = read("<article><h1>Basin opens</h1>\(Self.story.joined())\(table)</article>")
    let cells = document.passages.filter { $0.kind == .cell }.map { document.text[$0.span] }
    #expect(cells == ["Year", "Ships", "2023", "41", "2024", "7"])
    #expect(document.text.string.contains("Ships a year"))
  }

  @Test func aCopyInACardIsSetAside() {
    let card = "<div class=card>\(Self.story[0])\(Self.story[1])\(Self.story[2])</div>"
    let document = read("<article><h1>Basin opens</h1>\(Self.story.joined())\(card)</article>")
    #expect(document.passages.count == 5)
    #expect(document.setAside.count == 3)
  }

  @Test func whatTheAuthorSaysAgainIsKept() {
    // An answer that is the same under two questions.
    let answer = "<p>The harbour office answers questions of this kind on the first day of each month.</p>"
    let body = "<h2>Ships</h2>\(answer)\(Self.story[0])<h2>Boats</h2>\(answer)\(Self.story[1])"
    #expect(read("<article><h1>Basin opens</h1>\(body)</article>").passages.count == 6)
  }

  @Test(arguments: [
    // A sentence that is mostly a link.
    "<p>The full text is in <a href=/report>the report of the port authority on its third basin</a>.</p>",
    // Lines without a stop.
    "<p>Nobody knew what the ships had brought or who had paid for them</p>",
    "<p>He left.</p>",
  ]) func theLastParagraphIsTheArticles(_ last: String) {
    let document = read("<article><h1>Basin opens</h1>\(Self.story.joined())\(last)</article>")
    #expect(document.passages.count == 6)
    #expect(document.setAside.isEmpty)
  }

  @Test func sectionsOfPicturesKeepTheirHeadings() {
    let pictures = "<h2>The gates</h2><img src=a.jpg><h2>The crane</h2><img src=b.jpg><h2>The day</h2>"
    let document = read("<article><h1>Basin opens</h1>\(pictures)\(Self.story.joined())</article>")
    #expect(document.text.string.hasPrefix("The gates"))
    #expect(document.passages.count == 8)
  }

  @Test func aHeadingWhoseSectionWasFurnitureGoes() {
    let body =
      "\(Self.story[0])\(Self.story[1])<h2>Watch</h2><div class=newsletter>Get our weekly letter by post</div><h2>Costs</h2>\(Self.story[2])"
    let document = read("<article><h1>Basin opens</h1>\(body)</article>")
    #expect(!document.text.string.contains("Watch"))
    #expect(document.text.string.contains("Costs"))
  }

  @Test func thePartBeforeAPaywallIsRead() {
    let opening =
      "The harbour master spoke for an hour of what the third basin will cost the port, and of those who will pay for it in the end, which are the ..."
    let wall =
      "<div class=paywall><h2>Do you want to read on?</h2><p>Log in or take out a subscription.</p></div>"
    let document = read(
      "<div class=isPaywall><h1>Basin opens</h1><div><p>\(opening)</p></div></div>\(wall)")
    #expect(document.text.string == opening)
  }

  @Test func wordsAreNotGlued() {
    let document = read(
      "<article><h1>Basin opens</h1>\(Self.story.joined())<p>One<br>two<span>three</span> fo\u{AD}ur&nbsp;five, he said to us.</p></article>"
    )
    #expect(document.text.string.hasSuffix("One twothree four five, he said to us."))
  }

  // MARK: Wrappings and charsets

  @Test func mhtml() {
    let html =
      "<html><head><title>Basin opens</title></head><body><h1>Basin opens</h1>\(Self.story.joined())</body></html>"
      .replacing("=", by: "=3D")
    let message = """
      From: <Saved by a browser>\r\nSnapshot-Content-Location: https://coast.example/basin\r\nMIME-Version: 1.0\r
      Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b1"\r\n\r\n------b1\r
      Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\(html)\r\n------b1--\r\n
      """
    let document = loadWritten("page.mhtml", message).document
    #expect(document?.source.metadata.url?.value == "https://coast.example/basin")
    #expect(document?.passages.count == 5)
  }

  @Test(arguments: [
    ("windows-1251", [0xCF, 0xEE, 0xF0, 0xF2] as [UInt8], "Порт"), ("shift_jis", [0x8D, 0x60], "港"),
    ("gb2312", [0xB8, 0xDB, 0xBF, 0xDA], "港口"), ("euc-kr", [0xC7, 0xD7], "항"),
    ("latin1", [0x93, 0xE9, 0x94], "“é”"),
    ("big5", [0xB4, 0xE4], "港"),
  ]) func charsets(_ label: String, _ bytes: [UInt8], _ expected: String) {
    let head =
      "<html><head><meta charset=\(label)><title>Basin</title></head><body>\(Self.story.joined())<p>He said: "
    let page = Array(head.utf8) + bytes + Array(", and left.</p></body></html>".utf8)
    let document = loadWritten("page.html", bytes: page).document
    #expect(document?.text.string.contains("said: \(expected), and") == true)
  }

  @Test func utf8WinsOverAnotherDeclaration() {
    let html = "<meta charset=iso-8859-1>" + Self.story.joined() + "<p>Größe is a word, she said to us.</p>"
    #expect(loadWritten("a.html", html).document?.text.string.contains("Größe") == true)
  }

  // MARK: Hostile pages

  static let hostile: [(name: String, page: String)] = [
    ("deep", String(repeating: "<div>", count: 100_000) + "words of the page"),
    ("attributes", "<p " + (0..<100_000).map { "a\($0)=1 " }.joined() + ">words of the page</p>"),
    ("formatting", String(repeating: "<b><i><p>", count: 20_000) + "words of the page"),
    ("tables", String(repeating: "<table><tr><td>", count: 400) + String(repeating: "<td>x", count: 60_000)),
    (
      "times",
      "<ul>" + String(repeating: "<li class=date><time datetime=2024-01-01>x</time>", count: 60_000) + "</ul>"
    ),
    ("headings", String(repeating: "<h1>Basin opens again</h1><p class=author>By", count: 40_000)),
    (
      "links",
      String(
        repeating:
          "<div class=a><h2><a href=/x>x</a></h2><p>A sentence of a teaser, which is long.</p></div>",
        count: 30_000)
    ),
    ("breaks", String(repeating: "words <br> <br>", count: 100_000)),
    ("script", "<script type='application/ld+json'>" + String(repeating: "{\"a\":[", count: 100_000)),
    (
      "quotes", "<script type='application/ld+json'>{\"a\":\"" + String(repeating: "\\\"x\" ", count: 150_000)
    ),
    (
      "title",
      "<title>" + String(repeating: "a - ", count: 400_000) + "</title><h1>"
        + String(repeating: "b ", count: 400_000)
    ),
    ("comment", "<!--" + String(repeating: "-", count: 1_000_000)),
  ]

  @Test(arguments: hostile.indices) func hostilePageIsReadInTime(_ index: Int) {
    let (name, page) = Self.hostile[index]
    var document: Document?
    let start = Self.seconds()
    document = loadWritten("a.html", page).document
    let time = Self.seconds() - start
    #expect(document != nil, "\(name)")
    // Ten seconds of a release build; a debug build is several times slower.
    #expect(time < 60, "\(name): \(time) s")
  }

  /// Seconds of the processor that this thread has used: what else the machine does makes no difference.
  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test func aPageThatIsTooDeepKeepsItsTitleAndItsWords() {
    let html =
      "<!DOCTYPE html><html lang=en><title>Basin opens</title><!-- no <b>word</b> of it -->"
      + String(repeating: "<div> ", count: 1000) + Self.story.joined()
    let (document, diagnostics) = loadWritten("a.html", html)
    #expect(diagnostics.map(\.id) == ["content.page.text-only"])
    #expect(document?.source.metadata.title.value == "Basin opens")
    #expect(document?.text.string.hasPrefix("Paragraph 1") == true)
    #expect(document?.passages.count == 5)
  }

  @Test func mutatedPagesAreRead() {
    let seed = Array(
      """
      <!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Basin opens | Coast</title><base href=/x/>
      <meta property="article:published_time" content="2024-05-03T10:00:00Z"><link rel=canonical href=https://coast.example/b>
      <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":[{"name":"Ada Holm"}]}]}</script></head>
      <body><nav><a href=/>Home</a></nav><main><article><h1>Basin opens</h1><p class=byline>By Ada Holm</p>
      <time datetime=2024-05-03>3 May 2024</time>\(Self.story.joined())<figure><img src=a.png><figcaption>x</figcaption></figure>
      <table><tr><th>a<td>b</table><ol><li>c<ul><li>d</ul></ol><pre>e</pre></article></main><footer>© 2024</footer></body></html>
      """.utf8)
    var random = SystemLikeRandom(state: 7)
    let folder = TemporaryFolder()
    for _ in 0..<400 {
      var bytes = seed
      for _ in 0..<Int(1 + random.next() % 10) {
        let at = bytes.isEmpty ? 0 : Int(random.next() % UInt64(bytes.count))
        switch random.next() % 5 {
        case 0: if !bytes.isEmpty { bytes[at] = UInt8(truncatingIfNeeded: random.next()) }
        case 1: bytes.removeSubrange(at..<min(bytes.count, at + Int(random.next() % 60)))
        case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 90)], at: at)
        case 3: bytes.removeSubrange(at...)
        default: bytes.insert(Array("<>/\"'=&;{}[]\\ \n\0".utf8)[Int(random.next() % 16)], at: at)
        }
      }
      guard let document = loadFile(folder.write("a.html", bytes: bytes)).document else { continue }
      checkSpans(document)
    }
  }
}

extension String {
  /// Every occurrence of a byte replaced.
  fileprivate func replacing(_ byte: String, by other: String) -> String {
    split(separator: Character(byte), omittingEmptySubsequences: false).joined(separator: other)
  }
}
