// All tables of the figure step, read once.
import CEmbedded
package import DossierModel
import DossierText

/// Units, scales, comparators and the rest. A class, so that a reader that holds it costs one reference.
package final class FigureTables: Sendable {
  let classes: WordClasses
  let numbers: NumberWords
  let scales: ShortScales
  let units: UnitTable
  /// Phrases before and behind a number.
  let comparatorsBefore, comparatorsAfter: PhraseTable<Comparator>
  let modality: PhraseTable<Modality>
  /// Phrases that hold a number and are no figure.
  let notFigures: PhraseTable<Bool>
  /// Units for whoever converts or labels figures.
  package let catalogue: UnitCatalogue

  package init() {
    let list = dossier_embedded_figures()
    numbers = NumberWords()
    classes = WordClasses(numbers: numbers)
    scales = ShortScales()
    units = UnitTable()
    catalogue = UnitCatalogue(units.catalogue)
    var before: [(String, Comparator)] = []
    var after: [(String, Comparator)] = []
    for row in tableRows("comparators.tsv", in: list) {
      guard let comparator = Comparator(rawValue: row[1]), ["before", "after"].contains(row[2]) else {
        preconditionFailure("comparators.tsv:\(row.line)")
      }
      if row[2] == "before" {
        before.append((row[0], comparator))
      } else {
        after.append((row[0], comparator))
      }
    }
    (comparatorsBefore, comparatorsAfter) = (PhraseTable(before), PhraseTable(after))
    modality = PhraseTable(
      tableRows("modality.tsv", in: list).map { row in
        guard let modality = Modality(rawValue: row[1]) else {
          preconditionFailure("modality.tsv:\(row.line)")
        }
        return (row[0], modality)
      })
    notFigures = PhraseTable(
      tableRows("not-figures.tsv", in: list).filter { $0[1] == "phrase" }.map { ($0[0], true) })
  }
}
