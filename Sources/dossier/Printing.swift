// Bytes in and out of the process: standard output, standard error, a list on standard input.
import Glibc

/// The two streams of a command: results go to `output`, diagnostics and summaries to `error`.
enum Stream: Int32 {
  case output = 1
  case error = 2

  /// Writes all bytes; gives up in silence when nobody reads any more (`dossier analyze | head`).
  func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(rawValue, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return }
        done += count
      }
    }
  }

  func write(_ line: String) { write(Array((line + "\n").utf8)) }
}

/// The whole of a file, or of standard input for "-"; nil when it cannot be read.
func contents(of path: String) -> [UInt8]? {
  let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { if path != "-" { close(descriptor) } }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0 && errno == EINTR { continue }
    guard count >= 0 else { return nil }
    if count == 0 { return bytes }
    bytes += buffer[..<count]
  }
}
