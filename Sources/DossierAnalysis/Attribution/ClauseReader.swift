// Cues inside a clause: "S said that C", "S denied C", "S is accused of C", "according to S, C", "S's claim that C".
import DossierModel
import DossierText

extension SpeechReader {
  /// Reads all cues of a stretch from left to right; what one of them governs is not read again.
  mutating func readClauses(_ range: Range<Int>, sharing first: Subject? = nil, quoted: [Range<Int>] = []) {
    var index = range.lowerBound
    var context = ClauseContext(lower: range.lowerBound, range: range, shared: first)
    while index < range.upperBound {
      guard !tokens.isQuoted(index) else {
        index += 1
        continue
      }
      if let speech = speech(at: index, context) {
        append(speech)
        if let subject = speech.subject { context.shared = subject }
        let end = speech.content.last?.upperBound ?? index + 1
        context.lower = min(max(end, index + 1), range.upperBound)
        context.suspended = speech.subject.flatMap { $0.isRelative ? $0 : nil }
        index = max(index + 1, context.lower)
        continue
      }
      index += 1
    }
  }

  /// What is known of a stretch when a cue in it is read.
  struct ClauseContext {
    /// Nothing before this token belongs to the cue.
    var lower: Int
    let range: Range<Int>
    /// Who spoke last in the stretch.
    var shared: Subject?
    /// "S, who noted C1, said C2": S, whose verb is still to come behind the relative clause that ended at `lower`.
    var suspended: Subject?
  }

  private func speech(at index: Int, _ context: ClauseContext) -> Speech? {
    let range = context.range
    if tokens.hash(index) == SpeechTokens.according { return accordingTo(index, lower: context.lower, range) }
    if let cue = tokens.cue(at: index, before: range.upperBound),
      let speech = verb(cue.form, at: index..<cue.end, context)
    {
      return speech
    }
    if tokens.hash(index) == Self.inside, let speech = inPoll(index, lower: context.lower, range) {
      return speech
    }
    if tokens.has(index, .noun) { return nominal(index, lower: context.lower, range: range) }
    return nil
  }

  // MARK: Verbs

  private func verb(_ form: CueForm, at words: Range<Int>, _ context: ClauseContext) -> Speech? {
    var form = form
    let (lower, range, shared) = (context.lower, context.range, context.shared)
    let cue = words.lowerBound
    var (subject, cueStart) = (tokens.subject(before: cue, from: lower), cue)
    let before = cue - 1
    switch form.form {
    case .base where before >= lower && tokens.hash(before) == SpeechTokens.to:
      guard let chained = chain(cue, form, lower: lower) else { return nil }
      (subject, cueStart) = (chained.subject, chained.start)
    case .participle:
      if let found = subject, !found.isShared, found.verbStart < cue, hasBe(found.verbStart, cue) {
        subject?.isPassive = false
      } else if before >= lower,
        tokens.isComma(before) || tokens.isDash(before) || tokens.has(before, .and)
          || Self.means.contains(tokens.hash(before))
            && (form.how.contains(.that) || tokens.hash(before) == SpeechTokens.by)
      {
        subject = shared ?? opening(of: range, before: cue)
      } else if let found = subject, before >= lower,
        found.verbStart == cue && tokens.isWord(before) || isTime(found.verbStart..<cue)
      {
        guard form.how.contains(.that) else { return nil }
        if let main = mainVerb(behind: cue, found, range) { return main }
        if let issuer = issuer(of: found.head, from: lower) {
          (subject, cueStart) = (issuer, issuer.verbStart)
        }
      } else if form.how.contains(.that), let thing = described(before: cue, from: lower) {
        subject = thing
        if let issuer = issuer(of: thing.head, from: lower) {
          (subject, cueStart) = (issuer, issuer.verbStart)
        }
      } else {
        return nil
      }
    case .adjective:
      guard let found = predicated(at: cue, lower: lower) else { return nil }
      subject = found
    default: break
    }
    if form.cueClass == .ask, form.form == .past, subject == nil || isAsked(subject, cue) {
      return passive(form, at: cue, Subject(tokens: cue..<cue, head: cue..<cue, verbStart: cue), range)
    }
    guard var speaker = subject ?? resumed(at: cue, form, context) else { return nil }
    if speaker.isShared {
      guard let shared = shared ?? opening(of: range, before: cue), form.form != .base else { return nil }
      (speaker.tokens, speaker.head) = (shared.tokens, shared.head)
    }
    if speaker.isPassive, form.form == .past { return passive(form, at: cue, speaker, range) }
    if form.how.contains(.things), isThing(speaker) { form = form.ofThings }
    guard agrees(form, speaker), cueStart < cue || !isNoun(form, cue, speaker) else { return nil }
    guard var content = content(form, behind: words.upperBound - 1, to: range.upperBound) else {
      return gap(form, words, speaker, range)
    }
    if !form.how.contains(.clause), tokens.hash(content.lowerBound - 1) != SpeechTokens.that,
      !tokens.isQuoted(content.lowerBound), !canSpeak(speaker)
    {
      return nil
    }
    if speaker.isRelative, let end = relativeEnd(speaker, content) {
      content = content.lowerBound..<end
    } else if isFronted(speaker, range), let comma = mainClause(behind: content) {
      content = content.lowerBound..<comma
    }
    if speaker.verbStart < cueStart, cueStart == cue { cueStart = auxiliaryStart(speaker.verbStart, cue) }
    return Speech(
      subject: speaker, cue: cueStart..<words.upperBound, cueClass: form.cueClass, content: [content],
      isNegated: speaker.isNegated, target: nil, rule: "subject-cue")
  }

