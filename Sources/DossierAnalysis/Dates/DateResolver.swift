// Resolves time expressions in text order. Weekdays, last, next, this and "ago" look to the publication date;
// "earlier", "that year", "the next day" to the focus, the date spoken of last. In a narrative (a history, a life)
// bare months, days and weekdays follow the focus, too.
import DossierModel
import DossierText

/// The state of a walk over a document's expressions.
struct DateResolver {
  /// The publication date as given; its first and last day coincide when it is known to the day.
  let published: EDTFDate?
  let isNarrative: Bool
  let lunar: LunarHolidays
  /// Which of two numbers is the day in 04/05/2024; nil when nothing tells.
  let dayFirst: Bool?

  struct Focus {
    var period: Period
    var span: Span
    var qualifier: EDTFQualifier
  }
  private(set) var focus: Focus?
  /// Where a narrative has come to: the last date that it was told along, without looks back and ahead.
  private(set) var line: Focus?
  /// The last quarter or half spoken of: "a year earlier" in a report of earnings.
  private(set) var focusQuarter: Period?
  /// The report has gone over to "the first nine months" or the year: what it compares is no quarter.
  private var reportsStretch = false
  /// The quarters reported on are not those of the calendar.
  private(set) var reportsFiscal = false
  /// The quarter that a comparison looks back from.
  var comparedQuarter: Period? { reportsStretch ? nil : focusQuarter }

  init(published: EDTFDate?, isNarrative: Bool, lunar: LunarHolidays, dayFirst: Bool?) {
    (self.published, self.isNarrative, self.lunar, self.dayFirst) = (published, isNarrative, lunar, dayFirst)
  }

  /// Resolves a phrase against a publication date that may be a month or a year: where its first and its last day
  /// lead to different results, the phrase stays open.
  mutating func resolve(_ phrase: TimePhrase, tense: DateWord.Tense?) -> Resolution {
    if phrase.isReported { reportsStretch = true }
    guard let published, let first = published.first.day, let last = published.last.day else {
      return resolve(phrase.meaning, phrase, nil, tense)
    }
    let early = resolve(phrase.meaning, phrase, first, tense)
    guard first != last, early.base == .publication else { return early }
    let late = resolve(phrase.meaning, phrase, last, tense)
    if early.period == late.period { return early }
    let open = resolve(phrase.meaning, phrase, nil, tense)
    return .open(open.value, open.rule, "the publication date is not known to the day")
  }

  mutating func move(
    to period: Period, _ span: Span, _ qualifier: EDTFQualifier, _ phrase: TimePhrase, opensSentence: Bool,
    isBound: Bool
  ) {
    let meaning = phrase.meaning
    if isNarrative, movesLine(period, meaning, opensSentence: opensSentence, isBound: isBound) {
      line = Focus(period: period, span: span, qualifier: qualifier)
    }
    switch meaning {
    case .yearAgo, .unitOfYear, .shifted(_, -1, _): if !isNarrative { return }
    default:
      if period.unit == .quarter || period.unit == .half {
        if focusQuarter != nil, meaning.isQuarterSpokenOf {
          reportsStretch = false
        } else {
          moveQuarter(to: period)
        }
      }
    }
    focus = Focus(period: period, span: span, qualifier: qualifier)
  }

  /// A full date takes the narrative with it, and so does a year at the head of a sentence; a year elsewhere only
  /// when it is near, and not as an end ("until 1958").
  private func movesLine(_ period: Period, _ meaning: TimeMeaning, opensSentence: Bool, isBound: Bool) -> Bool
  {
    switch meaning {
    case .calendar(.number, let month, let day, _):
      if opensSentence { return true }
      guard let line else { return !isBound }
      // "By November 2008 ..." in an account of 2003 looks far ahead.
      if month != 0 { return day != 0 || (-6...18).contains(period.months(since: line.period)) }
      // Once days and months are told, "a campaign planned in 1976" is a look ahead.
      let isFine = line.period.unit == .day || line.period.unit == .month
      return !isBound
        && (isFine ? period.year == line.period.year : (0...2).contains(period.year - line.period.year))
    case .calendar, .named: return true
    case .unit(_, 1, .focus): return true
    case .shifted(let amount, 1, .focus): return amount.unit == .day
    default: return line == nil
    }
  }

