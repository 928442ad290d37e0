// What the tables know about a word beside a full stop: can a sentence end with it, can one begin with it.
import CEmbedded
import DossierText

/// What an abbreviation says about the stop behind it (abbreviations.tsv).
enum AbbreviationClass: String, Sendable, CaseIterable {
  case title, number, month, inner, ender, clock
}

/// Abbreviations and other words that decide about a stop.
package struct SentenceTables: Sendable {
  private let abbreviations: [UInt64: AbbreviationClass]
  private let starters, speech, adverbials: Set<UInt64>

  package init() {
    var abbreviations: [UInt64: AbbreviationClass] = [:]
    for row in tableRows("abbreviations.tsv", in: dossier_embedded_sentences()) {
      guard let kind = AbbreviationClass(rawValue: row[1]) else {
        preconditionFailure("abbreviations.tsv:\(row.line): no class '\(row[1])'")
      }
      abbreviations[Word.hash(of: row[0].utf8)] = kind
    }
    var words: [String: Set<UInt64>] = [:]
    for row in tableRows("sentence-words.tsv", in: dossier_embedded_sentences()) {
      words[row[1], default: []].insert(Word.hash(of: row[0].utf8))
    }
    precondition(words.keys.sorted() == ["adverbial", "speech", "starter"], "sentence-words.tsv")
    self.abbreviations = abbreviations
    (starters, speech, adverbials) = (
      words["starter"] ?? [], words["speech"] ?? [], words["adverbial"] ?? []
    )
  }

  /// The class of the word with this hash, which stands before a full stop.
  func abbreviation(_ hash: UInt64) -> AbbreviationClass? { abbreviations[hash] }
  func isStarter(_ hash: UInt64) -> Bool { starters.contains(hash) }
  func isSpeech(_ hash: UInt64) -> Bool { speech.contains(hash) }
  func opensAdverbial(_ hash: UInt64) -> Bool { adverbials.contains(hash) }
}
