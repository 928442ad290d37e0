// What stands behind a cue: the clause, infinitive, object or quotation that is said, past listeners, times and places.
import DossierModel
import DossierText

extension SpeechReader {
  /// The content behind a cue; nil when nothing is said there.
  func content(_ form: CueForm, behind cue: Int, to upper: Int) -> Range<Int>? {
    var start = cue + 1
    let isOut = tokens.hash(start) == SpeechTokens.out && form.how.contains(.that)
    if isOut || tokens.hash(start) == Self.on, start + 1 < upper,
      isOut || tokens.hash(start + 1) == SpeechTokens.that
    {
      start += 1
    }
    let first = start
    if start + 1 < upper, !tokens.isComma(start + 1), !form.how.contains(.clause),
      takes(form, tokens.hash(start))
    {
      return some(start + 1..<objectEnd(start + 1, upper))
    }
    start = skipTime(start, upper)
    if form.how.contains(.listener), let behind = skipListener(start, upper, form) { start = behind }
    start = skipTime(start, upper)
    if form.how.contains(.listener), start > cue + 1, tokens.isComma(start), start + 2 < upper,
      !tokens.isQuoted(start + 1)
    {
      return nonempty(start + 1..<clauseEnd(start + 1, upper))
    }
    start = skipPlace(start, upper)
    guard start < upper else { return nil }
    if tokens.mark(start) == 0x3A, start + 1 < upper { return start + 1..<upper }
    if tokens.isComma(start), start + 1 < upper, tokens.isQuoted(start + 1) {
      return quoted(start + 1, upper)
    }
    if tokens.isComma(start) || tokens.isDash(start) { return afterBreak(start, upper, form) }
    if tokens.isQuoted(start), !tokens.isQuoted(cue) {
      guard form.how.contains(.that) || form.how.contains(.tag) || form.how.contains(.object) else {
        return nil
      }
      return quoted(start, upper)
    }
    if tokens.hash(start) == SpeechTokens.that, start + 1 < upper {
      if tokens.form(start + 1) != nil, form.how.contains(.object), !form.how.contains(.that) { return nil }
      return nonempty(start + 1..<clauseEnd(start + 1, upper))
    }
    if start == first || form.how.contains(.listener) || form.form == .adjective, start + 1 < upper,
      takes(form, tokens.hash(start)), !tokens.isComma(start + 1)
    {
      return some(start + 1..<objectEnd(start + 1, upper))
    }
    if tokens.hash(start) == SpeechTokens.to {
      return form.how.contains(.infinitive) ? nonempty(start..<clauseEnd(start, upper)) : nil
    }
    if form.how.contains(.infinitive), form.cueClass == .ask, let content = asked(start, upper) {
      return content
    }
    guard tokens.isWord(start) || tokens.words[start].kind == .number else { return nil }
    // "A group that calls itself X": names the group, reports nothing.
    if tokens.has(start, [.and]) || Self.reflexives.contains(tokens.hash(start)) { return nil }
    let opensClause = Self.questions.contains(tokens.hash(start))
    if opensClause, form.how.contains(.that) || form.how.contains(.clause) {
      return nonempty(start..<clauseEnd(start, upper))
    }
    if form.how.contains(.clause), canOpenClause(start) || opensWithCondition(start, upper),
      hasVerb(start, upper)
    {
      return nonempty(start..<clauseEnd(start, upper))
    }
    if form.how.contains(.object) || isOut,
      canOpenClause(start) || !tokens.has(start, [.preposition, .subordinator, .adverb])
    {
      return some(start..<objectEnd(start, upper))
    }
    return nil
  }

  /// Where a thing that is spoken of ends: at a comma, a dash or a conjunction, later than a quotation inside it.
  private func objectEnd(_ from: Int, _ upper: Int) -> Int {
    let end = clauseEnd(from, upper)
    var index = from + 1
    while index < end {
      if let quotation = tokens.quotation(at: index) {
        index = max(index + 1, quotation.tokens.upperBound)
        continue
      }
      if tokens.isComma(index), !joinsNames(index) { return index }
      if tokens.isDash(index) || joinsVerbs(index, end) { return index }
      if tokens.has(index, .subordinator), !tokens.has(index, [.preposition, .relative, .determiner]),
        !Self.questions.contains(tokens.hash(index)) || tokens.hash(index) == Self.when
      {
        return index
      }
      index += 1
    }
    return end
  }

