// sources/KEY.html: check the words. A very long source has further pages, sources/KEY--2.html, each with its part of
// the text and what was drawn from that; what is known of the whole stands on the first.
import DossierModel
import DossierTemplates
import DossierText

/// One source: what is known of it, its text, what was drawn from it.
struct SourcePage: ViewModel {
  var frame: FramePiece
  var title: String
  var language, direction: String?
  var number: String
  var line: String
  var flags: [FlagPiece]
  var facts: [FactPiece]
  var notice: String?
  var summary: String?
  /// Which part of a long source this is; nil for nearly all.
  var part: PartPiece?
  var text: SafeHTML?
  var textLanguage, textDirection: String
  var setAside: [FactPiece]
  var setAsideCount: String
  /// How many there are beyond those that are shown.
  var moreSetAside, moreDrawn: String?
  var relied: [ReliedGroup]
  var reliedSummary: String
  var figures, dates, statements: [ItemPiece]
  var citedBy: [LinkPiece]
  var citeAs, authorDate: String
  /// The parts of the page that have content.
  var jump: [LinkPiece]
  /// Whether anything is marked in the text.
  var hasMarks: Bool
  /// What the list of drawn items is called.
  var drawnHeading: String
  static let fields: Fields<Self> = [
    .object("frame") { $0.frame }, .text("title") { $0.title }, .text("lang") { $0.language },
    .text("dir") { $0.direction ?? "ltr" }, .text("number") { $0.number }, .text("line") { $0.line },
    .list("flags") { $0.flags }, .list("facts") { $0.facts },
    .flag("has-facts") { !$0.facts.isEmpty }, .text("notice") { $0.notice }, .object("part") { $0.part },
    .text("summary") { $0.summary }, .html("text") { $0.text }, .text("text-lang") { $0.textLanguage },
    .text("text-dir") { $0.textDirection }, .flag("has-set-aside") { !$0.setAside.isEmpty },
    .list("set-aside") { $0.setAside }, .text("set-aside-count") { $0.setAsideCount },
    .text("more-set-aside") { $0.moreSetAside }, .text("more-drawn") { $0.moreDrawn },
    .flag("has-relied") { !$0.relied.isEmpty }, .list("relied") { $0.relied },
    .text("relied-summary") { $0.reliedSummary },
    .flag("has-figures") { !$0.figures.isEmpty }, .list("figures") { $0.figures },
    .flag("has-dates") { !$0.dates.isEmpty }, .list("dates") { $0.dates },
    .flag("has-statements") { !$0.statements.isEmpty }, .list("statements") { $0.statements },
    .flag("has-cited-by") { !$0.citedBy.isEmpty }, .list("cited-by") { $0.citedBy },
    .text("cite-as") { $0.citeAs }, .text("author-date") { $0.authorDate },
    .list("jump") { $0.jump }, .flag("has-marks") { $0.hasMarks }, .text("drawn-heading") { $0.drawnHeading },
    .flag("has-drawn") { !$0.figures.isEmpty || !$0.dates.isEmpty || !$0.statements.isEmpty },
  ]
}

