// Times of day: "10:35 a.m.", "5 p.m. EST", "1400 GMT", "noon", "this morning", and their joining with a day.
import DossierText

extension DateReader {
  /// A clock time at `index`, with the day that follows it, if any.
  func clockPhrase(at index: Int) -> TimePhrase? {
    guard let (clock, end) = clock(at: index) else { return nil }
    var phrase = TimePhrase(index..<end, .timeOnly)
    phrase.clock = clock
    return withDay(phrase)
  }

  func clock(at index: Int) -> (ClockWords, end: Int)? {
    guard let (first, size) = digits(index) else { return wordClock(at: index) }
    var clock = ClockWords(hour: first)
    var next = index + 1
    if size == 4, let zone = zoneEnd(at: next), first / 100 < 24, first % 100 < 60 {
      return (ClockWords(hour: first / 100, minute: first % 100), zone)
    }
    guard size <= 2, first <= 24 else { return nil }
    let isPointed = isMark(next, ".") && halfDay(at: next + 2) != nil
    if isMark(next, ":") || isPointed, isGlued(next), isGlued(next + 1),
      let (minute, count) = digits(next + 1), count == 2
    {
      guard minute < 60 else { return nil }
      clock.minute = minute
      next += 2
      if isMark(next, ":"), isGlued(next), let (second, count) = digits(next + 1), count == 2, second < 60 {
        clock.second = second
        next += 2
      }
    }
    if let (isAfternoon, end) = halfDay(at: next) {
      guard (1...12).contains(first) else { return nil }
      clock.hour = first % 12 + (isAfternoon ? 12 : 0)
      return (clock, zoneEnd(at: end) ?? end)
    }
    if let end = zoneEnd(at: next), first < 24 { return (clock, end) }
    if role(next) == .oclock {
      next += 1
      return dayPart(of: clock, at: next)
    }
    if clock.minute != nil, first < 24 {
      switch role(index - 1) {
      case .at, .by, .from, .until, .since, .after, .to, .between: break
      default: return nil
      }
      if isGlued(next), isMark(next, "-") || isMark(next, ":") { return nil }
      return dayPart(of: clock, at: next)
    }
    // "4 in the morning"
    if role(next) == .in, role(next + 1) == .the, word(next + 2).dayPart != nil, role(index - 1) == .at,
      first <= 12
    {
      return dayPart(of: clock, at: next)
    }
    return nil
  }

  private func wordClock(at index: Int) -> (ClockWords, end: Int)? {
    guard let hour = word(index).cardinal, (1...12).contains(hour) else { return nil }
    if let (isAfternoon, end) = halfDay(at: index + 1), isMark(index + 2, ".") || role(index - 1) == .at {
      return (ClockWords(hour: Int(hour) % 12 + (isAfternoon ? 12 : 0)), zoneEnd(at: end) ?? end)
    }
    guard role(index + 1) == .oclock else { return nil }
    return dayPart(of: ClockWords(hour: Int(hour)), at: index + 2)
  }

  /// "half past nine", "quarter to five", "half past seven in the evening".
  func spokenClock(at index: Int) -> TimePhrase? {
    let isHalf = role(index) == .half
    guard isHalf || word(index).unit == .quarter && !word(index).marks.contains(.many) else { return nil }
    let isTo = role(index + 1) == .to && !isHalf
    guard isTo || word(index + 1).marks.contains(.span), let hour = hour(at: index + 2) else { return nil }
    if !isHalf {
      let before = word(index - 1).marks.contains(.article) ? index - 2 : index - 1
      switch role(before) {
      case .at, .by, .until, .since, .after, .from, .between: break
      default: return nil
      }
    }
    let total = (isTo ? hour - 1 : hour) % 12
    var (clock, end) = (
      ClockWords(hour: total == 0 ? 12 : total, minute: isTo ? 45 : isHalf ? 30 : 15), index + 3
    )
    if let (isAfternoon, last) = halfDay(at: end) {
      clock.hour = total + (isAfternoon ? 12 : 0)
      end = last
    } else {
      (clock, end) = dayPart(of: clock, at: end)
    }
    var phrase = TimePhrase(index..<end, .timeOnly)
    phrase.clock = clock
    return withDay(phrase)
  }

  /// An hour in words or digits that nothing follows which would make it an amount.
  private func hour(at index: Int) -> Int? {
    let value = word(index).cardinal.map(Int.init) ?? digits(index)?.value
    guard let value, (1...12).contains(value), word(index + 1).unit == nil, !isMark(index + 1, "%"),
      !(isGlued(index + 1) && !isMark(index + 1, ".") && !isMark(index + 1, ",")),
      !word(index + 1).marks.contains(.scale), !word(index).marks.contains(.article)
    else { return nil }
    return value
  }

  /// "in the morning", "at night" behind a clock.
  private func dayPart(of clock: ClockWords, at index: Int) -> (ClockWords, end: Int) {
    var clock = clock
    var next = index
    if role(next) == .in, role(next + 1) == .the {
      next += 2
    } else if role(next) == .at {
      next += 1
    } else {
      return (clock, index)
    }
    guard let part = word(next).dayPart else { return (clock, index) }
    if clock.hour < 12, part == .afternoon || part == .evening || part == .night && clock.hour > 5 {
      clock.hour += 12
    }
    return (clock, next + 1)
  }

