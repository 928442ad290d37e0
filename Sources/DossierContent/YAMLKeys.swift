// Typed values of YAML keys, each with the message that a wrong one gets. Shared by front matter, dossier.yml and
// curation.yml, which differ in the prefix of their codes.
import DossierModel
import DossierText

/// Reads the values of one YAML file.
struct YAMLKeys {
  let text: YAMLText
  let prefix: String
  var diagnostics: [Diagnostic] = []

  init(_ text: YAMLText, prefix: String) { (self.text, self.prefix) = (text, prefix) }

  func place(_ value: YAMLValue) -> Diagnostic.Place {
    text.place(value.line, value.column, length: value.length)
  }

  mutating func report(
    _ severity: Diagnostic.Severity, _ id: String, _ value: YAMLValue, _ message: String, help: String? = nil
  ) {
    diagnostics.append(
      text.diagnostic(
        severity, "\(prefix).\(id)", line: value.line, column: value.column, length: value.length, message,
        help: help))
  }

  /// An unknown key is a warning with the nearest known one.
  mutating func unknown(_ entry: YAMLEntry, known: [String], what: String) {
    let near = nearest(to: entry.key, in: known)
    diagnostics.append(
      text.diagnostic(
        .warning, "\(prefix).unknown", line: entry.line, column: entry.column,
        length: entry.key.unicodeScalars.count, "\(what) has no key '\(visible(entry.key))'",
        help: near.map { "did you mean '\($0)'" } ?? "known keys: \(known.joined(separator: ", "))"))
  }

  /// Reports an empty value; the key then counts as absent.
  mutating func isEmpty(_ entry: YAMLEntry) -> Bool {
    guard entry.value.isEmpty else { return false }
    diagnostics.append(
      text.diagnostic(
        .warning, "\(prefix).empty", line: entry.line, column: entry.column,
        length: entry.key.unicodeScalars.count, "'\(entry.key)' has no value",
        help: "give it one or leave the line out"))
    return true
  }

  /// Text of one line: blanks at the ends go, line ends become blanks.
  mutating func string(_ entry: YAMLEntry) -> String? {
    if isEmpty(entry) { return nil }
    guard case .scalar(let value, let isPlain) = entry.value.content else {
      report(.error, "type", entry.value, "'\(entry.key)' must be text, not a \(kind(entry.value))")
      return nil
    }
    if isPlain, let reading = trap(value) {
      report(
        .warning, "trap", entry.value,
        "'\(entry.key)' is \(value) without quotes, which YAML reads as \(reading)",
        help: "write \(entry.key): \(quoted(value))")
    }
    return oneLine(value)
  }

  /// A list of texts; a single text is a list of one, and parted at commas when `splits`.
  mutating func strings(_ entry: YAMLEntry, splits: Bool = false) -> [String] {
    if isEmpty(entry) { return [] }
    switch entry.value.content {
    case .scalar(let value, _):
      return (splits ? value.split(separator: ",").map(String.init) : [value]).map(oneLine).filter {
        !$0.isEmpty
      }
    case .map:
      report(.error, "type", entry.value, "'\(entry.key)' must be text or a list of texts, not a map")
      return []
    case .list(let values):
      return values.compactMap { value in
        if value.isEmpty {
          report(.warning, "empty", value, "an entry of '\(entry.key)' has no value", help: "leave it out")
          return nil
        }
        guard let scalar = value.scalar else {
          report(.error, "type", value, "an entry of '\(entry.key)' must be text, not a \(kind(value))")
          return nil
        }
        return oneLine(scalar)
      }
    }
  }

