// Expressions that point: "last year", "this Friday", "the past two months", "the following week", "each July".
import DossierText

extension DateReader {
  /// An expression that begins with a small word: the, its, each, fiscal, ...
  func rolePhrase(_ role: DateRole, at index: Int) -> TimePhrase? {
    switch role {
    case .the, .whose: return definitePhrase(at: index + 1, start: index)
    case .each, .per: return eachPhrase(at: index)
    case .fiscal: return fiscalPhrase(at: index, start: index)
    case .a: return nil
    case .half: return halfPhrase(at: index)
    case .quarterLetter, .halfLetter, .fiscalLetters: return letterPeriod(role, at: index)
    case .ad:
      guard words[index].isAllCapitals, let (value, count) = digits(index + 1), count <= 4, value > 0 else {
        return nil
      }
      return TimePhrase(index..<index + 2, .calendar(.number(value), month: 0, day: 0, weekday: 0))
    default: return nil
    }
  }

  /// Behind "the" or a possessive.
  private func definitePhrase(at index: Int, start: Int) -> TimePhrase? {
    let entry = word(index)
    let isThe = role(start) == .the
    if isThe, let phrase = partPhrase(at: index, start: start) { return phrase }
    if entry.opens.contains(.modifier), isThe,
      let (modifier, count) = tables.modifiers.longest(startingAt: index, before: high, in: words),
      modifier == .start || modifier == .end || modifier == .middle
    {
      let next = isJoin(index + count) ? index + count + 1 : index + count
      if var phrase = definitePhrase(at: next, start: start) {
        phrase.modifier = modifier
        return phrase
      }
      return nil
    }
    if entry.opens.contains(.direction), var phrase = directionPhrase(at: index) {
      // "the next day" goes on from the day spoken of; "next day delivery" and "next year" do not.
      if case .unit(let unit, 1, .publication) = phrase.meaning { phrase.meaning = .unit(unit, 1, .focus) }
      return startingAt(start, phrase)
    }
    if role(index) == .fiscal, let phrase = fiscalPhrase(at: index, start: start) { return phrase }
    if let phrase = ordinalPhrase(at: index, start: start) { return phrase }
    if isNumber(index) || isApostrophe(index) {
      if let phrase = barePeriodOfYear(at: index, start: start) { return phrase }
      guard isThe, let phrase = numberPhrase(at: index) else { return nil }
      if case .duration(let amount) = phrase.meaning, isAdjective(amount, phrase.tokens.upperBound) {
        return phrase
      }
      if case .calendar(_, _, let day, _) = phrase.meaning, day == 0 { return nil }
      return startingAt(start, phrase)
    }
    if let decade = entry.decade, isThe {
      return TimePhrase(start..<index + 1, .decade(1900 + Int(decade)))
    }
    if entry.unit == .year, !entry.marks.contains(.many),
      let year = yearNumber(at: index + 1) ?? spokenYear(at: index + 1)
    {
      return TimePhrase(start..<year.end, .calendar(.number(year.value), month: 0, day: 0, weekday: 0))
    }
    if let season = seasonPhrase(at: index), isThe { return startingAt(start, season) }
    if let next = skipped(at: index), next > index { return nil }
    if entry.cardinal != nil, !entry.marks.contains(.article), let (amount, end) = amount(at: index) {
      var phrase = TimePhrase((isAdjective(amount, end) ? index : start)..<end, .duration(amount))
      phrase.isReported = amount.unit == .month && !isAdjective(amount, end)
      return phrase
    }
    if role(index) == .filler, word(index + 1).unit == .year, !word(index + 1).marks.contains(.many),
      [.for, .of, .in].contains(role(start - 1))
    {
      return definite(TimePhrase(start..<index + 2, .unit(.year, 0, .focus)))
    }
    if let unit = entry.unit, !entry.marks.contains(.many) {
      return definiteUnit(unit, at: index, start: start)
    }
    if entry.dayPart != nil, isThe {
      guard let phrase = dayPartPhrase(at: index), phrase.meaning.isDay else { return nil }
      return startingAt(start, phrase)
    }
    if entry.weekday != 0 || entry.month != 0, isThe { return nil }
    return nil
  }

  func startingAt(_ start: Int, _ phrase: TimePhrase) -> TimePhrase {
    var phrase = phrase
    phrase.tokens = start..<phrase.tokens.upperBound
    return phrase
  }

