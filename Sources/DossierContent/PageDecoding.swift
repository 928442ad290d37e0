// Bytes of a saved page to text by the HTML standard's order: byte-order mark, declared charset (of the container, or in
// the first 1,024 bytes), valid UTF-8, windows-1252. UTF-8 wins over another declaration when the bytes are valid and
// not ASCII. Labels mean what browsers mean by them (Tables/charsets.tsv).
import DossierText
import Glibc

/// Decodes a page. `charset`: what the container says of it.
func decodedPage(_ bytes: [UInt8], charset: String? = nil) throws(BinaryFile) -> Decoded {
  let result = try decoded(bytes)
  let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) || result.encoding == .utf16
  let isUTF8 = result.encoding == .utf8 && result.replaced == 0 && bytes.contains { $0 >= 0x80 }
  guard !hasMark, !isUTF8, let label = charset?.lowercased() ?? declaredCharset(bytes) else { return result }
  guard let name = Charsets.table.name(of: label), name != "UTF-8" else { return result }
  if name == "windows-1252" {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return result }
    return Decoded(
      text: Text(validated: withoutZeros(windows1252(bytes))), encoding: .windows1252, replaced: 0)
  }
  // ASCII is the same in all of these but the one with escape sequences.
  guard name == "ISO-2022-JP" || bytes.contains(where: { $0 >= 0x80 }) else { return result }
  guard let result = converted(bytes, from: name) else { return result }
  let (text, mended) = UTF8Repair.repaired(withoutZeros(result.bytes))
  return Decoded(text: text, encoding: .declared, replaced: result.replaced + mended)
}

private func withoutZeros(_ bytes: [UInt8]) -> [UInt8] {
  bytes.contains(0) ? bytes.flatMap { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] } : bytes
}

/// The labels of charsets.
private struct Charsets: Sendable {
  static let table = Charsets()
  private let names: [String: String]

  private init() {
    names = Dictionary(
      tableRows("charsets.tsv").filter { $0.count >= 2 }.map { ($0[0], $0[1]) },
      uniquingKeysWith: { first, _ in first })
  }

  func name(of label: String) -> String? { names[label] }
}

/// Bytes of a named charset as UTF-8, what cannot be decoded as U+FFFD and counted; nil when iconv does not know it.
private func converted(_ bytes: [UInt8], from name: String) -> (bytes: [UInt8], replaced: Int)? {
  guard let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else { return nil }
  defer { iconv_close(converter) }
  var input = bytes.map { CChar(bitPattern: $0) }
  var chunk = [CChar](repeating: 0, count: 65_536)
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count * 3 / 2)
  var replaced = 0
  var left = input.count
  while left > 0 {
    let before = left
    let (problem, room) = step(converter, &input, &left, &chunk)
    for index in 0..<(chunk.count - room) { output.append(UInt8(bitPattern: chunk[index])) }
    if problem == 0 { break }
    if problem == E2BIG, left < before || room < chunk.count { continue }
    // An invalid or cut sequence: one byte goes.
    output += [0xEF, 0xBF, 0xBD]
    replaced += 1
    left -= 1
  }
  return (output, replaced)
}

/// One call of iconv over the last `left` bytes of the input: what stopped it, and the room left in the chunk.
private func step(
  _ converter: iconv_t, _ input: inout [CChar], _ left: inout Int, _ chunk: inout [CChar]
) -> (problem: Int32, room: Int) {
  let start = input.count - left
  var rest = left
  var room = chunk.count
  var problem: Int32 = 0
  input.withUnsafeMutableBufferPointer { source in
    chunk.withUnsafeMutableBufferPointer { target in
      var from = source.baseAddress.map { $0 + start }
      var to = target.baseAddress
      if iconv(converter, &from, &rest, &to, &room) == -1 { problem = errno }
    }
  }
  left = rest
  return (problem, room)
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
