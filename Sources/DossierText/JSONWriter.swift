// Writes strict JSON as bytes, keys in the order of the calls. No reflection, no intermediate tree.

/// A JSON document in the making. Calls nest as the document does; commas are put where they belong.
package struct JSONWriter: Sendable {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// `capacity`: how many bytes to make room for at once.
  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  package mutating func object(_ body: (inout JSONWriter) -> Void) { nest(0x7B, 0x7D, body) }
  package mutating func array(_ body: (inout JSONWriter) -> Void) { nest(0x5B, 0x5D, body) }

  /// The elements, one `body` call each.
  package mutating func array<Element>(_ elements: [Element], _ body: (inout JSONWriter, Element) -> Void) {
    array { json in for element in elements { body(&json, element) } }
  }

  /// A key that stands in the program; it is written as it is.
  package mutating func key(_ name: StaticString) {
    comma()
    bytes.append(0x22)
    bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(0x22)
    bytes.append(0x3A)
    needsComma = false
  }

  /// A key made of data.
  package mutating func key(of name: String) {
    string(name)
    bytes.append(0x3A)
    needsComma = false
  }

  package mutating func key(_ name: StaticString, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }
  package mutating func key(_ name: StaticString, _ value: Int?) {
    key(name)
    if let value { integer(value) } else { null() }
  }
  package mutating func key(_ name: StaticString, _ value: Double?) {
    key(name)
    if let value { number(value) } else { null() }
  }
  package mutating func key(_ name: StaticString, _ value: Bool) {
    key(name)
    bool(value)
  }
  package mutating func key(_ name: StaticString, _ values: [String]) {
    key(name)
    array(values) { $0.string($1) }
  }
  /// The words of a span of `text`.
  package mutating func key(_ name: StaticString, _ text: Text, _ span: Span) {
    key(name)
    string(text, span)
  }

  package mutating func null() { raw("null") }
  package mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

  package mutating func integer(_ value: Int) {
    guard value >= 0 else { return raw(String(value)) }
    comma()
    var power = 1
    while value / power >= 10 { power *= 10 }
    while power > 0 {
      bytes.append(0x30 &+ UInt8(truncatingIfNeeded: value / power % 10))
      power /= 10
    }
    needsComma = true
  }

  /// Shortest form that reads back as the same number, whole numbers without a point; not finite becomes null.
  package mutating func number(_ value: Double) { raw(value.isFinite ? decimal(value) : "null") }

  /// Escapes what JSON asks for, and what would end a script element or a line there: `<`, `>`, `&`, U+2028, U+2029.
  package mutating func string(_ value: String) {
    var value = value
    value.withUTF8 { quote($0) }
  }

  /// The words of a span of `text`, copied from there.
  package mutating func string(_ text: Text, _ span: Span) {
    text.bytes.withUnsafeBufferPointer { bytes in
      let end = min(span.end, bytes.count)
      quote(UnsafeBufferPointer(rebasing: bytes[min(span.start, end)..<end]))
    }
  }

  private mutating func quote(_ utf8: UnsafeBufferPointer<UInt8>) {
    comma()
    bytes.append(0x22)
    // Bytes that stand for themselves are copied in runs.
    let special = Self.special
    var (start, index) = (0, 0)
    while index < utf8.count {
      let byte = utf8[index]
      guard special[Int(byte)], byte != 0xE2 || Self.isLineSeparator(utf8, index) else {
        index &+= 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
      switch byte {
      case 0x22: bytes.append(contentsOf: [0x5C, 0x22])
      case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
      case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
      case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
      case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
      case 0xE2:
        escape(utf8[index + 2] == 0xA8 ? 0x2028 : 0x2029)
        index += 2
      default: escape(UInt32(byte))
      }
      index += 1
      start = index
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    bytes.append(0x22)
    needsComma = true
  }

  /// Bytes that are escaped, or may begin what is.
  private static let special: [Bool] = (0..<256).map { byte in
    byte < 0x20 || [0x22, 0x5C, 0x3C, 0x3E, 0x26, 0x7F, 0xE2].contains(byte)
  }

  private static func isLineSeparator(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index + 2 < utf8.count && utf8[index + 1] == 0x80 && utf8[index + 2] & 0xFE == 0xA8
  }

  private mutating func nest(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    comma()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func raw(_ token: String) {
    comma()
    bytes.append(contentsOf: token.utf8)
    needsComma = true
  }

  private mutating func comma() {
    if needsComma { bytes.append(0x2C) }
  }

  private mutating func escape(_ scalar: UInt32) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: [0x5C, 0x75])
    for shift in [12, 8, 4, 0] { bytes.append(digits[Int(scalar >> UInt32(shift)) & 15]) }
  }
}

/// A finite number without exponent where that is short: `12000`, `0.25`, `1e+30`.
package func decimal(_ value: Double) -> String {
  if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
  return "\(value)"
}
