// Numbers of units: "three weeks", "2 1/2 years", "a couple of hours", "twenty-one days", "a minute and a half".
import DossierText

extension DateReader {
  struct Count {
    /// In tenths; nil when the words give no number ("several").
    var tenths: Int?
    var hasHalf = false
    var end: Int
    var isArticle = false
  }

  /// The number that begins at `index`, in digits or words.
  func count(at index: Int) -> Count? {
    if isNumber(index) { return digitCount(at: index) }
    guard let first = word(index).cardinal else { return nil }
    let marks = word(index).marks
    if marks.contains(.half) { return nil }
    var next = index + 1
    if marks.contains(.vague) {
      if role(next) == .of { next += 1 }
      if role(next) == .a { next += 1 }
      if let scale = word(next).cardinal, word(next).marks.contains(.scale), scale > 0 { next += 1 }
      return Count(tenths: nil, end: next)
    }
    if marks.contains(.article) {
      // "a few", "a couple of", "a dozen", "a hundred", "a half"
      if let more = word(next).cardinal, !word(next).marks.contains(.article) {
        if word(next).marks.contains(.half) { return nil }
        guard var inner = count(at: next) else { return nil }
        if role(inner.end) == .of { inner.end += 1 }
        if more == 0 { inner.tenths = nil }
        return inner
      }
      return Count(tenths: 10, end: next, isArticle: true)
    }
    var total = 0
    var group = Int(first)
    if marks.contains(.tens) {
      let unit = isJoin(next) ? next + 1 : next
      if let more = word(unit).cardinal, (1...9).contains(more), word(unit).marks.isEmpty {
        group += Int(more)
        next = unit + 1
      }
    }
    var steps = 0
    while steps < 4, let scale = word(next).cardinal, word(next).marks.contains(.scale) {
      group = max(1, group) &* Int(scale)
      next += 1
      steps += 1
      if role(next) == .and, let more = word(next + 1).cardinal, more > 0,
        !word(next + 1).marks.contains(.article)
      {
        next += 1
      }
      if let more = word(next).cardinal, more > 0, word(next).marks.isSubset(of: [.tens]) {
        total += group
        group = Int(more)
        next += 1
        if word(next - 1).marks.contains(.tens), let unit = word(isJoin(next) ? next + 1 : next).cardinal,
          unit < 10, unit > 0
        {
          group += Int(unit)
          next = (isJoin(next) ? next + 1 : next) + 1
        }
      }
    }
    guard total + group < 100_000 else { return nil }
    var count = Count(tenths: (total + group) * 10, end: next)
    if role(next) == .of, word(index).cardinal == 2, word(next - 1).marks.isEmpty { count.end += 1 }
    if role(next) == .and, role(next + 1) == .a, role(next + 2) == .half {
      (count.hasHalf, count.end) = (true, next + 3)
    }
    return count
  }

  private func digitCount(at index: Int) -> Count? {
    guard let (value, count) = digits(index), count <= 6 else { return nil }
    var tenths = value * 10
    var next = index + 1
    var hasHalf = false
    if isMark(next, ","), isGlued(next), isGlued(next + 1), let (group, size) = digits(next + 1), size == 3 {
      tenths = tenths * 1000 + group * 10
      next += 2
    }
    if isMark(next, "."), isGlued(next), isGlued(next + 1), let (fraction, size) = digits(next + 1) {
      guard size == 1 else { return nil }
      tenths += fraction
      next += 2
    } else if let (one, _) = digits(next), one == 1, isMark(next + 1, "/"), digits(next + 2)?.value == 2 {
      hasHalf = true
      next += 3
    } else if isDash(next), isGlued(next), let (one, _) = digits(next + 1), one == 1, isMark(next + 2, "/"),
      digits(next + 3)?.value == 2
    {
      hasHalf = true
      next += 4
    }
    if word(next).marks.contains(.scale), let scale = word(next).cardinal {
      guard scale <= 1000 else { return nil }
      tenths *= Int(scale)
      next += 1
    }
    return Count(tenths: tenths, hasHalf: hasHalf, end: next)
  }

