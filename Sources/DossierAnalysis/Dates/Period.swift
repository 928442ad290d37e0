// A stretch of the calendar as a unit and a number: "the third quarter of 1989" is quarter 1989 * 4 + 2. Moving
// on by n units is an addition.
import DossierModel

/// A day, week, month, quarter, ... of the calendar.
struct Period: Hashable, Sendable {
  /// Of day, weekend, week, month, quarter, half, season, year, decade, century.
  let unit: TimeUnit
  /// How many such units since the calendar's beginning (days and weeks: since 1970).
  let index: Int

  init(_ unit: TimeUnit, _ index: Int) { (self.unit, self.index) = (unit, index) }
  init(_ day: CivilDay) { (unit, index) = (.day, day.number) }
  init(year: Int) { (unit, index) = (.year, year) }
  init(year: Int, month: Int) { (unit, index) = (.month, year * 12 + month - 1) }

  /// The period of this unit that holds `day`; units that the calendar does not have give the day itself.
  init(_ unit: TimeUnit, holding day: CivilDay) {
    switch unit {
    case .week, .weekend, .fortnight:
      self.init(unit == .weekend ? .weekend : .week, floorDivide(day.number + 3, 7))
    case .month: self.init(.month, day.year * 12 + day.month - 1)
    case .quarter: self.init(.quarter, day.year * 4 + (day.month - 1) / 3)
    case .half: self.init(.half, day.year * 2 + (day.month - 1) / 6)
    case .season: self.init(.season, day.month < 3 ? day.year * 4 - 1 : day.year * 4 + (day.month - 3) / 3)
    case .year: self.init(.year, day.year)
    case .decade: self.init(.decade, floorDivide(day.year, 10))
    case .century: self.init(.century, floorDivide(day.year, 100))
    default: self.init(.day, day.number)
    }
  }

  func adding(_ count: Int) -> Period { Period(unit, index &+ count) }

  /// The same stretch, `count` units of another size further on; nil where the sizes do not fit.
  func moved(by count: Int, _ other: TimeUnit) -> Period? {
    let years: [TimeUnit: Int] = [.year: 1, .decade: 10, .century: 100]
    if other == unit { return adding(count) }
    if let years = years[other] {
      switch unit {
      case .month: return adding(count * years * 12)
      case .quarter, .season: return adding(count * years * 4)
      case .half: return adding(count * years * 2)
      case .year: return adding(count * years)
      default: return nil
      }
    }
    return nil
  }

  var first: CivilDay { firstDay(of: index) }
  var last: CivilDay {
    unit == .weekend ? firstDay(of: index).adding(days: 1) : firstDay(of: index + 1).adding(days: -1)
  }
  var year: Int { first.year }
  /// Whole months from the first day of another period.
  func months(since other: Period) -> Int {
    let (a, b) = (other.first, first)
    return (b.year - a.year) * 12 + b.month - a.month
  }

  private func firstDay(of index: Int) -> CivilDay {
    func day(_ year: Int, _ month: Int) -> CivilDay { CivilDay(year, month, 1) ?? CivilDay(number: 0) }
    switch unit {
    case .week: return CivilDay(number: index * 7 - 3)
    case .weekend: return CivilDay(number: index * 7 + 2)
    case .month: return day(floorDivide(index, 12), index - floorDivide(index, 12) * 12 + 1)
    case .quarter: return day(floorDivide(index, 4), (index - floorDivide(index, 4) * 4) * 3 + 1)
    case .half: return day(floorDivide(index, 2), (index - floorDivide(index, 2) * 2) * 6 + 1)
    case .season:
      return day(floorDivide(index, 4), (index - floorDivide(index, 4) * 4) * 3 + 3)
    case .year: return day(index, 1)
    case .decade: return day(index * 10, 1)
    case .century: return day(index * 100, 1)
    default: return CivilDay(number: index)
    }
  }

  /// The TIMEX3 value: `1989-Q3`, `2024-W41`, `199`, `BC0044`.
  var value: String {
    let part: Int
    switch unit {
    case .week, .weekend:
      let thursday = firstDay(of: index).adding(days: unit == .week ? 3 : -2)
      let january = CivilDay(thursday.year, 1, 1) ?? thursday
      let number = (thursday.number - january.number) / 7 + 1
      return "\(Self.yearValue(thursday.year))-W\(twoDigitNumber(number))\(unit == .weekend ? "-WE" : "")"
    case .month:
      part = index - floorDivide(index, 12) * 12
      return "\(Self.yearValue(floorDivide(index, 12)))-\(twoDigitNumber(part + 1))"
    case .quarter:
      part = index - floorDivide(index, 4) * 4
      return "\(Self.yearValue(floorDivide(index, 4)))-Q\(part + 1)"
    case .half:
      part = index - floorDivide(index, 2) * 2
      return "\(Self.yearValue(floorDivide(index, 2)))-H\(part + 1)"
    case .season:
      part = index - floorDivide(index, 4) * 4
      return "\(Self.yearValue(floorDivide(index, 4)))-\(SeasonName.allCases[part].rawValue)"
    case .year: return Self.yearValue(index)
    case .decade: return String(Self.yearValue(index * 10).dropLast())
    // The fourth century BC is that of the years BC 03xx and 400.
    case .century where index < 0: return "BC\(twoDigitNumber(-index - 1))"
    case .century: return String(Self.yearValue(index * 100 + 1).dropLast(2))
    default:
      let day = first
      return "\(Self.yearValue(day.year))-\(twoDigitNumber(day.month))-\(twoDigitNumber(day.day))"
    }
  }

  /// Four digits; `BC0044` for the year -43.
  static func yearValue(_ year: Int) -> String {
    let digits = String(year > 0 ? year : 1 - year)
    let padded = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    return year > 0 ? padded : "BC" + padded
  }

  /// EDTF; weeks, quarters and halves as intervals. Nil beyond the calendar.
  var edtf: EDTFDate? {
    switch unit {
    case .month: return EDTFDate(year: first.year, month: first.month)
    case .quarter, .half:
      return EDTFDate(
        interval: EDTFDate(year: first.year, month: first.month), EDTFDate(year: last.year, month: last.month)
      )
    case .season: return EDTFDate(year: floorDivide(index, 4), month: 21 + index - floorDivide(index, 4) * 4)
    case .year: return EDTFDate(year: index)
    case .decade: return EDTFDate(decade: index * 10)
    case .century: return EDTFDate(century: index * 100)
    case .week, .weekend: return EDTFDate(days: first, last)
    default: return EDTFDate(first)
    }
  }
}

func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((b - 1 - a) / b) }

func twoDigitNumber(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
