// figures/ID.html: who says which number, as one table that is also the plot.
import DossierModel
import DossierTemplates
import DossierText

/// Two statements and how they stand to each other.
struct PairPiece: ViewModel {
  var who, values, why: String
  var flag: FlagPiece
  var cites: [CitationPiece]
  static let fields: Fields<Self> = [
    .text("who") { $0.who }, .text("values") { $0.values }, .text("why") { $0.why },
    .object("flag") { $0.flag }, .list("cites") { $0.cites },
  ]
}

/// One group of figures.
struct FigurePage: ViewModel {
  var frame: FramePiece
  var label, count, id: String
  var labelLanguage: String?
  var flags: [FlagPiece]
  var finding: String?
  var axis: SafeHTML?
  var axisWords: String
  var rows: [ItemPiece]
  var folded: String?
  var cut: String?
  var parting: [PairPiece]
  var holding: [PairPiece]
  var apart: [ItemPiece]
  /// Said where the page shows a part of what there is.
  var shown: String?
  var history: [ItemPiece]
  var editor: String?
  var citeAs: String
  static let fields: Fields<Self> = [
    .object("frame") { $0.frame }, .text("label") { $0.label }, .text("label-lang") { $0.labelLanguage },
    .text("count") { $0.count },
    .text("id") { $0.id }, .list("flags") { $0.flags }, .text("finding") { $0.finding },
    .html("axis") { $0.axis }, .text("axis-words") { $0.axisWords }, .list("rows") { $0.rows },
    .text("folded") { $0.folded }, .text("cut") { $0.cut }, .flag("has-parting") { !$0.parting.isEmpty },
    .list("parting") { $0.parting },
    .flag("has-holding") { !$0.holding.isEmpty }, .list("holding") { $0.holding },
    .flag("has-apart") { !$0.apart.isEmpty }, .list("apart") { $0.apart },
    .text("shown") { $0.shown },
    .flag("has-history") { !$0.history.isEmpty }, .list("history") { $0.history },
    .text("editor") { $0.editor }, .text("cite-as") { $0.citeAs },
  ]
}

extension Desk {
  func figurePage(_ index: Int) -> FigurePage {
    let cluster = dossier.clusters[index]
    let apart = apart(index)
    let shown = shownFigures(cluster)
    // What stands apart must not press together what the page is about.
    let own = values(cluster.figures)
    let reach = 3 * (own.map(abs).max() ?? 0)
    func ends(_ other: Cluster) -> [Double] { [other.low, other.high].compactMap { $0 } }
    func isNear(_ other: Cluster) -> Bool { ends(other).allSatisfy { abs($0) <= reach } }
    let axis = cluster.figures.count > 1 ? NumberAxis(own + apart.filter(isNear).flatMap(ends)) : nil
    let (parting, holding) = (parting(index), holding(index))
    let isCut = max(parting.count, holding.count) >= Self.pairLimit || apart.count >= Self.apartShown
    let unit = cluster.unit.map { say.unitName($0) } ?? cluster.counted ?? ""
    return FigurePage(
      frame: frame(
        title: cluster.label,
        kind: site.isLabelTaken(cluster.label) ? "\(say("figure.kind")) (\(cluster.id))" : say("figure.kind"),
        section: "figures",
        description: say("figure.description", ["label": cluster.label, "count": count(cluster: index)])),
      label: cluster.label, count: count(cluster: index), id: cluster.id,
      labelLanguage: say.labelLanguage, flags: flags(cluster: index),
      finding: finding(index), axis: axis.map { Lane.axis($0, say).html },
      axisWords: axis.map { $0.isLogarithmic ? say("axis.steps", ["unit": unit]) : unit } ?? "",
      rows: shown.sorted { (size($0), $1) > (size($1), $0) }.map { figure($0, isOwnPage: true, on: axis) },
      folded: shown.count < cluster.figures.count
        ? say("figure.folded", n: cluster.figures.count) : nil,
      cut: cluster.cut.map { cut in
        say(
          "figure.cut", n: cut.readings,
          ["compared": say.number(cut.compared), "pairs": say.number(cut.pairs)])
      },
      parting: parting, holding: holding,
      apart: apart.map { apartRow($0, on: isNear($0) ? axis : nil) },
      shown: isCut
        ? say(
          "figure.shown",
          ["pairs": say.number(Self.pairLimit), "groups": say.number(Self.apartShown)]) : nil,
      history: history(cluster), editor: editor(cluster), citeAs: citeAs(cluster: index))
  }

