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

struct SpeechReader: ~Copyable {
  let tokens: SpeechTokens
  var found: [Speech] = []
  /// The speech that a further quotation in this passage belongs to.
  var turn: Int?
  /// The unit before was somebody's speech: a quotation that follows is the same turn.
  var endedInSpeech = false
  /// The speech that opened the unit: its quotation goes on behind whatever else the unit reports.
  var lead: Int?
  /// A unit that ended in "S said:".
  var announced: (subject: Subject, cue: Range<Int>, cueClass: CueClass)?
  /// Pieces of a quotation over paragraphs whose speaker is not named yet.
  var waiting: [Range<Int>] = []

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
  mutating func announce(_ range: Range<Int>) {
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

  mutating func append(_ speech: Speech) { found.append(speech) }
}
