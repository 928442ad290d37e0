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
  /// How many more statements there are on each side.
  var moreFirst, moreSecond: String?
  var editor: String?
  static let fields: Fields<Self> = [
    .text("label") { $0.label }, .text("label-lang") { $0.labelLanguage }, .url("href") { $0.href },
    .text("why") { $0.why },
    .list("first") { $0.first },
    .list("second") { $0.second }, .text("more-first") { $0.moreFirst },
    .text("more-second") { $0.moreSecond }, .text("editor") { $0.editor },
  ]
}

/// The contradictions, or a page of them.
struct ContradictionsPage: ViewModel {
  var frame: FramePiece
  var heading, count: String
  var conflicts: [ConflictPiece] = []
  var claims: [ClaimPiece] = []
  /// Groups of figures and claims in short.
  var groups: [LinkPiece] = []
  var lines: [LinkPiece] = []
  /// Where these pages show a part with both sides: how much, and the way between them and the list of all.
  var cut: String?
  var other: LinkPiece?
  var pages: [LinkPiece]
  static let fields: Fields<Self> = [
    .object("frame") { $0.frame }, .text("heading") { $0.heading }, .text("count") { $0.count },
    .flag("has-conflicts") { !$0.conflicts.isEmpty },
    .list("conflicts") { $0.conflicts }, .flag("has-claims") { !$0.claims.isEmpty },
    .list("claims") { $0.claims }, .flag("has-groups") { !$0.groups.isEmpty },
    .list("groups") { $0.groups }, .flag("has-lines") { !$0.lines.isEmpty }, .list("lines") { $0.lines },
    .text("cut") { $0.cut }, .object("other") { $0.other },
    .flag("has-pages") { !$0.pages.isEmpty }, .list("pages") { $0.pages },
  ]
}

extension Desk {
  func contradictions(_ page: Int) -> ContradictionsPage {
    let shown = listing.contradictionPages[page]
    let isCut = !listing.contradictionIndex.isEmpty
    return ContradictionsPage(
      frame: frame(
        title: paged(say("page.contradictions"), page), kind: site.title, section: "contradictions",
        description: say("contradictions.description")),
      heading: say("page.contradictions"), count: contradictionCount(),
      conflicts: zip(shown.relations, [nil] + shown.relations.map(Optional.some)).map { relation, before in
        var piece = conflict(dossier.relations[relation])
        if let before, cluster(of: before) == cluster(of: relation) { piece.label = nil }
        return piece
      },
      claims: shown.claims.map { claim($0, limit: 6) },
      cut: isCut ? say("contradictions.cut", ["number": say.number(Listing.mostContradictions)]) : nil,
      other: listing.contradictionIndex.first.map {
        LinkPiece(words: say("contradictions.all"), href: link($0.path))
      },
      pages: pageLinks(
        listing.contradictionPages.map { Listing.Page(path: $0.path, rows: []) }, current: page))
  }

  /// A page of all contradictions in short: each leads to where both sides stand.
  func contradictionIndex(_ page: Int) -> ContradictionsPage {
    var (groups, claims): ([LinkPiece], [LinkPiece]) = ([], [])
    for line in listing.contradictionIndex[page].lines {
      switch line {
      case .group(let cluster?, let pairs):
        groups.append(
          LinkPiece(
            words: dossier.clusters[cluster].label, href: link(catalogue.target(cluster: cluster)),
            note: say.list([say.count("pair", pairs), range(cluster: cluster)]), language: say.labelLanguage))
      case .group(nil, let pairs):
        groups.append(LinkPiece(words: say("contradictions.figures"), note: say.count("pair", pairs)))
      case .claim(let index):
        claims.append(
          LinkPiece(
            words: claimLabel(dossier.claims[index]), href: link(catalogue.target(claim: index)),
            note: say.count("statement", dossier.claims[index].mentions.count), language: say.labelLanguage))
      }
    }
    let heading = say("contradictions.all")
    return ContradictionsPage(
      frame: frame(
        title: paged(heading, page), kind: site.title, section: "contradictions",
        description: say("contradictions.description")),
      heading: heading, count: contradictionCount(), groups: groups, lines: claims,
      other: LinkPiece(words: say("contradictions.both-sides"), href: link("contradictions.html")),
      pages: pageLinks(
        listing.contradictionIndex.map { Listing.Page(path: $0.path, rows: []) }, current: page))
  }

  private func contradictionCount() -> String {
    let relations = dossier.relations.count(where: \.isContradiction)
    let disputed = dossier.claims.count(where: \.isDisputed)
    return [
      relations > 0 ? say.count("pair", relations) : nil,
      disputed > 0 ? say.count("disputed-claim", disputed) : nil,
    ].compactMap { $0 }.joined(separator: " · ")
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
      moreFirst: more(first.count, shown: 6), moreSecond: more(second.count, shown: 6),
      editor: relation.curated?.reason)
  }
}
