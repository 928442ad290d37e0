// What is marked in a source's text, and where each mark leads.
import DossierModel
import DossierText

/// A stretch of a source that something in the dossier was drawn from.
struct TextMark: Sendable {
  enum Kind: UInt8, Sendable {
    case figure = 1
    case date = 2
    case who = 4
    case name = 8
  }
  var span: Span
  var kind: Kind
  /// Relative to the top of the site; an anchor of the same page begins with `#`.
  var target: String?
  /// What hovering shows: how a date was read.
  var note: String?
}

extension Catalogue {
  /// Marks of a document, or of a part of it, in text order; they may overlap.
  func marks(_ part: SourcePart) -> [TextMark] {
    let analysis = dossier.analyses[part.document]
    var marks: [TextMark] = []
    for index in part.figures {
      let figure = dossier.figures[index]
      marks.append(
        TextMark(span: dossier.analysis(of: figure).span, kind: .figure, target: target(figure: index)))
    }
    var dated: [Int: String] = [:]
    for item in part.events {
      let mention = dossier.events[item.event].mentions[item.mention]
      if dated[mention.date.start] == nil {
        dated[mention.date.start] = target(event: item.event)
        marks.append(TextMark(span: mention.date, kind: .date, target: target(event: item.event)))
      }
    }
    for index in part.unresolved {
      let item = dossier.unresolved[index]
      let target = target(unresolved: index)
      if dated.updateValue(target, forKey: item.span.start) == nil {
        marks.append(TextMark(span: item.span, kind: .date, target: target))
      }
    }
    var notes: [Int: String] = [:]
    for index in part.dates {
      let date = analysis.dates[index]
      if dated[date.span.start] == nil {
        marks.append(TextMark(span: date.span, kind: .date, target: "#t\(index + 1)"))
      }
      let how = say.resolution(date)
      if notes[date.span.start] == nil {
        notes[date.span.start] = date.edtf.map { "\(say.date($0)): \(how)" } ?? how
      }
    }
    for index in part.statements {
      let statement = dossier.analysis(of: dossier.attributions[index])
      let target = target(statement: index)
      if let speaker = statement.speaker {
        marks.append(TextMark(span: speaker.span, kind: .who, target: target))
      }
      if let cue = statement.cue { marks.append(TextMark(span: cue, kind: .who, target: target)) }
    }
    for index in marks.indices where marks[index].kind == .date {
      marks[index].note = notes[marks[index].span.start]
    }
    func isBefore(_ a: TextMark, _ b: TextMark) -> Bool {
      (a.span.start, a.span.end, a.kind.rawValue) < (b.span.start, b.span.end, b.kind.rawValue)
    }
    marks.sort(by: isBefore)
    marks += names(part, beside: marks)
    marks.sort(by: isBefore)
    return marks
  }

  /// Names that lie in no other mark: within "Mayor Ada Brandt" the speaker's mark is enough.
  private func names(_ part: SourcePart, beside others: [TextMark]) -> [TextMark] {
    var names: [TextMark] = []
    var (next, reach) = (0, 0)
    for mention in part.mentions.sorted(by: {
      ($0.span.start, $0.actor) < ($1.span.start, $1.actor)
    }) {
      while next < others.count, others[next].span.start < mention.span.end {
        reach = max(reach, others[next].span.end)
        next += 1
      }
      if reach <= mention.span.start {
        names.append(TextMark(span: mention.span, kind: .name, target: target(actor: mention.actor)))
      }
    }
    return names
  }

  /// Where a figure is used: its row on the page of its group, or on the list.
  func target(figure index: Int) -> String {
    let figure = dossier.figures[index]
    guard let cluster = figure.cluster else { return "about.html#rejected" }
    if let page = addresses.clusters[cluster] {
      // A page of many shows the latest of each speaker only.
      let isWhole = dossier.clusters[cluster].figures.count <= Listing.figuresOfPage
      return isWhole ? "\(page)#\(figure.id)" : page
    }
    return "\(addresses.clusterRows[cluster])#\(dossier.clusters[cluster].id)"
  }

  /// An actor's own page, or its row in an index.
  func target(actor index: Int) -> String {
    addresses.actors[index] ?? "\(addresses.actorRows[index])#\(dossier.actors[index].id)"
  }

  /// A row of the timeline; the source for a publication date that has none there.
  func target(event index: Int) -> String {
    let page = addresses.events[index]
    if page.isEmpty {
      return dossier.events[index].mentions.first.map { addresses.documents[$0.document] } ?? "timeline.html"
    }
    return "\(page)#\(dossier.events[index].id)"
  }

  /// An expression of time on the list of those that were not resolved.
  func target(unresolved index: Int) -> String { "\(addresses.undated[index])#u\(index + 1)" }

  func target(statement index: Int) -> String {
    "\(addresses.statements[index])#\(dossier.attributions[index].id)"
  }

  /// A claim's place on the list; the list's first page for one that the editor rejected.
  func target(claim index: Int) -> String {
    let page = addresses.claims[index]
    return page.isEmpty ? "claims.html" : "\(page)#\(dossier.claims[index].id)"
  }

  /// A group's own page, or its row on the list.
  func target(cluster index: Int) -> String {
    addresses.clusters[index] ?? "\(addresses.clusterRows[index])#\(dossier.clusters[index].id)"
  }
}

/// A stretch with the kinds of marks that lie over it, as bits, and one link.
struct MarkedPiece: Sendable {
  var span: Span
  var kinds: UInt8
  var target: String?
  var note: String?
}

/// Cuts a stretch at the borders of the marks that reach into it: pieces in order, without overlap, covering it.
/// Where marks overlap, a figure's link goes before a date's, a date's before a speaker's.
func cut(_ stretch: Span, at marks: ArraySlice<TextMark>) -> [MarkedPiece] {
  let inside = marks.filter { $0.span.overlaps(stretch) }
  if inside.isEmpty { return [MarkedPiece(span: stretch, kinds: 0)] }
  var borders = [stretch.start, stretch.end]
  for mark in inside {
    borders.append(max(stretch.start, mark.span.start))
    borders.append(min(stretch.end, mark.span.end))
  }
  borders.sort()
  var pieces: [MarkedPiece] = []
  var first = 0
  for (from, to) in zip(borders, borders.dropFirst()) where from < to {
    while first < inside.count, inside[first].span.end <= from { first += 1 }
    var piece = MarkedPiece(span: Span(from, to), kinds: 0)
    var best = UInt8.max
    for mark in inside[first...] {
      if mark.span.start >= to { break }
      guard mark.span.start <= from, mark.span.end >= to else { continue }
      piece.kinds |= mark.kind.rawValue
      if mark.kind.rawValue < best { (best, piece.target) = (mark.kind.rawValue, mark.target) }
      piece.note = piece.note ?? mark.note
    }
    if let last = pieces.last, last.kinds == piece.kinds, last.target == piece.target, last.note == piece.note
    {
      pieces[pieces.count - 1].span = Span(last.span.start, to)
    } else {
      pieces.append(piece)
    }
  }
  return pieces
}
