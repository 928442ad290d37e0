// Dates in words, after what EDTF says of them: "some day from 7 to 13 October 2024", "about 19 October 2024".
package import DossierModel

extension Wording {
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// "15 October 2024".
  package static func day(_ day: CivilDay) -> String { "\(day.day) \(month(day.month)) \(year(day.year))" }

  /// "October"; a month outside 1...12 does not exist in a CivilDay.
  static func month(_ number: Int) -> String { months[max(0, min(11, number - 1))] }

  /// "2024", "45 BC" (year 0 is 1 BC).
  static func year(_ year: Int) -> String { year > 0 ? String(year) : "\(1 - year) BC" }

  /// A date in words. `isWithin`: an interval means one day somewhere in it, not all its days.
  package static func date(_ date: EDTFDate, isWithin: Bool = false) -> String {
    var words = plain(date, isWithin: isWithin)
    if date.isApproximate { words = "about " + words }
    return date.isUncertain ? words + " (uncertain)" : words
  }

  private static func plain(_ date: EDTFDate, isWithin: Bool) -> String {
    switch (date.first, date.last) {
    case (.day(let first), .day(let last)):
      switch date.precision {
      case .month: return "\(month(first.month)) \(year(first.year))"
      case .season: return season(date.description, first)
      case .year: return year(first.year)
      case .decade: return "the \(first.year)s"
      case .century: return "\(ordinal(first.year / 100 + 1)) century"
      case .time, .day: return day(first)
      case .week: return "some day from \(days(first, last))"
      case .interval: return isWithin && first != last ? "some day from \(days(first, last))" : span(date)
      }
    case (.day(let first), .open): return "since \(day(first))"
    case (.day(let first), .unknown): return "from \(day(first)), end unknown"
    case (.open, .day(let last)): return "until \(day(last))"
    case (.unknown, .day(let last)): return "until \(day(last)), begin unknown"
    default: return "at an unknown time"
    }
  }

  /// An interval whose ends may be months or years as written: "August to November 2024", "2019 to 2021".
  private static func span(_ date: EDTFDate) -> String {
    let ends = date.description.split(separator: "/").compactMap { EDTFDate(String($0)) }
    if ends.count == 2, let first = ends[0].first.day, let last = ends[1].last.day {
      switch (ends[0].precision, ends[1].precision) {
      case (.day, .day): return days(first, last)
      case (.month, .month) where first.year == last.year:
        return "\(month(first.month)) to \(month(last.month)) \(year(last.year))"
      default: return "\(self.date(ends[0])) to \(self.date(ends[1]))"
      }
    }
    guard let first = date.first.day, let last = date.last.day else { return date.description }
    return days(first, last)
  }

  /// "8 to 13 October 2024", "28 October to 3 November 2024", "30 December 2023 to 2 January 2024".
  package static func days(_ first: CivilDay, _ last: CivilDay) -> String {
    if first == last { return day(first) }
    if first.year != last.year { return "\(day(first)) to \(day(last))" }
    if first.month != last.month { return "\(first.day) \(month(first.month)) to \(day(last))" }
    return "\(first.day) to \(day(last))"
  }

  private static func season(_ edtf: String, _ first: CivilDay) -> String {
    let names = ["21": "spring", "22": "summer", "23": "autumn", "24": "winter"]
    let parts = edtf.split(separator: "-").map { $0.prefix(2) }
    let name = parts.last.flatMap { names[String($0)] } ?? "a season of"
    return "\(name) \(year(first.year))"
  }

  static func ordinal(_ number: Int) -> String {
    let ending =
      switch (number % 100, number % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(number)\(ending)"
  }
}
