// The quantities of one sentence, from left to right, with everything their own sentence says.
import DossierModel
import DossierText

extension FigureReader {
  /// All figures of the sentence at hand.
  mutating func drafts() -> [FigureDraft] {
    var quantities: [Quantity] = []
    var index = low
    while index < high {
      guard mayOpen[index], opensNumber(index) else {
        index += 1
        continue
      }
      if let end = maskedEnd(at: index) {
        mask(index..<max(end, index + 1))
        index = max(end, index + 1)
        continue
      }
      guard let atom = atom(at: index) else {
        index += 1
        continue
      }
      if let end = maskedBehind(atom) {
        mask(atom.first..<end)
        index = max(end, atom.end)
        continue
      }
      let quantity = share(from: atom) ?? quantity(from: atom)
      if isAgePhrase(behind: quantity.numberEnd) {
        mask(quantity.first..<quantity.end)
        index = max(quantity.end, index + 1)
        continue
      }
      quantities.append(quantity)
      index = max(quantity.end, index + 1)
    }
    shareUnits(&quantities)
    return merged(drafts(quantities))
  }

  private func opensNumber(_ index: Int) -> Bool {
    switch words[index].kind {
    case .number: true
    case .word: self.is(index, .number)
    case .mark:
      mark(index) == 0x2E && isNumber(index + 1) && isGlued(index + 1) && !isGlued(index)
        || vulgarFraction(index) != nil
    }
  }

  /// "one in three", "2 in 5": a share, where nothing stands between the numbers.
  private func share(from atom: NumberAtom) -> Quantity? {
    guard isHash(atom.end, Fixed.in), atom.sign == nil, atom.value > 0, atom.value <= 10,
      atom.kind == .digits || atom.kind == .words,
      isNumber(atom.end + 1) || self.is(atom.end + 1, .number), let whole = self.atom(at: atom.end + 1),
      whole.value > atom.value,
      whole.value <= 1000, whole.sign == nil, !isUnit(whole.end), !self.is(whole.end, .month),
      maskedEnd(at: atom.end + 1) == nil
    else { return nil }
    return Quantity(
      first: atom.first, end: whole.end, numberEnd: whole.end, value: atom.value / whole.value, low: nil,
      high: nil, unit: nil,
      kind: .fraction, rule: "fraction", isPlain: false, hasScale: false)
  }

  /// What only the whole number shows: "1,500-year-old", "two and a half years old", "20.15 GMT".
  private func maskedBehind(_ atom: NumberAtom) -> Int? {
    if isAgePhrase(behind: atom.end) { return atom.end + 1 }
    return nil
  }

  private func drafts(_ quantities: [Quantity]) -> [FigureDraft] {
    var drafts: [FigureDraft] = []
    for (position, quantity) in quantities.enumerated() {
      var quantity = quantity
      let before = comparator(before: quantity.first)
      let start = before?.tokens.lowerBound ?? quantity.first
      var counted = counted(quantity, before: start)
      // "fell 210 points, or 0.6%, to 34,120": one subject for all of them.
      if counted == nil, quantity.unit.map({ !tables.units.units[$0.unit].isTime }) ?? false,
        let last = drafts.last, isContinued(from: last, to: start),
        let subject = last.subject
      {
        counted = Counted(tokens: subject, isAdjacent: false)
      }
      // A counted phrase never reaches into the next quantity.
      if let phrase = counted, position + 1 < quantities.count,
        phrase.tokens.upperBound > quantities[position + 1].first,
        phrase.isAdjacent
      {
        counted = nil
      }
      // "34,500 tonnes of copper a year"
      if var unit = quantity.unit, unit.per == nil, let phrase = counted, phrase.isAdjacent {
        unit.end = phrase.tokens.upperBound
        let rate = withRate(unit)
        if rate.per != nil, tables.units.units.contains(where: { $0.name == rate.per && $0.isTime }) {
          (quantity.unit, quantity.end) = (rate, rate.end)
        }
      }
      // "30,000 drones a month"
      if quantity.unit == nil, let phrase = counted, phrase.isAdjacent,
        let end = endOfPace(phrase.tokens.upperBound)
      {
        counted = Counted(tokens: phrase.tokens.lowerBound..<end, isAdjacent: true)
      }
      var found = comparator(before: quantity.first, behind: places(quantity, counted))
      // "over five years": a span of time, no bound.
      if let unit = quantity.unit, tables.units.units[unit.unit].isTime, found?.value == .over,
        found?.tokens.count == 1,
        isHash(found?.tokens.lowerBound ?? -1, Self.over)
      {
        found = nil
      }
      let draft = FigureDraft(
        subject: counted.map {
          $0.isAdjacent ? self.subject(before: start, end: quantity.end) ?? $0.tokens : $0.tokens
        } ?? (quantity.unit == nil ? self.subject(before: start, end: quantity.end, isBare: true) : nil),
        quantity: quantity, comparator: found, counted: counted,
        trend: trend(before: start) ?? trend(of: counted, to: start),
        modality: modality(
          start, counted?.isAdjacent == true ? counted?.tokens.upperBound ?? quantity.end : quantity.end),
        isElliptic: counted == nil && quantity.unit == nil && pointsBack(quantity),
        isEarlier: isEarlier(start), clause: clause(around: start, max(quantity.end, start + 1)))
      if isWorthy(draft, start) { drafts.append(draft) }
    }
    return drafts
  }

