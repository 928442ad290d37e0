// A day of the proleptic Gregorian calendar, and arithmetic on it. No clock, no time zone, no Foundation.
// Algorithm: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (public domain).

/// A day of the proleptic Gregorian calendar; year 0 is 1 BC, as in ISO 8601.
package struct CivilDay: Hashable, Sendable, Comparable {
  // In six bytes: a dossier holds a million days.
  private let storedYear: Int32
  private let storedMonth, storedDay: UInt8

  package var year: Int { Int(storedYear) }
  /// 1...12, and 1...31 with a day that exists.
  package var month: Int { Int(storedMonth) }
  package var day: Int { Int(storedDay) }

  /// Nil when there is no such day (30 February, month 13) or the year is beyond ±9,999,999.
  package init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (-9_999_999...9_999_999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, in: year)
    else { return nil }
    storedYear = Int32(clamping: year)
    (storedMonth, storedDay) = (UInt8(clamping: month), UInt8(clamping: day))
  }

  /// The day that stands `number` days after 1970-01-01 (before it when negative).
  package init(number: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    storedDay = UInt8(clamping: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    storedMonth = UInt8(clamping: month)
    storedYear = Int32(clamping: yearOfEra + era * 400 + (month <= 2 ? 1 : 0))
  }

  /// Days since 1970-01-01.
  package var number: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// 1 = Monday ... 7 = Sunday (ISO 8601).
  package var weekday: Int {
    let remainder = (number + 3) % 7
    return (remainder < 0 ? remainder + 7 : remainder) + 1
  }

  package func adding(days: Int) -> CivilDay { CivilDay(number: number + days) }

  package static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// Days of a month, 28...31; 0 for a month outside 1...12.
  package static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    case 1...12: 31
    default: 0
    }
  }

  package static func < (a: CivilDay, b: CivilDay) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  /// ISO 8601: `2024-10-19`; years outside 0...9999 as EDTF writes them (`Y12345-...` has no days: the year alone).
  package var iso: String {
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    let size = abs(year)
    let digits = String(repeating: "0", count: max(0, 4 - "\(size)".count)) + "\(size)"
    return "\(year < 0 ? "-" : "")\(digits)-\(two(month))-\(two(day))"
  }
}
