// A folder of the user's own templates: read as overrides, or written out to start from.
import DossierModel
import DossierSite
import DossierText
import Glibc

/// Whether `path` is a folder.
func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// The regular files below a folder, names relative to it with `/`, sorted; links and hidden files are left out.
func readOverrides(_ folder: String) -> (files: [RenderedFile], diagnostics: [Diagnostic]) {
  var files: [RenderedFile] = []
  var diagnostics: [Diagnostic] = []
  guard isFolder(folder) else {
    let missing = Diagnostic(
      .error, "templates.folder.missing", at: .init(folder), "there is no such folder of templates",
      help: "write the built-in ones with: dossier templates export \(folder)")
    return ([], [missing])
  }
  // Depth is limited, so a loop of mounts cannot hold us.
  func walk(_ path: String, _ name: String, _ depth: Int) {
    guard depth < 8, let directory = opendir(path) else { return }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let child = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !child.hasPrefix(".") && !child.hasSuffix("~") { names.append(child) }
    }
    for child in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      var status = stat()
      let full = path + "/" + child
      guard lstat(full, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        walk(full, name + child + "/", depth + 1)
      } else if status.st_mode & S_IFMT == S_IFREG {
        if let bytes = readFile(full) {
          files.append(RenderedFile(path: name + child, bytes: bytes))
        } else {
          diagnostics.append(
            Diagnostic(.error, "templates.file.unreadable", at: .init(full), "cannot be read"))
        }
      }
    }
  }
  walk(folder, "", 0)
  return (files, diagnostics)
}

/// A file's bytes, at most 4 MB; nil when it cannot be read or is larger.
private func readFile(_ path: String) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while bytes.count <= 4 << 20 {
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0 { return nil }
    if count == 0 { return bytes }
    bytes += buffer[..<count]
  }
  return nil
}
