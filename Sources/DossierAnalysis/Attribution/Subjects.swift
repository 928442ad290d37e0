// Who stands before or behind a cue, found without a parser: from the cue over auxiliaries, adverbs and time words to
// a noun phrase, over one apposition; clause words, finite verbs and other marks end the search.
import DossierText

/// The words that name a speaker.
struct Subject {
  /// With apposition.
  var tokens: Range<Int>
  /// The noun phrase without its apposition.
  var head: Range<Int>
  /// First token of the auxiliaries and adverbs between it and the cue, or the cue.
  var verbStart: Int
  /// "and said": the speaker is the one before.
  var isShared = false
  /// The nearest auxiliary is a form of "be": "is accused".
  var isPassive = false
  var isNegated = false
  /// "who said": the noun before with its pronoun.
  var isRelative = false
}

extension SpeechTokens {
  /// The subject of the verb at `cue`, not reaching before `lower`.
  func subject(before cue: Int, from lower: Int) -> Subject? {
    var index = cue - 1
    var (passive, negated, auxiliary) = (false, false, false)
    while index >= lower, !isQuoted(index), isWord(index) || date[index] > 0 {
      if has(index, .auxiliary) {
        if Self.formsOfBe.contains(hash(index)), !auxiliary || passive { passive = true }
        auxiliary = true
        if has(index, .negation) { negated = true }
      } else if has(index, .negation) {
        negated = true
      } else if date[index] > 0, !has(index, .pronoun), let start = dateStart(index, lower) {
        index = start
      } else if isSkippedTime(index) {
        if index - 1 >= lower, has(index - 1, .preposition), !has(index - 1, .and) { index -= 1 }
      } else if !has(index, .adverb) || has(index, [.determiner, .pronoun])
        || isCapital(index) && entity[index] > 0
      {
        break
      }
      index -= 1
    }
    let verbStart = index + 1
    guard index >= lower, !isQuoted(index) else { return nil }
    var subject: Subject?
    if isComma(index) || isDash(index) {
      subject = behindApposition(comma: index, from: lower) ?? cutOff(comma: index, from: lower, auxiliary)
    } else if mark(index) == 0x29 {
      let open = (max(lower, index - 12)..<index).last { mark($0) == 0x28 }
      if let open, let head = nounPhrase(endingAt: open, from: lower) {
        subject = Subject(tokens: head.lowerBound..<index + 1, head: head, verbStart: verbStart)
      }
    } else if has(index, .relative), hash(index) != Self.that || !auxiliary && index > lower {
      let end = index - 1 >= lower && isComma(index - 1) ? index - 1 : index
      if let head = nounPhrase(endingAt: end, from: lower) {
        subject = Subject(
          tokens: head.lowerBound..<index + 1, head: head, verbStart: verbStart, isRelative: true)
      } else if hash(index) != Self.that {
        subject = Subject(
          tokens: index..<index + 1, head: index..<index + 1, verbStart: verbStart, isRelative: true)
      }
    } else if has(index, .and) || hash(index) == Self.but {
      subject = Subject(tokens: index..<index, head: index..<index, verbStart: verbStart, isShared: true)
    } else if has(index, .pronoun), !has(index, .determiner) {
      subject = Subject(tokens: index..<index + 1, head: index..<index + 1, verbStart: verbStart)
    } else if !endsPossessive(index), let head = nounPhrase(endingAt: index + 1, from: lower) {
      subject = Subject(tokens: head, head: head, verbStart: verbStart)
    } else if index > lower, isReduced(index), let head = nounPhrase(endingAt: index, from: lower) {
      // "a report published on Monday said": the verb is that of the thing, the participle describes it.
      subject = Subject(tokens: head, head: head, verbStart: verbStart)
    }
    subject?.verbStart = verbStart
    subject?.isPassive = passive
    subject?.isNegated = negated
    return subject
  }

