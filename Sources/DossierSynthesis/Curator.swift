// The editor's decisions (curation.yml), applied step by step while the dossier is made, each to the items that
// exist by then. What the machine had read stays beside it; an entry that matches nothing is an error.
import DossierModel
import DossierText

/// Applies entries and remembers which of them found their item.
struct Curator: Sendable {
  private let entries: [CurationEntry]
  private var isUsed: [Bool]
  private let material: Material
  /// Where the quoted words of an entry stand: document and span; nil for entries by id.
  private let places: [Mention?]

  init(_ entries: [CurationEntry], _ material: Material) {
    (self.entries, self.material) = (entries, material)
    isUsed = entries.map { _ in false }
    places = entries.map { Self.place($0, material) }
  }

  /// Entries that matched nothing, as errors at their lines.
  var diagnostics: [Diagnostic] {
    entries.indices.filter { !isUsed[$0] }.map { index in
      let entry = entries[index]
      let named = entry.id ?? entry.quote.map { "“\(shortened(oneLine($0), to: 40))”" } ?? entry.a ?? "it"
      return Diagnostic(
        .error, "curation.entry.unmatched", at: entry.place,
        "\(entry.action.rawValue): nothing in the dossier is \(named)",
        help: "copy the id from data/dossier.json, or the source's key and its exact words")
    }
  }

  /// The nth occurrence of the quoted words in the source with that key.
  private static func place(_ entry: CurationEntry, _ material: Material) -> Mention? {
    guard let key = entry.sourceKey, let quote = entry.quote, !quote.isEmpty,
      let document = material.documents.firstIndex(where: { $0.source.metadata.key.value == key })
    else { return nil }
    let text = material.documents[document].text.bytes
    let wanted = Array(quote.utf8)
    var left = entry.occurrence
    var start = 0
    while start + wanted.count <= text.count {
      if text[start] == wanted[0], text[start..<start + wanted.count].elementsEqual(wanted) {
        left -= 1
        if left <= 0 { return Mention(document: document, span: Span(start, start + wanted.count)) }
      }
      start += 1
    }
    return nil
  }

  private func mark(_ entry: CurationEntry, was: String?) -> Curated {
    Curated(action: entry.action, reason: entry.reason, was: was)
  }

  /// Indices of the unused entries with one of these actions that name an item, by id or by place.
  private func matches(
    _ actions: Set<CurationEntry.Action>, id: String, places found: [Mention]
  ) -> [Int] {
    entries.indices.filter { index in
      guard actions.contains(entries[index].action) else { return false }
      if let wanted = entries[index].id { return wanted == id }
      guard !isUsed[index], let place = places[index] else { return false }
      return found.contains { $0.document == place.document && place.span.contains($0.span) }
    }
  }

  // MARK: Figures

  /// Rejects, pins and corrects figures, before they are put into clusters.
  mutating func curate(figures: inout [DossierFigure], analyses: inout [Analysis]) {
    guard !entries.isEmpty else { return }
    for index in figures.indices {
      let item = figures[index]
      let figure = analyses[item.document].figures[item.index]
      let place = Mention(document: item.document, span: figure.span)
      for match in matches([.reject, .correct, .pin], id: item.id, places: [place]) {
        isUsed[match] = true
        let was = entries[match].action == .correct ? Self.summary(figure) : nil
        figures[index].curated = mark(entries[match], was: was)
        if entries[match].action == .correct {
          analyses[item.document].figures[item.index] = Self.corrected(figure, entries[match].fields)
          if let name = entries[match].fields.last(where: { $0.name == "claimant" })?.value {
            (figures[index].claimant, figures[index].claimantText) = (nil, name)
          }
        }
      }
    }
  }

  private static func summary(_ figure: Figure) -> String {
    let numbers = [figure.value, figure.low, figure.high].compactMap { $0.map(decimal) }.joined(
      separator: "-")
    return "\(figure.comparator.rawValue) \(numbers)\(figure.unit.map { " " + $0 } ?? "")"
  }