  /// A number and its unit: "two and a half years", "10-hour", "two to three weeks" (the lower number counts).
  func amount(at index: Int) -> (amount: TimeAmount, end: Int)? {
    guard var number = count(at: index) else { return nil }
    if role(number.end) == .to || role(number.end) == .or || isDash(number.end),
      let upper = count(at: number.end + 1), !upper.isArticle, !number.isArticle,
      unit(behind: upper.end) != nil
    {
      number.end = upper.end
    }
    guard let (unit, end) = unit(behind: number.end) else { return nil }
    var amount = TimeAmount(tenths: number.tenths, hasHalf: number.hasHalf, unit: unit)
    var next = end
    if role(next) == .and, role(next + 1) == .a, role(next + 2) == .half {
      amount.hasHalf = true
      next += 3
    } else if role(next) == .and, let more = count(at: next + 1), let whole = more.tenths, !more.isArticle,
      whole % 10 == 0, let (second, last) = self.unit(behind: more.end), second != unit,
      Self.isFiner(second, than: unit)
    {
      amount.extra = (whole / 10, second)
      next = last
    }
    return (amount, next)
  }

  private static func isFiner(_ a: TimeUnit, than b: TimeUnit) -> Bool {
    guard let x = TimeUnit.allCases.firstIndex(of: a), let y = TimeUnit.allCases.firstIndex(of: b) else {
      return false
    }
    return x < y
  }

  /// The unit behind a number, over a hyphen and fillers ("eight trading days", "two more weeks").
  func unit(behind index: Int) -> (unit: TimeUnit, end: Int)? {
    var next = isJoin(index) || isDash(index) && isGlued(index) ? index + 1 : index
    var fillers = 0
    while role(next) == .filler, fillers < 2 {
      next += isDash(next + 1) && isGlued(next + 1) ? 2 : 1
      fillers += 1
    }
    let entry = word(next)
    guard let unit = entry.unit, unit != .season, unit != .period, unit != .weekend,
      !entry.marks.contains(.long),
      !(unit == .half), !isInsideName(next) || isMark(next - 1, "-")
    else { return nil }
    return (unit, next + 1)
  }

  /// An amount and what follows it: a point in time ("two weeks ago", "a year earlier") or a duration.
  func amountPhrase(at index: Int, start: Int) -> TimePhrase? {
    guard let (amount, end) = amount(at: index), role(end) != .old, !isJoin(end) || role(end + 1) != .old
    else { return nil }
    // "24 hours a day", "five days a week": so much of each, no stretch of time.
    if role(end) == .a, word(end + 1).unit != nil, !word(end + 2).opens.contains(.relation) { return nil }
    if let phrase = weeksOn(amount, isArticle: word(index).marks.contains(.article), start: start, end: end) {
      return phrase
    }
    return relation(of: amount, start: start, end: end)
      ?? TimePhrase(start..<longEnd(end), .duration(amount))
  }

  /// "two-year", "five year" before a noun: an article before it belongs to the noun.
  func isAdjective(_ amount: TimeAmount, _ end: Int) -> Bool {
    !word(end - 1).marks.contains(.many) && amount.tenths != 10 || isJoin(end - 2)
  }

  /// "day-long", "8-month-old": the tail belongs to the adjective.
  private func longEnd(_ end: Int) -> Int {
    if isJoin(end), role(end + 1) == .filler { return end + 2 }
    return end
  }

  /// "ago", "earlier", "later", "from now" behind an amount.
  func relation(of amount: TimeAmount, start: Int, end: Int) -> TimePhrase? {
    let next = isJoin(end) ? end + 1 : end
    guard word(next).opens.contains(.relation),
      let (direction, count) = tables.relations.longest(startingAt: next, before: high, in: words)
    else { return nil }
    let last = next + count
    // "two days after the fire" is a duration beside an event; only an end makes it a point in time.
    if role(next) == .by || role(next) == .after {
      guard last >= high || words[last].kind == .mark else { return nil }
    }
    if isJoin(end), isJoin(last) { return nil }
    return TimePhrase(start..<last, .shifted(amount, direction.step, direction.reference))
  }
}
