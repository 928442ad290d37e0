// What was found in one document: values and spans, no strings copied.
package import DossierText

/// One sentence; its number on the page is its index + 1.
package struct Sentence: Hashable, Sendable {
  /// Without blanks at either end.
  package var span: Span
  /// Index into `Document.passages`.
  package var passage: Int
  package init(_ span: Span, passage: Int) { (self.span, self.passage) = (span, passage) }
}

/// Everything that was found in one document. All lists are in text order.
package struct Analysis: Hashable, Sendable {
  package var sentences: [Sentence] = []
  package var dates: [TimeExpression] = []
  package var ranges: [TimeRange] = []
  package var figures: [Figure] = []
  package var attributions: [Attribution] = []
  package var entities: [Entity] = []
  package var diagnostics: [Diagnostic] = []
  package init() {}

  /// Index of the sentence that holds `offset`, or of the last one before it; nil when there is none.
  package func sentenceIndex(at offset: Int) -> Int? {
    var (low, high) = (0, sentences.count)
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].span.start <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }
}
