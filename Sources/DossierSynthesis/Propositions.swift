// What each attribution asserts or denies, in a form that can be compared: content words, numbers, polarity.
import DossierModel
import DossierText

/// One attribution's content.
struct Proposition: Sendable {
  /// Index into `Dossier.attributions`.
  let attribution: Int
  let document: Int
  let sentence: Int
  /// Content stems without the words that deny or negate, sorted; `names` of them are capitalised in the text.
  let stems: [UInt64]
  let names: Set<UInt64>
  /// Numbers stated in the content.
  let numbers: Set<String>
  /// Stems in the scope of a "no" or "not" ("there is no crack").
  let negated: Set<UInt64>
  /// What the speaker does to the content, before its negations are counted.
  let stance: Stance
  /// Who speaks: an actor or the folded words; nil when nobody is named.
  let speaker: String?
  /// Points at what was said before ("called that figure false") and says nothing of its own.
  let isPointer: Bool
  let start: Int

  /// Stems that are no names.
  var plain: Int { stems.count - names.count }
}

/// Reads the propositions of all attributions.
struct PropositionReader {
  let material: Material
  let attributions: [DossierAttribution]
  private static let pointed = Set(
    [
      "figure", "number", "claim", "accusation", "allegation", "report", "statement", "charge", "count",
      "toll",
      "suggestion", "criticism", "finding", "it", "them",
    ].map { Stem.hash($0) })

  func propositions() -> [Proposition] {
    attributions.indices.map { proposition($0) }
  }

  private func proposition(_ index: Int) -> Proposition {
    let item = attributions[index]
    let reading = material.readings[item.document]
    let analysis = material.analyses[item.document]
    let attribution = analysis.attributions[item.index]
    var stems: Set<UInt64> = []
    var names: Set<UInt64> = []
    var negated: Set<UInt64> = []
    var isDenied = false
    var opensWithPointer = false
    var isOpen = false
    var pointers = 0
    for content in attribution.content {
      var tokens = reading.tokens(of: content)
      tokens = tokens.lowerBound..<min(tokens.upperBound, tokens.lowerBound + 60)
      var turned: Set<Int> = []
      for hit in material.tables.turns.all(reading.stems, in: tokens) {
        switch hit.value {
        case .deny:
          isDenied = true
          turned.formUnion(hit.tokens)
        case .negate:
          negated.formUnion(scope(behind: hit.tokens.upperBound, in: tokens, reading))
          turned.formUnion(hit.tokens)
        case .open: isOpen = true
        case .admit, .revise, .give, .count: break
        }
      }
      for token in tokens where reading.words[token].kind == .word && !turned.contains(token) {
        let stem = reading.stems[token]
        if Self.pointed.contains(stem) {
          pointers += 1
          if stems.isEmpty, pointers == 1 { opensWithPointer = !leads(token, tokens, reading) }
        }
        guard !material.tables.stopWords.contains(stem) else { continue }
        stems.insert(stem)
        if reading.words[token].isCapitalised, !reading.words[token].opensPassage { names.insert(stem) }
      }
    }
    let numbers = attribution.content.flatMap { analysis.figures(startingIn: $0) }
      .compactMap { $0.middle.map(decimal) }
    let start = attribution.content.first?.start ?? attribution.span.start
    let own = stems.filter { !Self.pointed.contains($0) && !names.contains($0) }
    return Proposition(
      attribution: index, document: item.document,
      sentence: analysis.sentenceIndex(at: attribution.span.start) ?? 0, stems: stems.sorted(), names: names,
      numbers: Set(numbers), negated: negated,
      stance: stance(attribution, isDenied: isDenied, isOpen: isOpen),
      speaker: speaker(item, attribution),
      isPointer: pointers > 0 && (isDenied || attribution.stance == .deny)
        && (own.count <= 1 || (opensWithPointer && attribution.stance == .deny)), start: start)
  }

  /// The content stems behind a negation, up to the fifth word or a mark.
  private func scope(behind start: Int, in tokens: Range<Int>, _ reading: Reading) -> [UInt64] {
    var result: [UInt64] = []
    for token in start..<max(start, min(tokens.upperBound, start + 6)) {
      if reading.words[token].kind == .mark { break }
      if reading.words[token].kind == .word, !material.tables.stopWords.contains(reading.stems[token]) {
        result.append(reading.stems[token])
      }
    }
    return result
  }

  /// Whether the content of a claim follows its noun: "claims that …", "reports of …".
  private func leads(_ token: Int, _ tokens: Range<Int>, _ reading: Reading) -> Bool {
    guard token + 1 < tokens.upperBound else { return false }
    return Self.leading.contains(reading.words[token + 1].hash)
  }

  private static let leading = Set(["that", "of", "by", "on", "about"].map { Word.hash(of: $0.utf8) })

  private func stance(_ attribution: Attribution, isDenied: Bool, isOpen: Bool) -> Stance {
    if attribution.stance == .neutral || isOpen { return .neutral }
    return (attribution.stance == .deny) != isDenied ? .deny : .assert
  }

  private func speaker(_ item: DossierAttribution, _ attribution: Attribution) -> String? {
    if let actor = item.actor { return "a\(actor)" }
    return attribution.speaker.map { ActorNames.folded(material.documents[item.document].text[$0.span]) }
  }
}

extension Analysis {
  /// The figures that begin inside a span, at most 200.
  func figures(startingIn span: Span) -> [Figure] {
    var (low, high) = (0, figures.count)
    while low < high {
      let middle = (low + high) / 2
      if figures[middle].span.start < span.start { low = middle + 1 } else { high = middle }
    }
    return Array(figures[low...].prefix(200).prefix { $0.span.start < span.end })
  }

  /// The dates that begin inside a span, at most 50.
  func dates(startingIn span: Span) -> [TimeExpression] {
    var (low, high) = (0, dates.count)
    while low < high {
      let middle = (low + high) / 2
      if dates[middle].span.start < span.start { low = middle + 1 } else { high = middle }
    }
    return Array(dates[low...].prefix(50).prefix { $0.span.start < span.end })
  }
}
