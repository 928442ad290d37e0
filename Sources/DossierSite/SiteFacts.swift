// What the whole site knows before the first page is made: its title, its pages, its navigation.
import DossierModel
import DossierText

extension Site {
  /// `title:`, else the heading of the briefing, else the only source's title, else "Dossier".
  static func title(of dossier: Dossier, unnamed: String = "Dossier") -> String {
    if let title = dossier.configuration.title, !title.isEmpty { return title }
    if let briefing = dossier.briefing {
      for node in briefing.nodes {
        if case .heading = node.kind { return briefing.shown(node.span, limit: 160).trimmedHeading }
      }
    }
    let articles = dossier.documents.filter { $0.source.kind == .article }
    if articles.count == 1 { return articles[0].source.metadata.title.value }
    return unnamed
  }

  /// `as-of:`, else the latest day on which a source was published.
  static func asOf(_ dossier: Dossier, _ say: Wording) -> String? {
    if let asOf = dossier.configuration.asOf { return say.date(asOf) }
    let dates = dossier.documents.compactMap { $0.source.metadata.published?.value }
    let latest = dates.max { ($0.last.day?.number ?? .min) < ($1.last.day?.number ?? .min) }
    return latest.flatMap { $0.last.day == nil ? nil : say.date($0) }
  }

  /// Publishers by number of sources, then name.
  static func outlets(_ dossier: Dossier, _ register: Register) -> [Outlet] {
    var count: [String: Int] = [:]
    for index in register.articles {
      if let publisher = dossier.documents[index].source.metadata.publisher {
        count[publisher.value, default: 0] += 1
      }
    }
    return count.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .map { Outlet(name: $0.key, count: $0.value) }
  }

  /// A name in the order of an index: lower-case ASCII, "the" left out.
  static func sortKey(_ name: String) -> String {
    var key = Slug.make(name)
    if key.hasPrefix("the-") { key.removeFirst(4) }
    return key
  }

  static func statementsWithFigure(_ dossier: Dossier, _ register: Register) -> Set<Int> {
    var found: Set<Int> = []
    for (document, figures) in register.figures.enumerated() where !figures.isEmpty {
      var statementAt: [Int: Int] = [:]
      for statement in register.statements[document] {
        statementAt[dossier.attributions[statement].index] = statement
      }
      for figure in figures {
        if let attribution = dossier.analysis(of: dossier.figures[figure]).attribution,
          let statement = statementAt[attribution]
        {
          found.insert(statement)
        }
      }
    }
    return found
  }

  /// Which documents link to a document by name.
  static func wikilinks(_ dossier: Dossier, _ addresses: Addresses) -> [Int: [Int]] {
    var links: [Int: [Int]] = [:]
    for (index, document) in dossier.documents.enumerated() where document.source.kind == .note {
      for node in document.nodes {
        if case .wikilink(let target, _) = node.kind, let page = addresses.document(key: target) {
          links[page, default: []].append(index)
        }
      }
    }
    return links
  }

