// The new site, written beside the old one.
import DossierModel
import Glibc

/// A staging folder that is being filled.
struct Stage {
  let system: System
  let descriptor: Int32
  private let folders: Folders

  /// Creates the folder `name`; its first file is the marker, so that a later build knows it as ours.
  init(_ name: String, in parent: Int32, manifest: Manifest, system: System) throws(Failure) {
    self.system = system
    try system.makeFolder(name, in: parent, path: name)
    descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(what: "open the folder \(name)", code: errno) }
    folders = Folders(below: descriptor)
    do throws(Failure) {
      try system.setMode(0o755, of: descriptor, path: name)
      try system.create(
        Manifest.name, in: descriptor, content: RenderedFile(path: Manifest.name, bytes: manifest.bytes))
    } catch {
      close(descriptor)
      throw error
    }
  }

  /// Writes a file.
  func put(_ file: RenderedFile) throws(Failure) {
    let (parent, name) = split(file.path)
    try system.create(name, in: try folder(parent), content: file)
  }

  /// Gives the old site's file a second name; false where that cannot be: a file system without hard links, or a file
  /// that has too many. Then it is written like a new one.
  func link(_ path: String, from old: Folders) throws(Failure) -> Bool {
    let (parent, name) = split(path)
    let folder = try self.folder(parent)
    guard let before = try? old.descriptor(of: parent) else { return false }
    do throws(Failure) {
      try system.link(name, in: before, to: folder, path: path)
      return true
    } catch {
      if ![EPERM, EMLINK, EXDEV, EOPNOTSUPP, ENOSYS].contains(error.code) { throw error }
      return false
    }
  }

  /// Carries over an entry of the old site with all that it holds.
  func carry(_ entry: Entry, from old: Int32) throws(Failure) {
    let inside = entry.kind == .folder ? try entriesInside(entry, of: old) : []
    let sources = Folders(below: old)
    for entry in [entry] + inside {
      let (parent, name) = split(entry.path)
      if entry.kind == .folder {
        let made = try folder(entry.path[...])
        try system.setMode(entry.mode, of: made, path: entry.path)
      } else {
        let before = try sources.descriptor(of: parent)
        try system.link(name, in: before, to: try folder(parent), path: entry.path)
      }
    }
  }

  private func entriesInside(_ entry: Entry, of old: Int32) throws(Failure) -> [Entry] {
    let folders = Folders(below: old)
    return try entries(below: try folders.descriptor(of: entry.path[...])).map { inner in
      var inner = inner
      inner.path = entry.path + "/" + inner.path
      return inner
    }
  }

  private func folder(_ path: Substring) throws(Failure) -> Int32 {
    try folders.descriptor(of: path) { (name, parent, path) throws(Failure) in
      try system.makeFolder(name, in: parent, path: path)
      let made = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard made >= 0 else { throw Failure(what: "open the folder \(path)", code: errno) }
      defer { close(made) }
      try system.setMode(0o755, of: made, path: path)
    }
  }

  /// Puts all folders on the disk, the innermost first.
  func sync() throws(Failure) {
    for entry in try entries(below: descriptor).reversed() where entry.kind == .folder {
      try system.sync(try folders.descriptor(of: entry.path[...]), path: entry.path)
    }
    try system.sync(descriptor, path: "the new site")
  }
}

/// Removes a folder with all it holds; links in it are removed, not followed. Nothing happens when it is not there.
func removeTree(_ name: String, in parent: Int32, system: System) throws(Failure) {
  let descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
  guard descriptor >= 0 else {
    if errno == ENOENT { return }
    throw Failure(what: "open the folder \(name)", code: errno)
  }
  defer { close(descriptor) }
  let folders = Folders(below: descriptor)
  // The marker goes last: what a killed build leaves is still known as ours.
  let all = try entries(below: descriptor).filter { $0.path != Manifest.name }
  for entry in all.reversed() {
    let (parent, name) = split(entry.path)
    try system.remove(
      name, in: try folders.descriptor(of: parent), isFolder: entry.kind == .folder, path: entry.path)
  }
  if faccessat(descriptor, Manifest.name, F_OK, AT_SYMLINK_NOFOLLOW) == 0 {
    try system.remove(Manifest.name, in: descriptor, path: Manifest.name)
  }
  try system.remove(name, in: parent, isFolder: true, path: name)
}
