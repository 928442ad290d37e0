// Reads the tables: TSV files under Tables/, embedded at build time. '#' opens a comment line, columns are
// separated by one tab.
import CEmbedded
import DossierText

/// One row with the line it stands on, for messages.
struct TableRow: Sendable {
  let line: Int
  let columns: [String]
  /// Column `index`, or "" where the row is shorter.
  subscript(index: Int) -> String { index < columns.count ? columns[index] : "" }
}

/// The rows of an embedded table (`tableRows("units.tsv", in: dossier_embedded_figures())`). Traps when there is no
/// such table: a fault of the build, seen by any test.
func tableRows(_ name: String, in list: UnsafePointer<DossierEmbeddedFile>) -> [TableRow] {
  guard let file = embeddedFiles(list).first(where: { $0.name == "tables/\(name)" }) else {
    preconditionFailure("no embedded table \(name)")
  }
  return String(decoding: file.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    .enumerated().compactMap { offset, line in
      line.isEmpty || line.hasPrefix("#")
        ? nil
        : TableRow(
          line: offset + 1,
          columns: line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
    }
}

/// Phrases of one or more words, each with a value; found by longest match over token hashes.
struct PhraseTable<Value: Sendable>: Sendable {
  private struct Phrase {
    let hashes: [UInt64]
    let value: Value
  }
  /// Phrases by the hash of their first word and of their last word, longest first.
  private var byFirst: [UInt64: [Phrase]] = [:]
  private var byLast: [UInt64: [Phrase]] = [:]

  /// `phrases` are words as the tokeniser cuts them ("no more than"); the later of two equal ones wins.
  init(_ phrases: [(String, Value)]) {
    for (phrase, value) in phrases {
      let text = Text(phrase)
      let hashes = Words(text, passages: [text.all]).tokens.map(\.hash)
      guard let first = hashes.first, let last = hashes.last else { continue }
      let entry = Phrase(hashes: hashes, value: value)
      byFirst[first, default: []].removeAll { $0.hashes == hashes }
      byLast[last, default: []].removeAll { $0.hashes == hashes }
      byFirst[first, default: []].append(entry)
      byLast[last, default: []].append(entry)
    }
    for key in byFirst.keys { byFirst[key]?.sort { $0.hashes.count > $1.hashes.count } }
    for key in byLast.keys { byLast[key]?.sort { $0.hashes.count > $1.hashes.count } }
  }

  /// The longest phrase that begins with token `index` and ends before token `limit`.
  func longest(startingAt index: Int, before limit: Int, in words: Words) -> (value: Value, count: Int)? {
    guard index < limit, let candidates = byFirst[words[index].hash] else { return nil }
    for phrase in candidates where index + phrase.hashes.count <= limit {
      if phrase.hashes.indices.allSatisfy({ words[index + $0].hash == phrase.hashes[$0] }) {
        return (phrase.value, phrase.hashes.count)
      }
    }
    return nil
  }

  /// The longest phrase whose last token is `index` and which begins at token `limit` or later.
  func longest(endingAt index: Int, from limit: Int, in words: Words) -> (value: Value, count: Int)? {
    guard index >= limit, let candidates = byLast[words[index].hash] else { return nil }
    for phrase in candidates where index - phrase.hashes.count + 1 >= limit {
      let first = index - phrase.hashes.count + 1
      if phrase.hashes.indices.allSatisfy({ words[first + $0].hash == phrase.hashes[$0] }) {
        return (phrase.value, phrase.hashes.count)
      }
    }
    return nil
  }
}
