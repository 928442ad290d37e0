// Numbers that are no quantities: dates, years, times, ages, labels, codes, scores, telephone and version numbers.
// Precision is won here. Dates also come from the date step, which masked its spans before.
import DossierModel
import DossierText

extension FigureReader {
  /// Behind the stretch that begins at number token `index` and is no figure; nil when the number may be one.
  func maskedEnd(at index: Int) -> Int? {
    if masked(index) { return index + 1 }
    if let end = endOfSplit(index) { return end }
    if isNumber(index) { return maskedDigits(at: index) }
    if let phrase = maskedPhrase(at: index) { return phrase }
    return maskedWord(at: index)
  }

  /// A phrase of the table that covers the token ("one another", "Group of Seven").
  func maskedPhrase(at index: Int) -> Int? {
    for first in max(low, index - 3)...index {
      guard let phrase = tables.notFigures.longest(startingAt: first, before: high, in: words),
        first + phrase.count > index
      else { continue }
      return first + phrase.count
    }
    return nil
  }

  // MARK: Digits

  private func maskedDigits(at index: Int) -> Int? {
    let run = endOfRun(index)
    if let phrase = maskedPhrase(at: index) { return phrase }
    if isAlone(index) { return high }
    if isCode(index) { return run }
    if isTimeOfDay(index) { return endOfTime(index) }
    if let end = endOfAreaCode(index) { return end }
    if isTelephoneOrVersion(index) { return run }
    if isAge(index) { return run }
    if let end = dateEnd(index) { return end }
    guard isLabelled(index) else { return nil }
    let isRun = isDash(index + 1) || mark(index + 1) == 0x2E && isNumber(index + 2)
    return isRun && isGlued(index + 1) && isGlued(index + 2) ? run : index + 1
  }

  /// A small number that is all there is to a line numbers a list or a page.
  private func isAlone(_ index: Int) -> Bool {
    index == low && words[index].count <= 2 && words[index].opensPassage && words.passages.count > 1
      && (high == index + 1 || high == index + 2 && mark(index + 1) == 0x2E)
      && (high == words.count || words[high].opensPassage)
  }

  /// Letters or signs stick to the digits in a way that no quantity has: T-72, 4G, #12, [17], 21st, 1990s.
  private func isCode(_ index: Int) -> Bool {
    if isGlued(index) {
      let before = index - 1
      if isWord(before), tables.units.sign(endingAt: before, from: low, in: words) == nil || isGlued(before) {
        return true
      }
      switch mark(before) {
      case 0x23, 0x5F, 0x40, 0x5C, 0x26: return true  // # _ @ \ &
      case 0x2F: return isGlued(before) && !isNumber(before - 1)
      case 0x3D: return isGlued(before) && isWord(before - 1)
      case 0x2E: return isGlued(before) && isWord(before - 1)
      case 0x5B: if mark(index + 1) == 0x5D || isDash(index + 1) || mark(index + 1) == 0x2C { return true }
      case 0x27: return words[index].count == 2
      default: break
      }
      if isDash(before), isGlued(before), isWord(before - 1) { return !isRangeLeft(before - 1) }
      // ’90s, ’68
      if byte(before) == 0xE2, byte(before, 1) == 0x80, byte(before, 2) == 0x99 || byte(before, 2) == 0x98,
        words[index].count == 2
      {
        return true
      }
    }
    // "a 401(k)"
    if mark(index + 1) == 0x28, isGlued(index + 1), isWord(index + 2), words[index + 2].count == 1,
      isGlued(index + 2),
      mark(index + 3) == 0x29
    {
      return true
    }
    // "06.55" is a time of day, "0.55" a number.
    if words[index].count > 1, byte(index) == 0x30 { return true }
    if isReference(index) || mark(index + 1) == 0x3D && !isGlued(index) { return true }
    guard isGlued(index + 1) else { return false }
    if isWord(index + 1) {
      let hash = words[index + 1].hash
      if hash == Fixed.st || hash == Fixed.nd || hash == Fixed.rd || hash == Fixed.th {
        return !(hash == Fixed.st && words[index + 1].isAllCapitals)
      }
      if hash == Fixed.s || hash == Fixed.x { return true }
      if hash == Fixed.am || hash == Fixed.pm { return false }
      return !isUnitOrScale(index + 1)
        || words[index + 1].count < 3 && isGlued(index + 2) && isNumber(index + 2)
          && words[index + 2].count > 1
    }
    // "10-K", "737-MAX", "8-K"
    if isDash(index + 1), isGlued(index + 2), isWord(index + 2),
      words[index + 2].isAllCapitals || words[index + 2].count == 1
    {
      return !isUnitOrScale(index + 2) && !isHash(index + 2, Fixed.a)
    }
    return [0x5F, 0x40, 0x3D, 0x26, 0x5C].contains(mark(index + 1)) && isGlued(index + 2)
  }