  mutating func setQuarter(_ quarter: Period, isFiscal: Bool) {
    (focusQuarter, reportsFiscal, reportsStretch) = (quarter, isFiscal, false)
  }

  /// The quarter reported on is the latest that is over by now; one to come counts only where there is no other.
  private mutating func moveQuarter(to period: Period) {
    (reportsStretch, reportsFiscal) = (false, false)
    guard let focusQuarter, focusQuarter.unit == period.unit, let now = published?.last.day else {
      focusQuarter = period
      return
    }
    let isOver = (focusQuarter.last <= now, period.last <= now)
    if !isOver.0 || isOver.1 && period.index > focusQuarter.index { self.focusQuarter = period }
  }

  /// A new paragraph does not forget the focus; a new document does.
  func resolve(
    _ meaning: TimeMeaning, _ phrase: TimePhrase, _ reference: CivilDay?, _ tense: DateWord.Tense?
  ) -> Resolution {
    switch meaning {
    case .calendar(let year, let month, let day, let weekday):
      return calendar(year, month, day, weekday, reference, tense)
    case .numeric(let first, let second, let year): return numeric(first, second, year)
    case .impossible(let reason): return .open("XXXX-XX-XX", "impossible", reason)
    case .dayWord(let days):
      // "still used today" in a history is no day.
      if isNarrative, days == 0, phrase.dayPart == nil {
        return Resolution(value: "PRESENT_REF", rule: "vague")
      }
      guard let reference else { return .open("XXXX-XX-XX", "day-word", Resolution.noPublication) }
      return .resolved(Period(reference.adding(days: days)), "day-word", .publication)
    case .unit(let unit, let step, let base):
      return relative(unit, step, base, reference, isDefinite: phrase.isDefinite, tense)
    case .named(let name, let step, let base, let year):
      return named(name, step, base, year, reference, tense, isFiscal: phrase.isFiscal)
    case .shifted(let amount, let sign, let base): return shifted(amount, sign, base, reference)
    case .yearAgo(let unit): return yearAgo(unit, reference)
    case .unitOfYear(let unit, let year): return unitOfYear(unit, year, reference)
    case .decade(let year): return .resolved(Period(.decade, floorDivide(year, 10)), "decade")
    case .century(let index): return .resolved(Period(.century, index), "century")
    case .weekOf(let inner):
      let day = resolve(inner, phrase, reference, tense)
      guard let period = day.period else { return .open("XXXX-WXX", "week-of", day.unresolved ?? "") }
      return .resolved(Period(.week, holding: period.first), "week-of", day.base)
    case .part(let part, let whole): return self.part(part, of: resolve(whole, phrase, reference, tense))
    case .weeksOn(let weeks, let weekday): return weeksOn(weeks, weekday, reference)
    case .duration(let amount): return Resolution(value: amount.value, rule: "duration")
    case .set(let value): return Resolution(value: value, rule: "set")
    case .vague(let value, _): return Resolution(value: value, rule: "vague")
    case .timeOnly: return timeOnly(reference)
    }
  }

  private func timeOnly(_ reference: CivilDay?) -> Resolution {
    if let focus, focus.period.unit == .day { return .resolved(focus.period, "time-of-day", .focus) }
    if !isNarrative, let reference { return .resolved(Period(reference), "time-of-day", .publication) }
    return .open("XXXX-XX-XX", "time-of-day", Resolution.noFocus)
  }

