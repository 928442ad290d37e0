// Text in HTML: the two places where a page may show words that came from outside.
import DossierText

/// Text between tags (also inside `title` and `textarea`).
///
/// `&`, `<`, `>` and `"` become references; what HTML does not allow as a character (most controls, U+FFFE,
/// U+FFFF, U+FDD0...U+FDEF) becomes U+FFFD, a carriage return a reference since a parser would make it a line
/// feed. Everything else stands as it is.
package enum HTMLText {
  package static func append(_ text: String, to output: inout [UInt8]) {
    EscapeTable.html.append(text, to: &output)
  }
}

/// The value of an attribute between double quotes; never anywhere else in a tag.
///
/// The same characters as in `HTMLText` are enough there; a browser keeps every other byte of a double-quoted
/// value as it is.
package enum HTMLAttribute {
  package static func append(_ text: String, to output: inout [UInt8]) {
    EscapeTable.html.append(text, to: &output)
  }
}

/// Text and attribute values of XML 1.0: `&`, `<`, `>`, `"` and `'` become references, tabs and line ends too
/// (a parser would make blanks of them in attributes), and what XML cannot hold is dropped.
package enum XMLText {
  package static func append(_ text: String, to output: inout [UInt8]) {
    EscapeTable.xml.append(text, to: &output)
  }
}

/// What becomes of each byte: bytes in a row that stay are copied as one piece.
struct EscapeTable: Sendable {
  /// For each byte: 0 stays, 1 may begin a character that is not allowed, else 2 + an index of
  /// `replacements`.
  private let classes: [UInt8]
  private let replacements: [[UInt8]]
  private let forbidden: [UInt8]

  static let html = EscapeTable(
    ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "\r": "&#13;"], forbidden: "\u{FFFD}",
    forbidsControls: true)
  static let xml = EscapeTable(
    [
      "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;", "\t": "&#9;", "\n": "&#10;",
      "\r": "&#13;",
    ], forbidden: "", forbidsControls: false)

  private let forbidsControls: Bool

  private init(_ pairs: [Unicode.Scalar: String], forbidden: String, forbidsControls: Bool) {
    var classes = [UInt8](repeating: 0, count: 256)
    var replacements = [Array(forbidden.utf8)]
    for byte in 0..<0x20 where byte != 0x09 && byte != 0x0A && byte != 0x0D { classes[byte] = 2 }
    if forbidsControls {
      classes[0x0C] = 0
      classes[0x7F] = 2
      classes[0xC2] = 1
    }
    classes[0xEF] = 1
    for (scalar, text) in pairs.sorted(by: { $0.key < $1.key }) {
      classes[Int(scalar.value & 0x7F)] = UInt8(2 + replacements.count)
      replacements.append(Array(text.utf8))
    }
    (self.classes, self.replacements) = (classes, replacements)
    (self.forbidden, self.forbidsControls) = (Array(forbidden.utf8), forbidsControls)
  }

  func append(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
      classes.withUnsafeBufferPointer { classes in
        var start = 0
        var index = 0
        while index < bytes.count {
          let kind = classes[Int(bytes[index])]
          if kind == 0 {
            index += 1
            continue
          }
          let width = kind == 1 ? forbiddenWidth(bytes, index) : 1
          if width == 0 {
            index += 1
            continue
          }
          output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
          output.append(contentsOf: kind == 1 ? forbidden : replacements[Int(kind) - 2])
          index += width
          start = index
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<bytes.count]))
      }
    }
  }

  /// The length of the character at `index` when it may not stand in the page, else 0.
  private func forbiddenWidth(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    guard index + 1 < bytes.count else { return 0 }
    let second = bytes[index + 1]
    if bytes[index] == 0xC2 { return second < 0xA0 ? 2 : 0 }
    guard index + 2 < bytes.count else { return 0 }
    let third = bytes[index + 2]
    if second == 0xBF, third >= 0xBE { return 3 }
    return forbidsControls && second == 0xB7 && third >= 0x90 && third <= 0xAF ? 3 : 0
  }
}
