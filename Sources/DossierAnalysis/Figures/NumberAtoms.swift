// Number atoms: the longest stretch of tokens that is one number, in digits or in words, with its scale words.
import DossierText

/// One number as it stands in the text, before its unit, comparator and range are known.
struct NumberAtom {
  enum Kind { case digits, words, vague, fraction }
  /// Tokens, half open.
  var first, end: Int
  var value: Double
  /// Set for vague amounts only.
  var upper: Double?
  var kind: Kind
  /// A scale word is part of it ("million", "k").
  var hasScale = false
  /// Digits without group, decimals or scale: what a year, a day or a label looks like.
  var isPlain = false
  /// A currency sign before it, as index of the unit table, and its first token.
  var sign: Int?
  var signFirst: Int
}

extension FigureReader {
  /// The number that begins at token `index`; nil when none does. Masked stretches give nil: see `Mask`.
  func atom(at index: Int) -> NumberAtom? {
    if isNumber(index) || mark(index) == 0x2E && isNumber(index + 1) && isGlued(index + 1) {
      return digitAtom(at: index)
    }
    if vulgarFraction(index) != nil { return digitAtom(at: index) }
    return self.is(index, .number) ? wordAtom(at: index) : nil
  }

  /// "½" and its kin.
  func vulgarFraction(_ index: Int) -> Double? {
    guard has(index), words[index].kind == .mark else { return nil }
    switch (words[index].count, byte(index), byte(index, 1), byte(index, 2)) {
    case (2, 0xC2, 0xBC, _): return 0.25
    case (2, 0xC2, 0xBD, _): return 0.5
    case (2, 0xC2, 0xBE, _): return 0.75
    case (3, 0xE2, 0x85, 0x93): return 1.0 / 3
    case (3, 0xE2, 0x85, 0x94): return 2.0 / 3
    case (3, 0xE2, 0x85, 0x95): return 0.2
    case (3, 0xE2, 0x85, 0x9B): return 0.125
    default: return nil
    }
  }

  private func digitAtom(at index: Int) -> NumberAtom? {
    var end = index
    var value = 0.0
    var isPlain = true
    if let fraction = vulgarFraction(index) {
      var atom = NumberAtom(first: index, end: index + 1, value: fraction, kind: .fraction, signFirst: index)
      addSign(&atom)
      return atom
    }
    if let integer = digits(index) {
      (value, end) = (integer, index + 1)
      let groups = groupsOfThree(from: index)
      if groups.end > end { (value, end, isPlain) = (groups.value, groups.end, false) }
    }
    // Decimals, also ".5".
    if mark(end) == 0x2E, end == index || isGlued(end), isNumber(end + 1), isGlued(end + 1) {
      value = decimal(value, decimals: end + 1)
      (end, isPlain) = (end + 2, false)
    } else if isPlain, let fraction = slashFraction(at: index) {
      (value, end, isPlain) = (fraction, index + 3, false)
    } else if isPlain, let fraction = vulgarFraction(end) {
      (value, end, isPlain) = (value + fraction, end + 1, false)
    } else if isPlain, value < 1000, isNumber(end), let fraction = slashFraction(at: end) {
      (value, end, isPlain) = (value + fraction, end + 3, false)
    }
    guard end > index else { return nil }
    var atom = NumberAtom(
      first: index, end: end, value: value, kind: .digits, isPlain: isPlain, signFirst: index)
    addSign(&atom)
    addScales(&atom)
    return atom
  }

  /// "1,234,567", "816 000", "1.234.567": groups of three behind the first.
  private func groupsOfThree(from index: Int) -> (value: Double, end: Int) {
    guard var value = digits(index), words[index].count <= 3 else { return (0, index + 1) }
    var end = index + 1
    if words[index].count == 3, byte(index) == 0x30 { return (value, end) }
    while let group = digits(end + 1), words[end + 1].count == 3, isGlued(end), isGlued(end + 1),
      mark(end) == 0x2C
    {
      value = value * 1000 + group
      end += 2
    }
    if end > index + 1 { return (value, end) }
    // "1.234.567": one stop alone is a decimal point.
    if mark(end) == 0x2E, isGlued(end), mark(end + 2) == 0x2E, let a = digits(end + 1),
      let b = digits(end + 3),
      words[end + 1].count == 3, words[end + 3].count == 3, isGlued(end + 1), isGlued(end + 2),
      isGlued(end + 3)
    {
      return ((value * 1000 + a) * 1000 + b, end + 4)
    }
    while let group = digits(end), words[end].count == 3, !isGlued(end), blankBefore(end) <= 3,
      byte(index) != 0x30,
      !(isGlued(end + 1) && mark(end + 1) == 0x2C && isNumber(end + 2) && isGlued(end + 2))
    {
      value = value * 1000 + group
      end += 1
    }
    return (value, end)
  }

  /// Bytes between a token and the one before it.
  private func blankBefore(_ index: Int) -> Int { Int(words[index].start - words[index - 1].end) }