  private static func corrected(_ figure: Figure, _ fields: [CurationEntry.FieldChange]) -> Figure {
    var values: [String: String] = [:]
    for field in fields { values[field.name] = field.value }
    let comparator = values["comparator"].flatMap(Comparator.init(rawValue:)) ?? figure.comparator
    let value = values["value"].map(Double.init) ?? figure.value
    let low = values["low"].map(Double.init) ?? figure.low
    let high = values["high"].map(Double.init) ?? figure.high
    let isRange =
      values["value"] == nil && (values["low"] != nil || values["high"] != nil || figure.value == nil)
    let made =
      isRange
      ? Figure(span: figure.span, low: low, high: high, comparator: comparator, rule: "editor")
      : value.flatMap { Figure(span: figure.span, value: $0, comparator: comparator, rule: "editor") }
    guard var result = made else { return figure }
    (result.comparatorSpan, result.counted, result.trend) = (
      figure.comparatorSpan, figure.counted, figure.trend
    )
    (result.isInferred, result.attribution) = (figure.isInferred, figure.attribution)
    result.unit = values["unit"] ?? figure.unit
    result.modality = values["modality"].flatMap(Modality.init(rawValue:)) ?? figure.modality
    result.asOf = values["asOf"].flatMap(EDTFDate.init) ?? figure.asOf
    result.asOfOrigin = values["asOf"] == nil ? figure.asOfOrigin : .clause
    return result
  }

  // MARK: Clusters

  /// Merges and splits groups of figures. `groups` hold indices into `quantities`.
  mutating func regroup(
    _ groups: [[Int]], _ quantities: [Quantity], figures: [DossierFigure], id: ([Int]) -> String?
  ) -> [[Int]] {
    guard entries.contains(where: { $0.action == .merge || $0.action == .split }) else { return groups }
    var groups = groups
    let ids = groups.map(id)
    func group(of id: String) -> Int? {
      if let at = ids.firstIndex(of: id) { return at }
      return groups.firstIndex { $0.contains { figures[quantities[$0].figure].id == id } }
    }
    for (index, entry) in entries.enumerated() where entry.action == .merge || entry.action == .split {
      guard
        let target = entry.id.flatMap(group)
          ?? places[index].flatMap({ place in
            groups.firstIndex { $0.contains { holds(place, quantities[$0]) } }
          })
      else { continue }
      if entry.action == .merge {
        for other in entry.with.compactMap(group) where other != target {
          groups[target] = (groups[target] + groups[other]).sorted()
          groups[other] = []
          isUsed[index] = true
        }
      } else {
        let out = groups[target].filter { entry.out.contains(figures[quantities[$0].figure].id) }
        guard !out.isEmpty, out.count < groups[target].count else { continue }
        groups[target].removeAll(where: out.contains)
        groups.append(out)
        isUsed[index] = true
      }
    }
    return groups.filter { !$0.isEmpty }
  }

  private func holds(_ place: Mention, _ quantity: Quantity) -> Bool {
    quantity.document == place.document && place.span.contains(material.figure(quantity).span)
  }

  /// Labels, pins and rejects clusters; marks those that were merged or split.
  mutating func curate(clusters: inout [Cluster], figures: [DossierFigure], analyses: [Analysis]) {
    guard !entries.isEmpty else { return }
    for index in clusters.indices {
      let found = clusters[index].figures.map { figure in
        let item = figures[figure]
        return Mention(document: item.document, span: analyses[item.document].figures[item.index].span)
      }
      for match in matches(
        [.label, .pin, .reject, .merge, .split, .correct], id: clusters[index].id, places: found)
      {
        let entry = entries[match]
        if entry.action == .merge || entry.action == .split, !isUsed[match] { continue }
        let label = entry.label ?? entry.fields.last { $0.name == "label" }?.value
        isUsed[match] = true
        clusters[index].curated = mark(entry, was: label == nil ? nil : clusters[index].label)
        if let label { clusters[index].label = label }
      }
    }
  }

  // MARK: Relations, events, claims, actors

