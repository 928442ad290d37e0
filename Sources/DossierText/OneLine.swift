// Words on one line: what titles, labels and quotations of a few words are made of.

/// The string in one line: runs of blanks and line ends become one blank, none at the ends.
package func oneLine(_ string: String) -> String {
  var string = string
  return string.withUTF8 { isOneLine($0) ? nil : joined($0) } ?? string
}

private func isOneLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var isBlank = true
  for index in bytes.indices {
    let width = blankWidth(bytes, index)
    if width > 1 || width == 1 && (isBlank || bytes[index] != 0x20) { return false }
    isBlank = width == 1
  }
  return !isBlank || bytes.isEmpty
}

private func joined(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count)
  var index = 0
  var isBlank = false
  while index < bytes.count {
    let width = blankWidth(bytes, index)
    if width > 0 {
      isBlank = true
      index += width
      continue
    }
    if isBlank, !output.isEmpty { output.append(0x20) }
    isBlank = false
    output.append(bytes[index])
    index += 1
  }
  return String(decoding: output, as: UTF8.self)
}

/// Bytes of the white space (Unicode `White_Space`) that begins at `index`; 0 when none does.
private func blankWidth(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
  func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
  switch bytes[index] {
  case 0x20, 0x09...0x0D: return 1
  case 0xC2: return byte(1) == 0x85 || byte(1) == 0xA0 ? 2 : 0
  case 0xE1: return byte(1) == 0x9A && byte(2) == 0x80 ? 3 : 0
  case 0xE2:
    switch (byte(1), byte(2)) {
    case (0x80, 0x80...0x8A), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F): return 3
    default: return 0
    }
  case 0xE3: return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0
  default: return 0
  }
}
