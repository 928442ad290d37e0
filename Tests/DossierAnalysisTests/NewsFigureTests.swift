// Key figures in sentences as the news writes them: value, unit, and what the figure is of, counted or the subject of
// its verb. Own sentences; rows with an empty list must not match.
import DossierModel
import DossierText
import Testing

@testable import DossierAnalysis

@Suite struct NewsFigureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let figures: [String]
    init(_ text: String, _ figures: [String]) { (self.text, self.figures) = (text, figures) }
    var testDescription: String { text }
  }

  /// "comparator value unit: what it is of, trend".
  private func summary(_ figure: Figure, _ document: Document) -> String {
    let number =
      figure.value.map { decimal($0) }
      ?? (figure.low.map { decimal($0) } ?? "") + "-" + (figure.high.map { decimal($0) } ?? "")
    let head = [figure.comparator.rawValue, number, figure.unit ?? ""].filter { !$0.isEmpty }
    let of = (figure.counted ?? figure.subject).map { ": " + document.text[$0] } ?? ""
    return head.joined(separator: " ") + of + (figure.trend.map { ", " + $0.rawValue } ?? "")
  }

  static let economy: [Case] = [
    Case(
      "Net profit rose 8% to $97 billion in the second quarter.",
      ["= 8 %: Net profit, up", "= 97000000000 USD: Net profit"]),
    Case(
      "Oil prices jumped more than $2 a barrel to $84.50.",
      ["> 2 USD/barrel: Oil prices, up", "= 84.5 USD: Oil prices"]),
    Case(
      "Shares of the airline, which has cut 3,000 jobs since spring, dropped 12% to 41 euros.",
      [
        "= 3000: jobs, down", "= 12 %: Shares of the airline, down", "= 41 EUR: Shares of the airline",
      ]),
    Case(
      "Inflation, which peaked at 11.1% in October, slowed to 2.2%.",
      ["= 11.1 %: Inflation", "= 2.2 %: Inflation"]),
    Case("The stock, down 30% this year, closed at $17.25.", ["= 30 %: stock, down", "= 17.25 USD: stock"]),
    Case("Sales, excluding fuel, climbed 2.4%.", ["= 2.4 %: Sales, up"]),
    Case("The minimum wage will rise to 12.41 euros an hour.", ["= 12.41 EUR/hour: minimum wage, up"]),
    Case("The fee will go up from 20 to 25 euros.", ["= 20 EUR: fee", "= 25 EUR: fee"]),
    Case(
      "Production fell from 2.1 million barrels per day to 1.8 million.",
      ["= 2100000 barrel/day: Production", "= 1800000 barrel/day: Production"]),
    Case("The rate was raised by a quarter of a percentage point.", ["= 0.25 percentage point: rate, up"]),
    Case("The firm raised $200 million from 12 investors.", ["= 200000000 USD: firm", "= 12: investors"]),
    Case("Wheat rose 2 cents to $5.81 a bushel.", ["= 2 cent: Wheat, up", "= 5.81 USD/bushel: Wheat"]),
    Case("Sales are expected to rise 3 to 5 percent.", ["= 3-5 %: Sales, up"]),
    Case("The shares fell to 171p.", ["= 171 penny: shares, down"]),
    Case(
      "Profit was $525.8 million, or $8.46 a share, up 18% from $1.69 billion.",
      [
        "= 525800000 USD: Profit", "= 8.46 USD/share: Profit", "= 18 %: Profit, up",
        "= 1690000000 USD: Profit",
      ]),
    Case("Third-quarter sales were $2.49 billion.", ["= 2490000000 USD: Third-quarter sales"]),
    Case("Acme Co.'s second-quarter net loss fell 22%.", ["= 22 %: second-quarter net loss, down"]),
    Case(
      "The firm expects to report third-quarter income of $3 million.",
      ["= 3000000 USD: third-quarter income"]),
    Case(
      "The fund increased its stake in Acme to 93.2% from 91.2%.",
      ["= 93.2 %: stake in Acme, up", "= 91.2 %: stake in Acme"]),
    Case("The board cut the quarterly dividend to five cents.", ["= 5 cent: quarterly dividend, down"]),
    Case("The company earned $17.3 million.", ["= 17300000 USD"]),
    Case("The club has paid its former trainers $5 million.", ["= 5000000 USD"]),
    Case("A group launched a $37-a-share tender offer for Acme.", ["= 37 USD/share: tender offer"]),
    Case("The notes come with $1,000 face amount of debt.", ["= 1000 USD: face amount"]),
    Case("Revenue inched up 3.7% in the quarter.", ["= 3.7 %: Revenue, up"]),
  ]
  @Test(arguments: economy) func readsTheEconomy(_ test: Case) { check(test) }

  static let pounds: [Case] = [
    Case("The deficit widened to 1.6 billion pounds.", ["= 1600000000 GBP: deficit, up"]),
    Case("The clerk stole 30,000 pounds from the till.", ["= 30000 GBP"]),
    Case("He got 500 pounds ($640) for it.", ["= 500 GBP", "= 640 USD"]),
    Case("The boy weighed 70 pounds.", ["= 70 pound: boy"]),
    Case("A 500-pound bomb was found.", ["= 500 pound: bomb"]),
    Case(
      "Police seized 2 tonnes of cocaine worth $150 million.",
      ["= 2 tonne: cocaine", "= 150000000 USD: cocaine"]),
    Case("The loan, worth 75 billion rupees, must be repaid.", ["= 75000000000 INR: loan"]),
  ]
  @Test(arguments: pounds) func tellsMoneyFromWeight(_ test: Case) { check(test) }

  static let events: [Case] = [
    Case("About 10,000 special-forces troops are there.", ["~ 10000: special-forces troops"]),
    Case("The toll could exceed 200, the mayor warned.", ["> 200: toll"]),
    Case("The number of dead rose to 118 on Sunday.", ["= 118: number of dead, up"]),
    Case("The population will reach 100 million by 2050.", ["= 100000000: population"]),
    Case("\"Twenty-seven are still missing,\" she said.", ["= 27"]),
    Case("Nearly half of the town's 9,000 residents left.", ["~ 0.5 ratio: residents", "= 9000: residents"]),
    Case(
      "Cases rose by a third to 15,600 last week.",
      ["= 0.3333333333333333 ratio: Cases, up", "= 15600: Cases"]),
    Case("Of them, roughly a third are children.", ["~ 0.3333333333333333 ratio"]),
    Case("Winds of up to 120 kph tore roofs off.", ["<= 120 km/h: Winds"]),
    Case("Rainfall totalled 210 mm.", ["= 210 mm: Rainfall"]),
    Case("The vaccine was 94.5% effective.", ["= 94.5 %: vaccine"]),
    Case("More than 300 firms failed in May, up from 210 in April.", ["> 300: firms", "= 210: firms"]),
    Case("The margin is plus or minus 3 percentage points.", ["~ 3 percentage point: margin"]),
    Case("The score is less than 5,000 or equal.", ["<= 5000: score"]),
    Case("The 38,000 U.S. troops will stay.", ["= 38000: U.S. troops"]),
    Case("They saw three suspected weapons sites.", ["= 3: suspected weapons sites"]),
    Case("Total dead: 192", ["= 192: Total dead"]),
    Case("She turned 40 people away.", ["= 40: people"]),
    Case("The firm rents a 15,000 square-foot office.", ["= 15000 square foot: office"]),
    Case("Two U.N. inspection teams came.", ["= 2: U.N. inspection teams"]),
    Case("It accounts for 41% of all U.S. beer sales.", ["= 41 %: U.S. beer sales"]),
    Case("The bridge, 1.6 km long, cost £300 million.", ["= 1.6 km: bridge", "= 300000000 GBP: bridge"]),
  ]
  @Test(arguments: events) func readsEvents(_ test: Case) { check(test) }

  @Test(arguments: [
    "Arsenal beat Chelsea 3-1 on Saturday.", "The Lakers won 112-98.", "They won 2-0 in the end.",
    "A 34-year-old man was arrested in the 2019 killing.", "Flight MH17 was shot down in 2014.",
    "Article 5 was invoked.", "The meeting starts at 10:30 a.m. on 12 May 2024.", "The ship left at 06.55.",
    "The average age is 41.", "Children under five are most at risk.",
    "People over 65 were vaccinated first.",
    "Those aged 54 to 65 left.", "She left the island when she was 4.", "He turned 70, and left.",
    "It fits an 80486 machine.", "It asked adults between the ages of 18 and 29.",
    "A 401(k) is no plan for the poor.",
    "The firm declared a 2-for-1 stock split.", "Its number is (254-2) 751-613.",
    "Glenn, who at 77 is about to fly again, smiled.", "Five\n\n4\n\nSeven",
    "Highway 61 runs past Gate 12.", "Call 555-0199 or visit Room 214.",
  ])
  func leavesOut(_ text: String) { check(Case(text, [])) }

  private func check(_ test: Case) {
    let (document, figures) = FigureTests.analysed(test.text)
    #expect(figures.map { summary($0, document) } == test.figures)
  }
}
