// The search data as files; what it finds is tested in a browser (Tests/Browser).
import DossierModel
import DossierText
import Testing

@testable import DossierSite

@Suite struct SearchTests {
  static let site = Site(SampleDossier.flood(), options: Site.Options())

  @Test func numbersAreDifferencesInGroupsOfFiveBits() {
    #expect(SearchCode.differences([0, 1, 33, 1000]) == "ABgBne")
    #expect(SearchCode.differences([]) == "")
  }

  @Test func wordsSayWhatTheyShareWithTheOneBefore() {
    let words = [("kirby", 1), ("kursk", 8)].map { (word: Array($0.0.unicodeScalars), count: $0.1) }
    #expect(SearchCode.words(words) == "AAkirbyBDursk")
  }

  @Test(
    arguments: [
      ("Minister's", "minister"), ("Gdańsk", "gdansk"), ("Курск", "kursk"), ("l’eau", "l'eau"),
      ("Großbritannien", "grossbritannien"), ("中国", "中国"),
    ]) func aWordIsFolded(_ written: String, _ folded: String)
  {
    var terms = SearchTerms()
    terms.add(written, to: 0)
    #expect(terms.words == [folded])
  }

  @Test func aFileIsSmallAndHoldsDataOnly() {
    let files = Self.site.paths.filter { $0.hasPrefix("assets/search/") }
    #expect(files.contains("assets/search/index.js") && files.contains("assets/search/t-0.js"))
    for path in files {
      let bytes = Self.site.render(path).wholeBytes
      #expect(bytes.count < 30_000, "\(path)")
      let name = path.dropFirst("assets/search/".count)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.hasPrefix("dossierSearch(\"\(name)\",") && text.hasSuffix(");\n"), "\(path)")
      let json = text.dropFirst("dossierSearch(\"\(name)\",".count).dropLast(3)
      #expect(JSONValue(parsing: Array(json.utf8)) != nil, "\(path)")
    }
  }

  @Test func everyKindIsNumberedInOrder() {
    let records = Self.site.searchIndex.records
    #expect(records.starts.count == SearchRecord.Kind.allCases.count + 1)
    for (kind, (start, end)) in zip(
      SearchRecord.Kind.allCases, zip(records.starts, records.starts.dropFirst()))
    {
      #expect(records.all[start..<end].allSatisfy { $0.kind == kind })
    }
  }
}
