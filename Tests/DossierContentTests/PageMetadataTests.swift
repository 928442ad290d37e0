// What a saved page says of itself: which claim is believed, and what is said when two claims cannot both be so.
import DossierContent
import DossierModel
import DossierTestSupport
import DossierText
import Testing

@Suite struct PageMetadataTests {
  static let story = String(
    repeating:
      "<p>The harbour master said on Monday that the northern basin, which had been dredged twice, was open.</p>",
    count: 4)

  private func page(_ head: String, _ body: String) -> Document? {
    let html = "<!DOCTYPE html><html lang=\"en-GB\"><head>\(head)</head><body>\(body)</body></html>"
    return loadWritten("page.html", html).document
  }

  // MARK: Title

  @Test(arguments: [
    ("<title>Basin opens - Coast Daily</title>", "<h1>Basin opens</h1>", "Basin opens"),
    (
      "<title>Basin opens | Coast Daily</title><meta property=og:site_name content='Coast Daily'>", "",
      "Basin opens"
    ),
    (
      "<title>News</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Basin opens\"}</script>",
      "", "Basin opens"
    ),
    // The site's name as the heading of the page, with and without a name in the metadata.
    (
      "<title>Basin opens - Coast Daily</title><meta property=og:title content='Basin opens'>",
      "<h1>Coast Daily</h1>", "Basin opens"
    ),
    ("<title>Basin opens - Coast Daily</title>", "<h1><a href='/'>Coast Daily</a></h1>", "Basin opens"),
    ("<title>Basin opens</title>", "<div class=site-title><h1>Basin of news</h1></div>", "Basin opens"),
    // The site's name as the title of the page.
    ("<title>Coast Daily</title><meta property=og:title content='Basin opens'>", "", "Basin opens"),
    ("<title>Coast Daily</title>", "<h1>Third basin opens</h1>", "Third basin opens"),
    // A real subtitle stays.
    (
      "<title>Basin opens: what the port gains and who pays for it</title>", "",
      "Basin opens: what the port gains and who pays for it"
    ),
  ]) func title(_ head: String, _ body: String, _ expected: String) {
    #expect(page(head, body + Self.story)?.source.metadata.title.value == expected)
  }

  // MARK: Byline

  @Test(arguments: [
    (
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Person\",\"name\":\"Ada Holm\"}}</script>",
      "", ["Ada Holm"]
    ),
    (
      "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#a\"}},{\"@id\":\"#a\",\"@type\":\"Person\",\"name\":\"Ada Holm\"}]}</script>",
      "", ["Ada Holm"]
    ),
    // Comments, a comma too many and a raw line end are no reason to lose the block.
    (
      "<script type='application/ld+json'>/* x */ {\"@type\":\"Article\",\"headline\":\"He said \"no\"\n today\",\"author\":[{\"name\":\"Ada Holm\"},{\"name\":\"Jo Lind\"}],}</script>",
      "", ["Ada Holm", "Jo Lind"]
    ),
    ("<meta name=author content='By Ada Holm and Jo Lind'>", "", ["Ada Holm", "Jo Lind"]),
    (
      "<meta name=author content='https://coast.example/ada'>",
      "<p class=byline>Von <a>Ada Holm</a> | 3. Mai 2024</p>", ["Ada Holm"]
    ),
    ("", "<div><span>By</span><a rel=author href=/ada>Ada Holm</a></div>", ["Ada Holm"]),
    ("", "<p class=author>Posted on May 3, 2024 by Ada Holm</p>", ["Ada Holm"]),
    ("", "<p>Par Ada Holm</p>", ["Ada Holm"]),
    ("", "<p>by <a href=/member?u=5>mira77</a></p>", ["mira77"]),
    ("", "<div><a href=/authors/ada-holm/>Ada Holm</a></div>", ["Ada Holm"]),
    // What somebody does, and where, is no name.
    ("", "<div class=author>Ada Holm A professor at the University of the Coast (UCOA).</div>", ["Ada Holm"]),
    ("", "<p class=author>Ada Holm, Expert for ships</p>", ["Ada Holm"]),
    ("", "<p>By Sara al-Khalidi and Jan van der Holm jr.</p>", ["Sara al-Khalidi", "Jan van der Holm jr."]),
    ("", "<p>\u{2014}\u{2014} by Ada Holm</p>", ["Ada Holm"]),
    ("", "<p>Written by: <a href=/x>Ada von Holm</a></p>", ["Ada von Holm"]),
    // Who is quoted did not write the text, nor does a member's slogan.
    (
      "", "<p class=byline>By Ada Holm</p><span class=quote-author>Sam Reed</span>", ["Ada Holm"]
    ),
    // The site is named first, the author below.
    (
      "<meta property=og:site_name content='The Coast Press'>",
      "<p>By The Coast Press</p><p>Written by: Ada Holm</p>", ["Ada Holm"]
    ),
    // An agency in the headline's own header.
    ("", "<p class=credit>WAVE</p>", ["WAVE"]),
    // Who made the picture did not write the text.
    ("", "<span class=license-author>Sam Reed</span><p class=author>Text: Ada Holm</p>", ["Ada Holm"]),
    // The site is an author only where nobody else is.
    (
      "<meta property=og:site_name content='The Coast Press'><meta name=author content='The Coast Press'>",
      "<p class=byline>By Ada Holm</p>", ["Ada Holm"]
    ),
    // One field names the first author, another one all.
    (
      "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":{\"name\":\"Ada Holm\"}}</script><meta name=author content='Ada Holm, Jo Lind'>",
      "", ["Ada Holm", "Jo Lind"]
    ),
  ]) func byline(_ head: String, _ body: String, _ expected: [String]) {
    let document = page("<title>Basin opens</title>" + head, "<h1>Basin opens</h1>" + body + Self.story)
    #expect(document?.source.metadata.byline?.value == expected)
  }

  @Test(arguments: [
    "<meta name=author content=admin>",
    "<meta name=author content='https://coast.example/'>",
    "<div class=signature>Agency for Digital Worlds</div>",
    "<div>Text: Ship News (https://coast.example/n5)</div>",
    "<meta property=og:site_name content='Ships What Today'><meta name=author content='Ships What Today'>",
  ]) func nobodysName(_ head: String) {
    #expect(
      page("<title>Basin opens</title>" + head, "<h1>Basin opens</h1>" + Self.story)?.source.metadata.byline
        == nil)
  }