  private func numeric(_ first: Int, _ second: Int, _ year: Int) -> Resolution {
    func day(_ month: Int, _ day: Int, _ rule: String) -> Resolution {
      guard let day = CivilDay(year, month, day) else {
        return .open("\(Period.yearValue(year))-XX-XX", rule, "there is no such day")
      }
      return .resolved(Period(day), rule)
    }
    if first > 12 { return day(second, first, "day-month-year") }
    if second > 12 { return day(first, second, "month-day-year") }
    if first == second { return day(first, second, "day-month-year") }
    switch dayFirst {
    case true: return day(second, first, "day-month-year")
    case false: return day(first, second, "month-day-year")
    default:
      return .open("\(Period.yearValue(year))-XX-XX", "numeric", "day and month cannot be told apart")
    }
  }

  // MARK: Calendar dates

  private func calendar(
    _ words: YearWords, _ month: Int, _ day: Int, _ weekday: Int, _ reference: CivilDay?,
    _ tense: DateWord.Tense?
  ) -> Resolution {
    var base = Resolution.Base.none
    var year: Int?
    switch words {
    case .number(let number): year = number
    case .relative(let step, .latest):
      return lastOrNext(month, day, step, reference)
    case .relative(let step, .publication):
      (year, base) = (reference.map { $0.year + step }, .publication)
      if isNarrative, step == 0, let line { (year, base) = (line.period.year, .line) }
    case .relative(let step, _):
      (year, base) = (focus.map { $0.period.year + step }, .focus)
    case .none: break
    }
    if let year {
      return full(year, month, day, base)
    }
    guard words.isNone else {
      return .open(
        openDate(month, day), "date", base == .focus ? Resolution.noFocus : Resolution.noPublication)
    }
    if day != 0, month != 0, day > CivilDay.length(ofMonth: month, in: 2000) {
      return .open("XXXX-\(twoDigitNumber(month))-XX", "impossible", "there is no such day")
    }
    if month == 0, day != 0 { return dayOfMonth(day, reference) }
    return withoutYear(month, day, weekday, reference, tense)
  }

  private func full(_ year: Int, _ month: Int, _ day: Int, _ base: Resolution.Base) -> Resolution {
    if month == 0 { return .resolved(Period(year: year), "year", base) }
    if day == 0 { return .resolved(Period(year: year, month: month), "month-year", base) }
    guard let day = CivilDay(year, month, day) else {
      return .open(
        "\(Period.yearValue(year))-\(twoDigitNumber(month))-XX", "impossible", "there is no such day")
    }
    return .resolved(Period(day), "full-date", base)
  }

  func openDate(_ month: Int, _ day: Int) -> String {
    if month == 0 { return day == 0 ? "XXXX" : "XXXX-XX-\(twoDigitNumber(day))" }
    return day == 0 ? "XXXX-\(twoDigitNumber(month))" : "XXXX-\(twoDigitNumber(month))-\(twoDigitNumber(day))"
  }

  /// "the 15th": of the month spoken of, else the nearest one.
  private func dayOfMonth(_ day: Int, _ reference: CivilDay?) -> Resolution {
    let anchor = focus?.period.unit == .day || focus?.period.unit == .month ? focus?.period.first : reference
    let base: Resolution.Base = anchor != nil && anchor == focus?.period.first ? .focus : .publication
    guard let anchor, let date = CivilDay(anchor.year, anchor.month, day) else {
      return .open(openDate(0, day), "day-of-month", Resolution.noFocus)
    }
    return .resolved(Period(date), "day-of-month", base)
  }

  /// "last Oct. 19": the last such day before, or the next one behind, the publication date.
  private func lastOrNext(_ month: Int, _ day: Int, _ step: Int, _ reference: CivilDay?) -> Resolution {
    guard let reference else { return .open(openDate(month, day), "month-day", Resolution.noPublication) }
    let years = step < 0 ? [reference.year, reference.year - 1] : [reference.year, reference.year + 1]
    for year in years {
      guard let date = CivilDay(year, month, max(1, day)) else { continue }
      if step < 0 ? date < reference : date > reference { return full(year, month, day, .publication) }
    }
    return full(reference.year, month, day, .publication)
  }

