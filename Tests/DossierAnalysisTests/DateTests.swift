import DossierModel
import DossierText
import Testing

// Dates as articles word them, and what they come to.
@testable import DossierAnalysis

@Suite struct DateTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let found: [String]
    let published: String?
    init(_ text: String, _ found: [String], published: String? = "2024-10-19") {
      (self.text, self.found, self.published) = (text, found, published)
    }
    var testDescription: String { text }
  }

  /// Published on a Saturday, 19 October 2024. "words = TIMEX3 value = EDTF".
  static let days: [Case] = [
    // Weekdays: the latest one, the day itself included; "will" and its like look ahead.
    Case("The bridge was closed on Tuesday.", ["Tuesday = 2024-10-15 = 2024-10-15"]),
    Case("Saturday was calm.", ["Saturday = 2024-10-19 = 2024-10-19"]),
    Case("The council will vote on Tuesday.", ["Tuesday = 2024-10-22 = 2024-10-22"]),
    Case("On Tuesday, the council will vote.", ["Tuesday = 2024-10-22 = 2024-10-22"]),
    Case("The team is set to leave Monday.", ["Monday = 2024-10-21 = 2024-10-21"]),
    Case("Talks had been due to end Friday.", ["Friday = 2024-10-18 = 2024-10-18"]),
    Case("She left last Friday.", ["last Friday = 2024-10-18 = 2024-10-18"]),
    Case("He returns next Monday.", ["next Monday = 2024-10-21 = 2024-10-21"]),
    Case("Friday’s vote was close.", ["Friday = 2024-10-18 = 2024-10-18"]),
    // Days
    Case(
      "He arrived yesterday and leaves tomorrow.",
      ["yesterday = 2024-10-18 = 2024-10-18", "tomorrow = 2024-10-20 = 2024-10-20"]),
    Case("The day before yesterday it rained.", ["The day before yesterday = 2024-10-17 = 2024-10-17"]),
    Case("The ship sank three days ago.", ["three days ago = 2024-10-16 = 2024-10-16"]),
    // Months and days
    Case("They met on October 8.", ["October 8 = 2024-10-08 = 2024-10-08"]),
    Case("They met on Sept. 30, 2023.", ["Sept. 30, 2023 = 2023-09-30 = 2023-09-30"]),
    Case("On the 5th of November 1605 it failed.", ["the 5th of November 1605 = 1605-11-05 = 1605-11-05"]),
    Case("On 17 November 2024 it began.", ["17 November 2024 = 2024-11-17 = 2024-11-17"]),
    Case("Tuesday, Sept. 3, 2024, was warm.", ["Tuesday, Sept. 3, 2024 = 2024-09-03 = 2024-09-03"]),
    Case("The camp opened on January 4.", ["January 4 = 2025-01-04 = 2025-01-04"]),
    Case("They took land in August.", ["August = 2024-08 = 2024-08"]),
    Case("It will open in March.", ["March = 2025-03 = 2025-03"]),
    Case("It was built in June last year.", ["June last year = 2023-06 = 2023-06"]),
    Case("The deal of October 2019 failed.", ["October 2019 = 2019-10 = 2019-10"]),
    Case("In early March it snowed.", ["early March = 2024-03 = 2024-03"]),
    // Numbers
    Case(
      "Filed 2024-10-08, heard 13.10.2024.",
      ["2024-10-08 = 2024-10-08 = 2024-10-08", "13.10.2024 = 2024-10-13 = 2024-10-13"]),
    Case("Signed on 25/10/2023.", ["25/10/2023 = 2023-10-25 = 2023-10-25"]),
    Case(
      "Signed on 10/25/2023 and 04/05/2024.",
      ["10/25/2023 = 2023-10-25 = 2023-10-25", "04/05/2024 = 2024-04-05 = 2024-04-05"]),
    // Weeks, months, years
    Case("He spoke last week.", ["last week = 2024-W41 = 2024-10-07/2024-10-13"]),
    Case("They return this week.", ["this week = 2024-W42 = 2024-10-14/2024-10-20"]),
    Case("It starts next month.", ["next month = 2024-11 = 2024-11"]),
    Case("Last year was dry.", ["Last year = 2023 = 2023"]),
    Case("It fell two years ago.", ["two years ago = 2022 = 2022"]),
    Case("It fell two weeks ago.", ["two weeks ago = 2024-W40 = 2024-09-30/2024-10-06"]),
    Case("They met over the weekend.", ["the weekend = 2024-W42-WE = 2024-10-19/2024-10-20"]),
    Case("Built in 1990 and sold in '98.", ["1990 = 1990 = 1990", "'98 = 1998 = 1998"]),
    Case("It opened about 2015.", ["2015 = 2015 = 2015~"]),
    Case("It opened in c. 1815.", ["1815 = 1815 = 1815~"]),
    Case("It opened perhaps in 2015.", ["2015 = 2015 = 2015?"]),
    // Quarters, halves, seasons, decades, centuries
    Case("Profit in the third quarter rose.", ["the third quarter = 2024-Q3 = 2024-07/2024-09"]),
    Case(
      "Sales fell in the first quarter of 2023.",
      ["the first quarter of 2023 = 2023-Q1 = 2023-01/2023-03"]),
    Case("The second half of 2023 was wet.", ["The second half of 2023 = 2023-H2 = 2023-07/2023-12"]),
    Case(
      "Sales rose in Q3 2024 and H1 2023, not in FY2022.",
      ["Q3 2024 = 2024-Q3 = 2024-07/2024-09", "H1 2023 = 2023-H1 = 2023-01/2023-06", "FY2022 = 2022 = 2022~"]),
    Case("In fiscal 2023 it lost money.", ["fiscal 2023 = 2023 = 2023~"]),
    Case("In the summer of 2023 it burned.", ["the summer of 2023 = 2023-SU = 2023-22"]),
    Case("It burned last summer.", ["last summer = 2024-SU = 2024-22"]),
    Case("Music of the 1990s and the sixties.", ["the 1990s = 199 = 199X", "the sixties = 196 = 196X"]),
    Case("A temple of the 11th century.", ["the 11th century = 10 = 10XX"]),
    Case("A theatre of the 4th century BC.", ["the 4th century BC = BC03 = "]),
    Case("Caesar died in 44 BC.", ["44 BC = BC0044 = -0043"]),
    // Parts of a period, and days counted on from a weekday
    Case(
      "It rained in the last week of August 2023.",
      ["the last week of August 2023 = 2023-W35 = 2023-08-28/2023-09-03"]),
    Case("The last day of 1999 was cold.", ["The last day of 1999 = 1999-12-31 = 1999-12-31"]),
    Case("The first day of September was hot.", ["The first day of September = 2024-09-01 = 2024-09-01"]),
    Case("The last month of the war was the worst.", []),
    Case("They met on the 25th of last month.", ["the 25th of last month = 2024-09-25 = 2024-09-25"]),
    Case("Talks open on Monday of next week.", ["Monday of next week = 2024-10-21 = 2024-10-21"]),
    Case("The strike will end a fortnight on Tuesday.", ["a fortnight on Tuesday = 2024-11-05 = 2024-11-05"]),
    Case("The bridge opens a week from Friday.", ["a week from Friday = 2024-11-01 = 2024-11-01"]),
    Case(
      "She was there on 5 and 6 March, and on 3, 4 and 7 May.",
      [
        "5 = 2024-03-05 = 2024-03-05", "6 March = 2024-03-06 = 2024-03-06", "3 = 2024-05-03 = 2024-05-03",
        "4 = 2024-05-04 = 2024-05-04", "7 May = 2024-05-07 = 2024-05-07",
      ]),
    // What a report compares with
    Case(
      "Third-quarter profit rose. In the same period a year earlier it fell.",
      [
        "Third-quarter = 2024-Q3 = 2024-07/2024-09",
        "the same period a year earlier = 2023-Q3 = 2023-07/2023-09",
      ]),
    Case(
      "Third-quarter profit rose. In the first nine months it was $9 million, up from $8 million a year earlier.",
      ["Third-quarter = 2024-Q3 = 2024-07/2024-09", "a year earlier = 2023 = 2023"]),
    Case(
      "Profit for the three months to March 31 rose from the same quarter last year.",
      ["March 31 = 2024-03-31 = 2024-03-31", "the same quarter last year = 2023-Q1 = 2023-01/2023-03"]),
    Case(
      "For the third quarter a year ago it reported a loss.",
      ["the third quarter a year ago = 2023-Q3 = 2023-07/2023-09"]),
    Case(
      "Profit for the fourth quarter ended Aug. 26 rose. A year earlier it fell.",
      [
        "the fourth quarter = 2024-Q4 = a quarter of a fiscal year, whose days are not the calendar's",
        "Aug. 26 = 2024-08-26 = 2024-08-26",
        "A year earlier = 2023-Q4 = a quarter of a fiscal year, whose days are not the calendar's",
      ]),
    Case(
      "In the quarter ended Sept. 28 it grew.",
      ["the quarter = 2024-Q3 = 2024-07/2024-09", "Sept. 28 = 2024-09-28 = 2024-09-28"]),
    // What the verbs say
    Case("Until Thursday, they had not called him.", ["Thursday = 2024-10-17 = 2024-10-17"]),
    Case("It was read a million times by Thursday.", ["Thursday = 2024-10-17 = 2024-10-17"]),
    Case("He was told to leave by Thursday.", ["Thursday = 2024-10-24 = 2024-10-24"]),
    Case("They set Friday as the day of the hearing.", ["Friday = 2024-10-18 = 2024-10-18"]),
    Case("In the year ended Jan. 31 it lost money.", ["Jan. 31 = 2024-01-31 = 2024-01-31"]),
    Case(
      "The price rose to 42 in June from 29 in February.",
      ["June = 2024-06 = 2024-06", "February = 2024-02 = 2024-02"]),
    Case(
      "He left last September and wed last May.",
      ["last September = 2023-09 = 2023-09", "last May = 2024-05 = 2024-05"]),
    Case(
      "The law takes effect Jan. 1, the hall opens in March.",
      ["Jan. 1 = 2025-01-01 = 2025-01-01", "March = 2025-03 = 2025-03"]),
    Case("The leaders meet Monday.", ["Monday = 2024-10-21 = 2024-10-21"]),
    Case("The leaders did not meet Monday.", ["Monday = 2024-10-14 = 2024-10-14"]),
    Case(
      "It rose after a revision Friday to February's figures.",
      ["Friday = 2024-10-18 = 2024-10-18", "February = 2024-02 = 2024-02"]),
    // Years in other centuries
    Case("Published in 1724 with a map.", ["1724 = 1724 = 1724"]),
    Case("The western theatre 1861-1863", ["1861 = 1861 = 1861", "1863 = 1863 = 1863"]),
    // The focus
    Case(
      "It began on 3 May 2022. The day before, he had slept.",
      ["3 May 2022 = 2022-05-03 = 2022-05-03", "The day before = 2022-05-02 = 2022-05-02"]),
    Case(
      "It began on 3 May 2022. The next day it spread.",
      ["3 May 2022 = 2022-05-03 = 2022-05-03", "The next day = 2022-05-04 = 2022-05-04"]),
    Case(
      "They wed in 2015. That year prices rose, and they fell two years later.",
      ["2015 = 2015 = 2015", "That year = 2015 = 2015", "two years later = 2017 = 2017"]),
    // Holidays
    Case("Shops close on Christmas Day 2024.", ["Christmas Day 2024 = 2024-12-25 = 2024-12-25"]),
    Case("They met on Good Friday.", ["Good Friday = 2024-03-29 = 2024-03-29"]),
    Case("Polls open on Election Day.", ["Election Day = 2024-11-05 = 2024-11-05"]),
    Case("Curfew ended after Eid al-Fitr 2024.", ["Eid al-Fitr 2024 = 2024-04-10 = 2024-04-10~"]),
    // Times
    Case("The blast came at 10:35 a.m. on Friday.", ["10:35 a.m. on Friday = 2024-10-18T10:35 = 2024-10-18"]),
    Case("Polls close at 9 p.m. EST Tuesday.", ["9 p.m. EST Tuesday = 2024-10-15T21:00 = 2024-10-15"]),
    Case("It rained on Friday morning.", ["Friday morning = 2024-10-18TMO = 2024-10-18"]),
    Case(
      "It ends at 4 a.m. local time (0200 GMT) on Wednesday.",
      ["4 a.m. local time (0200 GMT) on Wednesday = 2024-10-16T04:00 = 2024-10-16"]),
    Case("Police came last night.", ["last night = 2024-10-18TNI = 2024-10-18"]),
    Case(
      "Fires burned on the night of 8 February 1904.",
      ["the night of 8 February 1904 = 1904-02-08TNI = 1904-02-08"]),
    Case(
      "Half past nine on Tuesday the bell rang.",
      ["Half past nine on Tuesday = 2024-10-15T09:30 = 2024-10-15"]),
    Case(
      "On Tuesday they met at a quarter to five in the afternoon.",
      [
        "Tuesday = 2024-10-15 = 2024-10-15",
        "quarter to five in the afternoon = 2024-10-15T16:45 = 2024-10-15",
      ]),
    // One month or year for two
    Case(
      "Between May and June 1981 he travelled.",
      ["May = 1981-05 = 1981-05", "June 1981 = 1981-06 = 1981-06"]),
    Case("He was rector in 1920-21.", ["1920 = 1920 = 1920", "21 = 1921 = 1921"]),
  ]

  @Test(arguments: days) func findsDays(_ test: Case) {
    #expect(DateReading.days(test.text, published: test.published) == test.found)
  }

  /// What people complain about in other tools: none of this is a date.
  @Test(arguments: [
    "Mrs May spoke, and Theresa May left.", "It may rain, and they may march to the sun.",
    "The cat sat in the sun.", "Water falls from the falls.", "He was the first to come.",
    "She died in her 90s.", "He is in his late 20s.", "The model 2882015 sells well.",
    "Some 2000 soldiers and 1,990 tanks came.", "It cost $2015 or £1999.", "Flight 1999 was late.",
    "Windows 2000 and a Boeing 1998.", "See No. 1985 and room 2012.", "The 27-year-old man, aged 45, won.",
    "She is 54 years old.", "The Daily Mail and the Sunday Times said so.", "USA Today reports it.",
    "They won 3-2 and lost 10:35.", "A second man came in second.", "It rose 2.5 percent to 1984.50 points.",
    "Friday the 13th is a film.", "The fall of the town and the spring of the clock.",
    "He has 1,500 days' worth of figures in 1,999 files.", "Jan Kowalski met Mar Roxas.",
    "We see the sun set and sit.", "March on, they said.", "In today's world nothing lasts.",
    "Of 1850 women, 1709 schoolchildren and 1200 people spoke.",
    "The fire was at 1909 Hill Drive and 1970 W. Lake Road.",
  ])
  func leavesAlone(_ text: String) {
    #expect(DateReading.days(text) == [])
  }

  /// Durations, sets, vague words: found, but off the timeline.
  static let others: [Case] = [
    Case("It lasted three weeks.", ["three weeks = DURATION P3W"]),
    Case("a 10-hour flight", ["10-hour = DURATION PT10H"]),
    Case("for two and a half years", ["two and a half years = DURATION P2Y6M"]),
    Case("over the past two months", ["the past two months = DURATION P2M"]),
    Case("within several days", ["several days = DURATION PXD"]),
    Case("It meets every Monday.", ["every Monday = SET XXXX-WXX-1"]),
    Case("They march each July.", ["each July = SET XXXX-07"]),
    Case("It is published daily.", ["daily = SET P1D"]),
    Case(
      "He is now in Rome and has recently moved.", ["now = DATE PRESENT_REF", "recently = DATE PAST_REF"]),
    Case("They will soon follow.", ["soon = DATE FUTURE_REF"]),
    Case("It pays $5 million a year.", []),
    Case("Sales rise 8% annually on an average daily volume of two tonnes.", []),
    Case("The pumps run 24 hours a day, five days a week.", []),
    Case("Growth may slow in coming months.", ["coming months = DURATION PXM"]),
    Case("It will take the next two years or so.", ["the next two years or so = DURATION P2Y"]),
    Case("The talks will last three days.", ["three days = DURATION P3D"]),
  ]
  @Test(arguments: others) func findsOthers(_ test: Case) {
    #expect(DateReading.values(test.text, published: test.published) == test.found)
  }

  static let ranges: [Case] = [
    Case("They sailed from October 8 to 13.", ["from October 8 to 13 = 2024-10-08/2024-10-13"]),
    Case("Open 8-13 October 2024.", ["8-13 October 2024 = 2024-10-08/2024-10-13"]),
    Case(
      "Between March 3 and April 5, 2024, it rained.",
      ["Between March 3 and April 5, 2024 = 2024-03-03/2024-04-05"]),
    Case("He ruled from 1990 to 1995.", ["from 1990 to 1995 = 1990/1995"]),
    Case("He lived here (1990–1995).", ["1990–1995 = 1990/1995"]),
    Case("They are ready by next month.", ["by next month = ../2024-11"]),
    Case("It has burned since August.", ["since August = 2024-08/.."]),
    Case("It stays open until Friday.", ["until Friday = ../2024-10-25"]),
    Case("The fair runs Thursday through Sunday.", ["Thursday through Sunday = 2024-10-17/2024-10-20"]),
    Case("It snowed from November 2020 to March.", ["from November 2020 to March = 2020-11/2021-03"]),
    Case("They met on March 11 and 12.", []),
    Case(
      "The talks will last three days, beginning Tuesday.",
      ["three days, beginning Tuesday = 2024-10-22/2024-10-24"]),
    Case(
      "In the nine months to September it grew.", ["the nine months to September = 2024-01-01/2024-09-30"]),
    Case("From 1995 to 1990 nothing fits.", []),
  ]
  @Test(arguments: ranges) func findsRanges(_ test: Case) {
    #expect(DateReading.ranges(test.text, published: test.published) == test.found)
  }
}
