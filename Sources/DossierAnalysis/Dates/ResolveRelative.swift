// The relative part of the resolver: units, named periods, shifts.
import DossierModel

extension DateResolver {
  /// "last year", "this week", "that year", "the latest quarter".
  func relative(
    _ unit: TimeUnit, _ step: Int, _ base: DateReference, _ reference: CivilDay?, isDefinite: Bool,
    _ tense: DateWord.Tense?
  ) -> Resolution {
    switch base {
    case .focus:
      if step == 0, !isNarrative, unit == .year || unit == .week || unit == .month, isDefinite, let reference
      {
        return .resolved(Period(unit, holding: reference), "the-unit", .publication)
      }
      guard let focus else {
        if step == 0, unit == .year, let reference {
          return .resolved(Period(unit, holding: reference), "focus-unit", .publication)
        }
        return .open(openValue(unit), "focus-unit", Resolution.noFocus)
      }
      if unit == .quarter, let focusQuarter {
        return .resolved(focusQuarter.adding(step), "focus-unit", .focus)
      }
      if unit == .period { return .open(openValue(unit), "focus-unit", Resolution.noFocus) }
      // A day cannot be told from a month.
      let isFine = unit == .day && focus.period.unit != .day
      if isFine { return .open(openValue(unit), "focus-unit", Resolution.noFocus) }
      let day = step > 0 ? focus.period.last : focus.period.first
      return .resolved(Period(unit, holding: day).adding(step), "focus-unit", .focus)
    case .latest:
      if unit == .quarter || unit == .period {
        if let focusQuarter { return .resolved(focusQuarter.adding(step), "latest-quarter", .focus) }
        guard let reference else {
          return .open(openValue(.quarter), "latest-quarter", Resolution.noPublication)
        }
        return .resolved(
          Period(.quarter, holding: reference).adding(step - 1), "latest-quarter", .publication)
      }
      guard let reference else { return .open(openValue(unit), "latest-unit", Resolution.noPublication) }
      if unit == .weekend {
        let weekend = Period(.weekend, holding: reference)
        return .resolved(reference.weekday >= 6 ? weekend : weekend.adding(-1), "weekend", .publication)
      }
      return .resolved(Period(unit, holding: reference).adding(step - 1), "latest-unit", .publication)
    case .publication, .corresponding:
      if unit == .weekend, step == 0, tense == .past, let reference, reference.weekday < 6 {
        return .resolved(Period(unit, holding: reference).adding(-1), "relative-unit", .publication)
      }
      guard let reference else {
        return .open(openValue(unit), "relative-unit", Resolution.noPublication)
      }
      return .resolved(Period(unit, holding: reference).adding(step), "relative-unit", .publication)
    }
  }

  /// "Friday", "last Friday", "this summer", "the third quarter of 1990".
  func named(
    _ name: NamedPeriod, _ step: Int?, _ base: DateReference, _ year: YearWords, _ reference: CivilDay?,
    _ tense: DateWord.Tense?, isFiscal: Bool
  ) -> Resolution {
    if !year.isNone { return ofYear(name, year, reference) }
    let usesFocus = base == .focus || isNarrative && step == nil
    if usesFocus, let anchor = step == nil ? line ?? focus : focus {
      if var found = followingFocus(name, step ?? 0, anchor.period, isBare: step == nil) {
        if step == nil, line != nil { found.base = .line }
        return found
      }
    }
    guard let reference else {
      return .open(
        openNamed(name), rule(name), base == .focus ? Resolution.noFocus : Resolution.noPublication)
    }
    switch name {
    case .weekday(let weekday):
      return .resolved(
        Period(self.weekday(weekday, step, reference, tense)), step == nil ? "weekday-latest" : "weekday",
        .publication)
    case .month, .season, .quarter, .half:
      return .resolved(recurring(name, isFiscal ? 0 : step, reference, tense), rule(name), .publication)
    case .yearEnd:
      return CivilDay(reference.year, 12, 31).map { .resolved(Period($0), "year-end", .publication) }
        ?? .open("XXXX-12-31", "year-end", Resolution.noPublication)
    case .holiday(let holiday):
      return self.holiday(holiday, step, reference, tense)
    }
  }

