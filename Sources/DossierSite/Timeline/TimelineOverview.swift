// The head of a timeline page: the strip that counts its dates, the way to the years, what the filters offer.
import DossierModel
import DossierTemplates
import DossierText

/// A year on a timeline that has one page a year, or several.
struct YearPiece: ViewModel {
  var words, count: String
  /// Nil on the year's own page, and where it has several.
  var href: String?
  var parts: [LinkPiece]
  static let fields: Fields<Self> = [
    .text("words") { $0.words }, .text("count") { $0.count }, .url("href") { $0.href },
    .flag("has-parts") { !$0.parts.isEmpty }, .list("parts") { $0.parts },
  ]
}

/// What the filters of one page offer.
struct TimelineFilters {
  /// Of actors, of places in `tagNames`, of documents.
  let actors, tags, sources: TimelineChoices
  let tagNames: [String]
  /// Whether `sources` are publishers, each named by its first source on the page.
  let isByPublisher: Bool
  private let keyOfDocument: [Int: Int]
  /// For each event of the page, its tags as places in `tagNames`, and its actors.
  let tagsOfRow, actorsOfRow: [Int: [Int]]

  private static let mostSources = 200

  /// The choices of an event's sources, as places in `sources`.
  func sources(of event: Event) -> String {
    sources.places(of: event.mentions.map { keyOfDocument[$0.document] ?? $0.document })
  }

  /// Those with whom it happens, and those who speak of it.
  private static func actors(of event: Event, _ register: Register) -> [Int] {
    event.actors + event.mentions.flatMap { register.speakers($0.document, around: $0.date) }
  }

  init(_ rows: [Int], _ dossier: Dossier, _ register: Register) {
    var actorsOfRow: [Int: [Int]] = [:]
    for row in rows { actorsOfRow[row] = Self.actors(of: dossier.events[row], register) }
    self.actorsOfRow = actorsOfRow
    actors = TimelineChoices(rows.map { actorsOfRow[$0] ?? [] })
    let documents = Set(rows.flatMap { dossier.events[$0].mentions.map(\.document) })
    let names = Set(documents.flatMap { dossier.documents[$0].source.metadata.tags }).sorted()
    let numbers = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    tagNames = names
    var tagsOfRow: [Int: [Int]] = [:]
    for row in rows {
      // The tags of all sources that speak of the event.
      tagsOfRow[row] = dossier.events[row].mentions.flatMap { mention in
        dossier.documents[mention.document].source.metadata.tags.compactMap { numbers[$0] }
      }
    }
    self.tagsOfRow = tagsOfRow
    tags = TimelineChoices(rows.map { tagsOfRow[$0] ?? [] })
    let perRow = rows.map { row in dossier.events[row].mentions.map(\.document) }
    // Hundreds of sources on one page are chosen by publisher.
    isByPublisher = documents.count > Self.mostSources
    var publishers: [String: Int] = [:]
    var keys: [Int: Int] = [:]
    if isByPublisher {
      for document in documents.sorted() {
        let name = dossier.documents[document].source.metadata.publisher?.value
        keys[document] = name.map { publishers[$0] ?? document } ?? document
        if let name, publishers[name] == nil { publishers[name] = document }
      }
    }
    keyOfDocument = keys
    sources = TimelineChoices(perRow.map { row in row.map { keys[$0] ?? $0 } })
  }
}

extension Desk {
  /// Rows of a page in groups, with what the page's filters ask for.
  func timelineGroups(
    _ rows: [Int], by unit: CalendarUnit, on axis: DateAxis?, _ filters: TimelineFilters, isOwnPage: Bool
  ) -> [TimelineGroup] {
    let groups = Listing.groups(rows, by: unit, dossier)
    return groups.map { group in
      let stretch = group.day.map { group.unit.stretch(around: $0) }
      return TimelineGroup(
        id: group.day.map(group.unit.anchor) ?? "no-day",
        heading: groups.count == 1 ? nil : group.day.map { group.unit.label($0, say) } ?? say("date.unknown"),
        count: String(group.rows.count), first: stretch.map { String($0.first) } ?? "",
        last: stretch.map { String($0.last) } ?? "",
        rows: group.rows.map { index in
          let event = dossier.events[index]
          return TimelineRow(
            item: self.event(index, isOwnPage: isOwnPage, on: axis),
            first: event.edtf.first.day.map { String($0.number) } ?? "",
            last: event.edtf.last.day.map { String($0.number) } ?? "",
            unit: CalendarUnit.of(event.edtf).name,
            actors: filters.actors.places(of: filters.actorsOfRow[index] ?? []),
            tags: filters.tags.places(of: filters.tagsOfRow[index] ?? []),
            sources: filters.sources(of: event), kind: event.kind.rawValue,
            rank: String(event.rank))
        })
    }
  }

