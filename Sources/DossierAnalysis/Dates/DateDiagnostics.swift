// What an author should look at: days that do not exist, numbers whose order cannot be told.
import DossierModel
import DossierText

func dateDiagnostics(_ dates: [TimeExpression], in document: Document) -> [Diagnostic] {
  let faulty = dates.filter { $0.unresolved != nil && ($0.rule == "impossible" || $0.rule == "numeric") }
  guard !faulty.isEmpty else { return [] }
  let index = LineIndex(document.text)
  return faulty.map { date in
    let words = document.text[date.span]
    let isOrder = date.rule == "numeric"
    var place = Diagnostic.Place(document.source.path)
    if let firstLine = document.firstLine {
      let (line, column) = index.position(of: date.span.start)
      place = .init(
        document.source.path, line: line + firstLine - 1, column: column, length: words.unicodeScalars.count)
    }
    return Diagnostic(
      .warning, isOrder ? "analysis.date.ambiguous" : "analysis.date.impossible", at: place,
      isOrder
        ? "\"\(words)\" can be read with the day or the month first, so it has no place on the timeline"
        : "\"\(words)\" is no day of the calendar, so it has no place on the timeline",
      help: isOrder ? "write the month as a word, or give the source's language with its region" : nil)
  }
}