  /// All statements, or the latest of each speaker where there are more than 60.
  private func shownFigures(_ cluster: Cluster) -> [Int] {
    guard cluster.figures.count > Listing.figuresOfPage else { return cluster.figures }
    var latest: [String: Int] = [:]
    for figure in cluster.figures { latest[claimant(figure)] = figure }
    return Array(latest.values.sorted().prefix(200))
  }

  private func finding(_ index: Int) -> String? {
    let cluster = dossier.clusters[index]
    guard cluster.figures.count > 1 else { return nil }
    let range = range(cluster: index)
    switch listing.standings[index] {
    case .contradict: return say("finding.contradict", ["range": range])
    case .differ:
      return say("finding.differ", ["range": "\(range.prefix(1).uppercased())\(range.dropFirst())"])
    case .agree, .alone:
      let hasUpdate = register.relations[index].contains { dossier.relations[$0].kind == .update }
      if hasUpdate {
        let latest = dossier.figures[cluster.latest]
        return say(
          "finding.latest",
          [
            "value": say.value(dossier.analysis(of: latest)), "source": publication(latest.document),
            "range": range,
          ])
      }
      return say("finding.agree", ["range": range])
    }
  }

  /// Longest list of pairs on one page.
  private static let pairLimit = 24

  /// Pairs that contradict or differ.
  private func parting(_ index: Int) -> [PairPiece] {
    var pairs = pairs(of: index) { $0 == .contradict ? flag(named: "contradict", "contradict") : nil }
    for (a, b) in Listing.parting(index, dossier, register, limit: 12) where pairs.count < Self.pairLimit {
      pairs.append(pair(a, b, difference(a, b), flag(named: "differ", "differ")))
    }
    return pairs
  }

  /// Pairs that agree or replace each other.
  private func holding(_ index: Int) -> [PairPiece] {
    pairs(of: index) { kind in
      switch kind {
      case .agree: flag(named: "agree")
      case .convert: flag(named: "converted")
      case .update: flag(named: "newer")
      case .contradict, .subset: nil
      }
    }
  }

  /// The first pairs of the relations that get a flag; a group may have 10,000 of them.
  private func pairs(of index: Int, flag: (Relation.Kind) -> FlagPiece?) -> [PairPiece] {
    var pairs: [PairPiece] = []
    for number in register.relations[index] where pairs.count < Self.pairLimit {
      guard let flag = flag(dossier.relations[number].kind) else { continue }
      let relation = dossier.relations[number]
      for (a, b) in sample(relation) where pairs.count < Self.pairLimit {
        pairs.append(pair(a, b, catalogue.why(relation, a, b), flag))
      }
    }
    return pairs
  }

  /// Some pairs of a relation between groups: each of the first two with each of the first two.
  private func sample(_ relation: Relation) -> [(Int, Int)] {
    if relation.b.isEmpty { return Array(zip(relation.a, relation.a.dropFirst()).prefix(3)) }
    return relation.a.prefix(2).flatMap { a in relation.b.prefix(2).map { (a, $0) } }
  }

  private func pair(_ a: Int, _ b: Int, _ why: String, _ flag: FlagPiece) -> PairPiece {
    let (x, y) = (dossier.figures[a], dossier.figures[b])
    let (p, q) = (dossier.analysis(of: x), dossier.analysis(of: y))
    let names = [claimant(a), claimant(b)]
    return PairPiece(
      who: names[0] == names[1]
        ? say("pair.twice", ["name": names[0]]) : say("pair.both", ["first": names[0], "second": names[1]]),
      values: say("pair.both", ["first": say.value(p), "second": say.value(q)]), why: why, flag: flag,
      cites: [cite(x.document, p.span), cite(y.document, q.span)])
  }

