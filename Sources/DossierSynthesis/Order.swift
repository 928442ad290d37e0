// Every order that output depends on. Nothing here looks at a hash or at the order of the input.
import DossierModel
import DossierText

/// The order of the documents: publication day (unknown last), then path.
func documentOrder(_ documents: [Document]) -> [Int] {
  documents.indices.sorted { a, b in
    let (left, right) = (documents[a].source, documents[b].source)
    let (leftDay, rightDay) = (publicationDay(left) ?? Int.max, publicationDay(right) ?? Int.max)
    if leftDay != rightDay { return leftDay < rightDay }
    return precedes(left.path, right.path)
  }
}

/// First day on which a source may have been published, as `CivilDay.number`; nil when nobody says.
func publicationDay(_ source: Source) -> Int? { source.metadata.published?.value.first.day?.number }

/// Order by bytes: the same on every machine and in every locale.
func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

/// Where an item stands for the choice of a group's earliest member: publication day (unknown last), then the
/// source's id, then the place in the text. The id stands in for the path, so that renaming a file that has a
/// key or an address moves no address of the site.
struct Seniority: Comparable {
  /// Place of the source in the order of publication day and id.
  let source, start: Int32

  init(source: Int, start: Int) {
    (self.source, self.start) = (Int32(clamping: source), Int32(clamping: start))
  }

  static func < (a: Seniority, b: Seniority) -> Bool {
    a.source != b.source ? a.source < b.source : a.start < b.start
  }
}

/// Disjoint sets with path halving; the smaller index is the representative, whatever the order of the unions.
struct DisjointSets {
  private var parent: [Int32]

  init(_ count: Int) { parent = (0..<count).map { Int32($0) } }

  mutating func find(_ item: Int) -> Int {
    var item = item
    while true {
      let next = Int(parent[item])
      if next == item { return item }
      parent[item] = parent[next]
      item = Int(parent[item])
    }
  }

  /// Joins two sets; false when they were one already.
  @discardableResult
  mutating func join(_ a: Int, _ b: Int) -> Bool {
    let (rootA, rootB) = (find(a), find(b))
    guard rootA != rootB else { return false }
    parent[max(rootA, rootB)] = Int32(min(rootA, rootB))
    return true
  }

  /// All sets with their members in ascending order, by smallest member.
  mutating func groups() -> [[Int]] {
    var members: [[Int]] = Array(repeating: [], count: parent.count)
    for item in parent.indices { members[find(item)].append(item) }
    return members.filter { !$0.isEmpty }
  }
}
