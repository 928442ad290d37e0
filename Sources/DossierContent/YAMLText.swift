// The YAML of one file as lines with their place in that file, so that every message can show where it points.
import DossierText

/// The lines of a front matter, a sidecar or a configuration file.
struct YAMLText {
  let path: String
  /// Without line ends.
  var lines: [String]
  /// Line of the file on which the first of `lines` stands.
  let firstLine: Int

  init(path: String, bytes: ArraySlice<UInt8>, firstLine: Int) {
    (self.path, self.firstLine) = (path, firstLine)
    lines = Self.lines(of: bytes)
  }

  /// The line with number `line` of the YAML (from 1), or "".
  func line(_ line: Int) -> String { lines.indices.contains(line - 1) ? lines[line - 1] : "" }

  /// A place in the file for a line and a column (both from 1) of the YAML.
  func place(_ line: Int, _ column: Int, length: Int = 1) -> Diagnostic.Place {
    .init(path, line: firstLine + line - 1, column: column, length: length)
  }

  /// A message about a stretch of one line, with the line as excerpt.
  func diagnostic(
    _ severity: Diagnostic.Severity, _ id: String, line: Int, column: Int, length: Int = 1, _ text: String,
    help: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      severity, id, at: place(line, column, length: length), text, help: help, excerpt: self.line(line))
  }

  private static func lines(of bytes: ArraySlice<UInt8>) -> [String] {
    var lines: [String] = []
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      if bytes[index] == 0x0A || bytes[index] == 0x0D {
        lines.append(String(decoding: bytes[start..<index], as: UTF8.self))
        if bytes[index] == 0x0D, index + 1 < bytes.endIndex, bytes[index + 1] == 0x0A { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < bytes.endIndex { lines.append(String(decoding: bytes[start...], as: UTF8.self)) }
    return lines
  }
}

/// A value of a YAML document with its place in the YAML (line and column from 1, columns in scalars).
struct YAMLValue {
  enum Content {
    /// `isPlain`: written without quotes and not as a block.
    case scalar(String, isPlain: Bool)
    case list([YAMLValue])
    case map([YAMLEntry])
  }
  var content: Content
  var line, column: Int
  /// How many scalars of its line the value takes.
  var length: Int

  /// The words of a scalar; nil for lists and maps.
  var scalar: String? { if case .scalar(let value, _) = content { value } else { nil } }
  /// Nothing written, or one of YAML's words for nothing.
  var isEmpty: Bool {
    switch content {
    case .scalar(let value, let isPlain):
      value.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
        || isPlain && ["~", "null"].contains(value)
    case .list(let values): values.isEmpty
    case .map(let entries): entries.isEmpty
    }
  }
}

/// A key of a YAML map with its value.
struct YAMLEntry {
  var key: String
  var line, column: Int
  var value: YAMLValue
}
