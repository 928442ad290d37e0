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
    "base-url", "bibliography",
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
    case "bibliography":
      let style = keys.choice(entry, BibliographyStyle.allCases.map(\.rawValue))
      configuration.bibliography = style.flatMap(BibliographyStyle.init) ?? .numbered
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
      switch field.key {
      case "accent": readAccent(field)
      case "sans": configuration.sansFace = face(field, Configuration.sansFaces)
      case "serif": configuration.serifFace = face(field, Configuration.serifFaces)
      default: keys.unknown(field, known: ["accent", "sans", "serif"], what: "'theme'")
      }
    }
  }

  private mutating func readAccent(_ field: YAMLEntry) {
    guard let value = keys.string(field) else { return }
    guard let colour = Colour(hex: value) else {
      return keys.report(
        .error, "value", field.value, "'accent' is no colour: \"\(visible(value))\"",
        help: "write six hexadecimal digits in quotes, such as accent: \"#0b5a86\"")
    }
    configuration.accent = colour.hex
    let shade = colour.readable(on: Grounds.light, towards: .black)
    guard shade != colour else { return }
    let ratio = Grounds.light.map { colour.contrast(with: $0) }.min() ?? 1
    keys.report(
      .warning, "contrast", field.value,
      "'accent' cannot be read as text: its contrast to the page is \(Double(Int(ratio * 10)) / 10), and 4.5 is needed",
      help: "the pages use the darker shade \"\(shade.hex)\"; write that one, or another")
  }

  private mutating func face(_ field: YAMLEntry, _ known: [String]) -> String? {
    guard let value = keys.string(field) else { return nil }
    if known.contains(value) { return value }
    keys.report(
      .error, "value", field.value, "'\(field.key)' names no face: \"\(visible(value))\"",
      help: "known: \(known.joined(separator: ", ")); all are fonts that readers have")
    return nil
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
