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
  private var profiles: [GroupProfile]
  /// Further dimensions of groups that have some.
  private var otherDimensions: [[Int32]] = []
  /// Who gives each figure, as a number; nil when nobody is named.
  private let claimants: [Int32?]
  private let figures: [DossierFigure]
  /// Numbers of words, and for each quantity those of its own clause, whatever its group has become.
  /// What was not compared, because one block is very large.
  private(set) var bounds: [Bound] = []
  private let known: WordNumbers
  private let own: [QuantityKey]

  init(_ material: Material, _ quantities: [Quantity], figures: [DossierFigure], aligned: [(Int, Int)]) {
    (self.material, self.quantities, self.figures) = (material, quantities, figures)
    var speakers = FoldedNames()
    claimants = figures.map { figure in
      figure.claimant.map { -Int32($0) - 1 } ?? figure.claimantText.map { speakers.number(of: $0) }
    }
    sets = DisjointSets(quantities.count)
    var words = WordNumbers()
    profiles = quantities.enumerated().map { index, quantity in
      GroupProfile(
        dimension: words.number(of: quantity.dimension), thing: words.number(of: quantity.thing),
        fate: words.number(of: quantity.fate), modifiers: words.number(of: quantity.modifiers),
        year: Int32(clamping: quantity.year ?? 0), kind: quantity.kind, isPart: quantity.keepsApart,
        isEarlier: quantity.isEarlierLevel, seniority: material.seniority(of: quantity), first: Int32(index))
    }
    known = words
    own = profiles.map(QuantityKey.init)
    for (a, b) in aligned { join(a, b) }
    for index in quantities.indices.dropFirst() where quantities[index].isAside { join(index - 1, index) }
    joinEqualKeys()
    joinLooseHeads()
    joinEqualValues()
    joinElliptic()
  }

  /// Groups of indices into `quantities`, by smallest member.
  mutating func groups() -> [[Int]] {
    let found = sets.groups()
    let strays = StrayFinder(quantities: quantities, claimants: claimants)
    add(.strays, found.count(where: strays.isTooLarge))
    return found.flatMap(strays.split)
  }

  /// Groups of one word, and groups and figures before it, with which a figure is compared.
  private static let looseLimit = 200
  private static let groupLimit = 100
  private static let valueLimit = 100

  private mutating func add(_ kind: Bound.Kind, _ count: Int) {
    guard count > 0 else { return }
    if let known = bounds.firstIndex(where: { $0.kind == kind }) {
      bounds[known].count += count
    } else {
      bounds.append(Bound(kind, count))
    }
  }

  // MARK: Steps

  /// Same head, same narrowing words, same year, same kind of reading, and texts that share names.
  private mutating func joinEqualKeys() {
    var blocks: [QuantityKey: [Int]] = [:]
    for (index, quantity) in quantities.enumerated()
    where (quantity.thing != nil || quantity.fate != nil) && !quantity.isElliptic {
      blocks[own[index], default: []].append(index)
    }
    for members in inOrder(Array(blocks.values), of: words) {
      joinBlock(members.sorted { profiles[$0].seniority < profiles[$1].seniority })
    }
  }

  private func words(of quantity: Quantity) -> String {
    [
      quantity.dimension, quantity.thing ?? "", quantity.fate ?? "",
      quantity.modifiers.sorted(by: precedes).joined(separator: ","), quantity.year.map(String.init) ?? "",
      quantity.kind.rawValue, quantity.keepsApart ? "part" : "", quantity.isEarlierLevel ? "from" : "",
    ].joined(separator: "|")
  }

  /// Blocks of two and more in the order of their words, which no order of the sources changes.
  private func inOrder(_ blocks: [[Int]], of words: (Quantity) -> String) -> [[Int]] {
    blocks.filter { $0.count > 1 }.map { (words(quantities[$0[0]]), $0) }
      .sorted { precedes($0.0, $1.0) }.map(\.1)
  }

  /// Each member joins the first group of its block that it fits.
  private mutating func joinBlock(_ members: [Int]) {
    var heads: [Int] = []
    for member in members {
      var isPlaced = false
      for head in heads.suffix(Self.groupLimit) where fits(member, head) && belongs(member, head) {
        join(head, member)
        isPlaced = true
        break
      }
      if !isPlaced {
        if heads.count > Self.groupLimit { add(.groups, 1) }
        heads.append(member)
      }
    }
  }

  /// A reading whose thing or fate is not named joins the only group of its block that it can belong to.
  private mutating func joinLooseHeads() {
    struct Head: Hashable { let dimension, word: Int32 }
    var blocks: [Head: [Int]] = [:]
    for (index, quantity) in quantities.enumerated()
    where (quantity.thing != nil || quantity.fate != nil) && !quantity.isElliptic {
      blocks[Head(dimension: own[index].dimension, word: own[index].head), default: []].append(index)
    }
    for members in inOrder(Array(blocks.values), of: { $0.dimension + "|" + ($0.thing ?? $0.fate ?? "") }) {
      let roots = Set(members.map { sets.find($0) }).sorted {
        profiles[$0].seniority < profiles[$1].seniority
      }
      guard roots.count > 1 else { continue }
      if roots.count > Self.looseLimit {
        add(.heads, roots.count)
        continue
      }
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
    let canHold = quantities.map { quantity in
      quantity.part?.isFirst == true || quantity.modifiers.contains { $0.hasPrefix("with ") }
    }
    for members in valueBlocks() {
      let ordered = members.sorted { profiles[$0].seniority < profiles[$1].seniority }
      add(.values, max(0, ordered.count - Self.valueLimit))
      var roots: [Int] = []
      for (position, member) in ordered.enumerated().prefix(400) {
        var root = sets.find(member)
        let before = max(0, position - Self.valueLimit)..<position
        for place in before where roots[place] != root {
          let other = ordered[place]
          guard
            (canHold[member] || canHold[other]) && isHeld(member, other)
              || fit(roots[place], root) && isSameStatement(member, other),
            isExplained(member, other)
          else { continue }
          join(other, member)
          root = sets.find(member)
          for place in before { roots[place] = sets.find(ordered[place]) }
        }
        roots.append(root)
      }
    }
  }

  /// Figures of one dimension with one number, and those whose rounded numbers may meet, in the order of the words.
  private func valueBlocks() -> [[Int]] {
    struct Block: Hashable {
      let dimension: Int32
      let isBucket: Bool
      let value: Double
    }
    var blocks: [Block: [Int]] = [:]
    for (index, quantity) in quantities.enumerated() {
      let (low, high) = (quantity.interval.low, quantity.interval.high)
      guard low.isFinite || high.isFinite else { continue }
      let dimension = own[index].dimension
      let middle = low.isFinite && high.isFinite ? (low + high) / 2 : low.isFinite ? low : high
      blocks[Block(dimension: dimension, isBucket: false, value: middle), default: []].append(index)
      if quantity.dimension != "count", quantity.dimension != "share", middle > 0 {
        let bucket = Double(bucket(middle))
        blocks[Block(dimension: dimension, isBucket: true, value: bucket), default: []].append(index)
        blocks[Block(dimension: dimension, isBucket: true, value: bucket + 1), default: []].append(index)
      }
    }
    return blocks.filter { $0.value.count > 1 }.map { block, members in
      (quantities[members[0]].dimension + (block.isBucket ? "~" : "|") + decimal(block.value), members)
    }.sorted { precedes($0.0, $1.0) }.map(\.1)
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
    guard
      left.interval == right.interval || left.interval.meets(right.interval), left.kind == right.kind,
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
        guard group.thing != 0 || group.fate != 0, fits(index, other) else { continue }
        if quantities[Int(group.first)].interval == quantity.interval {
          equal = other
          break
        }
        guard isWhole(quantity.interval) == isWhole(quantities[other].interval) else { continue }
        guard isExplained(index, other), isOfOneScale(quantity.interval, quantities[other].interval) else {
          continue
        }
        if named == nil, names(claimantOf: other, in: quantity) { named = other }
        if hinted == nil, let fate = quantity.paragraphFate, group.fate == known[fate] {
          hinted = other
        }
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
    let figure = quantities[other].figure
    guard claimants[figure] != claimants[quantity.figure], let text = figures[figure].claimantText else {
      return false
    }
    return material.tables.stems(text).contains { stem in
      guard !material.tables.stopWords.contains(stem),
        let number = material.vocabulary.number(ofStem: stem)
      else { return false }
      return quantity.content.contains(number)
    }
  }

  // MARK: Tests

  /// No sign that two groups are different quantities.
  private mutating func fits(_ a: Int, _ b: Int) -> Bool {
    // Found before: a call on all of this would copy the sets that finding changes.
    let (one, other) = (sets.find(a), sets.find(b))
    return fit(one, other)
  }

  /// The same for representatives.
  private func fit(_ a: Int, _ b: Int) -> Bool { profiles[a].fits(profiles[b]) && shareDimension(a, b) }

  private func shareDimension(_ a: Int, _ b: Int) -> Bool {
    if profiles[a].dimension == profiles[b].dimension { return true }
    if profiles[a].others < 0, profiles[b].others < 0 { return false }
    return allDimensions(a).contains(where: allDimensions(b).contains)
  }

  private func allDimensions(_ group: Int) -> [Int32] {
    let others = profiles[group].others
    return [profiles[group].dimension] + (others < 0 ? [] : otherDimensions[Int(others)])
  }

  /// Whether two groups can be about one event: their texts share names, and their days are near or the names
  /// are two. A level of money or a share far away in time is another reading of another day.
  private mutating func belongs(_ a: Int, _ b: Int) -> Bool {
    let (p, q) = (speaking(a), speaking(b))
    guard isExplained(a, b) else { return false }
    // A thing that no table knows needs more than its own name: stations counted and stations complained of.
    if p.isOwnWord, p.fate == nil || q.fate == nil, !p.interval.meets(q.interval) {
      let shared = sharedCount(p.content, q.content)
      if shared < 2 || shared < 2 + max(p.countedWords, q.countedWords) { return false }
    }
    // A level is one of its place: 8,000 in Kursk is no later reading of 10,000 in Russia.
    if p.dynamics == .level, let here = p.place, let there = q.place, here != there,
      !p.interval.meets(q.interval)
    {
      return false
    }
    // Things to which nothing has happened are counted where they are: those of one place are not those of all.
    if p.dynamics == .level, p.dimension == "count", p.fate == nil, q.fate == nil, p.place != q.place,
      !p.interval.meets(q.interval)
    {
      return false
    }
    if p.document == q.document { return true }
    guard shareNames(p.document, q.document) else { return false }
    if p.isLoose {
      let overlap = sharedCount(p.content, q.content)
      if p.interval.meets(q.interval) { return overlap >= 1 }
      return overlap >= 3 && abs((p.asOf?.first ?? 0) - (q.asOf?.first ?? 0)) <= 60
    }
    return true
  }

  /// The member that its group began with.
  private mutating func speaking(_ member: Int) -> Quantity {
    quantities[Int(profiles[sets.find(member)].first)]
  }

  /// Two numbers of one text about one thing need a reason to differ: another day, another speaker, a turn.
  private mutating func isExplained(_ a: Int, _ b: Int) -> Bool {
    let (p, q) = (speaking(a), speaking(b))
    return p.document != q.document || isExplained(q, p)
  }

  private func isExplained(_ p: Quantity, _ q: Quantity) -> Bool {
    if p.interval.meets(q.interval) || p.isTurn || q.isTurn { return true }
    if p.unit != q.unit { return p.soft.meets(q.soft) }
    if let one = claimants[p.figure], let other = claimants[q.figure], one != other { return true }
    guard let left = p.asOf, let right = q.asOf else { return false }
    return !left.overlaps(right)
  }

  private func shareNames(_ a: Int, _ b: Int) -> Bool {
    let (left, right) = (material.names[a], material.names[b])
    return a == b || left.isEmpty || right.isEmpty || intersects(left, right)
  }

  private mutating func join(_ a: Int, _ b: Int) {
    let (left, right) = (sets.find(a), sets.find(b))
    guard left != right else { return }
    sets.join(left, right)
    var merged = profiles[left]
    if !shareDimension(left, right) || profiles[right].others >= 0 {
      let own = allDimensions(left)
      merged.others = Int32(otherDimensions.count)
      otherDimensions.append(own.dropFirst() + allDimensions(right).filter { !own.contains($0) })
    }
    if merged.thing == 0 { merged.thing = profiles[right].thing }
    if merged.fate == 0 { merged.fate = profiles[right].fate }
    merged.seniority = min(merged.seniority, profiles[right].seniority)
    profiles[sets.find(left)] = merged
  }
}
