// Where a figure went ("rose by", "down") and whether it is so ("could", "agreed to"): fields beside the comparator.
import DossierModel
import DossierText

extension FigureReader {
  /// The direction that a word within four tokens before `first` gives; "from" marks an earlier level, which has none.
  func trend(before first: Int) -> Trend? {
    var at = first - 1
    // "raised $5 million": money that was collected.
    if isHash(at, Fixed.from) || self.is(at, .raising) && isSignOrMoney(first) { return nil }
    var steps = 0
    while has(at), steps < 4 {
      if self.is(at, .up) { return .up }
      if self.is(at, .down) { return .down }
      guard
        isHash(at, Fixed.by) || isHash(at, Fixed.to) || self.is(at, [.adverb, .determiner]) || isAdverbial(at)
      else { return nil }
      at -= 1
      steps += 1
    }
    return nil
  }

  private func isSignOrMoney(_ index: Int) -> Bool {
    for start in index..<index + 3 {
      if let atom = atom(at: start) {
        return unit(of: atom).map { tables.units.units[$0.unit].isMoney } ?? false
      }
    }
    return false
  }

  /// "sharply", "slightly"
  private func isAdverbial(_ index: Int) -> Bool {
    guard isWord(index), words[index].count > 4 else { return false }
    let end = Int(words[index].end)
    return words.text.bytes[end - 1] == 0x79 && words.text.bytes[end - 2] == 0x6C
  }

  /// The modality that governs tokens `first..<end`: the nearest row of modality.tsv before it in its clause, else one
  /// that follows within five tokens ("a quarter of them may be sent").
  func modality(_ first: Int, _ end: Int) -> Modality {
    var at = first - 1
    var steps = 0
    while has(at), steps < 12 {
      if mark(at) == 0x3B || mark(at) == 0x3A
        || mark(at) == 0x2C && steps > 0 && self.is(at + 1, [.conjunction, .relative])
      {
        break
      }
      if !(isCapital(at) && self.is(at, .month) && at > low),
        let phrase = tables.modality.longest(endingAt: at, from: low, in: words)
      {
        if phrase.value != .negated { return phrase.value }
        if steps == 0 { return .negated }
      }
      // A number between: its own clause ends here.
      if isNumber(at), steps > 3 { break }
      at -= 1
      steps += 1
    }
    at = end
    while has(at), at < end + 4 {
      if words[at].kind == .mark || self.is(at, [.verb, .relative, .conjunction]) { break }
      if self.is(at, .auxiliary),
        let phrase = tables.modality.longest(startingAt: at, before: high, in: words),
        phrase.value != .negated
      {
        return phrase.value
      }
      if self.is(at, .auxiliary) { break }
      at += 1
    }
    return .actual
  }
}