  /// A past participle right behind its noun.
  private func isReduced(_ index: Int) -> Bool {
    guard !isCapital(index), isWord(index - 1), lastByte(index) == 0x64 else { return false }
    return !has(index - 1, [.auxiliary, .pronoun, .and, .adverb, .negation, .relative])
  }

  private func dateStart(_ index: Int, _ lower: Int) -> Int? {
    var start = index
    while start - 1 >= lower, date[start - 1] == date[index] { start -= 1 }
    if start - 1 >= lower, has(start - 1, .preposition) { start -= 1 }
    return start
  }

  private func isSkippedTime(_ index: Int) -> Bool {
    has(index, .time) && !(isCapital(index) && entity[index] > 0)
  }

  /// "Fuad Basya, spokesman for the army, said": the noun phrase before the comma that opens the apposition.
  private func behindApposition(comma: Int, from lower: Int) -> Subject? {
    var index = comma - 1
    let first = max(lower, comma - 32)
    while index >= first, !isQuoted(index) {
      if isComma(index) || isDash(index) {
        guard comma - index > 1, opensApposition(index + 1) else { return nil }
        guard let head = nounPhrase(endingAt: index, from: lower), !isOrigin(head, from: lower) else {
          index -= 1
          continue
        }
        return Subject(tokens: head.lowerBound..<comma, head: head, verbStart: comma + 1)
      }
      if mark(index) == 0x3B || mark(index) == 0x3A { return nil }
      index -= 1
    }
    return nil
  }

  /// ", of Bergen, Norland, said": a place or an age in a row of appositions, no speaker.
  private func isOrigin(_ head: Range<Int>, from lower: Int) -> Bool {
    guard head.lowerBound > lower else { return false }
    let before = head.lowerBound - 1
    if has(before, .preposition) { return before > lower && isComma(before - 1) }
    return isComma(before) && head.allSatisfy { words[$0].kind == .number }
  }

  /// "The firm Secunia.com, has said": a stray comma between a sentence's subject and its verb.
  private func cutOff(comma: Int, from lower: Int, _ isVerb: Bool) -> Subject? {
    guard isVerb, let head = nounPhrase(endingAt: comma, from: lower),
      head.lowerBound == lower || head.lowerBound == 0 || !isWord(head.lowerBound - 1)
    else { return nil }
    return Subject(tokens: head, head: head, verbStart: comma + 1)
  }

  private func opensApposition(_ index: Int) -> Bool {
    if has(index, .subordinator), !has(index, .relative) { return false }
    return has(index, [.determiner, .possessive, .relative, .speaker, .adverb, .preposition])
      || !isWord(index)
      || !isCapital(index) || isCapital(index)
  }