  private func rule(_ name: NamedPeriod) -> String {
    switch name {
    case .weekday: "weekday-latest"
    case .month: "month-nearest"
    case .season: "season"
    case .quarter: "quarter"
    case .half: "half"
    case .holiday: "holiday"
    case .yearEnd: "year-end"
    }
  }

  private func openNamed(_ name: NamedPeriod) -> String {
    switch name {
    case .weekday(let weekday): "XXXX-WXX-\(weekday)"
    case .month(let month): "XXXX-\(twoDigitNumber(month))"
    case .season(let season): "XXXX-\(season.rawValue)"
    case .quarter(let quarter): "XXXX-Q\(quarter)"
    case .half(let half): "XXXX-H\(half)"
    case .yearEnd: "XXXX-12-31"
    case .holiday(let holiday):
      if case .fixed(let month, let day) = holiday.rule {
        "XXXX-\(twoDigitNumber(month))-\(twoDigitNumber(day))"
      } else {
        "XXXX-XX-XX"
      }
    }
  }

  private func ofYear(_ name: NamedPeriod, _ words: YearWords, _ reference: CivilDay?) -> Resolution {
    guard let (year, base) = year(words, reference) else {
      return .open(openNamed(name), rule(name), Resolution.noPublication)
    }
    switch name {
    case .month(let month): return .resolved(Period(year: year, month: month), "month-year", base)
    case .season, .quarter, .half: return .resolved(period(name, year), rule(name), base)
    case .holiday(let holiday):
      guard let day = holiday.day(in: year, lunar) else {
        return .open("\(Period.yearValue(year))-XX-XX", "holiday", "the day of that year is not known")
      }
      var found = Resolution.resolved(Period(day), "holiday", base)
      if holiday.isApproximate { found.qualifier = .approximate }
      return found
    case .weekday, .yearEnd: return .open(openNamed(name), "weekday", "a weekday of a year is no day")
    }
  }

  func year(_ words: YearWords, _ reference: CivilDay?) -> (Int, Resolution.Base)? {
    switch words {
    case .number(let year): return (year, .none)
    case .relative(let step, .publication), .relative(let step, .latest), .relative(let step, .corresponding):
      return reference.map { ($0.year + step, .publication) }
    case .relative(let step, .focus): return focus.map { ($0.period.year + step, .focus) }
    case .none: return nil
    }
  }

  private func period(_ name: NamedPeriod, _ year: Int) -> Period {
    switch name {
    case .month(let month): Period(year: year, month: month)
    case .season(let season): Period(.season, year * 4 + season.number)
    case .quarter(let quarter): Period(.quarter, year * 4 + quarter - 1)
    case .half(let half): Period(.half, year * 2 + half - 1)
    default: Period(year: year)
    }
  }

  /// A bare weekday is the latest such day, the publication day included; "will" and its like look ahead.
  private func weekday(_ weekday: Int, _ step: Int?, _ reference: CivilDay, _ tense: DateWord.Tense?)
    -> CivilDay
  {
    let back = (reference.weekday - weekday + 7) % 7
    switch step {
    case -1: return reference.adding(days: back == 0 ? -7 : -back)
    case 1: return reference.adding(days: back == 0 ? 7 : 7 - back)
    case 0: return reference.adding(days: weekday - reference.weekday)
    default:
      if tense == .future { return reference.adding(days: back == 0 ? 0 : 7 - back) }
      return reference.adding(days: -back)
    }
  }

  /// The month, season or quarter nearest to the reference; last and next look to one side, "this" to the year.
  private func recurring(
    _ name: NamedPeriod, _ step: Int?, _ reference: CivilDay, _ tense: DateWord.Tense?
  ) -> Period {
    let candidates = (-2...2).map { period(name, reference.year + $0) }
    func isBehind(_ period: Period) -> Bool { period.first > reference }
    func isBefore(_ period: Period) -> Bool { period.last < reference }
    switch step {
    case -1:
      // In March "last February" is that of the year before; in January "last December" is the one just gone.
      if case .month(let month) = name, month + 1 == reference.month { return candidates[1] }
      if let found = candidates.last(where: isBefore) { return found }
    case 1: if let found = candidates.first(where: isBehind) { return found }
    case 0:
      if case .season = name { break }
      return candidates[2]
    default: break
    }
    if step == nil, case .month = name {
      if tense == .past || tense == .over, let found = candidates.last(where: { $0.first <= reference }) {
        return found
      }
      if tense != nil, let found = candidates.first(where: { $0.last >= reference }) { return found }
    }
    var best = candidates[2]
    var least = Int.max
    for candidate in candidates {
      let distance =
        isBehind(candidate)
        ? (candidate.first.number - reference.number) * 6
        : isBefore(candidate) ? (reference.number - candidate.last.number) * 5 : 0
      if distance < least { (best, least) = (candidate, distance) }
    }
    return best
  }

