// What is counted before cmark sees a text: nesting of quotes and lists, cells of tables.
import DossierText

/// The largest nesting that the marks at the beginning of a line can open.
func markdownNesting(_ bytes: [UInt8]) -> Int {
  var cursor = LineCursor(bytes)
  var deepest = 0
  while let line = cursor.next() {
    var index = line.start
    var depth = 0
    var indent = 0
    while index < line.end {
      let byte = bytes[index]
      if byte == 0x20 || byte == 0x09 {
        indent += byte == 0x09 ? 4 : 1
      } else if byte == 0x3E {
        depth += 1
      } else if [0x2D, 0x2A, 0x2B].contains(byte), index + 1 < line.end,
        [0x20, 0x09].contains(bytes[index + 1])
      {
        depth += 1
      } else if ByteClass.isDigit(byte), let width = orderedMark(bytes, index, line.end) {
        depth += 1
        index += width - 1
      } else {
        break
      }
      index += 1
    }
    deepest = max(deepest, depth + indent / 2)
  }
  return deepest
}

/// Cells that the pipe tables of a text may ask for: columns of each delimiter row times the lines below it.
func markdownTableCells(_ bytes: [UInt8]) -> Int {
  var cursor = LineCursor(bytes)
  var columns = 0
  var cells = 0
  while let line = cursor.next() {
    var pipes = 0
    var dashes = 0
    var others = 0
    for byte in bytes[line.range] {
      switch byte {
      case 0x7C: pipes += 1
      case 0x2D: dashes += 1
      case 0x3A, 0x20, 0x09, 0x3E: break
      default: others += 1
      }
    }
    if others == 0, dashes > 0, pipes > 0 {
      columns = max(columns, pipes + 1)
    } else if others == 0, dashes == 0, pipes == 0 {
      columns = 0
    }
    cells += columns
  }
  return cells
}

private func orderedMark(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
  var index = start
  while index < end, index - start < 10, ByteClass.isDigit(bytes[index]) { index += 1 }
  guard index + 1 < end, bytes[index] == 0x2E || bytes[index] == 0x29, bytes[index + 1] == 0x20 else {
    return nil
  }
  return index - start + 1
}
