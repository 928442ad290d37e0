// How dates stand to each other: order on a timeline, overlap, containment of days.

extension EDTFDate: Comparable {
  /// Timeline order: by first day, then last day, then precision (coarser first), then as written. A date
  /// without a known first day stands at its last one.
  package static func < (a: EDTFDate, b: EDTFDate) -> Bool {
    let (from, to) = (a.place, b.place)
    if from.first != to.first { return from.first < to.first }
    if from.last != to.last { return from.last < to.last }
    if a.precision != b.precision { return a.precision.coarseness > b.precision.coarseness }
    return a.description < b.description
  }

  /// Whether both may hold one day: an open or unknown end is taken for unlimited.
  package func overlaps(_ other: EDTFDate) -> Bool {
    func ends(_ date: Bound, beforeStartOf other: Bound) -> Bool {
      guard let last = date.day, let first = other.day else { return false }
      return last < first
    }
    guard !isBeyondCalendar, !other.isBeyondCalendar else { return self == other }
    return !ends(last, beforeStartOf: other.first) && !ends(other.last, beforeStartOf: first)
  }

  /// Whether every day of `other` surely lies in this date: an open end is unlimited, an unknown one holds nothing.
  package func contains(_ other: EDTFDate) -> Bool {
    func reaches(_ own: Bound, _ wanted: Bound, _ isInside: (CivilDay, CivilDay) -> Bool) -> Bool {
      switch (own, wanted) {
      case (.open, _): true
      case (.day(let a), .day(let b)): isInside(a, b)
      default: false
      }
    }
    return reaches(first, other.first, <=) && reaches(last, other.last, >=)
  }

  /// Whether `day` surely lies in this date.
  package func contains(_ day: CivilDay) -> Bool { contains(EDTFDate(day)) }

  private var isBeyondCalendar: Bool { first.day == nil && last.day == nil }

  /// First and last day as numbers; years beyond the calendar by a rough count that keeps their order.
  private var place: (first: Int, last: Int) {
    func number(_ bound: Bound, _ end: End) -> Int? {
      bound.day?.number ?? end.part.map { ($0.year - 1970) &* 366 }
    }
    let a = number(first, start)
    let b = number(last, end ?? start)
    // An open end lies behind every day.
    return (a ?? b ?? 0, b ?? Int.max)
  }
}

extension EDTFDate.Precision {
  /// Greater for what covers more time.
  fileprivate var coarseness: Int {
    switch self {
    case .time: 0
    case .day: 1
    case .week: 2
    case .month: 3
    case .season: 4
    case .interval: 5
    case .year: 6
    case .decade: 7
    case .century: 8
    }
  }
}
