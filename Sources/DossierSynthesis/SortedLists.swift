// Sets of numbers as sorted lists: small, without a table, and compared in one pass.

/// Ascending, each once.
func sortedOnce<Number: FixedWidthInteger>(_ values: [Number]) -> [Number] {
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
func intersects(_ a: [Int32], _ b: [Int32]) -> Bool {
  var (i, j) = (0, 0)
  while i < a.count, j < b.count {
    if a[i] == b[j] { return true }
    if a[i] < b[j] { i += 1 } else { j += 1 }
  }
  return false
}

/// How many elements two sorted lists share.
func sharedCount(_ a: [Int32], _ b: [Int32]) -> Int {
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
