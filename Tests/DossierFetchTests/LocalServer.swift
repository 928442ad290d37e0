// A server on this machine that says what a test tells it to, byte by byte: redirects, endless bodies, silence.
import Foundation
import Glibc

/// What a server sends: pieces with a pause before each. The connection closes behind the last.
struct Answer: Sendable {
  var pieces: [[UInt8]]
  var pause: Duration = .zero

  /// A page with its head; `length`: whether the head says how long it is.
  static func page(_ body: [UInt8], head: String = "Content-Type: text/html\r\n", length: Bool = true)
    -> Answer
  {
    let stated = length ? "Content-Length: \(body.count)\r\n" : ""
    return Answer(pieces: [Array("HTTP/1.1 200 OK\r\n\(head)\(stated)Connection: close\r\n\r\n".utf8) + body])
  }

  static func page(_ body: String) -> Answer { page(Array(body.utf8)) }

  static func status(_ line: String, _ head: String = "") -> Answer {
    Answer(pieces: [Array("HTTP/1.1 \(line)\r\n\(head)Content-Length: 0\r\nConnection: close\r\n\r\n".utf8)])
  }

  static func redirect(to target: String) -> Answer { status("302 Found", "Location: \(target)\r\n") }
}

/// Listens on 127.0.0.1 from its making to its end. One connection at a time.
final class LocalServer: Sendable {
  let port: UInt16
  private let listener: Int32
  private let seen: Seen

  /// The paths that were asked for, in order.
  var requests: [String] { seen.lock.withLock { seen.paths } }

  private final class Seen: @unchecked Sendable {
    let lock = NSLock()
    var paths: [String] = []
  }

  /// `answer` gets the path of a request.
  init(_ answer: @escaping @Sendable (String) -> Answer) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
        bind(listener, plain, length) == 0 && listen(listener, 8) == 0
          && getsockname(listener, plain, &length) == 0
      }
    }
    precondition(isBound, "no port on this machine")
    let seen = Seen()
    (self.listener, self.seen, port) = (listener, seen, UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread {
      while case let connection = accept(listener, nil, nil), connection >= 0 {
        Self.serve(connection, seen, answer)
        close(connection)
      }
      close(listener)
    }
  }

  /// Wakes the thread, which closes what it listens on: nobody else may get that number while it is in use.
  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  private static func serve(_ connection: Int32, _ seen: Seen, _ answer: (String) -> Answer) {
    var head: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      let count = read(connection, &buffer, buffer.count)
      guard count > 0, head.count < 65_536 else { return }
      head += buffer[..<count]
    }
    let words = String(decoding: head, as: UTF8.self).split(separator: " ")
    let path = words.count > 1 ? String(words[1]) : ""
    seen.lock.withLock { seen.paths.append(path) }
    let reply = answer(path)
    for piece in reply.pieces {
      if reply.pause > .zero { usleep(UInt32(reply.pause / .microseconds(1))) }
      var sent = 0
      while sent < piece.count {
        let count = piece[sent...].withUnsafeBytes {
          send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { return }
        sent += count
      }
    }
  }
}
