// Extended Date/Time Format, levels 0 and 1 (Library of Congress, 2019; ISO 8601-2). What the whole program
// means by "a date".

/// A date as EDTF writes it: a day, a month, a year, a season, an unspecified digit, an interval, each possibly
/// uncertain (`?`), approximate (`~`) or both (`%`).
package struct EDTFDate: Hashable, Sendable, CustomStringConvertible {
  /// One end of the days that a date covers.
  package enum Bound: Hashable, Sendable {
    case day(CivilDay)
    /// `..`
    case open
    /// Nothing written before or behind the slash, or a year beyond the calendar.
    case unknown
    package var day: CivilDay? { if case .day(let day) = self { day } else { nil } }
  }
  package enum Precision: String, Sendable, Hashable {
    case time, day, week, month, season, year, decade, century, interval
  }

  /// As written, in canonical form.
  package let description: String
  package let first, last: Bound
  package let precision: Precision
  /// `?` or `%` on any part.
  package let isUncertain: Bool
  /// `~` or `%` on any part.
  package let isApproximate: Bool

  /// Nil when the string is no EDTF of level 0 or 1.
  package init?(_ string: String) {
    // First cut: plain days, months, years and intervals of days.
    func part(_ text: Substring) -> (CivilDay, CivilDay, Precision)? {
      let pieces = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard let year = pieces.first ?? nil, text.prefix(4).count == 4 else { return nil }
      if pieces.count == 1, let a = CivilDay(year, 1, 1), let b = CivilDay(year, 12, 31) {
        return (a, b, .year)
      }
      guard pieces.count >= 2, let month = pieces[1] else { return nil }
      if pieces.count == 2 {
        guard let a = CivilDay(year, month, 1),
          let b = CivilDay(year, month, CivilDay.length(ofMonth: month, in: year))
        else { return nil }
        return (a, b, .month)
      }
      guard pieces.count == 3, let day = pieces[2], let a = CivilDay(year, month, day) else { return nil }
      return (a, a, .day)
    }
    var body = Substring(string)
    let mark = body.last.map { "?~%".contains($0) } == true ? body.removeLast() : nil
    isUncertain = mark == "?" || mark == "%"
    isApproximate = mark == "~" || mark == "%"
    let ends = body.split(separator: "/", omittingEmptySubsequences: false)
    if ends.count == 2 {
      let a = part(ends[0])
      let b = part(ends[1])
      guard a != nil || ends[0] == ".." || ends[0].isEmpty, b != nil || ends[1] == ".." || ends[1].isEmpty
      else { return nil }
      first = a.map { .day($0.0) } ?? (ends[0] == ".." ? .open : .unknown)
      last = b.map { .day($0.1) } ?? (ends[1] == ".." ? .open : .unknown)
      precision = .interval
    } else {
      guard let a = part(body) else { return nil }
      (first, last, precision) = (.day(a.0), .day(a.1), a.2)
    }
    description = string
  }

  /// One day.
  package init(_ day: CivilDay) {
    (description, first, last, precision) = (day.iso, .day(day), .day(day), .day)
    (isUncertain, isApproximate) = (false, false)
  }
}
