// Where a picture's address in a note or article points to below the content folder, if it does.
import DossierText

/// A relative address as a path below the content folder; nil for anything that is none.
func localPath(_ address: String, from path: String) -> String? {
  guard !address.isEmpty, !address.hasPrefix("/"), !address.hasPrefix("#"), !address.contains("\\"),
    !address.contains(":"), !address.utf8.contains(where: { $0 < 0x20 })
  else { return nil }
  let file = address.prefix { $0 != "?" && $0 != "#" }
  var parts = path.split(separator: "/").dropLast().map(String.init)
  for part in decodedPercents(String(file)).split(separator: "/") {
    if part == ".." {
      guard !parts.isEmpty else { return nil }
      parts.removeLast()
    } else if part != "." {
      parts.append(String(part))
    }
  }
  return parts.isEmpty ? nil : parts.joined(separator: "/")
}

private func decodedPercents(_ string: String) -> String {
  guard string.contains("%") else { return string }
  var output: [UInt8] = []
  let bytes = Array(string.utf8)
  var index = 0
  while index < bytes.count {
    if bytes[index] == 0x25, index + 2 < bytes.count,
      let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16),
      value >= 0x20
    {
      output.append(value)
      index += 3
    } else {
      output.append(bytes[index])
      index += 1
    }
  }
  return UTF8Repair.repaired(output).text.string
}
