// What a figure counts, without a parser: the noun phrase behind the number, the "of" phrase of a measure, else the
// subject of a level verb. When unsure it stays empty: no guess.
import DossierText

/// The counted phrase as tokens, and whether the number's own phrase goes on through it.
struct Counted {
  var tokens: Range<Int>
  /// It follows the number at once, so that the figure's span reaches to its end.
  var isAdjacent: Bool
}

extension FigureReader {
  /// The phrase for a quantity that ends before token `end`.
  func counted(_ quantity: Quantity, before: Int) -> Counted? {
    if let unit = quantity.unit { return measured(quantity, tables.units.units[unit.unit], before: before) }
    var at = quantity.end
    if quantity.kind == .fraction, isHash(at, Fixed.a) || isHash(at, Fixed.an) { return nil }
    // "5,000-plus members", "5,000+ members", "20 or so ships"
    if let phrase = tables.comparatorsAfter.longest(startingAt: at, before: high, in: words) {
      at += phrase.count
    } else if isDash(at), isGlued(at),
      let phrase = tables.comparatorsAfter.longest(startingAt: at + 1, before: high, in: words)
    {
      at += 1 + phrase.count
    }
    // "three-bedroom", "six-party"
    if isDash(at), isGlued(at), isGlued(at + 1), isWord(at + 1) {
      // "a 5,000-strong brigade"
      if self.is(at + 1, .skipped) {
        return run(from: at + 2, limit: 3).map { Counted(tokens: $0, isAdjacent: true) }
      }
      return Counted(tokens: at + 1..<at + 2, isAdjacent: true)
    }
    if isHash(at, Fixed.of) || isHash(at, Fixed.out) && isHash(at + 1, Fixed.of)
      || isHash(at, Fixed.in) && quantity.kind == .fraction
    {
      return partitive(from: at, quantity)
    }
    if quantity.kind == .fraction, self.is(at, .determiner) { at += 1 }
    guard let phrase = nounPhrase(from: at, allowsSingular: abs(quantity.value ?? 2) <= 1)
    else { return nil }
    return Counted(tokens: phrase, isAdjacent: true)
  }

  /// "of the 90 aircraft", "of them" (nothing), "hundreds of North Korean troops".
  private func partitive(from index: Int, _ quantity: Quantity) -> Counted? {
    var at = index + 1
    if isHash(at, Fixed.of) { at += 1 }
    while self.is(at, .determiner) || self.is(at, .skipped) { at += 1 }
    if let phrase = tables.comparatorsBefore.longest(startingAt: at, before: high, in: words) {
      at += phrase.count
    }
    // "half of the town's 9,000 residents"
    if isWord(at), isPossessive(at), isNumber(at + 1) || self.is(at + 1, .number) { at += 1 }
    // A number inside: what it counts is counted here too.
    var isNested = false
    if isNumber(at) || self.is(at, .number), let inner = atom(at: at) {
      (at, isNested) = (inner.end, true)
      if isHash(at, Fixed.of) { at += 1 }
    }
    guard let phrase = nounPhrase(from: at, allowsSingular: true) else { return nil }
    return Counted(tokens: phrase, isAdjacent: !isNested)
  }

  /// "town's", "workers’"
  private func isPossessive(_ index: Int) -> Bool {
    guard words[index].count > 2 else { return false }
    let end = Int(words[index].end)
    let bytes = words.text.bytes
    return bytes[end - 1] == 0x73 && (bytes[end - 2] == 0x27 || bytes[end - 2] == 0x99)
  }

  /// The run of words from `index` to the first plural that no noun follows; nil when there is none.
  func nounPhrase(from index: Int, allowsSingular: Bool) -> Range<Int>? {
    var at = index
    while self.is(at, .skipped) { at += 1 }
    let first = at
    while isWord(at), at - first < 7, !masked(at) {
      if let next = endOfInitials(at) {
        at = next
        continue
      }
      if at > first, isGlued(at), !isDash(at - 1) { break }
      if self.is(at, .phraseEnd), !self.is(at, .irregularPlural), !isNameWord(at) {
        break
      }
      if self.is(at, .number), at > first { break }
      if isPlural(at), !goesOn(at) { return first..<withState(at + 1) }
      if self.is(at, .state), isStop(at + 1) { return first..<at + 1 }
      if self.is(at, .verb), !isModifier(at) { break }
      at += 1
      // A hyphen inside a word: "Russian-made weapons".
      if isDash(at), isGlued(at), isGlued(at + 1), isWord(at + 1) { at += 1 }
    }
    guard allowsSingular, at > first, !self.is(first, .verb) else { return nil }
    let end = min(at, first + 4)
    return isDash(end - 1) ? first..<end - 1 : first..<end
  }

