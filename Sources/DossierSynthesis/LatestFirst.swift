// Which places have a key, for keys that are small numbers: lists that are walked from the latest place on, made and
// emptied many times without a table.

/// For each key the places that were added to it.
struct LatestFirst {
  private var heads: [Int32]
  private var used: [Int] = []
  private var links: [(place: Int32, next: Int32)] = []

  /// For keys below `keys`.
  init(_ keys: Int) { heads = Array(repeating: -1, count: keys) }

  mutating func add(_ place: Int, to key: Int) {
    if heads[key] < 0 { used.append(key) }
    links.append((Int32(place), heads[key]))
    heads[key] = Int32(links.count - 1)
  }

  /// The places of a key, the latest first, until `visit` says that it is enough.
  func walk(_ key: Int, _ visit: (Int) -> Bool) {
    var link = heads[key]
    while link >= 0, visit(Int(links[Int(link)].place)) { link = links[Int(link)].next }
  }

  /// The latest place of a key that passes the test.
  func first(of key: Int, where test: (Int) -> Bool) -> Int? {
    var found: Int?
    walk(key) { place in
      if test(place) { found = place }
      return found == nil
    }
    return found
  }

  mutating func clear() {
    for key in used { heads[key] = -1 }
    used.removeAll(keepingCapacity: true)
    links.removeAll(keepingCapacity: true)
  }
}
