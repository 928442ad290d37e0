// A folder of its own for each test, and what stands in it.
import DossierModel
import DossierOutput
import DossierText
import Foundation

/// A temporary folder, removed with the value.
final class Scratch {
  let path: String

  init() {
    let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
    path = base + "/dossier-output-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  func callAsFunction(_ name: String) -> String { path + "/" + name }

  func write(_ text: String, to name: String) {
    let file = self(name)
    let folder = (file as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = FileManager.default.createFile(atPath: file, contents: Data(text.utf8))
    chmod(file, 0o644)  // another test changes the umask meanwhile
  }

  func link(_ name: String, to target: String) {
    try? FileManager.default.createSymbolicLink(atPath: self(name), withDestinationPath: target)
  }

  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: self(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Every name below the folder with kind, mode and content; with `exactly` also inode and time.
  func tree(_ name: String = "", exactly: Bool = false) -> [String] {
    let root = name.isEmpty ? path : self(name)
    let names = (FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []).sorted()
    return names.map { name in
      var status = stat()
      lstat(root + "/" + name, &status)
      var line = "\(name) \(String(status.st_mode, radix: 8))"
      if exactly { line += " \(status.st_ino) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)" }
      switch status.st_mode & S_IFMT {
      case S_IFREG:
        line +=
          " " + (FileManager.default.contents(atPath: root + "/" + name) ?? Data()).base64EncodedString()
      case S_IFLNK:
        line +=
          " -> " + ((try? FileManager.default.destinationOfSymbolicLink(atPath: root + "/" + name)) ?? "?")
      default: break
      }
      return line
    }
  }

  /// What a publish has left beside the site.
  var leftovers: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter { $0.contains(".dossier.") }
      .sorted()
  }
}

/// A small site of files with the text given.
func site(_ files: [String: String]) -> [RenderedFile] {
  files.map { RenderedFile(path: $0.key, bytes: Array($0.value.utf8)) }.sorted { $0.path < $1.path }
}

/// Publishes files that stand in memory.
func publish(
  _ files: [RenderedFile], to folder: String, keep: [String], inputs: [String], system: System = System()
) -> (report: PublishReport, diagnostics: [Diagnostic]) {
  DossierOutput.publish(
    SiteFiles(files.map(\.path)) { files[$0] }, to: folder, keep: keep, inputs: inputs, system: system)
}

let first = site([
  "index.html": "one", "figures.html": "f", "sources/a.html": "a", "sources/b.html": "b",
  "assets/x/y.css": "y",
])
let second = site([
  "index.html": "two", "figures.html": "f", "sources/a.html": "a", "sources/c.html": "c", "notes/n.html": "n",
])