  /// Rejected relations leave the dossier's count of disputes but stay in the export with their mark.
  mutating func curate(relations: inout [Relation], figures: [DossierFigure]) {
    for (index, entry) in entries.enumerated() {
      guard let a = entry.a, let b = entry.b, entry.action == .reject || entry.action == .pin else {
        continue
      }
      for at in relations.indices {
        let left = relations[at].a.map { figures[$0].id }
        let right = relations[at].b.isEmpty ? left : relations[at].b.map { figures[$0].id }
        guard left.contains(a) && right.contains(b) || left.contains(b) && right.contains(a) else { continue }
        relations[at].curated = mark(entry, was: relations[at].kind.rawValue)
        isUsed[index] = true
      }
    }
  }

  mutating func curate(events: inout [Event]) {
    guard !entries.isEmpty else { return }
    for (index, entry) in entries.enumerated() where entry.action == .merge {
      guard let target = entry.id.flatMap({ id in events.firstIndex { $0.id == id } }) else { continue }
      for id in entry.with {
        guard let other = events.firstIndex(where: { $0.id == id }), other != target else { continue }
        events[target].mentions += events[other].mentions
        events[target].actors = Set(events[target].actors + events[other].actors).sorted()
        events[target].curated = mark(entry, was: nil)
        events[other].mentions = []
        isUsed[index] = true
      }
    }
    events.removeAll { $0.mentions.isEmpty }
    for index in events.indices {
      let found = events[index].mentions.map { Mention(document: $0.document, span: $0.date) }
      for match in matches([.label, .pin, .reject, .correct], id: events[index].id, places: found) {
        let entry = entries[match]
        let edtf = entry.fields.last { $0.name == "edtf" }.flatMap { EDTFDate($0.value) }
        let label = entry.label ?? entry.fields.last { $0.name == "label" }?.value
        isUsed[match] = true
        events[index].curated = mark(
          entry, was: edtf != nil ? events[index].edtf.description : events[index].label)
        if let edtf { events[index].edtf = edtf }
        if let label { events[index].label = label }
      }
    }
  }

  mutating func curate(claims: inout [Claim], attributions: [DossierAttribution]) {
    guard !entries.isEmpty else { return }
    for index in claims.indices {
      let found = claims[index].mentions.map { mention in
        let item = attributions[mention.attribution]
        return Mention(
          document: item.document, span: material.analyses[item.document].attributions[item.index].span)
      }
      for match in matches([.label, .pin, .reject, .split, .correct], id: claims[index].id, places: found) {
        let entry = entries[match]
        if entry.action == .split {
          let count = claims[index].mentions.count
          claims[index].mentions.removeAll { entry.out.contains(attributions[$0.attribution].id) }
          if claims[index].mentions.count == count { continue }
        }
        let label = entry.label ?? entry.fields.last { $0.name == "label" }?.value
        isUsed[match] = true
        claims[index].curated = mark(entry, was: claims[index].label)
        if let label { claims[index].label = label }
      }
    }
    claims.removeAll { $0.mentions.isEmpty }
  }

  mutating func curate(actors: inout [Actor]) {
    guard !entries.isEmpty else { return }
    for index in actors.indices {
      for match in matches([.label, .pin, .reject, .correct], id: actors[index].id, places: []) {
        let entry = entries[match]
        isUsed[match] = true
        actors[index].curated = mark(entry, was: actors[index].name)
        for field in entry.fields + (entry.label.map { [.init("name", $0)] } ?? []) {
          switch field.name {
          case "name": actors[index].name = field.value
          case "kind": actors[index].kind = Actor.Kind(rawValue: field.value) ?? actors[index].kind
          case "role": actors[index].role = field.value
          case "country": actors[index].country = field.value
          default: break
          }
        }
      }
    }
  }

  /// Removed lines that the editor takes back.
  mutating func restore(_ documents: inout [Document]) {
    for (index, entry) in entries.enumerated() where entry.action == .restore {
      guard let place = places[index] else { continue }
      let before = documents[place.document].removed.count
      documents[place.document].removed.removeAll { $0.span.overlaps(place.span) }
      isUsed[index] = documents[place.document].removed.count < before
    }
  }
}
