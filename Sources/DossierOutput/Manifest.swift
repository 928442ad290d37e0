// The marker `.dossier-site`: it says that a folder is ours, and which files in it are.
import Glibc

/// The site's own files, as the marker lists them.
///
/// A first line `dossier-site 1`, then one path a line, sorted; `%` and control characters stand as `%0A`.
struct Manifest {
  static let name = ".dossier-site"
  private static let head = "dossier-site 1"
  /// Names at the top of the output folder that are carried over whoever made them.
  static let alwaysKept: Set<String> = [".git", ".gitignore", ".gitkeep", "CNAME"]

  /// Sorted by bytes, without the marker itself.
  var paths: [String]

  init(paths: [String]) { self.paths = paths }

  /// Nil when these are not the bytes of a marker.
  init?(bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == Manifest.head[...] else { return nil }
    paths = lines.dropFirst().filter { !$0.isEmpty }.map(Manifest.unescaped)
  }

  var bytes: [UInt8] {
    Array(([Manifest.head] + paths.map(Manifest.escaped)).map { $0 + "\n" }.joined().utf8)
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func escaped(_ path: String) -> String {
    var output: [UInt8] = []
    for byte in path.utf8 {
      if byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "%") {
        output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func unescaped(_ line: Substring) -> String {
    let bytes = Array(line.utf8)
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = digits.firstIndex(of: bytes[index + 1]), let low = digits.firstIndex(of: bytes[index + 2])
      {
        output.append(UInt8(high << 4 | low))
        index += 3
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The manifest of an open folder; nil without a marker, or with something else of that name.
  static func read(in folder: Int32) -> Manifest? {
    guard let bytes = contents(of: name, in: folder, limit: 64 << 20) else { return nil }
    return Manifest(bytes: bytes)
  }
}

/// The bytes of a regular file; nil when it is no such thing, larger than the limit or unreadable.
func contents(of name: String, in folder: Int32, limit: Int) -> [UInt8]? {
  let file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0, kind(of: status) == .file, Int(status.st_size) <= limit else { return nil }
  return bytes(Int(status.st_size), of: file)
}

/// The next `count` bytes of an open file; nil when there are not so many or they cannot be read.
func bytes(_ count: Int, of file: Int32) -> [UInt8]? {
  var bytes = [UInt8](repeating: 0, count: count)
  var done = 0
  while done < bytes.count {
    let count = bytes.withUnsafeMutableBytes { buffer in
      read(file, buffer.baseAddress.map { $0 + done }, buffer.count - done)
    }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return nil }
    done += count
  }
  return bytes
}
