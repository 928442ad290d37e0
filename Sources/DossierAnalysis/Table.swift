// Reads the tables: TSV files under Tables/, embedded at build time. '#' opens a comment line, columns are
// separated by one tab. Rows are read where they lie in the program; only what a caller asks for becomes a String.
import CEmbedded
import DossierText

/// One row with the line it stands on, for messages.
struct TableRow {
  let line: Int
  /// The row without its line end, in the program's own memory.
  private let bytes: UnsafeBufferPointer<UInt8>
  private let columnCount: Int

  init(line: Int, bytes: UnsafeBufferPointer<UInt8>) {
    (self.line, self.bytes) = (line, bytes)
    columnCount = bytes.count { $0 == 0x09 } + 1
  }

  /// How many columns the row has, empty ones among them.
  var count: Int { columnCount }
  /// Column `index`, or "" where the row is shorter.
  subscript(index: Int) -> String { String(decoding: column(index), as: UTF8.self) }
  /// The word hash of column `index`.
  func hash(_ index: Int) -> UInt64 { Word.hash(of: column(index).lazy.map(ByteClass.lower)) }
  /// Whether column `index` holds a blank: more than one word.
  func isPhrase(_ index: Int) -> Bool { column(index).contains(0x20) }

  private func column(_ index: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
    var (start, left) = (0, index)
    while left > 0 {
      guard let tab = bytes[start...].firstIndex(of: 0x09) else { return bytes[0..<0] }
      start = tab + 1
      left -= 1
    }
    return bytes[start..<(bytes[start...].firstIndex(of: 0x09) ?? bytes.count)]
  }
}

/// The rows of an embedded table (`tableRows("units.tsv", in: dossier_embedded_figures())`). Traps when there is no
/// such table: a fault of the build, seen by any test.
func tableRows(_ name: String, in list: UnsafePointer<DossierEmbeddedFile>) -> [TableRow] {
  guard let bytes = embeddedBytes("tables/\(name)", in: list) else {
    preconditionFailure("no embedded table \(name)")
  }
  var rows: [TableRow] = []
  rows.reserveCapacity(bytes.count / 16)
  var (start, line) = (0, 1)
  while start < bytes.count {
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    if end > start, bytes[start] != 0x23 {
      rows.append(TableRow(line: line, bytes: UnsafeBufferPointer(rebasing: bytes[start..<end])))
    }
    (start, line) = (end + 1, line + 1)
  }
  return rows
}
