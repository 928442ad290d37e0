// How long something takes on one core: several runs, the least and the middle one.
import Glibc

/// Nanoseconds of several runs, sorted.
struct Measure {
  let times: [Double]
  var minimum: Double { times.first ?? 0 }
  var median: Double { times.isEmpty ? 0 : times[times.count / 2] }

  /// Runs `body` once unmeasured, then until `seconds` are over, at least five times.
  init(seconds: Double = 1, _ body: () -> Void) {
    body()
    var times: [Double] = []
    let end = Self.now() + seconds * 1e9
    repeat {
      let start = Self.now()
      body()
      times.append(Self.now() - start)
    } while times.count < 5 || Self.now() < end && times.count < 100_000
    self.times = times.sorted()
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }

  /// One line: what, how many bytes, the times and the throughput of the least.
  func report(_ what: String, bytes: Int) {
    let rate = minimum > 0 ? Double(bytes) * 1e3 / minimum : 0
    print(
      "\(padded(what, 24)) \(padded(String(bytes), 10)) bytes  min \(microseconds(minimum))  "
        + "median \(microseconds(median))  \(oneDecimal(rate)) MB/s  (\(times.count) runs)")
  }

  private func microseconds(_ nanoseconds: Double) -> String { oneDecimal(nanoseconds / 1e3) + " us" }
  private func oneDecimal(_ value: Double) -> String {
    "\(Int(value)).\(Int(value * 10) % 10)"
  }
  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
