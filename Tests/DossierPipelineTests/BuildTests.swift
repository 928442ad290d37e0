import DossierPipeline
import DossierTestSupport
import DossierText
import Testing

/// Whole builds of small dossiers in a temporary folder.
@Suite struct BuildTests {
  private func options(_ folder: TemporaryFolder) -> BuildOptions {
    var options = BuildOptions()
    options.source = folder.path + "/content"
    options.output = folder.path + "/public"
    return options
  }

  private func small() -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write("content/dossier.yml", "title: Harbour\n")
    folder.write(
      "content/articles/wall.txt",
      """
      ---
      title: The wall
      publisher: Example Wire
      published: 2024-11-01
      ---
      The wall will cost up to 40 million pounds, the port authority said on Friday.

      Some 120 boats use the harbour, according to the authority.
      """)
    folder.write("content/notes/first.md", "# First\n\nThe wall is dear [@wall].\n")
    return folder
  }

  @Test func oneCommandGivesASite() {
    let folder = small()
    let report = build(options(folder))
    #expect(report.isFine, "\(report.diagnostics.map(\.formatted))")
    #expect(report.sources == 1)
    let names = folder.tree("public").map(\.name)
    for name in ["index.html", "sources/wall.html", "data/dossier.json", "404.html", ".nojekyll"] {
      #expect(names.contains(name), "\(name) is missing")
    }
  }

  @Test(arguments: [
    (
      "en", "from the saved page: JSON-LD (author)",
      "from the file beside it, as on the saved page: date line"
    ),
    (
      "de", "aus der gespeicherten Seite: JSON-LD (author)",
      "aus der Datei daneben, ebenso die gespeicherte Seite"
    ),
  ]) func aSavedPageTellsWhichPartGaveAField(_ language: String, _ byline: String, _ published: String) throws
  {
    let folder = small()
    let words =
      "<p>The harbour master said on Monday that the basin was open to ships of every size again.</p>"
    folder.write("content/dossier.yml", "title: Harbour\nlanguage: \(language)\n")
    folder.write(
      "content/articles/basin.html",
      """
      <html lang=en><head><title>Basin opens</title><script type="application/ld+json">
      {"@type":"NewsArticle","author":{"name":"Ada Holm"}}</script></head><body>
      <h1>Basin opens</h1><p>3 May 2024</p>\(words)\(words)\(words)\(words)</body></html>
      """)
    folder.write("content/articles/basin.yml", "published: 2024-05-03\n")
    let report = build(options(folder))
    #expect(report.isFine, "\(report.diagnostics.map(\.formatted))")
    let page = String(decoding: try #require(folder.read("public/sources/basin.html")), as: UTF8.self)
    #expect(page.contains(byline))
    #expect(page.contains(published))
    let export = String(decoding: try #require(folder.read("public/data/dossier.json")), as: UTF8.self)
    #expect(export.contains(#""byline":{"from":"page","part":"json-ld","name":"author"}"#))
    #expect(export.contains(#""published":{"from":"sidecar","part":"dateline"}"#))
    #expect(export.contains(#""title":{"from":"meta"}"#), "front matter of a text has no part of a page")
  }

  @Test func aBuildWithoutChangesWritesNothing() {
    let folder = small()
    #expect(build(options(folder)).written > 0)
    let second = build(options(folder))
    #expect(second.written == 0)
    #expect(second.unchanged > 0)
  }

  @Test func theNumberOfThreadsChangesNoByte() {
    let folder = small()
    for index in 0..<12 {
      folder.write(
        "content/articles/more-\(index).txt",
        "---\npublished: 2024-11-0\(index % 9 + 1)\n---\nSome \(index * 7 + 3) boats sank on Monday, the mayor said.\n"
      )
    }
    var one = options(folder)
    one.threads = 1
    var eight = options(folder)
    eight.output = folder.path + "/other"
    #expect(build(one).isBuilt)
    #expect(build(eight).isBuilt)
    let a = folder.tree("public")
    let b = folder.tree("other")
    #expect(a.map(\.name) == b.map(\.name))
    for (left, right) in zip(a, b) { #expect(left.bytes == right.bytes, "\(left.name) differs") }
  }

  @Test func anIncrementalBuildEqualsACleanOne() {
    let folder = small()
    #expect(build(options(folder)).isBuilt)
    folder.write(
      "content/articles/new.txt", "---\npublished: 2024-11-02\n---\nSome 130 boats use it, the mayor said.\n")
    folder.write("content/notes/first.md", "# First\n\nThe wall is cheap [@wall].\n")
    #expect(build(options(folder)).isBuilt)
    var clean = options(folder)
    clean.output = folder.path + "/clean"
    #expect(build(clean).isBuilt)
    let a = folder.tree("public")
    let b = folder.tree("clean")
    #expect(a.map(\.name) == b.map(\.name))
    for (left, right) in zip(a, b) { #expect(left.bytes == right.bytes, "\(left.name) differs") }
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    let name: String
    let file: String
    let text: String
    /// Part of the formatted diagnostic that must be there.
    let says: String
    var testDescription: String { name }
  }

  static let mistakes = [
    Mistake(
      name: "a date that is none", file: "articles/a.txt",
      text: "---\npublished: Octember 18, 2024\n---\nText here.\n",
      says: "content/articles/a.txt:2:12: error: "),
    Mistake(
      name: "broken YAML", file: "articles/a.txt", text: "---\ntitle: [one, two\n---\nText here.\n",
      says: "content/articles/a.txt:"),
    Mistake(
      name: "a binary file", file: "articles/a.txt",
      text: "ab\u{0}\u{1}\u{2}\u{0}\u{0}\u{3}cd\u{0}\u{0}\u{0}",
      says: "content/articles/a.txt: error: "),
    Mistake(
      name: "a key given twice", file: "articles/a.txt", text: "---\nkey: wall\n---\nText here.\n",
      says: "wall.txt"),
  ]

  @Test(arguments: mistakes) func aMistakeStopsTheBuildAndLeavesTheOldSite(_ mistake: Mistake) {
    let folder = small()
    #expect(build(options(folder)).isBuilt)
    let before = folder.tree("public")
    folder.write("content/" + mistake.file, mistake.text)
    folder.write("content/articles/also.txt", "---\npublished: nonsense\n---\nText.\n")
    let report = build(options(folder))
    #expect(!report.isFine && !report.isBuilt)
    let said = report.diagnostics.map(\.formatted)
    #expect(said.contains { $0.contains(mistake.says) }, "\(said)")
    #expect(said.contains { $0.contains("also.txt:2:12: error: ") }, "another fault hides this one: \(said)")
    let after = folder.tree("public")
    #expect(before.map(\.name) == after.map(\.name))
    #expect(before.map(\.bytes) == after.map(\.bytes))
  }

  @Test func aBrokenSourceCanBeLeftOut() {
    let folder = small()
    folder.write("content/articles/a.txt", "---\npublished: nonsense\n---\nText here.\n")
    var keep = options(folder)
    keep.keepsGoing = true
    let report = build(keep)
    #expect(report.isBuilt && !report.isFine)
    let about = String(decoding: folder.read("public/about.html") ?? [], as: UTF8.self)
    #expect(about.contains("articles/a.txt"), "the site does not name the broken source")
  }

  @Test func anUnknownKeyIsAWarningThatCountsWhenStrict() {
    let folder = small()
    folder.write("content/articles/a.txt", "---\npublihser: Example\n---\nText here.\n")
    let report = build(options(folder))
    #expect(report.isFine)
    #expect(report.diagnostics.contains { $0.severity == .warning && $0.formatted.contains("publisher") })
    var strict = options(folder)
    strict.isStrict = true
    #expect(!build(strict).isFine)
  }

  @Test func anUnknownNameInATemplateIsNamed() {
    let folder = small()
    folder.write("mine/index.html", "<p>{{titel}}</p>\n")
    var own = options(folder)
    own.templates = folder.path + "/mine"
    let report = build(own)
    #expect(!report.isBuilt)
    #expect(report.diagnostics.contains { $0.formatted.contains("index.html:1:") }, "\(report.diagnostics)")
  }

  @Test func aFolderThatIsNotOursIsRefused() {
    let folder = small()
    folder.write("public/holiday.jpg", "not a picture")
    let report = build(options(folder))
    #expect(!report.isBuilt && report.errors > 0)
    #expect(folder.tree("public").map(\.name) == ["holiday.jpg"])
  }

  @Test func checkWritesNothing() {
    let folder = small()
    #expect(check(options(folder)).isFine)
    #expect(folder.tree("public").isEmpty)
  }
}
