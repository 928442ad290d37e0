// Months, days, years and weekdays in words: "Tuesday, Sept. 3, 2024", "3 September", "in May", "June last year".
import DossierText

extension DateReader {
  /// An expression that begins with a month.
  func monthPhrase(at index: Int) -> TimePhrase? {
    let entry = word(index)
    let month = Int(entry.month)
    guard !followsTitle(index) else { return nil }
    var next = index + 1
    if entry.marks.contains(.short) {
      guard isCapitalised(index) else { return nil }
      if isMark(next, "."), isGlued(next) { next += 1 }
    }
    if entry.marks.contains(.own) { return monthAlone(at: index, end: index + 1) }
    if let (day, end) = dayNumber(at: next) ?? dayNumber(afterThe: next) {
      guard isCapitalised(index) || !entry.marks.contains(.word) else { return nil }
      let (year, last) = yearSuffix(at: end) ?? (.none, end)
      return TimePhrase(index..<last, date(year, month, day, 0))
    }
    if let (year, end) = yearSuffix(at: next), isCapitalised(index) || !entry.marks.contains(.word) {
      return TimePhrase(index..<end, .calendar(year, month: month, day: 0, weekday: 0))
    }
    return monthAlone(at: index, end: entry.marks.contains(.short) ? next : index + 1)
  }

  private func monthAlone(at index: Int, end: Int) -> TimePhrase? {
    let entry = word(index)
    let isCued = isTimeCued(index)
    if entry.marks.contains(.short), !isCued { return nil }
    if entry.marks.contains(.word), !isCued || !isCapitalised(index) { return nil }
    if !isCued, isCapitalised(end), isWord(end), !opensSentence(end), word(end).weekday == 0 { return nil }
    // "June 45": a number that is no day.
    let stop = isMark(end - 1, ".") && entry.marks.contains(.short) && end >= high ? end - 1 : end
    return TimePhrase(
      index..<stop, .named(.month(Int(entry.month)), step: nil, .publication, .none))
  }

  /// A word before the token that places it in time.
  private func isTimeCued(_ index: Int) -> Bool {
    if isCued(index) { return true }
    switch role(index - 1) {
    case .and, .or: return word(index - 2).month != 0 || !word(index).marks.contains(.word)
    case .of, .for, .within, .the, .ended, .fiscal, .per, .each: return true
    default:
      return isDash(index - 1) && (word(index - 2).month != 0 || isModifier(endingAt: index - 2))
    }
  }

  /// A day of the month: 1...31, in digits or as an ordinal word. Larger two-digit numbers up to 39 are given
  /// too, so that "Oct 32" is seen as a whole.
  func dayNumber(at index: Int) -> (day: Int, end: Int)? {
    if let (value, count) = digits(index) {
      guard count <= 2, (1...39).contains(value) else { return nil }
      if isGlued(index + 1) {
        if role(index + 1) == .th { return value <= 31 ? (value, index + 2) : nil }
        if isNumber(index + 2), isGlued(index + 2),
          isMark(index + 1, ".") || isMark(index + 1, ",") || isMark(index + 1, ":")
        {
          return nil
        }
        if isMark(index + 1, "%") || isMark(index + 1, "/") || isWord(index + 1) { return nil }
        if value > 31, isDash(index + 1) { return nil }
      }
      if value > 31, isWord(index + 1) { return nil }
      return (value, index + 1)
    }
    return ordinalNumber(at: index).flatMap { $0.value <= 31 && !isNumber(index) ? ($0.value, $0.end) : nil }
  }

  private func dayNumber(afterThe index: Int) -> (day: Int, end: Int)? {
    guard role(index) == .the, let (value, end) = ordinalNumber(at: index + 1), value <= 31,
      !isCapitalised(index + 1),
      word(end).unit == nil
    else { return nil }
    return (value, end)
  }

  /// "third", "twenty-first", "3rd".
  func ordinalNumber(at index: Int) -> (value: Int, end: Int)? {
    let entry = word(index)
    if entry.ordinal != 0 { return (Int(entry.ordinal), index + 1) }
    if entry.marks.contains(.tens), isJoin(index + 1) || word(index + 1).ordinal != 0 {
      let unit = isJoin(index + 1) ? index + 2 : index + 1
      if let tens = entry.cardinal, (1...9).contains(word(unit).ordinal) {
        return (Int(tens) + Int(word(unit).ordinal), unit + 1)
      }
    }
    if let (value, count) = digits(index), count <= 2, role(index + 1) == .th, isGlued(index + 1) {
      return (value, index + 2)
    }
    return nil
  }

  func date(_ year: YearWords, _ month: Int, _ day: Int, _ weekday: Int) -> TimeMeaning {
    .calendar(year, month: month, day: day, weekday: weekday)
  }

