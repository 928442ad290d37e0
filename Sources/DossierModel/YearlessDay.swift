// A date line that gives day and month but no year ("SEOUL, Oct. 18 (Wire) -"), and the years that it can mean.

/// A day of some year, with what the text says of its weekdays.
package struct YearlessDay: Hashable, Sendable {
  /// A month and day beside a weekday: "Wednesday, Oct. 16".
  package struct Witness: Hashable, Sendable {
    package var month, day: Int
    /// 1 = Monday ... 7 = Sunday.
    package var weekday: Int
    package init(month: Int, day: Int, weekday: Int) {
      (self.month, self.day, self.weekday) = (month, day, weekday)
    }
  }

  package var month, day: Int
  /// Days of the same text whose weekday is known, the date line's own among them.
  package var witnesses: [Witness]

  package init(month: Int, day: Int, witnesses: [Witness] = []) {
    (self.month, self.day, self.witnesses) = (month, day, witnesses)
  }

  /// The day in `year`; nil where that year has no such day or its weekdays are others.
  package func day(in year: Int) -> CivilDay? {
    guard let day = CivilDay(year, month, day) else { return nil }
    return witnesses.allSatisfy { Self.agrees($0, with: day) } ? day : nil
  }

  /// The day that a witness names lies within half a year of the date line.
  private static func agrees(_ witness: Witness, with day: CivilDay) -> Bool {
    let days = (day.year - 1...day.year + 1).compactMap { CivilDay($0, witness.month, witness.day) }
    let near = days.min { abs($0.number - day.number) < abs($1.number - day.number) }
    return near.map { $0.weekday == witness.weekday } ?? true
  }

  /// The day of the year that the weekdays allow and that lies nearest to one of `others`; nil when there are none,
  /// no year fits, or two are equally near.
  package func nearest(to others: [CivilDay]) -> CivilDay? {
    var best: (day: CivilDay, distance: Int)?
    var isTied = false
    for year in Set(others.flatMap { ($0.year - 1)...($0.year + 1) }).sorted() {
      guard let day = day(in: year),
        let distance = others.map({ abs($0.number - day.number) }).min()
      else { continue }
      if let least = best?.distance, distance >= least {
        if distance == least { isTied = true }
      } else {
        (best, isTied) = ((day, distance), false)
      }
    }
    return isTied ? nil : best?.day
  }
}
