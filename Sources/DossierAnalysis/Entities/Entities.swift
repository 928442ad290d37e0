// People, organisations and places: the order of the steps.
import DossierModel
import DossierText

/// Gazetteer, titles, given names, weights.
package struct EntityTables: Sendable {
  let lexicon: NameLexicon
  let tagger: NameTagger

  package init() {
    lexicon = NameLexicon()
    tagger = NameTagger() ?? NameTagger(rows: 1, weights: [SIMD8<Int8>](repeating: SIMD8(), count: 10))
  }
}

/// The names of the document's prose, one entity for all mentions that name one thing.
func findEntities(
  _ document: Document, vocabulary: Vocabulary, sentences: [Sentence], dates: [TimeExpression],
  tables: EntityTables
) -> [Entity] {
  let tokens = NameTokens(vocabulary, lexicon: tables.lexicon)
  var mentions = completed(NameFinder(tokens, tagger: tables.tagger).mentions(), in: tokens)
  agree(&mentions, in: tokens)
  return joined(mentions, in: tokens)
}