  /// "praised C and promised": a further verb of the speaker.
  private func joinsVerbs(_ index: Int, _ end: Int) -> Bool {
    guard tokens.has(index, .and) || tokens.hash(index) == SpeechTokens.but else { return false }
    var next = index + 1
    if next < end, tokens.has(next, .adverb) { next += 1 }
    guard next < end, !tokens.isCapital(next) else { return false }
    if tokens.has(next, [.auxiliary, .verb]) { return true }
    if let form = tokens.form(next), form.form == .past || form.form == .present {
      return !tokens.has(next, .noun)
    }
    return tokens.lastByte(next) == 0x64 && next + 1 < end
      && tokens.has(next + 1, [.determiner, .possessive, .preposition, .pronoun])
  }

  /// "Bergen, Norland": the comma stands between two names.
  private func joinsNames(_ comma: Int) -> Bool {
    tokens.isCapital(comma - 1) && tokens.isCapital(comma + 1) && tokens.entity[comma + 1] > 0
  }

  private static let when = Word.hash(of: "when".utf8)

  /// "said although it rained, C", "estimated by 2050, C": an adverbial with its comma in front of the clause.
  private func opensWithCondition(_ start: Int, _ upper: Int) -> Bool {
    guard tokens.has(start, [.subordinator, .preposition]), !tokens.has(start, [.relative, .and]),
      tokens.hash(start) != SpeechTokens.of, tokens.hash(start) != SpeechTokens.to,
      let comma = (start..<min(upper, start + 14)).first(where: { tokens.isComma($0) }),
      !tokens.isQuoted(comma), comma + 2 < upper
    else { return false }
    return canOpenClause(comma + 1) && tokens.form(comma + 1)?.form != .participle
  }

  /// Whether a preposition brings what is said: "warned of", "referred to", "agreed with".
  private func takes(_ form: CueForm, _ preposition: UInt64) -> Bool {
    form.how.contains(.particle) && Self.particles.contains(preposition)
      || form.how.contains(.about) && Self.topics.contains(preposition)
      || form.how.contains(.toward) && preposition == SpeechTokens.to
      || form.how.contains(.with) && Self.companions.contains(preposition)
  }

  private static let topics: Set<UInt64> = Set(["about", "of", "against"].map { Word.hash(of: $0.utf8) })
  private static let companions: Set<UInt64> = Set(["with", "at", "in"].map { Word.hash(of: $0.utf8) })
  private static let reflexives: Set<UInt64> = Set(
    ["itself", "himself", "herself", "themselves"].map { Word.hash(of: $0.utf8) })
  private static let questions: Set<UInt64> = Set(
    ["whether", "if", "how", "what", "why", "when", "where", "who", "there"].map { Word.hash(of: $0.utf8) })
  private static let on = Word.hash(of: "on".utf8)
  static let particles: Set<UInt64> = Set(
    ["for", "on", "upon", "about", "against", "of", "over"].map { Word.hash(of: $0.utf8) })

  /// A thing that is spoken of may be a single name.
  private func some(_ range: Range<Int>) -> Range<Int>? { range.isEmpty ? nil : range }

  func nonempty(_ range: Range<Int>) -> Range<Int>? {
    range.count >= 2 ? range : nil
  }

  private func skipTime(_ from: Int, _ upper: Int) -> Int {
    var index = from
    while index < upper {
      if tokens.date[index] > 0, !tokens.isQuoted(index) {
        index += 1
      } else if tokens.has(index, .preposition), index + 1 < upper, tokens.date[index + 1] > 0 {
        index += 1
      } else if tokens.has(index, .adverb), !tokens.has(index, [.determiner, .subordinator]),
        tokens.isWord(index)
      {
        index += 1
      } else {
        break
      }
    }
    return index
  }

  /// "told reporters", "told him": to the token where the content begins.
  private func skipListener(_ from: Int, _ upper: Int, _ form: CueForm) -> Int? {
    guard from < upper, tokens.isWord(from), tokens.hash(from) != SpeechTokens.that, !tokens.isQuoted(from)
    else { return nil }
    if tokens.hash(from) == SpeechTokens.to, from + 1 < upper { return nil }
    if tokens.has(from, .pronoun) || Self.objects.contains(tokens.hash(from)) {
      return form.cueClass == .say || Self.objects.contains(tokens.hash(from)) ? from + 1 : nil
    }
    if form.how.contains(.clause), form.cueClass != .say, form.cueClass != .promise {
      // "warned residents that": only when "that" follows; otherwise the words open the clause.
      for index in from..<min(upper, from + 10) {
        if tokens.isQuoted(index) { return nil }
        if tokens.hash(index) == SpeechTokens.that { return index }
        if tokens.has(index, [.auxiliary, .pronoun, .verb])
          || tokens.mark(index) != 0 && !tokens.words[index].isGlued
        {
          return nil
        }
      }
      return nil
    }
    for index in from..<min(upper, from + 16) {
      if tokens.isQuoted(index) || tokens.hash(index) == SpeechTokens.that || tokens.isComma(index)
        || tokens.mark(index) == 0x3A || tokens.hash(index) == SpeechTokens.to
      {
        return index
      }
      if index > from, takes(form, tokens.hash(index)), tokens.hash(index) != SpeechTokens.of { return index }
      if index > from,
        tokens.has(index, [.pronoun, .possessive]) || Self.questions.contains(tokens.hash(index))
          || tokens.has(index, .determiner) && !tokens.has(index - 1, [.preposition, .determiner, .and])
      {
        return index
      }
      if index > from, tokens.entity[index] > 0, tokens.isCapital(index), !tokens.isCapital(index - 1),
        !tokens.has(index - 1, [.preposition, .determiner, .possessive, .and]),
        tokens.words[index - 1].kind == .word
      {
        return index
      }
    }
    return nil
  }

