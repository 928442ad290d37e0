// Sets of hashes as sorted lists: small, without a table, and compared in one pass.

/// Ascending, each once.
func sortedOnce(_ values: [UInt64]) -> [UInt64] {
  var result = values
  result.sort()
  var count = 0
  for index in result.indices where index == 0 || result[index] != result[count - 1] {
    result[count] = result[index]
    count += 1
  }
  result.removeLast(result.count - count)
  return result
}

/// Whether two sorted lists share an element.
func intersects(_ a: [UInt64], _ b: [UInt64]) -> Bool {
  var (i, j) = (0, 0)
  while i < a.count, j < b.count {
    if a[i] == b[j] { return true }
    if a[i] < b[j] { i += 1 } else { j += 1 }
  }
  return false
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
