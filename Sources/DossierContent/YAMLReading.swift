// From YAML lines to entries with places, through Yams' node API. Common slips (tabs, a bare colon in a value, a
// missing blank behind the colon, a key twice) are found before the parser, so that each gets a sentence of its own
// and does not hide the others.
import DossierText
import Yams

/// Reads a YAML map. What cannot be read is reported under `prefix` and left out; nil when it is no map at all.
func yamlEntries(_ text: YAMLText, prefix: String, into diagnostics: inout [Diagnostic]) -> [YAMLEntry]? {
  var reader = YAMLReading(text: text, prefix: prefix, lines: text.lines)
  let entries = reader.entries()
  diagnostics += reader.diagnostics
  return entries
}

private struct YAMLReading {
  let text: YAMLText
  let prefix: String
  /// What the parser sees: the text with its mistakes taken out.
  var lines: [String]
  var diagnostics: [Diagnostic] = []

  mutating func entries() -> [YAMLEntry]? {
    if let refusal = yamlRefusal(lines) {
      report(refusal)
      return nil
    }
    cleanScalars()
    for index in lines.indices { mendTabs(index) }
    for index in lines.indices { mendTopLevel(index) }
    removeRepeatedKeys()
    for _ in 0..<20 {
      do {
        let node = try Yams.compose(yaml: lines.joined(separator: "\n") + "\n", .basic)
        return topLevel(node)
      } catch let error as YamlError {
        guard takeOut(error) else { return nil }
      } catch {
        report(.error, "syntax", line: 1, column: 1, "this is no YAML that can be read")
        return nil
      }
    }
    return nil
  }

  private mutating func report(
    _ severity: Diagnostic.Severity, _ id: String, line: Int, column: Int, length: Int = 1, _ message: String,
    help: String? = nil
  ) {
    diagnostics.append(
      text.diagnostic(
        severity, "\(prefix).\(id)", line: line, column: column, length: length, message, help: help))
  }

  private mutating func report(_ refusal: YAMLRefusal) {
    let (line, column) = (refusal.line, refusal.column)
    switch refusal.reason {
    case .depth:
      report(.error, "depth", line: line, column: column, "values are nested more than 32 deep")
    case .alias:
      report(
        .error, "alias", line: line, column: column,
        "a value that begins with & or * is a YAML anchor or alias",
        help: "put the value in double quotes, or write it out")
    case .tag:
      report(
        .error, "tag", line: line, column: column, "a value that begins with ! is a YAML tag",
        help: "put the value in double quotes")
    }
  }

