// contradictions.html: what cannot both be true. Exists only when there is something to show.
import DossierModel
import DossierTemplates
import DossierText

/// Two groups of statements that exclude each other.
struct ConflictPiece: ViewModel {
  /// Nil where the pair before is of the same group.
  var label: String?
  var labelLanguage: String?
  var href: String?
  var why: String
  var first, second: [ItemPiece]
  var editor: String?
  static let fields: Fields<Self> = [
    .text("label") { $0.label }, .text("label-lang") { $0.labelLanguage }, .url("href") { $0.href },
    .text("why") { $0.why },
    .list("first") { $0.first },
    .list("second") { $0.second }, .text("editor") { $0.editor },
  ]
}

/// The contradictions, or a page of them.
struct ContradictionsPage: ViewModel {
  var frame: FramePiece
  var count: String
  var conflicts: [ConflictPiece]
  var claims: [ClaimPiece]
  var moreConflicts, moreClaims: String?
  var pages: [LinkPiece]
  static let fields: Fields<Self> = [
    .object("frame") { $0.frame }, .text("count") { $0.count },
    .flag("has-conflicts") { !$0.conflicts.isEmpty },
    .list("conflicts") { $0.conflicts }, .flag("has-claims") { !$0.claims.isEmpty },
    .list("claims") { $0.claims }, .text("more-conflicts") { $0.moreConflicts },
    .text("more-claims") { $0.moreClaims },
    .flag("has-pages") { !$0.pages.isEmpty }, .list("pages") { $0.pages },
  ]
}

extension Desk {
  func contradictions(_ page: Int) -> ContradictionsPage {
    let relations = dossier.relations.count(where: \.isContradiction)
    let disputed = dossier.claims.count(where: \.isDisputed)
    let shown = listing.contradictionPages[page]
    let isLast = page == listing.contradictionPages.count - 1
    var count: [String] = []
    if relations > 0 { count.append(say.count("pair", relations)) }
    if disputed > 0 { count.append(say.count("disputed-claim", disputed)) }
    return ContradictionsPage(
      frame: frame(
        title: paged(say("page.contradictions"), page), kind: site.title, section: "contradictions",
        description: say("contradictions.description")),
      count: count.joined(separator: " · "),
      conflicts: zip(shown.relations, [nil] + shown.relations.map(Optional.some)).map { relation, before in
        var piece = conflict(dossier.relations[relation])
        if let before, cluster(of: before) == cluster(of: relation) { piece.label = nil }
        return piece
      },
      claims: shown.claims.map { claim($0, limit: 6) },
      moreConflicts: isLast ? more(relations, shown: Listing.mostContradictions) : nil,
      moreClaims: isLast ? more(disputed, shown: Listing.mostContradictions) : nil,
      pages: pageLinks(
        listing.contradictionPages.map { Listing.Page(path: $0.path, rows: []) }, current: page))
  }

  /// The group that a relation speaks of.
  private func cluster(of relation: Int) -> Int? {
    dossier.relations[relation].a.first.flatMap { dossier.figures[$0].cluster }
  }

  private func conflict(_ relation: Relation) -> ConflictPiece {
    let first = relation.b.isEmpty ? Array(relation.a.prefix(1)) : relation.a
    let second = relation.b.isEmpty ? Array(relation.a.dropFirst()) : relation.b
    let cluster = relation.a.first.flatMap { dossier.figures[$0].cluster }
    return ConflictPiece(
      label: cluster.map { dossier.clusters[$0].label } ?? say("contradictions.figures"),
      labelLanguage: cluster == nil ? nil : say.labelLanguage,
      href: cluster.map { link(catalogue.target(cluster: $0)) }, why: catalogue.why(relation),
      first: first.prefix(6).map { figure($0) }, second: second.prefix(6).map { figure($0) },
      editor: relation.curated?.reason)
  }
}
