// What the name of a class or id says of an element's words, and what an address says of a link: the parts of names
// are rows of page-hints.tsv.
import DossierText

/// What a class or id says of an element's words.
struct ClassHints: OptionSet {
  let rawValue: UInt8
  static let author = ClassHints(rawValue: 1)
  static let date = ClassHints(rawValue: 2)
  /// Since when somebody is a member, not when something was written.
  static let membership = ClassHints(rawValue: 4)
  /// Who made a picture, not who wrote.
  static let maker = ClassHints(rawValue: 8)

  /// Looks for the parts within the value, wherever they stand: `c-article__authorname`, `postdate`.
  static func of(_ value: ArraySlice<UInt8>) -> ClassHints {
    var hints: ClassHints = []
    let parts = PageHintTable.table.parts
    for index in value.indices {
      for (part, hint) in parts[Int(ByteClass.lower(value[index]))]
      where starts(value[index...], part) {
        hints.insert(hint)
      }
    }
    return hints
  }

  fileprivate static func starts(_ bytes: ArraySlice<UInt8>, _ part: [UInt8]) -> Bool {
    guard bytes.count >= part.count else { return false }
    for offset in part.indices where ByteClass.lower(bytes[bytes.startIndex + offset]) != part[offset] {
      return false
    }
    return true
  }
}

/// Whether an address is that of somebody who writes for a site.
func isAddressOfAuthor(_ address: ArraySlice<UInt8>) -> Bool {
  let address = address.prefix(300)
  return address.indices.contains { index in
    address[index] == 0x2F
      && PageHintTable.table.paths.contains { ClassHints.starts(address[index...], $0) }
  }
}

/// Whether a class says, as a whole, that an element names the agency that a text is from.
func isClassOfAgency(_ value: String) -> Bool { PageHintTable.table.agencies.contains(value.lowercased()) }

private struct PageHintTable: Sendable {
  static let table = PageHintTable()
  /// Parts of class names by their first byte.
  let parts: [[(part: [UInt8], hint: ClassHints)]]
  let paths: [[UInt8]]
  let agencies: Set<String>

  private init() {
    var parts = [[(part: [UInt8], hint: ClassHints)]](repeating: [], count: 256)
    var paths: [[UInt8]] = []
    var agencies: Set<String> = []
    for row in tableRows("page-hints.tsv") where row.count >= 2 && !row[0].isEmpty {
      let part = Array(row[0].utf8)
      let hint: ClassHints
      switch row[1] {
      case "path":
        paths.append(part)
        continue
      case "agency":
        agencies.insert(row[0])
        continue
      case "author": hint = .author
      case "maker": hint = .maker
      case "membership": hint = .membership
      default: hint = .date
      }
      parts[Int(part[0])].append((part, hint))
    }
    (self.parts, self.paths, self.agencies) = (parts, paths, agencies)
  }
}
