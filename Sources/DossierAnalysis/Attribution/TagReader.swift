// Sentences with a tag: "As S put it, C.", "C1, S said, C2.", "C, S said.", without quotation marks around C.
import DossierModel
import DossierText

extension SpeechReader {
  /// "As S put it, C", "Said S, “C”".
  mutating func readOpeningTag(_ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    if tokens.form(start)?.form == .past, let tag = tag(at: start, to: range.upperBound),
      tag.cue.lowerBound == start, tag.end + 1 < range.upperBound,
      tokens.isComma(tag.end) || tokens.mark(tag.end) == 0x3A, tokens.isQuoted(tag.end + 1)
    {
      found.append(
        Speech(
          subject: tag.subject, cue: tag.cue, cueClass: tag.cueClass,
          content: pieces(tag.end..<range.upperBound), rule: "opening-tag"))
      return true
    }
    while start < range.upperBound, tokens.has(start, [.and, .opener]) || tokens.isComma(start),
      start < range.lowerBound + 3
    {
      start += 1
    }
    guard tokens.hash(start) == SpeechTokens.asWord, let tag = tag(at: start, to: range.upperBound),
      tag.end + 2 < range.upperBound
    else { return false }
    let end = skipToBreak(tag.end, range.upperBound)
    guard end + 2 < range.upperBound, tokens.isComma(end) || tokens.mark(end) == 0x3A else { return false }
    found.append(
      Speech(
        subject: tag.subject, cue: tag.cue, cueClass: tag.cueClass,
        content: [end + 1..<clauseEnd(end + 1, range.upperBound)], rule: "opening-tag"))
    return true
  }

  /// "After A said “Q,” S said C": what is said stands behind the tag, the quotation before it is another's.
  func opensClause(_ end: Int, _ range: Range<Int>) -> Bool {
    guard !tokens.isQuoted(range.lowerBound), end + 1 < range.upperBound else { return false }
    return tokens.mark(end) == 0x3A || canOpenClause(end) && hasVerb(end, range.upperBound)
  }

  /// Over where and when ("in his memo to the staff") to a comma or a colon.
  func skipToBreak(_ from: Int, _ upper: Int) -> Int {
    guard from < upper, !tokens.isQuoted(from), !tokens.isComma(from) else { return from }
    return (from..<min(upper, from + 12)).first { tokens.isComma($0) || tokens.mark($0) == 0x3A } ?? from
  }

  /// "The plan, he said, will fail."
  mutating func readMiddleTag(_ range: Range<Int>) -> Bool {
    var tried = 0
    for index in range where tokens.isComma(index) && !tokens.isQuoted(index) && tried < 6 {
      tried += 1
      guard let tag = tag(at: index + 1, to: range.upperBound), tag.end - index <= 12,
        tag.end + 2 < range.upperBound,
        tokens.isComma(tag.end), index - range.lowerBound >= 1, !tokens.has(tag.cue.lowerBound, .noun),
        tag.cue.lowerBound > index + 1 || tag.end - index <= 6,
        !tokens.isQuoted(tag.end + 1) || tokens.isQuoted(range.lowerBound)
      else { continue }
      var start = range.lowerBound
      while start < index, tokens.has(start, [.opener, .and]) { start += 1 }
      guard start < index || index - range.lowerBound == 1 else { continue }
      found.append(
        Speech(
          subject: tag.subject, cue: tag.cue, cueClass: tag.cueClass,
          content: [range.lowerBound..<index, tag.end + 1..<clauseEnd(tag.end + 1, range.upperBound)],
          rule: "middle-tag"))
      return true
    }
    return false
  }

  /// "C, S said." without marks around C.
  mutating func readClosingTag(_ range: Range<Int>) -> Bool {
    var tried = 0
    var index = range.upperBound - 1
    while index > range.lowerBound, tried < 4 {
      let closed =
        tokens.quotation(at: index).map { $0.tokens.upperBound == index + 1 && endsInMark($0) } ?? false
      guard tokens.isComma(index) && !tokens.isQuoted(index) || closed else {
        index -= 1
        continue
      }
      tried += 1
      if let tag = tag(at: index + 1, to: range.upperBound),
        isTail(tag.end, range.upperBound) || closed && !opensClause(tag.end, range),
        index - range.lowerBound >= 3, !opensSubordinate(range.lowerBound, index),
        closed || tag.cue.lowerBound > index + 1 || hasVerb(range.lowerBound, index)
      {
        found.append(
          Speech(
            subject: tag.subject, cue: tag.cue, cueClass: tag.cueClass,
            content: [spokenStart(range, index, closed)..<(closed ? index + 1 : index)]
              + pieces(tag.end..<range.upperBound),
            rule: "closing-tag"))
        return true
      }
      index -= 1
    }
    return false
  }

  /// "He told of his plan: “C,” he said": behind a colon or a dash only the quotation is the tag's.
  func spokenStart(_ range: Range<Int>, _ end: Int, _ isClosed: Bool) -> Int {
    guard isClosed, let quotation = tokens.quotation(at: end), quotation.tokens.lowerBound > range.lowerBound
    else {
      return range.lowerBound
    }
    let before = quotation.tokens.lowerBound - 1
    return tokens.mark(before) == 0x3A || tokens.isDash(before)
      ? quotation.tokens.lowerBound : range.lowerBound
  }

  /// "When asked, he said": no content stands before the comma.
  func opensSubordinate(_ start: Int, _ comma: Int) -> Bool {
    comma - start < 6 && tokens.has(start, [.subordinator, .preposition, .opener])
  }

  /// Only where and when: dates, places, "in a statement".
  func isTail(_ from: Int, _ to: Int) -> Bool {
    var index = from
    if to - from > 16 { return false }
    while index < to {
      if tokens.isQuoted(index) || tokens.form(index)?.form == .past
        || tokens.has(index, [.relative, .pronoun])
      {
        return false
      }
      if index == from, tokens.isWord(index), !tokens.has(index, [.preposition, .time, .adverb]),
        tokens.date[index] == 0
      {
        return false
      }
      if tokens.has(index, .auxiliary) || tokens.hash(index) == SpeechTokens.that { return false }
      index += 1
    }
    return true
  }
}
