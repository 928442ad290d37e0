// What of an old output folder is the site's own, what is carried over, and what somebody else put there.

/// The content of the output folder before a publish.
struct OldSite {
  let descriptor: Int32
  /// Nil for a folder without our marker: then it holds nothing but names that are always carried over.
  let manifest: Manifest?
  /// Everything in it but the content of carried-over folders, sorted.
  let entries: [Entry]
  /// Names at the top that are carried over as they are, with all they hold.
  let carried: [Entry]

  /// `files` are the paths that the new site has.
  init(_ descriptor: Int32, keep: [String], files: Set<String>, shown: String) throws {
    self.descriptor = descriptor
    let manifest = Manifest.read(in: descriptor)
    self.manifest = manifest
    let own = Set(manifest?.paths ?? [])
    // Without a marker only the fixed names count: a copied configuration must not open a foreign folder.
    let kept = Manifest.alwaysKept.union(manifest == nil ? [] : keep)
    func isCarried(_ path: String) -> Bool { kept.contains(path) && !own.contains(path) }
    let all = try DossierOutput.entries(below: descriptor) { !isCarried($0) }
    carried = all.filter { isCarried($0.path) }
    entries = all.filter { !isCarried($0.path) }
    let foreign = OldSite.foreign(entries, own: own, isMarked: manifest != nil)
    guard foreign.isEmpty else {
      if manifest == nil { throw Refusal(.foreign(foreign), shown) }
      throw Added(names: foreign)
    }
    let clashes = carried.map(\.path).filter { name in
      files.contains(name) || files.contains { $0.hasPrefix(name + "/") }
    }
    guard clashes.isEmpty else { throw Clash(names: clashes) }
  }

  /// What is neither ours nor a folder that holds something of ours; of a foreign folder only its top.
  private static func foreign(_ entries: [Entry], own: Set<String>, isMarked: Bool) -> [String] {
    var folders: Set<Substring> = []
    for path in own {
      var rest = split(path).folder
      while !rest.isEmpty, folders.insert(rest).inserted { rest = split(String(rest)).folder }
    }
    var foreign: [String] = []
    for entry in entries where !(isMarked && entry.path == Manifest.name) {
      let isOurs =
        entry.kind == .folder
        ? folders.contains(entry.path[...]) : entry.kind == .file && own.contains(entry.path)
      if isOurs { continue }
      if let last = foreign.last, entry.path.hasPrefix(last + "/") { continue }
      foreign.append(entry.path)
    }
    return foreign
  }
}

/// Files that somebody put into a site of ours.
struct Added: Error { let names: [String] }

/// Carried-over names that the new site wants for itself.
struct Clash: Error { let names: [String] }
