// Reads JSON into a tree. Strict by default (RFC 8259); lenient for the JSON-LD of saved pages, which has comments,
// trailing commas, raw line ends in strings and text behind the value. Iterative: no input depth exhausts the stack.

/// A JSON value; objects keep the order of their keys (of two equal keys the later counts in `subscript`).
package indirect enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  package struct Member: Sendable, Hashable {
    package var name: String
    package var value: JSONValue
  }

  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }
  package var string: String? { if case .string(let string) = self { string } else { nil } }
  package var number: Double? { if case .number(let number) = self { number } else { nil } }
  package var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }
  /// The elements of an array; nil for anything else.
  package var array: [JSONValue]? { if case .array(let array) = self { array } else { nil } }

  /// Parses UTF-8 bytes. Nil when they are no JSON, or nested deeper than 512.
  package init?(parsing bytes: [UInt8], lenient: Bool = false) {
    var reader = JSONReader(bytes: bytes, isLenient: lenient)
    guard let value = reader.value() else { return nil }
    self = value
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  let isLenient: Bool
  var index = 0

  /// A container that is not closed yet; elements are added in place, so a long list costs no copies.
  private struct Open {
    let isObject: Bool
    var elements: [JSONValue] = []
    var members: [JSONValue.Member] = []
    /// The name whose value comes next; nil in an array.
    var name: String?
  }

  init(bytes: [UInt8], isLenient: Bool) { (self.bytes, self.isLenient) = (bytes, isLenient) }

  mutating func value() -> JSONValue? {
    var open: [Open] = []
    while true {
      skipBlanks()
      guard index < bytes.count else { return nil }
      var found: JSONValue
      switch bytes[index] {
      case 0x5B, 0x7B:  // [ {
        guard open.count < 512 else { return nil }
        let isObject = bytes[index] == 0x7B
        index += 1
        if close(isObject ? 0x7D : 0x5D) {
          found = isObject ? .object([]) : .array([])
        } else {
          open.append(Open(isObject: isObject))
          if isObject, !readName(&open) { return nil }
          continue
        }
      default:
        guard let scalar = scalar() else { return nil }
        found = scalar
      }
      // Put the value where it belongs, and close what ends behind it.
      while true {
        guard let last = open.indices.last else {
          skipBlanks()
          return index == bytes.count || isLenient ? found : nil
        }
        if open[last].isObject {
          guard let name = open[last].name else { return nil }
          open[last].members.append(.init(name: name, value: found))
        } else {
          open[last].elements.append(found)
        }
        guard let more = next(closing: open[last].isObject ? 0x7D : 0x5D) else { return nil }
        if more {
          if open[last].isObject, !readName(&open) { return nil }
          break
        }
        found = open[last].isObject ? .object(open[last].members) : .array(open[last].elements)
        open.removeLast()
      }
    }
  }

  /// Behind an element: true when another follows, false when the container is closed, nil for a fault.
  private mutating func next(closing: UInt8) -> Bool? {
    skipBlanks()
    guard index < bytes.count else { return nil }
    if close(closing) { return false }
    guard bytes[index] == 0x2C else { return nil }
    index += 1
    return isLenient && close(closing) ? false : true
  }

  private mutating func close(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func readName(_ open: inout [Open]) -> Bool {
    skipBlanks()
    guard index < bytes.count, bytes[index] == 0x22, let name = string() else { return false }
    skipBlanks()
    guard index < bytes.count, bytes[index] == 0x3A, let last = open.indices.last else { return false }
    index += 1
    open[last].name = name
    return true
  }

  private mutating func scalar() -> JSONValue? {
    switch bytes[index] {
    case 0x22: return string().map { .string($0) }
    case 0x74: return word("true", .bool(true))
    case 0x66: return word("false", .bool(false))
    case 0x6E: return word("null", .null)
    default: return number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) -> JSONValue? {
    guard bytes[index...].starts(with: word.utf8) else { return nil }
    index += word.utf8.count
    return value
  }

  private mutating func number() -> JSONValue? {
    let start = index
    while index < bytes.count,
      ByteClass.isDigit(bytes[index]) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(bytes[index])
    {
      index += 1
    }
    guard index > start, ByteClass.isDigit(bytes[start]) || bytes[start] == 0x2D else { return nil }
    return Double(String(decoding: bytes[start..<index], as: UTF8.self)).map { .number($0) }
  }

  private mutating func string() -> String? {
    index += 1
    var output: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x22:
        return String(validating: output, as: UTF8.self)
          ?? (isLenient ? String(decoding: output, as: UTF8.self) : nil)
      case 0x5C:
        guard escape(into: &output) else { return nil }
      case 0..<0x20:
        guard isLenient else { return nil }
        output.append(0x20)
      default: output.append(byte)
      }
    }
    return nil
  }

  private mutating func escape(into output: inout [UInt8]) -> Bool {
    guard index < bytes.count else { return false }
    let byte = bytes[index]
    index += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: output.append(byte)
    case 0x62: output.append(0x08)
    case 0x66: output.append(0x0C)
    case 0x6E: output.append(0x0A)
    case 0x72: output.append(0x0D)
    case 0x74: output.append(0x09)
    case 0x75:
      guard var code = hexadecimal() else { return false }
      if code & 0xFC00 == 0xD800, index + 1 < bytes.count, bytes[index] == 0x5C, bytes[index + 1] == 0x75 {
        index += 2
        guard let low = hexadecimal() else { return false }
        code = low & 0xFC00 == 0xDC00 ? 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF : 0xFFFD
      }
      output.append(contentsOf: String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8)
    default:
      guard isLenient else { return false }
      output.append(byte)
    }
    return true
  }

  private mutating func hexadecimal() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    let value = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    index += 4
    return value
  }

  private mutating func skipBlanks() {
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
        index += 1
      } else if isLenient, byte == 0x2F, index + 1 < bytes.count, bytes[index + 1] == 0x2F {
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
      } else if isLenient, byte == 0x2F, index + 1 < bytes.count, bytes[index + 1] == 0x2A {
        index += 2
        while index < bytes.count, !(bytes[index] == 0x2F && bytes[index - 1] == 0x2A) { index += 1 }
        index += 1
      } else {
        return
      }
    }
  }
}
