// The site's files, opened component by component below its folder: no link is followed, nothing outside is reached.
import Glibc

/// A regular file that is open for reading.
struct OpenFile: Sendable {
  let descriptor: Int32
  let size: Int
  let name: String

  func close() { _ = Glibc.close(descriptor) }

  /// Up to `count` bytes from `offset` on; empty at the end, nil after an error.
  func read(at offset: Int, count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: max(0, min(count, size - offset)))
    let wanted = bytes.count
    var done = 0
    while done < wanted {
      let got = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress.map { $0 + done }, wanted - done, off_t(offset + done))
      }
      if got < 0, errno == EINTR { continue }
      // A file that has become shorter cannot keep the length that was promised.
      guard got > 0 else { return nil }
      done += got
    }
    return bytes
  }
}

/// The folder of the site. It is opened anew for each request, because a build puts another one in its place.
struct SiteFolder: Sendable {
  private let parent: Int32
  private let name: String

  enum Found {
    case file(OpenFile)
    /// A folder that has an index page.
    case folder
  }

  /// Nil when the folder above does not exist; the site itself may come later. The descriptor lives as long as the
  /// program.
  init?(_ path: String) {
    var real = path
    if let resolved = realpath(path, nil) {
      real = String(cString: resolved)
      free(resolved)
    }
    while real.count > 1, real.hasSuffix("/") { real.removeLast() }
    let slash = real.lastIndex(of: "/")
    let folder = slash.map { $0 == real.startIndex ? "/" : String(real[..<$0]) } ?? "."
    let last = slash.map { String(real[real.index(after: $0)...]) } ?? real
    name = last.isEmpty ? "." : last
    parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard parent >= 0 else { return nil }
  }

  /// What stands at a path of plain components; an empty last component asks for a folder's index page.
  func find(_ components: [String]) -> Found? {
    var folder = openFolder(name, in: parent)
    defer { if folder >= 0 { close(folder) } }
    for component in components.dropLast() {
      guard folder >= 0 else { return nil }
      let next = openFolder(component, in: folder)
      close(folder)
      folder = next
    }
    guard folder >= 0, let last = components.last else { return nil }
    if let file = openFile(last.isEmpty ? "index.html" : last, in: folder) { return .file(file) }
    let inner = openFolder(last, in: folder)
    guard inner >= 0 else { return nil }
    defer { close(inner) }
    guard let index = openFile("index.html", in: inner) else { return nil }
    index.close()
    return .folder
  }

  private func openFolder(_ name: String, in folder: Int32) -> Int32 {
    openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
  }

  private func openFile(_ name: String, in folder: Int32) -> OpenFile? {
    let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    return OpenFile(descriptor: descriptor, size: Int(status.st_size), name: name)
  }

  /// Inode and size of every page and asset, to see what a build has changed.
  func snapshot() -> [String: [Int]] {
    var found: [String: [Int]] = [:]
    var pending = [(path: "", descriptor: openFolder(name, in: parent))]
    while let (path, descriptor) = pending.popLast() {
      guard descriptor >= 0 else { continue }
      guard let stream = fdopendir(descriptor) else {
        close(descriptor)
        continue
      }
      defer { closedir(stream) }
      while let item = readdir(stream) {
        let name = withUnsafePointer(to: &item.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        var status = stat()
        guard !name.hasPrefix("."), fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
          continue
        }
        if status.st_mode & S_IFMT == S_IFDIR {
          pending.append((path + name + "/", openFolder(name, in: descriptor)))
        } else {
          found[path + name] = [
            Int(status.st_ino), Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
          ]
        }
      }
    }
    return found
  }
}
