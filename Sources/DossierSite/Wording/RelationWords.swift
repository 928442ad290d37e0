// Why two figures are said to stand so: one careful line for the reader, which tells what was compared and never
// what is true. Made where it is shown, in the language of the interface, of words that may be published.
import DossierModel
import DossierText

extension Catalogue {
  /// The reason of a relation, told with two of its figures, the first of side `a`.
  func why(_ relation: Relation, _ a: Int, _ b: Int) -> String {
    switch relation.reason {
    case .same: say("why.same", ["first": quoted(a)])
    case .overlap: say("why.overlap", ["first": quoted(a), "second": quoted(b)])
    case .conversion: say("why.conversion", ["first": quoted(a), "second": quoted(b)])
    case .replaced: dated(say("why.replaced", ["name": teller(b)]), a, b)
    case .later: dated(say("why.later"), a, b)
    case .dispute:
      say(
        "why.dispute",
        [
          "one": teller(a), "first": quoted(a), "other": teller(b), "second": quoted(b), "time": time(a, b),
          "thing": thing(a, b),
        ])
    case .part: say("why.part")
    case .narrower: say("why.narrower")
    }
  }

  /// The reason of a relation, told with the first figure of each side.
  func why(_ relation: Relation) -> String {
    relation.sample.map { why(relation, $0.a, $0.b) } ?? ""
  }

  /// Who gives a figure; where nobody is named, who published it.
  private func teller(_ index: Int) -> String {
    let figure = dossier.figures[index]
    if let actor = figure.claimant { return dossier.actors[actor].name }
    if let words = figure.claimantText, policy(figure.document) != .none { return oneLine(words) }
    let publisher = dossier.documents[figure.document].source.metadata.publisher?.value
    return publisher.map { say("why.publisher", ["name": $0]) } ?? say("why.nobody")
  }

  /// The figure as worded; as a number where the source's words are not to be published.
  private func quoted(_ index: Int) -> String {
    let figure = dossier.figures[index]
    let analysis = dossier.analysis(of: figure)
    return words(figure.document, analysis.span, limit: 40).map { say("why.quote", ["words": $0]) }
      ?? say.value(analysis)
  }

  private func dated(_ why: String, _ a: Int, _ b: Int) -> String {
    guard let first = dossier.figures[a].held, let second = dossier.figures[b].held, first != second else {
      return why
    }
    return say(
      "why.days",
      [
        "why": why, "first": say.day(CivilDay(number: first.first)),
        "second": say.day(CivilDay(number: second.first)),
      ])
  }

  /// That both are of one date; of a dispute that runs over days both dates.
  private func time(_ a: Int, _ b: Int) -> String {
    guard let first = dossier.figures[a].held, let second = dossier.figures[b].held else {
      return say("why.no-date")
    }
    if first.overlaps(second) { return say("why.one-date", ["date": days(first)]) }
    return say("why.two-dates", ["first": days(first), "second": days(second)])
  }

  private func days(_ range: DayRange) -> String {
    let first = CivilDay(number: range.first)
    guard range.first != range.last else { return say.day(first) }
    let edtf = EDTFDate("\(first.iso)/\(CivilDay(number: range.last).iso)")
    return edtf.map { say.date($0) } ?? say.day(first)
  }

  /// Why both are taken to speak of one thing: what each counts, in its own words, else the group's label.
  private func thing(_ a: Int, _ b: Int) -> String {
    var counted: [String] = []
    for index in [a, b] {
      let figure = dossier.figures[index]
      guard let span = dossier.analysis(of: figure).counted,
        let words = words(figure.document, span, limit: 60),
        !counted.contains(where: { $0.lowercased() == words.lowercased() })
      else { continue }
      counted.append(words)
    }
    if counted.isEmpty, let cluster = dossier.figures[a].cluster {
      counted = [dossier.clusters[cluster].label]
    }
    guard !counted.isEmpty else { return say("why.one-number") }
    return say("why.counted", ["words": say.list(counted.map { say("why.quote", ["words": $0]) })])
  }
}
