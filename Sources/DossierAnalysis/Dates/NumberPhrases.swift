// Expressions that begin with digits: dates in figures, years, decades, centuries, clocks, amounts.
import DossierText

extension DateReader {
  func numberPhrase(at index: Int) -> TimePhrase? {
    if isApostrophe(index) { return shortYear(at: index) }
    guard !isPartOfNumber(index) else { return nil }
    if let phrase = numericDate(at: index) { return phrase }
    if let phrase = clockPhrase(at: index) { return phrase }
    if let phrase = dayMonth(at: index) { return phrase }
    if let phrase = dayRangeMonth(at: index) { return phrase }
    if let phrase = decadePhrase(at: index) { return phrase }
    if let phrase = ordinalPhrase(at: index, start: index) { return phrase }
    if let phrase = christianYear(at: index) { return phrase }
    if let phrase = barePeriodOfYear(at: index, start: index) { return phrase }
    if let phrase = bareYear(at: index) { return phrase }
    if role(index - 1) == .aged || isMark(index - 1, "$") { return nil }
    return amountPhrase(at: index, start: index)
  }

  /// Currency, a sign, a decimal point or a group mark before the digits.
  private func isPartOfNumber(_ index: Int) -> Bool {
    guard isGlued(index) else { return false }
    if isMark(index - 1, "$") || isMark(index - 1, "#") || isMark(index - 1, "+") || isMark(index - 1, "=") {
      return true
    }
    if isMark(index - 1, ".") || isMark(index - 1, ",") || isMark(index - 1, ":") {
      return isGlued(index - 1) && isNumber(index - 2)
    }
    if isMark(index - 1, "/") { return isGlued(index - 1) }
    if isWord(index - 1) { return true }
    // "£5" and kin: any mark of two bytes or more that is no dash and no quotation mark
    let mark = words[index - 1]
    return mark.kind == .mark && mark.count == 2
      || words.text.bytes[Int(mark.start)] == 0xE2 && mark.count == 3
        && words.text.bytes[Int(mark.start) + 1] == 0x82
  }

  /// "'98", "'90s".
  private func shortYear(at index: Int) -> TimePhrase? {
    guard let (value, count) = digits(index + 1), count == 2, isGlued(index + 1),
      !isGlued(index) || isDash(index - 1)
    else { return nil }
    if role(index + 2) == .s, isGlued(index + 2), value % 10 == 0 {
      return TimePhrase(index..<index + 3, .decade(fullYear(value)))
    }
    guard !isWord(index + 2) || !isGlued(index + 2), isCued(index) || role(index - 1) == .of else {
      return nil
    }
    guard word(index + 2).unit == nil else { return nil }
    return TimePhrase(
      index..<index + 2, .calendar(.number(fullYear(value)), month: 0, day: 0, weekday: 0))
  }

  /// 2024-10-19, 19.10.2024, 10/19/2024, 19/10/24.
  private func numericDate(at index: Int) -> TimePhrase? {
    guard let (a, sizeA) = digits(index), isGlued(index + 1), isGlued(index + 2), isGlued(index + 3),
      isGlued(index + 4),
      let (b, sizeB) = digits(index + 2), let (c, sizeC) = digits(index + 4), sizeB <= 2
    else { return nil }
    if isGlued(index + 5), isNumber(index + 5) || isDash(index + 5) || isMark(index + 5, "/") { return nil }
    let isSlash = isMark(index + 1, "/") && isMark(index + 3, "/")
    let isPoint = isMark(index + 1, ".") && isMark(index + 3, ".")
    let isHyphen = isMark(index + 1, "-") && isMark(index + 3, "-")
    guard isSlash || isPoint || isHyphen else { return nil }
    let tokens = index..<index + 5
    if sizeA == 4, sizeC <= 2 {
      guard (1000...2100).contains(a), (1...12).contains(b), (1...39).contains(c) else { return nil }
      return TimePhrase(tokens, date(.number(a), b, c, 0))
    }
    guard sizeA <= 2, sizeC == 4 && (1000...2100).contains(c) || sizeC == 2 && isSlash else { return nil }
    let year = sizeC == 2 ? fullYear(c) : c
    guard (1...31).contains(a), (1...31).contains(b), a <= 12 || b <= 12 else { return nil }
    if isPoint { return b <= 12 ? TimePhrase(tokens, date(.number(year), b, a, 0)) : nil }
    return TimePhrase(tokens, .numeric(first: a, second: b, year: year))
  }

  /// "1990s", "the 1990's", "the 90s".
  private func decadePhrase(at index: Int) -> TimePhrase? {
    guard let (value, count) = digits(index), value % 10 == 0 else { return nil }
    var next = index + 1
    if isApostrophe(next), isGlued(next) { next += 1 }
    guard role(next) == .s, isGlued(next) else { return nil }
    if count == 4, (1000...2100).contains(value) {
      return TimePhrase(
        index..<next + 1, value % 100 == 0 && value < 2000 ? .century(value / 100) : .decade(value))
    }
    guard count == 2, !isAgeBefore(index) else { return nil }
    guard role(index - 1) == .the || isModified(index) && role(index - 2) != .whose else { return nil }
    return TimePhrase(index..<next + 1, .decade(fullYear(value)))
  }

  /// "in his 90s", "in her late 20s": a life, not a calendar.
  private func isAgeBefore(_ index: Int) -> Bool {
    (1...4).contains {
      role(index - $0) == .whose || word(index - $0).cardinal == 1 && role(index - $0) == .a
    }
  }

