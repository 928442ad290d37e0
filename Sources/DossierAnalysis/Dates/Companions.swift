// What stands beside a date and shares its month: "October 8 to 13", "March 11 and 12", "8-13 October"; and what
// looks like a time and is none: ages, scores.
import DossierText

extension DateReader {
  /// Reads the further days behind `phrase` that take its month; the token behind the last one.
  mutating func companions(of phrase: TimePhrase) -> Int {
    var end = phrase.tokens.upperBound
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

  /// "8-13 October", "8 and 9 October": the first number, with the month of the last one.
  func dayRangeMonth(at index: Int) -> TimePhrase? {
    guard let (day, end) = dayNumber(at: index), day <= 31 else { return nil }
    guard isDash(end) || role(end) == .to || role(end) == .and || role(end) == .or,
      let second = dayMonth(at: end + 1), case .calendar(let year, let month, _, _) = second.meaning
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