  private static let inside = Word.hash(of: "in".utf8)
  private static let you = Word.hash(of: "you".utf8)

  /// "when asked", "asked about": nobody is named who asks.
  private func isAsked(_ subject: Subject?, _ cue: Int) -> Bool {
    guard let subject, subject.verbStart == cue else { return false }
    return tokens.has(cue - 1, .subordinator) && !tokens.has(cue - 1, [.relative, .pronoun])
  }

  /// A document, a poll or a picture.
  private func isThing(_ subject: Subject) -> Bool {
    for index in subject.head {
      if index > subject.head.lowerBound, tokens.has(index, .preposition) { return false }
      switch tokens.tables.kinds[tokens.hash(index)] {
      case .document, .poll, .imagery: return true
      default: continue
      }
    }
    return false
  }

  /// "held up a sign saying C": the noun with its article right before a participle.
  private func described(before cue: Int, from lower: Int) -> Subject? {
    var index = cue - 1
    while index > lower, cue - index <= 5, tokens.isWord(index),
      !tokens.has(index, [.determiner, .possessive])
    {
      if tokens.has(index, [.auxiliary, .pronoun, .preposition, .verb, .relative, .and]) { return nil }
      index -= 1
    }
    guard index >= lower, cue - index > 1, tokens.has(index, [.determiner, .possessive]) else { return nil }
    let head = index..<cue
    let subject = Subject(tokens: head, head: head, verbStart: cue)
    return isThing(subject) ? subject : nil
  }

  /// "The ministry issued a statement saying C": who put out the document.
  private func issuer(of head: Range<Int>, from lower: Int) -> Subject? {
    guard isThing(Subject(tokens: head, head: head, verbStart: head.upperBound)) else { return nil }
    var verb = head.lowerBound - 1
    if verb > lower, tokens.has(verb, .preposition), tokens.hash(verb) == SpeechTokens.out { verb -= 1 }
    guard verb > lower, Self.issues.contains(tokens.hash(verb)),
      var subject = tokens.subject(before: verb, from: lower), !subject.isShared, !subject.isPassive
    else { return nil }
    subject.verbStart = verb
    return subject
  }

  private static let issues: Set<UInt64> = Set(
    [
      "issued", "issues", "released", "releases", "published", "publishes", "posted", "posts", "put", "puts",
      "sent", "sends", "wrote", "writes", "read", "circulated", "distributed", "signed", "filed", "delivered",
      "gave", "made", "tweeted", "emailed", "mailed",
    ].map { Word.hash(of: $0.utf8) })

  private func isTime(_ range: Range<Int>) -> Bool {
    !range.isEmpty && range.allSatisfy { tokens.date[$0] > 0 || tokens.has($0, [.time, .preposition]) }
  }

