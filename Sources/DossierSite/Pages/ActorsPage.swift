// people.html, places.html and actors/ID.html: who and where.
import DossierModel
import DossierTemplates
import DossierText

/// One name in an index.
struct ActorRow: ViewModel {
  var id, name: String
  var href: String?
  var details: String
  var cites: [CitationPiece]
  static let fields: Fields<Self> = [
    .text("id") { $0.id }, .text("name") { $0.name }, .url("href") { $0.href },
    .text("details") { $0.details },
    .list("cites") { $0.cites },
  ]
}

/// The names under one letter.
struct LetterPiece: ViewModel {
  /// Nil for a list that is short enough to stand as one.
  var letter: String?
  var id: String
  var rows: [ActorRow]
  static let fields: Fields<Self> = [
    .text("letter") { $0.letter }, .text("id") { $0.id }, .list("rows") { $0.rows },
  ]
}

/// An index of names.
struct ActorsPage: ViewModel {
  var frame: FramePiece
  var heading, count: String
  /// Says that only the names met most are shown here.
  var most: String?
  var pages: [LinkPiece]
  var letters: [LetterPiece]
  var once: [ActorRow]
  var onceCount: String
  static let fields: Fields<Self> = [
    .object("frame") { $0.frame }, .text("heading") { $0.heading }, .text("count") { $0.count },
    .text("most") { $0.most }, .flag("has-pages") { !$0.pages.isEmpty }, .list("pages") { $0.pages },
    .flag("has-letters") { $0.letters.count > 1 }, .list("letters") { $0.letters },
    .flag("has-once") { !$0.once.isEmpty }, .list("once") { $0.once }, .text("once-count") { $0.onceCount },
  ]
}

/// One person, organisation or place.
struct ActorPage: ViewModel {
  var frame: FramePiece
  var name: String
  var line: String
  var facts: [FactPiece]
  var statements, figures, dates: [ItemPiece]
  var sources: [LinkPiece]
  var mentions: [ItemPiece]
  var moreStatements, moreFigures, moreDates, moreSources, moreMentions: String?
  static let fields: Fields<Self> = [
    .object("frame") { $0.frame }, .text("name") { $0.name }, .text("line") { $0.line },
    .list("facts") { $0.facts }, .flag("has-statements") { !$0.statements.isEmpty },
    .list("statements") { $0.statements }, .flag("has-figures") { !$0.figures.isEmpty },
    .list("figures") { $0.figures }, .flag("has-dates") { !$0.dates.isEmpty }, .list("dates") { $0.dates },
    .flag("has-sources") { !$0.sources.isEmpty }, .list("sources") { $0.sources },
    .flag("has-mentions") { !$0.mentions.isEmpty }, .list("mentions") { $0.mentions },
    .text("more-mentions") { $0.moreMentions }, .text("more-statements") { $0.moreStatements },
    .text("more-figures") { $0.moreFigures }, .text("more-dates") { $0.moreDates },
    .text("more-sources") { $0.moreSources },
  ]
}

extension Desk {
  /// So many names are one list; more stand under their letters.
  private static let fewNames = 40

  /// `places`: the index of places, else that of people and organisations; a page of it where it is split.
  func actors(places: Bool, _ page: Int) -> ActorsPage {
    let pages = places ? listing.placePages : listing.peoplePages
    let isSplit = pages.count > 1
    let rows = isSplit && page == 0 ? mostMentioned(pages, 60) : pages[page].rows
    let isShort = !isSplit && rows.count <= Self.fewNames
    var letters: [LetterPiece] = []
    var once: [ActorRow] = []
    for index in rows {
      let actor = dossier.actors[index]
      if actor.mentions.count < 2, addresses.actors[index] == nil {
        once.append(actorRow(index))
        continue
      }
      let piece =
        isShort
        ? LetterPiece(letter: nil, id: "names", rows: [])
        : letterPiece(Listing.letter(Site.sortKey(actor.name)))
      if letters.last?.id != piece.id { letters.append(piece) }
      letters[letters.count - 1].rows.append(actorRow(index))
    }
    let all = pages.reduce(0) { $0 + $1.rows.count }
    let heading = say(places ? "page.places" : "actors.people")
    let letter = page == 0 ? nil : letterPiece(of: pages[page])?.letter
    let title = letter.map { say("actors.of-letter", ["heading": heading, "letter": $0]) } ?? heading
    return ActorsPage(
      frame: frame(
        title: title, kind: site.title, section: places ? "places" : "people",
        description: say(places ? "actors.places-description" : "actors.people-description")),
      heading: title, count: say.count("name", page == 0 ? all : rows.count),
      most: isSplit && page == 0 ? say("actors.most", n: rows.count) : nil,
      pages: isSplit ? letterLinks(pages, current: page) : [],
      letters: letters, once: once, onceCount: say.count("name", once.count))
  }

