// A folder of a test's own, gone when the value is.
import Glibc

/// A new folder below the system's temporary folder; deleted with everything in it when the object goes away.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() {
    var template = Array("/tmp/dossier-test-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else { preconditionFailure("no temporary folder") }
    path = made
  }

  deinit { removeTree(path) }

  /// Writes a file, making the folders on the way.
  @discardableResult package func write(_ name: String, _ text: String) -> String {
    write(name, bytes: Array(text.utf8))
  }

  @discardableResult package func write(_ name: String, bytes: [UInt8]) -> String {
    var made = path
    let parts = name.split(separator: "/")
    for part in parts.dropLast() {
      made += "/" + part
      mkdir(made, 0o755)
    }
    let full = path + "/" + name
    let descriptor = open(full, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    precondition(descriptor >= 0, "cannot write \(full)")
    defer { close(descriptor) }
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      precondition(count > 0, "cannot write \(full)")
      done += count
    }
    return full
  }

  /// A file's bytes, or nil.
  package func read(_ name: String) -> [UInt8]? { fileBytes(path + "/" + name) }

  /// Every regular file below `name` with its bytes, names relative to it, sorted.
  package func tree(_ name: String = "") -> [(name: String, bytes: [UInt8])] {
    fileTree(name.isEmpty ? path : path + "/" + name)
  }
}

/// A file's bytes, or nil when it cannot be read.
package func fileBytes(_ path: String) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0 { return nil }
    if count == 0 { return bytes }
    bytes += buffer[..<count]
  }
}

/// Every regular file below a folder (hidden ones too), names relative to it, sorted by bytes.
package func fileTree(_ root: String) -> [(name: String, bytes: [UInt8])] {
  var files: [(name: String, bytes: [UInt8])] = []
  func walk(_ folder: String, _ prefix: String) {
    for name in names(in: folder) {
      var status = stat()
      guard lstat(folder + "/" + name, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        walk(folder + "/" + name, prefix + name + "/")
      } else if status.st_mode & S_IFMT == S_IFREG, let bytes = fileBytes(folder + "/" + name) {
        files.append((prefix + name, bytes))
      }
    }
  }
  walk(root, "")
  return files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
}

private func names(in folder: String) -> [String] {
  guard let directory = opendir(folder) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != "." && name != ".." { names.append(name) }
  }
  return names
}

private func removeTree(_ path: String) {
  var status = stat()
  guard lstat(path, &status) == 0 else { return }
  if status.st_mode & S_IFMT == S_IFDIR {
    for name in names(in: path) { removeTree(path + "/" + name) }
    rmdir(path)
  } else {
    unlink(path)
  }
}
