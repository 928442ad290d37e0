// Figures in words: value as written, how it is read, flags, speaker.
import DossierModel
import DossierTemplates
import DossierText

extension Desk {
  /// Who gives a figure: an actor, words as printed, or nobody who is named.
  func claimant(_ index: Int) -> String {
    let figure = dossier.figures[index]
    let statements = dossier.analyses[figure.document].attributions
    let statement = dossier.analysis(of: figure).attribution.flatMap {
      statements.indices.contains($0) ? statements[$0] : nil
    }
    if let actor = figure.claimant {
      let name = say.list([dossier.actors[actor].name] + (role(actor).map { [$0] } ?? []))
      return statement?.speaker?.isUnsure == true ? say("speaker.probably", ["name": name]) : name
    }
    if let speaker = statement?.speaker {
      return catalogue.words(figure.document, speaker.span, limit: 80) ?? say("speaker.not-published.inside")
    }
    return say("speaker.not-named.inside")
  }

  func flags(_ index: Int) -> [FlagPiece] {
    let figure = dossier.figures[index]
    let analysis = dossier.analysis(of: figure)
    var flags: [FlagPiece] = []
    switch analysis.modality {
    case .actual: break
    case .planned: flags.append(flag(named: "planned"))
    case .possible: flags.append(flag(named: "possible"))
    case .forecast: flags.append(flag(named: "expected"))
    case .negated: flags.append(flag(named: "denied", "denied"))
    case .example: flags.append(flag(named: "example"))
    }
    if analysis.isInferred { flags.append(flag(named: "inferred")) }
    if figure.curated != nil { flags.append(flag(named: "editor")) }
    if dossier.documents[figure.document].source.kind == .note { flags.append(flag(named: "note")) }
    return flags
  }

