// timeline.html: what happened when, and how sure that is.
import DossierModel
import DossierTemplates
import DossierText

/// The timeline, whole or of one year.
struct TimelinePage: ViewModel {
  var frame: FramePiece
  var heading: String
  var span: String
  var rule: String
  var strip: SafeHTML?
  var axis: SafeHTML?
  var axisWords: String
  var unit: String
  var dayPattern, monthPattern, monthNames: String
  var groups: [TimelineGroup]
  /// Whether the rows are a choice from several pages, to which they lead.
  var isChoice: Bool
  /// The first page, from a year's own one.
  var home: String?
  var years: [YearPiece]
  var actors, tags, sources: [ChoicePiece]
  var undated: [ItemPiece]
  /// The pages of what was not resolved, where it has pages of its own.
  var undatedPages: [LinkPiece]
  var undatedCount: String?
  var undatedHref: String?
  var reason: String?
  static let fields: Fields<Self> = [
    .object("frame") { $0.frame }, .text("heading") { $0.heading }, .text("span") { $0.span },
    .text("rule") { $0.rule }, .flag("has-strip") { $0.strip != nil }, .html("strip") { $0.strip },
    .html("axis") { $0.axis },
    .text("axis-words") { $0.axisWords }, .text("unit") { $0.unit },
    .text("day-pattern") { $0.dayPattern }, .text("month-pattern") { $0.monthPattern },
    .text("month-names") { $0.monthNames },
    .flag("has-rows") { !$0.groups.isEmpty }, .list("groups") { $0.groups },
    .flag("has-periods") { $0.groups.count > 1 },
    .flag("is-filterable") { $0.groups.reduce(0) { $0 + $1.rows.count } > 8 },
    .flag("is-choice") { $0.isChoice },
    .flag("has-years") { !$0.years.isEmpty }, .list("years") { $0.years },
    .url("home") { $0.home },
    .list("actors") { $0.actors }, .flag("has-tags") { !$0.tags.isEmpty }, .list("tags") { $0.tags },
    .list("sources") { $0.sources },
    .flag("has-undated") { !$0.undated.isEmpty }, .list("undated") { $0.undated },
    .flag("has-pages") { !$0.undatedPages.isEmpty }, .list("pages") { $0.undatedPages },
    .text("undated-count") { $0.undatedCount }, .url("undated-href") { $0.undatedHref },
    .text("reason") { $0.reason },
  ]
}

extension Desk {
  func timeline(_ page: Int) -> TimelinePage {
    let isOverview = page == 0
    // What ranks highest stands on the first page where the rows have pages of their own.
    let isChoice = isOverview && listing.isTimelineByYear
    let rows = isChoice ? topEvents(Self.choiceShown) : listing.timelinePages[page].rows
    // A document's own dates shape the axis; background far away is cut out as a gap.
    let axis = DateAxis(rows.compactMap { Self.stretch(dossier.events[$0].edtf) }, say)
    let heading =
      isOverview ? say("page.timeline") : say("timeline.of-year", ["year": yearLabel(page)])
    let all = isOverview ? listing.events : rows
    let count = say.count("date", all.count)
    let unit = Listing.unit(grouping: rows, dossier)
    let filters = TimelineFilters(rows, dossier, register)
    let undated = isOverview && listing.undatedPages.isEmpty ? dossier.unresolved.indices : 0..<0
    return TimelinePage(
      frame: frame(
        title: heading, kind: site.title, section: "timeline",
        description: say("timeline.description", ["dates": count])),
      heading: heading, span: spanWords(all, count), rule: ruleWords(),
      strip: strip(
        isOverview ? all : eventsOfYear(page), page: page, lanes: rows.isEmpty || isChoice ? nil : axis)?
        .html,
      axis: axis.map { Lane.axis($0).html }, axisWords: axis.map(axisWords) ?? "", unit: unit.name,
      dayPattern: say("date.day", ["day": "%d", "month": "%m", "year": "%y"]),
      monthPattern: say("date.month", ["month": "%m", "year": "%y"]),
      monthNames: (1...12).map { say.month($0) }.joined(separator: "|"),
      groups: timelineGroups(rows, by: unit, on: axis, filters, isOwnPage: !isChoice), isChoice: isChoice,
      home: isOverview ? nil : link("timeline.html"),
      years: years(current: page),
      actors: filters.actors.names.map { ChoicePiece(words: dossier.actors[$0].name) },
      tags: filters.tags.names.map { ChoicePiece(words: filters.tagNames[$0]) },
      sources: filters.sources.names.map {
        let publisher = dossier.documents[$0].source.metadata.publisher?.value
        let title = "\(catalogue.mark($0)). \(catalogue.title($0))"
        return ChoicePiece(words: filters.isByPublisher ? publisher ?? title : title)
      },
      undated: undated.map { unresolved($0) },
      undatedPages: [],
      undatedCount: dossier.unresolved.isEmpty
        ? nil : say("timeline.undated-count", n: dossier.unresolved.count),
      undatedHref: isOverview && listing.undatedPages.isEmpty ? "#undated" : link(listing.undatedPath),
      reason: listing.events.isEmpty ? emptyReason() : nil)
  }

