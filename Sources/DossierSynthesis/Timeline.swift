// Entries of the timeline: dated clauses of all sources that tell of one thing, merged and ranked.
import DossierModel
import DossierText

/// Merges dated clauses into events, by start, end and rank.
func timeline(
  _ clauses: [DatedClause], _ material: Material, clusters: [Cluster], standings: [SourceStanding],
  aligned: AlignedSentences
) -> (events: [Event], bounds: [Bound]) {
  var merger = EventMerger(clauses, material, aligned, clusters: clusters.count)
  merger.merge()
  var events = merger.groups().map { event($0.map { clauses[$0] }, material, clusters, standings) }
  disambiguate(&events)
  let days = events.map(Days.init)
  let inTime = events.indices.sorted { a, b in
    days[a] != days[b] ? days[a] < days[b] : precedes(events[a].id, events[b].id)
  }
  var places = [Int](repeating: 0, count: events.count)
  for (place, index) in inTime.enumerated() { places[index] = place }
  let ranked = events.indices.sorted { a, b in
    events[a].score != events[b].score ? events[a].score > events[b].score : places[a] < places[b]
  }
  for (rank, index) in ranked.enumerated() { events[index].rank = rank + 1 }
  let ordered = events.indices.sorted { a, b in
    days[a] != days[b] ? days[a] < days[b] : events[a].rank < events[b].rank
  }.map { events[$0] }
  return (ordered, [Bound(.dates, merger.bounded)].filter { $0.count > 0 })
}

/// The days of an entry, for their order.
private struct Days: Comparable {
  let first, last: Int

  init(_ event: Event) {
    first = event.edtf.first.day?.number ?? Int.min
    last = event.edtf.last.day?.number ?? Int.max
  }

  static func < (a: Days, b: Days) -> Bool { a.first != b.first ? a.first < b.first : a.last < b.last }
}

func inTime(_ a: Event, _ b: Event) -> Bool {
  let (firstA, firstB) = (a.edtf.first.day?.number ?? Int.min, b.edtf.first.day?.number ?? Int.min)
  if firstA != firstB { return firstA < firstB }
  let (lastA, lastB) = (a.edtf.last.day?.number ?? Int.max, b.edtf.last.day?.number ?? Int.max)
  if lastA != lastB { return lastA < lastB }
  if a.rank != b.rank { return a.rank < b.rank }
  return precedes(a.id, b.id)
}

/// Decides which clauses are one entry.
private struct EventMerger {
  let clauses: [DatedClause]
  let material: Material
  let aligned: AlignedSentences
  private var sets: DisjointSets
  /// Which clauses of the day at hand have a word, a figure of a cluster, a document.
  private var byStem, byCluster, byDocument: LatestFirst
  /// How many clauses were not compared with all of their day.
  private(set) var bounded = 0

  init(_ clauses: [DatedClause], _ material: Material, _ aligned: AlignedSentences, clusters: Int) {
    (self.clauses, self.material, self.aligned) = (clauses, material, aligned)
    sets = DisjointSets(clauses.count)
    byStem = LatestFirst(material.vocabulary.stemCount)
    (byCluster, byDocument) = (LatestFirst(clusters), LatestFirst(material.documents.count))
  }

  mutating func groups() -> [[Int]] {
    sets.groups().map { group in
      group.sorted { seniority($0) < seniority($1) }
    }
  }

  mutating func merge() {
    var dated: [(days: DayRange, seniority: Seniority, clause: Int)] = []
    for (index, clause) in clauses.enumerated() {
      guard let first = clause.first, let last = clause.last else { continue }
      dated.append((DayRange(first: first, last: last), seniority(index), index))
    }
    dated.sort { a, b in
      if a.days.first != b.days.first { return a.days.first < b.days.first }
      return a.days.last != b.days.last ? a.days.last < b.days.last : a.seniority < b.seniority
    }
    var start = 0
    while start < dated.count {
      var end = start + 1
      while end < dated.count, dated[end].days == dated[start].days { end += 1 }
      mergeDay(dated[start..<end].map(\.clause))
      start = end
    }
    mergeCopies()
    mergeCoarse()
  }