  mutating func bool(_ entry: YAMLEntry) -> Bool? {
    if isEmpty(entry) { return nil }
    switch entry.value.scalar?.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default:
      report(
        .error, "type", entry.value, "'\(entry.key)' must be true or false\(shown(entry.value))",
        help: "write \(entry.key): true or \(entry.key): false")
      return nil
    }
  }

  mutating func date(_ entry: YAMLEntry) -> EDTFDate? {
    if isEmpty(entry) { return nil }
    guard let value = entry.value.scalar else {
      report(.error, "type", entry.value, "'\(entry.key)' must be a date, not a \(kind(entry.value))")
      return nil
    }
    let written = oneLine(value)
    if let date = EDTFDate(written) { return date }
    let meant = suggestedDate(written)
    report(
      .error, "date", entry.value, "'\(entry.key)' is not a date: \"\(written)\"",
      help: meant.map { "write \($0)" }
        ?? "write 2024-10-18, 2024-10 or 2024; leave it out if it is not known")
    return nil
  }

  /// One of a few words, whatever the case.
  mutating func choice(_ entry: YAMLEntry, _ known: [String]) -> String? {
    if isEmpty(entry) { return nil }
    if let value = entry.value.scalar.map(oneLine),
      let match = known.first(where: { $0.lowercased() == value.lowercased() })
    {
      return match
    }
    let near = entry.value.scalar.flatMap { value in
      known.allSatisfy { $0.utf8.count == 1 } ? nil : nearest(to: value.lowercased(), in: known)
    }
    report(
      .error, "value", entry.value,
      "'\(entry.key)' must be one of \(known.joined(separator: ", "))"
        + shown(entry.value), help: near.map { "did you mean '\($0)'" })
    return nil
  }

  mutating func webAddress(_ entry: YAMLEntry) -> String? {
    guard let value = string(entry) else { return nil }
    if isWebAddress(value) { return value }
    report(
      .error, "address", entry.value, "'\(entry.key)' is no web address: \"\(value)\"",
      help: value.hasPrefix("www.") || value.contains(".") && !value.contains(":") && !value.contains(" ")
        ? "write \(entry.key): https://\(value)" : "write it in full, with https:// in front")
    return nil
  }

  /// A BCP 47 tag, as far as its form goes.
  mutating func language(_ entry: YAMLEntry) -> String? {
    guard let value = string(entry) else { return nil }
    let parts = value.split(separator: "-", omittingEmptySubsequences: false)
    let isTag = parts.indices.allSatisfy { index in
      let part = parts[index].utf8
      return part.allSatisfy { ByteClass.isLetter($0) && $0 < 0x80 || index > 0 && ByteClass.isDigit($0) }
        && (index == 0 ? 2...3 : 1...8).contains(part.count)
    }
    if isTag { return value }
    report(
      .error, "language", entry.value, "'\(entry.key)' is no language tag: \"\(value)\"",
      help: "write a BCP 47 tag such as en, de or pt-BR")
    return nil
  }

  /// The entries of a map value; nil when it is none.
  mutating func map(_ entry: YAMLEntry, of what: String) -> [YAMLEntry]? {
    if isEmpty(entry) { return nil }
    if case .map(let entries) = entry.value.content { return entries }
    report(.error, "type", entry.value, "'\(entry.key)' must be a map of \(what)\(shown(entry.value))")
    return nil
  }

  func kind(_ value: YAMLValue) -> String {
    switch value.content {
    case .scalar: "text"
    case .list: "list"
    case .map: "map"
    }
  }

  private func shown(_ value: YAMLValue) -> String {
    if let scalar = value.scalar { return ", not \"\(oneLine(scalar))\"" }
    return ", not a \(kind(value))"
  }
}

/// What YAML 1.1 makes of an unquoted word or number that is meant as text; nil when it is text there too.
private func trap(_ value: String) -> String? {
  switch value.lowercased() {
  case "no", "off", "false": return "false"
  case "yes", "on", "true": return "true"
  default: break
  }
  let parts = value.split(separator: ":", omittingEmptySubsequences: false)
  let isClock =
    parts.count > 1
    && parts.allSatisfy { (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy(ByteClass.isDigit) }
  return isClock ? "a number of base 60" : nil
}

/// `http` or `https` with a host, without blanks or controls.
func isWebAddress(_ value: String) -> Bool {
  let lower = value.lowercased()
  guard let prefix = ["https://", "http://"].first(where: { lower.hasPrefix($0) }) else { return false }
  let rest = value.utf8.dropFirst(prefix.utf8.count)
  guard let first = rest.first, ByteClass.isLetter(first) || ByteClass.isDigit(first) || first == 0x5B
  else { return false }
  return value.utf8.count <= 4096
    && rest.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E }
}
