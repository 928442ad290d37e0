import DossierModel
import DossierText
import Foundation
import Testing

// What dates hang on: the publication date and its marks, none at all, the line of a narrative, impossible days.
@testable import DossierAnalysis

@Suite struct DateReferenceTests {
  @Test func carriesTheMarksOfThePublicationDate() {
    let text =
      "Peskov spoke last week, roads were blown up on Tuesday, and land was taken in August. It began in 2014."
    #expect(
      DateReading.days(text, published: "2024-10-19~") == [
        "last week = 2024-W41 = 2024-10-07~/2024-10-13~", "Tuesday = 2024-10-15 = 2024-10-15~",
        "August = 2024-08 = 2024-08~", "2014 = 2014 = 2014",
      ])
    #expect(
      DateReading.ranges(
        "The men sailed from October 8 to 13 and will fight by next month.", published: "2024-10-19~")
        == ["from October 8 to 13 = 2024-10-08~/2024-10-13~", "by next month = ../2024-11~"])
  }

  @Test func staysUnresolvedWithoutAPublicationDate() {
    let text = "He came on Tuesday, last week, yesterday, on October 8, in August, two years ago and in 2014."
    #expect(
      DateReading.days(text, published: nil) == [
        "Tuesday = XXXX-WXX-2 = no publication date", "last week = XXXX-WXX = no publication date",
        "yesterday = XXXX-XX-XX = no publication date", "October 8 = XXXX-10-08 = no publication date",
        "August = XXXX-08 = no publication date", "two years ago = XXXX = no publication date",
        "2014 = 2014 = 2014",
      ])
  }

  @Test func usesAsMuchOfThePublicationDateAsIsKnown() {
    #expect(
      DateReading.days("He came last year, last month and on Tuesday.", published: "2024-10") == [
        "last year = 2023 = 2023", "last month = 2024-09 = 2024-09",
        "Tuesday = XXXX-WXX-2 = the publication date is not known to the day",
      ])
  }

  @Test func namesTheAnchor() throws {
    let text = "It began on 3 May 2022. The next day it spread. On Tuesday it ended."
    let dates = DateReading.find(text, published: "2024-10-19").dates
    try #require(dates.count == 3)
    #expect(dates[0].anchor == nil)
    #expect(dates[1].anchor == Anchor(EDTFDate("2022-05-03")!, span: dates[0].span))
    #expect(dates[2].anchor == Anchor(EDTFDate("2024-10-19")!))
    #expect(dates.map(\.rule) == ["full-date", "focus-unit", "weekday-latest"])
  }

  @Test func followsTheLineOfANarrative() {
    let text = """
      The war began on 3 May 1898 after the crisis of 1895. In June the fleet sailed, and on 4 July it was sunk.
      A treaty was signed on 10 December 1898. In January the senate agreed. Papers opened in 1995 confirm it.
      On 6 February the king signed. It is still debated today.
      """
    #expect(
      DateReading.days(text, published: "2009-12-19") == [
        "3 May 1898 = 1898-05-03 = 1898-05-03", "1895 = 1895 = 1895", "June = 1898-06 = 1898-06",
        "4 July = 1898-07-04 = 1898-07-04", "10 December 1898 = 1898-12-10 = 1898-12-10",
        "January = 1899-01 = 1899-01", "1995 = 1995 = 1995", "6 February = 1899-02-06 = 1899-02-06",
      ])
  }

  @Test(arguments: [
    ("Born on Feb 29, 2015.", "Feb 29, 2015", "analysis.date.impossible"),
    ("Born on 31 September 2024.", "31 September 2024", "analysis.date.impossible"),
    ("Born on Oct 32.", "Oct 32", "analysis.date.impossible"),
    ("Born on February 30.", "February 30", "analysis.date.impossible"),
    ("Signed on 04/05/2024.", "04/05/2024", "analysis.date.ambiguous"),
  ])
  func reportsWhatNoCalendarHas(_ text: String, _ words: String, _ id: String) {
    let found = DateReading.find(text, published: "2024-10-19")
    #expect(found.dates.map { Text(text)[$0.span] } == [words])
    #expect(found.dates.allSatisfy { $0.edtf == nil && $0.unresolved != nil })
    #expect(found.diagnostics.map(\.id) == [id])
    #expect(found.diagnostics.first?.place.line == 1)
  }

  @Test func ordersNumbersByTheRegionOfTheLanguage() {
    func value(_ language: String) -> String? {
      DateReading.find("Signed on 04/05/2024.", language: Field(language, .frontMatter)).dates.first?.value
    }
    #expect(value("en-GB") == "2024-05-04")
    #expect(value("en-US") == "2024-04-05")
    #expect(value("en") == "2024-XX-XX")
  }

  @Test func readsTitlesAndDatelines() {
    let document = DateReading.document(
      Text("Border closed since Monday"), published: "2024-10-19", kind: .title)
    #expect(DateReading.find(document).dates.map(\.value) == ["2024-10-14"])
  }
}
