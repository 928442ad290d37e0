// Writes a site beside its target and exchanges the two in one step: a reader sees the old site or the new one.
// A build that changes nothing writes nothing; one that fails leaves everything as it was.
import CExchange
package import DossierModel
package import DossierText
import Glibc

/// What a publish did.
package struct PublishReport: Sendable {
  package var written = 0
  package var unchanged = 0
  package var removed = 0
  /// False when a file could not be made, for which who makes it has the reason.
  package var isComplete = true
  package init() {}
}

/// The files of a site, made when they are asked for, so that they need not stand in memory all at once.
package struct SiteFiles {
  /// In the order in which the files are made; no two are equal.
  package let paths: [String]
  /// The file at a place in `paths`. Asked for one after the other from the first, and again from the first when
  /// another build came between; never by two threads at once. What it throws ends the publish.
  package let file: (Int) throws -> RenderedFile

  package init(_ paths: [String], file: @escaping (Int) throws -> RenderedFile) {
    (self.paths, self.file) = (paths, file)
  }
}

/// What stopped the making of a file.
private struct Unmade: Error {}

/// Puts `files` into `folder`; `keep` are further names at its top that are carried over. `inputs` are folders that
/// the output must not be, hold or lie in (source, templates). With an error among the diagnostics the folder is as
/// it was before; so it is when a file cannot be made, with `isComplete` false. `system` is for tests.
package func publish(
  _ files: SiteFiles, to folder: String, keep: [String], inputs: [String], system: System = System()
) -> (report: PublishReport, diagnostics: [Diagnostic]) {
  func error(_ id: String, _ text: String, help: String? = nil) -> Diagnostic {
    Diagnostic(.error, id, at: .init(folder), text, help: help)
  }
  if let bad = files.paths.first(where: { !isPlain($0) }) {
    return (PublishReport(), [error("output.name", "'\(bad)' cannot be the name of a file of the site")])
  }
  do {
    let target = try Target.resolve(folder, inputs: inputs).get()
    defer { close(target.parent) }
    return try Publication(files: files, target: target, keep: keep.map(topName), system: system).run()
  } catch let refusal as Refusal {
    return (PublishReport(), [refusal.diagnostic])
  } catch let added as Added {
    let text = "somebody else's files lie in the site: \(Refusal.list(added.names)); nothing was written"
    let help =
      "move them to root/ in the content folder, list them under 'keep:' in dossier.yml, or remove them"
    return (PublishReport(), [error("output.foreign", text, help: help)])
  } catch let clash as Clash {
    let text = "\(Refusal.list(clash.names)) in the output folder would be overwritten by a file of the site"
    return (
      PublishReport(),
      [error("output.clash", text, help: "remove it there or in root/ of the content folder")]
    )
  } catch is Unmade {
    var report = PublishReport()
    report.isComplete = false
    return (report, [])
  } catch let failure as Failure {
    return (PublishReport(), [error("output.write", failure.text + "; the site is as it was")])
  } catch {
    return (PublishReport(), [Diagnostic(.error, "output.interrupted", at: .init(folder), "interrupted")])
  }
}

/// A relative path of plain components: nothing empty, no dots alone, no NUL; not the marker.
private func isPlain(_ path: String) -> Bool {
  path != Manifest.name && !path.utf8.contains(0)
    && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0 != "." && $0 != ".." && $0.utf8.count <= 255
    }
}

/// `downloads/` and `./downloads` mean `downloads`.
private func topName(_ name: String) -> String {
  name.split(separator: "/").first { $0 != "." }.map(String.init) ?? name
}

/// One publish, with its target resolved.
private struct Publication {
  let files: SiteFiles
  let target: Target
  let keep: [String]
  let system: System

  func run() throws -> (report: PublishReport, diagnostics: [Diagnostic]) {
    // Looked at once before anything is made, so that a refusal touches nothing, not even by a lock, and a build
    // that changes nothing writes nothing.
    var same = Beginning()
    // Open to the end: no other folder can get its identity meanwhile.
    let before = target.openOld()
    defer { if let before { close(before) } }
    if let before {
      same = try unchangedBeginning(of: try oldSite(before))
      if same.count == files.paths.count, isTidy { return (report(unchanged: same.count, removed: 0), []) }
    }
    let parent = try openParent()
    defer { close(parent) }
    let exchange = Exchange(neighbours: Neighbours(name: target.name), parent: parent, system: system)
    let lock = try Lock(exchange.neighbours.lock, in: parent)
    dossier_signals_enter()
    // A signal that came meanwhile ends the program in `leave`, when everything is tidy.
    defer { dossier_signals_leave() }
    defer { lock.release() }
    try exchange.recover()
    return try replace(exchange, same)
  }

  private func oldSite(_ descriptor: Int32) throws -> OldSite {
    try OldSite(descriptor, keep: keep, files: Set(files.paths), shown: target.shown)
  }