  /// Behind "U.S.", "U.N.": nil where no initials begin.
  private func endOfInitials(_ index: Int) -> Int? {
    var at = index
    while isCapital(at), words[at].count == 1, mark(at + 1) == 0x2E, isGlued(at + 1),
      at == index || isGlued(at)
    {
      at += 2
    }
    return at > index + 2 ? at : nil
  }

  /// A capital inside a sentence makes a name of an adverb: "North Korean troops".
  private func isNameWord(_ index: Int) -> Bool {
    isCapital(index) && index > low && self.is(index, .adverb)
      || self.is(index, .adverb) && isPlural(index + 1) && !self.is(index, .preposition)
  }

  /// A participle or a noun that is also a verb stands before another noun: "40 wounded soldiers".
  private func isModifier(_ index: Int) -> Bool {
    isWord(index + 1) && !isStop(index + 1) && (isPlural(index + 1) || isPlural(index + 2))
  }

  /// A plural that is itself a modifier: "sales staff", "United States soldiers".
  private func goesOn(_ index: Int) -> Bool {
    guard isWord(index + 1), !isGlued(index + 1) else { return false }
    // "special-forces troops"
    if isDash(index - 1), isGlued(index), isPlural(index + 1), !self.is(index + 1, .verb) { return true }
    if self.is(index, .attributive) { return !isStop(index + 1) && !self.is(index + 1, .verb) }
    if isCapital(index), isPlural(index + 1), !isStop(index + 1), !self.is(index + 1, [.verb, .state]) {
      return true
    }
    // "weapons sites", "arms dealers": behind a plural a word in -s is no verb.
    return isPlural(index + 1) && !isStop(index + 1)
      && classes(index + 1).isDisjoint(with: [
        .irregularPlural, .verb, .level, .state, .month, .weekday, .number, .up, .down,
      ])
  }

  /// "people killed" counts the killed.
  private func withState(_ index: Int) -> Int {
    self.is(index, .state) && !self.is(index + 1, .number) && !isNumber(index + 1) ? index + 1 : index
  }

  // MARK: Measures

  private func measured(_ quantity: Quantity, _ unit: UnitTable.Unit, before: Int) -> Counted? {
    let at = quantity.end
    if unit.isTime, quantity.unit?.per == nil { return nil }
    if quantity.unit?.per == nil {
      // "700 miles of Russian territory", "12% of voters"
      if isHash(at, Fixed.of), let phrase = massPhrase(from: at + 1) {
        return Counted(tokens: phrase, isAdjacent: true)
      }
      // "$70m in damages"
      if unit.isMoney, isHash(at, Fixed.in), isWord(at + 1), !isCapital(at + 1),
        !self.is(at + 1, .determiner), let phrase = massPhrase(from: at + 1)
      {
        return Counted(tokens: phrase, isAdjacent: true)
      }
    }
    // "a 45-acre horse farm", "a $300 million contract"
    if isWord(at), !isStop(at), !self.is(at, [.verb, .level, .up, .down, .month, .weekday, .number, .state]),
      unit.isMoney || unit.isShare || isDash(quantity.numberEnd) || isArticleOrPossessive(before - 1),
      !(unit.isShare && self.is(before - 1, .copula) && isStop(at + 1)), let phrase = run(from: at, limit: 4)
    {
      return Counted(tokens: phrase, isAdjacent: true)
    }
    // "cocaine worth $150 million", "the loan, worth 75 billion rupees,"
    if unit.isMoney, self.is(before - 1, .worth) {
      let end = mark(before - 2) == 0x2C ? before - 2 : before - 1
      if let phrase = nounPhraseEnding(end) { return Counted(tokens: phrase, isAdjacent: false) }
    }
    let noun = nounBefore(before)
    // "a low of 3.4 percent" says less than its subject.
    if let noun, !self.is(noun.upperBound - 1, .levelNoun) { return Counted(tokens: noun, isAdjacent: false) }
    let reached =
      noun.map { self.subject(before: $0.lowerBound, end: $0.lowerBound) }
      ?? subject(before: before, end: quantity.end)
    if let reached { return Counted(tokens: reached, isAdjacent: false) }
    if let noun { return Counted(tokens: noun, isAdjacent: false) }
    // "25 euros for each ticket"
    if unit.isMoney, isHash(at, Fixed.for), let phrase = massPhrase(from: at + 1) {
      return Counted(tokens: phrase, isAdjacent: false)
    }
    return nil
  }