  /// "the quarter", "the year", "the weekend", "the week of March 6", "the year-ago quarter".
  private func definiteUnit(_ unit: TimeUnit, at index: Int, start: Int) -> TimePhrase? {
    if let phrase = yearAgoPhrase(at: index, start: start) { return phrase }
    if word(index).marks.contains(.own) {
      if unit == .year, role(index + 1) == .end { return nil }
    }
    if role(index + 1) == .of,
      unit == .week || unit == .weekend || unit == .month || unit == .night || unit == .day
    {
      let next = role(index + 2) == .the ? index + 3 : index + 2
      if let inner = isNumber(next)
        ? dayMonth(at: next)
        : word(next).month != 0
          ? monthPhrase(at: next) : word(next).weekday != 0 ? weekdayPhrase(at: next) : nil,
        inner.meaning.isDay
      {
        var phrase = TimePhrase(
          start..<inner.tokens.upperBound,
          unit == .week || unit == .weekend ? .weekOf(inner.meaning) : inner.meaning)
        if unit == .night { phrase.dayPart = .night }
        return phrase
      }
    }
    // "the quarter a year ago", "the period last year"
    if [.quarter, .half, .period].contains(unit), let (year, end) = yearSuffix(at: index + 1) {
      return TimePhrase(start..<end, .unitOfYear(unit, year))
    }
    guard role(start) == .the else { return nil }
    if let phrase = besidePhrase(unit, at: index, start: start) { return phrase }
    switch unit {
    case .weekend: return TimePhrase(start..<index + 1, .unit(.weekend, 0, .latest))
    case .quarter:
      return isCapitalised(index) || isJoin(index + 1)
        ? nil : TimePhrase(start..<index + 1, .unit(.quarter, 0, .latest))
    case .year where isCapitalised(index), .month where isCapitalised(index),
      .week where isCapitalised(index):
      return nil
    case .year:
      // "the year ended March 31" is a stretch; "for the year" is the year spoken of.
      if role(index + 1) == .ended {
        var phrase = TimePhrase(start..<index + 1, .duration(TimeAmount(tenths: 10, unit: .year)))
        phrase.isReported = true
        return phrase
      }
      switch role(start - 1) {
      case .of, .for, .during, .in, .within:
        return definite(TimePhrase(start..<index + 1, .unit(.year, 0, .focus)))
      default: return nil
      }
    case .week, .month:
      switch role(start - 1) {
      case .of, .for, .during, .in: return definite(TimePhrase(start..<index + 1, .unit(unit, 0, .focus)))
      default: return nil
      }
    default: return nil
    }
  }

  private func definite(_ phrase: TimePhrase) -> TimePhrase {
    var phrase = phrase
    phrase.isDefinite = true
    return phrase
  }

  /// "year-ago quarter", "year-earlier period", "year-earlier results".
  func yearAgoPhrase(at index: Int, start: Int) -> TimePhrase? {
    guard word(index).unit == .year, isJoin(index + 1),
      let (direction, count) = tables.relations.longest(startingAt: index + 2, before: high, in: words),
      direction.step < 0
    else { return nil }
    let end = index + 2 + count
    if let unit = word(end).unit, [.quarter, .period, .half, .month].contains(unit),
      !word(end).marks.contains(.many)
    {
      return TimePhrase(start..<end + 1, .yearAgo(unit))
    }
    return TimePhrase(index..<end, .yearAgo(.period))
  }

