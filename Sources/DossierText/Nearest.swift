// "Did you mean": the known name that is closest to a mistyped one.

/// The entry of `known` with the least edit distance (insert, delete, replace, swap of neighbours) to `name`;
/// nil when none is within a third of the name's length (at least 1, at most 3). Ties go to the first.
package func nearest(to name: String, in known: [String]) -> String? {
  let wanted = Array(name.utf8.prefix(64))
  let limit = max(1, min(3, (wanted.count + 1) / 3))
  var best: (distance: Int, name: String)?
  for candidate in known {
    let distance = editDistance(wanted, Array(candidate.utf8.prefix(64)))
    if distance <= limit, distance < best?.distance ?? Int.max { best = (distance, candidate) }
  }
  return best?.name
}

/// Optimal string alignment distance (Damerau-Levenshtein with adjacent swaps).
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...b.count)
  for i in 0..<a.count {
    var current = [i + 1]
    for j in 0..<b.count {
      var cost = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforePrevious[j - 1] + 1) }
      current.append(cost)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[b.count]
}
