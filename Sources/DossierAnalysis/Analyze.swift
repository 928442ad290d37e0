// The order of the steps; each uses what the ones before it found.
package import DossierModel
import DossierText

/// All tables, read once.
package struct AnalysisTables: Sendable {
  package let sentences: SentenceTables
  package let dates: DateTables
  package let figures: FigureTables
  package let entities: EntityTables
  package let attribution: AttributionTables

  /// Reads the tables that are embedded in the program; a broken one is a fault of the build (a test loads all).
  package init() {
    sentences = SentenceTables()
    dates = DateTables()
    figures = FigureTables()
    entities = EntityTables()
    attribution = AttributionTables(names: entities.lexicon)
  }
}

/// What to look for; a step that is left out leaves its list empty, but is run where a later one needs it. The
/// sentences alone are those of the whole text, with its title and what was removed.
package struct AnalysisSteps: OptionSet, Sendable {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }
  package static let sentences = AnalysisSteps(rawValue: 1)
  package static let dates = AnalysisSteps(rawValue: 2)
  package static let figures = AnalysisSteps(rawValue: 4)
  package static let entities = AnalysisSteps(rawValue: 8)
  package static let attributions = AnalysisSteps(rawValue: 16)
  package static let all: AnalysisSteps = [.sentences, .dates, .figures, .entities, .attributions]
}

/// Finds what a document says. Pure: the same document gives the same analysis, on any day and machine.
package func analyze(
  _ document: Document, tables: AnalysisTables, steps: AnalysisSteps = .all
) -> Analysis {
  var analysis = Analysis()
  if steps == .sentences {
    analysis.sentences = findAllSentences(document, tables: tables.sentences)
    return analysis
  }
  guard document.source.metadata.isAnalysed else {
    analysis.sentences = findSentences(document, tables: tables.sentences)
    return analysis
  }
  analysis.sentences = findSentences(document, tables: tables.sentences)
  let words = Words(document.prose, passages: document.passages.map(\.span))
  if !steps.isDisjoint(with: [.dates, .figures, .attributions]) {
    let found = findDates(document, words: words, sentences: analysis.sentences, tables: tables.dates)
    (analysis.dates, analysis.ranges) = (found.dates, found.ranges)
    analysis.diagnostics += found.diagnostics
  }
  if !steps.isDisjoint(with: [.entities, .attributions, .figures]) {
    analysis.entities = findEntities(
      document, words: words, sentences: analysis.sentences, dates: analysis.dates, tables: tables.entities)
  }
  if !steps.isDisjoint(with: [.attributions, .figures]) {
    analysis.attributions = findAttributions(
      document, words: words, sentences: analysis.sentences, dates: analysis.dates,
      entities: analysis.entities, tables: tables.attribution)
  }
  if steps.contains(.figures) {
    analysis.figures = findFigures(
      document, words: words, sentences: analysis.sentences, dates: analysis.dates, ranges: analysis.ranges,
      entities: analysis.entities, attributions: analysis.attributions, tables: tables.figures)
  }
  return analysis
}
