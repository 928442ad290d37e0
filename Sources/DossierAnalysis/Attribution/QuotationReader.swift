// Quotations and whose they are: the tag behind them, the turn or the announcement before them.
import DossierModel
import DossierText

extension SpeechReader {
  /// A unit that opens with a quotation: its tag behind it, or no words of its own.
  mutating func readLeadingQuotation(_ quotation: Quotation, _ range: Range<Int>) -> Bool {
    let rest = skipMarks(quotation.tokens.upperBound, range.upperBound)
    if rest >= range.upperBound {
      readPureQuotation(quotation, range)
      return true
    }
    if readSignature(quotation, range) { return true }
    let closes =
      endsInMark(quotation) || tokens.isComma(quotation.tokens.upperBound)
      || tokens.isDash(quotation.tokens.upperBound)
    guard let tag = tag(at: rest, to: range.upperBound), closes || tag.cue.lowerBound - rest <= 6 else {
      return false
    }
    var content = waiting
    waiting = []
    content.append(quotation.tokens.lowerBound..<quotation.tokens.upperBound)
    let end = tag.end
    // "C1," S said, "C2": what follows in marks belongs to the turn.
    var index = end
    var seenCue = false
    while index < range.upperBound {
      if let next = tokens.quotation(at: index) {
        if !seenCue { content.append(next.tokens) }
        index = next.tokens.upperBound
        continue
      }
      if let form = tokens.form(index), form.form == .participle || form.form == .past, index > end,
        !form.how.isDisjoint(with: [.that, .tag])
      {
        if form.form == .participle || index > 0 && tokens.has(index - 1, .and) { seenCue = true }
      }
      index += 1
    }
    if quotation.isContinuation, let turn, waiting.isEmpty,
      found[turn].subject == nil || found[turn].isInherited
    {
      // The speaker comes at the end of a quotation over paragraphs.
      content = found[turn].content + content
      found.remove(at: turn)
    }
    found.append(
      Speech(
        subject: tag.subject, cue: tag.cue, cueClass: tag.cueClass, content: content, isNegated: false,
        target: nil,
        rule: "quotation-tag"))
    lead = found.count - 1
    readClauses(end..<range.upperBound, sharing: tag.subject)
    return true
  }

  mutating func readPureQuotation(_ quotation: Quotation, _ range: Range<Int>) {
    if let announced {
      found.append(
        Speech(
          subject: announced.subject, cue: announced.cue, cueClass: announced.cueClass,
          content: pieces(range), rule: "announced-quotation"))
      self.announced = nil
      return
    }
    if let turn {
      found[turn].content += pieces(range)
      return
    }
    guard quotation.inner.count >= 4 else { return }
    if quotation.continues {
      waiting += pieces(range)
      return
    }
    var content = waiting
    waiting = []
    content += pieces(range)
    guard let last = found.last, last.subject != nil, let end = last.content.last?.upperBound,
      range.lowerBound - end <= 80
    else { return }
    // The speaker of the quotation before goes on; a quotation behind mere report has nobody's name.
    guard last.content.allSatisfy({ tokens.isQuoted($0.lowerBound) }) else { return }
    found[found.count - 1].content += content
  }

  /// A quotation with a word or two in front ("But “C2.”") behind somebody's turn.
  func goesOn(_ range: Range<Int>) -> Bool {
    guard let first = range.first, !tokens.words[first].opensPassage else { return false }
    var (outside, inside) = (0, 0)
    for index in range where tokens.isWord(index) {
      if tokens.isQuoted(index) { inside += 1 } else { outside += 1 }
    }
    return outside > 0 && outside <= 2 && inside >= 4
      && (!tokens.has(first, .pronoun) || tokens.hash(first) == SpeechTokens.it || outside == 1)
  }

  func pieces(_ range: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let quotation = tokens.quotation(at: index) {
        pieces.append(
          max(index, quotation.tokens.lowerBound)..<min(range.upperBound, quotation.tokens.upperBound))
        index = max(index + 1, quotation.tokens.upperBound)
      } else {
        index += 1
      }
    }
    return pieces
  }

  func endsInMark(_ quotation: Quotation) -> Bool {
    let last = quotation.inner.last ?? quotation.tokens.lowerBound
    return [0x2C, 0x2E, 0x21, 0x3F, 0x2D].contains(tokens.mark(last))
  }

  func skipMarks(_ from: Int, _ to: Int) -> Int {
    var index = from
    while index < to, [0x2C, 0x2E, 0x2D, 0x21, 0x3F].contains(tokens.mark(index)) { index += 1 }
    return index
  }

  func isQuotationAlone(_ range: Range<Int>) -> Bool {
    guard let quotation = tokens.quotation(at: range.lowerBound) else { return false }
    return skipMarks(quotation.tokens.upperBound, range.upperBound) >= range.upperBound
      || range.allSatisfy { tokens.isQuoted($0) || !tokens.isWord($0) }
  }
}
