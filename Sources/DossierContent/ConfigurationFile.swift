// dossier.yml into a Configuration. Every key is optional; an unknown or ill-typed one is named with its place.
import DossierModel
import DossierText

/// Reads the lines of dossier.yml.
func readConfigurationFile(_ text: YAMLText) -> (Configuration, [Diagnostic]) {
  var file = ConfigurationFile(keys: YAMLKeys(text, prefix: ConfigurationFile.prefix))
  guard let entries = yamlEntries(text, prefix: ConfigurationFile.prefix, into: &file.keys.diagnostics) else {
    if !file.keys.diagnostics.contains(where: { $0.severity == .error }) {
      file.keys.diagnostics.append(
        text.diagnostic(
          .error, "\(ConfigurationFile.prefix).type", line: 1, column: 1,
          "this is no list of keys and values",
          help: "write one `key: value` a line, such as `title: ...`"))
    }
    return (file.configuration, file.keys.diagnostics)
  }
  for entry in entries { file.read(entry) }
  return (file.configuration, file.keys.diagnostics)
}

private struct ConfigurationFile {
  static let prefix = "content.configuration"
  static let known = [
    "title", "subtitle", "description", "authors", "organisation", "language", "published", "as-of",
    "base-url",
    "tlp", "text", "tags", "sections", "publishers", "actors", "ignore", "keep", "theme", "timeline",
    "strict",
  ]
  static let pages = [
    "timeline", "figures", "claims", "contradictions", "sources", "people", "places", "notes", "search",
    "about",
    "print",
  ]
  var keys: YAMLKeys
  var configuration = Configuration()

  init(keys: YAMLKeys) { self.keys = keys }

  mutating func read(_ entry: YAMLEntry) {
    switch entry.key {
    case "title": configuration.title = keys.string(entry)
    case "subtitle": configuration.subtitle = keys.string(entry)
    case "description": configuration.description = keys.string(entry)
    case "authors": configuration.authors = keys.strings(entry)
    case "organisation": configuration.organisation = keys.string(entry)
    case "language": configuration.language = keys.language(entry) ?? "en"
    case "published": configuration.published = keys.date(entry)
    case "as-of": configuration.asOf = keys.date(entry)
    case "base-url":
      configuration.baseURL = keys.webAddress(entry).map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    case "tlp": configuration.trafficLight = keys.trafficLight(entry)
    case "text":
      let policy = keys.choice(entry, TextPolicy.allCases.map(\.rawValue))
      configuration.textPolicy = policy.flatMap(TextPolicy.init) ?? .full
    case "tags": configuration.tags = keys.strings(entry, splits: true)
    case "sections": readSections(entry)
    case "publishers": readPublishers(entry)
    case "actors": readActors(entry)
    case "ignore": configuration.ignore = keys.strings(entry)
    case "keep": readKeep(entry)
    case "theme": readTheme(entry)
    case "timeline": readTimeline(entry)
    case "strict": configuration.isStrict = keys.bool(entry) ?? false
    default: keys.unknown(entry, known: Self.known, what: "dossier.yml")
    }
  }

  /// `- timeline` or `- figures: Numbers`.
  private mutating func readSections(_ entry: YAMLEntry) {
    guard !keys.isEmpty(entry) else { return }
    guard case .list(let values) = entry.value.content else {
      keys.report(.error, "type", entry.value, "'sections' must be a list of pages")
      return
    }
    for value in values {
      if case .map(let named) = value.content {
        for section in named {
          addSection(section.key, keys.string(section), value)
        }
      } else if let page = value.scalar {
        addSection(page, nil, value)
      } else {
        keys.report(.error, "type", value, "an entry of 'sections' must be a page, or `page: name`")
      }
    }
  }

  private mutating func addSection(_ page: String, _ label: String?, _ value: YAMLValue) {
    if Self.pages.contains(page) {
      configuration.sections.append(.init(page: page, label: label))
    } else {
      let near = nearest(to: page, in: Self.pages)
      keys.report(
        .error, "value", value, "there is no page '\(visible(page))'",
        help: near.map { "did you mean '\($0)'" } ?? "pages: \(Self.pages.joined(separator: ", "))")
    }
  }

  private mutating func readPublishers(_ entry: YAMLEntry) {
    for item in keys.map(entry, of: "publishers by name") ?? [] {
      var publisher = Configuration.Publisher(name: item.key)
      for field in settings(item) {
        switch field.key {
        case "country": publisher.country = keys.string(field)
        case "kind": publisher.kind = keys.string(field)
        case "reliability": publisher.reliability = keys.choice(field, ["A", "B", "C", "D", "E", "F"])
        default: keys.unknown(field, known: ["country", "kind", "reliability"], what: "a publisher")
        }
      }
      configuration.publishers.append(publisher)
    }
  }

  private mutating func readActors(_ entry: YAMLEntry) {
    for item in keys.map(entry, of: "actors by name") ?? [] {
      var actor = Configuration.ActorSetting(name: item.key)
      for field in settings(item) {
        switch field.key {
        case "kind": actor.kind = keys.choice(field, ["person", "org", "place", "vessel", "event", "other"])
        case "role": actor.role = keys.string(field)
        case "country": actor.country = keys.string(field)
        case "aliases": actor.aliases = keys.strings(field)
        default: keys.unknown(field, known: ["kind", "role", "country", "aliases"], what: "an actor")
        }
      }
      configuration.actors.append(actor)
    }
  }

  /// The fields behind a name; a name alone has none.
  private mutating func settings(_ item: YAMLEntry) -> [YAMLEntry] {
    if item.value.isEmpty { return [] }
    return keys.map(item, of: "settings") ?? []
  }

  /// Names in the output folder: no way out of it.
  private mutating func readKeep(_ entry: YAMLEntry) {
    for name in keys.strings(entry) {
      let parts = name.split(separator: "/", omittingEmptySubsequences: false)
      if name.hasPrefix("/") || parts.contains("..") || name.contains("\\") {
        keys.report(
          .error, "value", entry.value, "'keep' names files inside the output folder: \"\(visible(name))\"")
      } else {
        configuration.keep.append(name)
      }
    }
  }

  private mutating func readTheme(_ entry: YAMLEntry) {
    for field in keys.map(entry, of: "settings") ?? [] {
      guard field.key == "accent" else {
        keys.unknown(field, known: ["accent"], what: "'theme'")
        continue
      }
      guard let value = keys.string(field) else { continue }
      let digits = value.utf8.dropFirst()
      let isHex = digits.allSatisfy { ByteClass.isDigit($0) || 0x61...0x66 ~= ByteClass.lower($0) }
      if value.hasPrefix("#"), digits.count == 6, isHex {
        configuration.accent = value.lowercased()
      } else {
        keys.report(
          .error, "value", field.value, "'accent' is no colour: \"\(value)\"",
          help: "write six hexadecimal digits in quotes, such as accent: \"#0b5a86\"")
      }
    }
  }

  private mutating func readTimeline(_ entry: YAMLEntry) {
    for field in keys.map(entry, of: "from and to") ?? [] {
      switch field.key {
      case "from": configuration.timelineFrom = keys.date(field)
      case "to": configuration.timelineTo = keys.date(field)
      default: keys.unknown(field, known: ["from", "to"], what: "'timeline'")
      }
    }
  }
}