  /// "[3, 4]", "[7 – 9]", "(594)", "Method 1 of 2": a number that only points somewhere.
  private func isReference(_ index: Int) -> Bool {
    if mark(index - 1) == 0x28, mark(index + 1) == 0x29, words[index].count <= 4 { return true }
    guard isNumber(index - 2), masked(index - 2) else {
      return mark(index - 1) == 0x5B && isBracketed(index + 1)
    }
    if isHash(index - 1, Fixed.of) { return !isQuantity(index) && !isPluralBehind(index) }
    return (isDash(index - 1) || mark(index - 1) == 0x2C) && isBracketed(index + 1)
  }

  /// What closes or continues a list of reference numbers.
  private func isBracketed(_ index: Int) -> Bool {
    mark(index) == 0x5D
      || (mark(index) == 0x2C || isDash(index)) && isNumber(index + 1)
        && (mark(index + 2) == 0x5D || mark(index + 2) == 0x2C || isDash(index + 2))
  }

  /// Units, currencies and scale words may stick to digits: 40km, 5m, 20EUR.
  private func isUnitOrScale(_ index: Int) -> Bool {
    if self.is(index, .number) { return true }
    return tables.scales.scale(at: index, in: words) != nil
      || tables.units.unit(startingAt: index, before: high, in: words, symbols: true, strict: true) != nil
  }

  /// The word left of a hyphen is itself the end of a quantity: "$3m-5m", "40km-50km".
  private func isRangeLeft(_ index: Int) -> Bool { isGlued(index) && isUnitOrScale(index) }

  /// 10:30, 9pm, 2.15pm, 9 a.m., 0900 GMT, 5 o'clock.
  private func isTimeOfDay(_ index: Int) -> Bool {
    if mark(index + 1) == 0x3A, isGlued(index + 1), isGlued(index + 2), isNumber(index + 2) { return true }
    if mark(index - 1) == 0x3A, isGlued(index), isGlued(index - 1), isNumber(index - 2) { return true }
    var next = index + 1
    if mark(next) == 0x2E || mark(next) == 0x3A, isGlued(next), isNumber(next + 1), isGlued(next + 1) {
      next += 2
    }
    if isHash(next, Fixed.am) || isHash(next, Fixed.pm) || isHash(next, Fixed.oclock) {
      return words[index].count <= 4
    }
    if isHash(next, Fixed.a) || isHash(next, Fixed.p), mark(next + 1) == 0x2E, isHash(next + 2, Fixed.m) {
      return true
    }
    return isWord(next) && Fixed.zones.contains(words[next].hash) && words[next].isAllCapitals
  }

  private func endOfTime(_ index: Int) -> Int {
    var end = index + 1
    while has(end), isGlued(end), isNumber(end) || mark(end) == 0x3A || mark(end) == 0x2E && isNumber(end + 1)
    { end += 1 }
    return end
  }

  /// 555-1234, 020 7946 0958, 1.2.3, 192.168.1.1, 2024-10-08, 8/10/2024.
  private func isTelephoneOrVersion(_ index: Int) -> Bool {
    let separator = index + 1
    if isBehindAreaCode(index) { return true }
    if isNumber(index - 1), masked(index - 1), words[index - 1].count > 2, words[index].count > 2 {
      return true
    }
    guard isGlued(separator), isNumber(index + 2), isGlued(index + 2) else {
      return mark(index - 1) == 0x2B && isGlued(index) && isNumber(separator) && words[index].count < 4
        && isNumber(index + 2)
    }
    let isRepeated =
      isGlued(index + 3) && isNumber(index + 4) && isGlued(index + 4)
      && (mark(index + 3) == mark(separator) || isDash(index + 3) && isDash(separator))
    if isDash(separator) { return isRepeated || words[index].count == 3 && words[index + 2].count == 4 }
    if mark(separator) == 0x2F { return isRepeated }
    if mark(separator) == 0x2E, isRepeated {
      return words[index + 2].count != 3 || words[index + 4].count != 3
    }
    return false
  }

  /// "2-for-1", "three-for-two": a ratio of shares, not a count. Behind its last number.
  func endOfSplit(_ index: Int) -> Int? {
    let second = index + 4
    guard isDash(index + 1), isHash(index + 2, Fixed.for), isDash(index + 3), isGlued(second),
      isNumber(second) || self.is(second, .number)
    else { return nil }
    return second + 1
  }

  /// "(254-2) 751-613": the code in brackets.
  private func endOfAreaCode(_ index: Int) -> Int? {
    guard mark(index - 1) == 0x28 else { return nil }
    var at = index
    while at < index + 6, isNumber(at) || isDash(at) { at += 1 }
    return mark(at) == 0x29 && isNumber(at + 1) && isBehindAreaCode(at + 1) ? at : nil
  }

