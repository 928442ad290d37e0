// Speech without a reporting verb of its own speaker: passives ("is accused of C"), "according to S", nouns with a
// clause ("S's claim that C").
import DossierModel
import DossierText

extension SpeechReader {
  func passive(_ form: CueForm, at cue: Int, _ subject: Subject, _ range: Range<Int>) -> Speech? {
    var start = cue + 1
    let upper = range.upperBound
    guard start < upper else { return nil }
    var speaker: Subject?
    if tokens.hash(start) == SpeechTokens.by, let by = tokens.subject(from: start + 1, to: upper) {
      speaker = by
      start = by.tokens.upperBound
    }
    guard start < upper, form.cueClass != .promise, form.cueClass != .agree else { return nil }
    let next = tokens.hash(start)
    if form.cueClass == .ask, form.form == .past, Self.asked.contains(next), start + 1 < upper {
      let first = SpeechTokens.about == next ? start + 1 : start
      return nonempty(first..<clauseEnd(first, upper)).map {
        Speech(
          subject: speaker, cue: cue..<cue + 1, cueClass: .ask, content: [$0], isNegated: subject.isNegated,
          target: subject.tokens.isEmpty ? nil : subject.tokens, rule: "passive")
      }
    }
    let isAccepted =
      next == SpeechTokens.that
      || next == SpeechTokens.to && form.how.contains(.clause)
        && [.believe, .say, .publish, .assert, .estimate].contains(form.cueClass)
      || next == SpeechTokens.to && form.cueClass == .estimate
      || next == SpeechTokens.of && form.cueClass == .accuse
      || next == SpeechTokens.asWord && [.confirm, .say, .believe].contains(form.cueClass)

    guard isAccepted, start + 1 < upper else {
      return speaker.flatMap { agent($0, form, at: cue, subject, start, range) }
    }
    if form.cueClass == .believe || form.cueClass == .publish, !form.how.contains(.clause),
      next == SpeechTokens.to, speaker == nil
    {
      return nil
    }
    if form.cueClass == .believe, form.how.contains(.infinitive), next == SpeechTokens.to, speaker == nil,
      !form.how.contains(.clause)
    {
      return nil
    }
    // What is expected of somebody is the whole proposition; who is accused is no part of what is said.
    let isProposition =
      !subject.tokens.isEmpty
      && (form.cueClass == .estimate && next == SpeechTokens.to
        || form.cueClass == .believe && next == SpeechTokens.asWord)
    guard let content = nonempty(start + (isProposition ? 0 : 1)..<clauseEnd(start + 1, upper)) else {
      return nil
    }
    var cueStart = cue
    while cueStart > subject.verbStart, tokens.has(cueStart - 1, [.auxiliary, .negation, .adverb]) {
      cueStart -= 1
    }
    let end = isProposition || speaker != nil ? cue + 1 : start + 1
    return Speech(
      subject: speaker, cue: cueStart..<end, cueClass: form.cueClass,
      content: isProposition ? [subject.tokens, content] : [content], isNegated: subject.isNegated,
      target: subject.tokens, rule: "passive")
  }

  private static let asked: Set<UInt64> = Set(
    ["about", "whether", "if", "how", "what", "why", "when", "where", "who", "which", "to"].map {
      Word.hash(of: $0.utf8)
    })

  /// "The plan was rejected by S": what the speaker rejects is the grammatical subject.
  private func agent(
    _ speaker: Subject, _ form: CueForm, at cue: Int, _ subject: Subject, _ end: Int, _ range: Range<Int>
  ) -> Speech? {
    guard form.how.contains(.object), !subject.tokens.isEmpty, !subject.isShared else { return nil }
    return Speech(
      subject: speaker, cue: cue..<cue + 1, cueClass: form.cueClass, content: [subject.tokens],
      isNegated: subject.isNegated, target: nil, rule: "passive-by")
  }

  /// "In the Post poll, C", "C in a survey by S", "by S's count, C": the poll or count is the source.
  func inPoll(_ index: Int, lower: Int, _ range: Range<Int>) -> Speech? {
    guard index + 2 < range.upperBound,
      tokens.has(index + 1, [.determiner, .possessive]) || tokens.isCapital(index + 1),
      let subject = tokens.subject(from: index + 1, to: min(range.upperBound, index + 16)),
      subject.head.count > 1,
      let noun = subject.head.first(where: { Self.counts.contains(tokens.hash($0)) }),
      !(subject.head.lowerBound..<noun).contains(where: { tokens.has($0, .preposition) })
    else { return nil }
    var end = subject.head.upperBound
    var content: [Range<Int>] = []
    if index <= range.lowerBound + 1 || index == lower {
      while end < range.upperBound, !tokens.isComma(end), end - index < 20 { end += 1 }
      guard end + 3 < range.upperBound, tokens.isComma(end) else { return nil }
      content = [end + 1..<clauseEnd(end + 1, range.upperBound)]
    } else {
      let first = tokens.isComma(index - 1) ? index - 1 : index
      guard first - lower >= 4, isTail(end, range.upperBound), hasVerb(lower, first) else { return nil }
      content = [lower..<first]
    }
    guard let said = content.first, hasVerb(said.lowerBound, said.upperBound) else { return nil }
    return Speech(
      subject: Subject(tokens: subject.head, head: subject.head, verbStart: index), cue: index..<index + 1,
      cueClass: .publish, content: content, rule: "in-poll")
  }

