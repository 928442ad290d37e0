// Number words that are no quantities: "one" as a pronoun, ages, names such as "Five Eyes".
import DossierModel
import DossierText

extension FigureReader {
  func maskedWord(at index: Int) -> Int? {
    guard let word = tables.numbers[words[index].hash] else { return nil }
    // "Five Eyes", "Seven Network": a capitalised number inside a sentence before a capitalised word is a name.
    if words[index].isCapitalised, index > low, isCapital(index + 1), !self.is(index + 1, .number),
      mark(index - 1) == 0
    {
      return index + 2
    }
    // "forty-second", "twenty-fifth": an ordinal.
    if isAgePhrase(behind: index + 1) { return index + 1 }
    if isAgeBound(index) || isAgeOfSomebody(index) { return index + 1 }
    if isHash(index - 1, Fixed.aged) || isHash(index - 1, Fixed.age)
      || isHash(index - 1, Fixed.of) && isHash(index - 2, Fixed.age)
    {
      return index + 1
    }
    if isHash(index, Fixed.one), word.kind == .unit { return isCountingOne(index) ? nil : index + 1 }
    return self.is(index - 1, .name) && !isNounBehind(index + 1) && !isUnit(index + 1) ? index + 1 : nil
  }

  /// "one" is a number before a unit, a countable thing of news, "of the X" or a scale; a pronoun elsewhere.
  private func isCountingOne(_ index: Int) -> Bool {
    var next = index + 1
    if isDash(next), isGlued(next) { next += 1 }
    if self.is(next, .number) || isUnit(next) || self.is(next, .personWord) { return true }
    if isHash(next, Fixed.and), self.is(next + 1, .determiner) || self.is(next + 1, .number) { return true }
    if isHash(next, Fixed.to) || isHash(next, Fixed.or), self.is(next + 1, .number) || isNumber(next + 1) {
      return true
    }
    if isHash(next, Fixed.in) || isHash(next, Fixed.out),
      self.is(next + 1, .number) || isNumber(next + 1) || isHash(next + 1, Fixed.of)
    {
      return true
    }
    if let phrase = tables.comparatorsBefore.longest(endingAt: index - 1, from: low, in: words) {
      return phrase.count > 1 && phrase.value != .exactly
    }
    return false
  }
}