  /// How the words are read: "at most 12,000; planned", "a word, not a number: 200 to 999".
  func reading(_ index: Int) -> String? {
    let figure = dossier.figures[index]
    let analysis = dossier.analysis(of: figure)
    var parts: [String] = []
    let written = catalogue.words(figure.document, analysis.span, limit: 80) ?? ""
    let normal = say.value(analysis)
    if analysis.rule == "vague" {
      parts.append(say("reading.vague", ["range": normal]))
    } else if !written.hasPrefix(normal) {
      parts.append(normal)
    }
    if let counted = analysis.counted, let words = catalogue.words(figure.document, counted, limit: 80) {
      if analysis.isInferred {
        parts.append(say("reading.inferred", ["words": words]))
      } else if !written.contains(words) {
        parts.append(words)
      }
    }
    if let asOf = analysis.asOf, analysis.asOfOrigin != .published {
      let isOpen = asOf.first.day == nil || asOf.last.day == nil
      parts.append(isOpen ? say.date(asOf) : say("reading.as-of", ["date": say.date(asOf)]))
    }
    if let was = figure.curated?.was { parts.append(say("reading.was", ["was": was])) }
    if let reason = figure.curated?.reason { parts.append(reason) }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// One figure as an item of a table.
  func figure(_ index: Int, isOwnPage: Bool = false, on axis: NumberAxis? = nil) -> ItemPiece {
    let figure = dossier.figures[index]
    let analysis = dossier.analysis(of: figure)
    let words = catalogue.words(figure.document, analysis.span, limit: 80) ?? say.value(analysis)
    var piece = ItemPiece(head: words)
    piece.id = isOwnPage ? figure.id : nil
    piece.how = reading(index)
    piece.flags = flags(index)
    piece.quote = sentenceQuote(figure.document, around: analysis.span)
    piece.speaker = "\(claimant(index)); \(publication(figure.document))"
    piece.cites = [cite(figure.document, analysis.span)]
    if let axis { piece.lane = Lane.figure(analysis, isWorkedOut: analysis.unit == "ratio", on: axis).html }
    return piece
  }

  /// The number by which figures of a table are put in order.
  func size(_ index: Int) -> Double {
    let figure = dossier.analysis(of: dossier.figures[index])
    return figure.value ?? figure.high ?? figure.low ?? 0
  }

  /// All numbers that a table has to show.
  func values(_ figures: [Int]) -> [Double] {
    figures.flatMap { index in
      let figure = dossier.analysis(of: dossier.figures[index])
      return [figure.value, figure.low, figure.high].compactMap { $0 }
    }
  }

  /// "5 statements, 2 named speakers, 3 sources".
  func count(cluster index: Int) -> String {
    let cluster = dossier.clusters[index]
    let speakers = Set(cluster.figures.compactMap { dossier.figures[$0].claimant }).count
    var parts = [say.count("statement", cluster.figures.count)]
    parts.append(speakers == 0 ? say("speaker.not-named.inside") : say.count("named-speaker", speakers))
    let sources = say.count("source", cluster.sources)
    parts.append(
      cluster.independent < cluster.sources ? independent(sources, cluster.independent) : sources)
    return say.list(parts)
  }

  /// "3 sources, 2 independent".
  func independent(_ counted: String, _ number: Int) -> String {
    say("count.independent", ["counted": counted, "number": say.number(number)])
  }

  func flags(cluster index: Int) -> [FlagPiece] {
    var flags: [FlagPiece] = []
    switch listing.standings[index] {
    case .contradict: flags.append(flag(named: "contradict", "contradict"))
    case .differ: flags.append(flag(named: "differ", "differ"))
    case .agree, .alone: break
    }
    if dossier.clusters[index].curated != nil { flags.append(flag(named: "editor")) }
    return flags
  }

  /// The lowest and highest reading: "1,500 to 12,000"; words as written for a single figure.
  func range(cluster index: Int) -> String {
    let cluster = dossier.clusters[index]
    guard let first = cluster.figures.first else { return say("number.none") }
    let figure = dossier.figures[first]
    if cluster.figures.count == 1 {
      let analysis = dossier.analysis(of: figure)
      return catalogue.words(figure.document, analysis.span, limit: 60) ?? say.value(analysis)
    }
    let readings = Set(cluster.figures.map { say.value(dossier.analysis(of: dossier.figures[$0])) })
    if readings.count == 1 { return say.value(dossier.analysis(of: figure)) }
    if cluster.low == nil, cluster.high == nil {
      // Readings in units that no one range spans: the first of them as they stand.
      return say.list(Array(readings.sorted().prefix(3))) + (readings.count > 3 ? " …" : "")
    }
    return say.range(cluster.low, cluster.high, cluster.unit)
  }

  /// One group as a row: with a plot of all its figures, or with the words of a single one. Of groups with one label
  /// each has words of its first statement, too, so that a reader sees which is which.
  func cluster(_ index: Int, isOwnPage: Bool = false) -> ItemPiece {
    let cluster = dossier.clusters[index]
    var piece = ItemPiece(head: cluster.label)
    piece.headLanguage = say.labelLanguage
    piece.id = isOwnPage ? cluster.id : nil
    piece.href = isOwnPage ? addresses.clusters[index].map(link) : link(catalogue.target(cluster: index))
    piece.label = range(cluster: index)
    piece.how = count(cluster: index)
    piece.flags = flags(cluster: index)
    if cluster.figures.count == 1, let only = cluster.figures.first {
      let figure = dossier.figures[only]
      let span = dossier.analysis(of: figure).span
      piece.flags += flags(only)
      piece.quote = sentenceQuote(figure.document, around: span, limit: 200)
      piece.cites = [cite(figure.document, span)]
      piece.how = claimant(only)
      piece.speaker = reading(only)
    } else if let axis = NumberAxis(values(cluster.figures)) {
      let figures = cluster.figures.map { dossier.analysis(of: dossier.figures[$0]) }
      var lane = Lane.group(figures, on: axis)
      lane.append(Lane.ends(axis, unit: cluster.unit, say))
      piece.lane = lane.html
      if site.isLabelTaken(cluster.label), let first = cluster.figures.first {
        let figure = dossier.figures[first]
        let span = dossier.analysis(of: figure).span
        piece.quote = sentenceQuote(figure.document, around: span, limit: 140)
        piece.cites = [cite(figure.document, span)]
      }
    }
    return piece
  }
}
