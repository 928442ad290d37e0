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
  var axis: SafeHTML?
  var axisWords: String
  var rows: [ItemPiece]
  var years: [LinkPiece]
  var undated: [ItemPiece]
  var undatedCount: String?
  var undatedHref: String?
  var reason: String?
  static let fields: Fields<Self> = [
    .object("frame") { $0.frame }, .text("heading") { $0.heading }, .text("span") { $0.span },
    .text("rule") { $0.rule }, .html("axis") { $0.axis }, .text("axis-words") { $0.axisWords },
    .flag("has-rows") { !$0.rows.isEmpty }, .flag("is-filterable") { $0.rows.count > 8 },
    .list("rows") { $0.rows },
    .flag("has-years") { !$0.years.isEmpty },
    .list("years") { $0.years }, .flag("has-undated") { !$0.undated.isEmpty },
    .list("undated") { $0.undated },
    .text("undated-count") { $0.undatedCount }, .url("undated-href") { $0.undatedHref },
    .text("reason") { $0.reason },
  ]
}

extension Desk {
  func timeline(_ page: Int) -> TimelinePage {
    let rows = listing.timelinePages[page].rows
    let isOverview = page == 0
    // A document's own dates shape the axis; background far away is cut out as a gap.
    let axis = DateAxis(rows.compactMap { Self.stretch(dossier.events[$0].edtf) })
    let undated = isOverview ? dossier.unresolved.indices.prefix(300).map { unresolved($0) } : []
    let heading = isOverview ? "Timeline" : "Timeline \(yearLabel(page))"
    let count = Wording.count(isOverview ? listing.events.count : rows.count, "date")
    let all = isOverview ? listing.events : rows
    return TimelinePage(
      frame: frame(
        title: heading, kind: site.title, section: "timeline",
        description: "\(count), each with its words and how it was resolved."),
      heading: heading, span: "\(count) from \(Wording.count(documents(of: all), "source"))\(spanWords(all))",
      rule: ruleWords(), axis: axis.map { Lane.axis($0).html }, axisWords: axis.map(axisWords) ?? "",
      rows: rows.map { event($0, isOwnPage: true, on: axis) }, years: years(except: page), undated: undated,
      undatedCount: dossier.unresolved.isEmpty ? nil : "\(dossier.unresolved.count) without a date",
      undatedHref: isOverview ? "#undated" : "timeline.html#undated",
      reason: listing.events.isEmpty ? emptyReason() : nil)
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

  private func spanWords(_ events: [Int]) -> String {
    let days = events.compactMap { Self.stretch(dossier.events[$0].edtf) }
    guard let first = days.map(\.first).min(), let last = days.map(\.last).max() else { return "" }
    let (a, b) = (CivilDay(number: first), CivilDay(number: last))
    if a.year == b.year, a.month == b.month { return ", \(Wording.month(a.month)) \(Wording.year(a.year))" }
    if a.year == b.year {
      return ", \(Wording.month(a.month)) to \(Wording.month(b.month)) \(Wording.year(b.year))"
    }
    return
      ", \(Wording.month(a.month)) \(Wording.year(a.year)) to \(Wording.month(b.month)) \(Wording.year(b.year))"
  }

  private func axisWords(_ axis: DateAxis) -> String {
    guard let first = axis.pieces.first, let last = axis.pieces.last else { return "" }
    let words = Wording.days(CivilDay(number: first.first), CivilDay(number: last.last))
    return axis.pieces.count == 1 ? words : "\(words); stretches without a date left out at the strokes"
  }

  private func ruleWords() -> String {
    let undated = register.articles.filter { dossier.documents[$0].source.metadata.published == nil }.count
    let base = "Each bar covers the days on which the event may have happened, as far as the words allow. "
    if undated == 0 {
      return base + "Words such as “Tuesday” were resolved against the publication date of their source."
    }
    return base
      + "\(Wording.count(undated, "source")) \(undated == 1 ? "carries" : "carry") no publication date: words such as “Tuesday” stay without a date there."
  }

  private func emptyReason() -> String {
    let undated = register.articles.filter { dossier.documents[$0].source.metadata.published == nil }.count
    if register.articles.isEmpty { return "There is no source yet." }
    if undated > 0 {
      return
        "No event could be dated: \(Wording.count(undated, "source")) \(undated == 1 ? "carries" : "carry") no publication date. Add “published:” to its front matter."
    }
    return "The sources name no date."
  }

  private func yearLabel(_ page: Int) -> String {
    let name = listing.timelinePages[page].path.dropFirst("timeline-".count).dropLast(".html".count)
    let parts = name.split(separator: "-")
    if parts.first == "bc" { return "\(parts.dropFirst().joined(separator: ", part ")) BC" }
    return parts.joined(separator: ", part ")
  }

  private func years(except page: Int) -> [LinkPiece] {
    guard listing.isTimelineByYear else { return [] }
    return listing.timelinePages.indices.dropFirst().map { index in
      LinkPiece(
        words: yearLabel(index), href: index == page ? nil : link(listing.timelinePages[index].path),
        note: Wording.count(listing.timelinePages[index].rows.count, "date"))
    }
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
    var piece = ItemPiece(head: Wording.date(event.edtf))
    piece.id = isOwnPage ? event.id : nil
    piece.href = isOwnPage ? nil : link(catalogue.target(event: index))
    piece.label = label(event)
    switch event.kind {
    case .planned: piece.flags.append(flag("expected"))
    case .background: piece.flags.append(flag("background"))
    case .publication: piece.flags.append(flag("publication"))
    case .event: break
    }
    if event.curated != nil { piece.flags.append(flag("set by the editor")) }
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
    let documents = Set(event.mentions.map(\.document)).count
    if documents > 1 { piece.speaker = Wording.count(documents, "source") }
    if let axis {
      piece.lane =
        Lane.date(event.edtf, isWithin: isWithin(event), isExpected: event.kind == .planned, on: axis).html
    }
    return piece
  }

  /// The label is made of a source's words: it goes where they go.
  func label(_ event: Event) -> String {
    if event.mentions.allSatisfy({ catalogue.policy($0.document) == .none }), !event.mentions.isEmpty {
      return "Something that the source’s words, not published here, tell"
    }
    return event.label
  }

  /// "from “last week”, against 18 October 2024".
  private func resolution(_ mention: Event.Mention) -> String? {
    var parts: [String] = []
    if let words = catalogue.words(mention.document, mention.date, limit: 60), !words.isEmpty {
      parts.append("from “\(words)”")
    }
    if let anchor = mention.anchor {
      let of = anchor.span == nil ? "the publication date" : "a date in the text"
      parts.append("against \(of), \(Wording.date(anchor.date))")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  func unresolved(_ index: Int) -> ItemPiece {
    let item = dossier.unresolved[index]
    var piece = ItemPiece(head: catalogue.words(item.document, item.span, limit: 60) ?? "words not published")
    piece.id = "u\(index + 1)"
    piece.how = item.reason
    piece.quote = sentenceQuote(item.document, around: item.span)
    piece.cites = [cite(item.document, item.span)]
    return piece
  }
}