  /// A noun phrase with its determiner left out; singular allowed.
  private func massPhrase(from index: Int) -> Range<Int>? {
    var at = index
    while self.is(at, .determiner) || self.is(at, .skipped) { at += 1 }
    guard !self.is(at, .pronoun), !isHash(at, Fixed.them) else { return nil }
    return run(from: at, limit: 5)
  }

  private func run(from index: Int, limit: Int) -> Range<Int>? {
    var (at, limit) = (index, limit)
    while isWord(at), at - index < limit, !masked(at), !isStop(at) || self.is(at, .irregularPlural),
      !self.is(at, .number)
    {
      if let next = endOfInitials(at) {
        // They count as one word.
        limit += next - at - 1
        at = next
        continue
      }
      if at > index, isGlued(at), !isDash(at - 1) { break }
      if self.is(at, [.verb, .level]), at > index, !isModifier(at), !isNounForm(at) { break }
      let isEnd = isPlural(at) && !goesOn(at)
      at += 1
      if isEnd { break }
      if isDash(at), isGlued(at), isGlued(at + 1), isWord(at + 1) { at += 1 }
    }
    guard at > index, !(self.isParticiple(at - 1) && isStop(at)) else { return nil }
    return index..<at
  }

  /// "tender offer", "face amount": the base form of a regular verb, which no singular noun has as its verb.
  private func isNounForm(_ index: Int) -> Bool {
    guard !isPlural(index - 1), self.is(index + 1, .preposition) || !isWord(index + 1) else { return false }
    let ed = Word.hash(words[index].hash, adding: 0x65)
    let past = [Word.hash(ed, adding: 0x64), Word.hash(words[index].hash, adding: 0x64)]
    return past.contains { !tables.classes[$0].isDisjoint(with: [.verb, .level]) }
  }

  /// A word in -ed or -ing, which is no thing.
  private func isParticiple(_ index: Int) -> Bool {
    guard isWord(index), words[index].count > 4 else { return false }
    let end = Int(words[index].end)
    let bytes = words.text.bytes
    return bytes[end - 2] == 0x65 && bytes[end - 1] == 0x64 && !self.is(index, .state)
      || bytes[end - 3] == 0x69 && bytes[end - 2] == 0x6E && bytes[end - 1] == 0x67 && words[index].count > 6
  }

  /// "a range of 2,500 km", "an area of", "a price of": the noun before "of" or "at".
  private func nounBefore(_ index: Int) -> Range<Int>? {
    var at = index - 1
    guard isHash(at, Fixed.of) else { return nil }
    at -= 1
    guard isWord(at), classes(at).isDisjoint(with: [.phraseEnd, .number, .skipped]),
      !self.is(at, .level) || self.is(at - 1, .determiner)
    else { return nil }
    var first = at
    while at - first < 3 {
      if isDash(first - 1), isGlued(first - 1), isGlued(first), isWord(first - 2) {
        first -= 2
      } else if isWord(first - 1), at - first < 2, !isGlued(first),
        isDash(first - 2) && isGlued(first - 1)
          || classes(first - 1).isDisjoint(with: [.phraseEnd, .verb, .level, .number, .copula])
      {
        first -= 1
      } else {
        break
      }
    }
    return first..<at + 1
  }
}
