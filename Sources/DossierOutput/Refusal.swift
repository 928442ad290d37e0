// Where a site may be put. What is refused is told by device and inode, not by spelling; a refusal touches nothing.
import DossierText
import Glibc

/// A file system object, whatever it is called.
struct Identity: Hashable {
  let device: UInt64
  let inode: UInt64

  init(_ status: stat) { (device, inode) = (UInt64(status.st_dev), UInt64(status.st_ino)) }

  /// What the path leads to, links followed; nil when there is nothing.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init?(of descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }
}

/// How to open a folder that is only looked at (O_PATH, which the Glibc module does not show, needs no permission to
/// read the folder).
private let look = 0o10000000 | O_DIRECTORY | O_CLOEXEC

/// The output folder as the parent's descriptor and a name in it.
struct Target {
  /// As the user wrote it, for messages.
  let shown: String
  /// The nearest folder above that exists.
  let parent: Int32
  /// Folders between `parent` and the target that do not exist yet.
  let missing: [String]
  let name: String

  /// The errors that keep this path from being an output folder, or the target; `parent` is the caller's to close.
  static func resolve(_ path: String, inputs: [String]) -> Result<Target, Refusal> {
    guard !path.isEmpty, !path.utf8.contains(0) else { return .failure(Refusal(.noFolder, path)) }
    var trimmed = path
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    var (folder, name) = split(trimmed[...])
    if name == "." || name == ".." || name.isEmpty {
      // A spelling without a name of its own: ask the system for one.
      guard let real = realpath(trimmed, nil) else { return .failure(Refusal(.noFolder, path)) }
      defer { free(real) }
      (folder, name) = split(String(cString: real)[...])
      if name.isEmpty { return .failure(Refusal(.root, path)) }
    }
    var status = stat()
    if lstat(trimmed, &status) == 0 {
      switch kind(of: status) {
      case .folder: break
      case .link: return .failure(Refusal(.link, path))
      default: return .failure(Refusal(.noFolder, path))
      }
    }
    var missing: [String] = []
    var parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    while parent < 0, errno == ENOENT, folder != ".", folder != "/" {
      let (above, component) = split(folder[...])
      guard component != "..", component != ".", !component.isEmpty else { break }
      missing.insert(component, at: 0)
      folder = above
      parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard parent >= 0 else { return .failure(Refusal(.unreachable(errno), path)) }
    let target = Target(shown: path, parent: parent, missing: missing, name: name)
    if let reason = target.reasonAgainst(inputs) {
      close(parent)
      return .failure(Refusal(reason, path))
    }
    return .success(target)
  }

  /// Folder and name; a relative path without a slash lies in ".".
  private static func split(_ path: Substring) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", String(path)) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
  }

  /// The old site's descriptor; nil when there is no such folder.
  func openOld() -> Int32? {
    guard missing.isEmpty else { return nil }
    let old = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    return old >= 0 ? old : nil
  }

  private func reasonAgainst(_ inputs: [String]) -> Refusal.Reason? {
    let old = openOld()
    defer { if let old { close(old) } }
    let own = old.flatMap { Identity(of: $0) }
    if let own {
      if own == Identity(of: "/") { return .root }
      if homes.contains(own) { return .home }
    }
    let above = ancestors(of: parent)
    for input in inputs {
      guard let identity = Identity(of: input) else { continue }
      if identity == own { return .input(input) }
      if above.contains(identity) { return .inside(input) }
      if let own, holds(own, input) { return .holds(input) }
    }
    return nil
  }

  /// The folder is among those above `input`.
  private func holds(_ folder: Identity, _ input: String) -> Bool {
    guard let real = realpath(input, nil) else { return false }
    defer { free(real) }
    let above = Target.split(String(cString: real)[...]).folder
    let descriptor = open(above, look)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return ancestors(of: descriptor).contains(folder)
  }

  private var homes: Set<Identity> {
    var paths: [String] = []
    if let home = getenv("HOME") { paths.append(String(cString: home)) }
    if let home = getpwuid(getuid())?.pointee.pw_dir { paths.append(String(cString: home)) }
    return Set(paths.filter { !$0.isEmpty }.compactMap { Identity(of: $0) })
  }

  /// The folder itself and all above it, up to the root.
  private func ancestors(of descriptor: Int32) -> Set<Identity> {
    var found: Set<Identity> = []
    var current = openat(descriptor, ".", look)
    while current >= 0 {
      let up = Identity(of: current).flatMap { found.insert($0).inserted ? $0 : nil }
      let next = up == nil ? -1 : openat(current, "..", look)
      close(current)
      current = next
    }
    return found
  }
}

/// Why a folder is not written to.
struct Refusal: Error {
  enum Reason: Equatable {
    case root, home, link, noFolder
    case foreign([String])
    case input(String)
    case inside(String)
    case holds(String)
    case unreachable(Int32)
  }
  let reason: Reason
  let path: String

  init(_ reason: Reason, _ path: String) { (self.reason, self.path) = (reason, path) }

  var diagnostic: Diagnostic {
    let (id, text, help): (String, String, String?) =
      switch reason {
      case .root: ("output.refused.root", "the root of the file system cannot be the output folder", nil)
      case .home:
        ("output.refused.home", "the home folder cannot be the output folder", "give a folder in it")
      case .link:
        ("output.refused.link", "the output folder is a symbolic link", "give the folder that it leads to")
      case .noFolder: ("output.refused.no-folder", "the output is no folder", "give a folder, or a new name")
      case .input(let input):
        (
          "output.refused.input", "the output folder is '\(input)', which the site is made from",
          "give another folder"
        )
      case .inside(let input):
        (
          "output.refused.inside", "the output folder lies in '\(input)', which the site is made from",
          "give a folder beside it"
        )
      case .holds(let input):
        (
          "output.refused.holds", "the output folder holds '\(input)', which the site is made from",
          "give another folder"
        )
      case .foreign(let names):
        (
          "output.refused.foreign",
          "the folder was not made by this program and holds \(Refusal.list(names)); nothing is overwritten",
          "give a new or an empty folder"
        )
      case .unreachable(let code):
        (
          "output.refused.unreachable",
          "the folder above cannot be opened: \(String(cString: strerror(code)))", nil
        )
      }
    return Diagnostic(.error, id, at: .init(path), text, help: help)
  }

  /// At most five names, and how many more there are.
  static func list(_ names: [String]) -> String {
    let shown = names.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 5 ? "\(shown) and \(names.count - 5) more" : shown
  }
}
