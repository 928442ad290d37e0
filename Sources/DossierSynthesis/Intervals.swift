// What a figure allows the true number to be. Values of one dimension are compared in its base unit; what the
// page shows stays in the unit of the source.
import DossierModel

/// A set of numbers between two ends.
struct Interval: Hashable, Sendable {
  var low, high: Double
  var isLowOpen = false
  var isHighOpen = false

  func meets(_ other: Interval) -> Bool {
    let (start, end) = (max(low, other.low), min(high, other.high))
    if start < end { return true }
    guard start == end else { return false }
    return !(low == start && isLowOpen) && !(other.low == start && other.isLowOpen)
      && !(high == start && isHighOpen) && !(other.high == start && other.isHighOpen)
  }

  /// In the base unit of a dimension.
  func scaled(_ measure: Measure) -> Interval {
    Interval(
      low: (low + measure.offset) * measure.factor, high: (high + measure.offset) * measure.factor,
      isLowOpen: isLowOpen, isHighOpen: isHighOpen)
  }
}

/// A unit's dimension, and the way to its base unit.
struct Measure: Hashable, Sendable {
  var dimension: String
  var factor = 1.0
  var offset = 0.0
}

extension Figure {
  /// The numbers that the wording allows: a point is exact, "about" is ten per cent to either side, a number
  /// with decimals half of its last digit ("9.7 million").
  var interval: Interval {
    guard let value else {
      let (low, high) = (low ?? -.infinity, high ?? .infinity)
      return comparator == .about && rule != "vague"
        ? widened(low, high, by: 0.1) : Interval(low: low, high: high)
    }
    let floor = value > 0 ? 0.0 : -.infinity
    switch comparator {
    case .exactly:
      let step = value == value.rounded() && abs(value) < 1_000_000 ? 0 : lastDigit(value) / 2
      return Interval(low: value - step, high: value + step, isHighOpen: step > 0)
    case .about: return widened(value, value, by: 0.1)
    case .atLeast: return Interval(low: value, high: .infinity)
    case .over: return Interval(low: value, high: .infinity, isLowOpen: true)
    case .atMost: return Interval(low: floor, high: value)
    case .under: return Interval(low: floor, high: value, isHighOpen: true)
    }
  }

  /// The interval with a round point taken as a rounded one: for converted numbers ("6 miles" and "10 km").
  var softInterval: Interval {
    var interval = interval
    guard let value, comparator == .exactly || comparator == .about else { return interval }
    let step = lastDigit(value) / 2
    interval.low = min(interval.low, value - step)
    interval.high = max(interval.high, value + step)
    return interval
  }

  /// A number to sort and show by: the point, else an end or the middle.
  var middle: Double? {
    if let value { return value }
    if let low, let high { return (low + high) / 2 }
    return low ?? high
  }

  private func widened(_ low: Double, _ high: Double, by share: Double) -> Interval {
    Interval(low: low - abs(low) * share, high: high + abs(high) * share)
  }
}

/// The weight of the last non-zero digit: 2000 gives 1000, 9.7 gives 0.1, 340000 gives 10000; 0 for 0.
func lastDigit(_ value: Double) -> Double {
  let size = abs(value)
  guard size > 0, size < 1e15 else { return 0 }
  var step = 1e-4
  guard abs(size / step - (size / step).rounded()) < 1e-3 else { return 0 }
  while size / (step * 10) >= 1 - 1e-9 {
    let next = size / (step * 10)
    guard abs(next - next.rounded()) < 1e-6 * max(1, next) else { break }
    step *= 10
  }
  return step
}
