// The comparator that belongs to a quantity: the longest phrases of comparators.tsv that touch it, before and behind.
// "no more than" is a row of the table; no negation is worked out here.
import DossierModel
import DossierText

/// A comparator and the tokens of its words; an empty range where there are none.
struct FoundComparator {
  var value: Comparator
  var tokens: Range<Int>
}

extension FigureReader {
  /// The comparator of a quantity that covers tokens `first..<end`; `behind` are the places where a phrase may
  /// follow it (behind the number, the unit, the counted phrase). It never reaches over a comma.
  func comparator(before first: Int, behind: [Int]) -> FoundComparator? {
    let left = comparator(before: first)
    for place in behind {
      guard let right = comparator(at: place) else { continue }
      // "less than 5,000 or equal": the bound itself is allowed.
      if let left, isHash(right.tokens.upperBound - 1, Fixed.equal),
        left.value == .under || left.value == .over
      {
        return FoundComparator(
          value: left.value == .under ? .atMost : .atLeast,
          tokens: left.tokens.lowerBound..<right.tokens.upperBound)
      }
      if left == nil || left?.value == .about || left?.value == .exactly { return right }
    }
    return left
  }

  /// The comparator that ends before token `first`; an article or "another" may stand between.
  func comparator(before first: Int) -> FoundComparator? {
    var at = first - 1
    var found: FoundComparator?
    for _ in 0..<3 {
      if found == nil, isArticleOrPossessive(at),
        tables.comparatorsBefore.longest(endingAt: at, from: low, in: words) == nil
      {
        at -= 1
      }
      if mark(at) == 0x2C || !has(at) { break }
      guard let phrase = tables.comparatorsBefore.longest(endingAt: at, from: low, in: words) else { break }
      let start = at - phrase.count + 1
      // "over", "under" and their kin at the end of a verb ("taken over 12 firms") stay as they are read.
      let tokens = start..<(found?.tokens.upperBound ?? at + 1)
      found = FoundComparator(value: strongest(phrase.value, found?.value), tokens: tokens)
      at = start - 1
    }
    return found
  }

  /// "up to about 500" is at most; "about" says less than any bound.
  private func strongest(_ outer: Comparator, _ inner: Comparator?) -> Comparator {
    guard let inner, inner != .exactly, inner != .about else {
      return outer == .exactly ? inner ?? outer : outer
    }
    return inner
  }

  func isArticleOrPossessive(_ index: Int) -> Bool {
    self.is(index, .determiner) && !isHash(index, Fixed.each) && !isHash(index, Fixed.every)
  }

  private func comparator(at index: Int) -> FoundComparator? {
    guard has(index) else { return nil }
    var at = index
    if isDash(at), isGlued(at), isGlued(at + 1) || isDash(at) {
      if let phrase = tables.comparatorsAfter.longest(startingAt: at, before: high, in: words) {
        return FoundComparator(value: phrase.value, tokens: at..<at + phrase.count)
      }
      at += 1
    }
    guard let phrase = tables.comparatorsAfter.longest(startingAt: at, before: high, in: words) else {
      return nil
    }
    // "30 plus 20" adds; "5+3" too.
    let end = at + phrase.count
    if isNumber(end) || isHash(end, Fixed.than) || words[end - 1].hash == Fixed.than && self.is(end, .number)
    {
      return nil
    }
    // One word that stands apart must be one that compares by itself.
    return FoundComparator(value: phrase.value, tokens: index..<end)
  }
}