  private static let counts: Set<UInt64> = Set(
    ["poll", "polls", "survey", "surveys", "polling"].map { Word.hash(of: $0.utf8) })

  func accordingTo(_ index: Int, lower: Int, _ range: Range<Int>) -> Speech? {
    guard index + 2 < range.upperBound, tokens.hash(index + 1) == SpeechTokens.to,
      var subject = tokens.subject(from: index + 2, to: range.upperBound, isLoose: true)
    else { return nil }
    if index <= range.lowerBound + 1, subject.tokens.upperBound > subject.head.upperBound,
      !tokens.has(subject.head.upperBound + 1, [.determiner, .relative, .possessive])
        || subject.tokens.upperBound >= range.upperBound - 1
    {
      subject.tokens = subject.head
    }
    let end = subject.tokens.upperBound
    var content: [Range<Int>] = []
    if index > lower + 2 {
      let last = tokens.isComma(index - 1) ? index - 1 : index
      content.append(lower..<last)
    }
    let next = tokens.isComma(end) ? end + 1 : end
    if next + 2 < range.upperBound, tokens.isComma(end) || content.isEmpty {
      content.append(next..<clauseEnd(next, range.upperBound))
    }
    guard !content.isEmpty else { return nil }
    return Speech(
      subject: subject, cue: index..<index + 2, cueClass: .say, content: content, rule: "according-to")
  }

  /// "President Lund's" without the verb in front of it: the name with its titles, or the noun phrase.
  private func possessor(_ last: Int, from lower: Int) -> Range<Int>? {
    guard tokens.entity[last] > 0 else { return tokens.nounPhrase(endingAt: last + 1, from: lower) }
    var first = last
    while first > lower, tokens.entity[first - 1] == tokens.entity[last] || tokens.isCapital(first - 1) {
      first -= 1
    }
    return first..<last + 1
  }

  /// "S's claim that C", "issued a warning that C", "reports that C".
  func nominal(_ noun: Int, lower: Int, range: Range<Int>) -> Speech? {
    let upper = range.upperBound
    guard noun + 2 < upper, let cue = tokens.tables.nouns[tokens.hash(noun)] else { return nil }
    let next = tokens.hash(noun + 1)
    let isThat = next == SpeechTokens.that
    let isInfinitive = next == SpeechTokens.to && cue.how.contains(.infinitive)
    guard
      isThat || isInfinitive || next == SpeechTokens.to && cue.how.contains(.toward)
        || cue.how.contains(.particle) && Self.particles.contains(next),
      !tokens.isQuoted(noun + 1) || tokens.isQuoted(noun)
    else { return nil }
    let start = isInfinitive ? noun + 1 : noun + 2
    guard let content = nonempty(start..<clauseEnd(start, upper)) else { return nil }
    var subject: Subject?
    var first = noun - 1
    while first >= lower, tokens.isWord(first),
      !tokens.has(first, [.determiner, .possessive, .preposition, .auxiliary, .verb, .and, .subordinator]),
      tokens.form(first)?.form != .past, !tokens.endsPossessive(first)
    {
      first -= 1
    }
    let isPossessor = first >= lower && (tokens.has(first, .possessive) || tokens.endsPossessive(first))
    if first >= lower, tokens.has(first, .possessive) {
      subject = Subject(tokens: first..<first + 1, head: first..<first + 1, verbStart: noun)
    } else if first >= lower, tokens.endsPossessive(first) {
      if let phrase = possessor(first, from: lower) {
        subject = Subject(tokens: phrase, head: phrase, verbStart: noun)
      }
    } else if first > lower,
      tokens.has(first, .determiner) || tokens.has(first, .verb) || tokens.form(first)?.form == .past
    {
      let verb = tokens.has(first, .determiner) ? first - 1 : first
      if verb > lower, tokens.isWord(verb),
        !tokens.has(verb, [.preposition, .and, .subordinator, .auxiliary])
      {
        subject = tokens.subject(before: verb, from: lower).flatMap { $0.isShared || $0.isPassive ? nil : $0 }
      }
    }
    if !isThat, subject == nil || !isPossessor { return nil }
    return Speech(
      subject: subject, cue: noun..<noun + 1, cueClass: cue.cueClass, content: [content], rule: "nominal")
  }
}
