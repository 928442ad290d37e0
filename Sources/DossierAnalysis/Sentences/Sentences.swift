// Where sentences begin and end.
import DossierModel
import DossierText

/// Abbreviations and other words that decide about a stop.
package struct SentenceTables: Sendable {
  package init() {}
}

/// The sentences of all prose passages, in text order.
func findSentences(_ document: Document, tables: SentenceTables) -> [Sentence] {
  document.passages.enumerated().filter { $0.element.kind.isProse }
    .map { Sentence(document.text.trimmed($0.element.span), passage: $0.offset) }
    .filter { !$0.span.isEmpty }
}
