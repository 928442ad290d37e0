// A very long source has several pages: every sentence stands on one of them, every link leads to the right one, and
// where it is cut depends on the source alone.
import DossierModel
import DossierText
import Testing

@testable import DossierSite

@Suite struct SourcePartTests {
  static func site(_ limit: Int, _ change: (inout [SampleSource]) -> Void = { _ in }) -> Site {
    var options = Site.Options()
    options.partLimit = limit
    return Site(SampleDossier.flood(change), options: options)
  }

  static func page(_ site: Site, _ path: String) -> String {
    String(decoding: site.render(path).wholeBytes, as: UTF8.self)
  }

  /// A source of paragraphs of plain sentences, one hundred bytes each.
  static func plain(_ paragraphs: [Int], _ change: (inout Document) -> Void = { _ in }) -> (
    Document, Analysis
  ) {
    let sentence = String(repeating: "word ", count: 19) + "end."
    let source = SampleSource(
      key: "long", title: "Long",
      paragraphs: paragraphs.map { Array(repeating: sentence, count: $0) })
    var (document, analysis) = source.document()
    change(&document)
    return (document, analysis)
  }

  static func cuts(_ source: (Document, Analysis), limit: Int) -> [Int] {
    SourceCuts(source.0, source.1, limit: limit).firsts
  }

  @Test(arguments: [1, 1500, 2500, 4000, 1_000_000], [TextPolicy.full, .quotes, .none])
  func everyLinkLeadsToItsSentence(_ limit: Int, _ policy: TextPolicy) {
    let site = Self.site(limit) { sources in
      for index in sources.indices { sources[index].policy = policy }
    }
    #expect(LinkRules.broken(site) == [])
    #expect(site.paths.contains("sources/gazette-1--2.html") == (limit <= 4000))
    let titles = site.paths.filter { $0.hasSuffix(".html") }.map { path in
      Self.page(site, path).split(separator: "<title>").last?.split(separator: "</title>").first ?? ""
    }
    #expect(Set(titles).count == titles.count)
  }

  @Test(arguments: [1, 1500, 2500, 4000]) func everySentenceStandsOnOnePage(_ limit: Int) {
    let site = Self.site(limit)
    for (document, cut) in site.catalogue.addresses.cuts.enumerated() {
      let pages = site.catalogue.addresses.pages(of: document).map { Self.page(site, $0) }
      #expect(pages.count == cut.firsts.count)
      for index in 0..<cut.sentences where site.dossier.documents[document].source.kind == .article {
        let having = pages.indices.filter { pages[$0].contains("id=\"s\(index + 1)\"") }
        #expect(having == [cut.part(ofSentence: index)])
      }
      for number in site.dossier.analyses[document].dates.indices {
        #expect(pages.count { $0.contains("<li id=\"t\(number + 1)\"") } <= 1)
      }
    }
  }

  @Test func aShortSourceHasOnePage() {
    let site = Self.site(400_000)
    #expect(!site.paths.contains { $0.contains("--") })
    #expect(!Self.page(site, "sources/gazette-1.html").contains("data-sentences"))
  }

  @Test func isCutBetweenParagraphs() {
    // 240 bytes a sentence: ten fill a page, and the last paragraph that ends in the last third of one ends it.
    #expect(Self.cuts(Self.plain([4, 4, 4, 4, 4]), limit: 2400) == [0, 8, 16])
    // A paragraph that is longer than a page is cut at sentences.
    #expect(Self.cuts(Self.plain([25]), limit: 2400) == [0, 10, 20])
    // Hardly a page is no page.
    #expect(Self.cuts(Self.plain([11]), limit: 2400) == [0])
    #expect(Self.cuts(Self.plain([]), limit: 1) == [0])
  }

  @Test func isCutBeforeAHeading() {
    let source = Self.plain([6, 1, 2, 8]) { $0.passages[1].kind = .heading }
    #expect(Self.cuts(source, limit: 2400) == [0, 6])
  }

  @Test func aCaptionStaysWithItsPicture() {
    let source = Self.plain([10, 1, 8]) { $0.passages[1].kind = .caption }
    #expect(Self.cuts(source, limit: 2400) == [0, 9])
  }

