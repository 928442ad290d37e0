// Which files of the old site already have the wanted bytes: decided by the bytes themselves, never by times.
import DossierModel
import Glibc

/// The old site, with which new files are compared one by one.
struct Unchanged {
  private let known: [String: Entry]
  private let folders: Folders

  init(_ old: [Entry], in folder: Int32) {
    var known: [String: Entry] = [:]
    for entry in old where entry.kind == .file { known[entry.path] = entry }
    self.known = known
    folders = Folders(below: folder)
  }

  /// Whether a file stands in the old site with the same bytes and mode 0644.
  func holds(_ file: RenderedFile) -> Bool {
    guard let entry = known[file.path], entry.mode == 0o644 else { return false }
    // A file in parts has a size only when all of them are made.
    guard file.rest.isEmpty ? entry.size == file.bytes.count : entry.size >= file.bytes.count else {
      return false
    }
    let (parent, name) = split(file.path)
    guard let descriptor = try? folders.descriptor(of: parent) else { return false }
    if file.rest.isEmpty { return contents(of: name, in: descriptor, limit: entry.size) == file.bytes }
    return isSame(file, name, in: descriptor, size: entry.size)
  }

  /// Compares part by part, up to the first difference.
  private func isSame(_ file: RenderedFile, _ name: String, in folder: Int32, size: Int) -> Bool {
    struct Difference: Error {}
    let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var left = size
    do {
      try file.eachPart { part in
        guard left >= part.count, bytes(part.count, of: descriptor) == part else { throw Difference() }
        left -= part.count
      }
    } catch {
      return false
    }
    return left == 0
  }
}
