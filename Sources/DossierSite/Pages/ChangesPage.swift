// changes.html: what changed since an earlier build. Exists only when the build was asked to compare.
import DossierModel
import DossierTemplates
import DossierText

/// One change, with the value before and after where one changed.
struct ChangePiece: ViewModel {
  var words: String
  var href, was, now: String?
  static let fields: Fields<Self> = [
    .text("words") { $0.words }, .url("href") { $0.href }, .text("was") { $0.was }, .text("now") { $0.now },
  ]
}

/// The changes of one kind.
struct ChangeGroup: ViewModel {
  var id, heading: String
  var rows: [ChangePiece]
  var more: String?
  static let fields: Fields<Self> = [
    .text("id") { $0.id }, .text("heading") { $0.heading }, .list("rows") { $0.rows },
    .text("more") { $0.more },
  ]
}

/// All changes.
struct ChangesPage: ViewModel {
  var frame: FramePiece
  var count: String
  var groups: [ChangeGroup]
  static let fields: Fields<Self> = [
    .object("frame") { $0.frame }, .text("count") { $0.count }, .flag("has-groups") { !$0.groups.isEmpty },
    .list("groups") { $0.groups }, .url("data") { $0.frame.root + "data/changes.json" },
  ]
}

extension Desk {
  func changes() -> ChangesPage {
    let all = site.options.changes ?? []
    let targets = changeTargets(Set(all.map(\.id)))
    let groups = Change.Kind.allCases.compactMap { kind -> ChangeGroup? in
      let found = all.filter { $0.kind == kind }
      guard !found.isEmpty else { return nil }
      let rest = found.count - 200
      return ChangeGroup(
        id: Slug.make(kind.rawValue), heading: say("changes.\(Slug.make(kind.rawValue))", n: found.count),
        rows: found.prefix(200).map { change in
          ChangePiece(
            words: change.label, href: targets[change.id].map(link), was: change.was, now: change.now)
        },
        more: rest > 0 ? say("changes.more", n: rest) : nil)
    }
    return ChangesPage(
      frame: frame(
        title: say("page.changes"), kind: site.title, section: "changes",
        description: say("changes.description")),
      count: all.isEmpty ? say("changes.none") : say.count("change", all.count),
      groups: groups)
  }

  /// Where the items with these ids stand on the site.
  private func changeTargets(_ wanted: Set<String>) -> [String: String] {
    var found: [String: String] = [:]
    func add(_ id: String, _ target: String) {
      if wanted.contains(id), found[id] == nil { found[id] = target }
    }
    for (index, standing) in dossier.standings.enumerated() { add(standing.id, addresses.documents[index]) }
    for index in dossier.clusters.indices {
      add(dossier.clusters[index].id, catalogue.target(cluster: index))
    }
    for index in dossier.figures.indices { add(dossier.figures[index].id, catalogue.target(figure: index)) }
    for index in dossier.events.indices { add(dossier.events[index].id, catalogue.target(event: index)) }
    for index in dossier.claims.indices { add(dossier.claims[index].id, catalogue.target(claim: index)) }
    return found
  }
}
