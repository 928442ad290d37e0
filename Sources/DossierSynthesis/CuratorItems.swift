// The editor's decisions on relations, events, claims and actors. A rejected item stays in the export with its mark
// and counts no more.
import DossierModel
import DossierText

extension Curator {
  // MARK: Relations

  /// Rejects, pins and corrects the relation of two figures; of a relation of many the pair is taken out.
  mutating func curate(relations: inout [Relation], figures: [DossierFigure]) {
    for (index, entry) in entries.enumerated() {
      guard let a = entry.a, let b = entry.b, [.reject, .pin, .correct].contains(entry.action) else {
        continue
      }
      for at in relations.indices {
        guard let (one, other) = pair(a, b, in: relations[at], figures) else { continue }
        isUsed[index] = true
        let was = relations[at].kind
        var kind = was
        if entry.action == .correct {
          let values = fields(index, of: "relation", ["kind": { Relation.Kind(rawValue: $0) != nil }])
          kind = values["kind"].flatMap(Relation.Kind.init(rawValue:)) ?? was
        }
        takeOut(one, other, of: at, in: &relations)
        relations[at].kind = kind
        relations[at].curated = mark(entry, was: was.rawValue)
      }
    }
  }

  /// The two figures as they stand in a relation, first and second side; nil when it does not relate them.
  private func pair(_ a: String, _ b: String, in relation: Relation, _ figures: [DossierFigure]) -> (
    Int, Int
  )? {
    func find(_ id: String, _ side: [Int]) -> Int? { side.first { figures[$0].id == id } }
    let right = relation.b.isEmpty ? relation.a : relation.b
    if let one = find(a, relation.a), let other = find(b, right), one != other { return (one, other) }
    if let one = find(b, relation.a), let other = find(a, right), one != other { return (one, other) }
    return nil
  }

  /// Leaves one pair at `at` and puts the others behind, as relations of the same kind.
  private func takeOut(_ one: Int, _ other: Int, of at: Int, in relations: inout [Relation]) {
    let whole = relations[at]
    func add(_ a: [Int], _ b: [Int], isInner: Bool = false) {
      guard isInner ? a.count > 1 : !a.isEmpty && !b.isEmpty else { return }
      relations.append(Relation(whole.kind, a, b, whole.reason))
    }
    if whole.b.isEmpty {
      let rest = whole.a.filter { $0 != one && $0 != other }
      add(rest, [], isInner: true)
      add(rest, [one])
      add(rest, [other])
    } else {
      add(whole.a.filter { $0 != one }, whole.b)
      add([one], whole.b.filter { $0 != other })
    }
    (relations[at].a, relations[at].b) = ([one], [other])
  }

  // MARK: Events

  mutating func curate(events: inout [Event]) {
    guard !entries.isEmpty else { return }
    for (index, entry) in entries.enumerated() where entry.action == .merge {
      guard let target = entry.id.flatMap({ id in events.firstIndex { $0.id == id } }) else { continue }
      for id in entry.with {
        guard let other = events.firstIndex(where: { $0.id == id }), other != target else { continue }
        let was = events[target].curated?.was.map { $0 + "; " } ?? ""
        events[target].mentions += events[other].mentions
        events[target].actors = Set(events[target].actors + events[other].actors).sorted()
        events[target].curated = mark(
          entry, was: was + "\(events[other].edtf.description) \(events[other].label)")
        events[other].mentions = []
        isUsed[index] = true
      }
    }
    events.removeAll { $0.mentions.isEmpty }
    split(&events)
    for index in events.indices {
      let found = events[index].mentions.map { Mention(document: $0.document, span: $0.date) }
      for match in matches([.label, .pin, .reject, .correct], id: events[index].id, places: found) {
        let entry = entries[match]
        let values = fields(
          match, of: "date", ["edtf": { EDTFDate($0) != nil }, "label": { !$0.isEmpty }])
        let edtf = values["edtf"].flatMap(EDTFDate.init)
        let label = entry.label ?? values["label"]
        isUsed[match] = true
        events[index].curated = mark(
          entry, was: edtf != nil ? events[index].edtf.description : events[index].label)
        if let edtf { events[index].edtf = edtf }
        if let label { events[index].label = label }
      }
    }
    events.sort(by: inTime)
  }

