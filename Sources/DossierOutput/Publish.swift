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
  package init() {}
}

/// Puts `files` into `folder`; `keep` are further names at its top that are carried over. `inputs` are folders that
/// the output must not be, hold or lie in (source, templates). With an error among the diagnostics the folder is as
/// it was before. `system` is for tests.
package func publish(
  _ files: [RenderedFile], to folder: String, keep: [String], inputs: [String], system: System = System()
) -> (report: PublishReport, diagnostics: [Diagnostic]) {
  let files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  func error(_ id: String, _ text: String, help: String? = nil) -> Diagnostic {
    Diagnostic(.error, id, at: .init(folder), text, help: help)
  }
  if let bad = files.map(\.path).first(where: { !isPlain($0) }) {
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
  let files: [RenderedFile]
  let target: Target
  let keep: [String]
  let system: System

  func run() throws -> (report: PublishReport, diagnostics: [Diagnostic]) {
    // Looked at once before anything is made, so that a refusal touches nothing, not even by a lock.
    if let old = target.openOld() {
      defer { close(old) }
      if isFinished(try oldSite(old)) { return (report(unchanged: files.count, removed: 0), []) }
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
    return try replace(exchange)
  }

  private func oldSite(_ descriptor: Int32) throws -> OldSite {
    try OldSite(descriptor, keep: keep, files: Set(files.map(\.path)), shown: target.shown)
  }

  private func report(unchanged: Int, removed: Int) -> PublishReport {
    var report = PublishReport()
    (report.written, report.unchanged, report.removed) = (files.count - unchanged, unchanged, removed)
    return report
  }

  /// The old site is byte for byte the new one, and nothing is left of an earlier build.
  private func isFinished(_ old: OldSite) -> Bool {
    let neighbours = Neighbours(name: target.name)
    let exchange = Exchange(neighbours: neighbours, parent: target.parent, system: system)
    return [neighbours.stage, neighbours.old, neighbours.journal].allSatisfy {
      exchange.identity(of: $0) == nil
    }
      && old.manifest?.paths == files.map(\.path)
      && Unchanged(files, old: old.entries, in: old.descriptor).count == files.count
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

  private func replace(_ exchange: Exchange) throws -> (report: PublishReport, diagnostics: [Diagnostic]) {
    let parent = exchange.parent
    let descriptor = openat(parent, target.name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    if descriptor < 0, errno != ENOENT { throw Failure(what: "open the folder \(target.name)", code: errno) }
    defer { if descriptor >= 0 { close(descriptor) } }
    // Looked at again under the lock: another build may have been here since.
    let old = descriptor >= 0 ? try oldSite(descriptor) : nil
    let unchanged = old.map { Unchanged(files, old: $0.entries, in: $0.descriptor) }
    let outcome: Exchange.Outcome
    do {
      try write(exchange, old: old, unchanged: unchanged)
      outcome = try exchange.run(old: old.flatMap { Identity(of: $0.descriptor) })
    } catch {
      try? removeTree(exchange.neighbours.stage, in: parent, system: system)
      throw error
    }
    let diagnostics = tidy(exchange, outcome)
    let gone = Set(old?.manifest?.paths ?? []).subtracting(files.map(\.path)).count
    return (report(unchanged: unchanged?.count ?? 0, removed: gone), diagnostics)
  }

  private func write(_ exchange: Exchange, old: OldSite?, unchanged: Unchanged?) throws {
    let manifest = Manifest(paths: files.map(\.path))
    let stage = try Stage(exchange.neighbours.stage, in: exchange.parent, manifest: manifest, system: system)
    defer { close(stage.descriptor) }
    let before = old.map { Folders(below: $0.descriptor) }
    for (index, file) in files.enumerated() {
      try stage.put(file, unchangedIn: unchanged?.isSame[index] == true ? before : nil)
      if dossier_signals_pending() != 0 { throw Interruption() }
    }
    if let old { for entry in old.carried { try stage.carry(entry, from: old.descriptor) } }
    try stage.sync()
    if dossier_signals_pending() != 0 { throw Interruption() }
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
