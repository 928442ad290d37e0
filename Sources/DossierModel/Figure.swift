// A quantity that a source states, with its bounds and what is counted.
package import DossierText

/// What the wording says of the true number; the raw value is the export's sign.
package enum Comparator: String, Hashable, Sendable, CaseIterable {
  case exactly = "="
  case about = "~"
  case atLeast = ">="
  case over = ">"
  case atMost = "<="
  case under = "<"

  /// By its place: the default would hash the sign as a string.
  package func hash(into hasher: inout Hasher) {
    let place: UInt8 =
      switch self {
      case .exactly: 0
      case .about: 1
      case .atLeast: 2
      case .over: 3
      case .atMost: 4
      case .under: 5
      }
    hasher.combine(place)
  }
}

/// Whether the thing counted is, will be or might be.
package enum Modality: String, Hashable, Sendable, CaseIterable {
  case actual, planned, possible, forecast, negated, example
}

/// Direction that a verb gives ("rose to", "fell by").
package enum Trend: String, Hashable, Sendable { case up, down }

/// Where a figure's as-of day comes from.
package enum AsOfOrigin: String, Hashable, Sendable { case clause, report, published }

/// A quantity that a source states, such as "up to 12,000 troops".
///
/// Numbers are in whole units after scale words: "1.2million" is 1_200_000; percent are 0...100; fractions 0...1
/// with unit `ratio`. A point has `value`; a range or a vague number ("hundreds of" is 200...999, `.about`) has
/// only `low` and/or `high`. `low <= high` always holds, and every number is finite.
package struct Figure: Hashable, Sendable {
  /// The whole phrase with comparator and unit.
  package let span: Span
  private let storedValue, storedLow, storedHigh: CompactNumber
  package var value: Double? { storedValue.number }
  package var low: Double? { storedLow.number }
  package var high: Double? { storedHigh.number }
  package let comparator: Comparator
  /// The words of the comparator; nil when there are none.
  package var comparatorSpan: Span?
  /// Singular, from the unit table; nil when things are counted.
  package var unit: String?
  /// The counted thing as the source words it ("North Korean troops"); elsewhere in the text when `isInferred`.
  package var counted: Span?
  /// What a bare number is the level of, where the sentence names that before its verb ("The toll rose to 118").
  package var subject: Span?
  package var trend: Trend?
  package var modality = Modality.actual
  /// `counted` was inherited from an earlier figure ("the first 1,500").
  package var isInferred = false
  /// Index into `Analysis.attributions` of the one whose content holds the figure and names a speaker.
  package var attribution: Int? {
    get { storedAttribution.index }
    set { storedAttribution = CompactIndex(newValue) }
  }
  private var storedAttribution = CompactIndex(nil)
  package var asOf: EDTFDate?
  package var asOfOrigin: AsOfOrigin?
  /// Name of the rule that read the number: `point`, `range`, `vague`, `fraction`.
  package var rule: String

  /// A point. Nil when the number is not finite.
  package init?(span: Span, value: Double, comparator: Comparator, rule: String) {
    guard value.isFinite else { return nil }
    (self.span, storedValue) = (span, CompactNumber(value))
    (storedLow, storedHigh) = (CompactNumber(nil), CompactNumber(nil))
    (self.comparator, self.rule) = (comparator, rule)
  }

  /// A range, open where an end is nil. Nil when an end is not finite, both are missing or in the wrong order.
  package init?(span: Span, low: Double?, high: Double?, comparator: Comparator, rule: String) {
    guard low != nil || high != nil, low?.isFinite != false, high?.isFinite != false,
      low ?? -.infinity <= high ?? .infinity
    else { return nil }
    (self.span, storedValue) = (span, CompactNumber(nil))
    (storedLow, storedHigh) = (CompactNumber(low), CompactNumber(high))
    (self.comparator, self.rule) = (comparator, rule)
  }
}