  /// Every file with what it is; the first of two with one path counts.
  static func pages(
    _ dossier: Dossier, _ addresses: Addresses, _ listing: Listing, _ register: Register, shards: [String],
    hasContradictions: Bool, hasChanges: Bool, assets: [String]
  ) -> [(String, Page)] {
    var pages: [(String, Page)] = [
      ("index.html", .home), ("about.html", .about), ("404.html", .notFound), ("search.html", .search),
      ("print.html", .print),
    ]
    if hasChanges { pages += [("changes.html", .changes), ("data/changes.json", .changesData)] }
    for (number, page) in listing.timelinePages.enumerated() { pages.append((page.path, .timeline(number))) }
    for (number, page) in listing.figurePages.enumerated() { pages.append((page.path, .figures(number))) }
    for (number, page) in listing.statementPages.enumerated() { pages.append((page.path, .claims(number))) }
    for (number, page) in listing.claimPages.enumerated().dropFirst() {
      pages.append((page.path, .claimsBySeveral(number)))
    }
    for (number, page) in listing.contradictionPages.enumerated() where hasContradictions {
      pages.append((page.path, .contradictions(number)))
    }
    for (number, page) in listing.contradictionIndex.enumerated() {
      pages.append((page.path, .contradictionIndex(number)))
    }
    for (number, page) in listing.undatedPages.enumerated() { pages.append((page.path, .undated(number))) }
    for (number, page) in listing.notePages.enumerated() { pages.append((page.path, .notes(number))) }
    for (number, page) in listing.sourcePages.enumerated() { pages.append((page.path, .sources(number))) }
    for (number, page) in listing.peoplePages.enumerated() { pages.append((page.path, .people(number))) }
    for (number, page) in listing.placePages.enumerated() { pages.append((page.path, .places(number))) }
    for order in SourceOrder.allCases {
      for (number, page) in (listing.sourceOrders[order] ?? []).enumerated() {
        pages.append((page.path, .sourceOrder(order, number)))
      }
    }
    for index in dossier.documents.indices {
      let isNote = dossier.documents[index].source.kind == .note
      for (number, path) in addresses.pages(of: index).enumerated() {
        pages.append((path, isNote ? .note(index) : .source(index, number)))
      }
      if let path = textPath(dossier, document: index) { pages.append((path, .text(index))) }
    }
    for (index, path) in addresses.clusters.enumerated() {
      if let path { pages.append((path, .figure(index))) }
    }
    for (index, path) in addresses.actors.enumerated() {
      if let path { pages.append((path, .actor(index))) }
    }
    for index in addresses.aliases.indices { pages.append((addresses.aliases[index].path, .forward(index))) }
    for name in assets { pages.append(("assets/\(name)", .asset(name))) }
    for image in ShareImage.allCases where !assets.contains(image.rawValue) {
      pages.append(("assets/\(image.rawValue)", .image(image)))
    }
    for (index, name) in shards.enumerated() { pages.append((SearchIndex.path(name), .searchShard(index))) }
    for export in Export.allCases where export.isWanted(dossier) {
      pages.append((export.path, .export(export)))
    }
    return pages
  }

  /// The navigation: what has content, in the order and with the names of dossier.yml.
  static func sections(
    _ dossier: Dossier, _ register: Register, _ say: Wording, hasContradictions: Bool, hasChanges: Bool,
    notesPath: String, hasPlaces: Bool, hasPeople: Bool
  ) -> [Section] {
    func section(_ name: String, _ path: String) -> Section {
      Section(name: name, path: path, label: say("page.\(name)"))
    }
    let known = [
      section("index", "index.html"),
      section("timeline", "timeline.html"),
      section("figures", "figures.html"),
      section("contradictions", "contradictions.html"),
      section("claims", "claims.html"),
      section("sources", "sources.html"),
      section("notes", notesPath),
      section("people", "people.html"),
      section("places", "places.html"),
      section("changes", "changes.html"),
      section("search", "search.html"),
      section("about", "about.html"),
    ]
    let missing: Set<String> = Set(
      [
        dossier.events.isEmpty && dossier.unresolved.isEmpty ? "timeline" : nil,
        dossier.figures.isEmpty ? "figures" : nil, hasContradictions ? nil : "contradictions",
        dossier.attributions.isEmpty ? "claims" : nil, register.notes.isEmpty ? "notes" : nil,
        hasChanges ? nil : "changes", hasPeople ? nil : "people", hasPlaces ? nil : "places",
      ].compactMap { $0 })
    let present = known.filter { !missing.contains($0.name) }
    if dossier.configuration.sections.isEmpty { return present }
    var chosen: [Section] = []
    for setting in dossier.configuration.sections {
      let name = setting.page == "briefing" || setting.page == "home" ? "index" : setting.page
      guard var section = present.first(where: { $0.name == name }),
        !chosen.contains(where: { $0.name == name })
      else { continue }
      section.label = setting.label ?? section.label
      chosen.append(section)
    }
    // A list that leaves pages out only orders the others; the way home always stands.
    if !chosen.contains(where: { $0.name == "index" }), let home = present.first {
      chosen.insert(home, at: 0)
    }
    return chosen
  }
}

extension String {
  /// Without the number signs of a Markdown heading.
  var trimmedHeading: String {
    var words = Substring(self)
    while let first = words.first, first == "#" || first == " " { words.removeFirst() }
    return String(words)
  }
}
