// How lists that grow with the dossier are cut into pages: sources in several orders, names by letter, statements by
// speaker, claims and contradictions by rank. No page shows more rows than somebody looks through.
import DossierModel
import DossierText

/// Another order of the list of sources than that by date.
enum SourceOrder: String, CaseIterable, Sendable { case title, publisher }

extension Listing {
  /// A page of contradictions: relations of figures, and claims that some deny.
  struct ContradictionPage: Sendable {
    var path: String
    var relations, claims: [Int]
  }

  static let sourcesOnPage = 150
  /// Notes that stand behind the sources on one page; more have pages of their own.
  static let notesOnPage = 60
  static let eventsOnPage = 200
  static let undatedOnPage = 200
  static let claimsOnPage = 40
  static let contradictionsOnPage = 60
  /// Contradictions of one sort that are shown with both sides. Nobody reads more; pages of `contradictionIndex` name
  /// every group and every claim, and the export has every pair.
  static let mostContradictions = 1200
  /// Rows of a list that has one short line for each.
  static let linesOnPage = 400
  /// Names on one page; more are split by letter.
  static let namesOnPage = 300
  static let statementsOnPage = 250
  /// Statements of one group that its page shows whole.
  static let figuresOfPage = 60

  /// The orders of a list that is long enough to be looked through by something.
  static func sourceOrders(_ dossier: Dossier, _ register: Register) -> [SourceOrder: [Page]] {
    guard register.articles.count > 10 else { return [:] }
    var orders: [SourceOrder: [Page]] = [:]
    for order in SourceOrder.allCases {
      let keys = register.articles.map { index in
        let metadata = dossier.documents[index].source.metadata
        let name = order == .title ? metadata.title.value : metadata.publisher?.value ?? ""
        // What has no publisher stands last.
        return (key: name.isEmpty ? "~" : Site.sortKey(name), index: index)
      }
      let rows = keys.sorted {
        $0.key != $1.key ? $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) : $0.index < $1.index
      }
      orders[order] = pages("sources-by-\(order.rawValue)", rows.map(\.index), size: sourcesOnPage)
    }
    return orders
  }

  /// All actors by name, "the" and accents left out.
  static func alphabetical(_ dossier: Dossier) -> [(key: String, actor: Int)] {
    dossier.actors.indices.map { (key: Site.sortKey(dossier.actors[$0].name), actor: $0) }.sorted {
      $0.key != $1.key ? $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) : $0.actor < $1.actor
    }
  }

  /// "a" to "z", or "other" for what begins with no letter.
  static func letter(_ key: String) -> String {
    let first = key.prefix(1)
    return ("a"..."z").contains(first) ? String(first) : "other"
  }

  static func letterPages(_ name: String, _ names: [(key: String, actor: Int)]) -> [Page] {
    if names.count <= namesOnPage { return [Page(path: "\(name).html", rows: names.map(\.actor))] }
    var byLetter: [String: [Int]] = [:]
    for entry in names { byLetter[letter(entry.key), default: []].append(entry.actor) }
    return [Page(path: "\(name).html", rows: [])]
      + byLetter.keys.sorted().flatMap { pages("\(name)-\($0)", byLetter[$0] ?? [], size: namesOnPage) }
  }

  /// Claims by rank, without those that the editor rejected.
  static func claimPages(_ dossier: Dossier) -> [Page] {
    let shown = dossier.claims.indices.filter { dossier.claims[$0].curated?.action != .reject }
    var pages = pages("claims-by-several", shown, size: claimsOnPage)
    pages[0].path = "claims.html"
    return pages
  }

  /// Relations of figures, then claims, the first `mostContradictions` of each.
  static func contradictionPages(_ dossier: Dossier) -> [ContradictionPage] {
    // The pairs of one group stand together, groups in the order of their first pair.
    var byCluster: [Int: [Int]] = [:]
    var order: [Int] = []
    for index in dossier.relations.indices.lazy.filter({ dossier.relations[$0].isContradiction })
      .prefix(mostContradictions)
    {
      let cluster = dossier.relations[index].a.first.flatMap { dossier.figures[$0].cluster } ?? -1
      if byCluster[cluster] == nil { order.append(cluster) }
      byCluster[cluster, default: []].append(index)
    }
    let relations = order.flatMap { byCluster[$0] ?? [] }
    let claims = dossier.claims.indices.filter { dossier.claims[$0].isDisputed }.prefix(mostContradictions)
    // A row is a place in both lists together.
    let rows = Array(0..<relations.count + claims.count)
    return pages("contradictions", rows, size: contradictionsOnPage).map { page in
      ContradictionPage(
        path: page.path, relations: page.rows.filter { $0 < relations.count }.map { relations[$0] },
        claims: page.rows.filter { $0 >= relations.count }.map { claims[$0 - relations.count] })
    }
  }

  /// A line of the list of all contradictions: a group of figures with how many pairs of it contradict (nil for
  /// figures of no group), or a claim.
  enum ContradictionLine: Sendable {
    case group(Int?, pairs: Int)
    case claim(Int)
  }

  /// Every group that contradicts, in the order of its first pair, and every disputed claim; empty where the pages
  /// before show all of them with both sides.
  static func contradictionIndex(_ dossier: Dossier) -> [(path: String, lines: [ContradictionLine])] {
    var pairs: [Int: Int] = [:]
    var order: [Int] = []
    var count = 0
    for relation in dossier.relations where relation.isContradiction {
      let cluster = relation.a.first.flatMap { dossier.figures[$0].cluster } ?? -1
      if pairs[cluster] == nil { order.append(cluster) }
      pairs[cluster, default: 0] += 1
      count += 1
    }
    let claims = dossier.claims.indices.filter { dossier.claims[$0].isDisputed }
    if count <= mostContradictions, claims.count <= mostContradictions { return [] }
    let lines: [ContradictionLine] =
      order.map { .group($0 < 0 ? nil : $0, pairs: pairs[$0] ?? 0) } + claims.map { .claim($0) }
    return pages("contradictions-all", Array(lines.indices), size: linesOnPage).map { page in
      (page.path, page.rows.map { lines[$0] })
    }
  }

  /// The size of as few equal parts as hold at most `most` each.
  private static func evenSize(_ count: Int, most: Int) -> Int {
    let parts = max(1, (count + most - 1) / most)
    return max(1, (count + parts - 1) / parts)
  }

  /// Parts of at most 250 statements, and pages of about as many. Beyond 300 statements the first page is an index.
  static func statementPages(_ speakers: [Speaker]) -> ([SpeakerPart], [Page]) {
    var parts: [SpeakerPart] = []
    for (index, speaker) in speakers.enumerated() {
      // Parts of equal size: no page holds the few that are left over.
      let count = speaker.statements.count
      let size = evenSize(count, most: statementsOnPage)
      for start in stride(from: 0, to: count, by: size) {
        parts.append(SpeakerPart(speaker: index, statements: start..<min(count, start + size)))
      }
    }
    let all = speakers.reduce(0) { $0 + $1.statements.count }
    if all <= 300 { return (parts, [Page(path: "claims.html", rows: Array(parts.indices))]) }
    var pages = [Page(path: "claims.html", rows: [])]
    var count = statementsOnPage
    for (index, part) in parts.enumerated() {
      if count + part.statements.count > statementsOnPage {
        pages.append(Page(path: "claims-\(pages.count + 1).html", rows: []))
        count = 0
      }
      pages[pages.count - 1].rows.append(index)
      count += part.statements.count
    }
    return (parts, pages)
  }
}
