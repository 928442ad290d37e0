// Which figures are readings of one quantity. Blocks by head, so that no step compares all with all; when in
// doubt two rows stay two: that costs less than one wrong conflict.
import DossierModel
import DossierText

/// Puts quantities into groups.
struct Grouping {
  let material: Material
  let quantities: [Quantity]
  private var sets: DisjointSets
  /// For each representative what the group's members say together.
  private var profiles: [Profile]
  /// Names met in each document: hashes of capitalised words inside sentences.
  private let names: [Set<UInt64>]

  /// What is known of a group.
  private struct Profile {
    /// More than one where a text gives an amount in two currencies.
    var dimensions: Set<String>
    var thing, fate: String?
    var modifiers: Set<String>
    var year: Int?
    var kind: Quantity.Kind
    var isPart, isEarlier: Bool
    var seniority: Seniority
    /// The member from the earliest source, and all members by document.
    var first: Int
    var byDocument: [Int: [Int]]
  }

  /// Stems of the words that name a figure's claimant.
  private let claimantWords: [[UInt64]?]
  /// For each figure who gives it; nil when nobody is named.
  private let claimants: [String?]

  init(_ material: Material, _ quantities: [Quantity], figures: [DossierFigure], aligned: [(Int, Int)]) {
    (self.material, self.quantities) = (material, quantities)
    claimants = figures.map { figure in
      figure.claimant.map { "a\($0)" } ?? figure.claimantText.map(ActorNames.folded)
    }
    claimantWords = figures.map { figure in
      figure.claimantText.map { material.tables.stems($0).filter { !material.tables.stopWords.contains($0) } }
    }
    sets = DisjointSets(quantities.count)
    names = material.names
    profiles = quantities.indices.map { index in
      let quantity = quantities[index]
      return Profile(
        dimensions: [quantity.dimension], thing: quantity.thing, fate: quantity.fate,
        modifiers: quantity.modifiers, year: quantity.year, kind: quantity.kind,
        isPart: quantity.keepsApart, isEarlier: quantity.isEarlierLevel,
        seniority: material.seniority(quantity.document, quantity.tokens.lowerBound), first: index,
        byDocument: [quantity.document: [index]])
    }
    for (a, b) in aligned { join(a, b) }
    for index in quantities.indices.dropFirst() where quantities[index].isAside { join(index - 1, index) }
    joinEqualKeys()
    joinLooseHeads()
    joinEqualValues()
    joinElliptic()
  }

  /// Groups of indices into `quantities`, by smallest member.
  mutating func groups() -> [[Int]] { sets.groups().flatMap(withoutStrays) }

  /// A number that nobody in particular gives and that is lower than what a growing count had reached before
  /// counts something else (the dead of one village): it stands alone.
  private func withoutStrays(_ group: [Int]) -> [[Int]] {
    guard group.count > 2, group.contains(where: { quantities[$0].dynamics == .rise }) else { return [group] }
    let unclaimed = group.filter { claimants[quantities[$0].figure] == nil && !quantities[$0].isElliptic }
    guard !unclaimed.isEmpty else { return [group] }
    // What other sources say, each number once for each document: enough to see whether one agrees.
    var readings: [Interval: Set<Int>] = [:]
    var levels: [(day: Int, low: Double, document: Int)] = []
    for member in group {
      let quantity = quantities[member]
      readings[quantity.interval, default: []].insert(quantity.document)
      if let day = quantity.asOf?.first { levels.append((day, quantity.interval.low, quantity.document)) }
    }
    guard readings.count <= 500 else { return [group] }
    var strays: Set<Int> = []
    for member in unclaimed {
      let quantity = quantities[member]
      guard let day = quantity.asOf?.first,
        levels.contains(where: {
          $0.document != quantity.document && $0.day <= day && $0.low > quantity.interval.high
        }),
        !readings.contains(where: { interval, documents in
          interval.meets(quantity.interval) && documents.contains { $0 != quantity.document }
        })
      else { continue }
      strays.insert(member)
    }
    return [group.filter { !strays.contains($0) }].filter { !$0.isEmpty } + strays.sorted().map { [$0] }
  }

  // MARK: Steps

