// `dossier add`: one source into the content folder, its bytes as they came, with a sidecar that says what is known.
// Nothing that is there is ever overwritten.
import DossierContent
import DossierModel
import DossierSite
package import DossierText
import Glibc

/// What is to be added.
package struct AddRequest: Sendable {
  package var bytes: [UInt8]
  /// The file's name, when it has one.
  package var fileName: String?
  /// Whether the bytes are a page, for what has no name that says so.
  package var isPage = false
  /// Where it was fetched from, and when (EDTF).
  package var address: String?
  package var accessed: String?
  /// Front matter keys and values that the user gave, in order.
  package var given: [(key: String, value: String)] = []
  /// The sidecar that stood beside the file.
  package var sidecar: [UInt8]?
  /// Folder that the source goes into.
  package var folder = "content/articles"
  package init(bytes: [UInt8]) { self.bytes = bytes }
}

/// Adds a source. Gives the paths written.
package func addSource(_ request: AddRequest) -> (written: [String], diagnostics: [Diagnostic]) {
  var adding = Adding(request: request)
  adding.run()
  return (adding.written, adding.diagnostics)
}

private struct Adding {
  let request: AddRequest
  var written: [String] = []
  var diagnostics: [Diagnostic] = []

  init(request: AddRequest) { self.request = request }

  mutating func run() {
    let folder =
      request.folder.count > 1 && request.folder.hasSuffix("/")
      ? String(request.folder.dropLast()) : request.folder
    guard isFolder(folder) || mkdir(folder, 0o755) == 0 else {
      return report(
        .error, "add.folder", folder, "there is no such folder and it cannot be made: \(reason())",
        help: "make a dossier first (dossier new content), or name a folder with --to")
    }
    let ending = self.ending
    let (document, problems) = loadBytes(request.bytes, named: request.fileName ?? "source.\(ending)")
    guard let document else {
      diagnostics += problems
      return
    }
    if document.passages.allSatisfy({ !$0.kind.isProse }) {
      report(
        .warning, "add.empty", shownName, "no text was found in it",
        help: "look at its page after the next build")
    }
    warnOfCopies(document, folder)
    write(document, to: folder, ending)
  }

  private mutating func report(
    _ severity: Diagnostic.Severity, _ id: String, _ path: String, _ text: String, help: String? = nil
  ) {
    diagnostics.append(Diagnostic(severity, id, at: .init(path), text, help: help))
  }

  private var shownName: String { request.fileName ?? request.address ?? "standard input" }

  // MARK: Names

  private var ending: String {
    if let name = request.fileName, let dot = name.lastIndex(of: "."), dot != name.startIndex {
      return name[name.index(after: dot)...].lowercased()
    }
    return request.isPage ? "html" : "txt"
  }

  /// The file's own stem, else one made of the title.
  private func stem(_ document: Document) -> String {
    if let name = request.fileName {
      let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
      return Slug.isValid(stem) ? stem : Slug.make(stem)
    }
    return Slug.make(given("title") ?? document.source.metadata.title.value)
  }

  private func given(_ key: String) -> String? { request.given.first { $0.key == key }?.value }

  // MARK: Copies

  private mutating func warnOfCopies(_ document: Document, _ folder: String) {
    let root = folder.hasSuffix("/articles") ? String(folder.dropLast(9)) : folder
    let address = given("url") ?? request.address ?? document.source.metadata.url?.value
    for other in load(root).documents {
      let isSame = other.source.digest == document.source.digest
      let isText = !document.text.isEmpty && other.text == document.text
      let isPage =
        address.map { mine in other.source.metadata.url.map { isSameAddress($0.value, mine) } ?? false }
        ?? false
      guard isSame || isText || isPage else { continue }
      let what = isSame ? "the same file" : isText ? "the same text" : "the same page"
      report(
        .warning, "add.copy", shownName, "\(what) is there already: \(other.source.path)",
        help: "a copy counts once in the dossier; remove one of the two if it is no other version")
      return
    }
  }

