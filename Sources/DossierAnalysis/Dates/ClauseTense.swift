// What the verbs around a date say of its time: "will meet Tuesday" looks ahead, "met in May" back.
import DossierModel
import DossierText

extension DateReader {
  /// How many tokens before or behind an expression are looked at: behind, a long subject can stand between.
  private static let reach = (before: 12, behind: 20)

  /// Past, future, over or nil; `.later` moves months, but no weekday.
  func tense(around phrase: TimePhrase) -> DateWord.Tense? {
    switch phrase.meaning {
    case .named(_, nil, _, .none), .calendar(.none, _, _, _), .unit(.weekend, 0, _): break
    default: return nil
    }
    let first = phrase.tokens.lowerBound
    if role(first - 1) == .ended { return word(first - 1).tense == .over ? .over : .past }
    if role(first - 1) == .as, role(first - 3) == .as { return .future }
    return tense(before: phrase) ?? tense(behind: phrase)
  }

  private func tense(before phrase: TimePhrase) -> DateWord.Tense? {
    let first = phrase.tokens.lowerBound
    var index = first - 1
    if let bound = boundTense(before: phrase) { return bound }
    let stop = max(-1, index - Self.reach.before)
    while index > stop, !words[index + 1].opensPassage, !endsClause(index) {
      switch word(index).tense {
      case .past, .perfect: return .past
      case .future: return isPerfect(index) ? .past : .future
      case .later where role(index + 1) == .to: return isPerfect(index) ? .past : .future
      case .later where index == first - 1: return .future
      case .settled:
        if role(index + 1) == .for || role(index + 1) == .to { return isPerfect(index) ? .past : .future }
        return .past
      case .present where role(index + 1) == .to: return .future
      case .scheduled where first - index <= 3 && !isCapitalised(index):
        return (1...3).contains { word(index - $0).tense == .past || word(index - $0).tense == .perfect }
          ? .past : .future
      default: break
      }
      if isPastForm(index) { return .past }
      index -= 1
    }
    return nil
  }

  /// What "by", "until" and "to" right before a date say: a look ahead, unless the clause is told as past ("was
  /// used a million times by Thursday", "until Thursday, they had not called"). In "the revision to December's
  /// figures" the preposition belongs to the figures.
  private func boundTense(before phrase: TimePhrase) -> DateWord.Tense? {
    let index = phrase.tokens.lowerBound - 1
    guard word(index).tense == .later, !word(phrase.tokens.upperBound - 1).marks.contains(.own) else {
      return nil
    }
    switch role(index) {
    case .to: return .later
    case .until:
      return opensSentence(index) && tenseAhead(from: phrase.tokens.upperBound) == .past ? .past : .future
    case .by: return isToldAsPast(before: index) ? .past : .future
    default: return nil
    }
  }

  /// Whether the verb before the token is a past one that reports nothing, with no infinitive between.
  private func isToldAsPast(before first: Int) -> Bool {
    var index = first - 1
    let stop = max(-1, index - Self.reach.before)
    while index > stop, !words[index + 1].opensPassage, !endsClause(index) {
      if role(index) == .to { return false }
      switch word(index).tense {
      case .past, .perfect: return !word(index).marks.contains(.reports)
      case .some: return false
      case nil: break
      }
      if isPastForm(index) { return true }
      index -= 1
    }
    return false
  }

  /// "On Tuesday, the group will ...": a date at the head of its sentence has its verb behind it.
  private func tense(behind phrase: TimePhrase) -> DateWord.Tense? {
    let first = phrase.tokens.lowerBound
    guard opensSentence(first) || opensSentence(first - 1) else { return nil }
    return tenseAhead(from: phrase.tokens.upperBound)
  }

  private func tenseAhead(from start: Int) -> DateWord.Tense? {
    var index = start
    let stop = min(high, index + Self.reach.behind)
    while index < stop, !words[index].opensPassage, !endsClause(index) {
      switch word(index).tense {
      case .past, .perfect: return .past
      case .future: return .future
      case .later where role(index + 1) == .to: return .future
      case .settled: return role(index + 1) == .for || role(index + 1) == .to ? .future : .past
      case .present where role(index + 1) == .to: return .future
      default: break
      }
      if isPastForm(index) { return .past }
      index += 1
    }
    return nil
  }

  /// "had been due", "had planned".
  private func isPerfect(_ index: Int) -> Bool {
    word(index - 1).tense == .perfect || word(index - 2).tense == .perfect
  }

  private func endsClause(_ index: Int) -> Bool {
    isMark(index, ";") || isMark(index, ".") && (isCapitalised(index + 1) || !isWord(index + 1))
  }

  /// A lower-case word in -ed.
  func isPastForm(_ index: Int) -> Bool {
    guard index >= low, index < high else { return false }
    let token = words[index]
    guard token.kind == .word, token.count > 4, !token.isCapitalised else { return false }
    let bytes = words.text.bytes
    return bytes[Int(token.end) - 1] == 0x64 && bytes[Int(token.end) - 2] == 0x65
  }
}