  private func isModified(_ index: Int) -> Bool {
    let before = isDash(index - 1) ? index - 2 : index - 1
    return isModifier(endingAt: before)
  }

  /// "44 BC", "79 AD", "1200 B.C.".
  private func christianYear(at index: Int) -> TimePhrase? {
    guard let (value, count) = digits(index), count <= 4, value > 0 else { return nil }
    if let (isBefore, end) = era(at: index + 1) {
      return TimePhrase(
        index..<end, .calendar(.number(isBefore ? 1 - value : value), month: 0, day: 0, weekday: 0))
    }
    // "499-493 BC"
    if isDash(index + 1) || role(index + 1) == .and || role(index + 1) == .to,
      let (other, size) = digits(index + 2), size <= 4, other <= value,
      case (true, _)? = era(at: index + 3)
    {
      return TimePhrase(index..<index + 1, .calendar(.number(1 - value), month: 0, day: 0, weekday: 0))
    }
    return nil
  }

  /// BC or AD behind a year; true for BC.
  func era(at index: Int) -> (Bool, end: Int)? {
    guard role(index) == .bc || role(index) == .ad, words[index].isAllCapitals else { return nil }
    return (role(index) == .bc, index + 1)
  }

  /// "the 1988 quarter", "the 1989 period", "1990 third quarter".
  func barePeriodOfYear(at index: Int, start: Int) -> TimePhrase? {
    guard let (value, count) = digits(index), count == 4, (1900...2100).contains(value) else { return nil }
    if let (unit, end) = quarterWords(at: index + 1) {
      return TimePhrase(start..<end, .named(unit, step: nil, .publication, .number(value)))
    }
    guard start < index, let unit = word(index + 1).unit, unit == .quarter || unit == .period || unit == .half
    else { return nil }
    return TimePhrase(start..<index + 2, .unitOfYear(unit, .number(value)))
  }

  /// Four digits as a year, where the words around them allow it.
  private func bareYear(at index: Int) -> TimePhrase? {
    guard let (value, end) = yearNumber(at: index) else { return nil }
    if isGlued(index), !isDash(index - 1), !isMark(index - 1, "("), !isOpening(index - 1),
      !isMark(index - 1, "/")
    {
      return nil
    }
    if isGlued(index), isDash(index - 1), isWord(index - 2), isGlued(index - 1),
      !isModifier(endingAt: index - 2)
    {
      return nil
    }
    let before = isMark(index - 1, ".") ? word(index - 2) : word(index - 1)
    if before.bansYear || isHouseNumber(index) { return nil }
    let meaning = TimeMeaning.calendar(.number(value), month: 0, day: 0, weekday: 0)
    let phrase = TimePhrase(index..<end, meaning)

    if isYearCued(index) { return isCountBehind(end, value) ? nil : phrase }
    guard (1900...2039).contains(value), value % 100 != 0 || value == 1900 else { return nil }
    return isCountBehind(end, value) ? nil : phrase
  }

  /// "1909 Mill Drive", "1119 W. Eighth St."
  private func isHouseNumber(_ index: Int) -> Bool {
    var name = index + 1
    if isCapitalised(name), isWord(name), words[name].count == 1 { name += isMark(name + 1, ".") ? 2 : 1 }
    return isCapitalised(name) && (name + 1...name + 2).contains { isCapitalised($0) && word($0).isStreet }
  }

  private func isYearCued(_ index: Int) -> Bool {
    // "Eastern Theatre 1861-1863"; a passage that is a year and nothing else
    if isDash(index + 1), let first = digits(index), let last = digits(index + 2), last.count == 4,
      (1...99).contains(last.value - first.value), !isGlued(index + 3) || words[index + 3].kind == .mark
    {
      return true
    }
    if index == low, index + 1 == high { return true }
    if isCued(index) || isMark(index - 1, "(") || isDash(index - 1) { return true }
    switch role(index - 1) {
    case .of, .and, .or, .the, .fiscal, .during, .ad, .for, .ended: return true
    default: return word(index - 1).unit == .year || word(index - 1).season != nil
    }
  }

  /// A word behind the number that says what is counted ("2000 soldiers").
  private func isCountBehind(_ index: Int, _ value: Int) -> Bool {
    guard isWord(index), !isGlued(index), !isCapitalised(index) else { return false }
    let entry = word(index)
    if entry.role != nil || entry.tense != nil || entry.opens != [] { return false }
    let isUsual = (1900...2039).contains(value)
    if isUsual, value % 100 != 0 { return false }
    let bytes = words.text.bytes
    let span = words[index].span
    let isPlural = span.count > 3 && bytes[span.end - 1] == 0x73 && bytes[span.end - 2] != 0x73
    if isUsual || isPlural { return isPlural }
    // "1709 women", "1850 schoolchildren", "1200 people"; not "1709 began", "in 1724 with"
    return span.count > 2
      && [[0x6D, 0x65, 0x6E], [0x72, 0x65, 0x6E], [0x70, 0x6C, 0x65]].contains {
        bytes[span.end - 3..<span.end].elementsEqual($0)
      }
  }

  private func isOpening(_ index: Int) -> Bool {
    index >= low && words[index].kind == .mark && !isMark(index, ".") && !isMark(index, ",")
      && !isMark(index, ":")
      && !isMark(index, "%") && !isMark(index, ")") && !isApostrophe(index)
  }
}
