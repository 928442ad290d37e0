// What stands beside a date and shares its month: "October 8 to 13", "March 11 and 12", "8-13 October"; and what
// looks like a time and is none: ages, scores.
import DossierText

extension DateReader {
  /// Gives the year of `phrase` to the months and days that are listed before it: "between May and June 1981",
  /// "March 3 and April 5, 2024"; a later month is of the year before ("December to January 2005").
  mutating func shareYear(of phrase: TimePhrase) {
    guard case .calendar(.number(var year), var month, _, _) = phrase.meaning, month != 0 else { return }
    var start = phrase.tokens.lowerBound
    var index = found.count - 1
    while index >= 0, found.count - index <= 6 {
      let between = found[index].tokens.upperBound
      guard between < start, start - between <= 2, between >= low,
        (between..<start).allSatisfy({ isListJoin($0) })
      else { return }
      switch found[index].meaning {
      case .named(.month(let own), nil, _, .none):
        if own > month { year -= 1 }
        found[index].meaning = .calendar(.number(year), month: own, day: 0, weekday: 0)
        month = own
      case .calendar(.none, let own, let day, let weekday) where own != 0:
        if own > month { year -= 1 }
        found[index].meaning = .calendar(.number(year), month: own, day: day, weekday: weekday)
        month = own
      default: return
      }
      start = found[index].tokens.lowerBound
      index -= 1
    }
  }

  private func isListJoin(_ index: Int) -> Bool {
    switch role(index) {
    case .and, .or, .to, .until: true
    default: isDash(index) || isMark(index, "/") || isMark(index, ",")
    }
  }

  /// "1920-21": the second year takes the century of the first.
  private mutating func yearCompanion(of phrase: TimePhrase) -> Int? {
    guard case .calendar(.number(let year), 0, 0, 0) = phrase.meaning, year > 0 else { return nil }
    let next = phrase.tokens.upperBound
    guard isDash(next) || isMark(next, "/") && isGlued(next), let (value, count) = digits(next + 1),
      count == 2, value > year % 100,
      !isGlued(next + 2) || isMark(next + 2, ")") || isMark(next + 2, ",") || isMark(next + 2, "."),
      word(next + 2).unit == nil || word(next + 2).unit == .season, word(next + 2).month == 0
    else { return nil }
    found.append(
      TimePhrase(
        next + 1..<next + 2,
        .calendar(.number(year / 100 * 100 + value), month: 0, day: 0, weekday: 0)))
    return next + 2
  }

  /// Reads the further days behind `phrase` that take its month; the token behind the last one.
  mutating func companions(of phrase: TimePhrase) -> Int {
    var end = phrase.tokens.upperBound
    if let next = yearCompanion(of: phrase) { return next }
    guard phrase.clock == nil, case .calendar(let year, let month, let day, _) = phrase.meaning, month != 0,
      day != 0,
      word(phrase.tokens.upperBound - 1).month == 0, year.isNone || isNumber(end - 1)
    else { return end }
    var steps = 0
    while steps < 8, year.isNone {
      var next = end
      if isMark(next, ",") { next += 1 }
      if role(next) == .to || role(next) == .and || role(next) == .or || isDash(next) { next += 1 }
      guard next > end, let (day, last) = dayNumber(at: next), isNumber(next), day <= 31 else { break }
      let behind = word(last)
      if behind.unit != nil || behind.month != 0 || behind.cardinal != nil { break }
      if isMark(end, ","), isWord(last), behind.role == nil { break }
      let (ownYear, stop) = yearSuffix(at: last) ?? (.none, last)
      if !ownYear.isNone, !found.isEmpty, let index = found.indices.last,
        case .calendar(.none, month, let first, let weekday) = found[index].meaning
      {
        found[index].meaning = .calendar(ownYear, month: month, day: first, weekday: weekday)
      }
      found.append(TimePhrase(next..<stop, .calendar(ownYear, month: month, day: day, weekday: 0)))
      end = stop
      steps += 1
    }
    return end
  }

  /// "8-13 October", "8 and 9 October", "3, 4 and 7 May": the first number, with the month of the last one.
  func dayRangeMonth(at index: Int) -> TimePhrase? {
    guard let (day, end) = dayNumber(at: index), day <= 31 else { return nil }
    var next = end
    var steps = 0
    while isMark(next, ","), isNumber(next + 1), let (other, stop) = dayNumber(at: next + 1), other <= 31,
      steps < 8
    {
      next = stop
      steps += 1
    }
    guard isDash(next) || role(next) == .to || role(next) == .and || role(next) == .or,
      let last = dayMonth(at: next + 1), case .calendar(let year, let month, _, _) = last.meaning
    else { return nil }
    return TimePhrase(index..<end, .calendar(year, month: month, day: day, weekday: 0))
  }

  /// The token behind an age or a rate, which is no time ("27 years old", "aged 27", "8-year-old").
  func skipped(at index: Int) -> Int? {
    guard isNumber(index) || word(index).cardinal != nil, let (_, end) = amount(at: index) else { return nil }
    if role(end) == .old { return end + 1 }
    if isJoin(end), role(end + 1) == .old {
      // "an 8-month-old truce" has an age, too; only people and things of years are left out.
      return end + 2
    }
    if role(end) == .of, role(end + 1) == .aged { return end + 2 }
    // "three-quarters of its food", "three quarters of voters"
    if word(end - 1).unit == .quarter, word(end - 1).marks.contains(.many), role(end) == .of { return end }
    return nil
  }
}
