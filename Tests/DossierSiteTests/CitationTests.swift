// How notes cite, how quotations stand, and how a text that runs from right to left is marked.
import DossierModel
import DossierText
import Testing

@testable import DossierSite

@Suite struct CitationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let byline: [String]
    let cited: String
    var testDescription: String { byline.joined(separator: "; ") }
  }
  static let bylines = [
    Case(byline: ["Ada Fisher"], cited: "(Fisher 2023)"),
    Case(byline: ["Ada Fisher", "Jon Weiss"], cited: "(Fisher and Weiss 2023)"),
    Case(byline: ["Ada Fisher", "Jon Weiss", "Li Na"], cited: "(Fisher et al. 2023)"),
    Case(byline: ["Gazette news desk"], cited: "(Gazette news desk 2023)"),
    Case(byline: [], cited: "(The Orlen Gazette 2023)"),
  ]

  func site(_ style: BibliographyStyle, _ change: (inout [SampleSource]) -> Void = { _ in }) -> Site {
    var dossier = SampleDossier.flood(change)
    dossier.configuration.bibliography = style
    return Site(dossier, options: Site.Options())
  }

  @Test(arguments: bylines) func citesByAuthorAndYear(_ test: Case) {
    let site = site(.authorDate) { sources in
      sources[0].publisher = "The Orlen Gazette"
      sources[0].byline = test.byline
    }
    #expect(site.catalogue.citation(of: 0, sentence: nil, locator: "") == test.cited)
  }

  @Test func namesThePlaceInBothStyles() {
    let byName = site(.authorDate) { $0[0].byline = ["Ada Fisher"] }.catalogue
    #expect(byName.citation(of: 0, sentence: 2, locator: "p. 3") == "(Fisher 2023, sentence 2, p. 3)")
    let byNumber = site(.numbered).catalogue
    #expect(byNumber.citation(of: 0, sentence: 2, locator: "p. 3") == "[1:2, p. 3]")
    #expect(byNumber.citation(of: 0, sentence: nil, locator: "") == "[1]")
  }

  @Test func aLetterTellsTwinsApart() {
    let catalogue = site(.authorDate) { sources in
      for index in 0..<2 { sources[index].byline = ["Ada Fisher"] }
    }.catalogue
    #expect((0..<2).map(catalogue.authorYear) == ["Fisher 2023a", "Fisher 2023b"])
    // The bibliography has the same letter.
    let twins = site(.authorDate) { for index in 0..<2 { $0[index].byline = ["Ada Fisher"] } }
    let desk = Desk(twins, "notes/a.html")
    #expect(desk.references([1, 0]).map { $0.words.contains("(2023a)") } == [true, false])
    #expect(desk.references([1, 0]).allSatisfy { $0.mark == nil })
  }

  @Test func theNumberedListKeepsTheNumbers() {
    let desk = Desk(site(.numbered), "notes/a.html")
    #expect(desk.references([1, 0]).map(\.mark) == ["1", "2"])
  }

  @Test(arguments: [
    ("\"The dam is safe,\"", "The dam is safe,"), ("“Not now.”", "Not now."),
    ("‘Yes’ or ‘no’", "‘Yes’ or ‘no’"),
    ("he said “no”", "he said “no”"), ("\"\"", "\"\""), ("«Non»", "Non"), ("'tis so", "'tis so"),
  ])
  func outerMarksStandOnce(_ words: String, _ shown: String) {
    #expect(Desk.withoutOuterMarks(words) == shown)
  }

  @Test(arguments: [("ar", true), ("he", true), ("fa", true), ("fr", false)])
  func marksTheDirectionOfASource(_ language: String, _ isRightToLeft: Bool) {
    let site = site(.numbered) { sources in
      sources[1].language = language
      sources[1].title = "عنوان"
    }
    func page(_ path: String) -> String { String(decoding: site.render(path).wholeBytes, as: UTF8.self) }
    let mark = isRightToLeft ? "lang=\"\(language)\" dir=\"rtl\"" : "lang=\"\(language)\" dir=\"ltr\""
    #expect(page("sources/post-2.html").contains("<h1 class=\"src\" \(mark)>"))
    #expect(page("sources/post-2.html").contains("<div class=\"text noted\" \(mark)>"))
    #expect(page("sources.html").contains(mark))
    // Wherever it is quoted, the quotation says so, and the dossier's own language stays as it is.
    let quoting = isRightToLeft ? "<q lang=\"\(language)\" dir=\"rtl\">" : "<q lang=\"\(language)\""
    #expect(page("figures.html").contains(quoting) || page("claims.html").contains(quoting))
    #expect(page("claims.html").hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
  }
}