  /// A page of the expressions of time that were not resolved, where they are many.
  func undated(_ page: Int) -> TimelinePage {
    TimelinePage(
      frame: frame(
        title: paged(say("timeline.undated"), page), kind: site.title, section: "timeline",
        description: say("timeline.undated-count", n: dossier.unresolved.count)),
      heading: paged(say("timeline.undated"), page),
      span: say("timeline.undated-count", n: dossier.unresolved.count), rule: "", axisWords: "", unit: "",
      dayPattern: "", monthPattern: "", monthNames: "", groups: [], isChoice: false, home: nil, years: [],
      actors: [], tags: [], sources: [], undated: listing.undatedPages[page].rows.map { unresolved($0) },
      undatedPages: pageLinks(listing.undatedPages, current: page))
  }

  /// Events on the first page of a timeline that has several.
  private static let choiceShown = 100

  /// The events of the highest ranks, in order of time.
  func topEvents(_ count: Int) -> [Int] {
    let chosen = Set(
      listing.events.sorted { dossier.events[$0].rank < dossier.events[$1].rank }.prefix(count))
    return listing.events.filter(chosen.contains)
  }

  /// All events of a page's year, which may have several pages.
  private func eventsOfYear(_ page: Int) -> [Int] {
    let rows = listing.timelinePages[page].rows
    guard let first = rows.first, let year = CalendarUnit.day(of: dossier.events[first].edtf)?.year else {
      return rows
    }
    return listing.timelinePages.dropFirst().map(\.rows).filter {
      $0.first.flatMap { CalendarUnit.day(of: dossier.events[$0].edtf)?.year } == year
    }.flatMap { $0 }
  }

  private func documents(of events: [Int]) -> Int {
    Set(events.flatMap { dossier.events[$0].mentions.map(\.document) }).count
  }

  static func stretch(_ date: EDTFDate) -> (first: Int, last: Int)? {
    switch (date.first.day?.number, date.last.day?.number) {
    case (let first?, let last?): (first, max(first, last))
    case (let first?, nil): (first, first)
    case (nil, let last?): (last, last)
    case (nil, nil): nil
    }
  }

  private func spanWords(_ events: [Int], _ dates: String) -> String {
    let sources = say.count("source", documents(of: events))
    let days = events.compactMap { Self.stretch(dossier.events[$0].edtf) }
    guard let first = days.map(\.first).min(), let last = days.map(\.last).max() else {
      return say("timeline.count", ["dates": dates, "sources": sources])
    }
    let months = say.months(CivilDay(number: first), CivilDay(number: last))
    return say("timeline.span", ["dates": dates, "sources": sources, "months": months])
  }

  private func axisWords(_ axis: DateAxis) -> String {
    guard let first = axis.pieces.first, let last = axis.pieces.last else { return "" }
    let words = say.days(CivilDay(number: first.first), CivilDay(number: last.last))
    return axis.pieces.count == 1 ? words : say("timeline.gaps", ["days": words])
  }

  private var undatedArticles: Int {
    register.articles.filter { dossier.documents[$0].source.metadata.published == nil }.count
  }

  private func ruleWords() -> String {
    let undated = undatedArticles
    let how = undated == 0 ? say("timeline.resolved") : say("timeline.unresolved", n: undated)
    return say("timeline.bars") + " " + how
  }

