// Speaks bytes over TCP, as no browser would.
import DossierServe
import DossierTestSupport
import Glibc

/// A connection to a server on this machine.
final class Client {
  private let descriptor: Int32

  init(port: Int) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
  deinit { close(descriptor) }

  func send(_ bytes: [UInt8]) {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return }
      done += count
    }
  }

  func send(_ text: String) { send(Array(text.utf8)) }

  func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// What comes until the server closes, `until` is seen, or nothing comes for `seconds`.
  func receive(seconds: Int = 5, until pattern: String? = nil) -> String {
    var time = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count <= 0 { break }
      bytes += buffer[..<count]
      if let pattern, String(decoding: bytes, as: UTF8.self).contains(pattern) { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The status of an answer; nil when there is none.
func status(of answer: String) -> Int? {
  guard answer.hasPrefix("HTTP/1.1 ") else { return nil }
  return Int(answer.dropFirst(9).prefix(3))
}

/// A small site with everything that must not be given away beside it.
func makeSite(in folder: TemporaryFolder) -> String {
  folder.write("secret.txt", "secret")
  folder.write("site/index.html", "<!doctype html><title>home</title>")
  folder.write("site/404.html", "<!doctype html><title>nothing here</title>")
  folder.write("site/figures.html", "figures")
  folder.write("site/sources/a.html", "source")
  folder.write("site/notes/index.html", "notes")
  folder.write("site/data/text/x y.txt", "blank")
  folder.write("site/data/café.json", "{}")
  folder.write("site/assets/style.css", "body{}")
  folder.write("site/assets/script.js", "1")
  folder.write("site/assets/picture.svg", "<svg/>")
  folder.write("site/assets/%2e%2e", "odd name")
  folder.write("site/SHA256SUMS", "sums")
  folder.write("site/.dossier-site", "dossier-site 1\n")
  folder.write("site/.git/config", "secret")
  symlink(folder.path + "/secret.txt", folder.path + "/site/link.txt")
  symlink(folder.path, folder.path + "/site/up")
  mkfifo(folder.path + "/site/pipe", 0o644)
  return folder.path + "/site"
}