  /// A copy's "at about 3pm" is its origin's: one sentence, one date in the same words, whatever day the
  /// copy was published.
  private mutating func mergeCopies() {
    var bySentence: [Int: [Int]] = [:]
    for (index, clause) in clauses.enumerated() where aligned.isCopied(clause.document) {
      bySentence[place(index), default: []].append(index)
    }
    for members in bySentence.values {
      let clause = clauses[members[0]]
      for (document, sentence) in aligned.counterparts(clause.document, clause.sentence) {
        let others = bySentence[document << 24 | sentence] ?? []
        for member in members {
          let equal = others.filter { clauses[$0].wording == clauses[member].wording }
          if equal.count == 1, let twin = equal.first { sets.join(twin, member) }
        }
      }
    }
  }

  private func place(_ index: Int) -> Int { clauses[index].document << 24 | clauses[index].sentence }

  private func seniority(_ index: Int) -> Seniority {
    material.seniority(clauses[index].document, clauses[index].date.start)
  }

  /// Clauses of the same days that tell the same join: each is compared with those of the `window` before it that
  /// share a word, a figure or a sentence with it.
  private mutating func mergeDay(_ members: [Int]) {
    guard members.count > 1 else { return }
    var bySentence: [Int: [Int]] = [:]
    var touched: [Int] = []
    var shared = [Int](repeating: 0, count: members.count)
    for (position, member) in members.enumerated() {
      let clause = clauses[member]
      touched.removeAll(keepingCapacity: true)
      var isBounded = false
      func touch(_ other: Int, _ weight: Int) -> Bool {
        if position - other > Self.window {
          isBounded = true
          return false
        }
        if shared[other] == 0 { touched.append(other) }
        shared[other] += weight
        return true
      }
      for stem in clause.content { byStem.walk(Int(stem)) { touch($0, Self.unit) } }
      for cluster in clause.clusters { byCluster.walk(Int(cluster)) { touch($0, 1) } }
      byDocument.walk(clause.document) { touch($0, 1) }
      let isCopied = aligned.isCopied(clause.document)
      if isCopied {
        for twin in aligned.twins(clause.document, clause.sentence) {
          for other in (bySentence[twin.document << 24 | twin.sentence] ?? []).reversed() {
            guard touch(other, 1) else { break }
          }
        }
      }
      if isBounded { bounded += 1 }
      for other in touched {
        let common = shared[other] / Self.unit
        shared[other] = 0
        if sets.find(members[other]) != sets.find(member), isSame(clause, clauses[members[other]], common) {
          sets.join(members[other], member)
        }
      }
      for stem in clause.content { byStem.add(position, to: Int(stem)) }
      for cluster in clause.clusters { byCluster.add(position, to: Int(cluster)) }
      byDocument.add(position, to: clause.document)
      if isCopied { bySentence[place(member), default: []].append(position) }
    }
    byStem.clear()
    byCluster.clear()
    byDocument.clear()
  }

  /// How far back a clause is compared, and the weight of a shared word in a sum that also holds other signs.
  private static let window = 300
  private static let unit = 1 << 20

  /// `shared` words of content.
  private func isSame(_ a: DatedClause, _ b: DatedClause, _ shared: Int) -> Bool {
    if a.document == b.document, a.sentence == b.sentence { return a.tokens == b.tokens }
    if aligned.contains(a.document, a.sentence, b.document, b.sentence) { return true }
    if intersects(a.clusters, b.clusters) { return true }
    let happenings = a.happenings.filter(b.happenings.contains)
    if happenings.contains(where: { material.tables.isSingular[Int($0)] }) {
      return a.document == b.document || shared >= 1
    }
    // "Shares fell" and "rain fell" share no more than a verb.
    if !happenings.isEmpty, shared >= 3 { return true }
    // A plan and its fact, told with other verbs: the same actors and things.
    if a.kind != b.kind, a.kind == .planned || b.kind == .planned {
      return shared >= 2 && intersects(a.actors, b.actors)
    }
    return Double(2 * shared) >= 0.5 * Double(a.content.count + b.content.count) && shared >= 2
  }