  /// "(254-2) 751-613": behind a code in brackets.
  private func isBehindAreaCode(_ index: Int) -> Bool {
    guard mark(index - 1) == 0x29, isDash(index + 1), isGlued(index + 1), isNumber(index + 2),
      isGlued(index + 2),
      !isNounBehind(index + 3), !isUnit(index + 3)
    else { return false }
    var at = index - 2
    while at > index - 7, isNumber(at) || isDash(at) || mark(at) == 0x2B { at -= 1 }
    return at < index - 2 && mark(at) == 0x28
  }

  func isNounBehind(_ index: Int) -> Bool {
    isPlural(index) || isWord(index) && !isStop(index) && isPlural(index + 1)
  }

  func isUnit(_ index: Int) -> Bool {
    has(index) && !isFunctionWord(index)
      && tables.units.unit(startingAt: index, before: high, in: words, symbols: true, strict: false) != nil
  }

  /// Ends a noun phrase.
  func isStop(_ index: Int) -> Bool {
    !isWord(index) || self.is(index, .phraseEnd)
  }

  // MARK: Labels

  /// A name before the digits: "Article 12", "Boeing 737", "No. 10", "flat 12"; a list marker; a score.
  private func isLabelled(_ index: Int) -> Bool {
    if index == low, mark(index + 1) == 0x29 || mark(index + 1) == 0x2E && !isGlued(index + 2), has(index + 2)
    {
      return true
    }
    if index == low, mark(index + 1) == 0x2E, isNumber(index + 2), isGlued(index + 2), isCapital(index + 3) {
      return true
    }
    let before = mark(index - 1) == 0x2E && isGlued(index - 1) ? index - 2 : index - 1
    let isBare = !isQuantity(index)
    if self.is(before, .name), isBare || self.is(before, .name) && isCapital(before) && before > low {
      return true
    }
    if isBare, isScore(index) { return true }
    if isHouseNumber(index) || isModelNumber(index) { return true }
    guard isBare, isCapital(index - 1), !isPluralBehind(index), words[index].count <= 6 else { return false }
    // The first word of a sentence is capitalised anyway; words of the closed classes are no names.
    return !(index - 1 == low && !isNumber(index))
      && classes(index - 1).isDisjoint(with: [
        .preposition, .determiner, .conjunction, .auxiliary, .pronoun, .verb, .adverb, .number, .up, .down,
      ])
      && tables.comparatorsBefore.longest(endingAt: index - 1, from: low, in: words) == nil
      && !isMonth(index - 1)
      && index - 1 > low
  }

  /// "an 80486 machine": a number of four digits or more does not stand between "a" and one thing.
  private func isModelNumber(_ index: Int) -> Bool {
    words[index].count >= 4 && (isHash(index - 1, Fixed.a) || isHash(index - 1, Fixed.an))
      && !isGlued(index + 1)
      && isWord(index + 1) && !isStop(index + 1) && !isPluralBehind(index) && !isQuantity(index)
  }

  /// "123 Mill Street", "3170 W. Lake Road", "1119 Eighth St."
  private func isHouseNumber(_ index: Int) -> Bool {
    guard words[index].count <= 5, !isGlued(index + 1) else { return false }
    var name = index + 1
    if isCapital(name), words[name].count == 1 { name += mark(name + 1) == 0x2E ? 2 : 1 }
    return isCapital(name) && (name + 1...name + 2).contains { self.is($0, .street) && isCapital($0) }
  }

  private func isPluralBehind(_ index: Int) -> Bool {
    isNounBehind(index + 1)
  }

  /// Has something that only quantities have: a group, decimals with a unit, a sign, a scale, a unit, per cent.
  private func isQuantity(_ index: Int) -> Bool {
    if mark(index + 1) == 0x2C, isGlued(index + 1), isNumber(index + 2), isGlued(index + 2),
      words[index + 2].count == 3
    {
      return true
    }
    if tables.units.sign(endingAt: index - 1, from: low, in: words) != nil { return true }
    var next = index + 1
    if mark(next) == 0x2E, isGlued(next), isNumber(next + 1) { next += 2 }
    if isDash(next), isGlued(next) { next += 1 }
    if self.is(next, .number) { return true }
    return isWord(next) && isUnitOrScale(next) || isUnit(next)
  }

  /// 3-2, 45-12: two small numbers with a hyphen that count nothing.
  private func isScore(_ index: Int) -> Bool {
    guard isDash(index + 1), isGlued(index + 1), isGlued(index + 2), let a = digits(index),
      let b = digits(index + 2), a < 200,
      b < 200
    else {
      return isDash(index - 1) && isGlued(index) && isGlued(index - 1) && isNumber(index - 2)
        && masked(index - 2)
    }
    if isNounBehind(index + 3) || isUnit(index + 3) || self.is(index + 3, .number) || isDash(index + 3) {
      return false
    }
    return tables.comparatorsBefore.longest(endingAt: index - 1, from: low, in: words) == nil || a > b
  }
}