  private func file(_ index: Int) throws -> RenderedFile {
    do { return try files.file(index) } catch { throw Unmade() }
  }

  /// So many files from the first on that stand in the folder with this identity already.
  private struct Beginning {
    var count = 0
    var folder: Identity?
  }

  private func unchangedBeginning(of old: OldSite) throws -> Beginning {
    var same = Beginning(folder: Identity(of: old.descriptor))
    // With other names something has to be written in any case.
    guard old.manifest?.paths == sortedPaths else { return same }
    let unchanged = Unchanged(old.entries, in: old.descriptor)
    while same.count < files.paths.count, unchanged.holds(try file(same.count)) { same.count += 1 }
    return same
  }

  private var sortedPaths: [String] {
    files.paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func report(unchanged: Int, removed: Int) -> PublishReport {
    var report = PublishReport()
    (report.written, report.unchanged, report.removed) = (files.paths.count - unchanged, unchanged, removed)
    return report
  }

  /// Nothing is left of an earlier build.
  private var isTidy: Bool {
    let neighbours = Neighbours(name: target.name)
    let exchange = Exchange(neighbours: neighbours, parent: target.parent, system: system)
    return [neighbours.stage, neighbours.old, neighbours.journal].allSatisfy {
      exchange.identity(of: $0) == nil
    }
  }

  /// The folder above the target; missing folders between are made.
  private func openParent() throws(Failure) -> Int32 {
    let folders = Folders(below: target.parent)
    let descriptor = try folders.descriptor(of: target.missing.joined(separator: "/")[...]) {
      (name, parent, path) throws(Failure) in try system.makeFolder(name, in: parent, path: path)
    }
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { throw Failure(what: "open the folder above \(target.name)", code: errno) }
    return copy
  }

  private func replace(
    _ exchange: Exchange, _ same: Beginning
  ) throws -> (report: PublishReport, diagnostics: [Diagnostic]) {
    let parent = exchange.parent
    let descriptor = openat(parent, target.name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    if descriptor < 0, errno != ENOENT { throw Failure(what: "open the folder \(target.name)", code: errno) }
    defer { if descriptor >= 0 { close(descriptor) } }
    // Looked at again under the lock: another build may have been here since, and then its folder is another one.
    let old = descriptor >= 0 ? try oldSite(descriptor) : nil
    let identity = old.flatMap { Identity(of: $0.descriptor) }
    let isTheSame = identity != nil && identity == same.folder
    let outcome: Exchange.Outcome
    let unchanged: Int
    do {
      unchanged = try write(exchange, old: old, same: isTheSame ? same.count : 0)
      outcome = try exchange.run(old: identity)
    } catch {
      try? removeTree(exchange.neighbours.stage, in: parent, system: system)
      throw error
    }
    let diagnostics = tidy(exchange, outcome)
    let gone = Set(old?.manifest?.paths ?? []).subtracting(files.paths).count
    return (report(unchanged: unchanged, removed: gone), diagnostics)
  }

  /// Fills the stage; the first `same` files are known to be unchanged. How many were in all.
  private func write(_ exchange: Exchange, old: OldSite?, same: Int) throws -> Int {
    let manifest = Manifest(paths: sortedPaths)
    let stage = try Stage(exchange.neighbours.stage, in: exchange.parent, manifest: manifest, system: system)
    defer { close(stage.descriptor) }
    let before = old.map { (Folders(below: $0.descriptor), Unchanged($0.entries, in: $0.descriptor)) }
    var unchanged = 0
    for (index, path) in files.paths.enumerated() {
      let known = index < same
      let made = known ? nil : try file(index)
      if let (folders, old) = before, known || made.map(old.holds) == true {
        unchanged += 1
        if try !stage.link(path, from: folders) { try stage.put(try made ?? file(index)) }
      } else {
        try stage.put(try made ?? file(index))
      }
      if dossier_signals_pending() != 0 { throw Interruption() }
    }
    if let old { for entry in old.carried { try stage.carry(entry, from: old.descriptor) } }
    try stage.sync()
    if dossier_signals_pending() != 0 { throw Interruption() }
    return unchanged
  }

  /// What is still to do when the new site stands; a failure here costs nothing but disk space until the next build.
  private func tidy(_ exchange: Exchange, _ outcome: Exchange.Outcome) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    do throws(Failure) {
      try system.sync(exchange.parent, path: "above \(target.name)")
      try exchange.removeJournal()
      if let leftover = outcome.leftover { try removeTree(leftover, in: exchange.parent, system: system) }
    } catch {
      diagnostics.append(
        Diagnostic(
          .warning, "output.tidy", at: .init(target.shown),
          "the new site stands, but tidying up failed: \(error.text); the next build tries again"))
    }
    if outcome.usedFallback {
      diagnostics.append(
        Diagnostic(
          .note, "output.fallback", at: .init(target.shown),
          "the file system cannot exchange folders in one step; for a moment there was no site"))
    }
    return diagnostics
  }
}
