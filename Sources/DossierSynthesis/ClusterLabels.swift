// What a cluster is called: the counted phrase in the source's words, and where several clusters share that phrase,
// the words around the number that tell them apart.
import DossierModel
import DossierText

struct ClusterLabels {
  let quantities: [Quantity]
  let material: Material
  private let auxiliaries, clauseEnds: StemTable

  init(quantities: [Quantity], material: Material) {
    (self.quantities, self.material) = (quantities, material)
    (auxiliaries, clauseEnds) = (material.tables.roles[.auxiliary], material.tables.roles[.clauseEnd])
  }

  /// Longest stretch of words that tells twins apart, in tokens.
  private static let longestTail = 6

  /// The counted phrase of a quantity, without line ends; nil when its clause names nothing.
  func counted(_ member: Int) -> String? {
    let quantity = quantities[member]
    guard let span = material.counted(quantity) else { return nil }
    return oneLine(material.documents[quantity.document].prose[span])
  }

  /// The counted phrase and what happened to it: "people killed". Without one the words of the clause; for a
  /// number alone in a table's cell those of its row.
  func label(_ member: Int, counted: String?) -> String {
    let quantity = quantities[member]
    let fate = quantity.fate ?? quantity.thing.flatMap { $0.hasPrefix("#") ? nil : $0 }
    if let counted, let fate, !counted.lowercased().contains(fate), quantity.thing != fate,
      quantity.unit == nil
    {
      return "\(counted), \(fate)"
    }
    if let counted, quantity.thing == nil || fate == nil || names(counted, quantity.thing) { return counted }
    if let fate { return fate }
    if let row = row(around: material.figure(quantity).span, quantity.document) {
      return shortened(row, to: 60)
    }
    let sentence = quantity.sentence
    guard let first = sentence.first, let last = sentence.last else { return "figure" }
    return shortened(words(first...last, quantity.document), to: 60)
  }

  /// Whether the counted phrase names the thing that the figure was found to count.
  private func names(_ counted: String, _ thing: String?) -> Bool {
    let stems = material.tables.stems(counted)
    return material.tables.concepts.all(stems, in: 0..<stems.count).contains { $0.value.name == thing }
  }

  /// The other cells of a table's row, in order; nil outside of tables.
  private func row(around figure: Span, _ document: Int) -> String? {
    let (nodes, prose) = (material.documents[document].nodes, material.documents[document].prose)
    guard
      let row = nodes.firstIndex(where: {
        if case .row = $0.kind { $0.span.start <= figure.start && figure.end <= $0.span.end } else { false }
      })
    else { return nil }
    var cells: [String] = []
    for node in nodes[(row + 1)...] {
      guard node.depth > nodes[row].depth else { break }
      guard case .cell = node.kind, node.span.end <= figure.start || figure.end <= node.span.start else {
        continue
      }
      let words = oneLine(prose[node.span])
      if !words.isEmpty { cells.append(words) }
    }
    return cells.isEmpty ? nil : cells.joined(separator: ", ")
  }

  /// Gives clusters of one label the words of their own clause: "troops: were already there".
  ///
  /// `naming` holds for each cluster the quantity that named it. A cluster whose clause says nothing more keeps
  /// its label: words are shown, not made.
  func tellTwinsApart(_ clusters: inout [Cluster], naming: [Int]) {
    var byLabel: [String: [Int]] = [:]
    for (index, cluster) in clusters.enumerated() { byLabel[cluster.label, default: []].append(index) }
    for twins in byLabel.values where twins.count > 1 {
      for index in twins {
        if let tail = tail(naming[index]) { clusters[index].label += ": " + tail }
      }
    }
  }

  /// The words of the clause behind the number and what it counts; nil when they say nothing of their own.
  private func tail(_ member: Int) -> String? {
    let quantity = quantities[member]
    let reading = material.readings[quantity.document]
    var start = quantity.tokens.upperBound
    if let counted = material.counted(quantity).map(reading.tokens(of:)),
      quantity.sentence.contains(counted.lowerBound)
    {
      start = max(start, counted.upperBound)
    }
    var end = start
    while end < quantity.sentence.upperBound, end - start < Self.longestTail, joins(end, reading) { end += 1 }
    // "were shipped on Russian navy vessels to the": small words at the end go, but "were already there" says much.
    if start < end, !auxiliaries.contains(reading.words[start].hash) || hasContent(start..<end, reading) {
      while end > start, reading.isSmall(end - 1) { end -= 1 }
    }
    return end > start + 1 ? words(start...end - 1, quantity.document) : nil
  }

  /// Whether a token goes on with its clause.
  private func joins(_ index: Int, _ reading: Reading) -> Bool {
    reading.words[index].kind == .word && !clauseEnds.contains(reading.words[index].hash)
  }

  private func hasContent(_ tokens: Range<Int>, _ reading: Reading) -> Bool {
    tokens.contains { !reading.isSmall($0) }
  }

  private func words(_ tokens: ClosedRange<Int>, _ document: Int) -> String {
    let words = material.readings[document].words
    let span = Span(Int(words[tokens.lowerBound].start), Int(words[tokens.upperBound].end))
    return oneLine(material.documents[document].prose[span])
  }
}
