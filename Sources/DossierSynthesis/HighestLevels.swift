// How high a growing count had come by each day, whoever looks.
import DossierModel

/// The two highest levels of different documents up to each day.
struct HighestLevels {
  private struct Step {
    let day: Int
    var low, second: Double
    var document: Int
  }
  private var steps: [Step] = []

  init(_ quantities: [Quantity]) {
    let dated = quantities.compactMap { quantity in quantity.asOf.map { ($0.first, quantity) } }
      .sorted { $0.0 < $1.0 }
    for (day, quantity) in dated {
      let last = steps.last
      var step = Step(
        day: day, low: last?.low ?? -.infinity, second: last?.second ?? -.infinity,
        document: last?.document ?? -1)
      let low = quantity.interval.low
      if quantity.document == step.document {
        step.low = max(step.low, low)
      } else if low > step.low {
        (step.second, step.low, step.document) = (step.low, low, quantity.document)
      } else {
        step.second = max(step.second, low)
      }
      if last?.day == day { steps[steps.count - 1] = step } else { steps.append(step) }
    }
  }

  /// Whether a document other than `document` gives a level above `high` for a day up to `day`.
  func exceeds(_ high: Double, upTo day: Int, outside document: Int) -> Bool {
    var (low, end) = (0, steps.count)
    while low < end {
      let middle = (low + end) / 2
      if steps[middle].day <= day { low = middle + 1 } else { end = middle }
    }
    guard low > 0 else { return false }
    let step = steps[low - 1]
    return (step.document == document ? step.second : step.low) > high
  }
}
