// Every system call of a publish fails once, and the program dies at every one: the site stays whole.
import DossierModel
import DossierOutput
import DossierText
import Foundation
import Synchronization
import Testing

@Suite struct FaultTests {
  /// The n-th call fails, or all from the n-th on (as after kill -9: nothing is tidied up any more).
  struct Plan: Sendable, CustomTestStringConvertible {
    let code: Int32
    let isDeath: Bool
    let exchanges: Bool
    let isFirst: Bool
    var testDescription: String {
      "\(isDeath ? "dead" : "errno \(code)") \(exchanges ? "exchange" : "fallback") \(isFirst ? "first" : "later")"
    }
  }

  static let plans: [Plan] = [false, true].flatMap { isDeath in
    [true, false].flatMap { exchanges in
      [true, false].map {
        Plan(code: isDeath ? EIO : ENOSPC, isDeath: isDeath, exchanges: exchanges, isFirst: $0)
      }
    }
  }

  @Test(arguments: plans) func everyCallMayFail(_ plan: Plan) {
    let scratch = Scratch()
    let whole = Scratch()
    _ = publish(first, to: whole("first"), keep: [], inputs: [])
    _ = publish(second, to: whole("second"), keep: [], inputs: [])
    for name in ["first", "second"] { whole.write("*\n", to: name + "/.gitignore") }
    var done = false
    var number = 1
    while !done, number < 500 {
      let folder = "\(number)"
      scratch.write("*\n", to: folder + "/public/.gitignore")
      if !plan.isFirst { _ = publish(first, to: scratch(folder + "/public"), keep: [], inputs: []) }
      let before = scratch.tree(folder + "/public")
      let count = Counter()
      let system = System { [number] call in
        let now = count.next()
        if plan.isDeath ? now >= number : now == number { return plan.code }
        return call == .exchange && !plan.exchanges ? ENOSYS : 0
      }
      let result = publish(second, to: scratch(folder + "/public"), keep: [], inputs: [], system: system)
      let failed = result.diagnostics.contains { $0.severity == .error }
      let now = scratch.tree(folder + "/public")
      let new = whole.tree("second")
      if failed && !plan.isDeath {
        #expect(now == before, "call \(number)")
        #expect(!scratch.tree(folder).contains { $0.contains(".dossier.") }, "call \(number)")
      } else if plan.isDeath {
        // Between the two steps of the fallback there is no site; its journal brings it back.
        let isGone = now.isEmpty && !plan.exchanges
        #expect(now == before || now == new || isGone, "call \(number)")
      } else {
        #expect(now == new, "call \(number)")
      }
      #expect(publish(second, to: scratch(folder + "/public"), keep: [], inputs: []).diagnostics.isEmpty)
      #expect(scratch.tree(folder + "/public") == new, "after call \(number)")
      #expect(!scratch.tree(folder).contains { $0.contains(".dossier.") }, "after call \(number)")
      done = count.value < number
      number += 1
    }
    #expect(done)
    #expect(number > 30)
  }

  @Test func saysSoOnceWhenTheFileSystemCannotExchange() {
    let scratch = Scratch()
    _ = publish(first, to: scratch("public"), keep: [], inputs: [])
    let system = System { $0 == .exchange ? EINVAL : 0 }
    let result = publish(second, to: scratch("public"), keep: [], inputs: [], system: system)
    #expect(result.diagnostics.map(\.id) == ["output.fallback"])
    #expect(scratch.text("public/index.html") == "two")
    #expect(scratch.leftovers == [])
  }

  @Test func writesAnewWhereThereAreNoHardLinks() {
    let scratch = Scratch()
    _ = publish(first, to: scratch("public"), keep: [], inputs: [])
    let system = System { $0 == .link ? EPERM : 0 }
    #expect(publish(second, to: scratch("public"), keep: [], inputs: [], system: system).diagnostics.isEmpty)
    #expect(scratch.text("public/figures.html") == "f")
  }
}

/// Counts the calls of one publish.
private final class Counter: Sendable {
  private let count = Mutex(0)
  var value: Int { count.withLock { $0 } }
  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}
