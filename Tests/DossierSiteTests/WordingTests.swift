import DossierModel
import DossierSite
import DossierText
import Testing

@Suite struct WordingTests {
  let say = Wording()

  @Test(arguments: [
    (0, "0"), (950, "950"), (12_000, "12,000"), (1_200_000, "1.2 million"), (1_234_567, "1,234,567"),
    (0.25, "0.25"), (-3, "−3"), (2_000_000_000, "2 billion"), (1234.5, "1,234.5"), (1_000_000, "1 million"),
  ])
  func writesNumbers(_ value: Double, _ words: String) { #expect(say.number(value) == words) }

  @Test(
    arguments: [
      (12_000, nil, "12,000"), (36e6, "USD", "$36 million"), (12.5, "%", "12.5%"), (1, "mile", "1 mile"),
      (5, "foot", "5 feet"), (25, "bp", "25 basis points"), (0.25, "ratio", "a quarter"),
      (80, "km/h", "80 km/h"),
      (3, "square mile", "3 square miles"), (40, "mph", "40 mph"),
    ] as [(Double, String?, String)])
  func writesAmounts(_ value: Double, _ unit: String?, _ words: String) {
    #expect(say.amount(value, unit) == words)
  }

  @Test(arguments: [
    (Comparator.atMost, "at most 500"), (.over, "more than 500"), (.about, "about 500"), (.exactly, "500"),
    (.under, "less than 500"), (.atLeast, "at least 500"),
  ])
  func saysComparators(_ comparator: Comparator, _ words: String) throws {
    let figure = try #require(Figure(span: Span(0, 1), value: 500, comparator: comparator, rule: "point"))
    #expect(say.value(figure) == words)
  }

  @Test(arguments: [
    ("2024-10-15", "15 October 2024"), ("2024-10-19~", "about 19 October 2024"), ("2024-10", "October 2024"),
    ("2024", "2024"), ("2024-10-08/2024-10-12", "8 to 12 October 2024"),
    ("2024-10-28/2024-11-02", "28 October to 2 November 2024"),
    ("2023-12-30/2024-01-02", "30 December 2023 to 2 January 2024"),
    ("2024-10-07/2024-10-13", "some day from 7 to 13 October 2024"),
    ("2024-10-12/..", "since 12 October 2024"),
    ("../2024-11-01", "until 1 November 2024"), ("2024-08/2024-11", "August to November 2024"),
    ("2024-22", "summer 2024"), ("2024-10-15?", "15 October 2024 (uncertain)"), ("2019/2021", "2019 to 2021"),
  ])
  func writesDates(_ edtf: String, _ words: String) throws {
    #expect(say.date(try #require(EDTFDate(edtf))) == words)
  }
}
