// What changed between two builds: reads their exports and compares them (`dossier diff`, `build --changes`).
package import DossierModel
import DossierSynthesis
package import DossierText
import Glibc

/// The differences between two builds, or why they cannot be told.
package struct Differences: Sendable {
  /// Nil when one of the two cannot be compared.
  package var changes: [Change]?
  package var diagnostics: [Diagnostic] = []
}

/// Compares two builds; each is a built site, or its `data/dossier.json`.
package func differences(old: String, new: String) -> Differences {
  var found = Differences()
  let exports = [old, new].map { path -> JSONValue? in
    let file = exportPath(path)
    guard let bytes = wholeFile(file) else {
      found.diagnostics.append(
        Diagnostic(
          .error, "diff.unreadable", at: .init(file), "cannot be read",
          help: "name a built site, or its data/dossier.json"))
      return nil
    }
    guard let value = JSONValue(parsing: bytes), value["schema"]?.number != nil else {
      found.diagnostics.append(
        Diagnostic(.error, "diff.no-export", at: .init(file), "is no export of a dossier"))
      return nil
    }
    return value
  }
  guard let before = exports[0], let after = exports[1] else { return found }
  found.changes = changes(old: before, new: after)
  if found.changes == nil {
    found.diagnostics.append(
      Diagnostic(
        .error, "diff.schema", at: .init(exportPath(old)), "the two exports are of different schemas",
        help: "build both with one version of dossier"))
  }
  return found
}

/// The differences between the site that stands in `output` and a new export. Without a site there nothing can be
/// told, and a note says so.
func differences(output: String, new: [UInt8]) -> Differences {
  let file = exportPath(output)
  guard let bytes = wholeFile(file) else {
    return Differences(diagnostics: [
      Diagnostic(
        .note, "changes.first", at: .init(file), "there is no earlier build, so no page of changes was made")
    ])
  }
  guard let before = JSONValue(parsing: bytes), let after = JSONValue(parsing: new),
    let changes = changes(old: before, new: after)
  else {
    return Differences(diagnostics: [
      Diagnostic(
        .warning, "changes.incomparable", at: .init(file),
        "the earlier build cannot be compared with this one",
        help: "it is of another schema or was changed by hand; the next build can be compared with this one")
    ])
  }
  return Differences(changes: changes)
}

private func exportPath(_ path: String) -> String {
  guard isFolder(path) else { return path }
  return (path.hasSuffix("/") ? path : path + "/") + "data/dossier.json"
}

/// A file's bytes, at most 1 GB; nil when it cannot be read.
private func wholeFile(_ path: String) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 20)
  while bytes.count <= 1 << 30 {
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0 && errno == EINTR { continue }
    if count < 0 { return nil }
    if count == 0 { return bytes }
    bytes += buffer[..<count]
  }
  return nil
}
