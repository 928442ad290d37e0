// Cues inside a clause: "S said that C", "S denied C", "S is accused of C", "according to S, C", "S's claim that C".
import DossierModel
import DossierText

extension SpeechReader {
  /// Reads all cues of a stretch from left to right; what one of them governs is not read again.
  mutating func readClauses(_ range: Range<Int>, sharing first: Subject? = nil, quoted: [Range<Int>] = []) {
    var index = range.lowerBound
    var lower = range.lowerBound
    var shared = first
    while index < range.upperBound {
      guard !tokens.isQuoted(index) else {
        index += 1
        continue
      }
      if let speech = speech(at: index, lower: lower, range: range, shared: shared) {
        append(speech)
        if let subject = speech.subject { shared = subject }
        let end = speech.content.last?.upperBound ?? index + 1
        lower = min(max(end, index + 1), range.upperBound)
        index = max(index + 1, lower)
        continue
      }
      index += 1
    }
  }

  private func speech(at index: Int, lower: Int, range: Range<Int>, shared: Subject?) -> Speech? {
    if tokens.hash(index) == SpeechTokens.according { return accordingTo(index, lower: lower, range) }
    if let form = tokens.form(index) {
      if let speech = verb(form, at: index, lower: lower, range: range, shared: shared) { return speech }
    }
    if tokens.has(index, .noun) { return nominal(index, lower: lower, range: range) }
    return nil
  }

  // MARK: Verbs

  private func verb(
    _ form: CueForm, at cue: Int, lower: Int, range: Range<Int>, shared: Subject?
  ) -> Speech? {
    var (subject, cueStart) = (tokens.subject(before: cue, from: lower), cue)
    let before = cue - 1
    switch form.form {
    case .base where before >= lower && tokens.hash(before) == SpeechTokens.to:
      guard let chained = chain(cue, lower: lower) else { return nil }
      (subject, cueStart) = (chained.subject, chained.start)
    case .participle:
      if let found = subject, !found.isShared, found.verbStart < cue, hasBe(found.verbStart, cue) {
        subject?.isPassive = false
      } else if before >= lower, tokens.isComma(before) || tokens.isDash(before) || tokens.has(before, .and) {
        subject = shared ?? opening(of: range, before: cue)
      } else if let found = subject, found.verbStart == cue, before >= lower, tokens.isWord(before) {
        guard form.how.contains(.that) else { return nil }
        if let main = mainVerb(behind: cue, found, range) { return main }
      } else {
        return nil
      }
    default: break
    }
    guard var speaker = subject else { return nil }
    if speaker.isShared {
      guard let shared = shared ?? opening(of: range, before: cue), form.form != .base else { return nil }
      (speaker.tokens, speaker.head) = (shared.tokens, shared.head)
    }
    if speaker.isPassive, form.form == .past { return passive(form, at: cue, speaker, range) }
    guard agrees(form, speaker), cueStart < cue || !isNoun(form, cue, speaker) else { return nil }
    guard var content = content(form, behind: cue, to: range.upperBound) else { return nil }
    if speaker.isRelative, speaker.head.upperBound < speaker.tokens.upperBound - 1,
      let comma = content.first(where: { tokens.isComma($0) && !tokens.isQuoted($0) }),
      comma > content.lowerBound + 1
    {
      content = content.lowerBound..<comma
    }
    if speaker.verbStart < cueStart, cueStart == cue { cueStart = auxiliaryStart(speaker.verbStart, cue) }
    return Speech(
      subject: speaker, cue: cueStart..<cue + 1, cueClass: form.cueClass, content: [content],
      isNegated: speaker.isNegated, target: nil, rule: "subject-cue")
  }

  /// "footage showing some of them appears to confirm C": the main verb behind a participle that only describes.
  private func mainVerb(behind participle: Int, _ subject: Subject, _ range: Range<Int>) -> Speech? {
    for index in participle + 1..<max(participle + 1, min(range.upperBound - 3, participle + 16)) {
      if tokens.isQuoted(index) || tokens.isComma(index) || tokens.has(index, [.auxiliary, .relative]) {
        return nil
      }
      guard Self.chains.contains(tokens.hash(index)), tokens.hash(index + 1) == SpeechTokens.to,
        let form = tokens.form(index + 2), form.form == .base,
        let content = content(form, behind: index + 2, to: range.upperBound)
      else { continue }
      return Speech(
        subject: subject, cue: index..<index + 3, cueClass: form.cueClass, content: [content],
        rule: "subject-cue")
    }
    return nil
  }

  private func hasBe(_ from: Int, _ to: Int) -> Bool {
    (from..<max(from, to)).contains { SpeechTokens.formsOfBe.contains(tokens.hash($0)) }
  }

  private func auxiliaryStart(_ from: Int, _ cue: Int) -> Int {
    (from..<cue).first { tokens.has($0, [.auxiliary, .negation]) } ?? cue
  }

