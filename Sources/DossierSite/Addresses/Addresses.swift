// Where everything stands: the file of each page and the anchor of each item. Links are relative and name their
// file, so that the site works from a disk and under any path.
import DossierModel
import DossierText

/// Paths below the output folder, and anchors in them.
package struct Addresses: Sendable {
  /// For each document: `sources/KEY.html` or `notes/KEY.html`, the first page of one that has several.
  package let documents: [String]
  /// For each document: where its pages begin.
  let cuts: [SourceCuts]
  /// Pages of the documents that have several: `sources/KEY.html`, `sources/KEY--2.html`.
  private let partPaths: [Int: [String]]
  /// For each cluster: `figures/ID.html`, or nil for a single figure that is a row of a list only.
  let clusters: [String?]
  /// For each cluster: the page of the list on which it has a row.
  let clusterRows: [String]
  /// For each event: `timeline.html` or `timeline-2024.html`; empty for one that the timeline leaves out.
  let events: [String]
  /// For each unresolved expression of time: the page that lists it.
  let undated: [String]
  /// For each claim: the page of the list on which it stands; empty for one that the editor rejected.
  let claims: [String]
  /// For each statement: the page of the list of statements.
  let statements: [String]
  /// For each actor: `actors/ID.html`, or nil when it is only named in the index.
  let actors: [String?]
  /// For each actor: the page of the index on which it has a row.
  let actorRows: [String]
  /// Old addresses that forward: path and document.
  let aliases: [(path: String, document: Int)]
  private let documentOfKey: [String: Int]
  private let actorOfName: [String: Int]

  /// `partLimit` is about how many bytes a page of a source may have.
  init(_ dossier: Dossier, register: Register, listing: Listing, partLimit: Int) {
    let keys = dossier.documents.map { document in
      let metadata = document.source.metadata
      if let slug = metadata.slug, Slug.isValid(slug) { return slug }
      return metadata.key.value
    }
    let slugs = Slug.unique(keys)
    documents = zip(dossier.documents, slugs).map {
      ($0.source.kind == .note ? "notes/" : "sources/") + $1 + ".html"
    }
    let cuts = zip(dossier.documents, dossier.analyses).map {
      SourceCuts($0, $1, limit: $0.source.kind == .note ? .max : partLimit)
    }
    self.cuts = cuts
    partPaths = Self.partPaths(cuts, documents)
    clusters = zip(dossier.clusters, listing.hasPage).map { $1 ? "figures/\(Slug.make($0.id)).html" : nil }
    actors = zip(dossier.actors, listing.hasActorPage).map { $1 ? "actors/\(Slug.make($0.id)).html" : nil }
    actorRows = Self.pages(
      of: dossier.actors.count, listing.peoplePages + listing.placePages, "people.html")
    clusterRows = Self.pages(of: dossier.clusters.count, listing.figurePages, "figures.html")
    events = Self.pages(of: dossier.events.count, listing.timelinePages, "")
    undated = Self.pages(of: dossier.unresolved.count, listing.undatedPages, "timeline.html")
    claims = Self.pages(of: dossier.claims.count, listing.claimPages, "")
    statements = Self.statementPages(dossier.attributions.count, listing)
    var byKey: [String: Int] = [:]
    for (index, document) in dossier.documents.enumerated() {
      byKey[document.source.metadata.key.value] = index
    }
    documentOfKey = byKey
    var byName: [String: Int] = [:]
    for (index, actor) in dossier.actors.enumerated() {
      for name in [actor.name] + actor.aliases where byName[Slug.make(name)] == nil {
        byName[Slug.make(name)] = index
      }
    }
    actorOfName = byName
    aliases = Self.forwards(dossier, taken: documents + partPaths.values.flatMap { $0 })
  }

  /// The page on which each row of a paged list stands.
  private static func pages(of count: Int, _ pages: [Listing.Page], _ fallback: String) -> [String] {
    var paths = Array(repeating: fallback, count: count)
    for page in pages { for row in page.rows { paths[row] = page.path } }
    return paths
  }

  /// A key makes no two hyphens in a row; before a `slug:` that has them, a part takes one more.
  private static func partPaths(_ cuts: [SourceCuts], _ documents: [String]) -> [Int: [String]] {
    var paths: [Int: [String]] = [:]
    var taken = Set(documents)
    for (document, cut) in cuts.enumerated() where cut.firsts.count > 1 {
      let stem = documents[document].dropLast(".html".count)
      paths[document] = cut.firsts.indices.map { number in
        if number == 0 { return documents[document] }
        var hyphens = "--"
        while !taken.insert("\(stem)\(hyphens)\(number + 1).html").inserted { hyphens += "-" }
        return "\(stem)\(hyphens)\(number + 1).html"
      }
    }
    return paths
  }

  /// All pages of a document, most often one.
  func pages(of document: Int) -> [String] { partPaths[document] ?? [documents[document]] }

  /// The page on which a sentence (from 1) stands.
  func page(_ document: Int, sentence number: Int) -> String {
    guard let pages = partPaths[document] else { return documents[document] }
    return pages[cuts[document].part(ofSentence: number - 1)]
  }

  /// The sentence itself: `sources/KEY.html#s12`.
  func address(_ document: Int, sentence number: Int) -> String {
    "\(page(document, sentence: number))#s\(number)"
  }

  private static func statementPages(_ count: Int, _ listing: Listing) -> [String] {
    var paths = Array(repeating: "claims.html", count: count)
    for page in listing.statementPages {
      for row in page.rows {
        let part = listing.speakerParts[row]
        for statement in listing.speakers[part.speaker].statements[part.statements] {
          paths[statement] = page.path
        }
      }
    }
    return paths
  }

  /// Index of the document with a citation key.
  func document(key: String) -> Int? { documentOfKey[key] }

  /// Index of the actor whom a name or an alias means, whatever its case and accents.
  func actor(named name: String) -> Int? { actorOfName[Slug.make(name)] }

  /// What leads from a page to the top of the site: "" or "../" for each folder.
  static func root(of path: String) -> String {
    String(repeating: "../", count: path.utf8.count { $0 == 0x2F })
  }

  /// Pages that forward from old addresses; the names are slugs, and one that is taken is left out.
  private static func forwards(_ dossier: Dossier, taken: [String]) -> [(path: String, document: Int)] {
    var taken = Set(taken)
    var forwards: [(path: String, document: Int)] = []
    for (index, document) in dossier.documents.enumerated() {
      for alias in document.source.metadata.aliases {
        var parts = alias.split(separator: "/").map(String.init).suffix(4)
        guard var last = parts.popLast() else { continue }
        for ending in [".html", ".htm"] where last.hasSuffix(ending) { last.removeLast(ending.count) }
        let name = Slug.make(last)
        let folder =
          parts.isEmpty
          ? (document.source.kind == .note ? "notes" : "sources")
          : parts.map(folderName).joined(separator: "/")
        let path = "\(folder)/\(name).html"
        if taken.insert(path).inserted { forwards.append((path, index)) }
      }
    }
    return forwards
  }

  /// Folders of ours may hold old addresses too.
  private static func folderName(_ name: String) -> String {
    ["sources", "notes", "figures", "actors"].contains(name) ? name : Slug.make(name)
  }
}
