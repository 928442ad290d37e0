// Work on many values at once, with the results in the order of the values. The only parallel code of the program
// besides the server.
import Dispatch
import Synchronization

/// Applies `work` to each element, on all cores unless told, and returns the results in input order: the same as
/// `elements.map(work)`, only sooner. `work` must be pure.
package func orderedMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], threads: Int? = nil, _ work: @Sendable (Element) -> Result
) -> [Result] {
  if elements.count < 2 || threads == 1 { return elements.map(work) }
  return [Result](unsafeUninitializedCapacity: elements.count) { buffer, count in
    // Each index is written exactly once, by one thread; concurrentPerform returns when all are.
    nonisolated(unsafe) let target = buffer.baseAddress
    let size = max(1, elements.count / 256)
    DispatchQueue.concurrentPerform(iterations: (elements.count + size - 1) / size) { chunk in
      for index in chunk * size..<min((chunk + 1) * size, elements.count) {
        target.map { ($0 + index).initialize(to: work(elements[index])) }
      }
    }
    count = elements.count
  }
}

/// A value that is made on other threads while this one does something else. `work` must be pure.
final class Ahead<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let done = DispatchGroup()

  init(_ work: @escaping @Sendable () -> Value) {
    done.enter()
    DispatchQueue.global().async { [self] in
      let value = work()
      made.withLock { $0 = value }
      done.leave()
    }
  }

  /// Waits for the value; nil from the second time on.
  func take() -> Value? {
    done.wait()
    return made.withLock { value in
      defer { value = nil }
      return value
    }
  }
}