  /// "raised its stake to 30%": the verb stands before what it raises.
  private func trend(of counted: Counted?, to start: Int) -> Trend? {
    guard let counted, counted.tokens.upperBound == start - 1,
      isHash(start - 1, Fixed.to) || isHash(start - 1, Fixed.by)
    else { return nil }
    return trend(before: counted.tokens.lowerBound)
  }

  /// Behind "a month", "per day"; nil when no such words stand at `index`.
  private func endOfPace(_ index: Int) -> Int? {
    guard
      isHash(index, Fixed.a) || isHash(index, Fixed.an) || isHash(index, Fixed.per)
        || isHash(index, Fixed.every) || isHash(index, Fixed.each),
      let unit = tables.units.unit(
        startingAt: index + 1, before: high, in: words, symbols: false, strict: false),
      tables.units.units[unit.unit].isTime, !self.is(index + 1 + unit.count, [.adverb, .yearWord])
    else { return nil }
    return index + 1 + unit.count
  }

  /// Nothing but joining words between two quantities: ", or", "to", "(", ", down from".
  private func isContinued(from last: FigureDraft, to start: Int) -> Bool {
    guard start - last.quantity.end <= 3, start >= last.quantity.end else { return false }
    return (last.quantity.end..<start).allSatisfy {
      [0x2C, 0x28].contains(mark($0)) || isHash($0, Fixed.or) || isHash($0, Fixed.to)
        || isHash($0, Fixed.from) || self.is($0, [.up, .down])
    }
  }

  private static let over = Word.hash(of: "over".utf8)

  private func isEarlier(_ start: Int) -> Bool {
    isHash(start - 1, Fixed.from) || isHash(start - 2, Self.compared) || isHash(start - 1, Fixed.than)
  }

  private static let compared = Word.hash(of: "compared".utf8)

  private func places(_ quantity: Quantity, _ counted: Counted?) -> [Int] {
    var places = [quantity.numberEnd]
    if quantity.end != quantity.numberEnd { places.append(quantity.end) }
    if let counted, counted.isAdjacent { places.append(counted.tokens.upperBound) }
    return places
  }

  /// "1,500 were shipped", "11,000 arrived", "12 of them": a number without a noun of its own.
  private func pointsBack(_ quantity: Quantity) -> Bool {
    let at = quantity.end
    if quantity.kind == .fraction { return isHash(at, Fixed.of) && self.is(at + 1, .pronoun) }
    if isHash(at, Fixed.of) { return self.is(at + 1, [.pronoun, .relative]) }
    if self.is(at, [.auxiliary, .verb, .adverb, .skipped]) { return true }
    // A sum whose currency only the converted one behind it tells: "1.6 billion ($2.54 billion)".
    if mark(at) == 0x28, tables.units.sign(endingAt: at + 1, from: at + 1, in: words) != nil { return false }
    return !has(at) || words[at].kind == .mark || self.is(at, [.preposition, .conjunction])
  }