  /// Why two numbers may differ without a contradiction.
  private func difference(_ a: Int, _ b: Int) -> String {
    let (x, y) = (dossier.figures[a], dossier.figures[b])
    let (p, q) = (dossier.analysis(of: x), dossier.analysis(of: y))
    var reasons: [String] = []
    if p.asOf != q.asOf, let first = p.asOf, let second = q.asOf {
      reasons.append(say("pair.other-time", ["first": say.date(first), "second": say.date(second)]))
    }
    let words = [(x, p), (y, q)].map { figure, analysis in
      analysis.counted.flatMap { catalogue.words(figure.document, $0, limit: 60) }
    }
    if let first = words[0], let second = words[1], first.lowercased() != second.lowercased() {
      reasons.append(say("pair.other-wording", ["first": first, "second": second]))
    }
    if x.document != y.document, reasons.isEmpty { reasons.append(say("pair.other-source")) }
    return reasons.isEmpty ? say("pair.no-reason") : reasons.joined(separator: " ")
  }

  private static let apartShown = 8

  /// Groups that are close and not counted in: a part or the whole of this one, or the same words counted.
  private func apart(_ index: Int) -> [Cluster] {
    var others: [Int] = []
    // A page shows some of them; in a large dossier a group has thousands.
    func isFull(with other: Int?) -> Bool {
      if let other, other != index, !others.contains(other) { others.append(other) }
      return others.count == Self.apartShown
    }
    search: for relation in register.outerRelations[index] {
      for figure in dossier.relations[relation].a where isFull(with: dossier.figures[figure].cluster) {
        break search
      }
      for figure in dossier.relations[relation].b where isFull(with: dossier.figures[figure].cluster) {
        break search
      }
    }
    if others.count < Self.apartShown, let counted = dossier.clusters[index].counted?.lowercased() {
      for other in register.clustersOfCounted[counted] ?? [] where isFull(with: other) { break }
    }
    return others.map { dossier.clusters[$0] }
  }

  private func apartRow(_ cluster: Cluster, on axis: NumberAxis?) -> ItemPiece {
    guard let first = cluster.figures.first, let index = dossier.figures[first].cluster else {
      return ItemPiece(head: cluster.label)
    }
    var piece = figure(first, on: axis)
    piece.label = cluster.label
    piece.labelLanguage = say.labelLanguage
    piece.href = link(catalogue.target(cluster: index))
    let relation = register.outerRelations[index].map { dossier.relations[$0] }.first { $0.kind == .subset }
    if let relation {
      piece.how = [catalogue.why(relation), piece.how].compactMap { $0 }.joined(separator: "; ")
      let isPart = relation.a.contains { dossier.figures[$0].cluster == index }
      piece.flags.append(flag(named: isPart ? "part" : "whole"))
    }
    if cluster.figures.count > 1 {
      piece.flags.append(flag(say.count("statement", cluster.figures.count)))
    }
    if let axis {
      piece.lane =
        Lane.group(cluster.figures.map { dossier.analysis(of: dossier.figures[$0]) }, on: axis)
        .html
    }
    return piece
  }

  /// Readings by as-of date where there are three or more dates.
  private func history(_ cluster: Cluster) -> [ItemPiece] {
    let dated = cluster.figures.filter { dossier.analysis(of: dossier.figures[$0]).asOf != nil }
    guard Set(dated.map { dossier.analysis(of: dossier.figures[$0]).asOf }).count >= 3 else { return [] }
    return dated.prefix(60).map { index in
      let figure = dossier.figures[index]
      let analysis = dossier.analysis(of: figure)
      var piece = ItemPiece(head: analysis.asOf.map { say.date($0) } ?? "")
      piece.label = say.value(analysis)
      piece.speaker = claimant(index)
      piece.cites = [cite(figure.document, analysis.span)]
      return piece
    }
  }

  /// One line of plain text that names the group, its range and where it stands.
  private func citeAs(cluster index: Int) -> String {
    let cluster = dossier.clusters[index]
    let line = say(
      "figure.cite",
      [
        "label": cluster.label, "range": range(cluster: index), "count": count(cluster: index),
      ])
    let parts = [line, site.title, site.asOf.map { say("home.as-of", ["frame.as-of": $0]) }]
    let address = dossier.configuration.baseURL.map { $0 + path }
    return parts.compactMap { $0 }.joined(separator: ". ") + "." + (address.map { " " + $0 } ?? "")
  }

  private func editor(_ cluster: Cluster) -> String? {
    guard let curated = cluster.curated else { return nil }
    var words = [say("editor.set", ["action": say("action.\(curated.action.rawValue)")])]
    if let was = curated.was { words.append(say("editor.before", ["was": was])) }
    if let reason = curated.reason { words.append(say("editor.reason", ["reason": reason])) }
    return words.joined(separator: " ")
  }
}
