// The tag that names the speaker of what stands before it: "said S", "S said", "according to S"; and whether a form
// that may be a noun is a verb beside its subject.
import DossierModel
import DossierText

extension SpeechReader {
  struct Tag {
    var subject: Subject
    var cue: Range<Int>
    var cueClass: CueClass
    /// Behind the tag's last token.
    var end: Int
  }

  /// "said S", "S said", "according to S" at token `start`.
  func tag(at start: Int, to upper: Int) -> Tag? {
    guard start < upper, !tokens.isQuoted(start) else { return nil }
    var first = start
    if tokens.has(first, .adverb) || tokens.hash(first) == SpeechTokens.asWord { first += 1 }
    if tokens.hash(first) == SpeechTokens.according, first + 1 < upper,
      tokens.hash(first + 1) == SpeechTokens.to,
      let subject = tokens.subject(from: first + 2, to: upper)
    {
      return Tag(subject: subject, cue: first..<first + 2, cueClass: .say, end: subject.tokens.upperBound)
    }
    // "told reporters" names the listener, not the speaker.
    if let form = tokens.form(first), form.how.contains(.tag), form.form != .participle, first < upper,
      form.cueClass != .say || !form.how.contains(.listener),
      let subject = tokens.subject(from: first + 1, to: upper)
    {
      return Tag(
        subject: subject, cue: first..<first + 1, cueClass: form.cueClass, end: subject.tokens.upperBound)
    }
    for index in start + 1..<max(start + 1, min(upper, start + 40)) {
      if tokens.isQuoted(index) { return nil }
      guard let (form, end) = tokens.cue(at: index, before: upper), form.how.contains(.tag),
        form.form != .participle, form.form != .adjective,
        var subject = tokens.subject(before: index, from: first), !subject.isShared, !subject.isPassive,
        !subject.isRelative, agrees(form, subject), !isNoun(form, index, subject)
      else { continue }
      let gap = subject.tokens.lowerBound - first
      if gap > 1 {
        // "another friend, Mariam Emara told": a first apposition in front.
        guard gap <= 9, tokens.isComma(subject.tokens.lowerBound - 1),
          !(first..<subject.tokens.lowerBound).contains(where: {
            tokens.has($0, [.auxiliary, .verb, .preposition]) || tokens.form($0) != nil
          })
        else { continue }
        subject.tokens = first..<subject.tokens.upperBound
      }
      return Tag(subject: subject, cue: index..<end, cueClass: form.cueClass, end: end)
    }
    return nil
  }

  /// A base form wants a plural subject or an auxiliary, a form in -s a singular one.
  func agrees(_ form: CueForm, _ subject: Subject) -> Bool {
    guard let last = subject.head.last else { return true }
    if form.form == .base { return true }
    if form.form == .present {
      return tokens.isCapital(last) || tokens.has(last, .pronoun) || tokens.lastByte(last) != 0x73
        || tokens.entity[last] > 0
    }
    return true
  }

  /// A base or -s form that is rather a noun: "media reports said", "18 states".
  func isNoun(_ form: CueForm, _ index: Int, _ subject: Subject) -> Bool {
    guard form.form == .base || form.form == .present, subject.verbStart == index,
      let last = subject.head.last
    else { return false }
    if tokens.form(index + 1)?.form == .past || tokens.form(index + 1)?.form == .present { return true }
    if form.form == .base, !isPlural(subject) { return true }
    guard form.how.contains(.noun) || tokens.has(index, [.noun, .speaker]) else { return false }
    return !(tokens.has(last, [.pronoun, .speaker]) || tokens.entity[last] > 0 || tokens.isCapital(last))
  }

  func isPlural(_ subject: Subject) -> Bool {
    guard let last = subject.head.last else { return false }
    if tokens.lastByte(last) == 0x73 || tokens.has(last, [.pronoun, .determiner]) { return true }
    if tokens.has(last, .speaker) || tokens.words[last].kind == .number { return true }
    // "half of voters in each state", "9 percent": the noun before the first preposition, or a share.
    for index in subject.head {
      if tokens.has(index, .and) || Self.shares.contains(tokens.hash(index)) { return true }
      if index > subject.head.lowerBound, tokens.has(index, .preposition), tokens.lastByte(index - 1) == 0x73
      {
        return true
      }
    }
    return false
  }

  private static let shares: Set<UInt64> = Set(
    ["percent", "half", "majority", "majorities", "quarter", "third", "thirds", "quarters"].map {
      Word.hash(of: $0.utf8)
    })
}
