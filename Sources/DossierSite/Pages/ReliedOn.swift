// Who is relied on: the people, organisations, documents and outlets that the sources themselves cite, by kind,
// named before unnamed, with counts.
import DossierModel
import DossierTemplates
import DossierText

/// One who is relied on.
struct ReliedPiece: ViewModel {
  var name: String
  var href: String?
  var role: String?
  var flags: [FlagPiece]
  /// "4 statements in 3 independent sources".
  var count: String
  var cites: [CitationPiece]
  /// The sources that cite this one, by publisher; empty on the page of a single source.
  var citedBy: [LinkPiece] = []
  static let fields: Fields<Self> = [
    .text("name") { $0.name }, .url("href") { $0.href }, .text("role") { $0.role },
    .list("flags") { $0.flags }, .text("count") { $0.count }, .list("cites") { $0.cites },
    .flag("has-cited-by") { !$0.citedBy.isEmpty }, .list("cited-by") { $0.citedBy },
  ]
}

/// All of one kind.
struct ReliedGroup: ViewModel {
  var heading: String
  var rows: [ReliedPiece]
  var more: String?
  static let fields: Fields<Self> = [
    .text("heading") { $0.heading }, .list("rows") { $0.rows }, .text("more") { $0.more },
  ]
}

/// Kinds in the order of the page.
enum ReliedKind: Int, CaseIterable, Sendable {
  case person, organisation, document, media, evidence, unnamed

  init(_ kind: SpeakerKind?) {
    switch kind {
    case .namedOfficial, .namedPerson, .spokesperson: self = .person
    case .organisation, .state: self = .organisation
    case .document: self = .document
    case .media: self = .media
    case .imagery, .poll: self = .evidence
    case .unnamedOfficial, .group, .unnamed, nil: self = .unnamed
    }
  }

  /// The row that names it, behind "relied.".
  var name: String { "\(self)" }
}

extension Desk {
  /// The lists of the whole dossier: at most `limit` rows a kind.
  func reliedOn(limit: Int = 40) -> [ReliedGroup] {
    groups(listing.speakers, limit: limit) { speaker in
      var row = self.row(speaker)
      row.citedBy = self.citedBy(speaker)
      return row
    }
  }

  /// "24 statements: 19 by those who are named (12 of them officials), 3 by documents, media, pictures or data, 2 by
  /// nobody who is named (1 of them official)".
  func reliedSummary(_ statements: some Sequence<Int>) -> String {
    var (named, things, unnamed, official, unnamedOfficial) = (0, 0, 0, 0, 0)
    for index in statements {
      switch dossier.analysis(of: dossier.attributions[index]).speaker?.kind {
      case .namedOfficial, .spokesperson, .state:
        named += 1
        official += 1
      case .namedPerson, .organisation: named += 1
      case .document, .media, .imagery, .poll: things += 1
      case .unnamedOfficial:
        unnamed += 1
        unnamedOfficial += 1
      case .group, .unnamed, nil: unnamed += 1
      }
    }
    func part(_ key: String, _ count: Int, _ officials: Int) -> String? {
      if count == 0 { return nil }
      if officials == 0 { return say(key, ["count": String(count)]) }
      return say(key + "-officials", ["count": String(count), "officials": String(officials)])
    }
    let parts = [
      part("relied.named", named, official), part("relied.things", things, 0),
      part("relied.nameless", unnamed, unnamedOfficial),
    ]
    return say(
      "relied.summary",
      [
        "statements": say.count("statement", named + things + unnamed),
        "parts": say.list(parts.compactMap { $0 }),
      ])
  }

  /// Who cites the speaker: publishers, or titles where a source names none, each linked to the first such source.
  private func citedBy(_ speaker: Listing.Speaker) -> [LinkPiece] {
    var links: [LinkPiece] = []
    for document in Set(speaker.statements.map { dossier.attributions[$0].document }).sorted() {
      let metadata = dossier.documents[document].source.metadata
      let name = metadata.publisher?.value ?? metadata.title.value
      if links.count < 12, !links.contains(where: { $0.words == name }) {
        links.append(LinkPiece(words: name, href: link(addresses.documents[document])))
      }
    }
    return links
  }