  private func isSameAddress(_ a: String, _ b: String) -> Bool {
    func bare(_ address: String) -> Substring {
      var rest = address.lowercased()[...]
      for prefix in ["https://", "http://", "www."] where rest.hasPrefix(prefix) {
        rest = rest.dropFirst(prefix.count)
      }
      rest = rest.prefix { $0 != "#" }
      return rest.hasSuffix("/") ? rest.dropLast() : rest
    }
    return bare(a) == bare(b)
  }

  // MARK: Files

  private mutating func write(_ document: Document, to folder: String, _ ending: String) {
    let stem = stem(document)
    let sidecar = sidecarBytes(document)
    if sidecar == nil, !request.given.isEmpty {
      return report(
        .error, "add.front-matter", shownName,
        "the file has front matter, so nothing can be given in a sidecar",
        help: "change its front matter instead")
    }
    for number in 1...999 {
      let base = folder + "/" + (number == 1 ? stem : "\(stem)-\(number)")
      if exists(base + ".yml") || exists(base + ".yaml") { continue }
      let path = "\(base).\(ending)"
      switch create(path, request.bytes) {
      case 0: written.append(path)
      case EEXIST: continue
      case let code:
        return report(.error, "add.write", path, "cannot be written: \(String(cString: strerror(code)))")
      }
      guard let sidecar else { return }
      let code = create(base + ".yml", sidecar)
      if code != 0 {
        unlink(path)
        written = []
        return report(
          .error, "add.write", base + ".yml", "cannot be written: \(String(cString: strerror(code)))")
      }
      written.append(base + ".yml")
      return
    }
    report(
      .error, "add.name", folder + "/" + stem, "a thousand files have this name", help: "give one with --name"
    )
  }

  private func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  private func reason() -> String { String(cString: strerror(errno)) }

  /// 0, or why the file could not be written; what was begun is taken away.
  private func create(_ path: String, _ bytes: [UInt8]) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { return errno }
    var (done, problem) = (0, Int32(0))
    while done < bytes.count, problem == 0 {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { problem = count < 0 ? errno : EIO } else { done += count }
    }
    if close(descriptor) != 0, problem == 0 { problem = errno }
    if problem != 0 { unlink(path) }
    return problem
  }

  // MARK: The sidecar

  /// Nil when the file speaks for itself in front matter.
  private func sidecarBytes(_ document: Document) -> [UInt8]? {
    let metadata = document.source.metadata
    if request.bytes.starts(with: Array("---\n".utf8)) || request.bytes.starts(with: Array("---\r\n".utf8)) {
      return nil
    }
    if let own = request.sidecar, request.given.isEmpty { return own }
    var lines = [
      "# What `dossier add` found. Correct what is wrong; a key that is removed is read from the source again.",
      "# sha256 \(document.source.digest)",
    ]
    func found<Value>(_ field: Field<Value>?) -> Value? {
      field.flatMap { $0.origin == .assumed ? nil : $0.value }
    }
    func line(_ key: String, _ value: String?) {
      if let value = given(key) ?? value, !value.isEmpty { lines.append("\(key): \(quoted(value))") }
    }
    line("title", found(metadata.title))
    if let names = given("byline").map({ [$0] }) ?? found(metadata.byline), !names.isEmpty {
      lines.append("byline: [" + names.map(quoted).joined(separator: ", ") + "]")
    }
    line("publisher", found(metadata.publisher))
    line("published", found(metadata.published)?.description)
    line("accessed", request.accessed)
    line("url", request.address ?? found(metadata.url))
    line("language", found(metadata.language))
    if let tags = given("tags") {
      let list = tags.split(separator: ",").map { quoted(oneLine(String($0))) }
      lines.append("tags: [" + list.joined(separator: ", ") + "]")
    }
    for key in ["key", "reliability", "credibility", "rights"] { line(key, nil) }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// A YAML string in double quotes, in one line.
  private func quoted(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case _
      where scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029:
        output += " "
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }
}