  /// The names that are met most often, from A to Z.
  private func mostMentioned(_ pages: [Listing.Page], _ limit: Int) -> [Int] {
    let all = pages.flatMap(\.rows).enumerated().sorted { a, b in
      let (x, y) = (dossier.actors[a.element].mentions.count, dossier.actors[b.element].mentions.count)
      return x != y ? x > y : a.offset < b.offset
    }
    return all.prefix(limit).sorted { $0.offset < $1.offset }.map(\.element)
  }

  private func letterPiece(_ id: String) -> LetterPiece {
    id == "other"
      ? LetterPiece(letter: "#", id: id, rows: [])
      : LetterPiece(letter: id.uppercased(), id: "l-\(id)", rows: [])
  }

  private func letterPiece(of page: Listing.Page) -> LetterPiece? {
    page.rows.first.map { letterPiece(Listing.letter(Site.sortKey(dossier.actors[$0].name))) }
  }

  /// "A", "B", "S 2": a link for each page behind the first.
  private func letterLinks(_ pages: [Listing.Page], current: Int) -> [LinkPiece] {
    var number = 1
    var last = ""
    return pages.indices.dropFirst().map { index in
      let letter = letterPiece(of: pages[index])?.letter ?? ""
      number = letter == last ? number + 1 : 1
      last = letter
      return LinkPiece(
        words: number == 1 ? letter : "\(letter) \(number)",
        href: index == current ? nil : link(pages[index].path), note: say.number(pages[index].rows.count))
    }
  }

  private func actorRow(_ index: Int) -> ActorRow {
    let actor = dossier.actors[index]
    var details: [String] = []
    if let role = role(index) { details.append(role) }
    if actor.kind == .organisation { details.append(say("kind.org")) }
    details.append(say.count("mention", actor.mentions.count))
    let statements = register.statementsByActor[index].count
    if statements > 0 { details.append(say.count("statement", statements)) }
    return ActorRow(
      id: actor.id, name: actor.name, href: addresses.actors[index].map(link),
      details: say.list(details),
      cites: actor.mentions.prefix(addresses.actors[index] == nil ? 3 : 1).map { cite($0.document, $0.span) })
  }

  func actor(_ index: Int) -> ActorPage {
    let actor = dossier.actors[index]
    let documents = register.documentsOfActor[index]
    let section = actor.kind == .place ? "places" : "people"
    let kind = say(actor.kind == .other ? "kind.name" : "kind.\(actor.kind.rawValue)")
    var facts: [FactPiece] = []
    if let role = role(index) { facts.append(FactPiece(name: say("actor.role"), words: role)) }
    if let country = actor.country { facts.append(FactPiece(name: say("actor.country"), words: country)) }
    if !actor.aliases.isEmpty {
      facts.append(FactPiece(name: say("actor.also"), words: say.list(Array(actor.aliases.prefix(20)))))
    }
    if let first = actor.mentions.first {
      facts.append(
        FactPiece(
          name: say("actor.first"), words: publication(first.document),
          cites: [cite(first.document, first.span)]))
    }
    if let reason = actor.curated?.reason {
      facts.append(FactPiece(name: say("fact.editor"), words: reason))
    }
    let mentions = actor.mentions.prefix(40)
    return ActorPage(
      frame: frame(
        title: actor.name, kind: addresses.actor(named: actor.name) == index ? kind : "\(kind) (\(actor.id))",
        section: section,
        description: say("actor.description", ["name": actor.name]), jsonLD: actorData(index)),
      name: actor.name,
      line: say(
        "actor.line",
        [
          "kind": kind, "mentions": say.count("mention", actor.mentions.count),
          "sources": say.count("source", documents.count),
        ]),
      facts: facts,
      statements: register.statementsByActor[index].prefix(100).map { statement($0, showsSpeaker: false) },
      figures: register.figuresByActor[index].prefix(100).map { given($0) },
      dates: register.eventsByActor[index].prefix(100).map { event($0) },
      sources: documents.prefix(100).map {
        titleLink($0, note: publication($0))
      },
      mentions: mentions.map { mention in
        var piece = ItemPiece(head: catalogue.words(mention.document, mention.span, limit: 60) ?? actor.name)
        piece.quote = sentenceQuote(mention.document, around: mention.span, limit: 200)
        piece.cites = [cite(mention.document, mention.span)]
        return piece
      },
      moreStatements: more(register.statementsByActor[index].count, shown: 100),
      moreFigures: more(register.figuresByActor[index].count, shown: 100),
      moreDates: more(register.eventsByActor[index].count, shown: 100),
      moreSources: more(documents.count, shown: 100), moreMentions: more(actor.mentions.count, shown: 40))
  }

  /// What a shortened list says behind its end; nil for a whole one.
  func more(_ all: Int, shown: Int) -> String? {
    all > shown ? say("list.more-in-data", n: all - shown) : nil
  }

  private func given(_ index: Int) -> ItemPiece {
    var piece = figure(index)
    piece.href = link(catalogue.target(figure: index))
    piece.label = dossier.figures[index].cluster.map { dossier.clusters[$0].label }
    piece.labelLanguage = say.labelLanguage
    piece.speaker = publication(dossier.figures[index].document)
    return piece
  }
}