  @Test func aLineBelowTheTextNamesTheAuthor() {
    let long = "<p>" + String(repeating: "The port was open, and the ships came in. ", count: 30) + "</p>"
    let end = long + "<p>Text: Ada Holm</p>"
    let document = page("<title>Basin opens</title>", "<h1>Basin opens</h1>\(Self.story)\(end)")
    #expect(document?.source.metadata.byline?.value == ["Ada Holm"])
    let two = page(
      "<title>Basin opens</title>", "<h1>Basin opens</h1>\(Self.story)\(end)<p>Text: Jo Lind</p>")
    #expect(two?.source.metadata.byline == nil, "two lines that name others settle nothing")
  }

  @Test func commentersAreNoAuthors() {
    let body =
      "<h1>Basin opens</h1>\(Self.story)<div class=comments><p class=author>Sam Reed</p><time datetime=2024-05-09>x</time></div>"
    let metadata = page("<title>Basin opens</title>", body)?.source.metadata
    #expect(metadata?.byline == nil)
    #expect(metadata?.published == nil)
  }

  // MARK: Date

  @Test(arguments: [
    ("<link rel=canonical href='https://coast.example/2024/05/03/basin'>", "", "2024-05-03"),
    ("<meta name=date content='2024-05-03T23:30:00+02:00'>", "", "2024-05-03"),
    ("<meta name=pubdate content='Fri, 03 May 2024 09:12:22 +0100'>", "", "2024-05-03"),
    // Midnight in Greenwich is another day than the one that readers saw.
    (
      "<meta property=article:published_time content='2024-05-04T01:30:00Z'>", "<p class=date>3 May 2024</p>",
      "2024-05-03"
    ),
    ("", "<time datetime='2024-05-03'>Friday</time>", "2024-05-03"),
    ("", "<p>Veröffentlicht am 3. Mai 2024</p>", "2024-05-03"),
    ("", "<p class=meta>03.05.2024, 10:39 Uhr</p>", "2024-05-03"),
    ("", "<p>2024年5月3日</p>", "2024-05-03"),
    ("", "<p>Published 3 May 2024, updated 9 May 2024</p>", "2024-05-03"),
    // British pages put the day first.
    ("", "<p class=date>03/05/2024</p>", "2024-05-03"),
  ]) func published(_ head: String, _ body: String, _ expected: String) {
    let document = page("<title>Basin opens</title>" + head, "<h1>Basin opens</h1>" + body + Self.story)
    #expect(document?.source.metadata.published?.value.description == expected)
  }

