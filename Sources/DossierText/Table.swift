// Reads the tables: TSV files under Tables/, embedded at build time. '#' opens a comment line, columns are
// separated by one tab. Rows are read where they lie in the program; only what a caller asks for becomes a String.
package import CEmbedded

/// One row with the line it stands on, for messages.
package struct TableRow {
  package let line: Int
  /// The row without its line end, in the program's own memory.
  private let bytes: UnsafeBufferPointer<UInt8>

  fileprivate init(line: Int, bytes: UnsafeBufferPointer<UInt8>) { (self.line, self.bytes) = (line, bytes) }

  /// How many columns the row has, empty ones among them.
  package var count: Int { bytes.reduce(1) { $1 == 0x09 ? $0 + 1 : $0 } }

  /// Column `index`, or "" where the row is shorter.
  package subscript(index: Int) -> String { String(decoding: column(index), as: UTF8.self) }

  /// The word hash of column `index`.
  package func hash(_ index: Int) -> UInt64 {
    var hash = Word.hashSeed
    for byte in column(index) { hash = Word.hash(hash, adding: ByteClass.lower(byte)) }
    return hash
  }

  /// Whether column `index` holds a blank: more than one word.
  package func isPhrase(_ index: Int) -> Bool { column(index).contains(0x20) }

  /// Whether column `index` is this word.
  package func holds(_ index: Int, _ word: StaticString) -> Bool {
    let column = column(index)
    guard column.count == word.utf8CodeUnitCount else { return false }
    for at in column.indices where column[at] != word.utf8Start[at] { return false }
    return true
  }

  /// A stretch of a row.
  package typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  /// The words of column `index`, which have a blank between two.
  package func words(_ index: Int) -> [Bytes] { column(index).split(separator: 0x20) }

  /// The bytes of column `index`, none where the row is shorter.
  package func column(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    var (start, left) = (0, index)
    while left > 0 {
      while start < bytes.count, bytes[start] != 0x09 { start &+= 1 }
      guard start < bytes.count else { return UnsafeBufferPointer(rebasing: bytes[0..<0]) }
      start &+= 1
      left &-= 1
    }
    var end = start
    while end < bytes.count, bytes[end] != 0x09 { end &+= 1 }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }
}

/// The rows of an embedded table (`tableRows("units.tsv", in: dossier_embedded_figures())`). Traps when there is no
/// such table: a fault of the build, seen by any test.
package func tableRows(_ name: String, in list: UnsafePointer<DossierEmbeddedFile>) -> [TableRow] {
  guard let bytes = embeddedBytes("tables/\(name)", in: list) else {
    preconditionFailure("no embedded table \(name)")
  }
  var rows: [TableRow] = []
  rows.reserveCapacity(bytes.count / 16)
  var (start, line) = (0, 1)
  while start < bytes.count {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A { end &+= 1 }
    if end > start, bytes[start] != 0x23 {
      rows.append(TableRow(line: line, bytes: UnsafeBufferPointer(rebasing: bytes[start..<end])))
    }
    (start, line) = (end + 1, line + 1)
  }
  return rows
}