extension Desk {
  func source(_ index: Int, part number: Int = 0) -> SourcePage {
    let part = catalogue.part(index, number)
    let isFirst = number == 0
    let document = dossier.documents[index]
    let metadata = document.source.metadata
    let language = catalogue.language(index)
    let text = MarkedText.html(catalogue, part, root: root, notes: marginNotes(part))
    let kind = publication(index)
    let aside = catalogue.policy(index) == .full && isFirst ? document.setAside : []
    let place = place(of: part)
    let dates = drawnDates(part)
    let hidden = document.removed.count + document.setAside.count
    return SourcePage(
      frame: frame(
        title: metadata.title.value,
        kind: named(say("source.kind", ["published": kind, "number": String(register.number[index])]), part),
        section: "sources",
        description: named(
          metadata.summary ?? say("source.description", ["number": String(register.number[index])]), part),
        jsonLD: isFirst ? articleData(index) : partData(part)),
      title: metadata.title.value, language: language?.tag, direction: language?.direction,
      number: catalogue.mark(index), line: kind, flags: sourceFlags(index),
      facts: isFirst ? facts(index) : [],
      notice: isFirst ? notice(index) : nil, summary: isFirst ? metadata.summary : nil, part: place,
      text: text.bytes.isEmpty ? nil : text.html,
      textLanguage: metadata.language.value, textDirection: language?.direction ?? "ltr",
      setAside: aside.prefix(200).map { FactPiece(name: say.said($0.rule), words: shorten($0.text)) },
      setAsideCount: say.count("passage", hidden), moreSetAside: more(aside.count, shown: 200),
      moreDrawn: more(part.leftOut, shown: 0), relied: isFirst ? reliedOn(document: index) : [],
      reliedSummary: reliedSummary(register.statements[index]),
      figures: part.figures.map { drawnFigure($0) }, dates: dates,
      statements: part.statements.map { drawnStatement($0) },
      citedBy: isFirst ? citing(index) : [], citeAs: citeAs(index), authorDate: authorDate(index),
      jump: jump(part, hasText: !text.bytes.isEmpty, dates: dates.count),
      hasMarks: !catalogue.marks(part).isEmpty,
      drawnHeading: drawnHeading(part))
  }

  /// With the number of the part behind, so that no two pages have one title.
  private func named(_ words: String, _ part: SourcePart) -> String {
    if part.count == 1 { return words }
    return say(
      "part.title", ["title": words, "number": String(part.number + 1), "count": String(part.count)])
  }

  private func drawnHeading(_ part: SourcePart) -> String {
    say(part.count == 1 ? "source.drawn" : "part.drawn")
  }

  /// Links to the parts of the page, with what is in each.
  private func jump(_ part: SourcePart, hasText: Bool, dates: Int) -> [LinkPiece] {
    var links: [LinkPiece] = []
    func add(_ id: String, _ words: String, _ note: String?) {
      links.append(LinkPiece(words: words, href: "#\(id)", note: note))
    }
    let isFirst = part.number == 0
    if isFirst, part.count > 1 { add("parts", say("part.all"), say.number(part.count)) }
    if hasText { add("text", say("source.text"), say.count("sentence", part.sentences.count)) }
    if isFirst, !register.statements[part.document].isEmpty { add("relied-on", say("source.relied"), nil) }
    let drawn = [
      ("figure", part.figures.count), ("date", dates), ("statement", part.statements.count),
    ].filter { $0.1 > 0 }.map { say.count($0.0, $0.1) }
    if !drawn.isEmpty { add("drawn", drawnHeading(part), say.list(drawn)) }
    if isFirst, !register.citedBy[part.document].isEmpty { add("cited-by", say("source.cited-by"), nil) }
    add("cite", say("source.cite"), nil)
    return links
  }

  private func shorten(_ words: String) -> String {
    words.utf8.count <= 600 ? words : String(words.prefix(500)) + " …"
  }

