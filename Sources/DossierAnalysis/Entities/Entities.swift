// People, organisations and places.
import DossierModel
import DossierText

/// Gazetteer, titles, given names, weights.
package struct EntityTables: Sendable {
  package init() {}
}

func findEntities(
  _ document: Document, words: Words, sentences: [Sentence], dates: [TimeExpression], tables: EntityTables
) -> [Entity] {
  []
}
