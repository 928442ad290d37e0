// The order of the steps; each uses what the ones before it found.
package import DossierModel
import DossierText

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

  /// With the steps that these ones need: a figure needs its date and its claimant, a speaker needs names.
  fileprivate var withNeeded: AnalysisSteps {
    var steps = self
    if steps.contains(.figures) { steps.formUnion([.dates, .attributions]) }
    if steps.contains(.attributions) { steps.formUnion([.dates, .entities]) }
    return steps
  }
}

/// The tables of the steps, read once.
package struct AnalysisTables: Sendable {
  let sentences = SentenceTables()
  let dates: DateTables?
  let figures: FigureTables?
  let entities: EntityTables?
  let attributions: AttributionTables?

  /// Reads the tables that `steps` need, which are embedded in the program; a broken one is a fault of the build (a
  /// test loads all).
  package init(for steps: AnalysisSteps = .all) {
    let steps = steps.withNeeded
    dates = steps.contains(.dates) ? DateTables() : nil
    figures = steps.contains(.figures) ? FigureTables() : nil
    let entities = steps.contains(.entities) ? EntityTables() : nil
    self.entities = entities
    attributions = steps.contains(.attributions) ? entities.map { AttributionTables(names: $0.lexicon) } : nil
  }
}

/// Finds what a document says. Pure: the same document gives the same analysis, on any day and machine. Takes the
/// steps that `tables` were read for.
package func analyze(
  _ document: Document, tables: AnalysisTables, steps: AnalysisSteps = .all
) -> Analysis {
  var analysis = Analysis()
  if steps == .sentences {
    analysis.sentences = findAllSentences(document, tables: tables.sentences)
    return analysis
  }
  analysis.sentences = findSentences(document, tables: tables.sentences)
  guard document.source.metadata.isAnalysed else { return analysis }
  let steps = steps.withNeeded
  let vocabulary = Vocabulary(Words(document.prose, passages: document.passages.map(\.span)))
  if steps.contains(.dates), let tables = tables.dates {
    let found = findDates(document, vocabulary: vocabulary, sentences: analysis.sentences, tables: tables)
    (analysis.dates, analysis.ranges) = (found.dates, found.ranges)
    analysis.diagnostics += found.diagnostics
  }
  if steps.contains(.entities), let tables = tables.entities {
    analysis.entities = findEntities(
      document, vocabulary: vocabulary, sentences: analysis.sentences, dates: analysis.dates, tables: tables)
  }
  if steps.contains(.attributions), let tables = tables.attributions {
    analysis.attributions = findAttributions(
      document, vocabulary: vocabulary, sentences: analysis.sentences, dates: analysis.dates,
      entities: analysis.entities, tables: tables)
  }
  if steps.contains(.figures), let tables = tables.figures {
    analysis.figures = findFigures(
      document, vocabulary: vocabulary, sentences: analysis.sentences, dates: analysis.dates,
      ranges: analysis.ranges,
      entities: analysis.entities, attributions: analysis.attributions, tables: tables)
  }
  analysis.fit()
  return analysis
}

extension Analysis {
  /// Gives back what lists kept ready for items that did not come: a dossier holds those of all its sources.
  fileprivate mutating func fit() {
    func fitted<Item>(_ items: [Item]) -> [Item] {
      items.capacity > items.count + items.count / 8 ? items.map { $0 } : items
    }
    (sentences, dates, ranges) = (fitted(sentences), fitted(dates), fitted(ranges))
    (figures, attributions, entities) = (fitted(figures), fitted(attributions), fitted(entities))
  }
}
