// Time expressions, resolved.
import DossierModel
import DossierText

/// Months, weekdays, relative words, holidays.
package struct DateTables: Sendable {
  package init() {}
}

/// What the date step gives.
struct FoundDates {
  var dates: [TimeExpression] = []
  var ranges: [TimeRange] = []
  var diagnostics: [Diagnostic] = []
}

func findDates(_ document: Document, words: Words, sentences: [Sentence], tables: DateTables) -> FoundDates {
  FoundDates()
}
