import DossierText
import Testing

@testable import DossierTemplates

@Suite struct PhraseTests {
  struct Page: ViewModel {
    var title: String
    static let fields: Fields<Self> = [.text("title") { $0.title }]
  }

  func made(_ template: String) -> (html: String, ids: [String]) {
    var set = TemplateSet(
      [TemplateFile("page.html", Array(template.utf8))],
      phrases: ["of": "Page “{title}” & more", "code": "in `notes` here", "plain": "Skip"])
    let page = set.template("page.html", for: Page.self)
    var problems: [Diagnostic] = []
    let bytes = page.render(Page(title: "<a>"), as: "page.html", diagnostics: &problems)
    return (String(decoding: bytes, as: UTF8.self), set.diagnostics.map(\.id))
  }

  @Test func standsWithItsValuesEscaped() {
    #expect(made("<p>{{@of}}</p>").html == "<p>Page “&lt;a&gt;” &amp; more</p>")
    #expect(made("<p title=\"{{@of}}\"></p>").html == "<p title=\"Page “&lt;a&gt;” &amp; more\"></p>")
    #expect(
      made("<p title=\"{{@code}}\">{{@code}}</p>").html
        == "<p title=\"in notes here\">in <code>notes</code> here</p>")
    #expect(made("<title>{{@plain}}: {{title}}</title>").html == "<title>Skip: &lt;a&gt;</title>")
  }

  @Test func isRefusedWhereNoTextMayStand() {
    #expect(made("<a href=\"{{@plain}}\">x</a>").ids == ["templates.phrase.place"])
    #expect(made("<p>{{@plane}}</p>").ids == ["templates.phrase.unknown"])
    #expect(made("<p>{{{@plain}}}</p>").ids == ["templates.phrase.unknown"])
  }
}
