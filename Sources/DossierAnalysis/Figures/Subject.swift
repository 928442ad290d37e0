// The noun phrase that a verb leads to a measure: its subject ("Prices rose to 5%"), or what it raises and cuts ("cut its
// dividend to five cents").
import DossierText

extension FigureReader {
  /// The subject before the level verb, the copula or the comma that leads to a measure. A bare number (`isBare`) has
  /// one only behind a verb that says so: "Kyiv had 2,600" counts no Kyiv.
  func subject(before index: Int, end: Int, isSecond: Bool = false, isBare: Bool = false) -> Range<Int>? {
    var at = index - 1
    var steps = 0
    var isFound = false
    // "Total dead: 192"
    if mark(at) == 0x3A { return !has(end) || words[end].kind == .mark ? label(before: at) : nil }
    // "could exceed 5", "totalled 210 mm": the comparator is the verb.
    if self.is(index, .reaching) {
      (at, isFound) = (index, true)
    } else if self.is(index, .level), self.is(at, .auxiliary) {
      isFound = true
    }
    // Back to the verb: over prepositions, adverbs, auxiliaries, participles and other measures' words.
    while has(at), !isFound, steps < 9 {
      // "a range of 5 km": behind an article it is a noun.
      if self.is(at, [.level, .up, .down, .copula]),
        !self.is(at - 1, .determiner) || self.is(at - 1, .relative)
      {
        isFound = true
        break
      }
      if mark(at) == 0x2C {
        // "The convoy, about 40 km long"
        return steps == 0 && self.is(end, .measureAdjective) ? nounPhraseEnding(at) : nil
      }
      if mark(at) == 0x3B || mark(at) == 0x3A { return nil }
      if mark(at) == 0x28, steps == 0 { return nil }
      at -= 1
      steps += 1
    }
    // "has paid its staff $5 million": an auxiliary, and the verb is no level.
    if self.is(at, .auxiliary), self.is(at, .level), self.is(at + 1, .verb),
      classes(at + 1).isDisjoint(with: [.level, .up, .down, .copula])
    {
      return nil
    }
    guard isFound,
      self.is(at, isBare ? [.reaching, .up, .down, .copula] : [.level, .up, .down, .copula, .auxiliary])
    else { return nil }
    if let object = object(from: at + 1, to: index - 1) { return object }
    // Over the rest of the verb group: "has been cut", "could exceed", ", up".
    while has(at),
      self.is(at, [.auxiliary, .adverb, .level, .up, .down, .copula, .preposition]) || mark(at) == 0x2C
    {
      if mark(at) == 0x2C, !self.is(at + 1, .preposition), !isHash(at + 1, Self.up),
        !isHash(at + 1, Self.down)
      {
        break
      }
      at -= 1
      // "are expected to rise", "is set to fall"
      if isHash(at + 1, Fixed.to), isWord(at), self.is(at - 1, [.auxiliary, .copula]) { at -= 1 }
      if isHash(at, Fixed.and), self.is(at - 1, .verb) { break }
    }
    // "Shares of the airline, which has cut jobs, dropped 12%": the subject stands before what the commas enclose.
    if mark(at) == 0x2C, let comma = openingComma(before: at) { return nounPhraseEnding(comma) }
    // "was 3 metres high and travelled at 50 km/h": the subject of the verb before.
    if isHash(at, Fixed.and), !isSecond { return subject(before: at, end: at, isSecond: true) }
    // ", which is 45 km wide"
    if self.is(at, .relative) {
      at -= 1
      if mark(at) == 0x2C { at -= 1 }
    }
    return nounPhraseEnding(at + 1)
  }

  /// The words that open the sentence, up to a colon.
  private func label(before colon: Int) -> Range<Int>? {
    guard colon > low, colon - low <= 5, !self.is(colon - 1, [.verb, .level, .copula]),
      (low..<colon).allSatisfy({
        isWord($0) && !masked($0) && !self.is($0, .pronoun)
      })
    else { return nil }
    var first = low
    while first < colon, self.is(first, [.determiner, .preposition, .adverb]) { first += 1 }
    return first < colon ? first..<colon : nil
  }

