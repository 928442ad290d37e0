// The common axis of a table of figures: from zero, or in steps of ten when the numbers lie far apart.
import Glibc

/// Where a number stands on the width of a lane, and which numbers are written on the axis.
package struct NumberAxis: Sendable {
  package let isLogarithmic: Bool
  /// Ends of the axis; powers of ten when logarithmic.
  package let low, high: Double
  /// Round numbers, 2 to 6 of them, ascending.
  package let ticks: [Double]

  /// An axis for positive and negative numbers; nil when there is nothing to compare.
  package init?(_ values: [Double]) {
    // Beyond these sizes no reader compares; they also keep every step below finite.
    let values = values.filter { abs($0) < 1e100 }
    guard let largest = values.max(), let smallest = values.min(), largest != 0 || smallest != 0 else {
      return nil
    }
    let positive = values.filter { $0 > 0 }
    if smallest >= 0, let least = positive.min(), largest / least > 100 {
      var floor = 1.0
      while floor > least, floor > 1e-100 { floor /= 10 }
      while floor * 10 <= least { floor *= 10 }
      var top = floor
      var steps: [Double] = [floor]
      while top < largest, steps.count < 400 {
        top *= 10
        steps.append(top)
      }
      let every = (steps.count + 4) / 5
      isLogarithmic = true
      (low, high) = (floor, top)
      ticks = steps.enumerated().filter { $0.offset % every == 0 }.map(\.element)
      return
    }
    let (from, to) = (min(0, smallest), max(0, largest))
    let step = Self.roundStep((to - from) / 4)
    var marks: [Double] = []
    var mark = (from / step).rounded(.down)
    while marks.count < 12 {
      marks.append(mark * step)
      if mark * step >= to { break }
      mark += 1
    }
    isLogarithmic = false
    ticks = marks
    (low, high) = (marks.first ?? 0, marks.last ?? 1)
  }

  /// 0...100: per cent of the lane's width; numbers beyond an end stand on it.
  package func position(_ value: Double) -> Double {
    guard high > low else { return 0 }
    if isLogarithmic {
      guard value > low else { return 0 }
      return min(100, 100 * (log10(value) - log10(low)) / (log10(high) - log10(low)))
    }
    return max(0, min(100, 100 * (value - low) / (high - low)))
  }

  /// 1, 2, 2.5 or 5 times a power of ten, at least `size`.
  private static func roundStep(_ size: Double) -> Double {
    guard size > 1e-100, size < 1e101 else { return 1 }
    var power = 1.0
    while power > size { power /= 10 }
    while power * 10 <= size { power *= 10 }
    for factor in [1, 2, 2.5, 5] where power * factor >= size * 0.999 { return power * factor }
    return power * 10
  }
}