  /// Same head, same narrowing words, same year, same kind of reading, and texts that share names.
  private mutating func joinEqualKeys() {
    var blocks: [String: [Int]] = [:]
    for (index, quantity) in quantities.enumerated()
    where (quantity.thing != nil || quantity.fate != nil) && !quantity.isElliptic {
      blocks[quantity.key, default: []].append(index)
    }
    for key in blocks.keys.sorted(by: precedes) {
      guard let members = blocks[key], members.count > 1 else { continue }
      joinBlock(members.sorted { profiles[$0].seniority < profiles[$1].seniority })
    }
  }

  /// Each member joins the first group of its block that it fits.
  private mutating func joinBlock(_ members: [Int]) {
    var heads: [Int] = []
    for member in members {
      var isPlaced = false
      for head in heads.suffix(100) where fits(member, head) && belongs(member, head) {
        join(head, member)
        isPlaced = true
        break
      }
      if !isPlaced { heads.append(member) }
    }
  }

  /// A reading whose thing or fate is not named joins the only group of its block that it can belong to.
  private mutating func joinLooseHeads() {
    var blocks: [String: [Int]] = [:]
    for index in quantities.indices where !quantities[index].isElliptic {
      let quantity = quantities[index]
      guard let head = quantity.thing ?? quantity.fate else { continue }
      blocks[quantity.dimension + "|" + head, default: []].append(index)
    }
    for key in blocks.keys.sorted(by: precedes) {
      guard let members = blocks[key], members.count > 1 else { continue }
      let roots = Set(members.map { sets.find($0) }).sorted {
        profiles[$0].seniority < profiles[$1].seniority
      }
      guard roots.count > 1, roots.count <= 200 else { continue }
      for root in roots {
        let current = sets.find(root)
        let partners = Set(roots.map { sets.find($0) }).filter {
          $0 != current && fits($0, current) && belongs($0, current)
        }
        if partners.count == 1, let partner = partners.first { join(partner, current) }
      }
    }
  }

  /// Equal numbers beside equal words, and converted numbers that meet.
  private mutating func joinEqualValues() {
    var blocks: [String: [Int]] = [:]
    for (index, quantity) in quantities.enumerated() {
      let figure = quantity.interval
      guard figure.low.isFinite || figure.high.isFinite else { continue }
      let value = figure.low.isFinite ? figure.low : figure.high
      let middle = figure.high.isFinite && figure.low.isFinite ? (figure.low + figure.high) / 2 : value
      blocks[quantity.dimension + "|" + decimal(middle), default: []].append(index)
      if quantity.dimension != "count", quantity.dimension != "share", middle > 0 {
        blocks[quantity.dimension + "~" + String(bucket(middle)), default: []].append(index)
        blocks[quantity.dimension + "~" + String(bucket(middle) + 1), default: []].append(index)
      }
    }
    for key in blocks.keys.sorted(by: precedes) {
      guard let members = blocks[key], members.count > 1 else { continue }
      let ordered = members.sorted { profiles[$0].seniority < profiles[$1].seniority }
      for (position, member) in ordered.enumerated().prefix(400) {
        for other in ordered[..<position].suffix(100) where sets.find(member) != sets.find(other) {
          guard isExplained(member, other) else { continue }
          if isHeld(member, other) || (isSameStatement(member, other) && fits(member, other)) {
            join(other, member)
          }
        }
      }
    }
  }

  /// Half a power of two: numbers within a factor of 1.4 share one of two neighbouring buckets.
  private func bucket(_ value: Double) -> Int {
    var (size, count) = (value, 0)
    while size >= 1.5, count < 200 { (size, count) = (size / 1.5, count + 1) }
    while size < 1, count > -200 { (size, count) = (size * 1.5, count - 1) }
    return count
  }

  /// "700 files contained a photo" and "700 photos"; "the first 50 lorries" and "50 lorries":
  /// the same number of the same thing, counted by its holder or before the rest came.
  private func isHeld(_ a: Int, _ b: Int) -> Bool {
    let (left, right) = (quantities[a], quantities[b])
    guard left.interval == right.interval || left.interval.meets(right.interval), left.kind == right.kind,
      left.year == right.year, left.document != right.document, let one = left.thing, let other = right.thing,
      shareNames(left.document, right.document)
    else { return false }
    if left.modifiers.contains("with " + other) || right.modifiers.contains("with " + one) { return true }
    let isFirst = left.part?.isFirst == true || right.part?.isFirst == true
    return isFirst && one == other && left.modifiers == right.modifiers && left.interval == right.interval
  }

