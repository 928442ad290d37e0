// The words of the interface: every language says the same things, and nothing is said outside of the tables.
import DossierModel
import DossierTestSupport
import DossierText
import Foundation
import Testing

@testable import DossierSite

@Suite struct StringsTests {
  static let languages = ["de"]

  /// The files below a folder of the package, by path.
  static func files(in folder: String) -> [String] {
    let root = SharedData.packageRoot + "/" + folder
    return (FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []).sorted()
      .map { folder + "/" + $0 }.filter { $0.hasSuffix(".swift") || $0.hasSuffix(".html") }
  }

  static func rows(_ language: String) throws -> [Strings.Row] {
    let file = try #require(Templates.builtIn.first { $0.path == "strings/\(language).tsv" })
    let rows = Strings.rows(of: file)
    let twice = Dictionary(grouping: rows, by: \.key).filter { $0.value.count > 1 }.keys.sorted()
    try #require(twice.isEmpty, "\(language) says twice: \(twice)")
    return rows
  }

  @Test(arguments: languages) func saysTheSameThings(_ language: String) throws {
    let english = Dictionary(uniqueKeysWithValues: try Self.rows("en").map { ($0.key, $0.text) })
    let other = Dictionary(uniqueKeysWithValues: try Self.rows(language).map { ($0.key, $0.text) })
    for (key, text) in english where !Strings.isPlural(key) {
      let own = try #require(other[key], "\(key) is missing in \(language)")
      #expect(Set(Strings.names(in: own)) == Set(Strings.names(in: text)), "\(key)")
      #expect(own.contains("[") == text.contains("["), "\(key): the words of the link")
    }
    for (key, text) in other where !key.hasPrefix("said.") {
      let form = try #require(
        english[key] ?? english[Strings.otherForm(of: key)], "\(key) is in \(language) only")
      #expect(Set(Strings.names(in: text)).isSubset(of: Strings.names(in: form)), "\(key)")
    }
  }

  @Test(arguments: ["en"] + languages) func hasEveryPluralForm(_ language: String) throws {
    let keys = Set(try Self.rows(language).map(\.key))
    let rule = try #require(PluralRule(rawValue: Wording(language: language)("plural-rule")))
    let endings = Set((0...120).map(rule.ending))
    for key in keys where key.hasPrefix("count.") && key.hasSuffix(".other") {
      for ending in endings {
        #expect(keys.contains(key.dropLast(".other".count) + ending), "\(key)\(ending)")
      }
    }
  }

  @Test(arguments: ["en"] + languages) func namesEveryPartOfAPage(_ language: String) throws {
    let keys = Set(try Self.rows(language).map(\.key))
    for kind in PagePart.Kind.allCases { #expect(keys.contains("page-part.\(kind.rawValue)")) }
  }

  /// Keys that are put together out of a name and a value.
  static let families = [
    "about.bound.",
    "action.", "changes.", "count.", "credibility.", "date-rule.", "download.", "flag.", "kind.", "language.",
    "money.", "month.", "month-short.", "sources.by-", "sources.order-", "number.", "ordinal.", "origin.",
    "page.", "page-part.", "relied.",
    "reliability.", "season.",
    "severity.",
    "unit.", "unit-name.",
  ]

  @Test func everyTextIsAskedFor() throws {
    var asked = ""
    for folder in ["Sources/DossierSite", "templates"] {
      for path in Self.files(in: folder) {
        asked += try String(contentsOfFile: SharedData.packageRoot + "/" + path, encoding: .utf8)
      }
    }
    for row in try Self.rows("en") where !Self.families.contains(where: row.key.hasPrefix) {
      var key = row.key
      for form in Strings.forms where key.hasSuffix(form) { key.removeLast(form.count) }
      let isAsked =
        asked.contains("\"\(key)\"") || asked.contains("{{@\(key)}}") || asked.contains("{{@\(key).link}}")
      #expect(isAsked, "no page asks for \(row.key)")
    }
  }

  /// What a template says itself, without tags and names.
  @Test func templatesHaveNoWordsOfTheirOwn() throws {
    for file in Templates.builtIn where file.path.hasSuffix(".html") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      var shown = text.replacing(/<style>[\s\S]*?<\/style>/, with: "").replacing(
        /\{\{\{?[^}]*\}\}\}?/, with: "")
      for attribute in shown.matches(of: /(?:aria-label|title|alt|placeholder|data-[a-z-]+)="([^"]*)"/) {
        #expect(!attribute.1.contains(/[A-Za-z]/), "\(file.path): \(attribute.0)")
      }
      shown = shown.replacing(/<[^>]*>/, with: "")
      #expect(!shown.contains(/[A-Za-z]/), "\(file.path): \(shown.filter { $0 != "\n" })")
    }
  }

  /// Two words with a blank between them, in a text of the program that is no markup.
  @Test func pagesHaveNoWordsOfTheirOwn() throws {
    for folder in ["Pages", "Wording", "Charts", "Text"] {
      // What Strings.swift says is for the author of the tables.
      for path in Self.files(in: "Sources/DossierSite/" + folder) where !path.hasSuffix("/Strings.swift") {
        let file = try String(contentsOfFile: SharedData.packageRoot + "/" + path, encoding: .utf8)
        for line in file.split(separator: "\n") {
          let code = line.split(separator: "//", omittingEmptySubsequences: false).first ?? ""
          for text in code.matches(of: /"((?:[^"\\]|\\.)*)"/) {
            let words = text.1
            guard !words.hasPrefix("<"), !words.contains("\\\""), !Self.own.contains(String(words)) else {
              continue
            }
            #expect(!words.contains(/[A-Za-z’]{2,},? [a-z]{2,}/), "\(path): \(words)")
          }
        }
      }
    }
  }

  /// Not shown: classes of elements, messages to the dossier's author, units of the tables.
  static let own: Set<String> = [
    "one other", "zero-one other", "one few many", "gone new", "own new", "s hd", "s li", "s bq", "s ce",
    "figure date", "figure who", "date who", "figure date who", "lane-svg ticks",
    "noopener noreferrer nofollow", "write limit: 5",
  ]

  @Test func aGermanDossierSaysNothingInEnglish() throws {
    var dossier = SampleDossier.flood()
    dossier.configuration.language = "de"
    let site = Site(dossier, options: Site.Options())
    #expect(site.diagnostics.isEmpty)
    let german = Set(try Self.rows("de").map(\.text))
    let english = try Self.rows("en").map(\.text).filter {
      $0.utf8.count > 14 && !german.contains($0) && Strings.names(in: $0).isEmpty && !$0.contains("[")
    }
    for path in site.paths where path.hasSuffix(".html") {
      let page = String(decoding: site.render(path).wholeBytes, as: UTF8.self)
      #expect(page.contains("<html lang=\"de\">"), "\(path)")
      #expect(!page.contains("⟦"), "\(path)")
      for text in english { #expect(!page.contains(text), "\(path): \(text)") }
    }
  }

  @Test func aTableOfTheUserGoesBeforeOurs() {
    func strings(_ language: String, _ rows: String) -> Strings {
      let own = RenderedFile(path: "strings/\(language).tsv", bytes: Array(rows.utf8))
      return Strings(language: language, builtIn: Templates.builtIn, own: [own])
    }
    #expect(strings("en", "page.search\tFind\n").text("page.search") == "Find")
    let french = strings("fr", "# mots\npage.search\tRecherche\ncount.source.other\t{n} sources lues\n")
    #expect(french.text("page.search") == "Recherche")
    #expect(french.text("page.sources") == "Sources")
    #expect(!french.has("count.source.one"))
    #expect(french.diagnostics.map(\.id) == ["strings.key.missing"])
    #expect(strings("en", "page.serch\tFind\n").diagnostics.map(\.id) == ["strings.key.unknown"])
    #expect(strings("en", "list.page\tPage {nummer}\n").diagnostics.map(\.id) == ["strings.name.unknown"])
    let none = Strings(language: "nl", builtIn: Templates.builtIn, own: [])
    #expect(none.language == "en" && none.diagnostics.map(\.id) == ["strings.language.missing"])
  }

  @Test(arguments: [
    ("2024-10-15", "15. Oktober 2024"), ("2024-10-19~", "etwa 19. Oktober 2024"),
    ("2024-10-08/2024-10-12", "8. bis 12. Oktober 2024"), ("2024-10-12/..", "seit dem 12. Oktober 2024"),
    ("2024-08/2024-11", "August bis November 2024"), ("2024-22", "Sommer 2024"), ("2024-03", "März 2024"),
    ("2024-10-28/2024-11-02", "28. Oktober bis 2. November 2024"),
  ])
  func writesGermanDates(_ edtf: String, _ words: String) throws {
    #expect(Wording(language: "de").date(try #require(EDTFDate(edtf))) == words)
  }

  @Test(
    arguments: [
      (12_000, nil, "12.000"), (1_200_000, nil, "1,2 Millionen"), (1_000_000, nil, "1 Million"),
      (36e6, "USD", "36 Millionen US-Dollar"), (12.5, "%", "12,5 %"), (0.25, "ratio", "ein Viertel"),
      (1, "mile", "1 Meile"), (5, "mile", "5 Meilen"), (80, "km/h", "80 km/h"),
    ] as [(Double, String?, String)])
  func writesGermanAmounts(_ value: Double, _ unit: String?, _ words: String) {
    #expect(Wording(language: "de").amount(value, unit) == words)
  }

  @Test(arguments: [
    (PluralRule.oneFewMany, 1, ".one"), (.oneFewMany, 3, ".few"), (.oneFewMany, 12, ".many"),
    (.oneFewMany, 21, ".one"), (.zeroOneOther, 0, ".one"), (.oneOther, 0, ".other"), (.other, 1, ".other"),
  ])
  func choosesTheForm(_ rule: PluralRule, _ number: Int, _ ending: String) {
    #expect(rule.ending(number) == ending)
  }
}
