// Numbers in words: "twenty-one", "a hundred and two", "one and a half million", "tens of thousands", "two thirds".
import DossierText

extension FigureReader {
  /// The number in words that begins at `index`; an article before it ("a hundred") belongs to it.
  func wordAtom(at index: Int) -> NumberAtom? {
    guard let word = tables.numbers[words[index].hash] else { return nil }
    switch word.kind {
    case .vague: return vague(at: index, word)
    case .several: return several(at: index)
    case .fraction, .fractions: return fraction(at: index, word)
    default: return cardinal(at: index)
    }
  }

  private func kind(_ index: Int) -> NumberWord? {
    self.is(index, .number) ? tables.numbers[words[index].hash] : nil
  }

  /// Behind a hyphen between two words, or the same index.
  private func pastHyphen(_ index: Int) -> Int {
    isDash(index) && isGlued(index) && isGlued(index + 1) ? index + 1 : index
  }

  private func isArticle(_ index: Int) -> Bool { isHash(index, Fixed.a) || isHash(index, Fixed.an) }

  private func cardinal(at index: Int) -> NumberAtom? {
    let part = pastHyphen(index + 1)
    if let word = kind(part), word.kind == .fractions || word.kind == .fraction && kind(index)?.value == 1,
      let atom = fraction(at: part, word)
    {
      return atom
    }
    var total = 0.0
    var current = 0.0
    var (at, end) = (index, index)
    var last: NumberWord.Kind?
    var lastScale = Double.infinity
    var hasScale = false
    while let word = kind(at) {
      switch word.kind {
      case .unit:
        guard last == nil || last == .tens || last == .hundred || last == .scale else { return done() }
        current += word.value
      case .teen, .tens:
        guard last == nil || last == .hundred || last == .scale else { return done() }
        current += word.value
      case .hundred:
        guard last != .hundred, current < 100 else { return done() }
        current = max(current, 1) * 100
      case .dozen:
        guard last == nil || last == .unit || last == .teen || last == .tens else { return done() }
        current = max(current, 1) * 12
        hasScale = true
      case .scale:
        if word.value < lastScale {
          total += (current == 0 && last != .scale ? 1 : current) * word.value
        } else {
          total = (total + current) * word.value
        }
        if current == 0, last == .scale { total *= word.value }
        (current, lastScale, hasScale) = (0, word.value, true)
      default: return done()
      }
      (last, end) = (word.kind, at + 1)
      at = pastHyphen(end)
      // "and" inside a number: "a hundred and two", "one and a half million".
      if isHash(at, Fixed.and) || at == end && mark(at) == 0x2C && last == .scale {
        let next = isHash(at, Fixed.and) ? at + 1 : at
        if isHash(at, Fixed.and), let half = halfBehind(next) {
          current += half.value
          (end, last) = (half.end, .unit)
          at = end
          if let scale = kind(at), scale.kind == .scale || scale.kind == .dozen { continue }
          return done()
        }
        guard next > at, last == .hundred || last == .scale, let word = kind(next),
          word.kind == .unit || word.kind == .teen || word.kind == .tens
        else { return done() }
        at = next
      }
    }
    return done()

    func done() -> NumberAtom? {
      guard end > index else { return nil }
      var atom = NumberAtom(first: index, end: end, value: total + current, kind: .words, signFirst: index)
      atom.hasScale = hasScale
      if let first = kind(index), [.hundred, .scale, .dozen].contains(first.kind) {
        if isArticle(index - 1) { atom.first = index - 1 }
      }
      if isHash(atom.first - 1, Fixed.minus) || isHash(atom.first - 1, Fixed.negative) {
        (atom.first, atom.value) = (atom.first - 1, -atom.value)
      }
      if let sign = tables.units.sign(endingAt: atom.first - 1, from: low, in: words),
        words[atom.first - 1].kind == .mark
      {
        (atom.sign, atom.signFirst) = (sign.unit, atom.first - sign.count)
        atom.first = atom.signFirst
      }
      return atom
    }
  }

  /// "a half", "three quarters" behind "one and".
  private func halfBehind(_ index: Int) -> (value: Double, end: Int)? {
    if isArticle(index), let word = kind(index + 1), word.kind == .fraction { return (word.value, index + 2) }
    if let count = kind(index), count.kind == .unit, let word = kind(pastHyphen(index + 1)),
      word.kind == .fractions
    {
      return (count.value * word.value, pastHyphen(index + 1) + 1)
    }
    return nil
  }

