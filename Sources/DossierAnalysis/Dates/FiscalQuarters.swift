// Quarters of a company's own year: "the fourth quarter ended Aug. 26" keeps its number as a value, but the calendar's
// fourth quarter is another time. So it has no days of its own, nor have the quarters that are counted from it; the
// range over the quarter and its end has them.
import DossierModel

extension DateResolver {
  static let fiscal = "a quarter of a fiscal year, whose days are not the calendar's"

  /// Takes in that a quarter just read ends on a day; the quarter, and whether the calendar's has other days.
  /// `isKnown`: the words or the report give its number.
  mutating func end(_ quarter: Period, isKnown: Bool, on day: Period) -> (quarter: Period, isFiscal: Bool)? {
    guard quarter.unit == .quarter, day.unit == .day || day.unit == .month else { return nil }
    let month = lastMonth(of: day.last)
    let whole = isKnown ? quarter : Period(.quarter, holding: month.adding(-1).first)
    let isFiscal = month.last != whole.last
    setQuarter(whole, isFiscal: isFiscal)
    return (whole, isFiscal)
  }

  /// Whether the resolution is a quarter counted from one that does not follow the calendar.
  func isFiscal(_ resolution: Resolution) -> Bool {
    reportsFiscal && resolution.base == .focus && resolution.period?.unit == .quarter
  }
}

/// The last month of a quarter that ends on a day; one that ends on 1 October ended with September.
private func lastMonth(of day: CivilDay) -> Period { Period(.month, holding: day.adding(days: -10)) }

/// The three months up to the end of a quarter.
func quarterDays(endingOn day: CivilDay) -> EDTFDate? {
  let last = lastMonth(of: day)
  return EDTFDate(interval: last.adding(-2).edtf, last.edtf)
}
