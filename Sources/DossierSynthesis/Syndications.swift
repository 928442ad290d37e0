// Groups of copies, their origin, and what each source then weighs.
import DossierModel
import DossierText

/// The groups and the standing of each document, in the dossier's order.
func syndications(_ material: Material, pairs: [CopyPair]) -> (
  groups: [Syndication], standings: [SourceStanding]
) {
  var sets = DisjointSets(material.documents.count)
  for pair in pairs where pair.isCopy { sets.join(pair.a, pair.b) }
  var standings = material.documents.indices.map { document in
    SourceStanding(id: material.ids[document], weight: material.isOwnNote(document) ? 0 : 1)
  }
  var groups: [Syndication] = []
  var inGroup: [Int: [CopyPair]] = [:]
  for pair in pairs where pair.isCopy { inGroup[sets.find(pair.a), default: []].append(pair) }
  for members in sets.groups() where members.count > 1 {
    let origin = origin(of: members, material)
    let inside = inGroup[sets.find(members[0])] ?? []
    let aligned = inside.map(\.aligned).min() ?? 0
    let percent = Int((100 * aligned).rounded())
    groups.append(
      Syndication(
        id: StableID.make("syndication", members.map { material.ids[$0] }.sorted(by: precedes)),
        group: [origin] + members.filter { $0 != origin }, origin: origin, similarity: aligned,
        containment: inside.map(\.containment).min() ?? 0,
        why: "\(percent) per cent of the words outside quotations stand in sentences that the texts share"))
    for member in members {
      standings[member].weight = 1 / Double(members.count)
      standings[member].copyOf = member == origin ? nil : origin
    }
  }
  return (groups, standings)
}

/// The earliest published; then the one whose publisher another names; then the longest; then by id.
private func origin(of members: [Int], _ material: Material) -> Int {
  func isNamed(_ document: Int) -> Bool {
    guard let name = material.documents[document].source.metadata.publisher?.value.lowercased() else {
      return false
    }
    return members.contains { other in
      guard other != document else { return false }
      let metadata = material.documents[other].source.metadata
      let credits = material.documents[other].removed.filter { $0.reason == .credit }
        .map { material.documents[other].text[$0.span] }
      return ((metadata.byline?.value ?? []) + credits).contains { $0.lowercased().contains(name) }
    }
  }
  return members.min { a, b in
    let (dayA, dayB) = (material.days[a] ?? Int.max, material.days[b] ?? Int.max)
    if dayA != dayB { return dayA < dayB }
    let (namedA, namedB) = (isNamed(a), isNamed(b))
    if namedA != namedB { return namedA }
    let (lengthA, lengthB) = (material.documents[a].text.count, material.documents[b].text.count)
    if lengthA != lengthB { return lengthA > lengthB }
    return precedes(material.ids[a], material.ids[b])
  } ?? members[0]
}
