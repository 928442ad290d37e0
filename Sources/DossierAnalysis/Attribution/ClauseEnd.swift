// Where a reported clause ends: at the end of the unit, or where a further speaker, a tag or a main clause takes over.
import DossierText

extension SpeechReader {
  /// Where a reported clause ends: the end of the unit, or where a further speaker or tag takes over.
  func clauseEnd(_ from: Int, _ limit: Int) -> Int {
    // No reported clause has more tokens; keeps many cues in one endless line linear.
    let upper = min(limit, from + 400)
    var index = from
    while index < upper {
      if let quotation = tokens.quotation(at: index) {
        index = max(index + 1, quotation.tokens.upperBound)
        continue
      }
      if tokens.mark(index) == 0x3B { return index }
      if tokens.isComma(index) || tokens.isDash(index), index > from, index + 1 < upper {
        let next = index + 1
        if let form = tokens.form(next), form.form == .participle, form.how.contains(.that) { return index }
        if tokens.hash(next) == SpeechTokens.according || opensWith(next, upper) { return index }
        if tokens.has(next, [.and, .relative])
          || tokens.has(next, .subordinator) && tokens.hash(next) != SpeechTokens.that,
          takesOver(next, upper)
        {
          return index
        }
        if tokens.isComma(index), tokens.isCapital(next) || tokens.has(next, .pronoun),
          takesOver(index, upper)
        {
          return index
        }
      } else if tokens.has(index, .and) || tokens.hash(index) == SpeechTokens.but, index > from,
        takesOver(index, upper, isNear: true)
      {
        return index
      }
      index += 1
    }
    return trimmedEnd(from, upper)
  }

  private func trimmedEnd(_ from: Int, _ upper: Int) -> Int {
    var end = upper
    while end > from, [0x2E, 0x2C, 0x21, 0x3F, 0x3B, 0x3A].contains(tokens.mark(end - 1)),
      !tokens.isQuoted(end - 1)
    { end -= 1 }
    return end
  }

  /// Whether a further "S2 cue2" begins at `next` ("but ...", "while ...").
  private func takesOver(_ next: Int, _ upper: Int, isNear: Bool = false) -> Bool {
    for cue in next + 1..<max(next + 1, min(upper, next + (isNear ? 4 : 12))) {
      if tokens.isQuoted(cue) || tokens.isComma(cue) { return false }
      guard let form = tokens.form(cue), form.form != .participle, form.how.contains(.that) else { continue }
      guard let subject = tokens.subject(before: cue, from: next), !isNoun(form, cue, subject) else {
        return false
      }
      if isNear, !subject.isShared { return false }
      if form.form == .base, subject.verbStart == cue, subject.isShared { return false }
      return (subject.isShared || subject.head.lowerBound <= next + 2)
        && (isNear ? opensContent(form, cue + 1, upper) : cue + 1 < upper)
    }
    return false
  }

  /// "with the paper reporting that": a participle cue behind "with" and its noun.
  private func opensWith(_ index: Int, _ upper: Int) -> Bool {
    guard tokens.hash(index) == Self.with else { return false }
    return (index + 1..<max(index + 1, min(upper, index + 10))).contains {
      guard let form = tokens.form($0) else { return false }
      return form.form == .participle && !form.how.isDisjoint(with: [.that, .object])
    }
  }
  private static let with = Word.hash(of: "with".utf8)

  /// A cheap look whether something is said at `start`.
  func opensContent(_ form: CueForm, _ start: Int, _ upper: Int) -> Bool {
    guard start + 1 < upper else { return false }
    return tokens.hash(start) == SpeechTokens.that || tokens.isQuoted(start)
      || form.how.contains(.clause) && canOpenClause(start)
  }
}
