import DossierModel
import DossierTestSupport
import DossierText
import Foundation
import Testing

// What users of other date readers complain about, one test each. Words that are no dates: `DateTests.leavesAlone`.
@testable import DossierAnalysis

@Suite struct DateComplaintTests {
  @Test func aWeekIsNotADay() {
    #expect(DateReading.days("They return this week.") == ["this week = 2024-W42 = 2024-10-14/2024-10-20"])
  }

  @Test func anAgeIsNoDecade() { #expect(DateReading.days("He died in his 90s.").isEmpty) }

  @Test func aRangeIsOneObjectOverItsParts() throws {
    let found = DateReading.find("They sailed from October 8 to 13.", published: "2024-10-19")
    #expect(found.dates.map(\.value) == ["2024-10-08", "2024-10-13"])
    let range = try #require(found.ranges.first)
    #expect(found.ranges.count == 1 && range.parts == [0, 1])
    #expect(range.edtf.description == "2024-10-08/2024-10-13")
  }

  @Test func aDayThatDoesNotExistStaysWhole() {
    let text = "He was born on Feb 29, 2015 and left on 30 February."
    let found = DateReading.find(text, published: "2024-10-19")
    #expect(found.dates.map { Text(text)[$0.span] } == ["Feb 29, 2015", "30 February"])
    #expect(found.dates.allSatisfy { $0.edtf == nil })
    #expect(found.diagnostics.map(\.id) == ["analysis.date.impossible", "analysis.date.impossible"])
  }

  @Test func theOrderOfNumbersIsNeverGuessed() {
    let found = DateReading.find("Signed on 04/05/2024.", published: "2024-10-19")
    #expect(found.dates.map(\.edtf) == [nil])
    #expect(found.diagnostics.map(\.id) == ["analysis.date.ambiguous"])
  }

  @Test func theReferenceDateCanBeSetAndMissed() {
    let text = "He came on Tuesday."
    #expect(DateReading.days(text, published: "2024-10-19") == ["Tuesday = 2024-10-15 = 2024-10-15"])
    #expect(DateReading.days(text, published: "1999-12-31") == ["Tuesday = 1999-12-28 = 1999-12-28"])
    #expect(DateReading.days(text, published: nil) == ["Tuesday = XXXX-WXX-2 = no publication date"])
  }

  @Test func everyDateKnowsItsPlace() throws {
    let text = "Ünter wurde am — “Tuesday” — £5 paid."
    let found = DateReading.find(text, published: "2024-10-19")
    let date = try #require(found.dates.first)
    #expect(Text(text)[date.span] == "Tuesday")
  }

  /// No clock, locale or time zone: nothing in the folder can ask for one.
  @Test func nothingDependsOnTheMachine() throws {
    let folder = SharedData.packageRoot + "/Sources/DossierAnalysis/Dates"
    let files = fileTree(folder)
    #expect(files.count > 20)
    for file in files {
      let source = String(decoding: file.bytes, as: UTF8.self)
      for word in ["Foundation", "Glibc", "Date()", "Clock.now", "Locale", "TimeZone", "NSCalendar"] {
        #expect(!source.contains(word), "\(file.name): \(word)")
      }
    }
  }
}
