// Puts the finished stage in the place of the old site, in one step where the file system can, and mends what a
// killed build has left.
import DossierModel
import Glibc

/// The names beside an output folder that a publish uses.
struct Neighbours {
  let name: String
  var lock: String { ".\(name).dossier.lock" }
  var stage: String { ".\(name).dossier.stage" }
  /// The fallback's: the old site on its way out, and the note that says so.
  var old: String { ".\(name).dossier.old" }
  var journal: String { ".\(name).dossier.journal" }
}

/// The step from the old site to the new one.
struct Exchange {
  let neighbours: Neighbours
  let parent: Int32
  let system: System

  /// What is left to remove when the new site stands, and whether the fallback was needed.
  struct Outcome {
    var leftover: String?
    var usedFallback = false
  }

  /// `old` is what the target was when it was looked at; nil when it did not exist.
  func run(old: Identity?) throws(Failure) -> Outcome {
    let (name, stage) = (neighbours.name, neighbours.stage)
    var outcome = Outcome()
    if let old {
      do throws(Failure) {
        try system.exchange(stage, name, in: parent)
        outcome.leftover = stage
        guard identity(of: stage) == old else {
          // Somebody put another folder there meanwhile: give it back.
          try system.exchange(stage, name, in: parent)
          throw Failure(what: "exchange \(name): it was replaced during the build", code: EBUSY)
        }
      } catch {
        guard [EINVAL, ENOSYS, EOPNOTSUPP].contains(error.code) else { throw error }
        try inTwoSteps()
        outcome = Outcome(leftover: neighbours.old, usedFallback: true)
      }
    } else {
      try system.rename(stage, to: name, in: parent)
    }
    return outcome
  }

  /// Without exchange: the journal stands while there may be no site, so that the next build puts the old one back.
  /// It is removed when all is tidied up, or here when the old site stands again.
  private func inTwoSteps() throws(Failure) {
    let (name, stage) = (neighbours.name, neighbours.stage)
    do throws(Failure) {
      try system.create(
        neighbours.journal, in: parent,
        content: RenderedFile(path: neighbours.journal, bytes: Array("dossier-journal 1\n".utf8)))
      try system.sync(parent, path: "above \(name)")
      try system.rename(name, to: neighbours.old, in: parent)
      do throws(Failure) {
        try system.rename(stage, to: name, in: parent)
      } catch {
        try system.rename(neighbours.old, to: name, in: parent)
        throw error
      }
    } catch {
      if identity(of: name) != nil { try? removeJournal() }
      throw error
    }
  }

  func removeJournal() throws(Failure) {
    guard identity(of: neighbours.journal) != nil else { return }
    try system.remove(neighbours.journal, in: parent, path: neighbours.journal)
  }

  /// Mends what a killed build has left: puts an old site back that was on its way out, removes stages of ours.
  /// A folder with such a name that is not ours is left alone and is an error.
  func recover() throws(Failure) {
    if identity(of: neighbours.journal) != nil || identity(of: neighbours.old) != nil {
      if identity(of: neighbours.name) == nil, isOurs(neighbours.old) {
        try system.rename(neighbours.old, to: neighbours.name, in: parent)
        try system.sync(parent, path: "above \(neighbours.name)")
      }
      try removeJournal()
    }
    for name in [neighbours.stage, neighbours.old] where identity(of: name) != nil {
      guard isOurs(name) else {
        throw Failure(
          what: "use the name \(name): it is taken by a folder that is not ours; move it away", code: EEXIST)
      }
      try removeTree(name, in: parent, system: system)
    }
  }

  /// A folder with our marker, an empty one, or an old output folder without a marker: that one held only names that
  /// are always carried over, and every file in it lives on in the new site under a second name.
  private func isOurs(_ name: String) -> Bool {
    let descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    if Manifest.read(in: descriptor) != nil { return true }
    guard let all = try? entries(below: descriptor) else { return false }
    return all.allSatisfy { entry in
      let top = String(entry.path.prefix { $0 != "/" })
      let isUnfinishedMarker = entry.path == Manifest.name && entry.kind == .file && all.count == 1
      return isUnfinishedMarker
        || (Manifest.alwaysKept.contains(top) && (entry.kind == .folder || entry.links > 1))
    }
  }

  func identity(of name: String) -> Identity? {
    var status = stat()
    return fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? Identity(status) : nil
  }
}
