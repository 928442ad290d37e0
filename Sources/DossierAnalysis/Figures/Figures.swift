// Key figures.
import DossierModel
import DossierText

/// Units, scales, comparators and the rest.
package struct FigureTables: Sendable {
  package init() {}
}

func findFigures(
  _ document: Document, words: Words, sentences: [Sentence], dates: [TimeExpression], ranges: [TimeRange],
  entities: [Entity], attributions: [Attribution], tables: FigureTables
) -> [Figure] {
  []
}
