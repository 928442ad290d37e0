// Quarters, halves, fiscal years, seasons, centuries, numbered days, years in words, bare units.
import DossierText

extension DateReader {
  /// "third quarter", "third-quarter", "second half", "Q3"; also over "fiscal".
  func quarterWords(at index: Int) -> (NamedPeriod, end: Int)? {
    var start = index
    if role(start) == .fiscal { start += isJoin(start + 1) ? 2 : 1 }
    guard let (value, end) = ordinalNumber(at: start), value <= 4 else { return nil }
    var next = isJoin(end) ? end + 1 : end
    if role(next) == .fiscal { next += 1 }
    guard !word(next).marks.contains(.many) else { return nil }
    if word(next).unit == .quarter { return (.quarter(value), next + 1) }
    if word(next).unit == .half || role(next) == .half, value <= 2 { return (.half(value), next + 1) }
    return nil
  }

  /// An expression that begins with an ordinal: a quarter, a century, a numbered day, a day of a month.
  func ordinalPhrase(at index: Int, start begin: Int) -> TimePhrase? {
    var start = begin
    if let (part, end) = quarterWords(at: index) {
      // "its third quarter", "the third-quarter loss": the first word belongs to the noun.
      if role(begin) == .whose || isJoin(end - 2) { start = index }
      if case .half = part, yearSuffix(at: end) == nil, role(end) == .of || !isHalfOfTime(end) { return nil }
      if let (year, last) = yearSuffix(at: end) {
        return TimePhrase(start..<last, .named(part, step: nil, .publication, year))
      }
      return TimePhrase(start..<end, .named(part, step: nil, .publication, .none))
    }
    guard let (value, end) = ordinalNumber(at: index) else { return nil }
    if let phrase = dayMonth(at: index) { return startingAt(start, phrase) }
    let next = isJoin(end) ? end + 1 : end
    if word(next).unit == .century, !word(next).marks.contains(.many), value > 0 {
      if let last = eraEnd(at: next + 1) { return TimePhrase(start..<last, .century(-value)) }
      return TimePhrase(start..<next + 1, .century(value - 1))
    }
    start = begin
    // "the first nine months"
    if value == 1, start < index || role(index) == nil, let (amount, last) = amount(at: end),
      !word(end).marks.contains(.article)
    {
      var phrase = TimePhrase(start..<last, .duration(amount))
      phrase.isReported = amount.unit == .month || amount.unit == .week || amount.unit == .quarter
      return phrase
    }
    if start < index || isNumber(index), let phrase = dayOfPointedMonth(value, at: end, start: start) {
      return phrase
    }
    // "the 15th" alone
    if start < index, isNumber(index),
      role(start - 1) == .on || role(start - 1) == .of || role(start - 1) == .until,
      !isWord(end) || word(end).role != nil, value <= 31
    {
      return TimePhrase(start..<end, .calendar(.none, month: 0, day: value, weekday: 0))
    }
    return nil
  }

  /// "the second half" is a time where a preposition of time stands before it and no game is meant.
  private func isHalfOfTime(_ end: Int) -> Bool { word(end).unit == .year }

  /// "BC" behind a century.
  private func eraEnd(at index: Int) -> Int? {
    role(index) == .bc && words[index].isAllCapitals ? index + 1 : nil
  }

  /// "fiscal 1989", "fiscal year", "fiscal first quarter".
  func fiscalPhrase(at index: Int, start: Int) -> TimePhrase? {
    guard role(index) == .fiscal else { return nil }
    var next = isJoin(index + 1) ? index + 2 : index + 1
    if let (part, end) = quarterWords(at: next) {
      let (year, last) = yearSuffix(at: end) ?? (.none, end)
      var phrase = TimePhrase(start..<last, .named(part, step: nil, .publication, year))
      phrase.isFiscal = true
      return phrase
    }
    let hasYear = word(next).unit == .year
    if hasYear { next += 1 }
    if let (value, end) = yearNumber(at: next) {
      var phrase = TimePhrase(start..<end, .calendar(.number(value), month: 0, day: 0, weekday: 0))
      phrase.isFiscal = true
      return phrase
    }
    guard hasYear else { return nil }
    if role(next) == .ended || role(start - 1) != .for, start < index {
      return TimePhrase(start..<next, .duration(TimeAmount(tenths: 10, unit: .year)))
    }
    return start < index ? TimePhrase(start..<next, .unit(.year, 0, .focus)) : nil
  }