  private func emptyReason() -> String {
    if register.articles.isEmpty { return say("timeline.no-source") }
    let undated = undatedArticles
    return undated > 0 ? say("timeline.no-date-known", n: undated) : say("timeline.no-date")
  }

  private func yearLabel(_ page: Int) -> String {
    let name = listing.timelinePages[page].path.dropFirst("timeline-".count).dropLast(".html".count)
    let parts = name.split(separator: "-")
    if parts.first == "bc" { return say("date.bc", ["year": yearPart(parts.dropFirst())]) }
    return yearPart(parts[...])
  }

  /// "2024", "2024, part 2".
  private func yearPart(_ parts: ArraySlice<Substring>) -> String {
    guard parts.count > 1, let year = parts.first, let part = parts.last else {
      return parts.first.map(String.init) ?? ""
    }
    return say("timeline.part", ["year": String(year), "number": String(part)])
  }

  /// Whether an event's date means one day somewhere within a stretch.
  private func isWithin(_ event: Event) -> Bool {
    switch event.edtf.precision {
    case .week, .month, .season, .year, .decade, .century: true
    default: false
    }
  }

  /// One event as a row. Copies of one text are folded into one quotation, with all citations.
  func event(_ index: Int, isOwnPage: Bool = false, on axis: DateAxis? = nil) -> ItemPiece {
    let event = dossier.events[index]
    var piece = ItemPiece(head: say.date(event.edtf))
    piece.id = isOwnPage ? event.id : nil
    piece.href = isOwnPage ? nil : link(catalogue.target(event: index))
    piece.label = label(event)
    piece.labelLanguage = event.kind == .publication ? nil : say.labelLanguage
    switch event.kind {
    case .planned: piece.flags.append(flag(named: "expected"))
    case .background: piece.flags.append(flag(named: "background"))
    case .publication: piece.flags.append(flag(named: "publication"))
    case .event: break
    }
    if event.curated != nil { piece.flags.append(flag(named: "editor")) }
    if let first = event.mentions.first {
      piece.how = resolution(first)
      if event.kind != .publication {
        piece.quote = sentenceQuote(first.document, around: first.span.count > 0 ? first.span : first.date)
      }
      var seen: Set<String> = []
      for mention in event.mentions {
        let cite = cite(mention.document, mention.span)
        if seen.insert(cite.href).inserted, piece.cites.count < 8 { piece.cites.append(cite) }
      }
    }
    if axis != nil, let words = piece.quote?.words, let label = piece.label, Self.says(words, label) {
      piece.label = nil
    }
    let documents = Set(event.mentions.map(\.document)).count
    if documents > 1 { piece.speaker = say.count("source", documents) }
    if let axis {
      piece.lane =
        Lane.date(event.edtf, isWithin: isWithin(event), isExpected: event.kind == .planned, on: axis).html
    }
    return piece
  }

  /// Whether a quotation says little more than a label, which then is left out.
  private static func says(_ quote: String, _ label: String) -> Bool {
    let (quote, label) = (quote.lowercased(), label.lowercased())
    return quote.contains(label) && label.utf8.count * 5 >= quote.utf8.count * 4
  }

  /// The label is made of a source's words: it goes where they go.
  func label(_ event: Event) -> String {
    if event.mentions.allSatisfy({ catalogue.policy($0.document) == .none }), !event.mentions.isEmpty {
      return say("timeline.withheld")
    }
    return event.label
  }

  /// "from “last week”, against 18 October 2024".
  private func resolution(_ mention: Event.Mention) -> String? {
    var parts: [String] = []
    if let words = catalogue.words(mention.document, mention.date, limit: 60), !words.isEmpty {
      parts.append(say("resolution.from", ["words": words]))
    }
    if let anchor = mention.anchor {
      let key = anchor.span == nil ? "resolution.publication" : "resolution.text"
      parts.append(say(key, ["date": say.date(anchor.date)]))
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  func unresolved(_ index: Int) -> ItemPiece {
    let item = dossier.unresolved[index]
    var piece = ItemPiece(head: catalogue.words(item.document, item.span, limit: 60) ?? say("quote.withheld"))
    piece.id = "u\(index + 1)"
    piece.how = say.said(item.reason)
    piece.quote = sentenceQuote(item.document, around: item.span)
    piece.cites = [cite(item.document, item.span)]
    return piece
  }
}
