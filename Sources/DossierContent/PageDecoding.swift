// Bytes of a saved page to text by the HTML standard's order: byte-order mark, declared charset in the first 1,024
// bytes, valid UTF-8, windows-1252. UTF-8 wins over another declaration when the bytes are valid and not ASCII.
import DossierText

/// Decodes a page.
func decodedPage(_ bytes: [UInt8]) throws(BinaryFile) -> Decoded {
  let result = try decoded(bytes)
  guard result.encoding == .utf8, result.replaced > 0, let label = declaredCharset(bytes) else {
    return result
  }
  guard ["windows-1252", "iso-8859-1", "latin1", "ascii", "us-ascii", "iso-8859-15"].contains(label) else {
    return result
  }
  return Decoded(text: Text(validated: windows1252(bytes)), encoding: .windows1252, replaced: 0)
}

/// The label of `charset=` in the first 1,024 bytes, in lower case.
func declaredCharset(_ bytes: [UInt8]) -> String? {
  let head = bytes.prefix(1024).map(ByteClass.lower)
  let needle = Array("charset".utf8)
  var index = 0
  while index + needle.count < head.count {
    guard head[index...].starts(with: needle) else {
      index += 1
      continue
    }
    index += needle.count
    while index < head.count, ByteClass.isBlank(head[index]) { index += 1 }
    guard index < head.count, head[index] == 0x3D else { continue }
    index += 1
    while index < head.count, ByteClass.isBlank(head[index]) || [0x22, 0x27].contains(head[index]) {
      index += 1
    }
    let start = index
    while index < head.count, !ByteClass.isBlank(head[index]),
      ![0x22, 0x27, 0x3E, 0x3B, 0x2F].contains(head[index])
    {
      index += 1
    }
    if index > start { return String(decoding: head[start..<index], as: UTF8.self) }
  }
  return nil
}
