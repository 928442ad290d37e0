// Notices changes below folders: by inotify, and where its watches run out by looking again and again.
import Glibc

/// Something that is watched.
package struct Watched: Sendable {
  /// A folder with all below it, or, with `names`, only files of these names right in it.
  package var folder: String
  package var names: Set<String>?
  package init(folder: String, names: Set<String>? = nil) { (self.folder, self.names) = (folder, names) }
}

/// Waits for changes; used by one thread.
package final class Watch {
  private let watched: [Watched]
  private let inotify: Int32
  /// The names that matter for a watch; nil for all.
  private var names: [Int32: Set<String>?] = [:]
  private var seen: [String: [Int]] = [:]
  /// inotify is not there or has no watches left: changes are found by looking twice a second.
  package private(set) var isPolling = false

  package init(_ watched: [Watched]) {
    self.watched = watched
    inotify = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    isPolling = inotify < 0
    _ = look()
  }
  deinit { if inotify >= 0 { close(inotify) } }

  /// Returns when something has changed and then been quiet for 60 ms (at most a second after the change).
  package func wait() {
    while true {
      if isPolling {
        usleep(500_000)
      } else if hasEvent(within: 2000) {
        var rounds = 0
        while rounds < 16, hasEvent(within: 60) { rounds += 1 }
      }
      // Also without an event: not every file system sends them, and a folder that was away may be back.
      if look() { return }
    }
  }

  /// True when an event of interest came within the time.
  private func hasEvent(within milliseconds: Int32) -> Bool {
    var descriptor = pollfd(fd: inotify, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    let count = read(inotify, &buffer, buffer.count)
    guard count > 0 else { return false }
    return isOfInterest(buffer[..<count])
  }

  /// Events as inotify(7) lays them out: watch, mask, cookie, length of the name (32 bits each), name.
  private func isOfInterest(_ bytes: ArraySlice<UInt8>) -> Bool {
    func word(_ offset: Int) -> UInt32 {
      bytes[offset..<offset + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
    var offset = 0
    var found = false
    while offset + 16 <= bytes.count {
      let length = Int(word(offset + 12))
      let name = bytes[min(offset + 16, bytes.count)..<min(offset + 16 + length, bytes.count)].prefix {
        $0 != 0
      }
      let wanted = names[Int32(bitPattern: word(offset))] ?? nil
      let text = String(decoding: name, as: UTF8.self)
      // A lost watch and an overflow have no name.
      found = found || (wanted.map { $0.contains(text) } ?? !Watch.isIgnored(text))
      offset += 16 + length
    }
    return found
  }

  /// What editors leave beside a file while they work.
  static func isIgnored(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix("~") || (name.hasPrefix("#") && name.hasSuffix("#"))
      || name == "4913"
  }

  /// Watches every folder that is there now; true when what lies there is not what lay there before.
  private func look() -> Bool {
    var now: [String: [Int]] = [:]
    names = [:]
    for item in watched {
      var pending = [item.folder]
      while let folder = pending.popLast() {
        watch(folder, names: item.names)
        for (name, status) in list(folder) where !Watch.isIgnored(name) {
          let path = folder + "/" + name
          if status.st_mode & S_IFMT == S_IFDIR {
            if item.names == nil { pending.append(path) }
          } else if item.names?.contains(name) ?? true {
            now[path] = [
              Int(status.st_ino), Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
            ]
          }
        }
      }
    }
    let isChanged = now != seen
    seen = now
    return isChanged
  }

  private func watch(_ folder: String, names wanted: Set<String>?) {
    guard inotify >= 0, !isPolling else { return }
    let mask =
      IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF
    let number = inotify_add_watch(inotify, folder, UInt32(mask))
    if number >= 0 { names[number] = wanted } else if errno == ENOSPC || errno == ENOMEM { isPolling = true }
  }

  private func list(_ folder: String) -> [(String, stat)] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var found: [(String, stat)] = []
    while let item = readdir(stream) {
      let name = withUnsafePointer(to: &item.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      var status = stat()
      if name != ".", name != "..", lstat(folder + "/" + name, &status) == 0 { found.append((name, status)) }
    }
    return found
  }
}
