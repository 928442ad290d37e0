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
      return "\(who(a)) and \(who(b)) give numbers that cannot both be true\(sameDay(a, b))"
    case .subset: return "a part of it"
    }
  }

  private func who(_ reading: ClusterReading) -> String {
    guard let first = reading.quantities.first else { return "a speaker" }
    let figure = figures[quantities[first].figure]
    if let actor = figure.claimant, actors.indices.contains(actor) { return actors[actor].name }
    return figure.claimantText.map(oneLine) ?? "a text that names no speaker"
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

  private func sameDay(_ a: ClusterReading, _ b: ClusterReading) -> String {
    guard let first = a.asOf, first == b.asOf, first.first == first.last else { return "" }
    return " on \(CivilDay(number: first.first).iso)"
  }
}
