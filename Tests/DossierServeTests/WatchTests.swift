// Changes are noticed, what editors leave beside a file is not.
import DossierTestSupport
import Glibc
import Synchronization
import Testing

@testable import DossierServe

@Suite struct WatchTests {
  /// Whether `wait` returns within a second after the change.
  private func notices(_ names: Set<String>? = nil, _ change: (TemporaryFolder) -> Void) -> Bool {
    let folder = TemporaryFolder()
    folder.write("content/articles/a.txt", "a")
    let path = folder.path + (names == nil ? "/content" : "/content/articles")
    let returned = Flag()
    let started = Flag()
    // The watch belongs to the thread that waits; it ends with the change below at the latest.
    Thread.start {
      let watch = Watch([Watched(folder: path, names: names)])
      started.set()
      watch.wait()
      returned.set()
    }
    while !started.isSet { usleep(1000) }
    change(folder)
    for _ in 0..<100 where !returned.isSet { usleep(10_000) }
    let noticed = returned.isSet
    folder.write("content/articles/a.txt", "the end")
    while !returned.isSet { usleep(10_000) }
    return noticed
  }

  @Test func noticesWhatMatters() {
    #expect(notices { $0.write("content/articles/a.txt", "changed") })
    #expect(notices { $0.write("content/articles/b.txt", "new") })
    #expect(notices { unlink($0.path + "/content/articles/a.txt") })
    #expect(notices { rename($0.path + "/content/articles/a.txt", $0.path + "/content/articles/c.txt") })
    #expect(notices { $0.write("content/notes/new/deep.md", "in a new folder") })
    #expect(notices(["a.txt"]) { $0.write("content/articles/a.txt", "changed") })
  }

  @Test func ignoresWhatEditorsLeave() {
    #expect(!notices { $0.write("content/articles/.a.txt.swp", "vim") })
    #expect(!notices { $0.write("content/articles/a.txt~", "backup") })
    #expect(!notices { $0.write("content/articles/#a.txt#", "emacs") })
    #expect(!notices { $0.write("public/index.html", "elsewhere") })
    #expect(!notices(["a.txt"]) { $0.write("content/articles/b.txt", "another file") })
  }
}

private final class Flag: Sendable {
  private let value = Mutex(false)
  var isSet: Bool { value.withLock { $0 } }
  func set() { value.withLock { $0 = true } }
}

private enum Thread {
  static func start(_ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    let box = Unmanaged.passRetained(Body(body))
    pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, box.toOpaque())
    pthread_detach(thread)
  }

  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
}
