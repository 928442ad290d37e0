// Two numbers that are the ends of one range: "between 300 and 400", "40 to 60", "5,000–6,000", "$1m-$1.5m".
import DossierModel
import DossierText

/// One number or a range, with its unit, before anything around it is known.
struct Quantity {
  /// Tokens of the numbers with signs and units, half open.
  var first, end: Int
  /// Token behind the last number word, before its unit.
  var numberEnd: Int
  var value: Double?
  var low, high: Double?
  var unit: UnitMatch?
  var kind: NumberAtom.Kind
  var rule: String
  var isPlain: Bool
  var hasScale: Bool
}

/// A unit as found in the text.
struct UnitMatch: Equatable {
  /// Index into the unit table.
  var unit: Int
  /// Tokens behind the number that it covers; empty for a sign before the number.
  var first, end: Int
  /// The unit or thing behind "per", as the export writes it; nil for a plain unit.
  var per: String?
}

extension FigureReader {
  /// The quantity that begins with `atom`: the range it opens, or the number alone.
  func quantity(from atom: NumberAtom) -> Quantity {
    var atom = atom
    var unit = unit(of: atom)
    if let match = unit, tables.units.units[match.unit].isMoney { addBehindMoney(&atom, &unit) }
    if let match = unit, tables.units.units[match.unit].dimension == "temperature", isDash(atom.first - 1),
      !isNumber(atom.first - 2)
    {
      (atom.first, atom.value) = (atom.first - 1, -atom.value)
    }
    if atom.kind != .vague, let range = range(from: atom, unit: unit) { return range }
    let end = max(atom.end, unit?.end ?? 0)
    return Quantity(
      first: atom.first, end: end, numberEnd: atom.end, value: atom.upper == nil ? atom.value : nil,
      low: atom.upper == nil ? nil : atom.value, high: atom.upper, unit: unit, kind: atom.kind,
      rule: atom.kind == .vague ? "vague" : atom.kind == .fraction ? "fraction" : "point",
      isPlain: atom.isPlain,
      hasScale: atom.hasScale)
  }

  /// "75 USD million"; "3 dollars 50 cents", "15 dollars and 50".
  private func addBehindMoney(_ atom: inout NumberAtom, _ unit: inout UnitMatch?) {
    guard var match = unit, match.end > atom.end, match.per == nil,
      atom.kind == .digits || atom.kind == .words
    else { return }
    if !atom.hasScale, self.is(match.end, .number), let scale = tables.numbers[words[match.end].hash],
      scale.kind == .scale
    {
      atom.value = scaled(atom.value, by: scale.value)
      atom.hasScale = true
      match.end += 1
      unit = match
      return
    }
    let next = isHash(match.end, Fixed.and) ? match.end + 1 : match.end
    guard !atom.hasScale, atom.value == atom.value.rounded(), isNumber(next) || self.is(next, .number),
      let cents = self.atom(at: next), cents.sign == nil || isNumber(next), cents.value > 0,
      cents.value < 100,
      cents.first >= match.end, cents.value == cents.value.rounded()
    else { return }
    let behind = tables.units.unit(
      startingAt: cents.end, before: high, in: words, symbols: false, strict: false)
    let isCents = behind.map { ["cent", "penny"].contains(tables.units.units[$0.unit].name) } ?? false
    guard isCents || cents.value >= 10 && (!has(cents.end) || mark(cents.end) == 0x2E) else { return }
    atom.value += cents.value / 100
    match.end = cents.end + (isCents ? behind?.count ?? 0 : 0)
    unit = match
  }

  private func range(from a: NumberAtom, unit left: UnitMatch?) -> Quantity? {
    let start = left.map { $0.first < $0.end ? $0.end : a.end } ?? a.end
    guard let link = link(at: start, from: a), let b = rightAtom(at: link.next) else { return nil }
    // "rose 8% to $97 billion", "jumped more than $2 to $84": a change and the level it led to.
    if left != nil, isHash(start, Fixed.to), !isHash(a.first - 1, Fixed.to),
      trend(before: comparator(before: a.first)?.tokens.lowerBound ?? a.first) != nil
    {
      return nil
    }
    let right = unit(of: b)
    if let left, let right, tables.units.units[left.unit].name != tables.units.units[right.unit].name {
      return nil
    }
    if left != nil, left?.end ?? 0 > a.end, right == nil, !link.isTight { return nil }
    guard a.kind != .fraction && b.kind != .fraction || a.kind == b.kind else { return nil }
    // "500 to 1 million": the scale is shared only where it keeps the order.
    let scale = b.hasScale && !a.hasScale && (left == nil || left?.end ?? 0 <= a.end) ? sharedScale(b) : 1
    var value = a.value
    if scale > 1, value * scale < b.value { value = scaled(value, by: scale) }
    guard value < b.value, link.isRange || b.value == value + 1 else { return nil }
    var first = a.first
    if link.opener > 0 { first = link.opener - 1 }
    let end = max(b.end, right?.end ?? 0)
    return Quantity(
      first: first, end: end, numberEnd: b.end, value: nil, low: value, high: b.value, unit: right ?? left,
      kind: a.kind,
      rule: "range", isPlain: a.isPlain && b.isPlain, hasScale: a.hasScale || b.hasScale)
  }