  /// The main verb behind a relative clause of its subject.
  private func resumed(at cue: Int, _ form: CueForm, _ context: ClauseContext) -> Subject? {
    guard var subject = context.suspended, form.form == .past || form.form == .present,
      cue - context.lower <= 6
    else { return nil }
    for index in context.lower..<max(context.lower, cue)
    where !tokens.isComma(index) && !tokens.isDash(index) && !tokens.has(index, [.auxiliary, .adverb, .time])
      && tokens.date[index] == 0
    {
      return nil
    }
    (subject.isRelative, subject.isPassive, subject.isNegated) = (false, false, false)
    subject.verbStart = cue
    return subject
  }

  /// Where a relative clause ends: at its comma, or at the main verb behind it ("others who want C said").
  private func relativeEnd(_ speaker: Subject, _ content: Range<Int>) -> Int? {
    for index in content where index > content.lowerBound + 1 && !tokens.isQuoted(index) {
      if tokens.isComma(index) {
        return speaker.head.upperBound < speaker.tokens.upperBound - 1 ? index : nil
      }
      if let form = tokens.form(index), form.form == .past, form.how.contains(.tag),
        form.how.contains(.clause), !tokens.has(index - 1, [.pronoun, .auxiliary, .and, .relative]),
        opensContent(form, index + 1, content.upperBound)
      {
        return index
      }
    }
    return nil
  }

  /// A person, a body, a place that acts, or a word for one; things say clauses, they do not want or support.
  private func canSpeak(_ subject: Subject) -> Bool {
    if subject.head.count == 1, tokens.hash(subject.head.lowerBound) == Self.you { return false }
    return subject.tokens.contains {
      tokens.entity[$0] > 0 || tokens.has($0, [.pronoun, .speaker]) || tokens.hash($0) == SpeechTokens.it
        || tokens.has($0, .relative)
    }
  }

  /// "by saying", "while insisting": the speaker is that of the main clause.
  private static let means: Set<UInt64> = Set(
    ["by", "while", "after", "before", "in"].map { Word.hash(of: $0.utf8) })
  /// Verbs that join a subject with an adjective, beside the forms of "be".
  private static let copulas: Set<UInt64> = Set(
    [
      "feel", "feels", "felt", "remain", "remains", "remained", "seem", "seems", "seemed", "sound", "sounds",
      "sounded", "became", "become", "becomes",
    ].map { Word.hash(of: $0.utf8) })

  /// The subject of "is convinced", "remain opposed".
  private func predicated(at index: Int, lower: Int) -> Subject? {
    var verb = index - 1
    while verb > lower, tokens.has(verb, [.adverb, .negation]), !tokens.has(verb, .auxiliary) { verb -= 1 }
    if verb > lower, Self.copulas.contains(tokens.hash(verb)) {
      return tokens.subject(before: verb, from: lower).flatMap { $0.isPassive ? nil : $0 }
    }
    guard var subject = tokens.subject(before: index, from: lower), subject.isPassive,
      tokens.hash(subject.head.lowerBound) != SpeechTokens.it || subject.isShared
    else { return nil }
    subject.isPassive = false
    return subject
  }

  /// "changes which officials said will come in May": what is said has its subject in front of the speaker.
  private func gap(_ form: CueForm, _ cue: Range<Int>, _ speaker: Subject, _ range: Range<Int>) -> Speech? {
    let (pronoun, next) = (speaker.tokens.lowerBound - 1, cue.upperBound)
    guard form.how.contains(.clause), pronoun >= range.lowerBound, next + 1 < range.upperBound,
      tokens.has(pronoun, .relative) || tokens.hash(pronoun) == Self.what, !tokens.isQuoted(next),
      tokens.has(next, [.auxiliary, .verb]) || tokens.has(next, .adverb) && tokens.has(next + 1, .auxiliary)
    else { return nil }
    let end = clauseEnd(next, range.upperBound)
    let comma = (next..<end).first { tokens.isComma($0) && !tokens.isQuoted($0) } ?? end
    return Speech(
      subject: speaker, cue: cue, cueClass: form.cueClass, content: [pronoun..<pronoun + 1, next..<comma],
      isNegated: speaker.isNegated, target: nil, rule: "relative-gap")
  }
  private static let what = Word.hash(of: "what".utf8)

