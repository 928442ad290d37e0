// Who says what: the order of the steps.
import DossierModel
import DossierText

/// The acts of speech in the document's prose, in text order.
func findAttributions(
  _ document: Document, vocabulary: Vocabulary, sentences: [Sentence], dates: [TimeExpression],
  entities: [Entity],
  tables: AttributionTables
) -> [Attribution] {
  let tokens = SpeechTokens(vocabulary, dates: dates, entities: entities, tables: tables)
  let speeches = SpeechReader(tokens, sentences: sentences).found
  var resolver = SpeakerResolver(tokens, names: tables.names)
  return speeches.compactMap { attribution($0, tokens, &resolver) }.sorted { $0.span < $1.span }
}

private func attribution(
  _ speech: Speech, _ tokens: SpeechTokens, _ resolver: inout SpeakerResolver
) -> Attribution? {
  let content = speech.content.map { trimmed($0, tokens) }.filter { !$0.isEmpty }
    .sorted { $0.lowerBound < $1.lowerBound }
  guard !content.isEmpty else { return nil }
  let speaker = speech.subject.flatMap { resolver.speaker(of: $0, isInherited: speech.isInherited) }
  let spans = content.map(tokens.span)
  let cue = speech.cue.map(tokens.span)
  var whole = spans.dropFirst().reduce(spans[0]) { $0.union($1) }
  if let cue { whole = whole.union(cue) }
  if let speaker, !speech.isInherited { whole = whole.union(speaker.span) }
  var attribution = Attribution(
    span: whole, speaker: speaker, cue: cue, cueClass: speech.cueClass, content: spans,
    isDirect: isDirect(content, tokens), stance: stance(speech, content, tokens), rule: speech.rule)
  attribution.hedges = hedges(speech, content, tokens)
  attribution.target = speech.target.map(tokens.span)
  return attribution
}

/// Without commas and stops at the edges that stand outside of quotation marks.
private func trimmed(_ range: Range<Int>, _ tokens: SpeechTokens) -> Range<Int> {
  var (start, end) = (range.lowerBound, range.upperBound)
  while start < end, !tokens.isQuoted(start), [0x2C, 0x3A, 0x2E, 0x2D].contains(tokens.mark(start)) {
    start += 1
  }
  while end > start, !tokens.isQuoted(end - 1), [0x2C, 0x3A, 0x2D].contains(tokens.mark(end - 1)) { end -= 1 }
  return start..<end
}

/// At least four fifths of the words stand in quotation marks.
private func isDirect(_ content: [Range<Int>], _ tokens: SpeechTokens) -> Bool {
  var (quoted, all) = (0, 0)
  for range in content {
    for index in range where tokens.words[index].kind != .mark {
      all += 1
      if tokens.isQuoted(index) { quoted += 1 }
    }
  }
  return all > 0 && quoted * 5 >= all * 4
}

/// "Declined to comment" and what is not said, not confirmed or not denied take no side.
private func stance(_ speech: Speech, _ content: [Range<Int>], _ tokens: SpeechTokens) -> Stance {
  if speech.isNegated { return .neutral }
  guard speech.cueClass == .deny else { return .assert }
  return tokens.hash(content[0].lowerBound) == SpeechTokens.to ? .neutral : .deny
}

/// Marks of doubt beside the cue, and in the first words of what is said.
private func hedges(_ speech: Speech, _ content: [Range<Int>], _ tokens: SpeechTokens) -> [Span] {
  var found: [Span] = []
  func look(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      if let (_, count) = tokens.tables.hedges.longest(
        startingAt: index, before: range.upperBound, in: tokens.words)
      {
        found.append(tokens.span(index..<index + count))
        index += count
      } else {
        index += 1
      }
    }
  }
  if let cue = speech.cue {
    let first = max(
      speech.subject.map { min($0.verbStart, cue.lowerBound) } ?? cue.lowerBound, cue.lowerBound - 6)
    look(first..<min(tokens.words.count, cue.upperBound + 1))
  }
  for range in content { look(range.lowerBound..<min(range.upperBound, range.lowerBound + 60)) }
  return Array(Set(found)).sorted()
}
