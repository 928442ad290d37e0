// What a source says for itself without a verb of saying: a firm's own notice, a regulator's decision. Such a
// sentence is a statement of the publisher where it takes part in a claim; elsewhere it stays plain text.
import DossierModel
import DossierText

/// Adds and removes the sentences of sources that speak for themselves.
enum OwnStatements {
  /// Name of the rule that made the statement.
  static let rule = "own-voice"

  /// Adds every plain sentence of the sources that speak for themselves as a statement without a speaker's words.
  static func add(to material: inout Material, voices: [OwnVoice?]) {
    for (document, voice) in voices.enumerated() where voice?.actor != nil {
      let analysis = material.analyses[document]
      let found = analysis.sentences.indices.compactMap { sentence -> Attribution? in
        let span = analysis.sentences[sentence].span
        guard !isReported(span, analysis.attributions), isStatement(sentence, document, material) else {
          return nil
        }
        return Attribution(
          span: span, speaker: nil, cue: nil, cueClass: .publish, content: [span], isDirect: false,
          stance: .assert, rule: rule)
      }
      guard !found.isEmpty else { continue }
      replace(&material.analyses[document], analysis.attributions.map { $0 } + found)
    }
  }

  /// Takes back those that take part in no claim.
  static func prune(_ material: inout Material, _ attributions: [DossierAttribution], _ claims: [Claim]) {
    let used = Set(
      claims.flatMap { $0.mentions.map { attributions[$0.attribution] } }.map { [$0.document, $0.index] })
    for document in material.analyses.indices {
      let all = material.analyses[document].attributions
      let kept = all.indices.filter { all[$0].rule != rule || used.contains([document, $0]) }
      if kept.count < all.count { replace(&material.analyses[document], kept.map { all[$0] }) }
    }
  }

  /// New attributions in text order; figures keep theirs.
  private static func replace(_ analysis: inout Analysis, _ attributions: [Attribution]) {
    let old = analysis.attributions
    analysis.attributions = attributions.enumerated().sorted { a, b in
      a.element.span.start != b.element.span.start
        ? a.element.span.start < b.element.span.start : a.offset < b.offset
    }.map(\.element)
    var places: [Attribution: Int] = [:]
    for (index, attribution) in analysis.attributions.enumerated() where places[attribution] == nil {
      places[attribution] = index
    }
    for index in analysis.figures.indices {
      guard let at = analysis.figures[index].attribution, old.indices.contains(at) else { continue }
      analysis.figures[index].attribution = places[old[at]]
    }
  }

  private static func isReported(_ span: Span, _ attributions: [Attribution]) -> Bool {
    var (low, high) = (0, attributions.count)
    while low < high {
      let middle = (low + high) / 2
      if attributions[middle].span.start < span.end { low = middle + 1 } else { high = middle }
    }
    return attributions[max(0, low - 20)..<low].contains { $0.span.overlaps(span) }
  }

  /// Three words with content or more, and no question.
  private static func isStatement(_ sentence: Int, _ document: Int, _ material: Material) -> Bool {
    let reading = material.readings[document]
    let tokens = reading.sentences[sentence]
    guard let last = tokens.last, !reading.isMark(last, 0x3F), tokens.count <= 80 else { return false }
    let words = tokens.count { index in
      reading.words[index].kind == .word && !reading.isSmall(index)
    }
    return words >= 3
  }
}
