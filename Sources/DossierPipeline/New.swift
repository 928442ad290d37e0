// Folders that the program writes for the user to change: the starter, the demo, the built-in templates.
import CEmbedded
package import DossierText
import Glibc

/// Writes the starter (or the demo) into `folder`, which must not exist or be empty. Nothing is ever overwritten.
package func newDossier(at folder: String, demo: Bool) -> (written: [String], diagnostics: [Diagnostic]) {
  writeNew(embeddedFiles(dossier_embedded_starter()), under: demo ? "demo/" : "starter/", to: folder)
}

/// Writes the built-in templates into `folder`, under the same conditions.
package func exportTemplates(to folder: String) -> (written: [String], diagnostics: [Diagnostic]) {
  writeNew(embeddedFiles(dossier_embedded_templates()), under: "templates/", to: folder)
}

/// Writes the files whose names begin with `prefix`, without it.
private func writeNew(
  _ files: [(name: String, bytes: [UInt8])], under prefix: String, to folder: String
) -> (written: [String], diagnostics: [Diagnostic]) {
  let clean = folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder
  if let problem = obstacle(clean) { return ([], [problem]) }
  var written: [String] = []
  for (name, bytes) in files where name.hasPrefix(prefix) {
    let path = clean + "/" + name.dropFirst(prefix.count)
    guard makeFolders(of: path), create(path, bytes) else {
      let reason = String(cString: strerror(errno))
      return (written, [Diagnostic(.error, "new.write", at: .init(path), "cannot be written: \(reason)")])
    }
    written.append(path)
  }
  return (written, [])
}

private func obstacle(_ folder: String) -> Diagnostic? {
  var status = stat()
  guard stat(folder, &status) == 0 else { return nil }
  guard status.st_mode & S_IFMT == S_IFDIR, let directory = opendir(folder) else {
    return Diagnostic(.error, "new.not-a-folder", at: .init(folder), "is there and is no folder")
  }
  defer { closedir(directory) }
  while let entry = readdir(directory) {
    let first = entry.pointee.d_name
    let isDot = first.0 == 0x2E && (first.1 == 0 || first.1 == 0x2E && first.2 == 0)
    if !isDot {
      return Diagnostic(
        .error, "new.not-empty", at: .init(folder), "the folder is not empty",
        help: "choose a name that is free; nothing was written")
    }
  }
  return nil
}

private func makeFolders(of path: String) -> Bool {
  var made = ""
  for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
    made += part + "/"
    if made == "/" || made == "./" || made == "../" { continue }
    if mkdir(made, 0o755) != 0 && errno != EEXIST { return false }
  }
  return true
}

private func create(_ path: String, _ bytes: [UInt8]) -> Bool {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
  guard descriptor >= 0 else { return false }
  var done = 0
  while done < bytes.count {
    let count = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count <= 0 { break }
    done += count
  }
  return close(descriptor) == 0 && done == bytes.count
}
