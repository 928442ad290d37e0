// HTML in the making, for what no template can say: marked text and drawings. Tags and attribute names are
// literals of this program (`StaticString`); every word from outside goes through `text` or an attribute's value.

import DossierTemplates

/// Writes elements in order. Attribute values stand in double quotes always.
struct Markup: Sendable {
  /// What a template may write as it stands.
  var html: SafeHTML { SafeHTML(bytes) }

  private(set) var bytes: [UInt8] = []

  init() {}

  /// Markup written out in this program's source.
  mutating func literal(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// A start tag; attributes whose value is nil are left out.
  mutating func open(_ name: StaticString, _ attributes: (StaticString, String?)...) {
    bytes.append(0x3C)
    literal(name)
    for (attribute, value) in attributes {
      guard let value else { continue }
      bytes.append(0x20)
      literal(attribute)
      bytes.append(0x3D)
      bytes.append(0x22)
      text(value)
      bytes.append(0x22)
    }
    bytes.append(0x3E)
  }

  mutating func close(_ name: StaticString) {
    bytes.append(contentsOf: [0x3C, 0x2F])
    literal(name)
    bytes.append(0x3E)
  }

  /// An element that holds words only.
  mutating func element(_ name: StaticString, _ words: String, _ attributes: (StaticString, String?)...) {
    bytes.append(0x3C)
    literal(name)
    for (attribute, value) in attributes {
      guard let value else { continue }
      bytes.append(0x20)
      literal(attribute)
      bytes.append(0x3D)
      bytes.append(0x22)
      text(value)
      bytes.append(0x22)
    }
    bytes.append(0x3E)
    text(words)
    close(name)
  }

  /// Words from outside, for element text and quoted attributes alike.
  mutating func text(_ words: String) {
    var words = words
    words.withUTF8 { escape($0) }
  }

  /// Words from outside as valid UTF-8 bytes.
  mutating func text(_ words: ArraySlice<UInt8>) {
    words.withUnsafeBufferPointer { escape($0) }
  }

  /// Whole elements made by a template.
  mutating func append(bytes html: [UInt8]) { bytes.append(contentsOf: html) }

  /// Whole elements made by another writer.
  mutating func append(_ other: Markup) { bytes.append(contentsOf: other.bytes) }

  private mutating func escape(_ words: UnsafeBufferPointer<UInt8>) {
    for byte in words {
      switch byte {
      case 0x26: bytes.append(contentsOf: "&amp;".utf8)
      case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
      case 0x3E: bytes.append(contentsOf: "&gt;".utf8)
      case 0x22: bytes.append(contentsOf: "&quot;".utf8)
      case 0x27: bytes.append(contentsOf: "&#39;".utf8)
      // Controls are no characters of HTML; a carriage return would become a line feed anyway.
      case 0x00..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F: bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
      case 0x0D: bytes.append(0x0A)
      default: bytes.append(byte)
      }
    }
  }
}