  /// "Q3", "Q3 2024", "H1 2025", "FY2024".
  func letterPeriod(_ role: DateRole, at index: Int) -> TimePhrase? {
    guard isCapitalised(index), isGlued(index + 1), let (value, count) = digits(index + 1),
      !isGlued(index + 2) || !isWord(index + 2)
    else { return nil }
    if role == .fiscalLetters {
      guard count == 4 && (1900...2100).contains(value) || count == 2 else { return nil }
      var phrase = TimePhrase(
        index..<index + 2,
        .calendar(.number(count == 2 ? fullYear(value) : value), month: 0, day: 0, weekday: 0))
      phrase.isFiscal = true
      return phrase
    }
    let isQuarter = role == .quarterLetter
    guard count == 1, (1...(isQuarter ? 4 : 2)).contains(value) else { return nil }
    let name: NamedPeriod = isQuarter ? .quarter(value) : .half(value)
    if let (year, end) = yearSuffix(at: index + 2) {
      return TimePhrase(index..<end, .named(name, step: nil, .publication, year))
    }
    // "H1" alone is a visa or a virus, too.
    return isQuarter && isCued(index)
      ? TimePhrase(index..<index + 2, .named(name, step: nil, .publication, .none)) : nil
  }

  /// "summer", "summer of 1993", "winter 2001".
  func seasonPhrase(at index: Int) -> TimePhrase? {
    let entry = word(index)
    guard let season = entry.season, !entry.marks.contains(.many) else { return nil }
    if let (year, end) = yearSuffix(at: index + 1) {
      return TimePhrase(index..<end, .named(.season(season), step: nil, .publication, year))
    }
    guard !isCapitalised(index) else { return nil }
    let isPlaced: Bool =
      switch role(index - 1) {
      case .in, .by, .until, .since, .during: true
      case .the:
        [.in, .by, .until, .since, .during, .of, .to, .from, .over, .for].contains(role(index - 2))
          || role(index - 2) == .to
      default: false
      }
    guard isPlaced || isModifier(endingAt: index - 1) else { return nil }
    if entry.marks.contains(.word), role(index + 1) == .of { return nil }
    if entry.marks.contains(.word), role(index - 1) != .in && role(index - 1) != .the,
      !isModifier(endingAt: index - 1)
    {
      return nil
    }
    return TimePhrase(index..<index + 1, .named(.season(season), step: nil, .publication, .none))
  }

  /// "nineteen ninety-six", "two thousand" behind "the year".
  func spokenYear(at index: Int) -> (value: Int, end: Int)? {
    guard let first = word(index).cardinal else { return nil }
    if first == 19 || first == 20 || (10...18).contains(first) || first == 20 {
      guard let second = count(at: index + 1), !second.isArticle, let tenths = second.tenths,
        (100...990).contains(tenths), tenths % 10 == 0
      else { return nil }
      guard word(index + 1).marks.contains(.tens) || (10...19).contains(word(index + 1).cardinal ?? 0) else {
        return nil
      }
      return (Int(first) * 100 + tenths / 10, second.end)
    }
    if first == 2, let number = count(at: index), let tenths = number.tenths,
      (20_000...20_990).contains(tenths)
    {
      return (tenths / 10, number.end)
    }
    return nil
  }

  /// An expression that begins with a number word or an article.
  func wordNumberPhrase(at index: Int) -> TimePhrase? {
    let entry = word(index)
    if let (value, end) = spokenYear(at: index), value < 2000, word(end).unit == nil {
      return TimePhrase(index..<end, .calendar(.number(value), month: 0, day: 0, weekday: 0))
    }
    if let (clock, end) = clock(at: index) {
      var phrase = TimePhrase(index..<end, .timeOnly)
      phrase.clock = clock
      return withDay(phrase)
    }
    if entry.marks.contains(.article) {
      // "a year-earlier loss"
      if let phrase = yearAgoPhrase(at: index + 1, start: index) {
        if case .yearAgo(.period) = phrase.meaning { return startingAt(index + 1, phrase) }
        return phrase
      }
    }
    guard var phrase = amountPhrase(at: index, start: index) else { return nil }
    // "he hoped that one day ..."
    if entry.cardinal == 1, !entry.marks.contains(.article), phrase.tokens.count == 2,
      word(index + 1).unit == .day, case .duration = phrase.meaning, !isDurationCued(index)
    {
      return nil
    }
    if entry.marks.contains(.article) {
      guard case .duration(let amount) = phrase.meaning else { return phrase }
      if phrase.tokens.count > 2, isAdjective(amount, phrase.tokens.upperBound) {
        phrase.tokens = index + 1..<phrase.tokens.upperBound
      }
      let isPlain = phrase.tokens.count == 2
      // A rate is no time: "$1 billion a year".
      if isPlain, isRate(index) { return nil }
      // "a two-year boom": the amount is an adjective; the article stays outside.
      if isJoin(phrase.tokens.upperBound), isPlain {
        if role(phrase.tokens.upperBound + 1) == .filler || word(phrase.tokens.upperBound + 1).cardinal != nil
        {
          return nil
        }
        return nil
      }
      if isPlain, [.second, .minute, .quarter, .half, .night, .century].contains(amount.unit),
        amount.unit != .minute || !isDurationCued(index)
      {
        return isDurationCued(index) && amount.unit != .quarter && amount.unit != .half ? phrase : nil
      }
    }
    return phrase
  }

