// JSON-LD as pages have it: with comments, raw line ends, quotation marks and commas where none belong. The parser
// never fails: it takes what it can and goes on behind the rest. Linear; deeper than 40 levels is passed over.
import DossierText

/// A value of JSON-LD.
enum LinkedValue: Sendable {
  case string(String)
  case list([LinkedValue])
  case object([String: LinkedValue])

  /// The string, or the first string of a list.
  var string: String? {
    switch self {
    case .string(let string): string
    case .list(let values): values.lazy.compactMap(\.string).first
    case .object(let fields): fields["@value"]?.string
    }
  }

  var list: [LinkedValue] {
    if case .list(let values) = self { values } else { [self] }
  }
}

/// All objects of a page's blocks in the order of the page.
struct LinkedData: Sendable {
  typealias Object = [String: LinkedValue]
  private(set) var objects: [Object] = []
  private var named: [String: Int] = [:]

  /// Adds one block's text.
  mutating func read(_ bytes: ArraySlice<UInt8>) {
    var parser = LinkedDataParser(bytes.prefix(1 << 20))
    var waiting = parser.values()
    waiting.reverse()
    while let value = waiting.popLast() {
      switch value {
      case .string: break
      case .list(let values): waiting += values.reversed()
      case .object(let fields):
        // The fuller one of two objects with one id is the one that says something.
        if let id = fields["@id"]?.string, fields.count > named[id].map({ objects[$0].count }) ?? 1 {
          named[id] = objects.count
        }
        objects.append(fields)
        waiting += fields.keys.sorted().reversed().compactMap { fields[$0] }
      }
    }
  }

  /// The object itself, or the one that its `@id` points to.
  func resolved(_ value: LinkedValue) -> Object? {
    guard case .object(let fields) = value else { return nil }
    guard fields["name"] == nil, let id = fields["@id"]?.string, let at = named[id] else { return fields }
    return objects[at]
  }

  /// Names of persons or organisations: a string, an object, its `@id`, or a list of these.
  func names(_ value: LinkedValue?) -> [String] {
    guard let value else { return [] }
    return value.list.flatMap { item -> [String] in
      if case .string(let name) = item { return [name] }
      guard let fields = resolved(item) else { return [] }
      return fields["name"]?.list.compactMap(\.string) ?? []
    }
  }

  /// Lower-case type names of an object.
  static func types(_ object: Object) -> [String] {
    object["@type"]?.list.compactMap { value in
      value.string?.split(separator: "/").last.map { $0.lowercased() }
    } ?? []
  }
}

private struct LinkedDataParser {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) { (self.bytes, index) = (bytes, bytes.startIndex) }

  /// The objects and lists on top: one as a rule, some pages write several behind each other.
  mutating func values() -> [LinkedValue] {
    var values: [LinkedValue] = []
    while index < bytes.endIndex {
      if bytes[index] == 0x7B || bytes[index] == 0x5B, let value = value(depth: 0) {
        values.append(value)
      } else {
        index += 1
      }
    }
    return values
  }

  /// Always moves on by at least a byte.
  private mutating func value(depth: Int) -> LinkedValue? {
    skipBlanks()
    guard index < bytes.endIndex else { return nil }
    switch bytes[index] {
    case 0x7B: return depth < 40 ? object(depth) : skipNested()
    case 0x5B: return depth < 40 ? list(depth) : skipNested()
    case 0x22:
      return .string(string())
    default: return bare()
    }
  }

  private mutating func object(_ depth: Int) -> LinkedValue {
    index += 1
    var fields: [String: LinkedValue] = [:]
    while index < bytes.endIndex {
      skipBlanks()
      guard index < bytes.endIndex else { break }
      if bytes[index] == 0x7D {
        index += 1
        break
      }
      guard bytes[index] == 0x22 else {
        index += 1
        continue
      }
      let key = string()
      skipBlanks()
      guard index < bytes.endIndex, bytes[index] == 0x3A else { continue }
      index += 1
      if let value = value(depth: depth + 1), fields[key] == nil { fields[key] = value }
    }
    return .object(fields)
  }

  private mutating func list(_ depth: Int) -> LinkedValue {
    index += 1
    var values: [LinkedValue] = []
    while index < bytes.endIndex {
      skipBlanks()
      guard index < bytes.endIndex else { break }
      let byte = bytes[index]
      if byte == 0x5D {
        index += 1
        break
      }
      if byte == 0x2C || byte == 0x7D || byte == 0x3A {
        index += 1
      } else if let value = value(depth: depth + 1) {
        values.append(value)
      }
    }
    return .list(values)
  }

  /// Passes over an object or list that is too deep.
  private mutating func skipNested() -> LinkedValue? {
    var depth = 0
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == 0x22 {
        _ = string()
        continue
      }
      index += 1
      if byte == 0x7B || byte == 0x5B { depth += 1 }
      if byte == 0x7D || byte == 0x5D { depth -= 1 }
      if depth == 0 { break }
    }
    return nil
  }

  /// Numbers, true, null and words without quotation marks.
  private mutating func bare() -> LinkedValue? {
    let start = index
    while index < bytes.endIndex, !ByteClass.isBlank(bytes[index]),
      ![0x2C, 0x7D, 0x5D, 0x22, 0x3A].contains(bytes[index])
    {
      index += 1
    }
    if index == start { index += 1 }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    return word == "null" || word == "true" || word == "false" ? nil : .string(word)
  }

  /// A string; a quotation mark that no mark of JSON follows is part of it.
  private mutating func string() -> String {
    index += 1
    var output: [UInt8] = []
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if byte == 0x5C, index < bytes.endIndex {
        escape(into: &output)
      } else if byte == 0x22, isEnd() {
        break
      } else {
        output.append(byte)
      }
    }
    return oneLine(decodingEntities(output))
  }

  private func isEnd() -> Bool {
    var next = index
    while next < bytes.endIndex, ByteClass.isBlank(bytes[next]) { next += 1 }
    return next == bytes.endIndex || [0x2C, 0x3A, 0x7D, 0x5D, 0x22, 0x2F].contains(bytes[next])
  }

  private mutating func escape(into output: inout [UInt8]) {
    let byte = bytes[index]
    index += 1
    switch byte {
    case 0x6E, 0x72, 0x74, 0x62, 0x66: output.append(0x20)
    case 0x75:
      guard var value = hex() else { return }
      if (0xD800..<0xDC00).contains(value), index + 1 < bytes.endIndex, bytes[index] == 0x5C,
        bytes[index + 1] == 0x75
      {
        index += 2
        if let low = hex(), (0xDC00..<0xE000).contains(low) {
          value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
      }
      appendUTF8(value, to: &output)
    default: output.append(byte)
    }
  }

  private mutating func hex() -> UInt32? {
    guard index + 4 <= bytes.endIndex,
      let value = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { return nil }
    index += 4
    return value
  }

  private mutating func skipBlanks() {
    while index < bytes.endIndex {
      if ByteClass.isBlank(bytes[index]) {
        index += 1
      } else if bytes[index...].starts(with: [0x2F, 0x2A]) {
        index += 2
        while index < bytes.endIndex, !bytes[index...].starts(with: [0x2A, 0x2F]) { index += 1 }
        index = min(index + 2, bytes.endIndex)
      } else if bytes[index...].starts(with: [0x2F, 0x2F]) {
        while index < bytes.endIndex, bytes[index] != 0x0A { index += 1 }
      } else {
        return
      }
    }
  }
}
