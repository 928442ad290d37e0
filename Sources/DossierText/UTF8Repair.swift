// Makes valid UTF-8 of any bytes: each undecodable part becomes U+FFFD, as browsers do it, and is counted.

/// Decodes bytes that claim to be UTF-8.
package enum UTF8Repair {
  /// The text, and how many replacement characters were put in (0 for valid input).
  package static func repaired(_ bytes: [UInt8]) -> (text: Text, replaced: Int) {
    if isValid(bytes) { return (Text(validated: bytes), 0) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 16)
    var replaced = 0
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    decoding: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar):
        if let encoded = UTF8.encode(scalar) { output.append(contentsOf: encoded) }
      case .error:
        replaced += 1
        output.append(contentsOf: [0xEF, 0xBF, 0xBD])
      case .emptyInput: break decoding
      }
    }
    return (Text(validated: output), replaced)
  }

  /// Whether the bytes are valid UTF-8 as they stand.
  package static func isValid(_ bytes: [UInt8]) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }
}
