// Who says what.
import DossierModel
import DossierText

/// Cues and kinds of speakers.
package struct AttributionTables: Sendable {
  package init() {}
}

func findAttributions(
  _ document: Document, words: Words, sentences: [Sentence], dates: [TimeExpression], entities: [Entity],
  tables: AttributionTables
) -> [Attribution] {
  []
}