  /// A month and day without a year: nearest in time to the publication date, or to the focus in a narrative.
  private func withoutYear(
    _ month: Int, _ day: Int, _ weekday: Int, _ reference: CivilDay?, _ tense: DateWord.Tense?
  ) -> Resolution {
    if isNarrative, let line, line.period.unit != .century, line.period.unit != .decade {
      return full(narrativeYear(month, day, line.period), month, day, .line)
    }
    guard let reference else {
      return .open(openDate(month, day), day == 0 ? "month" : "month-day", Resolution.noPublication)
    }
    var best: (distance: Int, day: CivilDay)?
    for year in reference.year - 1...reference.year + 1 {
      guard let date = CivilDay(year, month, max(1, day)) else { continue }
      let distance = abs(date.number - reference.number) * 2 + (date > reference ? 1 : 0)
      if weekday != 0, date.weekday != weekday { continue }
      if tense == .over, date > reference { continue }
      // Half a year away, the tense decides.
      if abs(date.number - reference.number) > 120,
        tense == .past ? date > reference : tense == .future && date < reference
      {
        continue
      }
      if best.map({ distance < $0.distance }) ?? true { best = (distance, date) }
    }
    guard let date = best?.day else {
      if weekday != 0 { return withoutYear(month, day, 0, reference, tense) }
      return .open(
        openDate(month, day), "month-day-nearest", "there is no such day near the publication date")
    }
    return .resolved(Period(date), "month-day-nearest", .publication)
  }

  /// Moves a month or day without a year to the year in which it lies closest to another one of its clause.
  func settle(_ resolution: inout Resolution, _ meaning: TimeMeaning, beside near: Period) {
    guard let period = resolution.period, period.unit == .month || period.unit == .day else { return }
    let distance = { (months: Int) in abs(period.months(since: near) + months) }
    guard let best = [0, -12, 12].min(by: { distance($0) < distance($1) }), best != 0,
      distance(best) < distance(0),
      let moved = period.moved(by: best / 12, .year)
        ?? CivilDay(period.first.year + best / 12, period.first.month, period.first.day).map({ Period($0) })
    else { return }
    (resolution.period, resolution.value) = (moved, moved.value)
  }

  /// "the three months to March" are a quarter to look back from, "the nine months to September" are none.
  mutating func report(_ amount: TimeAmount, until end: Period) {
    guard amount.unit == .month, let months = amount.whole, end.unit == .month || end.unit == .day else {
      return
    }
    let month = Period(.month, holding: end.last.adding(days: -3))
    let unit = months == 3 ? TimeUnit.quarter : .half
    let whole = Period(unit, holding: month.first)
    guard months == 3 || months == 6, whole.last == month.last else {
      reportsStretch = true
      return
    }
    moveQuarter(to: whole)
    (focusQuarter, reportsStretch) = (whole, false)
  }

  /// The end of a pair lies behind its beginning: "Thursday through Sunday", "October to March".
  func behind(_ start: Period, _ meaning: TimeMeaning) -> Period? {
    switch meaning {
    case .named(.weekday(let weekday), nil, _, .none):
      let day = start.last
      return Period(day.adding(days: (weekday - day.weekday + 7) % 7))
    case .named(.month(let month), nil, _, .none):
      return Period(year: month < start.first.month ? start.year + 1 : start.year, month: month)
    case .calendar(.none, let month, let day, _) where month != 0 && day != 0:
      let year = month < start.first.month ? start.year + 1 : start.year
      return CivilDay(year, month, day).map { Period($0) }
    default: return nil
    }
  }

  /// A narrative goes on: the year of the focus, or the next one when the month lies well before the focus.
  func narrativeYear(_ month: Int, _ day: Int, _ focus: Period) -> Int {
    guard focus.unit == .day || focus.unit == .month else { return focus.year }
    let distance = focus.first.month - month
    return distance >= 9 ? focus.year + 1 : focus.year
  }
}