  @Test(arguments: [
    "<p>© 2024 Coast Daily</p>", "<p>Updated 3 May 2024</p>", "<p>Member since 3 May 2019</p>",
    "<ul><li><time datetime=2024-05-01>a</time><li><time datetime=2024-05-02>b</time><li><time datetime=2024-05-03>c</time><li><time datetime=2024-05-04>d</time></ul>",
  ]) func noDateIsBetterThanAWrongOne(_ body: String) {
    let document = page("<title>Basin opens</title>", "<h1>Basin opens</h1>\(Self.story)\(body)")
    #expect(document?.source.metadata.published == nil)
  }

  @Test func aDateThatThePageNeverShowsIsNotBelieved() {
    let head =
      "<title>Basin opens</title><meta property=article:published_time content='2015-05-07T06:45:09+00:00'>"
    let story = Self.story.replacing("on Monday ", with: "")
    #expect(page(head, "<h1>Basin opens</h1>" + story)?.source.metadata.published == nil)
    #expect(
      page(head, "<h1>Basin opens</h1><p>7 May 2015</p>" + story)?.source.metadata.published != nil)
  }

  @Test func theDateOfAnArticleThatNamesItsAuthorIsBelieved() {
    let date = "<meta property=article:published_time content='2015-05-07T06:45:09+00:00'>"
    let author = "<meta name=author content='Ada Holm'><meta property=og:type content=article>"
    let story = "<h1>Basin opens</h1>" + Self.story.replacing("on Monday ", with: "")
    let title = "<title>Basin opens</title>"
    #expect(page(title + date + author, story)?.source.metadata.published?.value.description == "2015-05-07")
    // A day that the page prints is the better one.
    #expect(
      page(title + date + author, "<p class=date>3 May 2024</p>" + story)?.source.metadata.published?.value
        .description == "2024-05-03")
  }

  @Test func ambiguousDatesStayOut() {
    let html =
      "<html lang=en><title>Basin opens</title><h1>Basin opens</h1><p class=date>03/05/2024</p>\(Self.story)"
    #expect(loadWritten("a.html", html).document?.source.metadata.published == nil)
  }

  // MARK: The rest

  @Test func addressWithoutTracking() {
    let head =
      "<link rel=canonical href='/basin?id=4&utm_source=x&fbclid=y'><meta property=og:url content='https://coast.example/basin?id=4&amp;utm_medium=z'>"
    #expect(page(head, Self.story)?.source.metadata.url?.value == "https://coast.example/basin?id=4")
    #expect(
      page("<link rel=canonical href='https://coast.example/'>", Self.story)?.source.metadata.url == nil)
  }

  @Test func twoAuthorsAreAConflict() {
    let html = """
      <html lang=en><head><title>Basin opens</title><meta name=author content="Ada Holm"></head>
      <body><h1>Basin opens</h1><p class=byline>By Jo Lind</p>\(Self.story)</body></html>
      """
    let loaded = loadWritten("a.html", html)
    #expect(loaded.document?.source.metadata.byline?.value == ["Ada Holm"])
    let conflict = loaded.diagnostics.first { $0.id == "content.page.conflict" }
    #expect(conflict?.text.contains("Jo Lind") == true)
  }

  // MARK: Origins

  private func part(_ part: PagePart?) -> String {
    part.map { $0.kind.rawValue + ($0.name.map { " " + $0 } ?? "") } ?? "none"
  }

  static let parts = [
    (
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"name\":\"Ada Holm\"},\"datePublished\":\"2024-05-03\",\"publisher\":{\"name\":\"Coast Daily\"}}</script>",
      "", "json-ld author", "json-ld datePublished", "json-ld publisher"
    ),
    (
      "<meta name=author content='Ada Holm'><meta property=article:published_time content='2024-05-03T09:00:00+01:00'><meta property=og:site_name content='Coast Daily'>",
      "", "meta author", "open-graph article:published_time", "open-graph og:site_name"
    ),
    (
      "<meta name=parsely-author content='Ada Holm'><meta name=parsely-pub-date content='2024-05-03'><meta name=application-name content='Coast Daily'>",
      "", "meta parsely-author", "meta parsely-pub-date", "meta application-name"
    ),
    (
      "", "<p itemprop=author>Ada Holm</p><p itemprop=datePublished>2024-05-03</p>", "microdata author",
      "microdata datepublished", "none"
    ),
    (
      "", "<a rel=author href=/ada>Ada Holm</a><time datetime=2024-05-03>today</time>", "rel-author", "time",
      "none"
    ),
    ("", "<p>By Ada Holm</p><p>3 May 2024</p>", "byline", "dateline", "none"),
    (
      "<link rel=canonical href='https://coast.example/2024/05/03/basin'>", "<p>By Ada Holm</p>", "byline",
      "address", "none"
    ),
  ]

  @Test(arguments: parts) func tellsWhichPartGaveAField(
    _ head: String, _ body: String, _ byline: String, _ published: String, _ publisher: String
  ) {
    let document = page(
      "<title>Basin opens</title>" + head, "<h1>Basin opens</h1>" + body + Self.story)
    let metadata = document?.source.metadata
    #expect(metadata?.byline?.origin == .page)
    #expect(part(metadata?.title.part) == "heading")
    #expect(part(metadata?.byline?.part) == byline)
    #expect(part(metadata?.published?.part) == published)
    #expect(part(metadata?.publisher?.part) == publisher)
    #expect(part(metadata?.language.part) == "html-lang")
  }

  @Test func tellsWhereTitleAndAddressAreFrom() {
    let canonical = page(
      "<title>Basin opens</title><link rel=canonical href='https://coast.example/basin'>", Self.story)
    #expect(part(canonical?.source.metadata.title.part) == "title")
    #expect(part(canonical?.source.metadata.url?.part) == "canonical")
    let social = page(
      "<title>Coast Daily</title><meta property=og:site_name content='Coast Daily'><meta property=og:title content='Basin opens'><meta property=og:url content='https://coast.example/basin'>",
      Self.story)
    #expect(part(social?.source.metadata.title.part) == "open-graph og:title")
    #expect(part(social?.source.metadata.url?.part) == "open-graph og:url")
    let saved = loadWritten(
      "a.html",
      "<!-- saved from url=(0027)https://coast.example/basin -->\n<html><body>\(Self.story)</body></html>")
    #expect(part(saved.document?.source.metadata.url?.part) == "saved-from")
  }

  @Test func aSidecarThatSaysTheSameIsBorneOut() {
    let folder = TemporaryFolder()
    let path = folder.write(
      "a.html",
      "<html lang=en><title>Basin opens</title><h1>Basin opens</h1><p>By Ada Holm</p><p>3 May 2024</p>\(Self.story)</html>"
    )
    folder.write("a.yml", "byline: Ada Holm\npublished: 2024-05-04\n")
    let metadata = withExtendedLifetime(folder) { loadFile(path) }.document?.source.metadata
    #expect(metadata?.byline?.origin == .sidecar)
    #expect(part(metadata?.byline?.part) == "byline")
    #expect(metadata?.published?.origin == .sidecar)
    #expect(part(metadata?.published?.part) == "none", "the user knows better")
  }

  @Test func aLanguageThatTheWordsContradictIsAConflict() {
    let words =
      "<p>Der Hafen war am Montag wieder offen, und die Schiffe kamen am Abend herein, weil der Wind nicht mehr so stark war wie am Tag davor.</p>"
    let html = "<html lang=en><title>Der Hafen</title><h1>Der Hafen</h1>\(words)\(words)\(words)</html>"
    let loaded = loadWritten("a.html", html)
    #expect(loaded.document?.source.metadata.language.value == "de")
    #expect(
      loaded.diagnostics.contains { $0.id == "content.page.conflict" && $0.text.contains("lang attribute") })
  }

  @Test(arguments: [("https://m.coast.example/basin", 0), ("https://mirror.example/coast/basin", 1)])
  func anAddressOfAnotherSiteIsAConflict(_ canonical: String, _ conflicts: Int) {
    let html = """
      <!-- saved from url=(0031)https://www.coast.example/basin -->
      <html lang=en><head><title>Basin opens</title><link rel=canonical href="\(canonical)"></head>
      <body><h1>Basin opens</h1>\(Self.story)</body></html>
      """
    let loaded = loadWritten("a.html", html)
    #expect(loaded.document?.source.metadata.url?.value == canonical)
    #expect(loaded.diagnostics.filter { $0.id == "content.page.conflict" }.count == conflicts)
  }
}
