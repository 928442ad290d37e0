// Which files of the old site already have the wanted bytes: decided by the bytes themselves, never by times.
import DossierModel
import Glibc

/// The old site, compared with the new files.
struct Unchanged {
  /// For each file in the order given: it stands in the old site with the same bytes and mode 0644.
  let isSame: [Bool]
  var count: Int { isSame.count { $0 } }

  init(_ files: [RenderedFile], old: [Entry], in folder: Int32) {
    var known: [String: Entry] = [:]
    for entry in old where entry.kind == .file { known[entry.path] = entry }
    let folders = Folders(below: folder)
    isSame = files.map { file in
      guard let entry = known[file.path], entry.size == file.bytes.count, entry.mode == 0o644 else {
        return false
      }
      let (parent, name) = split(file.path)
      guard let descriptor = try? folders.descriptor(of: parent) else { return false }
      return contents(of: name, in: descriptor, limit: file.bytes.count) == file.bytes
    }
  }
}