  /// The mentions of the sources named in `out` (key or id) become an entry of their own.
  private mutating func split(_ events: inout [Event]) {
    for (index, entry) in entries.enumerated() where entry.action == .split {
      guard let at = entry.id.flatMap({ id in events.firstIndex { $0.id == id } }) else { continue }
      let out = events[at].mentions.filter { mention in
        entry.out.contains(material.ids[mention.document])
          || entry.out.contains(material.documents[mention.document].source.metadata.key.value)
      }
      guard let first = out.first, out.count < events[at].mentions.count else { continue }
      isUsed[index] = true
      var part = events[at]
      part.id = StableID.make("event", [events[at].id, material.ids[first.document]])
      part.mentions = out
      part.label = shortened(oneLine(material.documents[first.document].prose[first.span]), to: 140)
      part.rank = (events.map(\.rank).max() ?? 0) + 1
      part.curated = mark(entry, was: events[at].label)
      events[at].mentions.removeAll(where: out.contains)
      events[at].curated = mark(entry, was: nil)
      events.append(part)
    }
  }

  // MARK: Claims

  mutating func curate(claims: inout [Claim], attributions: [DossierAttribution]) {
    guard !entries.isEmpty else { return }
    for (index, entry) in entries.enumerated() where entry.action == .merge || entry.action == .split {
      guard let at = entry.id.flatMap({ id in claims.firstIndex { $0.id == id } }) else { continue }
      if entry.action == .merge {
        for id in entry.with {
          guard let other = claims.firstIndex(where: { $0.id == id }), other != at else { continue }
          claims[at].mentions += claims[other].mentions
          claims[at].curated = mark(entry, was: claims[at].label)
          claims[other].mentions = []
          isUsed[index] = true
        }
      } else {
        let out = claims[at].mentions.filter { entry.out.contains(attributions[$0.attribution].id) }
        guard let first = out.first, out.count < claims[at].mentions.count else { continue }
        isUsed[index] = true
        var part = claims[at]
        part.id = StableID.make("claim", [attributions[first.attribution].id])
        part.mentions = out
        part.curated = mark(entry, was: claims[at].label)
        claims[at].mentions.removeAll(where: out.contains)
        claims[at].curated = mark(entry, was: nil)
        claims.append(part)
      }
    }
    claims.removeAll { $0.mentions.isEmpty }
    for index in claims.indices {
      let found = claims[index].mentions.map { mention in
        let item = attributions[mention.attribution]
        return Mention(
          document: item.document, span: material.analyses[item.document].attributions[item.index].span)
      }
      for match in matches([.label, .pin, .reject, .correct], id: claims[index].id, places: found) {
        let entry = entries[match]
        let label = entry.label ?? fields(match, of: "claim", ["label": { !$0.isEmpty }])["label"]
        isUsed[match] = true
        claims[index].curated = mark(entry, was: claims[index].label)
        if let label { claims[index].label = label }
      }
      let stances = Set(claims[index].mentions.map(\.stance))
      claims[index].isDisputed =
        claims[index].curated?.action != .reject && stances.contains(.assert) && stances.contains(.deny)
    }
  }

  // MARK: Actors

  mutating func curate(actors: inout [Actor]) {
    guard !entries.isEmpty else { return }
    actorIDs = Set(actors.map(\.id))
    for index in actors.indices {
      for match in matches([.label, .pin, .reject, .correct], id: actors[index].id, places: []) {
        let entry = entries[match]
        let values = fields(
          match, of: "name",
          [
            "name": { !$0.isEmpty }, "kind": { Actor.Kind(rawValue: $0) != nil }, "role": { _ in true },
            "country": { _ in true },
          ])
        isUsed[match] = true
        actors[index].curated = mark(entry, was: actors[index].name)
        if let name = entry.label ?? values["name"] { actors[index].name = name }
        if let kind = values["kind"].flatMap(Actor.Kind.init(rawValue:)) { actors[index].kind = kind }
        if let role = values["role"] { actors[index].role = role.isEmpty ? nil : role }
        if let country = values["country"] { actors[index].country = country.isEmpty ? nil : country }
      }
    }
  }
}
