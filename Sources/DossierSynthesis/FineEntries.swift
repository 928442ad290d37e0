// Which entry of a day a coarser date ("last week's earthquake", "in August") tells of: the only one inside it with
// the same happening, or the one that more sources tell of than any other.
import DossierModel

/// The clauses that are dated to one day, by happening and day.
struct FineEntries {
  private struct Request: Hashable {
    let happenings: [Int32]
    let days: ClosedRange<Int>
  }
  /// A source that tells of an entry.
  private struct Telling: Hashable, Comparable {
    let entry, document: Int
    static func < (a: Telling, b: Telling) -> Bool {
      a.entry != b.entry ? a.entry < b.entry : a.document < b.document
    }
  }

  private let clauses: [DatedClause]
  /// For each clause the entry that it is part of.
  private let entries: [Int]
  /// In the order of days.
  private let byHappening: [Int32: [Int]]
  /// Sentences with a clause that is dated to one day.
  private let fineSentences: Set<Int>
  /// Many texts say "in August": what was found for the same words and days.
  private var known: [Request: Int?] = [:]

  init(_ clauses: [DatedClause], entries: [Int]) {
    (self.clauses, self.entries) = (clauses, entries)
    var byHappening: [Int32: [Int]] = [:]
    var sentences: Set<Int> = []
    for (index, clause) in clauses.enumerated() where clause.first != nil && clause.first == clause.last {
      for happening in clause.happenings { byHappening[happening, default: []].append(index) }
      sentences.insert(clause.document << 24 | clause.sentence)
    }
    fineSentences = sentences
    self.byHappening = byHappening.mapValues { list in
      list.sorted { a, b in
        let (left, right) = (clauses[a].first ?? 0, clauses[b].first ?? 0)
        return left != right ? left < right : a < b
      }
    }
  }

  /// The entry of a coarse clause with these days; what its own sentence tells does not count.
  mutating func entry(for clause: DatedClause, _ days: ClosedRange<Int>) -> Int? {
    guard !clause.happenings.isEmpty else { return nil }
    let inside = clause.happenings.map { clauses(of: $0, in: days) }
    if fineSentences.contains(clause.document << 24 | clause.sentence) {
      return mostTold(
        inside.joined().filter {
          clauses[$0].document != clause.document || clauses[$0].sentence != clause.sentence
        })
    }
    let request = Request(happenings: clause.happenings, days: days)
    if let found = known[request] { return found }
    let found = mostTold(inside.joined())
    known[request] = .some(found)
    return found
  }

  private func clauses(of happening: Int32, in days: ClosedRange<Int>) -> ArraySlice<Int> {
    let list = byHappening[happening] ?? []
    func place(_ isBefore: (Int) -> Bool) -> Int {
      var (low, high) = (0, list.count)
      while low < high {
        let middle = (low + high) / 2
        if isBefore(clauses[list[middle]].first ?? 0) { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return list[place { $0 < days.lowerBound }..<place { $0 <= days.upperBound }]
  }

  private func mostTold(_ members: some Sequence<Int>) -> Int? {
    let told = members.map { Telling(entry: entries[$0], document: clauses[$0].document) }.sorted()
    var best: (entry: Int, count: Int)?
    var isShared = false
    var start = 0
    while start < told.count {
      var (end, count) = (start + 1, 1)
      while end < told.count, told[end].entry == told[start].entry {
        if told[end].document != told[end - 1].document { count += 1 }
        end += 1
      }
      if count > best?.count ?? 0 {
        (best, isShared) = ((told[start].entry, count), false)
      } else if count == best?.count {
        isShared = true
      }
      start = end
    }
    return isShared ? nil : best?.entry
  }
}
