// What an expression comes to once its reference is known.
import DossierModel

/// A resolved expression, still without its place in the text.
struct Resolution {
  /// Against what it was resolved.
  enum Base { case none, publication, focus, line }

  var period: Period?
  /// TIMEX3 value without the time of day.
  var value: String
  var rule: String
  var base = Base.none
  var unresolved: String?
  /// Marks of its own: "about 2015", a lunar holiday.
  var qualifier: EDTFQualifier = []

  static func resolved(_ period: Period, _ rule: String, _ base: Base = .none) -> Resolution {
    Resolution(period: period, value: period.value, rule: rule, base: base)
  }

  /// The words mean a date, but what it hangs on is not known.
  static func open(_ value: String, _ rule: String, _ reason: String) -> Resolution {
    Resolution(value: value, rule: rule, unresolved: reason)
  }

  static let noPublication = "no publication date"
  static let noFocus = "the date it refers to is not known"
}

/// How a value looks when its year, or all of it, is not known.
func openValue(_ unit: TimeUnit) -> String {
  switch unit {
  case .year: "XXXX"
  case .month: "XXXX-XX"
  case .week: "XXXX-WXX"
  case .weekend: "XXXX-WXX-WE"
  case .quarter, .period: "XXXX-QX"
  case .half: "XXXX-HX"
  case .season: "XXXX-XX"
  case .decade: "XXX"
  case .century: "XX"
  default: "XXXX-XX-XX"
  }
}