  private struct Link {
    /// Token behind the connector.
    var next: Int
    /// Token of "between" or "from" + 1; 0 when there is none.
    var opener = 0
    var isRange = true
    /// A dash: both ends share what stands behind.
    var isTight = false
  }

  /// What ties two numbers: a dash, "to", "through", "and" behind "between", "or" between neighbours.
  private func link(at index: Int, from a: NumberAtom) -> Link? {
    let opener = a.first - 1
    if isHash(opener, Fixed.between) || isHash(opener - 1, Fixed.between), isHash(index, Fixed.and) {
      return Link(next: index + 1, opener: isHash(opener, Fixed.between) ? opener + 1 : opener)
    }
    if isHash(index, Fixed.to) || isHash(index, Fixed.through) {
      let isFrom = isHash(opener, Fixed.from)
      // "rose from 5 to 7": two levels.
      if isFrom, isMoving(opener - 1) { return nil }
      return Link(next: index + 1, opener: isFrom ? opener + 1 : 0)
    }
    if isDash(index) || mark(index) == 0x7E {
      guard isGlued(index) == isGlued(index + 1) else { return nil }
      return Link(next: index + 1, isTight: true)
    }
    if isHash(index, Fixed.or) { return Link(next: index + 1, isRange: false) }
    return nil
  }

  /// A trend word within three tokens before: "rose sharply from".
  private func isMoving(_ index: Int) -> Bool {
    for at in stride(from: index, to: index - 4, by: -1) where has(at) && self.is(at, [.up, .down]) {
      return true
    }
    return false
  }

  /// The right end; "up to" and the like may stand before it.
  private func rightAtom(at index: Int) -> NumberAtom? {
    var at = index
    for _ in 0..<2 {
      if let phrase = tables.comparatorsBefore.longest(startingAt: at, before: high, in: words),
        phrase.value == .atMost || phrase.value == .about,
        words[at].kind == .word
      {
        at += phrase.count
      }
    }
    // A sign before the right number: skip to its digits.
    if has(at), !isNumber(at), !self.is(at, .number) {
      for width in 1...3 where has(at + width) && isNumber(at + width) {
        guard let sign = tables.units.sign(endingAt: at + width - 1, from: at, in: words), sign.count == width
        else { continue }
        at += width
        break
      }
    }
    if self.is(at, .determiner), isHash(at, Fixed.a) || isHash(at, Fixed.an) { at += 1 }
    guard has(at), !masked(at), maskedRight(at) == false, let atom = atom(at: at), atom.kind != .vague,
      atom.value >= 0
    else { return nil }
    return atom
  }

  /// A year, a time or a code at the right end makes no range.
  private func maskedRight(_ index: Int) -> Bool {
    guard isNumber(index) else { return false }
    if isGlued(index + 1), isWord(index + 1),
      words[index + 1].hash == Fixed.am || words[index + 1].hash == Fixed.pm
    {
      return true
    }
    return mark(index + 1) == 0x3A && isGlued(index + 1) && isGlued(index + 2)
  }

  private func sharedScale(_ atom: NumberAtom) -> Double {
    // What the scale words multiply: the number of the digits alone is at the atom's first number token.
    var index = atom.signFirst
    while index < atom.end, !isNumber(index), !self.is(index, .number) { index += 1 }
    var at = index
    var factor = 1.0
    while at < atom.end {
      if self.is(at, .number), let word = tables.numbers[words[at].hash],
        word.kind == .scale || word.kind == .hundred || word.kind == .dozen
      {
        factor *= word.value
      } else if isWord(at) {
        factor *= tables.scales.scale(at: at, in: words)?.factor ?? 1
      }
      at += 1
    }
    return factor
  }

  // MARK: Units

