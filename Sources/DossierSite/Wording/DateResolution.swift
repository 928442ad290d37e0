// How a date was read, in words: what stands on hover over a date of a source's text, and beside it in print.
import DossierModel

extension Wording {
  /// "the nearest such day that its verb allows, against the publication date, 18 October 2024"; the reason where
  /// there is no day.
  func resolution(_ date: TimeExpression) -> String {
    guard date.edtf != nil else {
      if let reason = date.unresolved { return said(reason) }
      return self(
        date.kind == .duration ? "date.length" : date.kind == .set ? "date.repeated" : "date.no-day")
    }
    let key = "date-rule." + date.rule
    var parts = [strings.has(key) ? self(key) : date.rule]
    if let anchor = date.anchor {
      let from = anchor.span == nil ? "resolution.publication" : "resolution.text"
      parts.append(self(from, ["date": self.date(anchor.date)]))
    }
    return list(parts)
  }
}