  /// "has led S to speculate", "continues to insist": the subject behind an infinitive.
  private func chain(_ cue: Int, lower: Int) -> (subject: Subject, start: Int)? {
    let last = cue - 2
    guard last > lower else { return nil }
    if tokens.has(last, .verb) || tokens.form(last) != nil || tokens.lastByte(last) == 0x73
      || tokens.lastByte(last) == 0x64,
      !tokens.isCapital(last), Self.chains.contains(tokens.hash(last)),
      let subject = tokens.subject(before: last, from: lower), !subject.isShared
    {
      return (subject, last)
    }
    guard let head = tokens.nounPhrase(endingAt: last + 1, from: lower), head.lowerBound > lower,
      Self.causes.contains(tokens.hash(head.lowerBound - 1))
    else { return nil }
    return (Subject(tokens: head, head: head, verbStart: cue), cue)
  }

  private static let chains: Set<UInt64> = Set(
    [
      "continue", "continues", "continued", "went", "goes", "appear", "appears", "appeared", "seem", "seems",
      "seemed",
      "began", "begun", "begins", "came", "comes", "tends", "tend", "proceeded", "right", "quick", "used",
      "failed", "fails",
    ].map { Word.hash(of: $0.utf8) })
  private static let causes: Set<UInt64> = Set(
    [
      "led", "leads", "prompted", "prompts", "caused", "causes", "forced", "forces", "leading", "prompting",
      "causing",
    ].map {
      Word.hash(of: $0.utf8)
    })

  /// The first noun phrase of a stretch: whose participle ", adding that" is.
  func opening(of range: Range<Int>, before cue: Int) -> Subject? {
    var start = range.lowerBound
    if let subject = tokens.subject(from: start, to: min(cue, start + 20)) {
      return Subject(tokens: subject.head, head: subject.head, verbStart: cue)
    }
    // "In a statement on Thursday, Smith ..., saying": the phrase behind the opening comma.
    while start < cue, start - range.lowerBound < 24, !tokens.isComma(start) { start += 1 }
    guard start + 1 < cue, tokens.isComma(start),
      let subject = tokens.subject(from: start + 1, to: min(cue, start + 20))
    else { return nil }
    return Subject(tokens: subject.head, head: subject.head, verbStart: cue)
  }

  // MARK: What is said

  /// The content behind a cue; nil when nothing is said there.
  private func content(_ form: CueForm, behind cue: Int, to upper: Int) -> Range<Int>? {
    var start = cue + 1
    if tokens.hash(start) == SpeechTokens.out || tokens.hash(start) == Self.on, start + 1 < upper,
      tokens.hash(start + 1) == SpeechTokens.that
    {
      start += 1
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
    if form.how.contains(.particle), start == cue + 1, Self.particles.contains(tokens.hash(start)),
      start + 1 < upper, !tokens.isComma(start + 1)
    {
      return nonempty(start + 1..<clauseEnd(start + 1, upper))
    }
    if tokens.hash(start) == SpeechTokens.to {
      return form.how.contains(.infinitive) ? nonempty(start..<clauseEnd(start, upper)) : nil
    }
    if form.how.contains(.infinitive), form.cueClass == .ask, let content = asked(start, upper) {
      return content
    }
    guard tokens.isWord(start) || tokens.words[start].kind == .number else { return nil }
    if tokens.has(start, [.and]) { return nil }
    let opensClause = Self.questions.contains(tokens.hash(start))
    if opensClause, form.how.contains(.that) || form.how.contains(.clause) {
      return nonempty(start..<clauseEnd(start, upper))
    }
    if form.how.contains(.clause), canOpenClause(start), hasVerb(start, upper) {
      return nonempty(start..<clauseEnd(start, upper))
    }
    if form.how.contains(.object),
      canOpenClause(start) || !tokens.has(start, [.preposition, .subordinator, .adverb])
    {
      return nonempty(start..<clauseEnd(start, upper))
    }
    return nil
  }

  private static let questions: Set<UInt64> = Set(
    ["whether", "if", "how", "what", "why", "when", "where", "who", "there"].map { Word.hash(of: $0.utf8) })
  private static let on = Word.hash(of: "on".utf8)
  private static let particles: Set<UInt64> = Set(
    ["for", "on", "upon", "about", "against", "of"].map { Word.hash(of: $0.utf8) })

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

  private func canOpenClause(_ index: Int) -> Bool {
    if tokens.has(index, [.determiner, .possessive, .pronoun]) || tokens.words[index].kind == .number {
      return true
    }
    if tokens.has(index, [.preposition]) {
      return tokens.hash(index) == Self.inWord || tokens.hash(index) == SpeechTokens.asWord ? false : false
    }
    if tokens.has(index, [.auxiliary, .and, .adverb, .subordinator]) { return false }
    return tokens.isWord(index)
  }
  private static let inWord = Word.hash(of: "in".utf8)

  private func hasVerb(_ from: Int, _ upper: Int) -> Bool {
    for index in from..<min(upper, from + 40) {
      if tokens.has(index, [.auxiliary, .verb]) || tokens.form(index) != nil && index > from { return true }
      guard tokens.isWord(index), index > from else { continue }
      let last = tokens.lastByte(index)
      if last == 0x64 || last == 0x73, !tokens.isCapital(index) { return true }
    }
    return false
  }

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
        if tokens.hash(next) == SpeechTokens.according { return index }
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

  /// A cheap look whether something is said at `start`.
  private func opensContent(_ form: CueForm, _ start: Int, _ upper: Int) -> Bool {
    guard start + 1 < upper else { return false }
    return tokens.hash(start) == SpeechTokens.that || tokens.isQuoted(start)
      || form.how.contains(.clause) && canOpenClause(start)
  }
}
