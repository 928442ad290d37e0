// A folder held by its descriptor: names and bytes below it, never through a link. What is no regular file, is too
// large or cannot be opened is a value for the caller to report.
import Glibc

/// Why a file's bytes are not there.
enum ReadFailure: Error, Equatable {
  case unreadable(String)
  case notAFile
  case tooLarge
}

/// A folder that stays the same one while it is read, whatever happens to its name.
final class ContentFolder {
  /// What lies in a folder, by kind; names that are no clean UTF-8 are listed apart, escaped.
  struct Listing {
    var files: [String] = []
    var folders: [String] = []
    var links: [(name: String, target: String)] = []
    var oddities: [String] = []
    var badNames: [String] = []
  }

  private let descriptor: Int32

  /// Nil when `path` is no folder that can be opened. The root itself may be reached through a link.
  init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// The names in `path` ("" is the folder itself), each list sorted by bytes; nil when it cannot be opened.
  func listing(of path: String) -> Listing? {
    guard let folder = try? openBelow(path, O_RDONLY | O_DIRECTORY) else { return nil }
    guard let directory = fdopendir(folder) else {
      close(folder)
      return nil
    }
    defer { closedir(directory) }
    var listing = Listing()
    while let entry = readdir(directory) {
      let bytes = nameBytes(entry)
      if bytes == [0x2E] || bytes == [0x2E, 0x2E] { continue }
      guard let name = cleanName(bytes) else {
        listing.badNames.append(escapedName(bytes))
        continue
      }
      add(name, folder, to: &listing)
    }
    listing.files.sort(by: utf8Precedes)
    listing.folders.sort(by: utf8Precedes)
    listing.oddities.sort(by: utf8Precedes)
    listing.badNames.sort(by: utf8Precedes)
    listing.links.sort { utf8Precedes($0.name, $1.name) }
    return listing
  }

  /// The whole of a regular file of at most `limit` bytes.
  func bytes(of path: String, limit: Int) throws(ReadFailure) -> [UInt8] {
    let file = try openBelow(path, O_RDONLY)
    defer { close(file) }
    return try readRegularFile(file, limit: limit)
  }

  private func add(_ name: String, _ folder: Int32, to listing: inout Listing) {
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return }
    switch status.st_mode & S_IFMT {
    case S_IFREG: listing.files.append(name)
    case S_IFDIR: listing.folders.append(name)
    case S_IFLNK: listing.links.append((name, linkTarget(folder, name)))
    default: listing.oddities.append(name)
    }
  }

  /// Opens a path component by component, so that no part of it can be a link.
  private func openBelow(_ path: String, _ flags: Int32) throws(ReadFailure) -> Int32 {
    let safe = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let parts = path.split(separator: "/").map(String.init)
    guard let last = parts.last else {
      let folder = openat(descriptor, ".", flags | safe)
      guard folder >= 0 else { throw .unreadable(errorText()) }
      return folder
    }
    var folder = descriptor
    for part in parts.dropLast() {
      let next = openat(folder, part, O_RDONLY | O_DIRECTORY | safe)
      let problem = errorText()
      if folder != descriptor { close(folder) }
      guard next >= 0 else { throw .unreadable(problem) }
      folder = next
    }
    let file = openat(folder, last, flags | safe)
    let problem = errorText()
    if folder != descriptor { close(folder) }
    guard file >= 0 else { throw .unreadable(problem) }
    return file
  }
}

/// One file by its own path, as the user named it: links on the way are the user's, the file must be regular.
func fileBytes(_ path: String, limit: Int) throws(ReadFailure) -> [UInt8] {
  let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard file >= 0 else { throw .unreadable(errorText()) }
  defer { close(file) }
  return try readRegularFile(file, limit: limit)
}

/// Order of file names everywhere: by their UTF-8 bytes.
func utf8Precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

private func readRegularFile(_ file: Int32, limit: Int) throws(ReadFailure) -> [UInt8] {
  var status = stat()
  guard fstat(file, &status) == 0 else { throw .unreadable(errorText()) }
  guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
  guard status.st_size <= limit else { throw .tooLarge }
  // All of it at once, and what was written to the file meanwhile.
  var failure: ReadFailure?
  var bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size) + 1) { buffer, count in
    while count < buffer.count {
      let more = read(file, buffer.baseAddress?.advanced(by: count), buffer.count - count)
      if more < 0 && errno == EINTR { continue }
      if more < 0 { failure = .unreadable(errorText()) }
      if more <= 0 { return }
      count += more
    }
  }
  if let failure { throw failure }
  if bytes.count <= Int(status.st_size) { return bytes }
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(file, &buffer, buffer.count)
    if count < 0 && errno == EINTR { continue }
    guard count >= 0 else { throw .unreadable(errorText()) }
    if count == 0 { return bytes }
    bytes += buffer[..<count]
    guard bytes.count <= limit else { throw .tooLarge }
  }
}

private func errorText() -> String { strerror(errno).map { String(cString: $0) } ?? "error \(errno)" }

private func linkTarget(_ folder: Int32, _ name: String) -> String {
  var buffer = [UInt8](repeating: 0, count: 4096)
  let count = buffer.withUnsafeMutableBytes { bytes in
    bytes.baseAddress.map { readlinkat(folder, name, $0.assumingMemoryBound(to: CChar.self), bytes.count) }
      ?? 0
  }
  let target = Array(buffer.prefix(max(0, count)))
  return cleanName(target) ?? escapedName(target)
}

private func nameBytes(_ entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
  withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
}

/// The name, unless it is no UTF-8 or has control characters.
private func cleanName(_ bytes: [UInt8]) -> String? {
  guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
  return bytes.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) }
}

private func escapedName(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".unicodeScalars)
  var name = String.UnicodeScalarView()
  for byte in bytes {
    if byte < 0x20 || byte >= 0x7F || byte == 0x5C {
      name.append(contentsOf: ["\\", "x", digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    } else {
      name.append(Unicode.Scalar(byte))
    }
  }
  return String(name)
}
