// From a file's bytes to text: byte-order marks, UTF-8, UTF-16, else windows-1252. Says what it had to assume.
// The order is that of the HTML standard; pages look at their declared charset besides (PageDecoding).
import DossierText
import Glibc

/// A file's text and how it was read.
struct Decoded {
  enum Encoding: String {
    case utf8 = "UTF-8"
    case utf16 = "UTF-16"
    case windows1252 = "windows-1252"
    /// Another charset, which the page names.
    case declared
  }
  var text: Text
  var encoding: Encoding
  /// Undecodable parts and NULs that became U+FFFD.
  var replaced: Int
}

/// A file that is no text, and what it seems to be ("a PDF document").
struct BinaryFile: Error { let kind: String }

/// Decodes text of any origin.
func decoded(_ bytes: [UInt8]) throws(BinaryFile) -> Decoded {
  if let kind = binaryKind(bytes) { throw BinaryFile(kind: kind) }
  if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes, isBigEndian: false) }
  if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes, isBigEndian: true) }
  let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  if UTF8Repair.isValid(body) { return withoutNULs(body, .utf8, replaced: 0) }
  if isMostlyUTF8(body) {
    let (text, replaced) = UTF8Repair.repaired(body)
    return withoutNULs(text.bytes, .utf8, replaced: replaced)
  }
  return withoutNULs(windows1252(body), .windows1252, replaced: 0)
}

/// What the WHATWG encoding standard makes of windows-1252 bytes, as UTF-8.
func windows1252(_ bytes: [UInt8]) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count + bytes.count / 8)
  for byte in bytes {
    let value = 0x80...0x9F ~= byte ? windows1252Extras[Int(byte) - 0x80] : UInt16(byte)
    appendUTF8(UInt32(value), to: &output)
  }
  return output
}

func appendUTF8(_ value: UInt32, to output: inout [UInt8]) {
  let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
  output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encode("\u{FFFD}") ?? .init())
}

private let windows1252Extras: [UInt16] = [
  0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D,
  0x17D,
  0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153,
  0x9D,
  0x17E, 0x178,
]

private let magics: [([UInt8], String)] = [
  (Array("%PDF-".utf8), "a PDF document"), (Array("{\\rtf".utf8), "an RTF document"),
  ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or Office document"),
  ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
  ([0xFF, 0xD8, 0xFF], "a JPEG picture"), (Array("GIF8".utf8), "a GIF picture"),
  ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"), ([0x1F, 0x8B], "a gzip archive"),
  (Array("SQLite format 3".utf8), "a SQLite database"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
]

private func binaryKind(_ bytes: [UInt8]) -> String? {
  if let magic = magics.first(where: { bytes.starts(with: $0.0) }) { return magic.1 }
  if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return "UTF-32 text" }
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return nil }
  let sample = bytes.prefix(1 << 16)
  let controls = sample.reduce(into: 0) { count, byte in
    if byte < 0x20, !(0x09...0x0D).contains(byte), byte != 0x1B { count += 1 }
  }
  return controls * 20 > sample.count ? "binary data" : nil
}

/// Whether a broken file is UTF-8 with some damage: four good sequences for each bad byte.
private func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
  var (good, bad) = (0, 0)
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    index += 1
    if byte < 0x80 { continue }
    let needed = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC2 ? 1 : 0
    let tail = bytes[index..<min(index + needed, bytes.count)]
    if needed > 0, tail.count == needed, tail.allSatisfy({ $0 & 0xC0 == 0x80 }) {
      good += 1
      index += needed
    } else {
      bad += 1
    }
  }
  return good > 0 && good >= 4 * bad
}

private func utf16(_ bytes: [UInt8], isBigEndian: Bool) -> Decoded {
  var units: [UInt16] = []
  units.reserveCapacity(bytes.count / 2)
  var index = 2
  while index + 1 < bytes.count {
    let (a, b) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
    units.append(isBigEndian ? a << 8 | b : b << 8 | a)
    index += 2
  }
  var output: [UInt8] = []
  output.reserveCapacity(units.count)
  var replaced = bytes.count % 2
  var decoder = UTF16()
  var iterator = units.makeIterator()
  decoding: while true {
    switch decoder.decode(&iterator) {
    case .scalarValue(let scalar): appendUTF8(scalar.value, to: &output)
    case .error:
      replaced += 1
      appendUTF8(0xFFFD, to: &output)
    case .emptyInput: break decoding
    }
  }
  return withoutNULs(output, .utf16, replaced: replaced)
}

private func withoutNULs(_ bytes: [UInt8], _ encoding: Decoded.Encoding, replaced: Int) -> Decoded {
  guard
    bytes.withUnsafeBytes({ bytes in bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false })
  else {
    return Decoded(text: Text(validated: bytes), encoding: encoding, replaced: replaced)
  }
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count + 16)
  var count = replaced
  for byte in bytes {
    if byte == 0 {
      count += 1
      output.append(contentsOf: [0xEF, 0xBF, 0xBD])
    } else {
      output.append(byte)
    }
  }
  return Decoded(text: Text(validated: output), encoding: encoding, replaced: count)
}