  /// The counts of `events` by the finest unit that leaves the bars wide enough; nil where there is little to see.
  func strip(_ events: [Int], page: Int, lanes: DateAxis?) -> Markup? {
    guard events.count > 6 else { return nil }
    let most = 130
    guard
      let unit = [CalendarUnit.day, .month, .year].first(where: {
        $0 == .year || countBars(events, by: $0, most: most).count <= most
      })
    else { return nil }
    let shown = Set(listing.timelinePages[page].rows)
    let bars = countBars(events, by: unit, most: 2_000).map { bar in
      var bar = bar
      let day = CivilDay(number: bar.first)
      let own = addresses.events[bar.event] == path
      let isHeaded = own && unit == .month && bar.within > 0 && shown.contains(bar.event)
      let anchor = isHeaded ? unit.anchor(day) : dossier.events[bar.event].id
      bar.href = (own ? "" : link(addresses.events[bar.event])) + "#" + anchor
      bar.label = say(
        "timeline.bar", ["unit": unit.label(day, say), "dates": say.count("date", bar.within)])
      if bar.may > 0 { bar.label = say("timeline.bar-may", ["bar": bar.label, "n": String(bar.may)]) }
      return bar
    }
    guard bars.count > 1, let axis = DateAxis(bars.map { ($0.first, $0.last) }, say) else { return nil }
    return Lane.strip(bars, on: axis, lanes: lanes)
  }

  /// One bar for each unit in which a date lies or may lie, in order; at most one more than `most`.
  private func countBars(_ events: [Int], by unit: CalendarUnit, most: Int) -> [StripBar] {
    var bars: [Int: StripBar] = [:]
    for index in events {
      let date = dossier.events[index].edtf
      guard let known = CalendarUnit.day(of: date) else { continue }
      // An open end is not drawn out: only the day that is known counts.
      let last = date.last.day ?? known
      let isWithin =
        date.first.day != nil && date.last.day != nil && unit.stretch(around: known).last >= last.number
      var day = known
      while day <= last, bars.count <= most {
        let stretch = unit.stretch(around: day)
        var bar = bars[stretch.first] ?? StripBar(first: stretch.first, last: stretch.last, event: index)
        if isWithin {
          if bar.within == 0 { bar.event = index }
          bar.within += 1
        } else {
          bar.may += 1
        }
        bars[stretch.first] = bar
        day = CivilDay(number: stretch.last + 1)
      }
    }
    return bars.keys.sorted().compactMap { bars[$0] }
  }

  /// The years of a timeline with several pages: all on the first page, on a year's own page the years beside it.
  func years(current page: Int) -> [YearPiece] {
    guard listing.isTimelineByYear else { return [] }
    var years: [(year: Int?, pages: [Int])] = []
    for index in listing.timelinePages.indices.dropFirst() {
      let first = listing.timelinePages[index].rows.first
      let year = first.flatMap { CalendarUnit.day(of: dossier.events[$0].edtf)?.year }
      if let last = years.last, last.year == year {
        years[years.count - 1].pages.append(index)
      } else {
        years.append((year, [index]))
      }
    }
    if page > 0, let own = years.firstIndex(where: { $0.pages.contains(page) }) {
      years = Array(years[max(0, own - 1)..<min(years.count, own + 2)])
    }
    return years.map { year, pages in
      let only = pages.count == 1 ? pages[0] : nil
      return YearPiece(
        words: year.map(say.year) ?? say("date.unknown"),
        count: say.number(Double(pages.reduce(0) { $0 + listing.timelinePages[$1].rows.count })),
        href: only == page ? nil : only.map { link(listing.timelinePages[$0].path) },
        parts: pages.count == 1
          ? []
          : pages.map { index in
            LinkPiece(
              words: partLabel(index), href: index == page ? nil : link(listing.timelinePages[index].path))
          })
    }
  }

  /// "Jan to Mar": the months of a part of a year.
  func partLabel(_ page: Int) -> String {
    let days = listing.timelinePages[page].rows.compactMap { CalendarUnit.day(of: dossier.events[$0].edtf) }
    guard let first = days.first, let last = days.last else { return say("date.unknown") }
    if first.month == last.month { return say.shortMonth(first.month) }
    return say("date.span", ["first": say.shortMonth(first.month), "last": say.shortMonth(last.month)])
  }
}
