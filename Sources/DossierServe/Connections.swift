// How many connections are open.
import NIOCore
import Synchronization

/// Counts open connections, so that a flood of them cannot use up the descriptors.
final class ConnectionCount: Sendable {
  private let count = Mutex(0)
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// False when there are too many already; else counted until `end`.
  func enter(until end: EventLoopFuture<Void>) -> Bool {
    let isIn = count.withLock { count in
      guard count < limit else { return false }
      count += 1
      return true
    }
    if isIn { end.whenComplete { [self] _ in count.withLock { $0 -= 1 } } }
    return isIn
  }
}

/// A connection that is one too many is closed.
struct TooManyConnections: Error {}