  /// "last year", "this Friday", "next two weeks", "that time".
  func directionPhrase(at index: Int) -> TimePhrase? {
    guard let (direction, count) = tables.directions.longest(startingAt: index, before: high, in: words)
    else { return nil }
    var (step, reference, next) = (direction.step, direction.reference, index + count)
    // "this coming Sunday", "this past spring", "that same day", "the very next day"
    if step == 0, direction.reference != .latest,
      let (second, more) = tables.directions.longest(startingAt: next, before: high, in: words),
      word(next).opens.contains(.direction)
    {
      // "said that last week ..." is a conjunction
      if direction.reference == .focus, second.reference == .publication { return nil }
      (step, next) = (second.step, next + more)
      if second.reference == .focus { reference = .focus }
      if second.reference == .latest || second.reference == .corresponding { reference = second.reference }
    }
    if role(next) == .fiscal { next += 1 }
    if reference == .corresponding { return correspondingPhrase(at: next, start: index) }
    if reference == .focus, step == 0, next == index + 1, role(index) == nil, word(next).ordinal != 0 {
      return nil
    }
    if let phrase = pointedName(at: next, start: index, step, reference) { return phrase }
    // "the same period last year", "the same quarter a year earlier"
    if reference == .focus, step == 0, let unit = word(next).unit, !word(next).marks.contains(.many),
      [.period, .quarter, .half, .month].contains(unit), let (year, end) = yearSuffix(at: next + 1)
    {
      return TimePhrase(index..<end, .unitOfYear(unit, year))
    }
    // "last year's third quarter", "the last two weeks", "the first nine months"
    if step != 0, let (amount, end) = amountBehindDirection(at: next) {
      if isVerb(index) { return nil }
      return TimePhrase(index..<end, .duration(amount))
    }
    if word(next).opens.contains(.modifier), word(next + 1).opens.isEmpty,
      word(next + 1).unit == .day || word(next + 1).dayPart != nil
    {
      next += 1
    }
    let entry = word(next)
    if let part = entry.dayPart, !entry.marks.contains(.many), !entry.marks.contains(.deictic) {
      return pointedDayPart(part, at: next, start: index, step, reference)
    }
    guard let unit = entry.unit, !entry.marks.contains(.many) || entry.marks.contains(.own),
      !isCapitalised(next) || words[next].isAllCapitals
    else { return nil }
    if reference == .publication, step < 0, isPartOfEvent(index, next) { return nil }
    if entry.marks.contains(.own), let (part, end) = quarterWords(at: next + 1) {
      return TimePhrase(index..<end, .named(part, step: nil, reference, .relative(step, reference)))
    }
    if entry.marks.contains(.own), let unit = word(next + 1).unit, unit == .quarter {
      return TimePhrase(index..<next + 2, .unitOfYear(unit, .relative(step, reference)))
    }
    return pointedUnit(unit, at: next, start: index, step, reference)
  }

  private func pointedUnit(
    _ unit: TimeUnit, at index: Int, start: Int, _ step: Int, _ reference: DateReference
  ) -> TimePhrase? {
    let end = index + 1
    switch unit {
    case .second, .minute, .hour, .millennium: return nil
    case .night:
      var phrase = TimePhrase(
        start..<end, reference == .focus ? .unit(.day, step == 0 ? 0 : step, .focus) : .dayWord(step))
      phrase.dayPart = .night
      return phrase
    case .fortnight: return TimePhrase(start..<end, .duration(TimeAmount(tenths: 10, unit: unit)))
    case .season: return nil
    case .period where reference == .focus || reference == .publication: return nil
    case .decade where isPast(start) && step < 0, .century where isPast(start) && step < 0:
      return TimePhrase(start..<end, .duration(TimeAmount(tenths: 10, unit: unit)))
    case .period:
      return TimePhrase(start..<end, .unit(.quarter, step, reference == .publication ? .latest : reference))
    case .day where reference == .publication && step == 0: return nil
    case .day where reference == .publication && step < 0: return nil
    case .century where step == 0 && reference == .publication:
      return TimePhrase(start..<end, .unit(.century, 0, reference))
    default:
      var phrase = TimePhrase(start..<end, .unit(unit, step, reference))
      // "the past year" looks back over a year, "last year" names one
      phrase.isFiscal = role(index - 1) == .fiscal
      return phrase
    }
  }

  /// "the past decade" looks back over ten years, "the last decade" names the one before this.
  private func isPast(_ start: Int) -> Bool {
    word(start).marks.contains(.span) || word(start + 1).marks.contains(.span)
  }

  private func pointedDayPart(
    _ part: DayPart, at index: Int, start: Int, _ step: Int, _ reference: DateReference
  ) -> TimePhrase? {
    var phrase = TimePhrase(
      start..<index + 1,
      reference == .publication && step <= 0 ? .dayWord(step) : .unit(.day, step, .focus))
    phrase.dayPart = part
    return phrase
  }

