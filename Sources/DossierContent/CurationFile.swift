// curation.yml into the editor's decisions. Whether an entry matches an item is for Synthesis to say; here each one
// must be well formed.
import DossierModel
import DossierText

/// Reads the lines of curation.yml, entries in the order of the file.
func readCurationFile(_ text: YAMLText) -> ([CurationEntry], [Diagnostic]) {
  var file = CurationFile(keys: YAMLKeys(text, prefix: CurationFile.prefix))
  guard let lists = yamlEntries(text, prefix: CurationFile.prefix, into: &file.keys.diagnostics) else {
    if !file.keys.diagnostics.contains(where: { $0.severity == .error }) {
      file.keys.diagnostics.append(
        text.diagnostic(
          .error, "\(CurationFile.prefix).type", line: 1, column: 1, "this is no map of lists",
          help: "write pin:, reject:, correct:, merge:, split:, label: or restore:, each with a list"))
    }
    return ([], file.keys.diagnostics)
  }
  for list in lists { file.read(list) }
  return (file.entries, file.keys.diagnostics)
}

private struct CurationFile {
  static let prefix = "content.curation"
  static let common = ["id", "source", "quote", "occurrence", "a", "b", "reason"]
  var keys: YAMLKeys
  var entries: [CurationEntry] = []

  init(keys: YAMLKeys) { self.keys = keys }

  mutating func read(_ list: YAMLEntry) {
    guard let action = CurationEntry.Action(rawValue: list.key) else {
      keys.unknown(list, known: CurationEntry.Action.allCases.map(\.rawValue), what: "curation.yml")
      return
    }
    guard !keys.isEmpty(list) else { return }
    guard case .list(let values) = list.value.content else {
      keys.report(
        .error, "type", list.value, "'\(list.key)' must be a list",
        help: "write each entry as `- id: ...` or `- source: ...` with `quote: ...`")
      return
    }
    for value in values { add(action, value) }
  }

  private mutating func add(_ action: CurationEntry.Action, _ value: YAMLValue) {
    guard case .map(let fields) = value.content else {
      keys.report(
        .error, "type", value,
        "an entry of '\(action.rawValue)' must be a map with `id`, or `source` and `quote`")
      return
    }
    var entry = CurationEntry(action, at: keys.place(value))
    let errors = keys.diagnostics.count { $0.severity == .error }
    for field in fields { read(field, into: &entry) }
    guard errors == keys.diagnostics.count(where: { $0.severity == .error }), isComplete(entry, value) else {
      return
    }
    entries.append(entry)
  }

  private mutating func read(_ field: YAMLEntry, into entry: inout CurationEntry) {
    switch field.key {
    case "id": entry.id = keys.string(field)
    case "source": entry.sourceKey = keys.string(field)
    case "quote": entry.quote = words(field)
    case "occurrence":
      let value = field.value.scalar.flatMap { Int($0) }
      if let value, (1...10_000).contains(value) {
        entry.occurrence = value
      } else {
        keys.report(.error, "type", field.value, "'occurrence' counts from 1")
      }
    case "a": entry.a = keys.string(field)
    case "b": entry.b = keys.string(field)
    case "reason": entry.reason = keys.string(field)
    case "label" where entry.action == .label: entry.label = keys.string(field)
    case "with" where entry.action == .merge: entry.with = keys.strings(field)
    case "out" where entry.action == .split: entry.out = keys.strings(field)
    default:
      guard entry.action == .correct else {
        keys.unknown(
          field, known: Self.common + own(entry.action), what: "an entry of '\(entry.action.rawValue)'")
        return
      }
      if field.value.isEmpty {
        entry.fields.append(.init(field.key, ""))
      } else if let value = keys.string(field) {
        entry.fields.append(.init(field.key, value))
      }
    }
  }

  /// A quote keeps its words as they stand, but for blanks at its ends.
  private mutating func words(_ field: YAMLEntry) -> String? {
    guard let scalar = field.value.scalar, !field.value.isEmpty else { return keys.string(field) }
    let text = Text(scalar)
    return text[text.trimmed(text.all)]
  }

  private func own(_ action: CurationEntry.Action) -> [String] {
    switch action {
    case .merge: ["with"]
    case .split: ["out"]
    case .label: ["label"]
    default: []
    }
  }

  private mutating func isComplete(_ entry: CurationEntry, _ value: YAMLValue) -> Bool {
    let isNamed =
      entry.id != nil || entry.sourceKey != nil && entry.quote != nil || entry.a != nil && entry.b != nil
    if !isNamed {
      keys.report(
        .error, "item", value, "the entry names no item",
        help: "give `id`, or `source` and `quote`, or `a` and `b` for a relation")
      return false
    }
    let missing: String? =
      switch entry.action {
      case .merge: entry.with.isEmpty ? "with" : nil
      case .split: entry.out.isEmpty ? "out" : nil
      case .label: entry.label == nil ? "label" : nil
      case .correct: entry.fields.isEmpty ? "fields that it replaces" : nil
      default: nil
      }
    guard let missing else { return true }
    keys.report(.error, "item", value, "an entry of '\(entry.action.rawValue)' needs \(missing)")
    return false
  }
}
