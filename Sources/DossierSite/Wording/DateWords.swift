// Dates in words, after what EDTF says of them: "some day from 7 to 13 October 2024", "about 19 October 2024".
package import DossierModel

extension Wording {
  /// "15 October 2024".
  package func day(_ day: CivilDay) -> String {
    self("date.day", ["day": String(day.day), "month": month(day.month), "year": year(day.year)])
  }

  /// "October"; a month outside 1...12 does not exist in a CivilDay.
  func month(_ number: Int) -> String { self("month.\(max(1, min(12, number)))") }

  /// "Oct", for an axis.
  func shortMonth(_ number: Int) -> String { self("month-short.\(max(1, min(12, number)))") }

  /// "Oct 2024", for an axis.
  func shortMonth(of day: CivilDay) -> String {
    self("date.month", ["month": shortMonth(day.month), "year": year(day.year)])
  }

  /// "15 Oct", for an axis.
  func shortDay(_ day: CivilDay) -> String {
    self("date.short-day", ["day": String(day.day), "month": shortMonth(day.month)])
  }

  /// "October 2024".
  func month(of day: CivilDay) -> String {
    self("date.month", ["month": month(day.month), "year": year(day.year)])
  }

  /// "2024", "45 BC" (year 0 is 1 BC).
  func year(_ year: Int) -> String { year > 0 ? String(year) : self("date.bc", ["year": String(1 - year)]) }

  /// A date in words. `isWithin`: an interval means one day somewhere in it, not all its days.
  package func date(_ date: EDTFDate, isWithin: Bool = false) -> String {
    var words = plain(date, isWithin: isWithin)
    if date.isApproximate { words = self("date.about", ["date": words]) }
    return date.isUncertain ? self("date.uncertain", ["date": words]) : words
  }

  private func plain(_ date: EDTFDate, isWithin: Bool) -> String {
    switch (date.first, date.last) {
    case (.day(let first), .day(let last)):
      switch date.precision {
      case .month: return month(of: first)
      case .season: return season(date.description, first)
      case .year: return year(first.year)
      case .decade: return self("date.decade", ["year": String(first.year)])
      case .century: return self("date.century", ["ordinal": ordinal(first.year / 100 + 1)])
      case .time, .day: return day(first)
      case .week: return within(first, last)
      case .interval: return isWithin && first != last ? within(first, last) : span(date)
      }
    case (.day(let first), .open): return self("date.since", ["day": day(first)])
    case (.day(let first), .unknown): return self("date.from", ["day": day(first)])
    case (.open, .day(let last)): return self("date.until", ["day": day(last)])
    case (.unknown, .day(let last)): return self("date.until-from-unknown", ["day": day(last)])
    default: return self("date.unknown")
    }
  }

  private func within(_ first: CivilDay, _ last: CivilDay) -> String {
    self("date.within", ["days": days(first, last)])
  }

  /// An interval whose ends may be months or years as written: "August to November 2024", "2019 to 2021".
  private func span(_ date: EDTFDate) -> String {
    let ends = date.description.split(separator: "/").compactMap { EDTFDate(String($0)) }
    if ends.count == 2, let first = ends[0].first.day, let last = ends[1].last.day {
      switch (ends[0].precision, ends[1].precision) {
      case (.day, .day): return days(first, last)
      case (.month, .month) where first.year == last.year: return months(first, last)
      default: return self("date.span", ["first": self.date(ends[0]), "last": self.date(ends[1])])
      }
    }
    guard let first = date.first.day, let last = date.last.day else { return date.description }
    return days(first, last)
  }

  /// "August to November 2024", "December 2023 to January 2024", "August 2024".
  func months(_ first: CivilDay, _ last: CivilDay) -> String {
    if first.year != last.year {
      return self("date.span", ["first": month(of: first), "last": month(of: last)])
    }
    if first.month == last.month { return month(of: first) }
    return self(
      "date.months",
      ["first": month(first.month), "last": month(last.month), "year": year(last.year)])
  }

  /// "8 to 13 October 2024", "28 October to 3 November 2024", "30 December 2023 to 2 January 2024".
  package func days(_ first: CivilDay, _ last: CivilDay) -> String {
    if first == last { return day(first) }
    if first.year != last.year { return self("date.span", ["first": day(first), "last": day(last)]) }
    if first.month != last.month {
      return self(
        "date.days-of-year",
        ["day": String(first.day), "month": month(first.month), "last": day(last)])
    }
    return self("date.days-of-month", ["day": String(first.day), "last": day(last)])
  }

  private func season(_ edtf: String, _ first: CivilDay) -> String {
    let number = edtf.split(separator: "-").last.map { String($0.prefix(2)) } ?? ""
    let key = strings.has("season.\(number)") ? "season.\(number)" : "season.unnamed"
    return self(key, ["year": year(first.year)])
  }

  /// "21st" where the language has endings for 1, 2 and 3, else the form for all numbers.
  private func ordinal(_ number: Int) -> String {
    let ending =
      switch (number % 100, number % 10) {
      case (11...13, _): "other"
      case (_, 1): "one"
      case (_, 2): "two"
      case (_, 3): "few"
      default: "other"
      }
    let key = strings.has("ordinal.\(ending)") ? "ordinal.\(ending)" : "ordinal.other"
    return self(key, ["n": String(number)])
  }
}