  /// "increased its stake in Acme to 93%": what a verb raises, cuts or brings to a level stands between it and the
  /// preposition at `end`.
  private func object(from start: Int, to end: Int) -> Range<Int>? {
    guard end - start > 1, self.is(start, .determiner), !self.is(start, .relative),
      isHash(end, Fixed.to) || isHash(end, Fixed.by) || isHash(end, Fixed.from),
      (start..<end).allSatisfy({ isWord($0) && !masked($0) || isDash($0) }), end - start <= 8
    else { return nil }
    let phrase = start + 1..<end
    return belongsToMeasure(phrase.lowerBound) ? nil : phrase
  }

  private static let up = Word.hash(of: "up".utf8)
  private static let down = Word.hash(of: "down".utf8)

  /// The comma that opens what the one at `index` closes: a relative clause, an apposition, "down 30% this year".
  private func openingComma(before index: Int) -> Int? {
    var at = index - 1
    while has(at), index - at <= 24 {
      // The comma of "3,000" is none.
      if mark(at) == 0x2C, at > low, !isGlued(at + 1) { return at }
      if words[at].kind == .mark, [0x3B, 0x3A, 0x22, 0x28].contains(mark(at)) { return nil }
      at -= 1
    }
    return nil
  }

  /// The noun phrase whose last token is before `end`, at most six words, with one "of" or "for" inside.
  func nounPhraseEnding(_ end: Int) -> Range<Int>? {
    var first = end
    var inner = 0
    while has(first - 1), end - first < 7 {
      let at = first - 1
      if isDash(at), isGlued(at), isGlued(at + 1) {
        first -= 1
        continue
      }
      guard isWord(at), !self.is(at, [.conjunction, .relative, .auxiliary, .pronoun]) else { break }
      if self.is(at, .preposition) {
        guard inner == 0, first < end, isHash(at, Fixed.of) || isHash(at, Fixed.for) || isHash(at, Fixed.in)
        else { break }
        inner += 1
      } else if self.is(at, .verb), !self.is(at, .irregularPlural), first < end,
        !self.is(at + 1, .preposition)
      {
        break
      }
      first -= 1
    }
    // "Acme Co.'s third-quarter profit": the letter behind the apostrophe is cut off with it.
    if isHash(first, Fixed.s), isGlued(first) { first += 1 }
    while first < end, self.is(first, [.determiner, .preposition, .adverb, .number]), !opensCompound(first) {
      first += 1
    }
    // "expects to report third-quarter income"
    if end - first > 2, isHash(first - 1, Fixed.to), !isCapital(first), !isPlural(first),
      !opensCompound(first)
    {
      first += 1
    }
    // "2 tonnes of cocaine"
    if belongsToMeasure(first), isHash(first + 1, Fixed.of) { first += 2 }
    guard first < end, !isDash(end - 1), !belongsToMeasure(first) else { return nil }
    return (first..<end).contains {
      isWord($0) && classes($0).isDisjoint(with: [.phraseEnd, .number, .month, .weekday])
    } ? first..<end : nil
  }

  /// The first word of "third-quarter".
  private func opensCompound(_ index: Int) -> Bool {
    isDash(index + 1) && isGlued(index + 1) && isGlued(index + 2) && isWord(index + 2)
  }

  /// The words from `index` are those of a quantity before them: "$8.46 a share", "91 cents a share".
  private func belongsToMeasure(_ index: Int) -> Bool {
    if isNumber(index - 1) || self.is(index - 1, .number) { return isUnit(index) }
    guard
      isHash(index - 1, Fixed.a) || isHash(index - 1, Fixed.an) || isHash(index - 1, Fixed.per)
        || isHash(index - 1, Fixed.each)
    else { return false }
    return isNumber(index - 2) || self.is(index - 2, .number)
      || isUnit(index - 2) && (isNumber(index - 3) || self.is(index - 3, .number))
  }
}
