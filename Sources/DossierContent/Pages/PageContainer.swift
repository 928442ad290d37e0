// Saved pages in their wrappings: MHTML (`.mht`, `.mhtml`: MIME, RFC 2557), and the comments by which browsers and
// SingleFile say where a page is from. The day of saving is no day of publication and is not read.
import DossierText

/// A page out of its wrapping.
struct PageContainer {
  var html: [UInt8]
  /// What the wrapping says of the page's charset and address.
  var charset: String?
  var address: String?
  /// The other parts of an MHTML file.
  var parts = MIMEParts()
}

/// Parts of an MHTML file by address, decoded when they are asked for.
struct MIMEParts {
  fileprivate var bodies: [String: (body: ArraySlice<UInt8>, encoding: String?)] = [:]

  subscript(address: String) -> [UInt8]? {
    bodies[address].map { decodedBody($0.body, encoding: $0.encoding) }
  }
}

/// Unwraps a page; a plain one comes back as it is.
func pageContainer(_ bytes: [UInt8]) -> PageContainer {
  if let page = mimePage(bytes) { return page }
  return PageContainer(html: bytes, address: savedFrom(bytes))
}

// MARK: Comments

/// The address in `<!-- saved from url=(0029)https://... -->` or SingleFile's `url: https://...`.
private func savedFrom(_ bytes: [UInt8]) -> String? {
  let head = Array(bytes.prefix(4096))
  for mark in ["saved from url=(", "Page saved with SingleFile"] {
    guard let at = firstIndex(of: Array(mark.utf8), in: head[...]) else { continue }
    guard let start = firstIndex(of: Array("http".utf8), in: head[at...]) else { continue }
    let address = head[start...].prefix { $0 > 0x20 && $0 != 0x3C && $0 != 0x3E && $0 != 0x22 }
    let string = String(decoding: address, as: UTF8.self)
    if isWebAddress(string) { return string }
  }
  return nil
}

private func firstIndex(of needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
  guard let first = needle.first, bytes.count >= needle.count else { return nil }
  for index in bytes.startIndex...(bytes.endIndex - needle.count)
  where bytes[index] == first && bytes[index..<index + needle.count].elementsEqual(needle) {
    return index
  }
  return nil
}

// MARK: MHTML

private typealias Headers = [String: String]

/// The first HTML part of a MIME message; nil when the bytes are none.
private func mimePage(_ bytes: [UInt8]) -> PageContainer? {
  guard let (headers, body) = headers(bytes[...]),
    headers["mime-version"] != nil || headers["content-type"] != nil,
    let type = headers["content-type"]
  else { return nil }
  let address = headers["snapshot-content-location"] ?? headers["content-location"]
  guard type.lowercased().hasPrefix("multipart/"), let boundary = parameter("boundary", of: type),
    !boundary.isEmpty
  else {
    return type.lowercased().hasPrefix("text/html") ? page(headers, bytes[body...], address) : nil
  }
  let mark = Array("--\(boundary)".utf8)
  var from = body
  var found: PageContainer?
  var parts = MIMEParts()
  // A part ends where the next mark opens a line; at most so many, each looked at once.
  for _ in 0..<2000 {
    guard let start = lineStart(of: mark, in: bytes[from...]) else { break }
    let content = start + mark.count
    if bytes[content...].starts(with: [0x2D, 0x2D]) { break }
    let end = lineStart(of: mark, in: bytes[content...]) ?? bytes.count
    let lineEnd = bytes[content..<end].firstIndex(of: 0x0A).map { $0 + 1 } ?? end
    if let (own, text) = DossierContent.headers(bytes[lineEnd..<end]) {
      if own["content-type"]?.lowercased().hasPrefix("text/html") == true {
        // The first one; the others are frames.
        found =
          found
          ?? page(
            own, bytes[text..<end], own["content-location"].flatMap { isWebAddress($0) ? $0 : nil } ?? address
          )
      } else {
        let part = (bytes[text..<end], own["content-transfer-encoding"]?.lowercased())
        if let location = own["content-location"] { parts.bodies[location] = part }
        if let id = own["content-id"] { parts.bodies["cid:" + id.filter { $0 != "<" && $0 != ">" }] = part }
      }
    }
    from = end
  }
  found?.parts = parts
  return found
}

