// The walk over a content folder: which file is what, what is skipped and said so, and every source read in the order
// of its path.
import DossierModel
import DossierText

/// One run over a folder.
struct Loading {
  let folder: ContentFolder
  let options: LoadOptions
  var loaded = Loaded()
  private var sources: [(path: String, format: SourceFormat)] = []
  private var sidecars: [String: String] = [:]
  private var configurationFiles: [String] = []

  init(folder: ContentFolder, options: LoadOptions) { (self.folder, self.options) = (folder, options) }

  mutating func run() {
    readConfiguration()
    walk()
    readSources()
    loaded.diagnostics += settleYears(&loaded.documents)
    checkKeys()
  }

  // MARK: dossier.yml, curation.yml

  private mutating func readConfiguration() {
    let names = folder.listing(of: "")?.files ?? []
    configurationFiles = names.filter { isSettings($0) }
    for (stem, isConfiguration) in [("dossier", true), ("curation", false)] {
      let found = configurationFiles.filter { stemOfName($0) == stem }
      guard let name = found.first else { continue }
      if found.count > 1 {
        loaded.diagnostics.append(
          Diagnostic(
            .error, "content.configuration.twice", at: .init(found[1]), "\(found[0]) is there as well",
            help: "keep one of the two"))
      }
      guard let text = settings(name) else { continue }
      if isConfiguration {
        let (configuration, problems) = readConfigurationFile(text)
        loaded.configuration = configuration
        loaded.diagnostics += problems
      } else {
        let (entries, problems) = readCurationFile(text)
        loaded.curation = entries
        loaded.diagnostics += problems
      }
    }
  }

  private func isSettings(_ name: String) -> Bool {
    ["dossier.yml", "dossier.yaml", "curation.yml", "curation.yaml"].contains(name)
  }

  private mutating func settings(_ name: String) -> YAMLText? {
    do {
      let bytes = try folder.bytes(of: name, limit: LoadLimit.configuration)
      return YAMLText(path: name, bytes: try decoded(bytes).text.bytes[...], firstLine: 1)
    } catch let failure as ReadFailure {
      loaded.diagnostics.append(unreadable(name, failure, limit: LoadLimit.configuration))
    } catch {
      loaded.diagnostics.append(
        Diagnostic(.error, "content.file.binary", at: .init(name), "the file is no text"))
    }
    return nil
  }

  // MARK: The walk

  private mutating func walk() {
    var waiting = [""]
    var depth = 0
    while let path = waiting.popLast() {
      depth += 1
      guard depth <= 100_000 else { break }
      guard let listing = folder.listing(of: path) else {
        skip(path, "content.file.unreadable", "the folder cannot be opened")
        continue
      }
      let prefix = path.isEmpty ? "" : path + "/"
      for name in listing.badNames {
        skip(
          prefix + name, "content.file.name",
          "the name has control characters or is no UTF-8, so it is skipped",
          help: "rename it")
      }
      for link in listing.links where !isHidden(link.name) && !isIgnored(prefix + link.name) {
        skip(
          prefix + link.name, "content.file.link", "a link to \(link.target), which is not followed",
          help: "put the file itself here")
      }
      for name in listing.oddities where !isHidden(name) && !isIgnored(prefix + name) {
        skip(prefix + name, "content.file.kind", "is no regular file and is skipped")
      }
      for name in listing.files where !isHidden(name) && !isIgnored(prefix + name) {
        take(prefix + name, name)
      }
      for name in listing.folders.reversed() where !isHidden(name) && !isIgnored(prefix + name) {
        if !isPageFolder(name, listing.files) { waiting.append(prefix + name) }
      }
    }
    sources.sort { utf8Precedes($0.path, $1.path) }
    loaded.copied.sort { utf8Precedes($0.path, $1.path) }
    nameSidecarsWithoutFile()
  }

  private mutating func skip(_ path: String, _ id: String, _ text: String, help: String? = nil) {
    loaded.diagnostics.append(Diagnostic(.warning, id, at: .init(path), text, help: help))
  }

  private func isHidden(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#") && name.hasSuffix("#")
      || [".bak", ".swp", ".swo", ".orig"].contains { name.lowercased().hasSuffix($0) }
      || ["thumbs.db", "desktop.ini"].contains(name.lowercased())
  }

  private func isIgnored(_ path: String) -> Bool {
    loaded.configuration.ignore.contains { globMatches($0, path: path) }
  }

  /// `NAME_files/` beside NAME.html holds the page's pictures and scripts.
  private func isPageFolder(_ name: String, _ files: [String]) -> Bool {
    guard name.hasSuffix("_files") else { return false }
    let stem = name.dropLast(6)
    return files.contains { stemOfName($0) == stem && sourceFormat($0) == .html }
  }

