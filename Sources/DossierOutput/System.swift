// The system calls that change the disk, each checked. A test can make the n-th of them fail.
import CExchange
import DossierModel
import Glibc

/// A call that did not do what it should.
struct Failure: Error {
  /// What was being done, for the reader: "write index.html".
  let what: String
  /// The value of `errno`.
  let code: Int32

  var text: String { "cannot \(what): \(String(cString: strerror(code)))" }
}

/// A signal asked the program to end; what was begun is to be taken back.
struct Interruption: Error {}

/// The calls by which a publish changes the disk.
package struct System: Sendable {
  package enum Call: String, Sendable, CaseIterable {
    case open, write, sync, close, mode, folder, link, rename, exchange, remove
  }

  /// Asked before every call; a value other than 0 is taken as the call's `errno` and the call is not made.
  let interfere: @Sendable (Call) -> Int32

  package init(interfere: @escaping @Sendable (Call) -> Int32 = { _ in 0 }) { self.interfere = interfere }

  /// The result of `body`, tried again when a signal broke in.
  @discardableResult
  private func run(_ call: Call, _ what: @autoclosure () -> String, _ body: () -> Int32) throws(Failure)
    -> Int32
  {
    let planned = interfere(call)
    guard planned == 0 else { throw Failure(what: what(), code: planned) }
    while true {
      let result = body()
      if result >= 0 { return result }
      let code = errno
      if code != EINTR { throw Failure(what: what(), code: code) }
    }
  }

  /// A new file with this content and mode 0644, on the disk when this returns.
  func create(_ name: String, in folder: Int32, content: RenderedFile) throws(Failure) {
    let path = content.path
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = try run(.open, "create \(path)") { openat(folder, name, flags, 0o644) }
    do throws(Failure) {
      try content.eachPart { (part) throws(Failure) in try write(part, to: file, path: path) }
      try run(.mode, "set the mode of \(path)") { fchmod(file, 0o644) }
      try run(.sync, "save \(path)") { fsync(file) }
    } catch {
      _ = Glibc.close(file)
      throw error
    }
    try close(file, path: path)
  }

  private func write(_ bytes: [UInt8], to file: Int32, path: String) throws(Failure) {
    var done = 0
    while done < bytes.count {
      let count = try run(.write, "write \(path)") {
        bytes.withUnsafeBytes { buffer in
          // At most 1 GiB a call, so that the count fits.
          let rest = min(buffer.count - done, 1 << 30)
          return Int32(truncatingIfNeeded: Glibc.write(file, buffer.baseAddress.map { $0 + done }, rest))
        }
      }
      guard count > 0 else { throw Failure(what: "write \(path)", code: EIO) }
      done += Int(count)
    }
  }

  /// Linux releases the descriptor whatever `close` answers, so it is never tried twice.
  private func close(_ file: Int32, path: String) throws(Failure) {
    let planned = interfere(.close)
    let result = Glibc.close(file)
    let code = planned != 0 ? planned : errno
    if planned != 0 || (result != 0 && code != EINTR) { throw Failure(what: "close \(path)", code: code) }
  }

  /// A new folder with mode 0755.
  func makeFolder(_ name: String, in folder: Int32, path: String) throws(Failure) {
    try run(.folder, "create the folder \(path)") { mkdirat(folder, name, 0o755) }
  }

  func setMode(_ mode: mode_t, of descriptor: Int32, path: String) throws(Failure) {
    try run(.mode, "set the mode of \(path)") { fchmod(descriptor, mode) }
  }

  func sync(_ folder: Int32, path: String) throws(Failure) {
    try run(.sync, "save the folder \(path)") { fsync(folder) }
  }

  /// A second name for a file, a link or a socket; links are not followed.
  func link(_ name: String, in old: Int32, to new: Int32, path: String) throws(Failure) {
    try run(.link, "link \(path)") { linkat(old, name, new, name, 0) }
  }

  func rename(_ name: String, to new: String, in folder: Int32) throws(Failure) {
    try run(.rename, "rename \(name) to \(new)") { renameat(folder, name, folder, new) }
  }

  func exchange(_ name: String, _ other: String, in folder: Int32) throws(Failure) {
    try run(.exchange, "exchange \(name) and \(other)") {
      let code = dossier_exchange(folder, name, folder, other)
      if code == 0 { return 0 }
      errno = code
      return -1
    }
  }

  func remove(_ name: String, in folder: Int32, isFolder: Bool = false, path: String) throws(Failure) {
    try run(.remove, "remove \(path)") { unlinkat(folder, name, isFolder ? Int32(AT_REMOVEDIR) : 0) }
  }
}
