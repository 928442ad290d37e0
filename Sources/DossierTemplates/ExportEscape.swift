// Text in the files that a dossier exports: one type for each format, each with the rules that keep a
// stranger's words a single value there.

/// A cell of a CSV file (RFC 4180), with its quotes where it needs them.
///
/// What a spreadsheet would take for a formula gets an apostrophe in front: a cell, or a part of it behind
/// `;`, a tab or a line end (where a reader with another separator would begin a new cell), that begins with
/// `=`, `+`, `-`, `@`, a tab, a line end or a full-width form of these. Whole numbers and decimals stay as
/// they are. Controls other than tab and line ends are dropped.
package enum CSVCell {
  package static func append(_ text: String, to output: inout [UInt8]) {
    var cell: [UInt8] = []
    var mayBegin = !isNumber(text)
    var needsQuotes = text.first == " " || text.last == " "
    for scalar in text.unicodeScalars where !isDropped(scalar) {
      if mayBegin, isFormula(scalar) { cell.append(0x27) }
      if scalar == "\"" { cell.append(0x22) }
      cell.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      mayBegin = scalar == ";" || scalar == "\t" || scalar == "\n" || scalar == "\r"
      if mayBegin || scalar == "," || scalar == "\"" { needsQuotes = true }
    }
    if needsQuotes { output.append(0x22) }
    output.append(contentsOf: cell)
    if needsQuotes { output.append(0x22) }
  }

  private static func isFormula(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }

  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && scalar != "\t" && scalar != "\n" && scalar != "\r" || scalar.value == 0x7F
  }

  /// An optional sign, digits, at most one point with digits behind it.
  private static func isNumber(_ text: String) -> Bool {
    var digits = text.utf8[...]
    if let first = digits.first, first == 0x2B || first == 0x2D { digits = digits.dropFirst() }
    let parts = digits.split(separator: 0x2E, omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { $0 &- 0x30 < 10 } }
  }
}

/// A TEXT value of iCalendar (RFC 5545, 3.3.11).
///
/// `\`, `;` and `,` get a backslash, a line end of any kind becomes `\n`, other controls are dropped.
package enum ICSText {
  package static func append(_ text: String, to output: inout [UInt8]) {
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": output.append(contentsOf: [0x5C, UInt8(truncatingIfNeeded: scalar.value)])
      case "\n" where afterReturn: break
      case "\n", "\r": output.append(contentsOf: [0x5C, 0x6E])
      case _ where scalar.value < 0x20 && scalar != "\t" || scalar.value == 0x7F: break
      default: output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
      afterReturn = scalar == "\r"
    }
  }

  /// A content line `NAME:text` with CRLF, folded so that no line is longer than 75 bytes; never inside of a
  /// character. `name` is ours: a property name with its parameters.
  package static func appendLine(_ name: String, _ text: String, to output: inout [UInt8]) {
    var line = Array(name.utf8) + [0x3A]
    append(text, to: &line)
    var start = 0
    var room = 75
    while line.count - start > room {
      var end = start + room
      while end > start + 1, line[end] & 0xC0 == 0x80 { end -= 1 }
      output.append(contentsOf: line[start..<end])
      output.append(contentsOf: [0x0D, 0x0A, 0x20])
      (start, room) = (end, 74)
    }
    output.append(contentsOf: line[start...])
    output.append(contentsOf: [0x0D, 0x0A])
  }
}

/// A value of BibTeX between braces: every character that TeX reads is written by its command, and braces
/// stay balanced. Hyphens and quotes in a row are kept apart, since TeX would join them ("--" is a dash there).
/// Line ends become blanks, controls are dropped.
package enum BibTeXText {
  package static func append(_ text: String, to output: inout [UInt8]) {
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar == last, scalar == "-" || scalar == "'" || scalar == "`" || scalar == "<" || scalar == ">" {
        output.append(contentsOf: [0x7B, 0x7D])
      }
      last = scalar
      switch scalar {
      case "$", "&", "#", "_", "%":
        output.append(contentsOf: [0x5C, UInt8(truncatingIfNeeded: scalar.value)])
      case "\\": output.append(contentsOf: "\\textbackslash{}".utf8)
      case "{": output.append(contentsOf: "\\textbraceleft{}".utf8)
      case "}": output.append(contentsOf: "\\textbraceright{}".utf8)
      case "^": output.append(contentsOf: "\\textasciicircum{}".utf8)
      case "~": output.append(contentsOf: "\\textasciitilde{}".utf8)
      // \textquotedbl would stop a run in TeX's old default encoding.
      case "\"": output.append(contentsOf: "{\"}".utf8)
      default: OneLine.append(scalar, to: &output)
      }
    }
  }
}

/// A value of a RIS line: one line whatever the text holds; controls are dropped.
package enum RISText {
  package static func append(_ text: String, to output: inout [UInt8]) {
    for scalar in text.unicodeScalars { OneLine.append(scalar, to: &output) }
  }
}

/// Characters of formats whose values end with the line.
private enum OneLine {
  /// All that some reader takes for a line end (also U+0085, U+2028, U+2029) becomes a blank.
  static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    switch scalar.value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: output.append(0x20)
    case 0..<0x20, 0x7F: break
    default: output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}
