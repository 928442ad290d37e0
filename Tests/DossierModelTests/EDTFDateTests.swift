// EDTF levels 0 and 1: what is one, which days it covers, how dates compare.
import DossierModel
import DossierTestSupport
import Foundation
import Testing

@Suite struct EDTFDateTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let first, last: String
    let precision: EDTFDate.Precision
    init(_ text: String, _ first: String, _ last: String, _ precision: EDTFDate.Precision) {
      (self.text, self.first, self.last, self.precision) = (text, first, last, precision)
    }
    var testDescription: String { text }
  }

  static let valid: [Case] = [
    Case("2024-10-19", "2024-10-19", "2024-10-19", .day),
    Case("2024-10-19~", "2024-10-19", "2024-10-19", .day),
    Case("2024-02", "2024-02-01", "2024-02-29", .month),
    Case("1900-02", "1900-02-01", "1900-02-28", .month),
    Case("2024", "2024-01-01", "2024-12-31", .year),
    Case("-0043", "-0043-01-01", "-0043-12-31", .year),
    Case("-0043-03-15", "-0043-03-15", "-0043-03-15", .day),
    Case("2024-24", "2024-12-01", "2025-02-28", .season),
    Case("2024-21?", "2024-03-01", "2024-05-31", .season),
    Case("199X", "1990-01-01", "1999-12-31", .decade),
    Case("19XX", "1900-01-01", "1999-12-31", .century),
    Case("199X~", "1990-01-01", "1999-12-31", .decade),
    Case("2024-XX", "2024-01-01", "2024-12-31", .year),
    Case("2024-10-XX", "2024-10-01", "2024-10-31", .month),
    Case("2024-XX-XX", "2024-01-01", "2024-12-31", .year),
    Case("2024-10-08/2024-10-13", "2024-10-08", "2024-10-13", .interval),
    Case("2024-10-14/2024-10-20", "2024-10-14", "2024-10-20", .week),
    Case("2024-10-08~/2024-10-13~", "2024-10-08", "2024-10-13", .interval),
    Case("../2024-11", "open", "2024-11-30", .interval),
    Case("2024-08/..", "2024-08-01", "open", .interval),
    Case("/2024-11", "unknown", "2024-11-30", .interval),
    Case("2024-08/", "2024-08-01", "unknown", .interval),
    Case("2023-22/2024", "2023-06-01", "2024-12-31", .interval),
    Case("2024-06-15/2024", "2024-06-15", "2024-12-31", .interval),
    Case("Y12345", "12345-01-01", "12345-12-31", .year),
    Case("Y170000002", "unknown", "unknown", .year),
    Case("2024-10-19T24:00:00", "2024-10-19", "2024-10-19", .time),
    Case("2024-10-19T09:05:00+05:30", "2024-10-19", "2024-10-19", .time),
    Case("2024-10-19T09:05:00-04", "2024-10-19", "2024-10-19", .time),
  ]

  @Test(arguments: valid) func readsAndWritesBack(_ test: Case) throws {
    let date = try #require(EDTFDate(test.text))
    #expect(date.description == test.text)
    #expect(Self.name(date.first) == test.first)
    #expect(Self.name(date.last) == test.last)
    #expect(date.precision == test.precision)
  }

  @Test(arguments: [
    "", " ", "24", "2024-", "2024-1", "2024-10-1", "2024-10-", "2024-13", "2024-25", "2024-21-01",
    "2024-00-01",
    "2023-02-29", "2024-10-32", "2024-10-19T", "2024-10-19T09:05", "2024-10-19T09:05:61",
    "2024-10-19T24:00:01",
    "2024-10-19T09:05:00+15", "2024-10-19T09:05:00Z?", "2024-10T09:05:00", "20X4", "2XXX", "XXXX", "201X-10",
    "2024-X1", "2024-1X", "2024-10-1X", "Y2024", "Y02024", "Y", "Y-", "Y99999999999999999999", "-0000",
    "--2024",
    "-201X", "2024??", "2024~?", "?2024", "2024-10?-19", "{2024}", "[2024]", "2024//2025", "2024/2025/2026",
    "2025/2024", "2024-10-14/2024-10-13", "201X/2024", "2024-10-19T09:05:00/2025", "../", "/..", "２０２４",
    "2024\n", "2024 ", "Oct 2024", "2024.10", "20241019", "2024-W42", "2024-Q3", "P3W",
  ])
  func refuses(_ text: String) {
    #expect(EDTFDate(text) == nil)
  }

  @Test(.enabled(if: SharedData.isThere, "the open data is not beside the checkout"))
  func readsEveryLineOfTheOpenCases() throws {
    let path = SharedData.root + "/eval/edtf/cases.tsv"
    let table = try String(contentsOfFile: path, encoding: .utf8)
    for line in table.split(separator: "\n") where !line.hasPrefix("#") {
      let columns = line.split(separator: "\t").map(String.init)
      try #require(columns.count == 5)
      let date = EDTFDate(columns[2] == "empty" ? "" : columns[2])
      #expect((date != nil) == (columns[0] == "valid"), "\(columns[2])")
      guard let date, columns[3] != "-" else { continue }
      #expect(Self.name(date.first) == columns[3] && Self.name(date.last) == columns[4], "\(columns[2])")
    }
  }

  @Test func marksEveryPartOfAnInterval() {
    #expect(
      EDTFDate("2024-10-08/2024-10-13")?.withQualifier(.approximate).description == "2024-10-08~/2024-10-13~")
    #expect(EDTFDate("../2024-11")?.withQualifier(.approximate).description == "../2024-11~")
    #expect(EDTFDate("2024?")?.withQualifier(.approximate).description == "2024%")
    #expect(EDTFDate("2024?")?.withQualifier([]).description == "2024?")
    #expect(EDTFDate("2024-10-19T09:05:00Z")?.withQualifier(.uncertain).description == "2024-10-19?")
    #expect(EDTFDate("1984~/2004-06")?.isApproximate == true)
    #expect(EDTFDate("1984~/2004-06")?.isUncertain == false)
  }

  @Test func makesIntervalsOutOfDates() {
    func interval(_ a: String?, _ b: String?) -> String? {
      EDTFDate(interval: a.flatMap { EDTFDate($0) }, b.flatMap { EDTFDate($0) })?.description
    }
    #expect(interval("2024-10-08", "2024-10-13") == "2024-10-08/2024-10-13")
    #expect(interval(nil, "2024-11~") == "../2024-11~")
    #expect(interval("2024-08", nil) == "2024-08/..")
    #expect(interval("2024-10-07/2024-10-13", nil) == "2024-10-07/..")
    #expect(interval(nil, "2024-10-07/2024-10-13") == "../2024-10-13")
    #expect(interval("199X", "2024") == "1990-01-01/2024")
    #expect(interval("2024-XX", "2025") == "2024-01-01/2025")
    #expect(interval("2025", "2024") == nil)
    #expect(interval(nil, nil) == nil)
    #expect(interval("../2024", nil) == nil)
  }

  @Test func standsInTimelineOrder() throws {
    let inOrder = [
      "Y-170000002", "-0043", "19XX", "199X", "2023-24", "2024", "2024-01", "2024-01-01/2024-01-10",
      "2024-01-01",
      "2024-10-08/2024-10-13", "2024-10-08/..", "2024-10-09", "../2024-10-10", "2024-10-10/2024-10-11",
      "Y170000002",
    ]
    var dates = try inOrder.map { try #require(EDTFDate($0)) }
    dates.sort { $0.description < $1.description }
    let sorted = dates.sorted().map(\.description)
    #expect(Set(sorted) == Set(inOrder))
    #expect(sorted.first == "Y-170000002" && sorted.last == "Y170000002")
    #expect(try #require(sorted.firstIndex(of: "19XX")) < (try #require(sorted.firstIndex(of: "199X"))))
    #expect(
      try #require(sorted.firstIndex(of: "2024-01-01")) < (try #require(sorted.firstIndex(of: "2024-01"))))
    #expect(
      try #require(sorted.firstIndex(of: "2024-10-08/2024-10-13"))
        < (try #require(sorted.firstIndex(of: "2024-10-08/.."))))
    #expect(
      try #require(sorted.firstIndex(of: "2024-10-09"))
        < (try #require(sorted.firstIndex(of: "../2024-10-10"))))
  }

  @Test(arguments: [
    ("2024-10", "2024-10-19", true, true), ("2024-10-19", "2024-10", true, false),
    ("2024", "2025", false, false),
    ("../2024", "1066", true, true), ("2024/..", "2023", false, false), ("/2024", "2020", true, false),
    ("2024-10-08/2024-10-13", "2024-10-13/2024-10-15", true, false), ("2024~", "2024-03", true, true),
  ])
  func comparesDays(_ a: String, _ b: String, overlaps: Bool, contains: Bool) throws {
    let (a, b) = (try #require(EDTFDate(a)), try #require(EDTFDate(b)))
    #expect(a.overlaps(b) == overlaps)
    #expect(b.overlaps(a) == overlaps)
    #expect(a.contains(b) == contains)
  }

  private static func name(_ bound: EDTFDate.Bound) -> String {
    switch bound {
    case .day(let day): day.iso
    case .open: "open"
    case .unknown: "unknown"
    }
  }
}
