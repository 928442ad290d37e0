// What the user wrote about a source, in front matter or a sidecar: the keys, their types, and what is said of a
// value that does not fit.
import DossierModel
import DossierText

/// The keys of a front matter or sidecar; nil where nothing was given.
struct GivenMetadata {
  var title: Field<String>?
  var byline: Field<[String]>?
  var publisher: Field<String>?
  var published: Field<EDTFDate>?
  var accessed: EDTFDate?
  var url: Field<String>?
  var archived: String?
  var language: Field<String>?
  var tags: [String] = []
  var key: Field<String>?
  var kind: SourceKind?
  var isDraft = false
  var summary: String?
  var reliability: String?
  var credibility: Int?
  var trafficLight: TrafficLight?
  var rights: String?
  var textPolicy: TextPolicy?
  var isAnalysed: Bool?
  var slug: String?
  var aliases: [String] = []

  static let keys = [
    "title", "byline", "author", "publisher", "published", "date", "accessed", "url", "archived", "language",
    "tags", "key", "kind", "draft", "summary", "reliability", "credibility", "tlp", "rights", "text",
    "analyse",
    "slug", "aliases",
  ]
  static let prefix = "content.frontmatter"
}

/// Reads the keys of one source.
func givenMetadata(_ text: YAMLText, origin: MetadataOrigin) -> (GivenMetadata, [Diagnostic]) {
  var keys = YAMLKeys(text, prefix: GivenMetadata.prefix)
  var given = GivenMetadata()
  guard let entries = yamlEntries(text, prefix: GivenMetadata.prefix, into: &keys.diagnostics) else {
    if !keys.diagnostics.contains(where: { $0.severity == .error }) {
      keys.diagnostics.append(
        text.diagnostic(
          .error, "\(GivenMetadata.prefix).type", line: 1, column: 1, "this is no list of keys and values",
          help: "write one `key: value` a line, such as `title: ...`"))
    }
    return (given, keys.diagnostics)
  }
  for entry in entries { given.read(entry, origin, &keys) }
  for (name, alias) in [("byline", "author"), ("published", "date")] {
    guard entries.contains(where: { $0.key == name }), let second = entries.first(where: { $0.key == alias })
    else { continue }
    keys.diagnostics.append(
      text.diagnostic(
        .error, "\(GivenMetadata.prefix).duplicate", line: second.line, column: second.column,
        length: alias.count, "'\(alias)' is another name of '\(name)', and both are given",
        help: "keep one of the two"))
  }
  return (given, keys.diagnostics)
}

extension GivenMetadata {
  fileprivate mutating func read(_ entry: YAMLEntry, _ origin: MetadataOrigin, _ keys: inout YAMLKeys) {
    let place = keys.place(entry.value)
    func field<Value>(_ value: Value?) -> Field<Value>? { value.map { Field($0, origin, at: place) } }
    switch entry.key {
    case "title": title = field(keys.string(entry))
    case "byline", "author":
      let names = keys.strings(entry)
      if !names.isEmpty { byline = field(names) }
    case "publisher": publisher = field(keys.string(entry))
    case "published", "date": published = field(keys.date(entry))
    case "accessed": accessed = keys.date(entry)
    case "url": url = field(keys.webAddress(entry))
    case "archived": archived = keys.webAddress(entry)
    case "language": language = field(keys.language(entry))
    case "tags": tags = unique(keys.strings(entry, splits: true))
    case "key": key = field(keys.citationKey(entry))
    case "kind": kind = keys.choice(entry, SourceKind.allCases.map(\.rawValue)).flatMap(SourceKind.init)
    case "draft": isDraft = keys.bool(entry) ?? false
    case "summary": summary = keys.string(entry)
    case "reliability": reliability = keys.choice(entry, ["A", "B", "C", "D", "E", "F"])
    case "credibility": credibility = keys.choice(entry, ["1", "2", "3", "4", "5", "6"]).flatMap { Int($0) }
    case "tlp": trafficLight = keys.trafficLight(entry)
    case "rights": rights = keys.string(entry)
    case "text": textPolicy = keys.choice(entry, TextPolicy.allCases.map(\.rawValue)).flatMap(TextPolicy.init)
    case "analyse": isAnalysed = keys.bool(entry)
    case "slug": slug = keys.slug(entry)
    case "aliases": aliases = unique(keys.strings(entry))
    default: keys.unknown(entry, known: Self.keys, what: "front matter")
    }
  }

  private func unique(_ values: [String]) -> [String] {
    var seen: Set<String> = []
    return values.filter { seen.insert($0).inserted }
  }
}

extension YAMLKeys {
  mutating func trafficLight(_ entry: YAMLEntry) -> TrafficLight? {
    var plain = entry
    if case .scalar(let value, let isPlain) = entry.value.content, value.lowercased().hasPrefix("tlp:") {
      plain.value.content = .scalar(oneLine(String(value.dropFirst(4))), isPlain: isPlain)
    }
    return choice(plain, TrafficLight.allCases.map(\.rawValue)).flatMap(TrafficLight.init)
  }

  /// A citation key may stand in `[@key]`, `[@key, p. 3]` and `[@key#s2]`.
  mutating func citationKey(_ entry: YAMLEntry) -> String? {
    guard let value = string(entry) else { return nil }
    let forbidden = "[]@#,;|".unicodeScalars
    guard value.unicodeScalars.contains(where: forbidden.contains) else { return value }
    report(
      .error, "key", entry.value, "'key' has a character that a citation cannot hold: \"\(value)\"",
      help: "write letters, digits, - and _ only, such as \(slugged(value))")
    return nil
  }

  mutating func slug(_ entry: YAMLEntry) -> String? {
    guard let value = string(entry) else { return nil }
    let isSlug =
      (1...80).contains(value.utf8.count)
      && value.utf8.allSatisfy { 0x61...0x7A ~= $0 || ByteClass.isDigit($0) || $0 == 0x2D }
    if isSlug { return value }
    report(
      .error, "slug", entry.value, "'slug' may hold a-z, 0-9 and - only, 80 at most: \"\(value)\"",
      help: "write slug: \(slugged(value))")
    return nil
  }

  /// A proposal for a message, not the site's own slugs.
  private func slugged(_ value: String) -> String {
    var output: [UInt8] = []
    for byte in value.utf8.prefix(80) {
      if ByteClass.isDigit(byte) || byte < 0x80 && ByteClass.isLetter(byte) {
        output.append(ByteClass.lower(byte))
      } else if let last = output.last, last != 0x2D {
        output.append(0x2D)
      }
    }
    if output.last == 0x2D { output.removeLast() }
    return output.isEmpty ? "source" : String(decoding: output, as: UTF8.self)
  }
}
