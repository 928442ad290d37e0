// Lists of every length: none is empty without a word, none is cut without one, and every row has one page.
import DossierModel
import DossierText
import Testing

@testable import DossierSite

@Suite struct LongListTests {
  static func dossier(_ count: Int) -> Dossier {
    let sources = (0..<count).map { index in
      SampleSource(
        key: "source-\(index)", title: "\(["Rain", "Wind", "Ice", "Ähre", "7 days"][index % 5]) \(index)",
        publisher: index % 3 == 0 ? nil : "Paper \(index % 7)", published: "2023-0\(index % 9 + 1)-01",
        paragraphs: [["Person\(index) said that it rains."]])
    }
    var sample = SampleDossier(sources)
    for index in 0..<count {
      sample.unresolved(index, "rains", "no publication date")
      let actor = sample.actor("Person\(index)", .person, in: [index])
      _ = sample.statement(
        index, "Person\(index)", "said", "that it rains", actor: index % 2 == 0 ? actor : nil)
    }
    return sample.dossier
  }

  @Test(arguments: [0, 1, 11, 320, 700])
  func everyLinkLeadsToAPage(_ count: Int) {
    #expect(LinkRules.broken(Site(Self.dossier(count), options: Site.Options())) == [])
  }

  /// Beyond those that are shown with both sides every group and every claim is named, with the way to it.
  @Test func noContradictionIsOnlyCounted() {
    var dossier = SampleDossier.flood()
    #expect(Site(dossier, options: Site.Options()).listing.contradictionIndex.isEmpty)
    dossier.relations += Array(repeating: dossier.relations[0], count: Listing.mostContradictions)
    dossier.claims = (0..<900).map { number in
      var claim = dossier.claims[0]
      claim.id = StableID.make("claim", ["\(number)"])
      return claim
    }
    let site = Site(dossier, options: Site.Options())
    let pages = site.listing.contradictionIndex
    #expect(pages.map(\.path) == ["", "-2", "-3"].map { "contradictions-all\($0).html" })
    #expect(pages.map(\.lines.count) == [400, 400, 101])
    #expect(LinkRules.broken(site) == [])
    let first = String(decoding: site.render("contradictions.html").wholeBytes, as: UTF8.self)
    #expect(first.contains("contradictions-all.html"))
    let all = String(decoding: site.render("contradictions-all.html").wholeBytes, as: UTF8.self)
    #expect(all.contains("1,201 pairs of figures"))
    #expect(all.contains("People evacuated from Orlen"))
  }

  @Test func ordersHoldEverySourceOnce() {
    let site = Site(Self.dossier(320), options: Site.Options())
    for order in SourceOrder.allCases {
      let pages = site.listing.sourceOrders[order] ?? []
      #expect(
        pages.map(\.path) == ["", "-2", "-3"].map { "sources-by-\(order.rawValue)\($0).html" })
      #expect(pages.flatMap(\.rows).sorted() == Array(0..<320))
    }
    #expect(Site(Self.dossier(10), options: Site.Options()).listing.sourceOrders.isEmpty)
  }

  @Test func whatWasNotResolvedHasPagesWhereItIsMuch() {
    let few = Site(Self.dossier(11), options: Site.Options()).listing
    #expect(few.undatedPages.isEmpty)
    #expect(few.undatedPath == "timeline.html#undated")
    let many = Site(Self.dossier(320), options: Site.Options()).listing
    #expect(many.undatedPages.map(\.path) == ["undated.html", "undated-2.html"])
    #expect(many.undatedPages.map(\.rows.count) == [200, 120])
  }

  @Test func namesAreSplitByLetter() {
    let site = Site(Self.dossier(700), options: Site.Options())
    #expect(
      site.listing.peoplePages.map(\.path) == [
        "people.html", "people-p.html", "people-p-2.html", "people-p-3.html",
      ])
    #expect(site.listing.peoplePages.map(\.rows.count) == [0, 300, 300, 100])
  }

  @Test func aSpeakerOfManyStatementsRunsOverPages() {
    let speaker = Listing.Speaker(actor: nil, words: nil, kind: nil, statements: Array(0..<600))
    let (parts, pages) = Listing.statementPages([speaker])
    #expect(parts.map(\.statements) == [0..<200, 200..<400, 400..<600])
    #expect(pages.map(\.rows) == [[], [0], [1], [2]])
    #expect(pages.map(\.path) == ["claims.html", "claims-2.html", "claims-3.html", "claims-4.html"])
  }

  @Test func aLongRowOfPagesIsShortened() {
    let pages = (1...40).map { Listing.Page(path: "list-\($0).html", rows: [$0]) }
    let desk = Desk(Site(Self.dossier(1), options: Site.Options()), "list-20.html")
    let words = desk.pageLinks(pages, current: 19).map(\.words)
    #expect(
      words == [
        "Page 1", "…", "Page 17", "Page 18", "Page 19", "Page 20", "Page 21", "Page 22", "Page 23", "…",
        "Page 40",
      ])
  }
}
