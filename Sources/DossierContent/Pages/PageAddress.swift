// Web addresses as pages write them: made absolute, without tracking parts, compared.
import DossierText

/// The host of an address, lower case; "" when it has none.
func hostOfAddress(_ address: String) -> String {
  guard let start = address.utf8.firstIndex(of: 0x2F).map({ address.utf8.index(after: $0) }),
    start < address.endIndex,
    address.utf8[start] == 0x2F
  else { return "" }
  let rest = address[address.utf8.index(after: start)...]
  let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
  let bare = host.split(separator: "@").last ?? ""
  return (bare.split(separator: ":").first ?? "").lowercased()
}

/// An address in full; relative ones are read against `base`, which may be nil.
func absoluteAddress(_ address: String, base: String?) -> String {
  let lower = address.lowercased()
  if lower.hasPrefix("http://") || lower.hasPrefix("https://") { return address }
  guard let base, isWebAddress(base) else { return address }
  let scheme = base.lowercased().hasPrefix("https") ? "https:" : "http:"
  if address.hasPrefix("//") { return scheme + address }
  if let colon = address.utf8.firstIndex(of: 0x3A),
    address[..<colon].utf8.allSatisfy({
      ByteClass.isLetter($0) || ByteClass.isDigit($0) || $0 == 0x2B || $0 == 0x2D
    })
  {
    return address
  }
  let root = scheme + "//" + authority(base)
  if address.hasPrefix("/") { return root + address }
  let tail = base.dropFirst(min(base.count, root.count)).prefix { $0 != "?" && $0 != "#" }
  if address.hasPrefix("#") || address.isEmpty { return root + tail + address }
  var folders = tail.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
  if !tail.hasSuffix("/"), !folders.isEmpty { folders.removeLast() }
  if address.hasPrefix("?") { return root + tail + address }
  var rest = address[...]
  while true {
    if rest.hasPrefix("./") {
      rest = rest.dropFirst(2)
    } else if rest.hasPrefix("../") {
      rest = rest.dropFirst(3)
      if !folders.isEmpty { folders.removeLast() }
    } else {
      break
    }
  }
  return root + "/" + folders.map { $0 + "/" }.joined() + rest
}

private func authority(_ base: String) -> Substring {
  let start = base.range(of: 0x2F)
  return base[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
}

extension String {
  /// Index behind the `//` of an address.
  fileprivate func range(of byte: UInt8) -> String.Index {
    guard let first = utf8.firstIndex(of: byte) else { return endIndex }
    let second = utf8.index(after: first)
    return second < endIndex ? utf8.index(after: second) : endIndex
  }
}

/// Whether an address is that of a site's home page.
func isHomeAddress(_ address: String) -> Bool {
  let bare = address.prefix { $0 != "?" && $0 != "#" }
  return bare.split(separator: "/", omittingEmptySubsequences: true).count <= 2 && !address.contains("?")
}

/// Without the parts that only say where a reader came from.
func withoutTracking(_ address: String) -> String {
  let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
  let halves = parts[0].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
  guard halves.count == 2 else { return address }
  let kept = halves[1].split(separator: "&").filter { pair in
    let name = pair.prefix { $0 != "=" }.lowercased()
    return !name.hasPrefix("utm_") && name != "fbclid" && name != "gclid"
  }
  let query = kept.isEmpty ? "" : "?" + kept.joined(separator: "&")
  return halves[0] + query + (parts.count > 1 ? "#" + parts[1] : "")
}

/// Whether two addresses name one page, whatever their scheme, `www.`, query and last slash.
func sameAddress(_ a: String, _ b: String) -> Bool {
  func bare(_ address: String) -> Substring {
    var rest = address.lowercased()[...]
    for prefix in ["https://", "http://", "www."] where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count)
    }
    rest = rest.prefix { $0 != "?" && $0 != "#" }
    while rest.hasSuffix("/") { rest = rest.dropLast() }
    return rest
  }
  return bare(a) == bare(b)
}