  /// A small number in words that counts nothing, measures nothing and is compared with nothing is no key figure.
  private func isWorthy(_ draft: FigureDraft, _ start: Int) -> Bool {
    let quantity = draft.quantity
    if quantity.unit != nil || draft.counted != nil || draft.comparator != nil || draft.trend != nil {
      return true
    }
    if quantity.kind == .words, !quantity.hasScale, let value = quantity.value, value < 100 {
      return self.is(start - 1, .verb) || self.is(quantity.end, .state) || opensPluralClause(quantity, start)
    }
    return true
  }

  /// "Twenty-seven are still missing" at the start of a sentence or quotation.
  private func opensPluralClause(_ quantity: Quantity, _ start: Int) -> Bool {
    guard start == low || words[start - 1].kind == .mark, quantity.value ?? 0 > 1 else { return false }
    return isHash(quantity.end, Fixed.are) || isHash(quantity.end, Fixed.were)
      || isHash(quantity.end, Fixed.have)
  }

  /// "from 20 to 25 euros", "from 2.1 million barrels to 1.8 million": both levels have one unit.
  private func shareUnits(_ quantities: inout [Quantity]) {
    for index in quantities.indices.dropLast() {
      let (from, to) = (quantities[index], quantities[index + 1])
      guard isHash(from.first - 1, Fixed.from), isHash(from.end, Fixed.to), to.first == from.end + 1,
        from.kind != .fraction, to.kind != .fraction
      else { continue }
      if from.unit == nil, let unit = to.unit {
        quantities[index].unit = UnitMatch(unit: unit.unit, first: from.end, end: from.end, per: unit.per)
      } else if to.unit == nil, let unit = from.unit, isStop(to.end), !tables.units.units[unit.unit].isTime {
        quantities[index + 1].unit = UnitMatch(unit: unit.unit, first: to.end, end: to.end, per: unit.per)
      }
    }
  }

  /// "above 1000 and below 1500", "more than 10 but less than 20": two bounds of one quantity, where they fit.
  private func merged(_ drafts: [FigureDraft]) -> [FigureDraft] {
    var output: [FigureDraft] = []
    for draft in drafts {
      if let last = output.last, let range = bounds(last, draft) {
        output[output.count - 1] = range
      } else {
        output.append(draft)
      }
    }
    return output
  }

  private func bounds(_ a: FigureDraft, _ b: FigureDraft) -> FigureDraft? {
    guard let left = a.quantity.value, let right = b.quantity.value, let first = a.comparator,
      let second = b.comparator,
      a.quantity.unit == nil || b.quantity.unit == nil || a.quantity.unit?.unit == b.quantity.unit?.unit
    else { return nil }
    let gap =
      second.tokens.lowerBound
      - (a.counted?.isAdjacent == true
        ? a.counted?.tokens.upperBound ?? 0 : max(a.quantity.end, first.tokens.upperBound))
    guard gap >= 0, gap <= 2 else { return nil }
    let isLow = first.value == .over || first.value == .atLeast
    let isHigh = second.value == .under || second.value == .atMost
    let isTurned =
      (first.value == .under || first.value == .atMost) && (second.value == .over || second.value == .atLeast)
    guard isLow && isHigh && left < right || isTurned && right < left else { return nil }
    var merged = a
    merged.quantity.value = nil
    (merged.quantity.low, merged.quantity.high) = (min(left, right), max(left, right))
    (merged.quantity.end, merged.quantity.rule) = (max(b.quantity.end, second.tokens.upperBound), "range")
    merged.quantity.first = min(a.quantity.first, first.tokens.lowerBound)
    merged.quantity.unit = b.quantity.unit ?? a.quantity.unit
    (merged.comparator, merged.counted) = (nil, b.counted ?? a.counted)
    return merged
  }
}
