// Reads a document unit by unit (a sentence, or several that one quotation spans) and collects who says what.
import DossierModel
import DossierText

/// An attribution in tokens, before it becomes spans.
struct Speech {
  var subject: Subject?
  /// The cue's tokens.
  var cue: Range<Int>?
  var cueClass: CueClass
  /// In text order.
  var content: [Range<Int>]
  var isNegated = false
  var target: Range<Int>?
  var rule: String
  /// Taken over from an earlier sentence.
  var isInherited = false
}

/// A stretch that is read at once: a sentence, or more where a quotation spans them.
struct SpeechUnit {
  let tokens: Range<Int>
  let passage: Int
}

struct SpeechReader {
  let tokens: SpeechTokens
  private(set) var found: [Speech] = []
  /// The speech that a further quotation in this passage belongs to.
  private var turn: Int?
  /// The unit before was somebody's speech: a quotation that follows is the same turn.
  private var endedInSpeech = false
  /// The speech that opened the unit: its quotation goes on behind whatever else the unit reports.
  private var lead: Int?
  /// A unit that ended in "S said:".
  private var announced: (subject: Subject, cue: Range<Int>, cueClass: CueClass)?
  /// Pieces of a quotation over paragraphs whose speaker is not named yet.
  private var waiting: [Range<Int>] = []

  init(_ tokens: SpeechTokens, sentences: [Sentence]) {
    self.tokens = tokens
    var passage = -1
    for unit in units(sentences) {
      if unit.passage != passage {
        openPassage(unit)
        passage = unit.passage
      }
      let before = found.count
      let turnBefore = turn
      lead = nil
      read(unit)
      if found.count == before, let turn, goesOn(unit.tokens) { found[turn].content.append(unit.tokens) }
      endedInSpeech =
        found.count > before
        || turnBefore != nil && turn == turnBefore
          && (isQuotationAlone(unit.tokens) || goesOn(unit.tokens))
      if found.count > before {
        turn = lead ?? found.count - 1
      } else if !endedInSpeech {
        turn = nil
      }
    }
    flushWaiting()
  }

  // MARK: Units

  private func units(_ sentences: [Sentence]) -> [SpeechUnit] {
    var units: [SpeechUnit] = []
    var index = 0
    for sentence in sentences {
      let passageEnd =
        sentence.passage < tokens.words.passages.count
        ? tokens.words.passages[sentence.passage].upperBound : tokens.words.count
      let start = max(index, tokens.words.firstToken(endingAfter: sentence.span.start))
      let end = min(passageEnd, tokens.words.firstToken(endingAfter: sentence.span.end - 1) + 1)
      guard start < end else { continue }
      if let last = units.last, last.passage == sentence.passage,
        let open = tokens.quotation(at: start), open.tokens.lowerBound < start, open.tokens.upperBound > start
      {
        units[units.count - 1] = SpeechUnit(tokens: last.tokens.lowerBound..<end, passage: last.passage)
      } else {
        units.append(SpeechUnit(tokens: start..<end, passage: sentence.passage))
      }
      index = end
    }
    return units
  }

  // MARK: Passages

  private mutating func openPassage(_ unit: SpeechUnit) {
    let first = tokens.quotation(at: unit.tokens.lowerBound)
    if let first, first.isContinuation, first.tokens.lowerBound == unit.tokens.lowerBound { return }
    flushWaiting()
    if !endedInSpeech { turn = nil }
    if announced != nil, first == nil || first?.tokens.lowerBound != unit.tokens.lowerBound {
      announced = nil
    }
  }

  private mutating func flushWaiting() {
    waiting = []
  }

  // MARK: One unit

  private mutating func read(_ unit: SpeechUnit) {
    let range = unit.tokens
    let leading = tokens.quotation(at: range.lowerBound).flatMap {
      $0.tokens.lowerBound == range.lowerBound || $0.isContinuation ? $0 : nil
    }
    if let leading, leading.tokens.lowerBound == range.lowerBound {
      if readLeadingQuotation(leading, range) { return }
    }
    if readLabel(range, unit) { return }
    if readOpeningTag(range) || readClosingTag(range) || readMiddleTag(range) { return }
    readClauses(range)
    announce(range)
  }

  /// A passage that ends in "S said:" speaks through the next one.
  private mutating func announce(_ range: Range<Int>) {
    guard let last = range.last, tokens.mark(last) == 0x3A else { return }
    for index in range.reversed() where index + 24 > last {
      guard let form = tokens.form(index), form.how.contains(.tag), !tokens.isQuoted(index),
        let subject = tokens.subject(before: index, from: range.lowerBound), !subject.isShared,
        !subject.isPassive
      else { continue }
      announced = (subject, index..<index + 1, form.cueClass)
      return
    }
    if let subject = opening(of: range, before: last) { announced = (subject, last - 1..<last, .say) }
  }