  /// am, pm, a.m., p.m.; true for the second half of the day.
  private func halfDay(at index: Int) -> (Bool, end: Int)? {
    switch role(index) {
    case .am: return (false, index + 1)
    case .pm: return (true, index + 1)
    case .a, .p:
      guard isMark(index + 1, "."), role(index + 2) == .m, isGlued(index + 2) else { break }
      let end = isMark(index + 3, ".") && isGlued(index + 3) ? index + 4 : index + 3
      return (role(index) == .p, end)
    default: break
    }
    return nil
  }

  private func zoneEnd(at index: Int) -> Int? {
    if role(index) == .local, role(index + 1) == .time { return index + 2 }
    guard word(index).zone != nil, words[index].isAllCapitals else { return nil }
    return index + 1
  }

  /// Joins a time that stands first with the day behind it: "5 p.m. Friday", "midnight on Nov. 9".
  func withDay(_ phrase: TimePhrase) -> TimePhrase {
    var next = phrase.tokens.upperBound
    // "the early morning hours of 30 April"
    if phrase.dayPart != nil, word(next).unit == .hour, role(next + 1) == .of { next += 1 }
    // "4 a.m. local time (0200 GMT) on Wednesday"
    if phrase.clock != nil, isMark(next, "("),
      let close = (next + 2...next + 5).first(where: { isMark($0, ")") }),
      role(close + 1) == .on || word(close + 1).weekday != 0
    {
      next = close + 1
    }
    if isMark(next, ",") { next += 1 }
    if role(next) == .on || role(next) == .of { next += 1 }
    guard next < high, let day = dayCore(at: next), day.meaning.isDay, day.clock == nil else { return phrase }
    if day.dayPart != nil, phrase.dayPart != nil { return phrase }
    var joined = day
    // "10:30pm on Saturday night": the part adds nothing to the clock.
    let end =
      phrase.clock != nil
      ? partEnd(at: day.tokens.upperBound) ?? day.tokens.upperBound : day.tokens.upperBound
    joined.tokens = phrase.tokens.lowerBound..<end
    joined.clock = phrase.clock
    joined.dayPart = phrase.dayPart
    return joined
  }

  /// A day expression without a time behind it.
  private func dayCore(at index: Int) -> TimePhrase? {
    let entry = word(index)
    if entry.opens.contains(.dayWord), let phrase = fixedPhrase(at: index) { return phrase }
    if entry.month != 0 { return monthPhrase(at: index) }
    if entry.weekday != 0 { return weekdayPhrase(at: index) }
    if isNumber(index) { return dayMonth(at: index) }
    if role(index) == .the, let phrase = dayMonth(at: index + 1) {
      var phrase = phrase
      phrase.tokens = index..<phrase.tokens.upperBound
      return phrase
    }
    if entry.opens.contains(.direction) { return directionPhrase(at: index) }
    return nil
  }

  /// Adds the time behind a day: "Friday morning", "Tuesday at 9 a.m.".
  func withTime(_ phrase: TimePhrase) -> TimePhrase {
    guard phrase.meaning.isDay, phrase.clock == nil, phrase.dayPart == nil else { return phrase }
    var joined = phrase
    var next = phrase.tokens.upperBound
    if let end = partEnd(at: next) {
      joined.dayPart = word(end - 1).dayPart
      if let hour = word(end - 1).clockHour { joined.clock = ClockWords(hour: Int(hour)) }
      joined.tokens = phrase.tokens.lowerBound..<end
      return joined
    }
    if isMark(next, ",") { next += 1 }
    if role(next) == .at || role(next) == .by || role(next) == .until { next += 1 }
    if next > phrase.tokens.upperBound || isNumber(next), let (clock, end) = clock(at: next), isNumber(next) {
      joined.clock = clock
      joined.tokens = phrase.tokens.lowerBound..<end
    } else if next > phrase.tokens.upperBound, let hour = word(next).clockHour {
      joined.clock = ClockWords(hour: Int(hour))
      joined.tokens = phrase.tokens.lowerBound..<next + 1
    }
    return joined
  }

  /// A part of the day directly behind a day ("Friday early morning").
  private func partEnd(at index: Int) -> Int? {
    var next = isJoin(index) ? index + 1 : index
    if word(next).opens.contains(.modifier), word(next + 1).dayPart != nil { next += 1 }
    let entry = word(next)
    guard entry.dayPart != nil || entry.clockHour != nil, !entry.marks.contains(.deictic),
      !entry.marks.contains(.many), !isCapitalised(next)
    else { return nil }
    return next + 1
  }

  /// "tonight", "overnight", "noon", "midnight", "morning" where a day stands before or behind.
  func dayPartPhrase(at index: Int) -> TimePhrase? {
    let entry = word(index)
    guard !isCapitalised(index) || opensSentence(index) else { return nil }
    if entry.marks.contains(.deictic) {
      var phrase = TimePhrase(index..<index + 1, .dayWord(0))
      phrase.dayPart = entry.dayPart
      return phrase
    }
    var phrase = TimePhrase(index..<index + 1, .timeOnly)
    phrase.dayPart = entry.dayPart
    if let hour = entry.clockHour { phrase.clock = ClockWords(hour: Int(hour)) }
    let joined = withDay(phrase)
    if joined.meaning.isDay { return joined }
    switch role(index - 1) {
    case .at, .by, .until, .since, .after, .in, .during: return entry.marks.contains(.many) ? nil : phrase
    default: return entry.clockHour != nil || isModifier(endingAt: index - 1) ? phrase : nil
    }
  }
}
