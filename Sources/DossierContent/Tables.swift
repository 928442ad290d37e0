// The tables of this room (Tables/*.tsv, inside the program through CEmbedded): boilerplate lines, function words
// by language, words of date lines. A line that opens with '#' is a comment, columns are parted by one tab.
import CEmbedded
import DossierText

/// The rows of an embedded table. Traps when there is no such table: a fault of the build, seen by any test.
func tableRows(_ name: String) -> [[String]] {
  guard let bytes = embeddedBytes("tables/\(name)", in: dossier_embedded_content()) else {
    preconditionFailure("no embedded table \(name)")
  }
  return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
    line.hasPrefix("#")
      ? nil : line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }
}