  /// "As S put it, C", "In S's words, C".
  private mutating func readOpeningTag(_ range: Range<Int>) -> Bool {
    var start = range.lowerBound
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

  /// Over where and when ("in his memo to the staff") to a comma or a colon.
  private func skipToBreak(_ from: Int, _ upper: Int) -> Int {
    guard from < upper, tokens.has(from, [.preposition, .time, .adverb]) || tokens.date[from] > 0 else {
      return from
    }
    return (from..<min(upper, from + 12)).first { tokens.isComma($0) || tokens.mark($0) == 0x3A } ?? from
  }

  /// A quotation with a word or two in front ("But “C2.”") behind somebody's turn.
  private func goesOn(_ range: Range<Int>) -> Bool {
    guard let first = range.first, !tokens.words[first].opensPassage else { return false }
    var (outside, inside) = (0, 0)
    for index in range where tokens.isWord(index) {
      if tokens.isQuoted(index) { inside += 1 } else { outside += 1 }
    }
    return outside > 0 && outside <= 2 && inside >= 4 && tokens.has(first, [.and, .opener, .subordinator])
  }

  /// "The plan, he said, will fail."
  private mutating func readMiddleTag(_ range: Range<Int>) -> Bool {
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

  /// A unit that opens with a quotation: its tag behind it, or no words of its own.
  private mutating func readLeadingQuotation(_ quotation: Quotation, _ range: Range<Int>) -> Bool {
    let rest = skipMarks(quotation.tokens.upperBound, range.upperBound)
    if rest >= range.upperBound {
      readPureQuotation(quotation, range)
      return true
    }
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
      if let form = tokens.form(index), form.form == .participle || form.form == .past, index > end {
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
    readClauses(end..<range.upperBound, sharing: tag.subject, quoted: content)
    return true
  }

  private mutating func readPureQuotation(_ quotation: Quotation, _ range: Range<Int>) {
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
    guard let last = found.last, let subject = last.subject, let end = last.content.last?.upperBound,
      range.lowerBound - end <= 80
    else { return }
    if last.content.allSatisfy({ tokens.isQuoted($0.lowerBound) }) {
      // The speaker of the quotation before goes on.
      found[found.count - 1].content += content
      return
    }
    found.append(
      Speech(
        subject: subject, cue: nil, cueClass: last.cueClass, content: content, rule: "inherited-quotation",
        isInherited: true))
  }

  mutating func append(_ speech: Speech) { found.append(speech) }

  private func pieces(_ range: Range<Int>) -> [Range<Int>] {
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

  private func endsInMark(_ quotation: Quotation) -> Bool {
    let last = quotation.inner.last ?? quotation.tokens.lowerBound
    return [0x2C, 0x2E, 0x21, 0x3F, 0x2D].contains(tokens.mark(last))
  }

  private func skipMarks(_ from: Int, _ to: Int) -> Int {
    var index = from
    while index < to, [0x2C, 0x2E, 0x2D, 0x21, 0x3F].contains(tokens.mark(index)) { index += 1 }
    return index
  }

  // MARK: Labels: "TRUMP: ...", "Pence: ..."

  private mutating func readLabel(_ range: Range<Int>, _ unit: SpeechUnit) -> Bool {
    guard tokens.words[range.lowerBound].opensPassage else { return false }
    guard
      let colon = (range.lowerBound..<min(range.upperBound, range.lowerBound + 7)).first(where: {
        tokens.mark($0) == 0x3A
      }),
      colon > range.lowerBound, colon + 2 < range.upperBound
    else { return false }
    let head = range.lowerBound..<colon
    let name = head.filter { tokens.isWord($0) }
    guard !name.isEmpty, name.allSatisfy({ tokens.isCapital($0) && tokens.form($0)?.form != .past }),
      head.allSatisfy({ tokens.isWord($0) || tokens.mark($0) == 0x2E }), !tokens.isQuoted(range.lowerBound)
    else { return false }
    let isShouted = name.allSatisfy { tokens.words[$0].isAllCapitals }
    let isNamed = head.contains { index in
      tokens.entity[index] > 0
        && [.person, .organisation].contains(tokens.entities[Int(tokens.entity[index]) - 1].kind)
    }
    guard isShouted || isNamed else { return false }
    let end = isShouted ? tokens.words.passages[unit.passage].upperBound : range.upperBound
    found.append(
      Speech(
        subject: Subject(tokens: head, head: head, verbStart: colon), cue: colon..<colon + 1, cueClass: .say,
        content: [colon + 1..<end], rule: "label"))
    return true
  }

  private func isQuotationAlone(_ range: Range<Int>) -> Bool {
    guard let quotation = tokens.quotation(at: range.lowerBound) else { return false }
    return skipMarks(quotation.tokens.upperBound, range.upperBound) >= range.upperBound
      || range.allSatisfy { tokens.isQuoted($0) || !tokens.isWord($0) }
  }

  /// "C, S said." without marks around C.
  private mutating func readClosingTag(_ range: Range<Int>) -> Bool {
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
      if let tag = tag(at: index + 1, to: range.upperBound), closed || isTail(tag.end, range.upperBound),
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
  private func spokenStart(_ range: Range<Int>, _ end: Int, _ isClosed: Bool) -> Int {
    guard isClosed, let quotation = tokens.quotation(at: end), quotation.tokens.lowerBound > range.lowerBound
    else {
      return range.lowerBound
    }
    let before = quotation.tokens.lowerBound - 1
    return tokens.mark(before) == 0x3A || tokens.isDash(before)
      ? quotation.tokens.lowerBound : range.lowerBound
  }

  /// "When asked, he said": no content stands before the comma.
  private func opensSubordinate(_ start: Int, _ comma: Int) -> Bool {
    comma - start < 6 && tokens.has(start, [.subordinator, .preposition, .opener])
  }

  /// Only where and when: dates, places, "in a statement".
  private func isTail(_ from: Int, _ to: Int) -> Bool {
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
