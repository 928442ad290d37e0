// Where a publication date comes from, in its order, and the year of a dateline that gives none.
import DossierContent
import DossierModel
import DossierTestSupport
import DossierText
import Testing

@Suite struct DatelineTests {
  /// "file = date (origin)" of the sources of a folder.
  private func published(_ files: [(String, String)]) -> [String] {
    let folder = TemporaryFolder()
    for (name, text) in files { folder.write("content/articles/" + name, text) }
    return load(folder.path + "/content").documents.map { document in
      let name = document.source.path.split(separator: "/").last.map(String.init) ?? ""
      let date = document.source.metadata.published
      return "\(name) = \(date.map { "\($0.value) (\($0.origin.rawValue))" } ?? "none")"
    }
  }

  private let line =
    "SEOUL, Oct. 18 (Wire) - The agency said on Friday that 1,500 soldiers were sent last week."
  private let dated = "---\npublished: 2024-11-02\n---\nThe border was closed on Monday, officials said."

  @Test func comesFromTheFirstThatSaysIt() {
    let whole = "SEOUL, Oct. 18, 2024 (Wire) - The agency said that soldiers were sent last week."
    let page =
      "<html><head><meta property=\"article:published_time\" content=\"2024-09-01\"></head><body><article><p>\(whole)</p>"
      + "<p>They will train there for some weeks, the agency told the newspapers on Tuesday evening.</p></article></body></html>"
    #expect(
      published([
        ("2020-01-01-a.txt", "---\npublished: 2024-07-07\n---\n\(whole)"), ("2020-01-01-b.txt", whole),
        ("2020-01-01-c.txt", "The agency said that soldiers were sent last week."),
        ("2020-01-01-d.txt", whole),
        ("2020-01-01-d.yml", "published: 2024-08-08\n"), ("2020-01-01-e.html", page),
        (
          "f.txt",
          "Seoul counts soldiers\n17 November 2024\n\nThe agency said that soldiers were sent last week.\n"
        ),
        ("g.txt", "The agency said that soldiers were sent last week."),
      ]) == [
        "2020-01-01-a.txt = 2024-07-07 (meta)", "2020-01-01-b.txt = 2024-10-18 (text)",
        "2020-01-01-c.txt = 2020-01-01 (name)", "2020-01-01-d.txt = 2024-08-08 (sidecar)",
        "2020-01-01-e.html = 2024-09-01 (page)", "f.txt = 2024-11-17 (text)", "g.txt = none",
      ])
  }

  @Test(arguments: [
    ("BUDAPEST, Hungary, 3 June 2023 (Wire) _ The museum opened.", "2023-06-03 (text)"),
    ("LONDON, June 3, 2023 — The museum opened.", "2023-06-03 (text)"),
    ("NEW YORK, Saturday, June 3, 2023 (A Wire) -- The museum opened.", "2023-06-03 (text)"),
    ("LONDON met on June 3, 2023 - a Saturday - to talk.", "none"),
    ("The museum opened on June 3, 2023 - a Saturday.", "none"),
    ("LONDON, May (Wire) - The museum opened.", "none"),
    ("LONDON (Wire) - The museum opened June 3, 2023.", "none"),
  ])
  func readsADateline(_ text: String, _ expected: String) {
    #expect(published([("a.txt", text)]) == ["a.txt = \(expected)"])
  }

  @Test func aMissingYearLiesNearestToTheOtherSources() {
    #expect(
      published([("a.txt", line), ("b.txt", dated)]) == [
        "a.txt = 2024-10-18? (neighbours)", "b.txt = 2024-11-02 (meta)",
      ])
  }

  @Test func itsWeekdaysDecideFirst() {
    // 18 October was a Wednesday in 2023, 16 October one in 2024.
    let own = "SEOUL, Wednesday, Oct. 18 (Wire) - The agency said that soldiers were sent."
    let inside = "SEOUL, Oct. 18 (Wire) - The agency said that on Wednesday, Oct. 16, soldiers were sent."
    #expect(
      published([("a.txt", own), ("b.txt", dated), ("c.txt", inside)]) == [
        "a.txt = 2023-10-18? (neighbours)", "b.txt = 2024-11-02 (meta)", "c.txt = 2024-10-18? (neighbours)",
      ])
  }

  @Test func aDateLineOfItsOwnCountsToo() {
    let text =
      "Seoul counts soldiers\nFriday 18 October\n\nThe agency said that soldiers were sent last week.\n"
    #expect(published([("a.txt", text), ("b.txt", dated)]).first == "a.txt = 2024-10-18? (neighbours)")
  }

  @Test func aLoneFileIsDatedByNothing() {
    #expect(published([("a.txt", line)]) == ["a.txt = none"])
    let folder = TemporaryFolder()
    folder.write("content/articles/a.txt", line)
    let loaded = load(folder.path + "/content")
    #expect(loaded.diagnostics.map(\.id).contains("content.published.year"))
    #expect(loaded.diagnostics.allSatisfy { $0.severity == .note })
  }

  @Test func twoYearsEquallyNearGiveNone() {
    let day = YearlessDay(month: 10, day: 18)
    let near = [CivilDay(2023, 10, 10), CivilDay(2024, 10, 10)].compactMap { $0 }
    #expect(day.nearest(to: near) == nil)
    #expect(day.nearest(to: []) == nil)
    #expect(YearlessDay(month: 2, day: 29).nearest(to: near) == CivilDay(2024, 2, 29))
  }
}
