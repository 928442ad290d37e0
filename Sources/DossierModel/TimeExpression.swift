// Dates and times as worded and as resolved (TIMEX3 of ISO 24617-1 beside EDTF).
package import DossierText

/// A time expression in a sentence.
package struct TimeExpression: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case date = "DATE"
    case time = "TIME"
    case duration = "DURATION"
    case set = "SET"
  }

  package var span: Span
  package var kind: Kind
  /// TIMEX3 value: `2024-10-15`, `2024-W41`, `P3W`, `PRESENT_REF`.
  package var value: String
  /// Days covered; nil for durations, sets, vague or unresolved expressions.
  package var edtf: EDTFDate?
  /// Name of the rule, a row of the method page: `weekday-latest`.
  package var rule: String
  /// What it was resolved against; nil when the words say everything.
  package var anchor: Anchor?
  /// Why there are no days although the words mean a date ("no publication date"); nil otherwise.
  package var unresolved: String? {
    get { storedUnresolved.value }
    set { storedUnresolved = Rare(newValue) }
  }
  private var storedUnresolved: Rare<String>

  package init(
    span: Span, kind: Kind, value: String, edtf: EDTFDate? = nil, rule: String, anchor: Anchor? = nil,
    unresolved: String? = nil
  ) {
    (self.span, self.kind, self.value, self.edtf) = (span, kind, value, edtf)
    (self.rule, self.anchor, storedUnresolved) = (rule, anchor, Rare(unresolved))
  }
}

/// The date that a relative expression was resolved against.
package struct Anchor: Hashable, Sendable {
  package var date: EDTFDate
  /// The expression of this document that gave the date; nil for the publication date.
  package var span: Span?
  package init(_ date: EDTFDate, span: Span? = nil) { (self.date, self.span) = (date, span) }
}

/// What a preposition or a pair makes of time expressions: "October 8 to 13", "by next month".
package struct TimeRange: Hashable, Sendable {
  package var span: Span
  package var edtf: EDTFDate
  package var rule: String
  /// Indices into `Analysis.dates` of its parts, in text order; not empty.
  package var parts: [Int]
  package init(span: Span, edtf: EDTFDate, rule: String, parts: [Int]) {
    (self.span, self.edtf, self.rule, self.parts) = (span, edtf, rule, parts)
  }
}
