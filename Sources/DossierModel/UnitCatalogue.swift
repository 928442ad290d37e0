// Units of measurement as the unit table knows them: what a figure's `unit` means and how it converts.

/// The units that a figure's `unit` may name, with their dimension and conversion. Filled from the unit table by
/// the analysis; nothing here knows any unit by itself.
package struct UnitCatalogue: Hashable, Sendable {
  package struct Unit: Hashable, Sendable {
    /// Singular, as `Figure.unit` has it: `km`, `USD`, `square mile`.
    package let name: String
    /// Units convert into each other when this is the same ("length", "money").
    package let dimension: String
    /// A value times `factor` plus `offset` is in the dimension's base unit; nil where no fixed rate exists
    /// (currencies).
    package let factor: Double?
    /// Only temperatures have one: °C and °F to kelvin.
    package let offset: Double
    package init(name: String, dimension: String, factor: Double?, offset: Double = 0) {
      (self.name, self.dimension, self.factor, self.offset) = (name, dimension, factor, offset)
    }
  }

  private let units: [String: Unit]

  package init(_ units: [Unit] = []) {
    self.units = Dictionary(units.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Nil for a unit that no table has, such as a rate put together from two units ("USD/share").
  package subscript(name: String) -> Unit? { units[name] }

  /// `value` of one unit in another; nil when they do not convert into each other.
  package func convert(_ value: Double, from: String, to: String) -> Double? {
    if from == to { return value }
    guard let a = units[from], let b = units[to], a.dimension == b.dimension, let factor = a.factor,
      let other = b.factor
    else { return nil }
    return (value * factor + a.offset - b.offset) / other
  }
}
