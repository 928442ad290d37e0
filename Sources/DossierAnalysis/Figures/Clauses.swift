// How far the clause of a figure reaches, roughly: a date beyond a border belongs to something else.
import DossierModel
import DossierText

extension FigureReader {
  /// The tokens of the clause around `first..<end`, at most forty to either side.
  func clause(around first: Int, _ end: Int) -> Range<Int> {
    var left = first
    while left > low, first - left < 40, !isBorder(left) { left -= 1 }
    var right = end
    while right < high, right - end < 40, !isBorder(right) { right += 1 }
    return left..<max(right, end)
  }

  /// A semicolon; ", where", ", who", ", but"; "and will", "and they", "but is": what comes then has its own verb.
  private func isBorder(_ index: Int) -> Bool {
    if mark(index) == 0x3B { return true }
    if mark(index) == 0x2C { return self.is(index + 1, .relative) || isHash(index + 1, Fixed.but) }
    guard isWord(index), words[index].count == 3, isHash(index, Fixed.and) || isHash(index, Fixed.but) else {
      return false
    }
    return self.is(index + 1, [.auxiliary, .pronoun])
  }
}
