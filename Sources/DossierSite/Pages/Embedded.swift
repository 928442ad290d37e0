// A fenced block `dossier` in a note: rows of the dossier, as they look on their own pages.
import DossierModel
import DossierTemplates
import DossierText

/// What an embedded block shows.
struct EmbedPiece: ViewModel {
  var items: [ItemPiece]
  var sources: [SourceRow]
  var empty: String?
  static let fields: Fields<Self> = [
    .flag("has-items") { !$0.items.isEmpty }, .list("items") { $0.items },
    .flag("has-sources") { !$0.sources.isEmpty }, .list("sources") { $0.sources },
    .text("empty") { $0.empty },
  ]
}

/// The lines of a block: `figures: troops`, `limit: 5`.
struct EmbedQuery: Sendable {
  var kind = ""
  var words = ""
  var source: String?
  var tag: String?
  var from, to: EDTFDate?
  var limit = 20

  /// Lines that say nothing to the block: which (from 0), and what is wrong.
  var faults: [(line: Int, text: String, help: String?)] = []

  static let kinds = ["figures", "timeline", "claims", "sources"]
  static let names = kinds + ["source", "tag", "from", "to", "limit"]

  init(_ text: String) {
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let name = (parts.first ?? "").trimmed.lowercased()
      if name.isEmpty { continue }
      let value = parts.count == 2 ? parts[1].trimmed : ""
      func date() -> EDTFDate? {
        let date = EDTFDate(value)
        if date == nil {
          faults.append((number, "\"\(value)\" is no EDTF date", "write 2024-10-15, 2024-10 or 2024"))
        }
        return date
      }
      switch name {
      case "figures", "timeline", "claims", "sources": (kind, words) = (name, value.lowercased())
      case "source": source = value
      case "tag": tag = value.lowercased()
      case "from": from = date()
      case "to": to = date()
      case "limit":
        if let number = Int(value), number > 0 {
          limit = min(200, number)
        } else {
          faults.append((number, "\"\(value)\" is no number of rows", "write limit: 5"))
        }
      default:
        let near = nearest(to: name, in: Self.names).map { "did you mean \"\($0)\"?" }
        faults.append(
          (
            number, "\"\(name)\" means nothing in a dossier block",
            near ?? "known: \(Self.names.joined(separator: ", "))"
          ))
      }
    }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

extension Desk {
  /// The block's rows as HTML, by the template of embedded blocks.
  func embedded(_ text: String) -> [UInt8] {
    site.render(embed: selected(EmbedQuery(text)), on: path, problems)
  }

  /// Whether a block shows nothing.
  func isEmpty(_ query: EmbedQuery) -> Bool {
    switch query.kind {
    case "figures": !listing.clusters.contains { matches($0, query) }
    case "timeline": !listing.events.contains { matchesEvent($0, query) }
    case "claims": !dossier.attributions.indices.contains { matchesStatement($0, query) }
    case "sources": !register.articles.contains { matchesSource($0, query) }
    default: true
    }
  }

  private func selected(_ query: EmbedQuery) -> EmbedPiece {
    var piece = EmbedPiece(items: [], sources: [])
    switch query.kind {
    case "figures":
      piece.items = listing.clusters.lazy.filter { matches($0, query) }.prefix(query.limit).map {
        cluster($0)
      }
    case "timeline":
      piece.items = listing.events.lazy.filter { matchesEvent($0, query) }.prefix(query.limit).map {
        event($0)
      }
    case "claims":
      piece.items = dossier.attributions.indices.lazy.filter { matchesStatement($0, query) }.prefix(
        query.limit
      )
      .map { statement($0) }
    case "sources":
      piece.sources = register.articles.lazy.filter { matchesSource($0, query) }.prefix(query.limit).map {
        sourceRow($0)
      }
    default: break
    }
    if piece.items.isEmpty, piece.sources.isEmpty {
      piece.empty = say("embed.empty")
    }
    return piece
  }

  private func matches(_ cluster: Int, _ query: EmbedQuery) -> Bool {
    let group = dossier.clusters[cluster]
    let words = "\(group.label) \(group.counted ?? "") \(group.unit ?? "")".lowercased()
    guard query.words.isEmpty || words.contains(query.words) || group.id == query.words else { return false }
    return group.figures.contains { index in
      let figure = dossier.figures[index]
      return allows(figure.document, query) && isWithin(dossier.analysis(of: figure).asOf, query)
    }
  }

  private func matchesEvent(_ index: Int, _ query: EmbedQuery) -> Bool {
    let event = dossier.events[index]
    guard event.kind != .publication, isWithin(event.edtf, query) else { return false }
    guard
      query.words.isEmpty || event.label.lowercased().contains(query.words)
        || event.actors.contains(where: { dossier.actors[$0].name.lowercased().contains(query.words) })
    else { return false }
    return event.mentions.contains { allows($0.document, query) }
  }

  private func matchesStatement(_ index: Int, _ query: EmbedQuery) -> Bool {
    let item = dossier.attributions[index]
    guard allows(item.document, query) else { return false }
    if query.words.isEmpty { return true }
    if let actor = item.actor, dossier.actors[actor].name.lowercased().contains(query.words) { return true }
    return said(index)?.words.lowercased().contains(query.words) == true
  }

  private func matchesSource(_ index: Int, _ query: EmbedQuery) -> Bool {
    let metadata = dossier.documents[index].source.metadata
    guard allows(index, query), isWithin(metadata.published?.value, query) else { return false }
    return query.words.isEmpty || metadata.title.value.lowercased().contains(query.words)
      || metadata.publisher?.value.lowercased().contains(query.words) == true
  }

  private func allows(_ document: Int, _ query: EmbedQuery) -> Bool {
    let metadata = dossier.documents[document].source.metadata
    if let source = query.source, metadata.key.value != source { return false }
    if let tag = query.tag, !metadata.tags.contains(where: { $0.lowercased() == tag }) { return false }
    return true
  }

  /// A date that is not known lies in every stretch unless one was asked for.
  private func isWithin(_ date: EDTFDate?, _ query: EmbedQuery) -> Bool {
    if query.from == nil, query.to == nil { return true }
    guard let date else { return false }
    if let from = query.from?.first.day, let last = date.last.day, last < from { return false }
    if let to = query.to?.last.day, let first = date.first.day, first > to { return false }
    return true
  }
}
