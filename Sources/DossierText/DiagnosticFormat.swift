// How a diagnostic looks: for people (place, text, source line with a caret, help) and as one JSON object.
// No file name or excerpt can forge a line or a terminal code.

extension Diagnostic {
  /// `path:line:column: error: text`, then the source line with a caret and `help:`, where there are any; lines
  /// are joined by line feeds, without a final one.
  package var formatted: String {
    var head = visible(place.path)
    if let line = place.line {
      head += ":\(line)"
      if let column = place.column { head += ":\(column)" }
    }
    var lines = ["\(head): \(severity.rawValue): \(visible(text))"]
    if let excerpt, let line = place.line, let column = place.column {
      let (shown, offset) = window(excerpt, around: column)
      let number = "\(line)"
      let gutter = String(repeating: " ", count: max(0, 4 - number.count)) + number
      lines.append("\(gutter) | \(visible(shown))")
      let left = visible(String(shown.unicodeScalars.prefix(column - offset - 1))).unicodeScalars.count
      let width = max(1, min(place.length, shown.unicodeScalars.count - (column - offset - 1)))
      lines.append(
        String(repeating: " ", count: gutter.count) + " | " + String(repeating: " ", count: left)
          + String(repeating: "^", count: width))
    }
    if let help { lines.append("help: \(visible(help))") }
    return lines.joined(separator: "\n")
  }

  /// `{"file","line","column","level","code","text","help"}`.
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("file", place.path)
      json.key("line", place.line)
      json.key("column", place.column)
      json.key("level", severity.rawValue)
      json.key("code", id)
      json.key("text", text)
      json.key("help", help)
    }
  }

  /// At most 80 scalars of a line with `column` among them, and how many stand before them.
  private func window(_ line: String, around column: Int) -> (String, Int) {
    let scalars = Array(line.unicodeScalars)
    guard scalars.count > 80 else { return (line, 0) }
    let start = max(0, min(column - 40, scalars.count - 80))
    return (String(String.UnicodeScalarView(scalars[start..<start + 80])), start)
  }
}

/// The string with control characters, line ends and bidirectional controls written as `\u{..}`.
package func visible(_ string: String) -> String {
  var output = ""
  for scalar in string.unicodeScalars {
    switch scalar.value {
    case 0x09: output += " "
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF:
      output += "\\u{\(String(scalar.value, radix: 16))}"
    default: output.unicodeScalars.append(scalar)
    }
  }
  return output
}

/// Errors first come as they come: at most `limit` of one id, then a note with the count of the rest.
package func limited(_ diagnostics: [Diagnostic], each limit: Int = 20) -> [Diagnostic] {
  var seen: [String: Int] = [:]
  var shown: [Diagnostic] = []
  for diagnostic in diagnostics {
    seen[diagnostic.id, default: 0] += 1
    if seen[diagnostic.id, default: 0] <= limit { shown.append(diagnostic) }
  }
  for (id, count) in seen.sorted(by: { $0.key < $1.key }) where count > limit {
    guard let last = shown.last(where: { $0.id == id }) else { continue }
    shown.append(
      Diagnostic(.note, "build.more", at: .init(last.place.path), "and \(count - limit) more of \(id)"))
  }
  return shown
}