  private mutating func take(_ path: String, _ name: String) {
    if path.hasPrefix("assets/") || path.hasPrefix("root/") { return copy(path) }
    if configurationFiles.contains(path) { return }
    let lower = name.lowercased()
    if lower.hasSuffix(".yml") || lower.hasSuffix(".yaml") {
      sidecars[path] = stemOfName(path)
    } else if let format = sourceFormat(name) {
      sources.append((path, format))
    } else {
      nameUnread(path, lower)
    }
  }

  private mutating func copy(_ path: String) {
    do {
      let bytes = try folder.bytes(of: path, limit: LoadLimit.asset)
      let target = path.hasPrefix("root/") ? String(path.dropFirst(5)) : path
      loaded.copied.append(RenderedFile(path: target, bytes: bytes))
    } catch {
      loaded.diagnostics.append(unreadable(path, error, limit: LoadLimit.asset))
    }
  }

  private mutating func nameUnread(_ path: String, _ lower: String) {
    let ending =
      lower.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last.map(String.init) ?? ""
    let convertible = [
      "pdf", "docx", "doc", "odt", "rtf", "gmi", "epub", "pptx", "xlsx", "xls", "ods", "csv", "eml", "msg",
      "tex",
      "rst", "org", "adoc", "json", "xml", "webarchive",
    ]
    skip(
      path, "content.file.kind",
      ending.isEmpty ? "files without an ending are not read" : "files of the kind .\(ending) are not read",
      help: convertible.contains(ending)
        ? "convert it first: to text (.txt), Markdown (.md) or a saved page (.html)"
        : "move it to assets/, or list it under `ignore:` in dossier.yml")
  }

  private mutating func nameSidecarsWithoutFile() {
    let stems = Set(sources.map { stemOfName($0.path) })
    for (path, stem) in sidecars.sorted(by: { utf8Precedes($0.key, $1.key) }) where !stems.contains(stem) {
      let near = nearest(to: stem, in: sources.map { stemOfName($0.path) })
      skip(
        path, "content.sidecar.alone", "there is no source of this name beside it",
        help: near.map { "did you mean \($0).yml" } ?? "name it like the source that it describes")
    }
  }

  // MARK: Sources

  private mutating func readSources() {
    if sources.count > LoadLimit.articles {
      loaded.diagnostics.append(
        Diagnostic(
          .error, "content.files.many", at: .init(sources[LoadLimit.articles].path),
          "more than \(LoadLimit.articles) sources; this one and \(sources.count - LoadLimit.articles - 1) more are"
            + " not read"))
      sources.removeSubrange(LoadLimit.articles...)
    }
    for (path, format) in sources { read(path, format) }
  }

  private mutating func read(_ path: String, _ format: SourceFormat) {
    let bytes: [UInt8]
    do {
      bytes = try folder.bytes(of: path, limit: LoadLimit.file)
    } catch {
      loaded.diagnostics.append(unreadable(path, error))
      return
    }
    let isBriefing = path == "briefing.md"
    var file = SourceFile(path: path, bytes: bytes, format: format, shelf: shelf(path))
    if isBriefing { file.shelf = .notes }
    file.sidecar = sidecar(of: path)
    let prefix = path.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    file.beside = { [folder] path, limit throws(ReadFailure) in
      try folder.bytes(of: prefix + path, limit: limit)
    }
    let (document, problems) = readSource(file)
    loaded.diagnostics += problems
    guard let document else { return }
    if isBriefing {
      loaded.briefing = document
    } else if document.source.metadata.isDraft, !options.includesDrafts {
      loaded.drafts.append(path)
    } else {
      loaded.documents.append(document)
    }
  }

  private func shelf(_ path: String) -> SourceFile.Shelf {
    path.hasPrefix("articles/") ? .articles : path.hasPrefix("notes/") ? .notes : .elsewhere
  }

  private mutating func sidecar(of path: String) -> (path: String, bytes: [UInt8])? {
    let stem = stemOfName(path)
    for name in ["\(stem).yml", "\(stem).yaml"] where sidecars[name] != nil {
      do {
        return (name, try folder.bytes(of: name, limit: LoadLimit.configuration))
      } catch {
        loaded.diagnostics.append(unreadable(name, error, limit: LoadLimit.configuration))
      }
    }
    return nil
  }

  /// Two sources with one key are an error that names both.
  private mutating func checkKeys() {
    var seen: [String: String] = [:]
    for document in loaded.documents {
      let key = document.source.metadata.key
      if let other = seen[key.value] {
        loaded.diagnostics.append(
          Diagnostic(
            .error, "content.key.twice", at: key.place ?? .init(document.source.path),
            "the key '\(key.value)' belongs to \(other) already",
            help: "give one of the two another name, or a key of its own: `key: ...`"))
      } else {
        seen[key.value] = document.source.path
      }
    }
  }
}
