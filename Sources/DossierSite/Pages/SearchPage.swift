// search.html: find a word; without JavaScript an index from A to Z.
import DossierModel
import DossierTemplates
import DossierText

/// The search page.
struct SearchPage: ViewModel {
  var frame: FramePiece
  var letters: [LetterPiece]
  var more: String?
  var units: [LinkPiece]
  var tags: [TagPiece]
  static let fields: Fields<Self> = [
    .object("frame") { $0.frame }, .flag("has-letters") { !$0.letters.isEmpty },
    .list("letters") { $0.letters },
    .text("more") { $0.more }, .flag("has-units") { !$0.units.isEmpty }, .list("units") { $0.units },
    .flag("has-tags") { !$0.tags.isEmpty }, .list("tags") { $0.tags },
  ]
}

/// A tag with its sources.
struct TagPiece: ViewModel {
  var tag: String
  var sources: [LinkPiece]
  static let fields: Fields<Self> = [.text("tag") { $0.tag }, .list("sources") { $0.sources }]
}

extension Desk {
  func search() -> SearchPage {
    SearchPage(
      frame: frame(
        title: say("page.search"), kind: site.title, section: "search",
        description: say("search.description")),
      letters: nameIndex(limit: 600),
      more: dossier.actors.count > 600
        ? say("search.more-names") : nil,
      units: units(), tags: tags())
  }

  /// Names of all kinds from A to Z, the most mentioned ones where there are too many.
  private func nameIndex(limit: Int) -> [LetterPiece] {
    var chosen = dossier.actors.indices.sorted { a, b in
      let (x, y) = (dossier.actors[a].mentions.count, dossier.actors[b].mentions.count)
      return x != y ? x > y : a < b
    }.prefix(limit).map { (key: Site.sortKey(dossier.actors[$0].name), index: $0) }
    chosen.sort {
      $0.key != $1.key ? $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) : $0.index < $1.index
    }
    var letters: [LetterPiece] = []
    for (key, index) in chosen {
      let first = key.prefix(1).uppercased()
      let letter = ("A"..."Z").contains(first) ? first : "#"
      let id = letter == "#" ? "other" : "l-" + letter.lowercased()
      if letters.last?.id != id, !letters.contains(where: { $0.id == id }) {
        letters.append(LetterPiece(letter: letter, id: id, rows: []))
      }
      guard let place = letters.lastIndex(where: { $0.id == id }) else { continue }
      let actor = dossier.actors[index]
      letters[place].rows.append(
        ActorRow(
          id: actor.id, name: actor.name, href: target(actor: index),
          details: say.count("mention", actor.mentions.count), cites: []))
    }
    return letters
  }

  private func units() -> [LinkPiece] {
    var count: [String: Int] = [:]
    var first: [String: Int] = [:]
    for index in listing.clusters {
      guard let unit = dossier.clusters[index].unit else { continue }
      count[unit, default: 0] += dossier.clusters[index].figures.count
      if first[unit] == nil { first[unit] = index }
    }
    return count.keys.sorted().prefix(100).map { unit in
      LinkPiece(
        words: say.unitName(unit), href: first[unit].map { link(catalogue.target(cluster: $0)) },
        note: say.count("figure", count[unit] ?? 0))
    }
  }

  private func tags() -> [TagPiece] {
    var sources: [String: [Int]] = [:]
    for (index, document) in dossier.documents.enumerated() {
      for tag in document.source.metadata.tags { sources[tag, default: []].append(index) }
    }
    return sources.keys.sorted().prefix(200).map { tag in
      TagPiece(
        tag: tag,
        sources: (sources[tag] ?? []).prefix(20).map {
          titleLink($0)
        })
    }
  }
}