  /// Whether two figures with equal or meeting numbers say so of one thing.
  private func isSameStatement(_ a: Int, _ b: Int) -> Bool {
    let (left, right) = (quantities[a], quantities[b])
    guard left.document != right.document || left.unit != right.unit else { return false }
    let overlap = sharedCount(left.content, right.content)
    if left.interval == right.interval || (left.unit == right.unit && left.interval.meets(right.interval)) {
      return overlap >= (left.isElliptic || right.isElliptic ? 1 : 2)
        && shareNames(left.document, right.document)
    }
    guard left.unit != right.unit, left.soft.meets(right.soft) else { return false }
    return overlap >= 1 && shareNames(left.document, right.document)
  }

  /// "31 entries", "had listed 31": the quantity of an earlier figure of the text. First one that somewhere has
  /// the same number, then one whose claimant this sentence names ("disputed the ministry's number"), then the
  /// nearest.
  private mutating func joinElliptic() {
    for (index, quantity) in quantities.enumerated() where quantity.isElliptic && quantity.part == nil {
      guard profiles[sets.find(index)].byDocument.values.reduce(0, { $0 + $1.count }) == 1 else { continue }
      var named: Int?
      var nearest: Int?
      var hinted: Int?
      var equal: Int?
      for other in stride(from: index - 1, through: max(0, index - 12), by: -1) {
        guard quantities[other].document == quantity.document else { break }
        guard quantities[other].dimension == quantity.dimension, quantities[other].part == nil else {
          continue
        }
        let group = profiles[sets.find(other)]
        guard group.thing != nil || group.fate != nil, fits(index, other) else { continue }
        if holds(quantity.interval, group) {
          equal = other
          break
        }
        guard isWhole(quantity.interval) == isWhole(quantities[other].interval) else { continue }
        guard isExplained(index, other), isOfOneScale(quantity.interval, quantities[other].interval) else {
          continue
        }
        if named == nil, names(claimantOf: other, in: quantity) { named = other }
        if hinted == nil, let fate = quantity.paragraphFate, group.fate == fate { hinted = other }
        if nearest == nil, index - other <= 2 { nearest = other }
      }
      if let target = equal ?? named ?? hinted ?? nearest { join(target, index) }
    }
  }

  /// Whether a number is one that things can be counted with: 6.4 is no reading of 51 people.
  private func isWhole(_ interval: Interval) -> Bool {
    [interval.low, interval.high].allSatisfy { !$0.isFinite || $0 == $0.rounded() || $0 >= 1000 }
  }

  /// Whether two numbers can be readings of one quantity by their size alone: an army of 1.2 million is no reading
  /// of a group of 1,500.
  private func isOfOneScale(_ a: Interval, _ b: Interval) -> Bool {
    let sizes = [a, b].map { $0.high.isFinite ? $0.high : $0.low }
    guard let small = sizes.min(), let large = sizes.max(), small > 0 else { return true }
    return large / small <= 20
  }

  /// Whether a figure's claimant is named in the sentence of another figure.
  private func names(claimantOf other: Int, in quantity: Quantity) -> Bool {
    guard let words = claimantWords[quantities[other].figure] else { return false }
    return claimants[quantities[other].figure] != claimants[quantity.figure]
      && words.contains { stem in quantity.content.contains(stem) }
  }

  // MARK: Tests

  /// No sign that two groups are different quantities.
  private mutating func fits(_ a: Int, _ b: Int) -> Bool {
    let (left, right) = (profiles[sets.find(a)], profiles[sets.find(b)])
    guard !left.dimensions.isDisjoint(with: right.dimensions), left.kind == right.kind,
      left.isPart == right.isPart,
      left.isEarlier == right.isEarlier, left.modifiers == right.modifiers
    else { return false }
    if let one = left.thing, let other = right.thing, one != other { return false }
    if let one = left.fate, let other = right.fate, one != other { return false }
    if left.year != right.year { return false }
    return true
  }

