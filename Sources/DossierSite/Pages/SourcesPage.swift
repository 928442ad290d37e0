// sources.html: what the dossier rests on: who is relied on, then every source with what it yielded.
import DossierModel
import DossierTemplates
import DossierText

/// One source in the list.
struct SourceRow: ViewModel {
  var number, title: String
  var href: String
  var language, direction: String?
  var publisher: String?
  var date, length, yield: String
  var flags: [FlagPiece]
  static let fields: Fields<Self> = [
    .text("number") { $0.number }, .text("title") { $0.title }, .url("href") { $0.href },
    .text("lang") { $0.language }, .text("dir") { $0.direction ?? "ltr" },
    .text("publisher") { $0.publisher },
    .text("date") { $0.date }, .text("length") { $0.length }, .text("yield") { $0.yield },
    .list("flags") { $0.flags },
  ]
}

/// The sources, or a page of them.
struct SourcesPage: ViewModel {
  var frame: FramePiece
  var heading, count: String
  var only: String?
  var relied: [ReliedGroup]
  /// Named against unnamed, official against not, in one sentence.
  var reliedSummary: String
  var outlets: [LinkPiece]
  var weak: [ItemPiece]
  var weakCount: String
  var weakFigures: [ItemPiece]
  var weakFigureCount: String
  var orders: [LinkPiece]
  /// Whether this is a list of sources, though it may be empty.
  var hasList = true
  var sources: [SourceRow]
  var notes: [SourceRow]
  var pages: [LinkPiece]
  static let fields: Fields<Self> = [
    .object("frame") { $0.frame }, .text("heading") { $0.heading }, .text("count") { $0.count },
    .text("only") { $0.only },
    .flag("has-relied") { !$0.relied.isEmpty }, .list("relied") { $0.relied },
    .text("relied-summary") { $0.reliedSummary }, .flag("has-outlets") { !$0.outlets.isEmpty },
    .list("outlets") { $0.outlets },
    .flag("has-weak") { !$0.weak.isEmpty }, .list("weak") { $0.weak }, .text("weak-count") { $0.weakCount },
    .flag("has-weak-figures") { !$0.weakFigures.isEmpty }, .list("weak-figures") { $0.weakFigures },
    .text("weak-figure-count") { $0.weakFigureCount },
    .flag("has-orders") { !$0.orders.isEmpty }, .list("orders") { $0.orders },
    .flag("has-sources") { !$0.sources.isEmpty }, .list("sources") { $0.sources },
    .flag("has-list") { $0.hasList }, .flag("is-empty") { $0.hasList && $0.sources.isEmpty },
    .flag("has-notes") { !$0.notes.isEmpty }, .list("notes") { $0.notes },
    .flag("has-pages") { $0.pages.count > 1 }, .list("pages") { $0.pages },
  ]
}

extension Desk {
  /// The list by date, or a page of it; the first page also says who is relied on.
  func sources(_ page: Int) -> SourcesPage {
    let isFirst = page == 0
    let weak = isFirst ? weakClaims() : ([], 0)
    let weakFigures = isFirst ? weakFigures() : ([], 0)
    let count = say.count("source", register.articles.count)
    let independent = dossier.independentSources
    return SourcesPage(
      frame: frame(
        title: paged(say("page.sources"), page), kind: site.title, section: "sources",
        description: say("sources.description"), jsonLD: isFirst ? sourcesData() : nil),
      heading: paged(say("page.sources"), page),
      count: independent == register.articles.count ? count : self.independent(count, independent),
      only: register.articles.count == 1 && isFirst ? say("sources.only") : nil,
      relied: isFirst ? reliedOn() : [], reliedSummary: reliedSummary(dossier.attributions.indices),
      outlets: isFirst ? outlets() : [], weak: weak.0, weakCount: say.count("claim", weak.1),
      weakFigures: weakFigures.0, weakFigureCount: say.count("figure", weakFigures.1), orders: orders(nil),
      sources: listing.sourcePages[page].rows.map { sourceRow($0) },
      notes: isFirst && listing.notePages.isEmpty ? register.notes.map { sourceRow($0) } : [],
      pages: pageLinks(listing.sourcePages, current: page) { self.date(of: $0) })
  }

  /// The list in another order, or a page of it.
  func sources(_ order: SourceOrder, _ page: Int) -> SourcesPage {
    let pages = listing.sourceOrders[order] ?? []
    return SourcesPage(
      frame: frame(
        title: paged(say("sources.by-\(order.rawValue)"), page), kind: site.title, section: "sources",
        description: say("sources.description")),
      heading: paged(say("sources.by-\(order.rawValue)"), page),
      count: say.count("source", register.articles.count), only: nil, relied: [], reliedSummary: "",
      outlets: [], weak: [], weakCount: "", weakFigures: [], weakFigureCount: "", orders: orders(order),
      sources: pages[page].rows.map { sourceRow($0) }, notes: [],
      pages: pageLinks(pages, current: page) { index in
        let metadata = dossier.documents[index].source.metadata
        return order == .title
          ? Site.sortKey(metadata.title.value).prefix(1).uppercased()
          : metadata.publisher?.value ?? say("sources.no-publisher")
      })
  }

