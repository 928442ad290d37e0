// Whose a cue in a clause is: predicates, infinitives, participles behind a noun, documents and who put them out, the
// first noun phrase of a stretch.
import DossierModel
import DossierText

extension SpeechReader {
  private static let you = Word.hash(of: "you".utf8)

  /// "when asked", "asked about": nobody is named who asks.
  func isAsked(_ subject: Subject?, _ cue: Int) -> Bool {
    guard let subject, subject.verbStart == cue else { return false }
    return tokens.has(cue - 1, .subordinator) && !tokens.has(cue - 1, [.relative, .pronoun])
  }

  /// A document, a poll or a picture.
  func isThing(_ subject: Subject) -> Bool {
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
  func described(before cue: Int, from lower: Int) -> Subject? {
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
  func issuer(of head: Range<Int>, from lower: Int) -> Subject? {
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

  /// The main verb behind a relative clause of its subject.
  func resumed(at cue: Int, _ form: CueForm, _ context: ClauseContext) -> Subject? {
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

  /// A person, a body, a place that acts, or a word for one; things say clauses, they do not want or support.
  func canSpeak(_ subject: Subject) -> Bool {
    if subject.head.count == 1, tokens.hash(subject.head.lowerBound) == Self.you { return false }
    return subject.tokens.contains {
      tokens.entity[$0] > 0 || tokens.has($0, [.pronoun, .speaker]) || tokens.hash($0) == SpeechTokens.it
        || tokens.has($0, .relative)
    }
  }

  /// Verbs that join a subject with an adjective, beside the forms of "be".
  private static let copulas: Set<UInt64> = Set(
    [
      "feel", "feels", "felt", "remain", "remains", "remained", "seem", "seems", "seemed", "sound", "sounds",
      "sounded", "became", "become", "becomes",
    ].map { Word.hash(of: $0.utf8) })

  /// The subject of "is convinced", "remain opposed".
  func predicated(at index: Int, lower: Int) -> Subject? {
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

  /// "has led S to speculate", "continues to insist", "took to the stage to say": the subject behind an infinitive.
  func chain(_ cue: Int, _ form: CueForm, lower: Int) -> (subject: Subject, start: Int)? {
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
  func purpose(_ cue: Int, _ form: CueForm, lower: Int) -> (subject: Subject, start: Int)? {
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

  static let chains: Set<UInt64> = Set(
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
  func opensParticiple(_ index: Int) -> Bool {
    guard tokens.isWord(index), tokens.entity[index] == 0, tokens.words[index].count > 5 else { return false }
    let end = Int(tokens.words[index].end)
    return tokens.words.text.bytes[end - 3..<end].elementsEqual([0x69, 0x6E, 0x67])
  }
}