private func page(_ headers: Headers, _ body: ArraySlice<UInt8>, _ address: String?) -> PageContainer {
  let html = decodedBody(body, encoding: headers["content-transfer-encoding"]?.lowercased())
  let charset = headers["content-type"].flatMap { parameter("charset", of: $0) }
  return PageContainer(html: html, charset: charset, address: address.flatMap { isWebAddress($0) ? $0 : nil })
}

private func decodedBody(_ body: ArraySlice<UInt8>, encoding: String?) -> [UInt8] {
  switch encoding {
  case "quoted-printable": quotedPrintable(body)
  case "base64": base64(body)
  default: Array(body)
  }
}

/// Header fields (folded lines joined, names in lower case) and where the body begins; nil when there are none.
private func headers(_ bytes: ArraySlice<UInt8>) -> (Headers, body: Int)? {
  var fields: Headers = [:]
  var name = ""
  var index = bytes.startIndex
  while index < bytes.endIndex, index - bytes.startIndex < 65_536 {
    let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.endIndex
    var line = bytes[index..<end]
    if line.last == 0x0D { line.removeLast() }
    let next = min(end + 1, bytes.endIndex)
    if line.isEmpty { return fields.isEmpty ? nil : (fields, next) }
    if let first = line.first, first == 0x20 || first == 0x09 {
      guard !name.isEmpty else { return nil }
      fields[name, default: ""] += " " + oneLine(String(decoding: line, as: UTF8.self))
    } else {
      guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex,
        line[..<colon].allSatisfy({
          $0 == 0x2D || ByteClass.isDigit($0) || ByteClass.isLetter($0) && $0 < 0x80
        })
      else { return nil }
      name = String(decoding: line[..<colon].map(ByteClass.lower), as: UTF8.self)
      fields[name] = oneLine(String(decoding: line[(colon + 1)...], as: UTF8.self))
    }
    index = next
  }
  return nil
}

/// `boundary="x"` of a field.
private func parameter(_ name: String, of field: String) -> String? {
  for part in field.split(separator: ";").dropFirst() {
    let pair = part.split(separator: "=", maxSplits: 1)
    guard pair.count == 2, oneLine(String(pair[0])).lowercased() == name else { continue }
    return oneLine(String(pair[1])).filter { $0 != "\"" }
  }
  return nil
}

private func lineStart(of mark: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
  var index = bytes.startIndex
  while index < bytes.endIndex {
    if bytes[index...].starts(with: mark) { return index }
    guard let end = bytes[index...].firstIndex(of: 0x0A) else { return nil }
    index = end + 1
  }
  return nil
}

private func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count)
  var index = bytes.startIndex
  func digit(_ at: Int) -> UInt8? {
    guard at < bytes.endIndex else { return nil }
    let byte = ByteClass.lower(bytes[at])
    return ByteClass.isDigit(byte) ? byte - 0x30 : 0x61...0x66 ~= byte ? byte - 0x57 : nil
  }
  while index < bytes.endIndex {
    guard bytes[index] == 0x3D else {
      output.append(bytes[index])
      index += 1
      continue
    }
    if let high = digit(index + 1), let low = digit(index + 2) {
      output.append(high << 4 | low)
      index += 3
    } else if bytes[index...].dropFirst().first == 0x0A {
      index += 2
    } else if bytes[index...].dropFirst().starts(with: [0x0D, 0x0A]) {
      index += 3
    } else {
      output.append(0x3D)
      index += 1
    }
  }
  return output
}

func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count / 4 * 3)
  var (buffer, bits) = (UInt32(0), 0)
  for byte in bytes {
    let value: UInt32
    switch byte {
    case 0x41...0x5A: value = UInt32(byte - 0x41)
    case 0x61...0x7A: value = UInt32(byte - 0x61 + 26)
    case 0x30...0x39: value = UInt32(byte - 0x30 + 52)
    case 0x2B: value = 62
    case 0x2F: value = 63
    case 0x3D: return output
    default: continue
    }
    buffer = (buffer << 6 | value) & 0xFFFFFF
    bits += 6
    if bits >= 8 {
      bits -= 8
      output.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
    }
  }
  return output
}