  /// An expression that begins with a weekday.
  func weekdayPhrase(at index: Int) -> TimePhrase? {
    let entry = word(index)
    let weekday = Int(entry.weekday)
    guard !followsTitle(index) else { return nil }
    if isCapitalised(index + 1), word(index + 1).bansAfter { return nil }
    if entry.marks.contains(.many) {
      return isCapitalised(index) ? TimePhrase(index..<index + 1, .set("XXXX-WXX-\(weekday)")) : nil
    }
    var next = index + 1
    if entry.marks.contains(.short) {
      guard isCapitalised(index) else { return nil }
      if isMark(next, "."), isGlued(next) { next += 1 }
    }
    var after = next
    if isMark(after, ",") { after += 1 }
    if role(after) == .the { after += 1 }
    // "Friday the 13th" is a film or a fear.
    if after > next, role(after - 1) == .the, ordinalNumber(at: after) != nil,
      dateBehindWeekday(at: after) == nil
    {
      return nil
    }
    if let date = dateBehindWeekday(at: after), case .calendar(let year, let month, let day, _) = date.meaning
    {
      return TimePhrase(
        index..<date.tokens.upperBound, .calendar(year, month: month, day: day, weekday: weekday))
    }
    if let phrase = weekdayOfWeek(weekday, start: index, end: next) { return phrase }
    if entry.marks.contains(.word), role(index - 1) != .on { return nil }
    if entry.marks.contains(.short), isMark(next - 1, "."), next >= high { next -= 1 }
    return TimePhrase(index..<next, .named(.weekday(weekday), step: nil, .publication, .none))
  }

  private func dateBehindWeekday(at index: Int) -> TimePhrase? {
    let phrase = word(index).month != 0 ? monthPhrase(at: index) : dayMonth(at: index)
    guard let phrase, case .calendar(_, _, let day, _) = phrase.meaning, day != 0 else { return nil }
    return phrase
  }

  /// "3 September 2024", "3rd of September", "the eighth of March".
  func dayMonth(at index: Int) -> TimePhrase? {
    guard let (day, end) = dayNumber(at: index) ?? ordinalNumber(at: index).map({ ($0.value, $0.end) }) else {
      return nil
    }
    var next = end
    if role(next) == .of { next += 1 }
    if isJoin(next) { next += 1 }
    let entry = word(next)
    guard entry.month != 0, !entry.marks.contains(.own), isCapitalised(next) || !entry.marks.contains(.word)
    else { return nil }
    next += 1
    if entry.marks.contains(.short), isMark(next, "."), isGlued(next) { next += 1 }
    if isJoin(next), digits(next + 1)?.count == 4 { next += 1 }
    let (year, last) = yearSuffix(at: next) ?? (.none, next)
    if isMark(last - 1, "."), last >= high {
      return TimePhrase(index..<last - 1, date(year, Int(entry.month), day, 0))
    }
    return TimePhrase(index..<last, date(year, Int(entry.month), day, 0))
  }

  /// The year behind a month, season, quarter or holiday: ", 1998", "of 1998", "'98", "last year", "of that year".
  func yearSuffix(at index: Int) -> (YearWords, Int)? {
    var next = index
    let hasComma = isMark(next, ",")
    if hasComma || role(next) == .of || role(next) == .in { next += 1 }
    if !hasComma, role(next) == .the { next += 1 }
    if let (value, count) = digits(next), count <= 4, value > 0, let (isBefore, end) = era(at: next + 1) {
      return (.number(isBefore ? 1 - value : value), end)
    }
    if let year = yearNumber(at: next) ?? spokenYear(at: next) { return (.number(year.value), year.end) }
    if hasComma, next - index == 1 { return nil }
    if isApostrophe(next), let (value, count) = digits(next + 1), count == 2, isGlued(next + 1) {
      return (.number(fullYear(value)), next + 2)
    }
    if let (direction, count) = tables.directions.longest(startingAt: next, before: high, in: words),
      word(next).opens.contains(.direction), word(next + count).unit == .year,
      !word(next + count).marks.contains(.many), direction.reference != .corresponding
    {
      return (.relative(direction.step, direction.reference), next + count + 1)
    }
    // "the third quarter a year earlier"
    if next == index, word(next).marks.contains(.article), word(next + 1).unit == .year,
      let (relation, count) = tables.relations.longest(startingAt: next + 2, before: high, in: words),
      relation.step < 0, role(next + 2) != .by
    {
      return (.relative(-1, .publication), next + 2 + count)
    }
    return nil
  }

  /// Four digits that can be a year.
  func yearNumber(at index: Int) -> (value: Int, end: Int)? {
    guard let (value, count) = digits(index), count == 4, (1000...2100).contains(value) else { return nil }
    if isGlued(index + 1) {
      if isMark(index + 1, "%") { return nil }
      if isWord(index + 1) { return nil }
      if isMark(index + 1, ",") || isMark(index + 1, ".") || isMark(index + 1, ":"), isNumber(index + 2),
        isGlued(index + 2)
      {
        return nil
      }
    }
    if word(index + 1).unit != nil, word(index + 1).marks.contains(.many) { return nil }
    return (value, index + 1)
  }

  /// Two digits after an apostrophe: '98 is 1998, '24 is 2024.
  func fullYear(_ twoDigits: Int) -> Int { twoDigits < 40 ? 2000 + twoDigits : 1900 + twoDigits }
}