  private static let objects: Set<UInt64> = Set(
    ["him", "her", "them", "me", "us", "reporters", "journalists"].map { Word.hash(of: $0.utf8) })

  /// "in a statement that", "at a rally:", "of the plan that": to "that", a colon or a quotation behind a phrase of place.
  private func skipPlace(_ from: Int, _ upper: Int) -> Int {
    guard from < upper, tokens.has(from, .preposition), !tokens.isQuoted(from),
      tokens.hash(from) != SpeechTokens.to
        || from + 1 < upper && (tokens.isCapital(from + 1) || tokens.has(from + 1, .determiner))
    else { return from }
    for index in from + 1..<max(from + 1, min(upper, from + 22)) {
      if tokens.isQuoted(index) { return tokens.isComma(index - 1) ? index - 1 : index }
      if tokens.hash(index) == SpeechTokens.that || tokens.mark(index) == 0x3A { return index }
      if tokens.isComma(index), index + 1 < upper,
        tokens.isQuoted(index + 1) || tokens.hash(index + 1) == SpeechTokens.that
      {
        return index + 1
      }
      if tokens.has(index, [.auxiliary, .relative]) || tokens.mark(index) == 0x2E && index == upper - 1 {
        return from
      }
    }
    return from
  }

  /// Behind a comma: "said, after the vote, that C".
  private func afterBreak(_ comma: Int, _ upper: Int, _ form: CueForm) -> Range<Int>? {
    guard comma + 1 < upper else { return nil }
    if tokens.isDash(comma), form.how.contains(.clause) { return nil }
    for index in comma + 1..<min(upper, comma + 24) {
      if tokens.isQuoted(index) {
        guard tokens.isComma(index - 1) || tokens.mark(index - 1) == 0x3A, form.how.contains(.tag) else {
          return nil
        }
        return quoted(index, upper)
      }
      if tokens.isComma(index), index + 1 < upper, tokens.hash(index + 1) == SpeechTokens.that {
        return nonempty(index + 2..<clauseEnd(index + 2, upper))
      }
      if tokens.hash(index) == SpeechTokens.that { return nil }
      if tokens.form(index)?.form == .past { return nil }
    }
    return nil
  }

  /// A quotation with what follows it in the clause.
  private func quoted(_ start: Int, _ upper: Int) -> Range<Int>? {
    guard let quotation = tokens.quotation(at: start) else { return nil }
    let end = quotation.tokens.upperBound
    let inner = quotation.inner.last ?? start
    if [0x2E, 0x21, 0x3F, 0x2C].contains(tokens.mark(inner)) || end >= upper {
      return start..<min(end, upper)
    }
    return start..<max(min(end, upper), clauseEnd(end, upper))
  }

  private func asked(_ start: Int, _ upper: Int) -> Range<Int>? {
    for index in start..<min(upper, start + 12) {
      if tokens.isQuoted(index) || tokens.isComma(index) || tokens.has(index, .auxiliary) { return nil }
      if tokens.hash(index) == SpeechTokens.to, index > start {
        return nonempty(start..<clauseEnd(start, upper))
      }
    }
    return nil
  }

  func canOpenClause(_ index: Int) -> Bool {
    if tokens.has(index, [.determiner, .possessive, .pronoun]) || tokens.words[index].kind == .number {
      return true
    }
    if tokens.has(index, [.preposition, .auxiliary, .and, .adverb, .subordinator]) { return false }
    return tokens.isWord(index)
  }

  func hasVerb(_ from: Int, _ upper: Int) -> Bool {
    for index in from..<min(upper, from + 40) {
      if tokens.has(index, [.auxiliary, .verb]) || tokens.form(index) != nil && index > from { return true }
      guard tokens.isWord(index), index > from else { continue }
      let last = tokens.lastByte(index)
      if last == 0x64 || last == 0x73, !tokens.isCapital(index) { return true }
    }
    return false
  }
}
