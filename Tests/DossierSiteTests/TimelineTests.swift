// How the timeline groups and counts; its filters are tested in a browser (Tests/Browser).
import DossierModel
import DossierText
import Testing

@testable import DossierSite

@Suite struct TimelineTests {
  static let dossier: Dossier = {
    var sample = SampleDossier([
      SampleSource(key: "a", title: "A", paragraphs: [["First, second, third, fourth."]])
    ])
    sample.event(0, "First", "2024-01-05", "A day")
    sample.event(0, "second", "2024", "A year")
    sample.event(0, "third", "2023-12", "A month")
    sample.event(0, "fourth", "2024-01-01/2024-02-10", "Days in two months")
    return sample.dossier
  }()

  @Test func aYearStandsBeforeItsMonths() {
    let groups = Listing.groups([0, 1, 2, 3], by: .month, Self.dossier)
    #expect(groups.map { $0.day.map($0.unit.anchor) } == ["m-2023-12", "y-2024", "m-2024-01"])
    #expect(groups.map(\.rows) == [[2], [1], [0, 3]])
  }

  @Test(
    arguments: [
      ("2024-02-29", "m-2024-02", 29), ("2023-12-31", "y-2023", 365), ("2024-07-01", "d-2024-07-01", 1),
    ]) func aUnitHasItsDays(_ date: String, _ anchor: String, _ days: Int) throws
  {
    let day = try #require(EDTFDate(date)?.first.day)
    let unit: CalendarUnit = anchor.hasPrefix("d") ? .day : anchor.hasPrefix("m") ? .month : .year
    #expect(unit.anchor(day) == anchor)
    let stretch = unit.stretch(around: day)
    #expect(stretch.last - stretch.first + 1 == days)
    #expect(stretch.first <= day.number && day.number <= stretch.last)
  }

  @Test func choicesStandByHowOftenTheyAreMet() {
    let choices = TimelineChoices([[7, 7, 9], [9], [3, 9]])
    #expect(choices.names == [9, 3, 7])
    #expect(choices.places(of: [7, 9]) == "0 2")
  }

  @Test func thePrintEditionOfManySourcesLeavesTextsOut() {
    #expect(PrintLimits(SampleDossier.flood()).hasTexts)
    let many = SampleDossier(
      (0..<60).map { SampleSource(key: "s\($0)", title: "Source \($0)", paragraphs: [["A sentence."]]) })
    #expect(!PrintLimits(many.dossier).hasTexts)
    let page = String(
      decoding: Site(many.dossier, options: Site.Options()).render("print.html").wholeBytes, as: UTF8.self)
    #expect(page.contains("Left out of the print edition: the texts of the sources."))
    #expect(!page.contains("A sentence."))
  }
}
