// What the verbs around a date say of its time: "will meet Tuesday" looks ahead, "met in May" back.
import DossierModel
import DossierText

extension DateReader {
  /// How many tokens before or behind an expression are looked at.
  private static let reach = 12

  /// Past, future or nil; `.later` moves months, but no weekday.
  func tense(around phrase: TimePhrase) -> DateWord.Tense? {
    switch phrase.meaning {
    case .named(_, nil, _, .none), .calendar(.none, _, _, _), .unit(.weekend, 0, _): break
    default: return nil
    }
    let first = phrase.tokens.lowerBound
    if role(first - 1) == .ended { return .past }
    if role(first - 1) == .as, role(first - 3) == .as { return .future }
    return tense(before: first) ?? tense(behind: phrase)
  }

  private func tense(before first: Int) -> DateWord.Tense? {
    var index = first - 1
    let stop = max(-1, index - Self.reach)
    while index > stop, !words[index + 1].opensPassage, !endsClause(index) {
      switch word(index).tense {
      case .past, .perfect: return .past
      case .future: return isPerfect(index) ? .past : .future
      case .later:
        // "by February", "until Tuesday"; "plans to", "set to"; but "agreed in April".
        if index == first - 1 { return role(index) == .to ? .later : .future }
        if role(index + 1) == .to { return isPerfect(index) ? .past : .future }
      case .present where role(index + 1) == .to: return .future
      default: break
      }
      if isPastForm(index) { return .past }
      index -= 1
    }
    return nil
  }

  /// "On Tuesday, the group will ...": a date at the head of its sentence has its verb behind it.
  private func tense(behind phrase: TimePhrase) -> DateWord.Tense? {
    let first = phrase.tokens.lowerBound
    guard opensSentence(first) || opensSentence(first - 1) else { return nil }
    var index = phrase.tokens.upperBound
    let stop = min(high, index + Self.reach)
    while index < stop, !words[index].opensPassage, !endsClause(index) {
      switch word(index).tense {
      case .past, .perfect: return .past
      case .future: return .future
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