  /// The unit of a number: its currency sign, or the longest unit behind it, with "per" something.
  func unit(of atom: NumberAtom) -> UnitMatch? {
    let allowsSymbols = atom.kind != .vague && !(atom.kind == .words)
    var at = atom.end
    if isDash(at), isGlued(at), isGlued(at + 1), isWord(at + 1) { at += 1 }
    if atom.kind == .vague || atom.kind == .fraction || atom.hasScale, isHash(at, Fixed.of) {
      // "millions of dollars", "half of a mile" (no)
      if atom.kind == .vague, let unit = plainUnit(at + 1, atom, symbols: false) { return withRate(unit) }
    }
    // "a quarter of a percentage point"
    if atom.kind == .fraction, isHash(at, Fixed.of), isHash(at + 1, Fixed.a) || isHash(at + 1, Fixed.an),
      let unit = plainUnit(at + 2, atom, symbols: false)
    {
      return withRate(unit)
    }
    if atom.kind == .fraction, isHash(at, Fixed.a) || isHash(at, Fixed.an) { at += 1 }
    if let sign = atom.sign {
      var match = UnitMatch(unit: sign, first: atom.signFirst, end: atom.signFirst)
      // "$5 dollars", "$20 US"
      if let behind = plainUnit(at, atom, symbols: false), tables.units.units[behind.unit].isMoney {
        match = behind
      }
      match.first = match.end > atom.end ? match.first : atom.end
      match.end = max(match.end, atom.end)
      return withRate(match)
    }
    guard var match = plainUnit(at, atom, symbols: allowsSymbols) else { return nil }
    if isHash(match.first, Fixed.pounds) || isHash(match.first, Fixed.pound), match.end == match.first + 1,
      isMoney(atom, behind: match.end)
    {
      match.unit = tables.units.sterling
    }
    return withRate(match)
  }

  /// "1.6 billion pounds", "stole 30,000 pounds", "500 pounds ($640)": pounds that are no weight.
  private func isMoney(_ atom: NumberAtom, behind end: Int) -> Bool {
    if atom.hasScale && abs(atom.value) >= 1e6 { return true }
    if mark(end) == 0x28, (end + 1...end + 3).contains(where: { isSign($0) }) { return true }
    var at = atom.first - 1
    while has(at), atom.first - at <= 5, words[at].kind == .word {
      if self.is(at, .moneyWord) { return true }
      at -= 1
    }
    return false
  }

  private func isSign(_ index: Int) -> Bool {
    has(index) && tables.units.sign(endingAt: index, from: low, in: words) != nil
  }

  private func plainUnit(_ index: Int, _ atom: NumberAtom, symbols: Bool) -> UnitMatch? {
    let isStrict = atom.hasScale || abs(atom.value) >= 100
    guard has(index),
      let found = tables.units.unit(
        startingAt: index, before: high, in: words, symbols: symbols, strict: isStrict)
    else { return nil }
    let end = index + found.count
    // A lone letter that stands apart must not open a name ("5 C Street") or go on as a word ("3 s'il").
    if found.count == 1, words[index].count == 1, isWord(index) {
      if isGlued(end), isWord(end) || isNumber(end) || isDash(end) { return nil }
      if !isGlued(index), isCapital(index), isCapital(end) || isNumber(end) { return nil }
      if isHash(index, Fixed.a) || isHash(index, Fixed.p) && !isGlued(index) { return nil }
    }
    if found.count == 1, symbols, isFunctionWord(index) { return nil }
    return UnitMatch(unit: found.unit, first: index, end: end)
  }

  /// "in", "are", "bar": words of the language that go on are no symbols unless they stick to the digits.
  func isFunctionWord(_ index: Int) -> Bool {
    isWord(index) && !isGlued(index) && words[index].count <= 3
      && self.is(index, [.preposition, .auxiliary, .conjunction])
      && (isWord(index + 1) || isNumber(index + 1))
  }

  /// "per barrel", "a share", "an hour", "/kg", "each month", "-a-share" behind a unit.
  func withRate(_ match: UnitMatch) -> UnitMatch {
    var match = match
    var at = match.end
    var isDashed = false
    if isDash(at), isHash(at + 1, Fixed.a) || isHash(at + 1, Fixed.per), isDash(at + 2) {
      (at, isDashed) = (at + 1, true)
    }
    let isPer = isHash(at, Fixed.per) || mark(at) == 0x2F
    let isArticle =
      isHash(at, Fixed.a) || isHash(at, Fixed.an) || isHash(at, Fixed.each) || isHash(at, Fixed.every)
    guard isPer || isArticle else { return match }
    var next = at + 1
    if isDash(next), isDashed || isGlued(next) { next += 1 }
    guard isWord(next), !self.is(next, .phraseEnd) else { return match }
    if let unit = tables.units.unit(startingAt: next, before: high, in: words, symbols: isPer, strict: false),
      tables.units.units[unit.unit].isTime || isPer || !tables.units.units[unit.unit].isMoney
    {
      // "a year earlier", "a day after" are dates.
      if isArticle, tables.units.units[unit.unit].isTime, self.is(next + unit.count, [.adverb, .yearWord]) {
        return match
      }
      (match.per, match.end) = (tables.units.units[unit.unit].name, next + unit.count)
      return match
    }
    // "$70 a share", "25 euros a head": only with money, and not "a new plan".
    guard
      isPer || isDashed
        || tables.units.units[match.unit].isMoney && (self.is(next + 1, .phraseEnd) || !isWord(next + 1)),
      !isCapital(next) || isPer
    else { return match }
    (match.per, match.end) = (words.string(next).lowercased(), next + 1)
    return match
  }
}
