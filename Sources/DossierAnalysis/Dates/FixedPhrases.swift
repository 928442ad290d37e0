// Phrases that stand in a table as a whole: holidays, "the day before yesterday", "recently".
import DossierText

extension DateReader {
  func fixedPhrase(at index: Int) -> TimePhrase? {
    let opens = word(index).opens
    if opens.isEmpty { return nil }
    if opens.contains(.holiday), let phrase = holidayPhrase(at: index) { return phrase }
    if opens.contains(.dayWord) {
      if let (days, count) = tables.dayWords.longest(startingAt: index, before: high, in: words),
        count > 1 || !isInsideName(index)
      {
        return TimePhrase(index..<index + count, .dayWord(days))
      }
      // "today's world" is an age, no day.
      if word(index).marks.isEmpty, let days = possessiveDayWord(at: index), !isInsideName(index),
        role(index + 1) != .era
      {
        return TimePhrase(index..<index + 1, .dayWord(days))
      }
    }
    if opens.contains(.vague), role(index - 1) != .as,
      let (vague, count) = tables.vague.longest(startingAt: index, before: high, in: words),
      !isInsideName(index), !continuesTime(index + count),
      vague.value != "FUTURE_REF" || count > 1 || looksAhead(index)
    {
      return TimePhrase(index..<index + count, .vague(vague.value, isDuration: vague.isDuration))
    }
    return nil
  }

  /// "soon" is a time beside "will", "to" and their like, not in "soon became".
  private func looksAhead(_ index: Int) -> Bool {
    if role(index + 1) == .after { return false }
    return [index - 1, index + 1].contains {
      role($0) == .to || word($0).tense == .future || word($0).tense == .later
    }
  }

  /// "today's": the table holds the word without its ending.
  private func possessiveDayWord(at index: Int) -> Int? {
    let bytes = words.text.bytes
    let span = words[index].span
    var hash = Word.hashSeed
    for offset in span.range {
      if bytes[offset] == 0x27 || bytes[offset] == 0xE2 { break }
      hash = Word.hash(hash, adding: ByteClass.lower(bytes[offset]))
    }
    return tables.dayWord(hash)
  }

  /// A word behind a vague phrase that makes it part of a definite one ("the past two months").
  private func continuesTime(_ index: Int) -> Bool {
    let next = word(index)
    if next.unit != nil || next.month != 0 || next.weekday != 0 || next.season != nil { return true }
    return next.cardinal != nil && !next.marks.contains(.article) || isNumber(index) || next.ordinal != 0
      || next.decade != nil
  }

  /// A named day, perhaps with a year.
  private func holidayPhrase(at index: Int) -> TimePhrase? {
    guard let (holiday, count) = tables.holidays.longest(startingAt: index, before: high, in: words),
      isCapitalised(index) || isNumber(index) || role(index) == .the
    else { return nil }
    let end = index + count
    if let (year, next) = yearSuffix(at: end) {
      return TimePhrase(index..<next, .named(.holiday(holiday), step: nil, .publication, year))
    }
    if holiday.needsCue, !isCued(index) { return nil }
    if isCapitalised(end), isWord(end), word(end).unit == nil, holiday.needsCue { return nil }
    return TimePhrase(index..<end, .named(.holiday(holiday), step: nil, .publication, .none))
  }

  /// A preposition of time, or a word that places a period, stands before the token.
  func isCued(_ index: Int) -> Bool {
    switch role(index - 1) {
    case .in, .on, .at, .by, .until, .since, .after, .during, .from, .to, .between: return true
    default: break
    }
    return word(index - 1).opens.contains(.direction) || isModifier(endingAt: index - 1)
  }

  /// A modifier ends with the token ("the end of", "early").
  func isModifier(endingAt index: Int) -> Bool {
    let last = isDash(index) ? index - 1 : index
    return last >= low && tables.modifiers.longest(endingAt: last, from: low, in: words) != nil
  }
}