  /// `integer` with the digits of token `index` behind the point, as close as a Double comes: 5.81, not 5.8100000000000005.
  private func decimal(_ integer: Double, decimals index: Int) -> Double {
    var (digits, power) = (integer, 1.0)
    for byte in words.text.bytes[words[index].span.range].prefix(15) where digits < 1e15 {
      digits = digits * 10 + Double(byte &- 0x30)
      power *= 10
    }
    return digits / power
  }

  /// "1/4" with a denominator that people divide by; a date or a label otherwise.
  private func slashFraction(at index: Int) -> Double? {
    guard let a = digits(index), mark(index + 1) == 0x2F, let b = digits(index + 2), a > 0, a < b,
      [2, 3, 4, 5, 6, 8, 10, 16, 20, 32, 40, 50, 64, 100].contains(b), mark(index + 3) != 0x2F,
      isGlued(index + 1) == isGlued(index + 2)
    else { return nil }
    return a / b
  }

  /// The sign or currency before the first digit.
  private func addSign(_ atom: inout NumberAtom) {
    var before = atom.first - 1
    var isNegative = false
    if isDash(before), isGlued(atom.first),
      !isGlued(before) || [0x3C, 0x3E, 0x3D, 0x7E, 0x28].contains(mark(before - 1))
    {
      (isNegative, atom.first) = (true, before)
      before -= 1
    }
    if let sign = tables.units.sign(endingAt: before, from: low, in: words),
      !isPartOfWord(before - sign.count + 1)
    {
      (atom.sign, atom.signFirst) = (sign.unit, before - sign.count + 1)
      atom.first = min(atom.first, atom.signFirst)
      before = atom.signFirst - 1
      if isDash(before), isGlued(before + 1), !isGlued(before) { (isNegative, atom.first) = (true, before) }
    }
    if isHash(atom.first - 1, Fixed.minus) && !isHash(atom.first - 3, Fixed.plus)
      || isHash(atom.first - 1, Fixed.negative)
    {
      (isNegative, atom.first) = (true, atom.first - 1)
    }
    if isNegative { atom.value = -atom.value }
  }

  /// A letter stands right before the token: "cents" is no sign for what follows.
  private func isPartOfWord(_ index: Int) -> Bool {
    isWord(index) && isGlued(index) && isWord(index - 1)
  }

  /// Scale words behind digits: "1.2million", "2 bn", "300-million", "5 hundred thousand".
  private func addScales(_ atom: inout NumberAtom) {
    while true {
      var next = atom.end
      if isDash(next), isGlued(next), isGlued(next + 1), longScale(next + 1) != nil { next += 1 }
      if let factor = longScale(next) {
        atom.value = scaled(atom.value, by: factor)
      } else if !atom.hasScale, let factor = shortScale(next, atom) {
        atom.value = scaled(atom.value, by: factor)
      } else {
        return
      }
      (atom.end, atom.hasScale, atom.isPlain) = (next + 1, true, false)
    }
  }

  private func longScale(_ index: Int) -> Double? {
    guard self.is(index, .number), let word = tables.numbers[words[index].hash] else { return nil }
    switch word.kind {
    case .hundred, .scale: return word.value
    case .dozen: return word.value
    default: return nil
    }
  }

  private func shortScale(_ index: Int, _ atom: NumberAtom) -> Double? {
    guard isWord(index), let scale = tables.scales.scale(at: index, in: words) else { return nil }
    guard !isGlued(index + 1) || !isWord(index + 1) && !isNumber(index + 1) && mark(index + 1) != 0x2F else {
      return nil
    }
    switch scale.place {
    case .always: return scale.factor
    case .glued: return isGlued(index) ? scale.factor : nil
    case .money:
      if atom.sign != nil { return scale.factor }
      let behind = tables.units.unit(
        startingAt: index + 1, before: high, in: words, symbols: true, strict: true)
      if let behind, tables.units.units[behind.unit].isMoney { return scale.factor }
      // "5m tonnes", "2m people": a plural cannot follow metres.
      guard words[index].hash == Fixed.m, isGlued(index) else { return nil }
      return behind != nil && isPlural(index + 1) || isPlural(index + 1) && !isCapital(index + 1)
        ? scale.factor : nil
    }
  }

  /// Whether the word is a plural noun: a plural ending, or one of the irregular ones.
  func isPlural(_ index: Int) -> Bool {
    guard isWord(index), words[index].count > 2 else { return false }
    let classes = classes[index]
    if classes.contains(.irregularPlural) { return true }
    if !classes.isDisjoint(with: [.notPlural, .pronoun, .preposition, .determiner, .auxiliary, .adverb]) {
      return false
    }
    let end = Int(words[index].end)
    let bytes = words.text.bytes
    guard bytes[end - 1] | 0x20 == 0x73 else { return false }
    // "glass", "virus", "basis", "Russia's"
    let before = bytes[end - 2] | 0x20
    return before != 0x73 && before != 0x75 && !(before == 0x69 && words[index].count < 7)
      && bytes[end - 2] != 0x27
      && bytes[end - 2] < 0x80 && !words[index].isAllCapitals
  }
}