  private func holiday(
    _ holiday: Holiday, _ step: Int?, _ reference: CivilDay, _ tense: DateWord.Tense?
  ) -> Resolution {
    let days = (reference.year - 1...reference.year + 1).compactMap { holiday.day(in: $0, lunar) }
    var found: CivilDay?
    switch step {
    case -1: found = days.last { $0 < reference }
    case 1: found = days.first { $0 > reference }
    case 0: found = holiday.day(in: reference.year, lunar)
    default:
      // The nearest one; far from all, the tense decides.
      found = days.min { abs($0.number - reference.number) < abs($1.number - reference.number) }
      if let day = found, abs(day.number - reference.number) > 60 {
        if tense == .past { found = days.last { $0 <= reference } }
        if tense == .future { found = days.first { $0 >= reference } }
      }
    }
    guard let found else { return .open("XXXX-XX-XX", "holiday", "the day of that year is not known") }
    var resolution = Resolution.resolved(Period(found), "holiday", .publication)
    if case .once = holiday.rule { resolution.base = .none }
    if holiday.isApproximate { resolution.qualifier = .approximate }
    return resolution
  }

  /// Named periods in a narrative, or behind "that", "the following": near the focus.
  private func followingFocus(_ name: NamedPeriod, _ step: Int, _ focus: Period, isBare: Bool) -> Resolution?
  {
    guard focus.unit != .century, focus.unit != .decade else { return nil }
    switch name {
    case .weekday(let weekday):
      guard focus.unit == .day else { return nil }
      let day = focus.first
      let ahead = (weekday - day.weekday + 7) % 7
      let found =
        isBare
        ? (ahead > 3 ? ahead - 7 : ahead)
        : step > 0 ? (ahead == 0 ? 7 : ahead) : step < 0 ? (ahead == 0 ? -7 : ahead - 7) : ahead
      return .resolved(Period(day.adding(days: found)), "weekday-focus", .focus)
    case .month(let month):
      if step > 0 {
        let year = focus.last.month >= month && focus.unit != .year ? focus.year + 1 : focus.year
        return .resolved(
          Period(year: focus.unit == .year ? focus.year + 1 : year, month: month), "month-focus", .focus)
      }
      return .resolved(Period(year: narrativeYear(month, 0, focus), month: month), "month-focus", .focus)
    case .season, .quarter, .half:
      return .resolved(period(name, focus.year + step), "period-focus", .focus)
    case .yearEnd: return CivilDay(focus.year, 12, 31).map { .resolved(Period($0), "year-end", .focus) }
    case .holiday(let holiday):
      guard let day = holiday.day(in: focus.year, lunar) else {
        return isBare
          ? .open("\(Period.yearValue(focus.year))-XX-XX", "holiday", "the day of that year is not known")
          : nil
      }
      return .resolved(Period(day), "holiday", .focus)
    }
  }

