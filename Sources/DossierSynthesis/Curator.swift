// The editor's decisions (curation.yml), applied step by step while the dossier is made, each to the items that
// exist by then. What the machine had read stays beside it; an entry that matches nothing is an error.
import DossierModel
import DossierText

/// Applies entries and remembers which of them found their item.
struct Curator: Sendable {
  let entries: [CurationEntry]
  var isUsed: [Bool]
  let material: Material
  /// Fields that an item does not have, and values that cannot be read.
  private var faults: [Diagnostic] = []
  /// Ids of actors, for a better word about an entry that wants to merge them.
  var actorIDs: Set<String> = []
  /// Where the quoted words of an entry stand: document and span; nil for entries by id.
  let places: [Mention?]

  init(_ entries: [CurationEntry], _ material: Material) {
    (self.entries, self.material) = (entries, material)
    isUsed = entries.map { _ in false }
    places = entries.map { Self.place($0, material) }
  }

  /// Entries that matched nothing, as errors at their lines.
  var diagnostics: [Diagnostic] {
    faults
      + entries.indices.filter { !isUsed[$0] }.map { index in
        let entry = entries[index]
        let named = entry.id ?? entry.quote.map { "“\(shortened(oneLine($0), to: 40))”" } ?? entry.a ?? "it"
        return Diagnostic(
          .error, "curation.entry.unmatched", at: entry.place,
          "\(entry.action.rawValue): nothing in the dossier is \(named)",
          help: help(entry))
      }
  }

  private func help(_ entry: CurationEntry) -> String {
    if let id = entry.id, actorIDs.contains(id), entry.action == .merge || entry.action == .split {
      return "people and organisations are joined in dossier.yml: actors, NAME, aliases"
    }
    return "copy the id from data/dossier.json, or the source's key and its exact words"
  }

  /// Checks the fields of a correction against those that the item has; the others are errors at the entry's line.
  mutating func fields(_ entry: Int, of kind: String, _ readers: [String: (String) -> Bool]) -> [String:
    String]
  {
    var values: [String: String] = [:]
    for field in entries[entry].fields {
      guard let isReadable = readers[field.name] else {
        let known = readers.keys.sorted(by: precedes).joined(separator: ", ")
        fault(
          entry, "field", "a \(kind) has no field '\(field.name)' that can be corrected",
          "correct one of: \(known)")
        continue
      }
      guard isReadable(field.value) else {
        fault(
          entry, "value", "'\(field.value)' is no \(field.name) of a \(kind)",
          "write it as data/dossier.json does")
        continue
      }
      values[field.name] = field.value
    }
    return values
  }

  private mutating func fault(_ entry: Int, _ code: String, _ text: String, _ help: String) {
    faults.append(Diagnostic(.error, "curation.entry.\(code)", at: entries[entry].place, text, help: help))
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

  func mark(_ entry: CurationEntry, was: String?) -> Curated {
    Curated(action: entry.action, reason: entry.reason, was: was)
  }

  /// Indices of the unused entries with one of these actions that name an item, by id or by place.
  func matches(
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
          let values = fields(match, of: "figure", Self.figureFields)
          analyses[item.document].figures[item.index] = Self.corrected(figure, values)
          if let name = values["claimant"] {
            (figures[index].claimant, figures[index].claimantText) = (nil, name.isEmpty ? nil : name)
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

  private static var figureFields: [String: (String) -> Bool] {
    func isNumber(_ value: String) -> Bool { value.isEmpty || Double(value)?.isFinite == true }
    return [
      "value": isNumber, "low": isNumber, "high": isNumber, "unit": { _ in true }, "claimant": { _ in true },
      "comparator": { Comparator(rawValue: $0) != nil }, "modality": { Modality(rawValue: $0) != nil },
      "asOf": { EDTFDate($0) != nil },
    ]
  }

  private static func corrected(_ figure: Figure, _ values: [String: String]) -> Figure {
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
    result.unit = values["unit"].map { $0.isEmpty ? nil : $0 } ?? figure.unit
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
        let label = entry.label ?? fields(match, of: "group of figures", ["label": { !$0.isEmpty }])["label"]
        isUsed[match] = true
        clusters[index].curated = mark(entry, was: label == nil ? nil : clusters[index].label)
        if let label { clusters[index].label = label }
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
