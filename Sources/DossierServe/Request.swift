// What a request asks for, and why it may not have it. Pure: a request line and headers in, a decision out.

/// The parts of a request that decide.
struct Request: Sendable {
  var method: String
  /// As it stands in the request line.
  var target: String
  /// The values of all `Host` headers.
  var hosts: [String]
  /// It announces a body (`Content-Length` other than 0, `Transfer-Encoding`).
  var hasBody = false
}

/// Whom the server answers.
struct Audience: Sendable {
  var port: Int
  /// What `--host` says; nil for loopback only.
  var extraHost: String?

  /// `localhost`, `127.0.0.1` or `[::1]` with our port; also the name that was given by `--host`. Where that is a
  /// wildcard, any address in digits: a foreign web page can bring a name of its own here, never such an address.
  func accepts(_ authority: String) -> Bool {
    let lower = authority.lowercased()
    let suffix = ":\(port)"
    var host = Substring(lower)
    if lower.hasSuffix(suffix) {
      host = lower.dropLast(suffix.count)
    } else if port != 80 {
      return false
    }
    if ["localhost", "127.0.0.1", "[::1]"].contains(host) { return true }
    guard let extraHost = extraHost?.lowercased() else { return false }
    if extraHost == "0.0.0.0" || extraHost == "::" { return isAddress(host) }
    return host == extraHost[...] || host == "[\(extraHost)]"[...]
  }

  private func isAddress(_ host: Substring) -> Bool {
    if host.hasPrefix("["), host.hasSuffix("]") {
      return host.dropFirst().dropLast().utf8.allSatisfy { isHexDigit($0) || $0 == UInt8(ascii: ":") }
    }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { part in UInt8(part) != nil && part.first != "+" }
  }
}

/// The outcome: a path below the site, or a status.
enum Decision: Equatable, Sendable {
  /// Components of a path, decoded; the last is empty for a folder.
  case path([String])
  case refuse(Int)
}

/// Decides on a request by its head alone (rule 15 of the threat model: decode once, refuse what could mislead).
func decide(_ request: Request, for audience: Audience) -> Decision {
  guard request.hosts.count == 1, let host = request.hosts.first else { return .refuse(400) }
  guard audience.accepts(host) else { return .refuse(403) }
  guard request.method == "GET" || request.method == "HEAD" else { return .refuse(405) }
  if request.hasBody { return .refuse(400) }
  var target = request.target[...]
  let scheme = "http://"
  if target.prefix(scheme.count).lowercased() == scheme {
    // The absolute form, which every server must take: its authority counts like a Host.
    target = target.dropFirst(scheme.count)
    let end = target.firstIndex { $0 == "/" || $0 == "?" } ?? target.endIndex
    guard audience.accepts(String(target[..<end])) else { return .refuse(403) }
    target = target[end...]
    if target.isEmpty || target.first == "?" { return .path([""]) }
  }
  return path(of: target)
}

private func path(of target: Substring) -> Decision {
  let bytes = Array(target.utf8.prefix { $0 != UInt8(ascii: "?") })
  guard bytes.first == UInt8(ascii: "/"), !bytes.contains(UInt8(ascii: "#")) else { return .refuse(400) }
  var components: [String] = []
  for part in bytes.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
    guard let decoded = decode(part) else { return .refuse(400) }
    if decoded == "." || decoded == ".." { return .refuse(400) }
    components.append(decoded)
  }
  // Empty components inside, hidden files, and names that no file has.
  let isPlain =
    components.dropLast().allSatisfy { !$0.isEmpty } && components.allSatisfy { !$0.hasPrefix(".") }
  return isPlain && components.count <= 32 ? .path(components) : .refuse(404)
}

/// Percent escapes decoded once; nil for a broken escape, a control character, a slash, a backslash, or no UTF-8.
private func decode(_ part: ArraySlice<UInt8>) -> String? {
  var output: [UInt8] = []
  var index = part.startIndex
  while index < part.endIndex {
    var byte = part[index]
    if byte == UInt8(ascii: "%") {
      guard index + 2 < part.endIndex, let high = hexValue(part[index + 1]),
        let low = hexValue(part[index + 2])
      else {
        return nil
      }
      byte = high << 4 | low
      if byte == UInt8(ascii: "/") { return nil }
      index += 2
    }
    if byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") { return nil }
    output.append(byte)
    index += 1
  }
  return String(validating: output, as: UTF8.self)
}

private func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}

private func isHexDigit(_ byte: UInt8) -> Bool { hexValue(byte) != nil }