  @Test func aTableIsCutOnlyWhereItMustBe() {
    func table(_ rows: Range<Int>) -> (inout Document) -> Void {
      { document in
        let span = Span(
          document.passages[rows.lowerBound].span.start, document.passages[rows.upperBound - 1].span.end)
        document.nodes = [Node(.table, span, depth: 0)]
        for row in rows { document.passages[row].kind = .cell }
      }
    }
    let one = Array(repeating: 1, count: 24)
    #expect(Self.cuts(Self.plain(one, table(8..<16)), limit: 2400) == [0, 8, 18])
    #expect(Self.cuts(Self.plain(one, table(0..<24)), limit: 2400) == [0, 10, 20])
  }

  @Test func whatIsAddedAtTheEndMovesNothing() {
    let short = Self.cuts(Self.plain([3, 9, 2, 7, 5, 5]), limit: 2400)
    let long = Self.cuts(Self.plain([3, 9, 2, 7, 5, 5, 6, 6, 6, 6]), limit: 2400)
    #expect(short.count > 1)
    #expect(long.starts(with: short))
  }

  @Test func aTableThatGoesOnSaysSoWithItsFirstRow() {
    let site = Self.tableSite()
    let second = Self.page(site, "sources/gazette-1--2.html")
    #expect(second.contains("The table goes on from the part before."))
    #expect(second.contains("About 2,300 people were evacuated"))
    #expect(!Self.page(site, "sources/gazette-1.html").contains("goes on"))
  }

  static func tableSite() -> Site {
    var dossier = SampleDossier.flood()
    let text = Span(0, dossier.documents[0].passages[1].span.end)
    dossier.documents[0].nodes = [
      Node(.table, text, depth: 0),
      Node(.row(isHeader: true), dossier.documents[0].passages[0].span, depth: 1),
    ]
    var options = Site.Options()
    options.partLimit = 1500
    return Site(dossier, options: options)
  }

  /// A list without a full stop is one sentence, and no page is cut inside a sentence.
  @Test func ofOneSentenceThePageShowsSomeItemsAndCountsTheOthers() {
    var sample = SampleDossier(SampleDossier.flood())
    for _ in 0..<1300 { _ = sample.figure(3, "Tuesday", 1) }
    let page = Self.page(Site(sample.dossier, options: Site.Options()), "sources/undated-4.html")
    #expect(page.split(separator: "<a class=\"num\"").count - 1 == 1200)
    #expect(page.contains("and 100 more: see data/dossier.json"))
  }

  @Test func aTextThatBreaksOffIsNamedWhereTheBriefingLinks() {
    var dossier = SampleDossier.flood()
    dossier.diagnostics = [
      Diagnostic(.note, "content.page.cut", at: .init("articles/a.html"), "the text breaks off")
    ]
    #expect(LinkRules.broken(Site(dossier, options: Site.Options())) == [])
  }

  @Test func anAddressThatSomebodyChoseIsNotTaken() {
    let site = Self.site(1500) { $0[1].key = "gazette-1--2" }
    let pages = site.catalogue.addresses.pages(of: 0)
    #expect(Set(pages).isDisjoint(with: site.catalogue.addresses.pages(of: 1)))
    #expect(LinkRules.broken(site) == [])
  }

  @Test func theExportSaysWhereTheSentencesStand() throws {
    let site = Self.site(1500)
    let json = try #require(JSONValue(parsing: site.render("data/dossier.json").wholeBytes))
    let source = try #require(json["sources"]?.array?.first)
    let pages = site.catalogue.addresses.pages(of: 0)
    #expect(source["page"]?.string == pages[0])
    #expect(source["parts"]?.array?.map { $0["page"]?.string } == pages)
    #expect(
      source["parts"]?.array?.map { $0["firstSentence"]?.number }
        == site.catalogue.addresses.cuts[0].firsts.map { Double($0 + 1) })
    #expect(json["sources"]?.array?[2]["parts"] == nil)
  }

  @Test func whatIsKnownOfTheSourceStandsOnTheFirstPage() {
    let site = Self.site(1500)
    let (first, second) = (
      Self.page(site, "sources/gazette-1.html"), Self.page(site, "sources/gazette-1--2.html")
    )
    for words in ["SHA-256", "id=\"relied-on\"", "id=\"parts\"", "data-first=\"2\""] {
      #expect(first.contains(words))
      #expect(!second.contains(words))
    }
    #expect(second.contains("<a data-first=\"1\" href=\"../sources/gazette-1.html\">"))
  }
}