  /// The noun phrase that ends before token `end`; nil when there is none that can speak.
  func nounPhrase(endingAt end: Int, from lower: Int) -> Range<Int>? {
    var index = end - 1
    var start = end
    var pendingPreposition = false
    var pendingAnd = false
    var wanted = end
    scan: while index >= lower, end - index <= 28, !isQuoted(index) {
      if !isWord(index) {
        let byte = mark(index)
        if words[index].kind == .number || entity[index] > 0 {
        } else if byte == 0x2D || byte == 0x27 || byte == 0x26 || byte == 0x2F, !isDash(index) {
        } else if byte == 0x2E, words[index].isGlued, index > lower, isCapital(index - 1),
          words[index - 1].count <= 5, start > index, start < end
        {
        } else if byte == 0x2C, pendingAnd, isCapital(index - 1), isCapital(index + 1) {
          pendingAnd = true
        } else {
          break scan
        }
      } else if entity[index] > 0, isCapital(index) {
        (start, pendingPreposition) = (index, false)
        if !pendingAnd { wanted = index }
        index -= 1
        continue
      } else if has(index, .pronoun), !has(index, [.determiner, .speaker, .possessive]) {
        break scan
      } else if has(index, .auxiliary) || has(index, .relative) || has(index, .negation) {
        break scan
      } else if has(index, .and) {
        guard start < end, start == index + 1 else { return nil }
        pendingAnd = true
        index -= 1
        continue
      } else if has(index, .subordinator), !has(index, .preposition) {
        break scan
      } else if has(index, .verb), !isCapital(index) {
        break scan
      } else if has(index, .preposition) {
        guard start < end, start == index + 1 else { return nil }
        pendingPreposition = true
        index -= 1
        continue
      } else if let form = form(index), !isCapital(index), isVerb(form, index, lower) {
        break scan
      } else if has(index, [.determiner, .possessive]) {
        guard start < end else { return nil }
        (start, pendingPreposition) = (index, false)
        if !pendingAnd { wanted = index }
        if index - 1 >= lower,
          has(index - 1, .preposition) || has(index - 1, .and) || has(index - 1, .determiner)
        {
          index -= 1
          continue
        }
        break scan
      } else if isPastVerb(index) {
        break scan
      } else if has(index, .adverb), !isCapital(index), start == end {
        return nil
      }
      (start, pendingPreposition) = (index, false)
      if !pendingAnd { wanted = index }
      index -= 1
    }
    // "X met Y and Z said": what stands before "and" counts only when the clause begins there.
    if pendingAnd, index >= lower, !isClauseBorder(index) { start = wanted }
    if pendingAnd, start > wanted { start = wanted }
    return tidy(start..<end, leading: pendingPreposition)
  }

  private func isClauseBorder(_ index: Int) -> Bool {
    isComma(index) || isDash(index) || mark(index) == 0x3B || has(index, [.subordinator, .relative])
      || isQuoted(index)
  }

  /// Whether a cue word inside a phrase is a verb there: not behind a determiner, not a noun that takes a clause.
  private func isVerb(_ form: CueForm, _ index: Int, _ lower: Int) -> Bool {
    if index - 1 >= lower, has(index - 1, [.determiner, .possessive]) { return false }
    if has(index, [.noun, .speaker]) { return false }
    return form.form == .past || form.form == .present && index > lower && !has(index - 1, .preposition)
  }

  /// A lower-case past form with its object behind it.
  private func isPastVerb(_ index: Int) -> Bool {
    guard isWord(index), !isCapital(index), lastByte(index) == 0x64, words[index].count > 4 else {
      return false
    }
    let bytes = words.text.bytes
    return bytes[Int(words[index].end) - 2] == 0x65 && index + 1 < words.count
      && has(index + 1, [.determiner, .possessive])
  }

  /// Without opening adverbs, conjunctions and a preposition that governs it; nil when nothing is left.
  private func tidy(_ range: Range<Int>, leading: Bool) -> Range<Int>? {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end,
      has(start, .opener) || has(start, .and) || mark(start) != 0
        || has(start, .adverb) && !has(start, .determiner) && end - start > 1
    {
      start += 1
    }
    // "Two weeks ago Kyiv had said"
    if start < end, date[start] > 0, entity[start] == 0,
      let behind = (start..<end).first(where: { date[$0] != date[start] }), isCapital(behind)
    {
      start = behind
    }
    if leading || has(start, .preposition) {
      guard let name = (start..<end).last(where: { entity[$0] > 0 }), name == end - 1 else { return nil }
      start = name
      while start > range.lowerBound, entity[start - 1] == entity[name] { start -= 1 }
    }
    while end > start, mark(end - 1) != 0, mark(end - 1) != 0x2E, entity[end - 1] == 0 { end -= 1 }
    guard start < end,
      !has(end - 1, [.determiner, .possessive, .preposition]) || has(end - 1, .speaker) || end - start == 1
    else { return nil }
    if end - start == 1, has(start, [.possessive, .preposition, .subordinator, .adverb, .time]),
      entity[start] == 0
    {
      return nil
    }
    if (start..<end).allSatisfy({ has($0, .time) || date[$0] > 0 }) { return nil }
    return start..<end
  }

