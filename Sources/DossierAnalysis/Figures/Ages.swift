// Ages of people, which are no key figures: "34-year-old", "aged 54 to 65", "Sam, 42, of", "when she was 4".
import DossierText

extension FigureReader {
  /// "34-year-old", "34 years old", "aged 34", "age 34", "Thomas Sam, 42, and".
  func isAge(_ index: Int) -> Bool {
    if isAgePhrase(behind: index + 1) { return true }
    if words[index].count > 3 { return false }
    // "aged 21, 34 and 45"
    var before = index - 1
    while before > index - 8,
      isNumber(before) || mark(before) == 0x2C || isDash(before) || isHash(before, Fixed.and)
        || isHash(before, Fixed.to) || isHash(before, Fixed.or)
    {
      before -= 1
    }
    if isHash(before, Fixed.aged) || isHash(before, Fixed.ages) || isHash(index - 1, Fixed.age) {
      return true
    }
    // "the age of 12", "between the ages of 18 and 29"
    if isHash(before, Fixed.of), isHash(before - 1, Fixed.age) || isHash(before - 1, Fixed.ages) {
      return true
    }
    if self.is(index - 1, .copula), isHash(index - 2, Fixed.age) { return true }
    if isAgeBound(index) || isAgeOfSomebody(index) { return true }
    // "Glenn, who at 77 is about to fly again"
    if words[index].count == 2, isHash(index - 1, Fixed.at), self.is(index - 2, .relative),
      self.is(index + 1, [.auxiliary, .copula]) || mark(index + 1) == 0x2C
    {
      return true
    }
    guard words[index].count <= 2, !isGlued(index + 2) else { return false }
    if mark(index - 1) == 0x2C, mark(index + 1) == 0x2C || mark(index + 1) == 0x2E {
      let isClosed = mark(index + 1) == 0x2C
      if isCapital(index - 2), index - 2 > low || isClosed { return !self.is(index - 2, .month) }
      return isClosed && isRole(index - 2)
    }
    return mark(index - 1) == 0x28 && mark(index + 1) == 0x29 && isGlued(index) && isGlued(index + 1)
  }

  /// "children under 16", "people over 65": a bound of age that counts nothing.
  func isAgeBound(_ index: Int) -> Bool {
    guard self.is(index - 1, .ageBound),
      self.is(index - 2, [.irregularPlural, .personWord]) || isPerson(index - 2),
      !isNounBehind(index + 1), !isUnit(index + 1), !self.is(index + 1, .number), mark(index + 1) != 0x25
    else { return false }
    return !isNumber(index) || words[index].count <= 2 && !(isGlued(index + 1) && isGlued(index + 2))
  }

  /// A word for a person by its ending: "driver", "doctor", "pianist", "chairwoman".
  private func isRole(_ index: Int) -> Bool {
    guard isWord(index), words[index].count > 4, !isHash(index, Fixed.number) else { return false }
    if self.is(index, .personWord) { return true }
    let bytes = words.text.bytes[words[index].span.range]
    return ["er", "or", "ist", "man", "ian"].contains { bytes.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// A plural of a word for people: "girls", "workers".
  private func isPerson(_ index: Int) -> Bool {
    guard isWord(index), words[index].count > 3 else { return false }
    let span = words[index].span
    let bytes = words.text.bytes[span.start..<span.end - 1]
    return words.text.bytes[span.end - 1] == 0x73
      && tables.classes[Word.hash(of: bytes.lazy.map(ByteClass.lower))].contains(.personWord)
  }

  /// "-year-old", " years old", "yo": what makes an age of the number before `index`.
  func isAgePhrase(behind index: Int) -> Bool {
    if isHash(index, Fixed.yo) { return true }
    var at = index
    if isDash(at) { at += 1 }
    guard isWord(at),
      let unit = tables.units.unit(startingAt: at, before: high, in: words, symbols: false, strict: false),
      tables.units.units[unit.unit].isTime
    else { return false }
    at += unit.count
    if isDash(at) { at += 1 }
    return isHash(at, Fixed.old) || isHash(at, Fixed.olds)
      || isHash(at, Fixed.of) && isHash(at + 1, Fixed.age)
  }

  /// "when she was 4", "he turned 70": nothing behind it is counted.
  func isAgeOfSomebody(_ index: Int) -> Bool {
    let end = index + 1
    guard !isNounBehind(end), !isUnit(end), !self.is(end, .number), !isDash(end),
      !isGlued(end) || mark(end) != 0,
      mark(end) != 0x25, !(isGlued(end) && isGlued(end + 1) && isNumber(end + 1))
    else { return false }
    if isWord(index - 1), Self.turned.contains(words[index - 1].hash) {
      return !isWord(end) || isStop(end)
    }
    return self.is(index - 1, .copula) && (isHash(index - 2, Fixed.he) || isHash(index - 2, Fixed.she))
      && (!has(end) || words[end].kind == .mark || self.is(end, [.conjunction, .relative]))
  }

  private static let turned: Set<UInt64> = Set(["turned", "turns", "turning"].map { Word.hash(of: $0.utf8) })
}
