import DossierPipeline
import DossierText
import Testing

@Suite struct ParallelTests {
  @Test(arguments: [0, 1, 2, 255, 256, 257, 5000]) func resultsComeInInputOrder(count: Int) {
    let numbers = Array(0..<count)
    #expect(orderedMap(numbers) { "\($0 * 3)" } == numbers.map { "\($0 * 3)" })
  }
}
