// Key figures, sentence by sentence: mask, number atoms, ranges and units, comparator, counted phrase, trend and
// modality, then claimant and day. The text is never rewritten; every span points into it.
import DossierModel
import DossierText

func findFigures(
  _ document: Document, vocabulary: Vocabulary, sentences: [Sentence], dates: [TimeExpression],
  ranges: [TimeRange],
  entities: [Entity], attributions: [Attribution], tables: FigureTables
) -> [Figure] {
  let words = vocabulary.words
  var reader = FigureReader(vocabulary, dates: dates, tables: tables)
  let context = FigureContext(
    sentences: sentences, dates: dates, ranges: ranges, attributions: attributions,
    published: document.source.metadata.published?.value)
  var figures: [Figure] = []
  var inheritance = Inheritance()
  var token = 0
  for (number, sentence) in sentences.enumerated() {
    while token < words.count, Int(words[token].start) < sentence.span.start { token += 1 }
    reader.low = token
    while token < words.count, Int(words[token].start) < sentence.span.end { token += 1 }
    reader.high = token
    var found: [Figure] = []
    var clauses: [Span] = []
    var earlier: Set<Int> = []
    for draft in reader.drafts() {
      guard var figure = figure(draft, words, tables) else { continue }
      inheritance.apply(to: &figure, draft, sentence: number, words)
      if draft.isEarlier { earlier.insert(figure.span.end) }
      found.append(figure)
      clauses.append(
        Span(Int(words[draft.clause.lowerBound].start), Int(words[draft.clause.upperBound - 1].end)))
    }
    for index in found.indices {
      context.complete(&found[index], in: sentence, clause: clauses[index], earlier: earlier)
    }
    figures += found
  }
  return figures
}

/// A quantity with all that its sentence says about it, in tokens.
struct FigureDraft {
  /// What the sentence speaks of, for the next quantity of the same clause.
  var subject: Range<Int>?
  var quantity: Quantity
  var comparator: FoundComparator?
  var counted: Counted?
  var trend: Trend?
  var modality: Modality
  /// Nothing in the sentence says what is counted, and the wording points back ("the first 1,500", "of them").
  var isElliptic: Bool
  /// "from 31", "compared with 31": the level before.
  var isEarlier: Bool
  /// Tokens of its clause.
  var clause: Range<Int>
}

private func figure(_ draft: FigureDraft, _ words: Words, _ tables: FigureTables) -> Figure? {
  let quantity = draft.quantity
  var first = quantity.first
  var end = quantity.end
  if let tokens = draft.comparator?.tokens {
    (first, end) = (min(first, tokens.lowerBound), max(end, tokens.upperBound))
  }
  if let counted = draft.counted, counted.isAdjacent { end = max(end, counted.tokens.upperBound) }
  guard first < end, end <= words.count else { return nil }
  let span = Span(Int(words[first].start), Int(words[end - 1].end))
  let comparator = draft.comparator?.value ?? (quantity.kind == .vague ? .about : .exactly)
  var figure =
    if let value = quantity.value {
      Figure(span: span, value: value, comparator: comparator, rule: quantity.rule)
    } else {
      Figure(
        span: span, low: quantity.low, high: quantity.high,
        comparator: quantity.kind == .vague && comparator == .exactly ? .about : comparator,
        rule: quantity.rule)
    }
  figure?.comparatorSpan = draft.comparator.map {
    Span(Int(words[$0.tokens.lowerBound].start), Int(words[$0.tokens.upperBound - 1].end))
  }
  figure?.unit = unitName(quantity, tables)
  figure?.counted = draft.counted.map {
    Span(Int(words[$0.tokens.lowerBound].start), Int(words[$0.tokens.upperBound - 1].end))
  }
  if draft.counted == nil {
    figure?.subject = draft.subject.map {
      Span(Int(words[$0.lowerBound].start), Int(words[$0.upperBound - 1].end))
    }
  }
  figure?.trend = draft.trend
  figure?.modality = draft.modality
  return figure
}

/// The unit as the export writes it: singular, a rate as "USD/barrel", a fraction of something as `ratio`.
private func unitName(_ quantity: Quantity, _ tables: FigureTables) -> String? {
  guard let match = quantity.unit else {
    return quantity.kind == .fraction && quantity.value ?? 2 < 1 ? "ratio" : nil
  }
  let name = tables.units.units[match.unit].name
  guard let per = match.per else { return name }
  return switch (name, per) {
  case ("mile", "hour"): "mph"
  case ("km", "hour"): "km/h"
  case ("m", "second"): "m/s"
  case ("mile", "gallon"): "mpg"
  default: name + "/" + per
  }
}
