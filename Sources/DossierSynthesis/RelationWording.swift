// One careful line a relation, for the reader: what was compared, never what is true.
import DossierModel
import DossierText

/// Words the reasons of relations.
struct RelationWording {
  let material: Material
  let quantities: [Quantity]
  let figures: [DossierFigure]
  let actors: [Actor]

  func agree(_ a: ClusterReading, _ b: ClusterReading) -> String {
    a.quantities == b.quantities
      ? "the same number: \(quote(a))" : "the ranges overlap: \(quote(a)), \(quote(b))"
  }

  func why(_ kind: Relation.Kind, _ a: ClusterReading, _ b: ClusterReading) -> String {
    switch kind {
    case .agree:
      return a.interval == b.interval ? "the same number: \(quote(a))" : agree(a, b)
    case .convert:
      return "the rounded values overlap after conversion: \(quote(a)), \(quote(b))"
    case .update:
      if a.claimant != nil, a.claimant == b.claimant {
        return "\(who(b)) replaces an earlier number of its own\(days(a, b))"
      }
      return "a later reading of the same count\(days(a, b))"
    case .contradict:
      return "\(who(a)) says \(quote(a)); \(who(b)) says \(quote(b)); \(time(a, b)), \(thing(a, b))"
    case .subset: return "a part of it"
    }
  }

  private func who(_ reading: ClusterReading) -> String {
    guard let first = reading.quantities.first else { return "a speaker" }
    let figure = figures[quantities[first].figure]
    if let actor = figure.claimant, actors.indices.contains(actor) { return actors[actor].name }
    if let words = figure.claimantText.map(oneLine) { return words }
    let publisher = material.documents[quantities[first].document].source.metadata.publisher?.value
    return publisher.map { "\($0), which names no speaker," } ?? "a note that names no speaker"
  }

  private func quote(_ reading: ClusterReading) -> String {
    guard let first = reading.quantities.first else { return "" }
    let quantity = quantities[first]
    let span = material.figure(quantity).span
    return "“\(shortened(oneLine(material.documents[quantity.document].prose[span]), to: 40))”"
  }

  private func days(_ a: ClusterReading, _ b: ClusterReading) -> String {
    guard let first = a.asOf, let second = b.asOf, first != second else { return "" }
    return " (\(CivilDay(number: first.first).iso), then \(CivilDay(number: second.first).iso))"
  }

  /// "same date (2031-06-12)"; of a dispute that runs over days both dates.
  private func time(_ a: ClusterReading, _ b: ClusterReading) -> String {
    guard let first = a.asOf, let second = b.asOf else { return "no date tells them apart" }
    if first.overlaps(second) { return "same date (\(iso(first)))" }
    return "\(iso(first)) and \(iso(second)), a dispute that a later date does not settle"
  }

  private func iso(_ days: Quantity.Days) -> String {
    let first = CivilDay(number: days.first).iso
    return days.first == days.last ? first : "\(first)/\(CivilDay(number: days.last).iso)"
  }

  /// Why both are taken to speak of one thing: the word for what happened, or for what is counted.
  private func thing(_ a: ClusterReading, _ b: ClusterReading) -> String {
    let members = (a.quantities.prefix(1) + b.quantities.prefix(1)).map { quantities[$0] }
    let words = [
      members.lazy.compactMap(\.thing).first { !$0.hasPrefix("#") }, members.lazy.compactMap(\.fate).first,
    ]
    let known = words.compactMap { $0 }
    if !known.isEmpty { return "same thing counted: \(known.joined(separator: ", "))" }
    let counted = members.lazy.compactMap { quantity in
      material.figure(quantity).counted.map { oneLine(material.documents[quantity.document].prose[$0]) }
    }.first
    return counted.map { "same thing counted: “\($0)”" } ?? "the texts speak of one number"
  }
}