  /// The noun phrase that begins at `start`, as in "said X, a spokesman for Y": with its apposition.
  func subject(from start: Int, to upper: Int, isLoose: Bool = false) -> Subject? {
    guard start < upper, isWord(start) || entity[start] > 0 || words[start].kind == .number, !isQuoted(start)
    else { return nil }
    if has(start, .pronoun), !has(start, .determiner), !has(start, .speaker) {
      return Subject(tokens: start..<start + 1, head: start..<start + 1, verbStart: start)
    }
    guard
      isLoose || isCapital(start) || has(start, [.determiner, .possessive, .speaker])
        || words[start].kind == .number
        || start + 1 < upper && isCapital(start + 1) || start + 2 < upper && isCapital(start + 2)
    else { return nil }
    if has(start, [.preposition, .auxiliary, .subordinator]) && !has(start, .determiner) { return nil }
    var index = start
    while index < upper, !isQuoted(index) {
      if isWord(index) {
        if index > start, entity[index] == 0 || !isCapital(index) {
          if has(index, [.auxiliary, .pronoun, .relative]), !has(index, [.determiner, .possessive]) {
            break
          }
          if has(index, .subordinator), !has(index, .preposition) { break }
          if has(index, .verb), !isCapital(index) { break }
          if isPastVerb(index) { break }
          if has(index, .preposition), !joinsHead(index, start) { break }
          if date[index] > 0 { break }
          if form(index) != nil, !isCapital(index), !has(index, [.noun, .speaker]), form(index)?.form != .base
          {
            break
          }
        }
      } else if entity[index] == 0, words[index].kind == .mark {
        let byte = mark(index)
        let isInner =
          byte == 0x2D && !isDash(index) || byte == 0x26 || byte == 0x27
          || byte == 0x2E && words[index].isGlued && isCapital(index - 1) && words[index - 1].count <= 4
            && index + 1 < upper && isCapital(index + 1)
        if byte == 0x28 {
          guard let close = (index..<min(upper, index + 12)).first(where: { mark($0) == 0x29 }) else { break }
          index = close
        } else if !isInner {
          break
        }
      }
      index += 1
    }
    let head = start..<index
    guard !head.isEmpty, !has(index - 1, [.determiner, .preposition]) || index - start == 1 else {
      return nil
    }
    var end = index
    if index + 1 < upper, isComma(index), !isQuoted(index + 1), let close = appositionEnd(index + 1, upper) {
      end = close
    }
    return Subject(tokens: start..<end, head: head, verbStart: start)
  }

  private func joinsHead(_ index: Int, _ start: Int) -> Bool {
    if hash(index) == Self.of { return true }
    return !(start..<index).contains { entity[$0] > 0 } && !has(start, .pronoun) && index - start <= 6
      && (index + 1 >= words.count || !has(index + 1, .time) && date[index + 1] == 0)
  }

  /// The end of an apposition that begins at `start`: the next comma, dash or the end; nil when it is none.
  private func appositionEnd(_ start: Int, _ upper: Int) -> Int? {
    guard
      has(start, [.determiner, .possessive, .relative, .speaker]) || isCapital(start) && entity[start] == 0
        || words[start].kind == .number
        || isWord(start) && !isCapital(start)
          && !has(start, [.and, .subordinator, .preposition, .adverb, .auxiliary])
          && form(start) == nil
    else { return nil }
    var index = start
    while index < upper, index - start < 30 {
      if isQuoted(index) { return nil }
      if isComma(index) || isDash(index) || mark(index) == 0x3B || mark(index) == 0x3A { return index }
      if mark(index) == 0x2E || mark(index) == 0x3F || mark(index) == 0x21, index == upper - 1 {
        return index
      }
      index += 1
    }
    return index == upper ? index : nil
  }
}
