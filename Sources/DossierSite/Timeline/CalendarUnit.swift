// Days, months and years: what dates are counted by on the overview and grouped by in the list.
import DossierModel

/// A unit of the calendar, from fine to coarse.
enum CalendarUnit: Int, Comparable, Sendable {
  case day, month, year

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// Name in addresses and in the script: `#by=month`.
  var name: String {
    switch self {
    case .day: "day"
    case .month: "month"
    case .year: "year"
    }
  }

  /// First and last day of the unit around a day, as `CivilDay.number`.
  func stretch(around day: CivilDay) -> (first: Int, last: Int) {
    switch self {
    case .day: return (day.number, day.number)
    case .month:
      let first = day.number - day.day + 1
      return (first, first + CivilDay.length(ofMonth: day.month, in: day.year) - 1)
    case .year:
      let first = CivilDay(day.year, 1, 1)?.number ?? day.number
      return (first, first + (CivilDay.isLeap(day.year) ? 365 : 364))
    }
  }

  /// Anchor of the unit's group: `d-2024-10-15`, `m-2024-10`, `y-2024`.
  func anchor(_ day: CivilDay) -> String {
    let iso = day.iso
    return switch self {
    case .day: "d-" + iso
    case .month: "m-" + iso.dropLast(3)
    case .year: "y-" + iso.dropLast(6)
    }
  }

  /// The finest unit in which a date can be placed: a day for days, weeks and intervals, a month for months.
  static func of(_ date: EDTFDate) -> CalendarUnit {
    switch date.precision {
    case .time, .day, .week, .interval: .day
    case .month: .month
    case .season, .year, .decade, .century: .year
    }
  }

  /// The day that decides where a date stands in a list.
  static func day(of date: EDTFDate) -> CivilDay? { date.first.day ?? date.last.day }

  func label(_ day: CivilDay, _ say: Wording) -> String {
    switch self {
    case .day: say.day(day)
    case .month: say.month(of: day)
    case .year: say.year(day.year)
    }
  }
}