  /// "$1 billion a year", "twice a week": a number or a noun stands before the article.
  private func isRate(_ index: Int) -> Bool {
    guard index > low else { return false }
    let before = word(index - 1)
    if before.role == .times { return true }
    if before.marks.contains(.scale) || isNumber(index - 1) || isMark(index - 1, "%") { return true }
    guard isWord(index - 1), before.role == nil, !isModifier(endingAt: index - 1) else { return false }
    let bytes = words.text.bytes
    let span = words[index - 1].span
    return span.count > 3 && bytes[span.end - 1] == 0x73 && !isDurationCued(index)
  }

  /// "rise 8.5% annually", "10,000 units annually", "the average daily volume": a rate is no time.
  func isRateWord(_ index: Int) -> Bool {
    guard index > low else { return false }
    if role(index - 1) == .average || isMark(index - 1, "%") || isNumber(index - 1) { return true }
    return word(index - 1).marks.contains(.scale) || isWord(index - 1) && isNumber(index - 2)
  }

  /// A preposition of duration before the token.
  private func isDurationCued(_ index: Int) -> Bool {
    switch role(index - 1) {
    case .for, .in, .within, .over, .of, .during, .after, .than, .as, .by: return true
    default: return isModifier(endingAt: index - 1)
    }
  }

  /// An expression that begins with a unit: "years", "weeks ago", "year-end", "day-long", "month-long".
  func unitPhrase(at index: Int) -> TimePhrase? {
    let entry = word(index)
    guard let unit = entry.unit, !isCapitalised(index) || opensSentence(index) else { return nil }
    if entry.marks.contains(.long) {
      let amount = TimeAmount(tenths: entry.marks.contains(.many) ? nil : 10, unit: unit)
      return TimePhrase(index..<index + 1, .duration(amount))
    }
    if let phrase = yearAgoPhrase(at: index, start: index) { return phrase }
    if unit == .year, !entry.marks.contains(.many), role(isJoin(index + 1) ? index + 2 : index + 1) == .end {
      let end = isJoin(index + 1) ? index + 3 : index + 2
      let isWhole = entry.marks.contains(.own)
      return TimePhrase(
        index..<end, isWhole ? .unit(.year, 0, .publication) : .named(.yearEnd, step: 0, .publication, .none))
    }
    let isJoined = isJoin(index + 1)
    if isJoined, role(index + 2) == .filler,
      [.day, .week, .month, .year, .hour, .decade, .century].contains(unit)
    {
      // "day-long", "decades-long"
      return TimePhrase(
        index..<index + 3, .duration(TimeAmount(tenths: entry.marks.contains(.many) ? nil : 10, unit: unit)))
    }
    guard entry.marks.contains(.many), !entry.marks.contains(.own),
      ![.season, .period, .half, .quarter, .night, .second, .weekend].contains(unit)
    else { return nil }
    let amount = TimeAmount(tenths: nil, unit: unit)
    if let phrase = relation(of: amount, start: index, end: index + 1) { return phrase }
    switch role(index - 1) {
    case .for, .in, .within, .after, .over:
      return TimePhrase(index..<index + 1, .duration(amount))
    default: break
    }
    if word(index + 1).opens.contains(.relation) || role(index + 1) == .after {
      return TimePhrase(index..<index + 1, .duration(amount))
    }
    return nil
  }
}
