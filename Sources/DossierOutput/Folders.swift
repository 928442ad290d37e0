// Folders below one descriptor, opened component by component without following links, so that nothing that is
// planted below can lead out.
import Glibc

/// What stands at a name.
struct Entry {
  enum Kind { case file, folder, link, other }
  /// Relative to the folder that was listed, with `/`.
  var path: String
  var kind: Kind
  var mode: mode_t
  var size: Int
  var links: Int
}

/// Open folders along one path; the next path re-uses what it has in common with the last one.
final class Folders {
  let root: Int32
  private var open: [(name: String, descriptor: Int32)] = []

  /// `root` stays the caller's to close.
  init(below root: Int32) { self.root = root }
  deinit { for folder in open { close(folder.descriptor) } }

  /// The descriptor of a folder, "" for the root; `make` is asked to create a component that is missing.
  func descriptor(
    of path: Substring,
    make: ((_ name: String, _ parent: Int32, _ path: String) throws(Failure) -> Void)? = nil
  ) throws(Failure) -> Int32 {
    let names = path.split(separator: "/")
    var depth = 0
    while depth < min(names.count, open.count), open[depth].name == names[depth] { depth += 1 }
    while open.count > depth { close(open.removeLast().descriptor) }
    for name in names[depth...] {
      let parent = open.last?.descriptor ?? root
      let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
      var descriptor = openat(parent, String(name), flags)
      if descriptor < 0, errno == ENOENT, let make {
        try make(String(name), parent, String(path))
        descriptor = openat(parent, String(name), flags)
      }
      guard descriptor >= 0 else { throw Failure(what: "open the folder \(path)", code: errno) }
      open.append((String(name), descriptor))
    }
    return open.last?.descriptor ?? root
  }
}

/// The part before the last slash ("" without one), and the part behind it.
func split(_ path: String) -> (folder: Substring, name: String) {
  guard let slash = path.lastIndex(of: "/") else { return ("", path) }
  return (path[..<slash], String(path[path.index(after: slash)...]))
}

/// Everything below an open folder, sorted by the bytes of the path: a folder comes before what it holds. A folder
/// that `enters` refuses is listed and not entered.
func entries(below root: Int32, enters: (String) -> Bool = { _ in true }) throws(Failure) -> [Entry] {
  let folders = Folders(below: root)
  var found: [Entry] = []
  var pending = [""]
  while let path = pending.popLast() {
    let descriptor = try folders.descriptor(of: path[...])
    for name in try names(in: descriptor, path: path) {
      var status = stat()
      guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
        if errno == ENOENT { continue }
        throw Failure(what: "read the folder \(path)", code: errno)
      }
      let entry = Entry(
        path: path.isEmpty ? name : path + "/" + name, kind: kind(of: status), mode: status.st_mode & 0o7777,
        size: Int(status.st_size), links: Int(status.st_nlink))
      found.append(entry)
      if entry.kind == .folder, enters(entry.path) { pending.append(entry.path) }
    }
  }
  return found.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
}

func kind(of status: stat) -> Entry.Kind {
  switch status.st_mode & S_IFMT {
  case S_IFREG: .file
  case S_IFDIR: .folder
  case S_IFLNK: .link
  default: .other
  }
}

private func names(in folder: Int32, path: String) throws(Failure) -> [String] {
  let copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard copy >= 0, let stream = fdopendir(copy) else {
    throw Failure(what: "read the folder \(path)", code: errno)
  }
  defer { closedir(stream) }
  var names: [String] = []
  while let item = readdir(stream) {
    let name = withUnsafePointer(to: &item.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}
