// From a folder (or one file) to documents: the one verb of this room.
package import DossierModel
package import DossierText

/// What a load gives: whatever could be read, and every fault of the run.
package struct Loaded: Sendable {
  package var configuration = Configuration()
  /// Articles and notes, by path.
  package var documents: [Document] = []
  package var briefing: Document?
  package var curation: [CurationEntry] = []
  /// Files of `assets/` and `root/`, with the path they get below the output folder.
  package var copied: [RenderedFile] = []
  /// Paths of drafts that were left out.
  package var drafts: [String] = []
  package var diagnostics: [Diagnostic] = []
  package init() {}
}

/// How to load.
package struct LoadOptions: Sendable {
  package var includesDrafts = false
  package init() {}
}

/// The limits of one run, in bytes and files.
enum LoadLimit {
  static let file = 20 << 20
  static let asset = 100 << 20
  static let configuration = 1 << 20
  static let articles = 20_000
}

/// Reads a content folder or a single file. Never throws: what is wrong is in `diagnostics`.
package func load(_ path: String, options: LoadOptions = LoadOptions()) -> Loaded {
  guard let folder = ContentFolder(path) else { return loadAlone(path, options) }
  var loading = Loading(folder: folder, options: options)
  loading.run()
  return loading.loaded
}

/// Reads one file by itself, as `dossier analyze` does: its own front matter or sidecar, no configuration.
/// `published`, if given, is used where the file says nothing.
package func loadFile(_ path: String, published: EDTFDate? = nil) -> (
  document: Document?, diagnostics: [Diagnostic]
) {
  loadFile(path, shownAs: path, published: published)
}

/// Reads bytes as the file of this name would be read, without a sidecar.
package func loadBytes(_ bytes: [UInt8], named name: String) -> (
  document: Document?, diagnostics: [Diagnostic]
) {
  readSource(SourceFile(path: name, bytes: bytes, format: sourceFormat(name) ?? .text, shelf: .articles))
}

/// A single file as the whole content: its path is its name.
private func loadAlone(_ path: String, _ options: LoadOptions) -> Loaded {
  var loaded = Loaded()
  let name = path.split(separator: "/").last.map(String.init) ?? path
  let (document, diagnostics) = loadFile(path, shownAs: name, published: nil)
  loaded.diagnostics = diagnostics
  if let document {
    if document.source.metadata.isDraft && !options.includesDrafts {
      loaded.drafts = [name]
    } else {
      loaded.documents = [document]
      loaded.diagnostics += settleYears(&loaded.documents)
    }
  }
  return loaded
}

private func loadFile(_ path: String, shownAs shown: String, published: EDTFDate?) -> (
  document: Document?, diagnostics: [Diagnostic]
) {
  let bytes: [UInt8]
  do {
    bytes = try fileBytes(path, limit: LoadLimit.file)
  } catch {
    return (nil, [unreadable(shown, error)])
  }
  let parts = path.split(separator: "/")
  let shelf = parts.dropLast().last { $0 == "articles" || $0 == "notes" }
  var file = SourceFile(
    path: shown, bytes: bytes, format: sourceFormat(shown) ?? .text,
    shelf: shelf == "notes" ? .notes : shelf == "articles" ? .articles : .elsewhere, fallbackDate: published)
  let own = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  file.beside = { path, limit throws(ReadFailure) in
    guard let folder = ContentFolder(own) else { throw .notAFile }
    return try folder.bytes(of: path, limit: limit)
  }
  for ending in ["yml", "yaml"] {
    guard file.sidecar == nil, let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else {
      continue
    }
    let beside = path[..<dot] + ".\(ending)"
    guard beside != path, let bytes = try? fileBytes(String(beside), limit: LoadLimit.configuration) else {
      continue
    }
    file.sidecar = (path: stemOfName(shown) + ".\(ending)", bytes: bytes)
  }
  return readSource(file)
}

/// The message for a file whose bytes could not be had.
func unreadable(_ path: String, _ failure: ReadFailure, limit: Int = LoadLimit.file) -> Diagnostic {
  switch failure {
  case .unreadable(let problem):
    Diagnostic(.error, "content.file.unreadable", at: .init(path), "cannot be read: \(problem)")
  case .notAFile:
    Diagnostic(.error, "content.file.unreadable", at: .init(path), "is no regular file")
  case .tooLarge:
    Diagnostic(
      .error, "content.file.size", at: .init(path), "is larger than \(limit >> 20) MB",
      help: "keep the article's text only")
  }
}
