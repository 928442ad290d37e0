// Parts of a period: "the last week of August", "the 25th of last month", "Monday of next week"; and days that are
// counted on from a weekday: "a fortnight on Tuesday", "a week from Friday", "Tuesday week".
import DossierModel
import DossierText

/// Which part of a period is meant.
enum PeriodPart: Sendable {
  /// The nth unit, from the end when negative.
  case nth(Int, TimeUnit)
  case weekday(Int)
}

extension DateReader {
  /// "the last week of August", "the first day of next month"; `index` stands behind "the".
  func partPhrase(at index: Int, start: Int) -> TimePhrase? {
    guard let (number, next) = partNumber(at: index) else { return nil }
    let entry = word(next)
    guard let unit = entry.unit, [.day, .week, .weekend, .month].contains(unit), !entry.marks.contains(.many),
      !entry.marks.contains(.own), role(next + 1) == .of, let whole = wholePeriod(at: next + 2),
      Self.holds(whole.meaning, unit)
    else { return nil }
    return TimePhrase(start..<whole.tokens.upperBound, .part(.nth(number, unit), of: whole.meaning))
  }

  /// "first", "second", "last", "final" before a unit.
  private func partNumber(at index: Int) -> (Int, end: Int)? {
    if role(index) == .final { return (-1, index + 1) }
    if word(index).opens.contains(.direction),
      let (direction, count) = tables.directions.longest(startingAt: index, before: high, in: words),
      direction.step < 0, direction.reference == .publication, !word(index).marks.contains(.span)
    {
      return (-1, index + count)
    }
    guard let (value, end) = ordinalNumber(at: index), value <= 31 else { return nil }
    return (value, end)
  }

  /// A month, a year, last month, this year, behind "of".
  private func wholePeriod(at index: Int) -> TimePhrase? {
    let entry = word(index)
    if entry.month != 0 { return monthPhrase(at: index) }
    if let (year, end) = yearNumber(at: index) {
      return TimePhrase(index..<end, date(.number(year), 0, 0, 0))
    }
    if entry.opens.contains(.direction) { return directionPhrase(at: index) }
    guard role(index) == .the, [.year, .month].contains(word(index + 1).unit),
      !word(index + 1).marks.contains(.many)
    else { return nil }
    return TimePhrase(index..<index + 2, .unit(word(index + 1).unit ?? .year, 0, .focus))
  }

  /// Whether a unit is finer than the period: a week of August, no year of it.
  private static func holds(_ whole: TimeMeaning, _ unit: TimeUnit) -> Bool {
    switch whole {
    case .calendar(_, let month, 0, _): month == 0 || unit != .month
    case .named(.month, _, _, _): unit != .month
    case .unit(.month, _, _): unit != .month
    case .unit(.year, _, _): true
    case .unit(.week, _, _): unit == .day
    default: false
    }
  }

  /// "the last month of the war": neither last month nor a part of the calendar.
  func isPartOfEvent(_ start: Int, _ unitIndex: Int) -> Bool {
    (role(start - 1) == .the || role(start - 1) == .whose) && role(unitIndex + 1) == .of
      && !word(unitIndex).marks.contains(.own) && !word(start).marks.contains(.span)
  }

  /// "the 25th of last month".
  func dayOfPointedMonth(_ day: Int, at index: Int, start: Int) -> TimePhrase? {
    guard role(index) == .of, word(index + 1).opens.contains(.direction),
      let month = directionPhrase(at: index + 1), case .unit(.month, _, _) = month.meaning
    else { return nil }
    return TimePhrase(start..<month.tokens.upperBound, .part(.nth(day, .day), of: month.meaning))
  }

  /// "Monday of next week", "Friday last week", "Tuesday week".
  func weekdayOfWeek(_ weekday: Int, start: Int, end: Int) -> TimePhrase? {
    let next = role(end) == .of ? end + 1 : end
    if word(next).opens.contains(.direction), let week = directionPhrase(at: next),
      case .unit(.week, let step, .publication) = week.meaning, step != 0 || next > end,
      !word(week.tokens.upperBound - 1).marks.contains(.own), week.clock == nil
    {
      return TimePhrase(start..<week.tokens.upperBound, .part(.weekday(weekday), of: week.meaning))
    }
    guard next == end, word(end).unit == .week, word(end).marks.isEmpty, !isCapitalised(end),
      end + 1 >= high || words[end + 1].kind == .mark && !isDash(end + 1)
    else { return nil }
    return TimePhrase(start..<end + 1, .weeksOn(1, weekday))
  }

  /// "a fortnight on Tuesday", "two weeks from Friday".
  func weeksOn(_ amount: TimeAmount, isArticle: Bool, start: Int, end: Int) -> TimePhrase? {
    guard amount.unit == .week || amount.unit == .fortnight, let count = amount.whole, amount.extra == nil,
      (1...8).contains(count), role(end) == .from || role(end) == .on && isArticle,
      word(end + 1).weekday != 0, !word(end + 1).marks.contains(.many), !word(end + 1).marks.contains(.own),
      isCapitalised(end + 1)
    else { return nil }
    return TimePhrase(
      start..<end + 2, .weeksOn(amount.unit == .fortnight ? count * 2 : count, Int(word(end + 1).weekday)))
  }

  /// "the day before", "the year after" at the end of a clause: counted from the date spoken of.
  func besidePhrase(_ unit: TimeUnit, at index: Int, start: Int) -> TimePhrase? {
    guard [.day, .week, .month, .year].contains(unit), !word(index).marks.contains(.own),
      word(index + 1).opens.contains(.relation),
      let (relation, count) = tables.relations.longest(startingAt: index + 1, before: high, in: words),
      relation.reference == .focus
    else { return nil }
    let end = index + 1 + count
    guard end >= high || words[end].kind == .mark && !isDash(end) else { return nil }
    return TimePhrase(start..<end, .shifted(TimeAmount(tenths: 10, unit: unit), relation.step, .focus))
  }
}

extension DateResolver {
  /// A part of a period that was resolved.
  func part(_ part: PeriodPart, of whole: Resolution) -> Resolution {
    guard let period = whole.period else {
      return .open("XXXX-XX-XX", "part-of-period", whole.unresolved ?? Resolution.noFocus)
    }
    let found: Period
    switch part {
    case .weekday(let weekday): found = Period(period.first.adding(days: weekday - period.first.weekday))
    case .nth(let number, let unit):
      let edge = Period(unit, holding: number < 0 ? period.last : period.first)
      found = edge.adding(number < 0 ? number + 1 : number - 1)
      guard found.last >= period.first, found.first <= period.last else {
        return .open(whole.value, "part-of-period", "there is no such day")
      }
    }
    return .resolved(found, "part-of-period", whole.base)
  }

  /// So many weeks on from the next such weekday.
  func weeksOn(_ weeks: Int, _ weekday: Int, _ reference: CivilDay?) -> Resolution {
    guard let reference else { return .open("XXXX-WXX-\(weekday)", "weekday", Resolution.noPublication) }
    let ahead = (weekday - reference.weekday + 7) % 7
    return .resolved(
      Period(reference.adding(days: (ahead == 0 ? 7 : ahead) + weeks * 7)), "weekday", .publication)
  }
}
