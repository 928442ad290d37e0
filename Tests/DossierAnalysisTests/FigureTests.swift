// Key figures: one row a sentence. A figure is written "comparator value-or-range unit/counted", an inferred thing
// with a question mark. Rows with an empty list must not match.
import DossierModel
import DossierText
import Testing

@testable import DossierAnalysis

@Suite struct FigureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let figures: [String]
    init(_ text: String, _ figures: [String]) { (self.text, self.figures) = (text, figures) }
    var testDescription: String { text }
  }
  static let tables = AnalysisTables()

  static func analysed(_ string: String, published: String? = "2024-10-19") -> (Document, [Figure]) {
    let document = plainDocument(string, published: published)
    return (document, analyze(document, tables: tables, steps: .figures).figures)
  }

  static func summary(_ figure: Figure, _ document: Document) -> String {
    let number =
      figure.value.map { decimal($0) }
      ?? (figure.low.map { decimal($0) } ?? "") + "-" + (figure.high.map { decimal($0) } ?? "")
    let thing = figure.unit ?? figure.counted.map { document.text[$0] } ?? ""
    return [figure.comparator.rawValue, number, thing + (figure.isInferred ? "?" : "")]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func check(_ test: Case) {
    let (document, figures) = Self.analysed(test.text)
    #expect(figures.map { Self.summary($0, document) } == test.figures)
    for figure in figures {
      #expect(document.text.all.contains(figure.span) && !figure.span.isEmpty)
      #expect(
        document.text.isScalarBorder(figure.span.start) && document.text.isScalarBorder(figure.span.end))
    }
  }

  // MARK: Numbers

  static let numbers: [Case] = [
    Case("The army lost 1,200 tanks.", ["= 1200 tanks"]),
    Case("Some 1.2million troops serve there.", ["~ 1200000 troops"]),
    Case("Farmers shipped 816 000 tonnes of grain.", ["= 816000 tonne"]),
    Case("Imports cost $13 009 million.", ["= 13009000000 USD"]),
    Case("The fund showed negative $71.5 million.", ["= -71500000 USD"]),
    Case("It cost a hundred dollars.", ["= 100 USD"]),
    Case("It cost hundred dollars.", ["= 100 USD"]),
    Case("About one and a half million people fled.", ["~ 1500000 people"]),
    Case("Half a million people fled.", ["= 500000 people"]),
    Case("They found twenty-one boats.", ["= 21 boats"]),
    Case("A hundred and two boats sank.", ["= 102 boats"]),
    Case("Two dozen boats sank.", ["= 24 boats"]),
    Case("The bill came to 5 crore rupees.", ["= 50000000 INR"]),
    Case("A loan of €350m was agreed.", ["= 350000000 EUR"]),
    Case("The runner needed 350 m more.", ["= 350 m"]),
    Case("They sold 5m tonnes of wheat.", ["= 5000000 tonne"]),
    Case("Taxes rose by .5 percent.", ["= 0.5 %"]),
    Case("The board is 1 1/2 inches thick.", ["= 1.5 inch"]),
    Case("Rents grew 3½ percent.", ["= 3.5 %"]),
    Case("It costs three quarters of a million euros.", ["= 750000 EUR"]),
  ]
  @Test(arguments: numbers) func readsNumbers(_ test: Case) { check(test) }

  // MARK: Vague amounts, fractions, ranges

  static let ranges: [Case] = [
    Case("Hundreds of North Korean troops were seen.", ["~ 200-999 North Korean troops"]),
    Case("Dozens of homes burned.", ["~ 24-99 homes"]),
    Case("Tens of thousands of people marched.", ["~ 20000-99999 people"]),
    Case("A few hundred men stayed.", ["~ 200-999 men"]),
    Case("Around a quarter of them fled.", ["~ 0.25 ratio"]),
    Case("Two-thirds of voters agree.", ["= 0.6666666666666666 ratio"]),
    Case("One in three households is cold.", ["= 0.3333333333333333 ratio"]),
    Case("Only four out of 27 states objected.", ["= 4 states", "= 27 states"]),
    Case("Between 300 and 400 fighters gave up.", ["= 300-400 fighters"]),
    Case("Between five and six boats sank.", ["= 5-6 boats"]),
    Case("Between 8,000 and up to 12,000 men came.", ["= 8000-12000 men"]),
    Case("They earn 5k-20k dollars.", ["= 5000-20000 USD"]),
    Case("A ticket costs 15-20 usd.", ["= 15-20 USD"]),
    Case("He took $1m-$1.5m in cash.", ["= 1000000-1500000 USD"]),
    Case("It may cost $3 to $5 billion.", ["= 3000000000-5000000000 USD"]),
    Case("Some 5,000–6,000 Polish workers left.", ["~ 5000-6000 Polish workers"]),
    Case("Prices rose from 31 cents to 45 cents.", ["= 31 cent", "= 45 cent"]),
    Case("Sales hit 50 boats, up from 31 boats.", ["= 50 boats", "= 31 boats"]),
    Case("More than 10 but less than 20 boats sank.", ["= 10-20 boats"]),
    Case("Half of the 1,200 prisoners left.", ["= 0.5 ratio", "= 1200 prisoners"]),
  ]
  @Test(arguments: ranges) func readsRanges(_ test: Case) { check(test) }

  // MARK: Comparators

  static let comparators: [Case] = [
    Case("They will send up to 12,000 troops.", ["<= 12000 troops"]),
    Case("As many as 700 people died.", ["<= 700 people"]),
    Case("The bill exceeded 100 billion yen.", ["> 100000000000 JPY"]),
    Case("Bring 20 boats or more.", [">= 20 boats"]),
    Case("The group has 5,000-plus members.", [">= 5000 members"]),
    Case("At least 40 people, including 12 children, died.", [">= 40 people", "= 12 children"]),
    Case("No more than 40 guests came.", ["<= 40 guests"]),
    Case("Fewer than 40 guests came.", ["< 40 guests"]),
    Case("Just under 40 guests came.", ["< 40 guests"]),
    Case("No fewer than 40 guests came.", [">= 40 guests"]),
    Case("Well over a hundred trucks crossed.", ["> 100 trucks"]),
    Case("Nearly 40 guests came.", ["~ 40 guests"]),
    Case("Up to about 500 guests came.", ["<= 500 guests"]),
    Case("Only 40 guests came.", ["= 40 guests"]),
    Case("Some 50 vessels or so sailed.", ["~ 50 vessels"]),
    Case("He waited over five years.", ["= 5 year"]),
  ]
  @Test(arguments: comparators) func readsComparators(_ test: Case) { check(test) }

  // MARK: Units

  static let units: [Case] = [
    Case("More than 700 miles of Russian land fell.", ["> 700 mile"]),
    Case("The wave moved at 700km/h.", ["= 700 km/h"]),
    Case("Exports reached 3.4 million barrels a day.", ["= 3400000 barrel/day"]),
    Case("Oil costs $84.12 a barrel.", ["= 84.12 USD/barrel"]),
    Case("Rates rose by 25 basis points.", ["= 25 bp"]),
    Case("Support fell two percentage points to 41 per cent.", ["= 2 percentage point", "= 41 %"]),
    Case("It was 40.3C (104.5F) in the shade.", ["= 40.3 °C", "= 104.5 °F"]),
    Case("An area of 12,000 square kilometres burned.", ["= 12000 km2"]),
    Case("They paid C$5m.", ["= 5000000 CAD"]),
    Case("They paid 5 Swiss francs.", ["= 5 CHF"]),
    Case("They paid 3 dollars 50 cents.", ["= 3.5 USD"]),
    Case("A 45-acre farm burned.", ["= 45 acre"]),
    Case("The phone has 128GB of storage.", ["= 128 gigabyte"]),
  ]
  @Test(arguments: units) func readsUnits(_ test: Case) { check(test) }

  // MARK: What is counted

  static let counted: [Case] = [
    Case("They sent 12,000 troops. The first 1,500 arrived by ship.", ["= 12000 troops", "= 1500 troops?"]),
    Case(
      "They sent 900 troops. Around a third of them fled.", ["= 900 troops", "~ 0.3333333333333333 ratio?"]),
    Case("Nine of the twelve hostages live.", ["= 9 hostages", "= 12 hostages"]),
    Case("Rescuers found 40 people dead.", ["= 40 people dead"]),
    Case("The crew has 12 more sailors.", ["= 12 sailors"]),
    Case("They bought 120 armoured vehicles.", ["= 120 armoured vehicles"]),
    Case("They bought 20 aircraft.", ["= 20 aircraft"]),
  ]
  @Test(arguments: counted) func readsWhatIsCounted(_ test: Case) { check(test) }

  @Test(arguments: [
    ("Inflation rose to 8.7% in March.", "Inflation"), ("The convoy, about 40 km long, stalled.", "convoy"),
    ("The missile has a range of 2,500 km.", "range"), ("A $300 million contract was lost.", "contract"),
    ("They won $70m in damages.", "damages"), ("About 12% of voters left.", "voters"),
  ])
  func aMeasureHasASubject(_ row: (String, String)) {
    let (document, figures) = Self.analysed(row.0)
    #expect(figures.first?.counted.map { document.text[$0] } == row.1)
  }

  // MARK: No figures

  static let noFigures: [String] = [
    "The season of 2012-13 was long.", "They met at 2.15pm on Monday.", "They met at 10:30.",
    "It began on October 8 to 13.", "In 2020 they left.", "It was a mix of things.", "What a day it was.",
    "Nobody knew the man.", "A 34-year-old man was held.", "Ann Moss, 42, was there.",
    "They left the 21st group.",
    "The Airbus A320 landed.", "Article 12 was read.", "Section 9 applies.", "The G20 met.",
    "A T-72 and an Su-35 burned.", "The team won 3-2.", "Call 020 7946 0958.", "The host is 192.168.1.1.",
    "Read clause 4.2 of the text.", "He lives in flat 12.", "One does not simply go.",
    "They met on 8/10/2024.",
    "He was born in the 1990s.", "See note [17].", "They flew a Boeing 737.", "Storm-0978 struck.",
    "They sell 4G phones.", "COVID-19 spread.", "He was aged 34.", "Version 2.0 is out.",
    "The first and the third man left.", "Not a single shot was fired.", "They helped one another.",
    "Ann, 29, of Tarn, was there.", "The driver, 52, was held.", "The fire was at 3170 W. Lake Road.",
    "They came to 1119 Eighth St. on foot.", "It stood at 2134 Hill Place.", "It is a Fortune 500 firm.",
    "She is 34 years old.", "World War Two ended.", "He lives at 123 Mill Street.", "He ranks No. 10 there.",
  ]
  @Test(arguments: noFigures) func leavesOut(_ text: String) {
    let (document, figures) = Self.analysed(text)
    #expect(figures.map { Self.summary($0, document) } == [])
  }

  // MARK: Trend, modality, day

  @Test(arguments: [
    ("Prices rose by 5%.", "up"), ("Exports fell 12 percent.", "down"), ("Prices stand at 5%.", "-"),
    ("They went down from 5 tonnes.", "-"),
  ])
  func knowsTheTrend(_ row: (String, String)) {
    #expect(Self.analysed(row.0).1.first?.trend?.rawValue ?? "-" == row.1)
  }

  @Test(arguments: [
    ("They agreed to ship up to 12,000 troops.", Modality.planned),
    ("It could cost 5 million euros.", .possible),
    ("A quarter of the men may be sent.", .possible), ("It will cost 5 million euros.", .forecast),
    ("It was not 84 boats.", .negated), ("They lost 84 boats.", .actual),
  ])
  func knowsTheModality(_ row: (String, Modality)) {
    #expect(Self.analysed(row.0).1.first?.modality == row.1)
  }

  @Test func aFigureHasADay() {
    let clause = Self.analysed("On 3 October 2024 they lost 84 boats.").1.first
    #expect(clause?.asOf?.description == "2024-10-03" && clause?.asOfOrigin == .clause)
    let published = Self.analysed("They lost 84 boats.").1.first
    #expect(published?.asOf?.description == "2024-10-19" && published?.asOfOrigin == .published)
    #expect(Self.analysed("They lost 84 boats.", published: nil).1.first?.asOfOrigin == nil)
  }

  @Test func aFigureReadsAsWritten() {
    let (document, figures) = Self.analysed("They plan to send up to 12,000 fresh troops there.")
    #expect(figures.map { document.text[$0.span] } == ["up to 12,000 fresh troops"])
    #expect(figures.first?.comparatorSpan.map { document.text[$0] } == "up to")
  }

  // MARK: Hostile input

  @Test(arguments: [
    String(repeating: "7", count: 6000), String(repeating: "[", count: 6000),
    String(repeating: "5%", count: 3000), String(repeating: "1,111", count: 1000),
    String(repeating: "from 5 to ", count: 600), String(repeating: "thousand ", count: 600),
    String(repeating: "5 million ", count: 600), String(repeating: "$5m-", count: 1500),
    String(repeating: "was ", count: 1500) + "5%", "½½½", "5", "$", "-", "5 -", "half", "one in",
    "between 5 and",
  ])
  func aHostileLineGivesValidSpans(_ text: String) {
    let (document, figures) = Self.analysed(text)
    for figure in figures { #expect(document.text.all.contains(figure.span) && !figure.span.isEmpty) }
  }
}
