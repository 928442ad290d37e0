// Days beside months, years and spans of years, where the date step did not mask them already.
import DossierModel
import DossierText

extension FigureReader {
  /// A day beside a month, a year, a span of years.
  func dateEnd(_ index: Int) -> Int? {
    guard let value = digits(index) else { return nil }
    let isDay = value >= 1 && value <= 31 && words[index].count <= 2
    if isDay, let end = dayEnd(index) { return end }
    guard words[index].count == 4, value >= 1500, value < 2100 else { return nil }
    return yearEnd(index, value)
  }

  func isMonth(_ index: Int) -> Bool {
    self.is(index, .month) && words[index].isCapitalised || self.is(index, .month) && isLowerMonth(index)
  }
  /// "may" and "march" in lower case are verbs; the other months are months in any case.
  private func isLowerMonth(_ index: Int) -> Bool {
    if words[index].count == 3 && !self.is(index, .auxiliary) { return mark(index + 1) == 0x2E }
    return !self.is(index, .auxiliary) && byte(index) != 0x6D || isHash(index - 2, Self.on)
  }
  private static let on = Word.hash(of: "on".utf8)

  private func dayEnd(_ index: Int) -> Int? {
    let before = mark(index - 1) == 0x2E ? index - 2 : index - 1
    // "October 8", "Oct. 8", "October 8 to 13"
    if isMonth(before), !isFollowedByThing(index) || mark(index + 1) == 0x2C {
      var end = index + 1
      while joins(end), let day = digits(end + 1), day <= 31, words[end + 1].count <= 2,
        !isFollowedByThing(end + 1)
      { end += 2 }
      return end
    }
    // "8 October", "8-13 October", "8 and 13 October", "8 of October"
    if isMonth(index + 1) { return index + 2 }
    if isHash(index + 1, Fixed.of), isMonth(index + 2) { return index + 3 }
    if joins(index + 1), let day = digits(index + 2), day <= 31, isMonth(index + 3) { return index + 4 }
    return nil
  }

  private func joins(_ index: Int) -> Bool {
    isDash(index) || isHash(index, Fixed.to) || isHash(index, Fixed.and) || isHash(index, Fixed.or)
      || isHash(index, Fixed.through)
  }

  private func isFollowedByThing(_ index: Int) -> Bool {
    isPlural(index + 1) || self.is(index + 1, .number) || mark(index + 1) == 0x25
      || isWord(index + 1) && isPlural(index + 2) && !isStop(index + 1)
  }

  private func yearEnd(_ index: Int, _ value: Double) -> Int? {
    // A currency sign, a scale or a unit makes it a number; so does "more than 2000 people".
    if tables.units.sign(endingAt: index - 1, from: low, in: words) != nil { return nil }
    // "2012-13", "1939–1945", "2012/13"
    if isDash(index + 1) || mark(index + 1) == 0x2F, let next = digits(index + 2),
      words[index + 2].count == 2 || words[index + 2].count == 4 && next > value && next < 2100
    {
      let behind = index + 3
      if isUnit(behind) || self.is(behind, .number)
        || mark(behind) == 0x2C && isGlued(behind) && isNumber(behind + 1)
      {
        return nil
      }
      return behind
    }
    if isUnit(index + 1) || self.is(index + 1, .number) || isDash(index + 1) && isUnit(index + 2) {
      return nil
    }
    if mark(index + 1) == 0x2E, isGlued(index + 1), isNumber(index + 2), isGlued(index + 2) { return nil }
    let phrase = tables.comparatorsBefore.longest(endingAt: index - 1, from: low, in: words)
    let isYearWord = self.is(index - 1, .yearWord) || self.is(index - 1, .month)
    if let phrase,
      phrase.count > 1
        || !isYearWord && (value < 1900 || isNounBehind(index + 1) && !self.is(index - 1, .adverb))
    {
      return nil
    }
    if value < 1900, !isYearWord, isNounBehind(index + 1), !isHash(index - 1, Fixed.the) { return nil }
    return index + 1
  }
}