  /// "hundreds", "tens of thousands".
  private func vague(at index: Int, _ word: NumberWord) -> NumberAtom? {
    var base = word.value
    var end = index + 1
    if isHash(end, Fixed.of), let next = kind(end + 1), next.kind == .vague, next.value > base {
      (base, end) = ((base == 12 ? 10 : base) * next.value, end + 2)
    }
    // "tens" and "scores" alone are other words as often as not.
    if word.value < 100, word.value != 12, end == index + 1, !isHash(end, Fixed.of) { return nil }
    var atom = NumberAtom(first: index, end: end, value: base * 2, kind: .vague, signFirst: index)
    atom.upper = base == 12 ? 99 : base == 20 ? 99 : base * 10 - 1
    atom.hasScale = true
    return atom
  }

  /// "several hundred", "a few thousand"; "several people" is no number.
  private func several(at index: Int) -> NumberAtom? {
    guard let scale = kind(index + 1), scale.kind == .hundred || scale.kind == .scale || scale.kind == .dozen
    else {
      return nil
    }
    var base = scale.value
    var end = index + 2
    if let next = kind(end), next.kind == .scale { (base, end) = (base * next.value, end + 1) }
    var atom = NumberAtom(
      first: isArticle(index - 1) ? index - 1 : index, end: end, value: base * 2, kind: .vague,
      signFirst: index)
    atom.upper = base == 12 ? 99 : base * 10 - 1
    atom.hasScale = true
    return atom
  }

  /// "half of the", "a quarter of", "two thirds", "one-third".
  private func fraction(at index: Int, _ word: NumberWord) -> NumberAtom? {
    var atom = NumberAtom(first: index, end: index + 1, value: word.value, kind: .fraction, signFirst: index)
    let before = isDash(index - 1) && isGlued(index) && isGlued(index - 1) ? index - 2 : index - 1
    if let count = kind(before), count.kind == .unit || count.kind == .teen, !masked(before) {
      guard word.kind == .fractions || count.value == 1 else { return nil }
      (atom.first, atom.value) = (before, count.value * word.value)
      return atom.value <= 1 ? scaled(atom) : nil
    }
    if let count = digits(before), word.kind == .fractions, count < 100 {
      (atom.first, atom.value) = (before, count * word.value)
      return atom.value <= 1 ? atom : nil
    }
    guard word.kind == .fraction else { return nil }
    if isArticle(index - 1) { atom.first = index - 1 }
    let isHalf = word.value == 0.5
    let whole = scaled(atom)
    if whole.hasScale { return whole }
    if isHash(index + 1, Fixed.of) {
      return isHalf || atom.first < index || isCounting(index - 1) ? atom : nil
    }
    if atom.first < index, isChange(before: atom.first) || isShareOfPlural(index + 1) { return atom }
    guard isHalf else { return nil }
    if atom.first < index, !isWord(index + 1) { return atom }
    // "half the country", "half its staff", "half a mile", "in half" (no)
    return self.is(index + 1, .determiner) || isPlural(index + 1) && !isGlued(index + 1) ? atom : nil
  }

  /// "by a fifth", "by nearly a third": a change, no ordinal.
  private func isChange(before index: Int) -> Bool {
    var before = index - 1
    if let phrase = tables.comparatorsBefore.longest(endingAt: before, from: low, in: words) {
      before -= phrase.count
    }
    return isHash(before, Fixed.by)
  }

  /// "of whom a third are children": no third one, but a part of many.
  private func isShareOfPlural(_ index: Int) -> Bool {
    isHash(index, Fixed.are) || isHash(index, Fixed.were) || isHash(index, Fixed.have)
  }

  /// "half a million", "a quarter of a million", "half-million", "three quarters billion".
  private func scaled(_ atom: NumberAtom) -> NumberAtom {
    var at = pastHyphen(atom.end)
    if isHash(at, Fixed.of), isArticle(at + 1) { at += 1 }
    if isArticle(at) { at += 1 }
    guard let scale = kind(at), [.hundred, .scale, .dozen].contains(scale.kind) else { return atom }
    var whole = atom
    (whole.value, whole.end, whole.kind, whole.hasScale) = (atom.value * scale.value, at + 1, .words, true)
    if let next = kind(whole.end), next.kind == .scale {
      (whole.value, whole.end) = (whole.value * next.value, whole.end + 1)
    }
    return whole
  }

  /// A comparator may replace the article: "nearly quarter of".
  private func isCounting(_ index: Int) -> Bool {
    tables.comparatorsBefore.longest(endingAt: index, from: low, in: words) != nil
  }
}