  /// "two weeks ago", "a year earlier", "three days later".
  func shifted(_ amount: TimeAmount, _ sign: Int, _ base: DateReference, _ reference: CivilDay?) -> Resolution
  {
    let rule = base == .publication ? "ago" : "focus-shift"
    guard let count = amount.whole, amount.extra == nil else {
      guard base == .publication else { return Resolution(value: amount.value, rule: "duration") }
      return Resolution(value: sign < 0 ? "PAST_REF" : "FUTURE_REF", rule: "vague")
    }
    let steps = count * sign
    let isYear = amount.unit == .year && count == 1 && sign < 0
    if isYear, focusQuarter != nil, !isNarrative {
      if let moved = comparedQuarter?.moved(by: steps, .year) { return .resolved(moved, rule, .focus) }
      if let reference { return .resolved(Period(year: reference.year + steps), rule, .publication) }
    }
    var anchor = reference
    var usesFocus = false
    if base == .focus || isNarrative {
      // A date still to come is no point to look back from in news: "ready by 1 November. A week earlier ..."
      if let focus, isNarrative || reference.map({ focus.period.first <= $0 || sign > 0 }) ?? true {
        (anchor, usesFocus) = (sign < 0 ? focus.period.first : focus.period.last, true)
      } else if base == .focus, focus != nil, reference != nil {
        anchor = reference
      } else if base == .focus, reference != nil, amount.unit == .year, sign < 0 {
        anchor = reference
      } else if base == .focus {
        anchor = nil
      }
    }
    guard let anchor else {
      return .open(
        openValue(Self.grain(amount.unit)), rule,
        base == .publication ? Resolution.noPublication : Resolution.noFocus)
    }
    guard let period = Self.shift(anchor, steps, amount.unit) else {
      return Resolution(value: amount.value, rule: "duration")
    }
    // "In August ... Three days earlier": a month gives no day to count from.
    if usesFocus, let focus, focus.period.unit != .day, period.unit == .day || period.unit == .week {
      return .open(openValue(period.unit), rule, Resolution.noFocus)
    }
    return .resolved(period, rule, usesFocus ? .focus : .publication)
  }

  private static func grain(_ unit: TimeUnit) -> TimeUnit {
    switch unit {
    case .fortnight: .week
    case .decade, .century: .year
    case .hour, .minute, .second, .night, .weekend: .day
    default: unit
    }
  }

  private static func shift(_ day: CivilDay, _ steps: Int, _ unit: TimeUnit) -> Period? {
    switch unit {
    case .day, .night: return abs(steps) < 4_000_000 ? Period(day.adding(days: steps)) : nil
    case .week: return abs(steps) < 500_000 ? Period(.week, holding: day).adding(steps) : nil
    case .fortnight: return abs(steps) < 500_000 ? Period(.week, holding: day).adding(steps * 2) : nil
    case .month: return abs(steps) < 100_000 ? Period(.month, holding: day).adding(steps) : nil
    case .quarter: return abs(steps) < 40_000 ? Period(.quarter, holding: day).adding(steps) : nil
    case .year: return abs(steps) < 12_000 ? Period(year: day.year + steps) : nil
    case .decade: return abs(steps) < 1_000 ? Period(year: day.year + steps * 10) : nil
    case .century: return abs(steps) < 100 ? Period(year: day.year + steps * 100) : nil
    default: return nil
    }
  }

  /// "the year-ago quarter", "year-earlier results".
  func yearAgo(_ unit: TimeUnit, _ reference: CivilDay?) -> Resolution {
    if unit != .month, let moved = comparedQuarter?.moved(by: -1, .year) {
      return .resolved(moved, "year-ago", .focus)
    }
    guard let reference else { return .open(openValue(unit), "year-ago", Resolution.noPublication) }
    if unit == .quarter {
      return .resolved(Period(.quarter, holding: reference).adding(-5), "year-ago", .publication)
    }
    return .resolved(Period(year: reference.year - 1), "year-ago", .publication)
  }

  /// "the 1988 quarter", "last year's quarter": the quarter spoken of, in that year.
  func unitOfYear(_ unit: TimeUnit, _ words: YearWords, _ reference: CivilDay?) -> Resolution {
    guard let (year, base) = year(words, reference) else {
      return .open(openValue(unit), "period-of-year", Resolution.noPublication)
    }
    if unit == .month {
      guard let focus, focus.period.unit == .month || focus.period.unit == .day else {
        return .open("\(Period.yearValue(year))-XX", "period-of-year", Resolution.noFocus)
      }
      return .resolved(Period(year: year, month: focus.period.first.month), "period-of-year", .focus)
    }
    if let quarter = comparedQuarter {
      let first = quarter.unit == .half ? 2 : 4
      let part = quarter.index - floorDivide(quarter.index, first) * first
      return .resolved(Period(quarter.unit, year * first + part), "period-of-year", base)
    }
    return .resolved(Period(year: year), "period-of-year", base)
  }
}