  /// "While S says that C, the main clause ...".
  private func isFronted(_ speaker: Subject, _ range: Range<Int>) -> Bool {
    let before = speaker.tokens.lowerBound - 1
    guard before >= range.lowerBound, tokens.has(before, .subordinator), !tokens.has(before, .relative) else {
      return false
    }
    return before == range.lowerBound || !tokens.isWord(before - 1)
      || tokens.has(before - 1, [.opener, .and])
  }

  /// The comma behind which the main clause of a fronted clause begins.
  private func mainClause(behind content: Range<Int>) -> Int? {
    for comma in content where comma > content.lowerBound + 1 {
      guard tokens.isComma(comma), !tokens.isQuoted(comma) else { continue }
      let next = comma + 1
      guard next + 1 < content.upperBound,
        tokens.isCapital(next) || tokens.has(next, [.pronoun, .determiner, .possessive])
          || tokens.words[next].kind == .number
      else { continue }
      for index in next + 1..<min(content.upperBound, next + 10) {
        if tokens.isComma(index) || tokens.isQuoted(index) { break }
        if tokens.has(index, [.auxiliary, .verb]) || tokens.form(index) != nil
          || tokens.lastByte(index) == 0x64 && !tokens.isCapital(index)
          || tokens.lastByte(index) == 0x73 && tokens.isCapital(index - 1) && !tokens.isCapital(index)
          || tokens.has(next, .pronoun)
        {
          return comma
        }
      }
    }
    return nil
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

  /// "has led S to speculate", "continues to insist", "took to the stage to say": the subject behind an infinitive.
  private func chain(_ cue: Int, _ form: CueForm, lower: Int) -> (subject: Subject, start: Int)? {
    let last = cue - 2
    guard last > lower else { return nil }
    if !tokens.isCapital(last), Self.chains.contains(tokens.hash(last)),
      let subject = tokens.subject(before: last, from: lower), !subject.isShared
    {
      return (subject, last)
    }
    guard let head = tokens.nounPhrase(endingAt: last + 1, from: lower), head.lowerBound > lower,
      Self.causes.contains(tokens.hash(head.lowerBound - 1))
    else { return purpose(cue, form, lower: lower) }
    return (Subject(tokens: head, head: head, verbStart: cue), cue)
  }

  /// "S used the speech to say C": the subject of the verb that the infinitive serves.
  private func purpose(_ cue: Int, _ form: CueForm, lower: Int) -> (subject: Subject, start: Int)? {
    guard form.how.contains(.clause) else { return nil }
    for index in stride(from: cue - 2, to: max(lower, cue - 14), by: -1) {
      if tokens.isQuoted(index) || tokens.isComma(index) || tokens.has(index, [.subordinator, .relative]),
        !tokens.has(index, .preposition)
      {
        return nil
      }
      guard !tokens.isCapital(index), !tokens.has(index, [.auxiliary, .negation]),
        tokens.has(index, .verb) || tokens.form(index) != nil || tokens.lastByte(index) == 0x64
      else { continue }
      if tokens.form(index)?.cueClass == .ask || tokens.form(index)?.how.contains(.listener) == true {
        return nil
      }
      if let subject = tokens.subject(before: index, from: lower), !subject.isShared, !subject.isPassive {
        return (subject, cue)
      }
    }
    return nil
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
    if !opensParticiple(start), let subject = tokens.subject(from: start, to: min(cue, start + 20)) {
      return Subject(tokens: subject.head, head: subject.head, verbStart: cue)
    }
    // "In a statement on Thursday, Smith ..., saying": the phrase behind the opening comma.
    while start < cue, start - range.lowerBound < 24, !tokens.isComma(start) { start += 1 }
    guard start + 1 < cue, tokens.isComma(start),
      let subject = tokens.subject(from: start + 1, to: min(cue, start + 20))
    else { return nil }
    return Subject(tokens: subject.head, head: subject.head, verbStart: cue)
  }

  /// "Walking home, S ..., and said": the first words are no noun phrase.
  private func opensParticiple(_ index: Int) -> Bool {
    guard tokens.isWord(index), tokens.entity[index] == 0, tokens.words[index].count > 5 else { return false }
    let end = Int(tokens.words[index].end)
    return tokens.words.text.bytes[end - 3..<end].elementsEqual([0x69, 0x6E, 0x67])
  }
}