  /// A weekday, month, season, holiday, quarter behind last, next, this.
  private func pointedName(
    at index: Int, start: Int, _ step: Int, _ reference: DateReference
  ) -> TimePhrase? {
    let entry = word(index)
    if entry.weekday != 0 || entry.month != 0, isCapitalised(index) {
      // "this coming Sunday, March eighth" and "last Oct. 19"
      guard let phrase = entry.month != 0 ? monthPhrase(at: index) : weekdayPhrase(at: index) else {
        return nil
      }
      switch phrase.meaning {
      case .named(let name, _, _, .none):
        return TimePhrase(start..<phrase.tokens.upperBound, .named(name, step: step, reference, .none))
      case .calendar(.none, let month, let day, let weekday):
        let year = YearWords.relative(step, step == 0 ? .publication : .latest)
        return TimePhrase(
          start..<phrase.tokens.upperBound,
          .calendar(weekday == 0 ? year : .none, month: month, day: day, weekday: weekday))
      default: return TimePhrase(start..<phrase.tokens.upperBound, phrase.meaning)
      }
    }
    if let season = entry.season, !entry.marks.contains(.many), !isCapitalised(index) {
      let end = index + 1
      if let (year, last) = yearSuffix(at: end) {
        return TimePhrase(start..<last, .named(.season(season), step: nil, reference, year))
      }
      return TimePhrase(start..<end, .named(.season(season), step: step, reference, .none))
    }
    if let (part, end) = quarterWords(at: index) {
      return TimePhrase(start..<end, .named(part, step: step, reference, .none))
    }
    if entry.opens.contains(.holiday),
      let (holiday, count) = tables.holidays.longest(startingAt: index, before: high, in: words),
      isCapitalised(index)
    {
      return TimePhrase(start..<index + count, .named(.holiday(holiday), step: step, reference, .none))
    }
    return nil
  }

  /// "The talks will last three days", "it is to last a week".
  private func isVerb(_ index: Int) -> Bool {
    switch word(index - 1).tense {
    case .future, .later: true
    default: role(index - 1) == .to
    }
  }

  private func amountBehindDirection(at index: Int) -> (TimeAmount, end: Int)? {
    if let found = amount(at: index), !word(index).marks.contains(.article) {
      return (found.amount, found.end)
    }
    return nil
  }

  /// "the comparable year-ago quarter", "the corresponding period last year".
  private func correspondingPhrase(at index: Int, start: Int) -> TimePhrase? {
    if let phrase = yearAgoPhrase(at: index, start: start) { return phrase }
    guard let unit = word(index).unit, [.quarter, .period, .half, .month].contains(unit) else { return nil }
    if let (year, end) = yearSuffix(at: index + 1) {
      return TimePhrase(start..<end, .unitOfYear(unit, year))
    }
    return TimePhrase(start..<index + 1, .yearAgo(unit))
  }

  /// "every day", "each July", "every two weeks", "per month".
  private func eachPhrase(at index: Int) -> TimePhrase? {
    var next = index + 1
    while role(next) == .other || role(next) == .of || role(next) == .the || word(next).cardinal == 1 {
      next += 1
      if next > index + 3 { break }
    }
    let entry = word(next)
    let isPer = role(index) == .per
    if let (amount, end) = amount(at: next), !isPer { return TimePhrase(index..<end, .set(amount.value)) }
    if entry.weekday != 0, !isPer { return TimePhrase(index..<next + 1, .set("XXXX-WXX-\(entry.weekday)")) }
    if entry.month != 0, isCapitalised(next), !isPer {
      return TimePhrase(index..<next + 1, .set("XXXX-\(twoDigitNumber(Int(entry.month)))"))
    }
    if let season = entry.season, !isPer, !isCapitalised(next) {
      return TimePhrase(index..<next + 1, .set("XXXX-\(season.rawValue)"))
    }
    if let part = entry.dayPart, !isPer {
      return TimePhrase(index..<next + 1, .set("XXXX-XX-XXT\(part.rawValue)"))
    }
    guard let unit = entry.unit, unit != .period, unit != .season, unit != .second,
      !entry.marks.contains(.many) || next > index + 1
    else { return nil }
    let times = role(index + 1) == .other ? 20 : 10
    return TimePhrase(index..<next + 1, .set(TimeAmount(tenths: times, unit: unit).value))
  }

  /// "half an hour", "half a century", "half year".
  private func halfPhrase(at index: Int) -> TimePhrase? {
    guard word(index + 1).marks.contains(.article), let unit = word(index + 2).unit else { return nil }
    let value: (Int, TimeUnit)? =
      switch unit {
      case .hour: (30, .minute)
      case .minute: (30, .second)
      case .year: (6, .month)
      case .decade: (5, .year)
      case .century: (50, .year)
      case .day: (12, .hour)
      default: nil
      }
    guard let value else { return nil }
    return TimePhrase(index..<index + 3, .duration(TimeAmount(tenths: value.0 * 10, unit: value.1)))
  }
}