  /// Characters that YAML forbids are reported and blanked; rare line separators would shift the parser's lines.
  private mutating func cleanScalars() {
    for index in lines.indices {
      let line = lines[index]
      guard line.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 >= 0x7F }) else { continue }
      var output = String.UnicodeScalarView()
      var column = 0
      var isReported = false
      for scalar in line.unicodeScalars {
        column += 1
        switch scalar.value {
        case 0x09, 0x20..<0x7F, 0xA0..<0x2028, 0x202A..<0xD800, 0xE000..<0xFEFF, 0xFF00..<0xFFFE, 0x10000...:
          output.append(scalar)
        case 0x85, 0x2028, 0x2029, 0xFEFF: output.append(" ")
        default:
          output.append(" ")
          if !isReported {
            report(.error, "control", line: index + 1, column: column, "a control character stands here")
          }
          isReported = true
        }
      }
      lines[index] = String(output)
    }
  }

  private mutating func mendTabs(_ index: Int) {
    let blanks = lines[index].unicodeScalars.prefix { $0 == " " || $0 == "\t" }
    guard blanks.contains("\t"), blanks.count < lines[index].unicodeScalars.count else { return }
    report(
      .error, "tab", line: index + 1, column: blanks.prefix { $0 == " " }.count + 1,
      "the line is indented with a tab, which YAML does not allow", help: "use blanks")
    lines[index] =
      String(repeating: " ", count: blanks.count)
      + String(String.UnicodeScalarView(lines[index].unicodeScalars.dropFirst(blanks.count)))
  }

  /// `title: A: B` and `title:A` at the outermost level.
  private mutating func mendTopLevel(_ index: Int) {
    let scalars = Array(lines[index].unicodeScalars)
    guard let first = scalars.first, isKeyScalar(first) else { return }
    let key = scalars.prefix { isKeyScalar($0) }
    guard scalars.count > key.count, scalars[key.count] == ":" else { return }
    var start = key.count + 1
    let name = string(key)
    if start < scalars.count, scalars[start] != " ", scalars[start] != "\t" {
      guard scalars[start] != "/" else { return }
      report(
        .error, "blank", line: index + 1, column: key.count + 1, "a blank is missing behind '\(name):'",
        help: "write \(name): \(quoted(string(scalars[start...])))")
      lines[index] = name + ": " + quoted(string(scalars[start...]))
      return
    }
    while start < scalars.count, scalars[start] == " " || scalars[start] == "\t" { start += 1 }
    guard start < scalars.count, !"\"'[]{}|>#&*!%@`".unicodeScalars.contains(scalars[start]) else { return }
    var end = start
    var colon: Int?
    while end < scalars.count {
      if scalars[end] == "#", scalars[end - 1] == " " { break }
      if scalars[end] == ":", end + 1 == scalars.count || scalars[end + 1] == " " { colon = colon ?? end }
      end += 1
    }
    guard colon != nil else { return }
    while end > start, scalars[end - 1] == " " { end -= 1 }
    let value = string(scalars[start..<end])
    report(
      .error, "colon", line: index + 1, column: start + 1, length: end - start,
      "the value of '\(name)' has a colon in it and must stand in quotes",
      help: "write \(name): \(quoted(value))")
    lines[index] = string(scalars[..<start]) + quoted(value)
  }

  private mutating func removeRepeatedKeys() {
    var seen: [String: Int] = [:]
    for index in lines.indices {
      let key = String(String.UnicodeScalarView(lines[index].unicodeScalars.prefix { isKeyScalar($0) }))
      guard !key.isEmpty, lines[index].unicodeScalars.dropFirst(key.unicodeScalars.count).first == ":"
      else { continue }
      if let line = seen[key] {
        report(
          .error, "duplicate", line: index + 1, column: 1, length: key.count,
          "'\(key)' stands here again; it is given in line \(text.firstLine + line - 1) already",
          help: "keep one of the two")
        blank(entryOn: index + 1)
      } else {
        seen[key] = index + 1
      }
    }
  }

  /// Reports what the parser stumbled over and takes the entry with it out; false when nothing is left to try.
  private mutating func takeOut(_ error: YamlError) -> Bool {
    var (line, column, problem) = (1, 1, "")
    switch error {
    case .scanner(let context, let what, let mark, _), .parser(let context, let what, let mark, _),
      .composer(let context, let what, let mark, _):
      (line, column, problem) = (mark.line, mark.column, what)
      let isOpen =
        what.contains("end of stream") || what.contains("document indicator")
        || what.contains("',' or ']'") || what.contains("',' or '}'")
      if let context, isOpen {
        (line, column) = (context.mark.line, context.mark.column)
        problem = "a quote or bracket is opened here and not closed"
      }
    case .duplicatedKeysInMapping(let names, let context):
      (line, column) = (context.mark.line, context.mark.column)
      problem = "the key \(names.map { "'\($0)'" }.joined(separator: ", ")) stands twice in one map"
    case .reader(let what, _, _, _): problem = what
    default: problem = "this is no YAML that can be read"
    }
    line = max(1, min(line, lines.count))
    guard let first = entryStart(line) else {
      report(.error, "syntax", line: line, column: max(1, column), "no YAML: \(problem)")
      return false
    }
    let isOneLine = first == line && (line >= lines.count || !isContinuation(lines[line]))
    report(
      .error, problem.contains("twice") ? "duplicate" : "syntax", line: line, column: max(1, column),
      "no YAML: \(problem)", help: isOneLine ? quotedEntry(lines[line - 1]) : "put the value in double quotes"
    )
    blank(entryOn: first)
    return true
  }

  private func topLevel(_ node: Yams.Node?) -> [YAMLEntry]? {
    guard let node else { return [] }
    if case .map(let entries) = value(node).content { return entries }
    if case .scalar(let scalar) = node, scalar.string.isEmpty { return [] }
    return nil
  }

  private func value(_ node: Yams.Node) -> YAMLValue {
    let line = node.mark?.line ?? 1
    let column = node.mark?.column ?? 1
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      return YAMLValue(
        content: .scalar(scalar.string, isPlain: isPlain), line: line, column: column,
        length: length(line, column, scalar.string, isPlain: isPlain))
    case .sequence(let sequence):
      return YAMLValue(content: .list(sequence.map(value)), line: line, column: column, length: 1)
    case .mapping(let mapping):
      let entries = mapping.map { key, content in
        YAMLEntry(
          key: key.scalar?.string ?? "?", line: key.mark?.line ?? line, column: key.mark?.column ?? 1,
          value: value(content))
      }
      return YAMLValue(content: .map(entries), line: line, column: column, length: 1)
    case .alias: return YAMLValue(content: .scalar("", isPlain: true), line: line, column: column, length: 1)
    }
  }

  /// A plain scalar of one line has its own length; everything else goes to the end of its line.
  private func length(_ line: Int, _ column: Int, _ string: String, isPlain: Bool) -> Int {
    guard lines.indices.contains(line - 1) else { return 1 }
    let rest = text.line(line).unicodeScalars.dropFirst(column - 1)
    if isPlain { return max(1, min(string.unicodeScalars.count, rest.count)) }
    var count = rest.count
    for scalar in rest.reversed() {
      guard scalar == " " || scalar == "\t" else { break }
      count -= 1
    }
    return max(1, count)
  }

  // MARK: Lines

  private func isContinuation(_ line: String) -> Bool {
    guard let first = line.unicodeScalars.first else { return true }
    return first == " " || first == "-" || first == "#" || first == "]" || first == "}"
  }

  /// The line (from 1) of the outermost key whose entry holds `line`; nil when there is none.
  private func entryStart(_ line: Int) -> Int? {
    var at = min(line, lines.count)
    while at >= 1, isContinuation(lines[at - 1]) { at -= 1 }
    return at >= 1 ? at : nil
  }

  private mutating func blank(entryOn line: Int) {
    var at = line - 1
    repeat {
      lines[at] = ""
      at += 1
    } while at < lines.count && isContinuation(lines[at]) && !lines[at].isEmpty
  }

  private func quotedEntry(_ line: String) -> String? {
    guard let colon = line.firstIndex(of: ":") else { return "write KEY: VALUE, one a line" }
    let value = line[line.index(after: colon)...].drop { $0 == " " }
    return "write \(line[..<colon]): \(quoted(String(value)))"
  }

  private func isKeyScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
    default: false
    }
  }

  private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

/// A value as a double-quoted YAML scalar.
func quoted(_ value: String) -> String {
  var output = "\""
  for scalar in value.unicodeScalars {
    if scalar == "\"" || scalar == "\\" { output += "\\" }
    output.unicodeScalars.append(scalar)
  }
  return output + "\""
}
