import DossierModel
import DossierSite
import Testing

@Suite struct ChartTests {
  @Test(
    arguments: [
      ([1500, 11_000, 12_000], [0, 5000, 10_000, 15_000]), ([58, 60], [0, 20, 40, 60]), ([3], [0, 1, 2, 3]),
      ([0.2, 0.9], [0, 0.25, 0.5, 0.75, 1]),
    ] as [([Double], [Double])])
  func numberAxisHasRoundTicksFromZero(_ values: [Double], _ ticks: [Double]) throws {
    let axis = try #require(NumberAxis(values))
    #expect(axis.ticks == ticks)
    #expect(!axis.isLogarithmic)
  }

  @Test func numbersFarApartStandOnStepsOfTen() throws {
    let axis = try #require(NumberAxis([12, 4000, 1_200_000]))
    #expect(axis.isLogarithmic)
    #expect(axis.ticks.count <= 6)
    #expect(axis.position(10) < axis.position(1000))
  }

  @Test(arguments: [[], [Double.nan], [0]]) func nothingToCompareHasNoAxis(_ values: [Double]) {
    #expect(NumberAxis(values) == nil)
  }

  @Test func hostileNumbersEnd() {
    for values in [[1e308, 1e-308], [-1e308, 1e308], [1e-300, 1], [1e300]] { _ = NumberAxis(values) }
  }

  @Test func aLongSilenceIsAGap() throws {
    let days = ["1953-07-27", "2024-10-01", "2024-10-15"].compactMap { EDTFDate($0)?.first.day?.number }
    let axis = try #require(DateAxis(days.map { ($0, $0) }, Wording()))
    #expect(axis.pieces.count == 2)
    #expect(axis.position(days[0]) < axis.pieces[1].from)
    #expect(axis.position(days[2]) > axis.position(days[1]))
  }

  @Test func aTimelineOfWeeksHasMonthsOrDaysAsTicks() throws {
    let days = ["2024-08-01", "2024-11-30"].compactMap { EDTFDate($0)?.first.day?.number }
    let axis = try #require(
      DateAxis(
        [(days[0], days[0]), (days[1], days[1]), (days[0] + 40, days[0] + 60)], Wording()))
    #expect(axis.ticks.count >= 2 && axis.ticks.count <= 7)
  }
}
