// Groups of one name can be told apart in every list, and short lists need no letters.
import DossierModel
import DossierText
import Testing

@testable import DossierSite

@Suite struct TwinTests {
  static func site(twins: Bool) -> Site {
    var sample = SampleDossier(SampleDossier.flood())
    let label = sample.dossier.clusters[0].label
    let a = sample.figure(0, "up to 5,000 people", 5000, .atMost, counted: "people")
    let b = sample.figure(1, "No more than 1,800 people", 1800, .atMost, counted: "people")
    _ = sample.cluster(twins ? label : "People to be moved", [a, b])
    sample.dossier.clusters[3].id = "other-cluster"
    return Site(sample.dossier, options: Site.Options())
  }

  static func page(_ site: Site, _ path: String) -> String {
    String(decoding: site.render(path).wholeBytes, as: UTF8.self)
  }

  @Test func twinsShowWordsOfTheirFirstStatement() {
    let list = Self.page(Self.site(twins: true), "figures.html")
    #expect(list.contains("<span class=\"twin\"><q>About 2,300 people were evacuated"))
    #expect(list.contains("<span class=\"twin\"><q>The region plans to house up to 5,000 people"))
    #expect(!Self.page(Self.site(twins: false), "figures.html").contains("class=\"twin\""))
  }

  @Test func aShortListOfNamesHasNoLetters() {
    let page = Self.page(Self.site(twins: false), "people.html")
    #expect(page.contains("Ada Brandt"))
    #expect(!page.contains("id=\"l-a\""))
  }
}
