// Named days: fixed ones, those that are counted from Easter or within a month, and lunar ones from a table.
// Easter after Meeus, Astronomical Algorithms (1991), chapter 8.
import CEmbedded
import DossierModel
import DossierText

/// When a named day falls.
struct Holiday: Sendable {
  enum Rule: Sendable {
    case fixed(month: Int, day: Int)
    case easter(Int, isOrthodox: Bool)
    case nth(month: Int, weekday: Int, n: Int)
    case onOrAfter(month: Int, day: Int, weekday: Int)
    case lunar(String)
    /// One day of history, every year the same.
    case once(CivilDay)
  }
  let rule: Rule
  /// Only with a preposition, a year or last, next, this before or behind it.
  let needsCue: Bool

  init(_ row: TableRow) {
    let parts = row[1].split(separator: " ")
    func int(_ index: Int) -> Int {
      guard index < parts.count, let value = Int(parts[index]) else {
        preconditionFailure("holidays.tsv:\(row.line): no number")
      }
      return value
    }
    func monthDay(_ index: Int) -> (Int, Int) {
      let pieces = parts[index].split(separator: "-").compactMap { Int($0) }
      guard pieces.count == 2 else { preconditionFailure("holidays.tsv:\(row.line): no MM-DD") }
      return (pieces[0], pieces[1])
    }
    switch parts.first {
    case "easter": rule = .easter(int(1), isOrthodox: false)
    case "orthodox": rule = .easter(int(1), isOrthodox: true)
    case "nth": rule = .nth(month: int(1), weekday: int(2), n: int(3))
    case "after":
      let (month, day) = monthDay(1)
      rule = .onOrAfter(month: month, day: day, weekday: int(2))
    case "lunar": rule = .lunar(String(parts[1]))
    case "full":
      guard let day = EDTFDate(String(parts[1]))?.first.day else {
        preconditionFailure("holidays.tsv:\(row.line): no day")
      }
      rule = .once(day)
    default:
      let (month, day) = monthDay(0)
      rule = .fixed(month: month, day: day)
    }
    needsCue = row[2] == "cued"
  }

  /// The day in `year`; nil where the table of lunar days ends.
  func day(in year: Int, _ lunar: LunarHolidays) -> CivilDay? {
    switch rule {
    case .fixed(let month, let day): return CivilDay(year, month, day)
    case .easter(let days, let isOrthodox):
      return (isOrthodox ? orthodoxEaster(year) : easter(year))?.adding(days: days)
    case .nth(let month, let weekday, let n):
      guard n != 0, let first = CivilDay(year, month, 1) else { return nil }
      if n > 0 { return first.adding(days: (weekday - first.weekday + 7) % 7 + (n - 1) * 7) }
      let last = first.adding(days: CivilDay.length(ofMonth: month, in: year) - 1)
      return last.adding(days: -((last.weekday - weekday + 7) % 7) + (n + 1) * 7)
    case .onOrAfter(let month, let day, let weekday):
      guard let first = CivilDay(year, month, day) else { return nil }
      return first.adding(days: (weekday - first.weekday + 7) % 7)
    case .lunar(let name): return lunar.day(name, year)
    case .once(let day): return day
    }
  }

  /// Lunar days are known to about a day.
  var isApproximate: Bool { if case .lunar = rule { true } else { false } }
}

/// Lunar holidays by name and year.
struct LunarHolidays: Sendable {
  private var days: [String: [Int: CivilDay]] = [:]

  init() {
    for row in tableRows("lunar-holidays.tsv", in: dossier_embedded_dates()) {
      guard let day = EDTFDate(row[1])?.first.day else {
        preconditionFailure("lunar-holidays.tsv:\(row.line): no day")
      }
      // A year of the sun can hold two of a lunar year's days: the first one counts.
      if days[row[0]]?[day.year] == nil { days[row[0], default: [:]][day.year] = day }
    }
  }

  func day(_ name: String, _ year: Int) -> CivilDay? { days[name]?[year] }
}

/// Easter Sunday of the western churches.
func easter(_ year: Int) -> CivilDay? {
  guard year > 1582, year < 9999 else { return nil }
  let (a, b, c) = (year % 19, year / 100, year % 100)
  let (d, e, f) = (b / 4, b % 4, (b + 8) / 25)
  let g = (b - f + 1) / 3
  let h = (19 * a + b - d - g + 15) % 30
  let (i, k) = (c / 4, c % 4)
  let l = (32 + 2 * e + 2 * i - h - k) % 7
  let m = (a + 11 * h + 22 * l) / 451
  let n = h + l - 7 * m + 114
  return CivilDay(year, n / 31, n % 31 + 1)
}

/// Easter Sunday of the eastern churches, in the Gregorian calendar (1900 to 2099).
func orthodoxEaster(_ year: Int) -> CivilDay? {
  guard (1900...2099).contains(year) else { return nil }
  let d = (19 * (year % 19) + 15) % 30
  let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
  let n = d + e + 114
  return CivilDay(year, n / 31, n % 31 + 1)?.adding(days: 13)
}
