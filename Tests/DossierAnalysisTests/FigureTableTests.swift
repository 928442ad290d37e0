// The tables of the figure step: enough units, conversions that hold, rows that the tokeniser can find.
import CEmbedded
import DossierModel
import DossierText
import Testing

@testable import DossierAnalysis

@Suite struct FigureTableTests {
  static let tables = FigureTables()

  @Test func thereAreEnoughUnits() {
    #expect(tableRows("units.tsv", in: dossier_embedded_figures()).count >= 300)
    #expect(tableRows("currencies.tsv", in: dossier_embedded_figures()).count >= 100)
  }

  @Test(arguments: [
    (1.0, "mile", "km", 1.609344), (100.0, "acre", "ha", 40.468564224),
    (1.0, "square mile", "km2", 2.589988110336),
    (0.0, "°C", "°F", 32.0), (100.0, "°C", "K", 373.15), (60.0, "mph", "km/h", 96.56064),
    (1.0, "tonne", "kg", 1000.0),
    (25.0, "bp", "percentage point", 0.25), (2.0, "week", "day", 14.0), (1.0, "kWh", "MJ", 3.6),
  ])
  func converts(_ row: (value: Double, from: String, to: String, wanted: Double)) {
    let have = Self.tables.catalogue.convert(row.value, from: row.from, to: row.to) ?? .nan
    #expect(abs(have - row.wanted) < 1e-9 * max(1, abs(row.wanted)))
  }

  @Test func whatHasNoFixedRateDoesNotConvert() {
    #expect(Self.tables.catalogue.convert(1, from: "USD", to: "EUR") == nil)
    #expect(Self.tables.catalogue.convert(1, from: "mile", to: "kg") == nil)
    #expect(Self.tables.catalogue["USD"]?.dimension == "money")
  }

  @Test func everyComparatorIsFound() {
    for row in tableRows("comparators.tsv", in: dossier_embedded_figures()) {
      let text = Text(row[0])
      let words = Words(text, passages: [text.all])
      let table = row[2] == "before" ? Self.tables.comparatorsBefore : Self.tables.comparatorsAfter
      let found = table.longest(startingAt: 0, before: words.count, in: words)
      #expect(found?.value.rawValue == row[1] && found?.count == words.count, "line \(row.line): \(row[0])")
    }
  }
}