  /// What is known of the source, and where each fact comes from.
  private func facts(_ index: Int) -> [FactPiece] {
    let document = dossier.documents[index]
    let metadata = document.source.metadata
    var facts: [FactPiece] = []
    if metadata.title.part != nil
      || metadata.title.origin != .frontMatter && metadata.title.origin != .sidecar
    {
      facts.append(
        FactPiece(
          name: say("fact.title"), words: metadata.title.value.isolated, note: say.origin(metadata.title)))
    }
    if let publisher = metadata.publisher {
      facts.append(
        FactPiece(
          name: say("fact.publisher"), words: publisher.value.isolated, note: say.origin(publisher)))
    }
    if let byline = metadata.byline, !byline.value.isEmpty {
      facts.append(
        FactPiece(
          name: say("fact.by"), words: say.list(byline.value.map(\.isolated)), note: say.origin(byline)))
    }
    facts.append(
      FactPiece(
        name: say("fact.published"),
        words: metadata.published.map { say.date($0.value) } ?? say("fact.not-published"),
        note: metadata.published.map { say.origin($0) }))
    if let accessed = metadata.accessed {
      facts.append(FactPiece(name: say("fact.accessed"), words: say.date(accessed)))
    }
    if let url = metadata.url {
      facts.append(
        FactPiece(
          name: say("fact.address"), words: url.value, href: Self.outside(url.value), isOutside: true,
          note: say.origin(url)))
    }
    if let archived = metadata.archived {
      facts.append(
        FactPiece(name: say("fact.archive"), words: archived, href: Self.outside(archived), isOutside: true))
    }
    facts.append(
      FactPiece(
        name: say("fact.language"),
        words: languageName(metadata.language.value), note: say.origin(metadata.language)))
    facts.append(
      FactPiece(name: say("fact.key"), words: metadata.key.value, note: say.origin(metadata.key)))
    facts.append(FactPiece(name: say("fact.reliability"), words: grade(metadata) ?? say("fact.not-graded")))
    facts.append(FactPiece(name: say("fact.shown"), words: shown(index)))
    let hidden = document.removed.count + document.setAside.count
    if hidden > 0 {
      facts.append(
        FactPiece(
          name: say("fact.set-aside"),
          words: say(
            catalogue.policy(index) == .full ? "fact.set-aside-shown" : "fact.set-aside-hidden", n: hidden)))
    }
    if let origin = dossier.standings.indices.contains(index) ? dossier.standings[index].copyOf : nil {
      facts.append(
        FactPiece(
          name: say("fact.copy"), words: say("fact.copy-of", ["number": catalogue.mark(origin)]),
          href: link(addresses.documents[origin])))
    }
    if let rights = metadata.rights { facts.append(FactPiece(name: say("fact.rights"), words: rights)) }
    if !metadata.tags.isEmpty {
      facts.append(FactPiece(name: say("fact.tags"), words: say.list(metadata.tags)))
    }
    facts.append(FactPiece(name: say("fact.file"), words: document.source.path))
    facts.append(FactPiece(name: "SHA-256", words: document.source.digest))
    return facts
  }

  /// An address that leads off the site; nil for anything else.
  static func outside(_ url: String) -> String? {
    url.hasPrefix("https://") || url.hasPrefix("http://") ? url : nil
  }

  private func shown(_ index: Int) -> String {
    let count = dossier.analyses[index].sentences.count
    switch catalogue.policy(index) {
    case .full: return say("shown.full", n: count)
    case .none: return say("shown.none")
    case .quotes:
      let shown = (0..<count).filter { catalogue.isShown(index, sentence: $0) }.count
      return say("shown.quotes", n: count, ["shown": say.number(shown)])
    }
  }

  private func notice(_ index: Int) -> String? {
    let metadata = dossier.documents[index].source.metadata
    if metadata.isAnalysed { return nil }
    if let language = catalogue.language(index) {
      return say("source.other-language", ["language": languageName(language.tag)])
    }
    return say("source.not-read")
  }

  private func drawnFigure(_ index: Int) -> ItemPiece {
    var piece = figure(index)
    piece.href = link(catalogue.target(figure: index))
    piece.label = dossier.figures[index].cluster.map { dossier.clusters[$0].label }
    piece.labelLanguage = say.labelLanguage
    piece.quote = nil
    piece.speaker = claimant(index)
    return piece
  }

  private func drawnStatement(_ index: Int) -> ItemPiece {
    var piece = statement(index)
    piece.href = link(catalogue.target(statement: index))
    piece.quote = said(index, limit: 120)
    piece.speaker = nil
    return piece
  }