  /// The lists of one source.
  func reliedOn(document: Int) -> [ReliedGroup] {
    var byActor: [Int: [Int]] = [:]
    var byWords: [String: [Int]] = [:]
    var order: [Listing.Speaker] = []
    var unnamed: [Int] = []
    for index in register.statements[document] {
      let item = dossier.attributions[index]
      if let actor = item.actor {
        byActor[actor, default: []].append(index)
      } else if let speaker = dossier.analysis(of: item).speaker,
        let words = catalogue.words(document, speaker.span, limit: 80)
      {
        byWords[words, default: []].append(index)
      } else {
        unnamed.append(index)
      }
    }
    func speaker(_ actor: Int?, _ words: String?, _ statements: [Int]) -> Listing.Speaker {
      let kind = statements.first.flatMap { dossier.analysis(of: dossier.attributions[$0]).speaker?.kind }
      return Listing.Speaker(actor: actor, words: words, kind: kind, statements: statements)
    }
    order += byActor.keys.sorted().map { speaker($0, nil, byActor[$0] ?? []) }
    order += byWords.keys.sorted { (byWords[$0]?.first ?? 0) < (byWords[$1]?.first ?? 0) }
      .map { speaker(nil, $0, byWords[$0] ?? []) }
    if !unnamed.isEmpty { order.append(speaker(nil, nil, unnamed)) }
    order.sort {
      ($1.statements.count, $0.statements.first ?? 0) < ($0.statements.count, $1.statements.first ?? 0)
    }
    return groups(order, limit: 60, row: row)
  }

  private func groups(
    _ speakers: [Listing.Speaker], limit: Int, row: (Listing.Speaker) -> ReliedPiece
  ) -> [ReliedGroup] {
    var rows: [ReliedKind: [Listing.Speaker]] = [:]
    for speaker in speakers { rows[kind(of: speaker), default: []].append(speaker) }
    return ReliedKind.allCases.compactMap { kind in
      guard let all = rows[kind], !all.isEmpty else { return nil }
      let rest = all.count - limit
      return ReliedGroup(
        heading: say("relied.\(kind.name)"), rows: all.prefix(limit).map(row),
        more: rest > 0 ? say("relied.more", n: rest) : nil)
    }
  }

  /// The actor's own kind wins over the first speaker's: "Kyiv" is an organisation that speaks.
  private func kind(of speaker: Listing.Speaker) -> ReliedKind {
    let kind = ReliedKind(speaker.kind)
    guard let actor = speaker.actor else { return kind }
    switch dossier.actors[actor].kind {
    case .person: return .person
    case .organisation, .place: return kind == .media ? .media : .organisation
    default: return kind
    }
  }

  private func row(_ speaker: Listing.Speaker) -> ReliedPiece {
    var flags: [FlagPiece] = []
    let kinds = Set(
      speaker.statements.prefix(50).compactMap {
        dossier.analysis(of: dossier.attributions[$0]).speaker?.kind
      })
    if !kinds.isDisjoint(with: [.namedOfficial, .spokesperson, .state, .unnamedOfficial]) {
      flags.append(flag(named: "official"))
    }
    if kinds.contains(.spokesperson) { flags.append(flag(named: "spokesperson")) }
    let unsure = speaker.statements.filter {
      dossier.analysis(of: dossier.attributions[$0]).speaker?.isUnsure == true
    }.count
    if unsure > 0 { flags.append(flag(say("flag.unsure", n: unsure))) }
    let documents = Set(speaker.statements.map { dossier.attributions[$0].document })
    let weight = documents.sorted().reduce(0.0) {
      $0 + (dossier.standings.indices.contains($1) ? dossier.standings[$1].weight : 1)
    }
    let independent = Int(weight.rounded(.up))
    let statements = say.count("statement", speaker.statements.count)
    var count = say(
      "relied.count", ["statements": statements, "sources": say.count("source", documents.count)])
    if independent == 0 {
      count = say("relied.notes-only", ["statements": statements])
    } else if independent < documents.count {
      count = self.independent(count, independent)
    }
    var cites: [CitationPiece] = []
    for index in speaker.statements.prefix(4) {
      let item = dossier.attributions[index]
      let piece = cite(item.document, dossier.analysis(of: item).span)
      if !cites.contains(where: { $0.href == piece.href }) { cites.append(piece) }
    }
    let name = speaker.actor.map { dossier.actors[$0].name } ?? speaker.words ?? say("relied.nobody")
    return ReliedPiece(
      name: name, href: speaker.actor.map(target), role: speaker.actor.flatMap(role), flags: flags,
      count: count,
      cites: cites)
  }
}