  /// "last week's earthquake" goes to the finer entry inside that week with the same happening: the only one, or
  /// the one that more sources tell of than any other.
  private mutating func mergeCoarse() {
    var fine = FineEntries(clauses, entries: clauses.indices.map { sets.find($0) })
    for (index, clause) in clauses.enumerated() {
      guard let first = clause.first, let last = clause.last, last > first else { continue }
      // "was occupied from 4 to 19 May": told by the entry of the day on which it began.
      let isSpan =
        clause.edtf.precision == .interval || clause.edtf.precision == .week && clause.rule == "range"
      guard isSpan || last - first <= 31 else { continue }
      if let target = fine.entry(for: clause, first...(isSpan ? first : last)) { sets.join(target, index) }
    }
  }
}

private func event(
  _ members: [DatedClause], _ material: Material, _ clusters: [Cluster], _ standings: [SourceStanding]
) -> Event {
  // The finest date stands for the entry; among equals the earliest source's.
  let finest = members.min { size($0) < size($1) } ?? members[0]
  let documents = Set(members.map(\.document)).sorted()
  let independent = documents.reduce(0.0) { $0 + standings[$1].weight }
  var kind = finest.kind
  if members.contains(where: { $0.kind == .event }) { kind = .event }
  let shown =
    members.enumerated().min { a, b in
      let (left, right) = (a.element.labelCost, b.element.labelCost)
      return left != right ? left < right : a.offset < b.offset
    }.map(\.element) ?? finest
  let mentions = members.map { clause in
    Event.Mention(
      document: clause.document, span: span(clause, material), date: clause.date, rule: clause.rule,
      anchor: clause.anchor)
  }
  var score = (max(0.5, independent) + 0.25 * Double(members.count - 1)) * precision(finest)
  let isCounted = members.contains { $0.clusters.contains { clusters[Int($0)].figures.count > 1 } }
  if isCounted { score *= 1.5 }
  if kind == .background { score *= 0.5 }
  if members.allSatisfy(\.happenings.isEmpty) { score *= 0.9 }
  if members.allSatisfy({ $0.isReport && $0.happenings.isEmpty }) { score *= 0.8 }
  if members.allSatisfy(\.isReference) { score *= 0.2 }
  if members.allSatisfy({ $0.isHeading && $0.happenings.isEmpty }) { score *= 0.5 }
  let earliest = mentions[0]
  let quote = material.documents[earliest.document].text[earliest.span]
  return Event(
    id: StableID.make(
      "event", [material.ids[earliest.document], quote, String(earliest.date.start - earliest.span.start)]),
    kind: kind, edtf: finest.edtf,
    label: shortened(
      oneLine(material.documents[shown.document].prose[span(shown, material)]).replacingCells(), to: 140),
    rank: 0,
    score: score, actors: sortedOnce(members.flatMap(\.actors)).map(Int.init), mentions: mentions)
}

extension String {
  /// "2 September | strike begins" as "2 September: strike begins".
  fileprivate func replacingCells() -> String {
    guard utf8.contains(0x7C) else { return self }
    return split(separator: "|").map { $0.trimmed }.filter { !$0.isEmpty }.joined(separator: ": ")
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var rest = self
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return rest
  }
}

private func size(_ clause: DatedClause) -> Int {
  guard let first = clause.first, let last = clause.last else { return Int.max }
  return last - first
}

private func span(_ clause: DatedClause, _ material: Material) -> Span {
  let words = material.readings[clause.document].words
  return Span(Int(words[clause.tokens.lowerBound].start), Int(words[clause.tokens.upperBound - 1].end))
}

private func precision(_ clause: DatedClause) -> Double {
  switch clause.edtf.precision {
  case .time, .day: 1
  case .week, .interval: 0.9
  case .month, .season: 0.6
  case .year, .decade, .century: 0.4
  }
}
