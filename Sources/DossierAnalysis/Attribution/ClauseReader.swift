// Cues inside a clause: "S said that C", "S denied C", "S is accused of C", "according to S, C", "S's claim that C".
import DossierModel
import DossierText

extension SpeechReader {
  /// Reads all cues of a stretch from left to right; what one of them governs is not read again.
  mutating func readClauses(_ range: Range<Int>, sharing first: Subject? = nil) {
    var index = range.lowerBound
    var context = ClauseContext(lower: range.lowerBound, range: range, shared: first)
    while index < range.upperBound {
      guard tokens.mayReport[index], !tokens.isQuoted(index) else {
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
    if tokens.hash(index) == SpeechTokens.inside, let speech = inPoll(index, lower: context.lower, range) {
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

  private func isTime(_ range: Range<Int>) -> Bool {
    !range.isEmpty && range.allSatisfy { tokens.date[$0] > 0 || tokens.has($0, [.time, .preposition]) }
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

  /// "by saying", "while insisting": the speaker is that of the main clause.
  private static let means: Set<UInt64> = Set(
    ["by", "while", "after", "before", "in"].map { Word.hash(of: $0.utf8) })

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

  func hasBe(_ from: Int, _ to: Int) -> Bool {
    (from..<max(from, to)).contains { SpeechTokens.formsOfBe.contains(tokens.hash($0)) }
  }

  private func auxiliaryStart(_ from: Int, _ cue: Int) -> Int {
    (from..<cue).first { tokens.has($0, [.auxiliary, .negation]) } ?? cue
  }
}