  /// Every expression of time in the text: where it stands on the timeline, or how it is read.
  func drawnDates(_ part: SourcePart) -> [ItemPiece] {
    let document = part.document
    let analysis = dossier.analyses[document]
    var used: [Int: Int] = [:]
    for item in part.events
    where used[dossier.events[item.event].mentions[item.mention].date.start] == nil {
      used[dossier.events[item.event].mentions[item.mention].date.start] = item.event
    }
    let spans = part.events.map {
      ($0.event, dossier.events[$0.event].mentions[$0.mention].date)
    }
    var missing: [Int: Int] = [:]
    for index in part.unresolved { missing[dossier.unresolved[index].span.start] = index }
    var rows: [ItemPiece] = []
    for index in part.dates {
      let date = analysis.dates[index]
      guard let words = catalogue.words(document, date.span, limit: 60) ?? date.edtf.map({ say.date($0) })
      else { continue }
      var piece = ItemPiece(head: words)
      piece.id = "t\(index + 1)"
      piece.label = date.edtf.map { say.date($0) }
      // Both dates of "between 8 and 13 October" stand in one entry.
      if let event = used[date.span.start] ?? spans.first(where: { $0.1.contains(date.span) })?.0 {
        piece.target = catalogue.target(event: event)
        piece.how = say.resolution(date)
      } else if let item = missing[date.span.start] {
        piece.target = catalogue.target(unresolved: item)
        piece.how = say.said(dossier.unresolved[item].reason)
      } else if date.edtf == nil {
        piece.how = say.resolution(date)
      } else {
        piece.how = say.list([say.resolution(date), say("date.no-entry")])
      }
      piece.href = piece.target.map(link)
      piece.cites = [cite(document, date.span)]
      rows.append(piece)
    }
    return rows
  }

  private func citing(_ index: Int) -> [LinkPiece] {
    var seen: Set<Int> = []
    return register.citedBy[index].filter { seen.insert($0).inserted }.map {
      titleLink($0)
    }
  }

  /// One line of plain text for a bibliography.
  func citeAs(_ index: Int) -> String {
    let metadata = dossier.documents[index].source.metadata
    var parts: [String] = []
    if let byline = metadata.byline, !byline.value.isEmpty {
      parts.append(say.list(byline.value.map(\.isolated)))
    }
    parts.append(say("cite.title", ["title": metadata.title.value.isolated]))
    if let publisher = metadata.publisher { parts.append(publisher.value.isolated) }
    parts.append(metadata.published.map { say.date($0.value) } ?? say("cite.no-date"))
    if let url = metadata.url { parts.append(url.value) }
    if let accessed = metadata.accessed { parts.append(say("cite.accessed", ["date": say.date(accessed)])) }
    return parts.joined(separator: ". ") + "."
  }

  /// The same with author and year in front, as author-date styles have it: "Fisher (2024): “...”. ...".
  func authorDate(_ index: Int) -> String {
    let metadata = dossier.documents[index].source.metadata
    let byline = metadata.byline.map { say.list($0.value.map(\.isolated)) } ?? ""
    let author = byline.isEmpty ? metadata.publisher?.value.isolated ?? say("cite.no-author") : byline
    let day = metadata.published?.value.first.day ?? metadata.published?.value.last.day
    let year = catalogue.year(index) ?? day.map { say.year($0.year) } ?? say("cite.no-date")
    var parts = [
      say("cite.author-date", ["author": author, "year": year, "title": metadata.title.value.isolated])
    ]
    if let publisher = metadata.publisher, !byline.isEmpty { parts.append(publisher.value.isolated) }
    if let published = metadata.published { parts.append(say.date(published.value)) }
    if let url = metadata.url { parts.append(url.value) }
    if let accessed = metadata.accessed { parts.append(say("cite.accessed", ["date": say.date(accessed)])) }
    return parts.joined(separator: ". ") + "."
  }
}