  /// Whether two groups can be about one event: their texts share names, and their days are near or the names
  /// are two. A level of money or a share far away in time is another reading of another day.
  private mutating func belongs(_ a: Int, _ b: Int) -> Bool {
    let (left, right) = (profiles[sets.find(a)], profiles[sets.find(b)])
    let (p, q) = (quantities[left.first], quantities[right.first])
    guard isExplained(a, b) else { return false }
    // A thing that no table knows needs more than its own name: stations counted and stations complained of.
    if p.thing?.hasPrefix("#") == true, p.fate == nil || q.fate == nil, !p.interval.meets(q.interval),
      sharedCount(p.content, q.content) < 2 + max(counted(p), counted(q))
    {
      return false
    }
    // A level is one of its place: 8,000 in Kursk is no later reading of 10,000 in Russia.
    if p.dynamics == .level, let here = p.place, let there = q.place, here != there,
      !p.interval.meets(q.interval)
    {
      return false
    }
    if p.document == q.document { return true }
    guard shareNames(p.document, q.document) else { return false }
    if p.dimension == "share" || p.dimension.hasPrefix("money") {
      let overlap = sharedCount(p.content, q.content)
      if p.interval.meets(q.interval) { return overlap >= 1 }
      return overlap >= 3 && abs((p.asOf?.first ?? 0) - (q.asOf?.first ?? 0)) <= 60
    }
    return true
  }

  /// How many words the counted phrase of a quantity has.
  private func counted(_ quantity: Quantity) -> Int {
    guard let span = material.figure(quantity).counted else { return 0 }
    let reading = material.readings[quantity.document]
    return reading.tokens(of: span).count {
      reading.words[$0].kind == .word && !material.tables.stopWords.contains(reading.stems[$0])
    }
  }

  /// Two numbers of one text about one thing need a reason to differ: another day, another speaker, a turn.
  private mutating func isExplained(_ a: Int, _ b: Int) -> Bool {
    let (left, right) = (profiles[sets.find(a)].byDocument, profiles[sets.find(b)].byDocument)
    let (few, many) = left.count <= right.count ? (left, right) : (right, left)
    for (document, members) in few {
      for member in members.prefix(50) {
        for other in (many[document] ?? []).prefix(50)
        where !isExplained(quantities[other], quantities[member]) {
          return false
        }
      }
    }
    return true
  }

  /// Whether some member of a group states exactly these numbers.
  private func holds(_ interval: Interval, _ group: Profile) -> Bool {
    group.byDocument.contains { $0.value.prefix(50).contains { quantities[$0].interval == interval } }
  }

  private func isExplained(_ p: Quantity, _ q: Quantity) -> Bool {
    if p.interval.meets(q.interval) || p.isTurn || q.isTurn { return true }
    if p.unit != q.unit { return p.soft.meets(q.soft) }
    if let one = claimants[p.figure], let other = claimants[q.figure], one != other { return true }
    guard let left = p.asOf, let right = q.asOf else { return false }
    return !left.overlaps(right)
  }

  private func shareNames(_ a: Int, _ b: Int) -> Bool {
    a == b || names[a].isEmpty || names[b].isEmpty || !names[a].isDisjoint(with: names[b])
  }

  private mutating func join(_ a: Int, _ b: Int) {
    let (rootA, rootB) = (sets.find(a), sets.find(b))
    guard rootA != rootB else { return }
    let (left, right) = (profiles[rootA], profiles[rootB])
    sets.join(rootA, rootB)
    var merged = left
    merged.dimensions.formUnion(right.dimensions)
    merged.thing = left.thing ?? right.thing
    merged.fate = left.fate ?? right.fate
    merged.seniority = min(left.seniority, right.seniority)
    profiles[sets.find(rootA)] = merged
  }
}

/// How many elements two sorted lists share.
func sharedCount(_ a: [UInt64], _ b: [UInt64]) -> Int {
  var (i, j, count) = (0, 0, 0)
  while i < a.count, j < b.count {
    if a[i] == b[j] {
      (i, j, count) = (i + 1, j + 1, count + 1)
    } else if a[i] < b[j] {
      i += 1
    } else {
      j += 1
    }
  }
  return count
}
