// One date of an EDTF string, without intervals: what stands on one side of a slash.

/// How sure a date is: the marks of EDTF level 1, which hold for the whole date.
package struct EDTFQualifier: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }
  /// `?`: the source may be wrong.
  package static let uncertain = EDTFQualifier(rawValue: 1)
  /// `~`: about then.
  package static let approximate = EDTFQualifier(rawValue: 2)

  /// `?`, `~`, `%` (both) or nothing.
  var mark: String {
    switch (contains(.uncertain), contains(.approximate)) {
    case (true, true): "%"
    case (true, false): "?"
    case (false, true): "~"
    case (false, false): ""
    }
  }
}

/// A year, season, month, day or moment with its marks; always one that exists.
struct EDTFPart: Hashable, Sendable {
  /// The unspecified month or day, `XX`.
  static let unspecified: UInt8 = 99

  /// Year 0 is 1 BC. With unspecified digits the first year meant: 201X is 2010.
  var year: Int
  /// `X` digits at the end of the year: 0, 1 (a decade) or 2 (a century).
  var unspecifiedDigits: UInt8 = 0
  /// 1...12, a season 21...24, `unspecified`, or 0 for none.
  var month: UInt8 = 0
  /// 1...31, `unspecified`, or 0 for none.
  var day: UInt8 = 0
  var time: EDTFTime?
  var qualifier: EDTFQualifier = []

  var precision: EDTFDate.Precision {
    if time != nil { return .time }
    if day != 0, day != Self.unspecified { return .day }
    if month >= 21, month <= 24 { return .season }
    if month != 0, month != Self.unspecified { return .month }
    return unspecifiedDigits == 0 ? .year : unspecifiedDigits == 1 ? .decade : .century
  }

  /// First and last day; nil for a year beyond the calendar.
  ///
  /// Seasons are meteorological quarters of the northern hemisphere, winter from December to February.
  var days: (first: CivilDay, last: CivilDay)? {
    if day != 0, day != Self.unspecified { return CivilDay(year, Int(month), Int(day)).map { ($0, $0) } }
    let lastYear = year + (unspecifiedDigits == 0 ? 0 : unspecifiedDigits == 1 ? 9 : 99)
    switch month {
    case 1...12: return Self.months(year, Int(month), year, Int(month))
    case 21...23: return Self.months(year, Int(month - 21) * 3 + 3, year, Int(month - 21) * 3 + 5)
    case 24: return Self.months(year, 12, year + 1, 2)
    default: return Self.months(year, 1, lastYear, 12)
    }
  }

  private static func months(_ y: Int, _ m: Int, _ lastY: Int, _ lastM: Int) -> (CivilDay, CivilDay)? {
    guard let first = CivilDay(y, m, 1),
      let last = CivilDay(lastY, lastM, CivilDay.length(ofMonth: lastM, in: lastY))
    else { return nil }
    return (first, last)
  }

  /// Canonical EDTF.
  var written: String {
    var out: String
    let digits = String(year.magnitude)
    if digits.utf8.count > 4 {
      out = (year < 0 ? "Y-" : "Y") + digits
    } else {
      let padded = String(repeating: "0", count: 4 - digits.utf8.count) + digits
      out = (year < 0 ? "-" : "") + padded.dropLast(Int(unspecifiedDigits))
      out += String(repeating: "X", count: Int(unspecifiedDigits))
    }
    if month != 0 { out += "-" + (month == Self.unspecified ? "XX" : twoDigits(Int(month))) }
    if day != 0 { out += "-" + (day == Self.unspecified ? "XX" : twoDigits(Int(day))) }
    if let time { out += time.written }
    return out + qualifier.mark
  }
}

/// A time of day, to the second, with the shift from UTC as written.
struct EDTFTime: Hashable, Sendable {
  enum Shift: Hashable, Sendable {
    case local, utc
    /// Minutes east of UTC; `isWhole` when only hours are written.
    case minutes(Int16, isNegative: Bool, isWhole: Bool)
  }
  var hour, minute, second: UInt8
  var shift: Shift

  var written: String {
    var out = "T\(twoDigits(Int(hour))):\(twoDigits(Int(minute))):\(twoDigits(Int(second)))"
    switch shift {
    case .local: break
    case .utc: out += "Z"
    case .minutes(let minutes, let isNegative, let isWhole):
      out += (isNegative ? "-" : "+") + twoDigits(Int(minutes) / 60)
      if !isWhole { out += ":" + twoDigits(Int(minutes) % 60) }
    }
    return out
  }
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