  /// A page of the notes, where they are many.
  func notes(_ page: Int) -> SourcesPage {
    SourcesPage(
      frame: frame(
        title: paged(say("page.notes"), page), kind: site.title, section: "notes",
        description: say("sources.notes")),
      heading: paged(say("page.notes"), page), count: say.count("note", register.notes.count), only: nil,
      relied: [], reliedSummary: "", outlets: [], weak: [], weakCount: "", weakFigures: [],
      weakFigureCount: "", orders: [], hasList: false,
      sources: [], notes: listing.notePages[page].rows.map { sourceRow($0) },
      pages: pageLinks(listing.notePages, current: page) { self.date(of: $0) })
  }

  /// Year and month of a source, for the links to the pages of the list.
  private func date(of document: Int) -> String {
    let day = dossier.documents[document].source.metadata.published?.value.first.day
    return day.map { say.month(of: $0) } ?? say("flag.undated")
  }

  /// Links to the list in its orders; none for a short list.
  private func orders(_ current: SourceOrder?) -> [LinkPiece] {
    guard !listing.sourceOrders.isEmpty else { return [] }
    return [
      LinkPiece(words: say("sources.order-date"), href: current == nil ? nil : link("sources.html#list"))
    ]
      + SourceOrder.allCases.map { order in
        LinkPiece(
          words: say("sources.order-\(order.rawValue)"),
          href: current == order ? nil : link("sources-by-\(order.rawValue).html"))
      }
  }

  /// Publishers by number of sources, with what dossier.yml says of them.
  private func outlets() -> [LinkPiece] {
    let rest = site.outlets.dropFirst(60)
    let more = LinkPiece(
      words: say("sources.more-outlets", n: rest.count),
      href: listing.sourceOrders.isEmpty ? nil : link("sources-by-publisher.html"),
      note: say.count("source", rest.reduce(0) { $0 + $1.count }))
    let links = site.outlets.prefix(60).map { outlet in
      let about = dossier.configuration.publishers.first { $0.name == outlet.name }
      let details = [about?.kind, about?.country, about?.reliability.map { grade($0, nil) ?? $0 }]
        .compactMap { $0 }
      let count = say.count("source", outlet.count)
      return LinkPiece(words: outlet.name.isolated, href: nil, note: say.list([count] + details))
    }
    return rest.isEmpty ? links : links + [more]
  }

  func sourceRow(_ index: Int) -> SourceRow {
    let source = dossier.documents[index].source
    let metadata = source.metadata
    let language = catalogue.language(index)
    var yield: [String] = []
    for (number, word) in [
      (register.figures[index].count, "figure"), (Set(register.events[index].map(\.event)).count, "date"),
      (register.statements[index].count, "statement"),
    ] where number > 0 { yield.append(say.count(word, number)) }
    return SourceRow(
      number: catalogue.mark(index), title: metadata.title.value, href: link(addresses.documents[index]),
      language: language?.tag, direction: language?.direction, publisher: metadata.publisher?.value.isolated,
      date: metadata.published.map { say.date($0.value) } ?? say("sources.no-date"),
      length: say.count("sentence", dossier.analyses[index].sentences.count),
      yield: yield.isEmpty ? say("sources.no-yield") : say.list(yield),
      flags: sourceFlags(index))
  }

  func sourceFlags(_ index: Int) -> [FlagPiece] {
    let metadata = dossier.documents[index].source.metadata
    var flags: [FlagPiece] = []
    if let origin = dossier.standings.indices.contains(index) ? dossier.standings[index].copyOf : nil {
      flags.append(flag(say("flag.copy", ["number": catalogue.mark(origin)])))
    }
    if metadata.published == nil { flags.append(flag(named: "undated")) }
    if !metadata.isAnalysed { flags.append(flag(named: "not-read")) }
    if let language = catalogue.language(index) {
      flags.append(flag(say("flag.language", ["language": languageName(language.tag)])))
    }
    switch catalogue.policy(index) {
    case .full: break
    case .quotes: flags.append(flag(named: "quotes"))
    case .none: flags.append(flag(named: "withheld"))
    }
    if let grade = grade(metadata) { flags.append(flag(grade)) }
    return flags
  }

  /// "B2: usually reliable source, probably true"; only what an editor wrote.
  func grade(_ metadata: Metadata) -> String? { grade(metadata.reliability, metadata.credibility) }

  private func grade(_ reliability: String?, _ number: Int?) -> String? {
    let letter = reliability?.uppercased()
    let keys = [
      letter.map { "reliability.\($0)" }, number.map { "credibility.\($0)" },
    ].compactMap { $0 }.filter(say.strings.has)
    let words = keys.map { say($0) }
    if words.isEmpty { return nil }
    return "\(letter ?? "")\(number.map(String.init) ?? ""): \(say.list(words))"
  }

  func languageName(_ tag: String) -> String {
    let key = "language.\(tag.prefix { $0 != "-" }.lowercased())"
    return say.strings.has(key) ? say(key) : say("language.unnamed", ["tag": tag])
  }
}
