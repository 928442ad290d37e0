// What the tables know about a word beside a full stop: can a sentence end with it, can one begin with it.
import CEmbedded
import DossierText

/// What an abbreviation says about the stop behind it (abbreviations.tsv).
enum AbbreviationClass: String, Sendable, CaseIterable {
  case title, number, month, inner, ender, list, clock
}

/// Abbreviations and other words that decide about a stop.
package struct SentenceTables: Sendable {
  private var abbreviations = WordTable(capacity: 400)
  private var words = WordTable(capacity: 400)

  private enum Role: UInt32 {
    case starter = 1
    case speech = 2
    case adverbial = 4
    case time = 8
    case closing = 16
  }

  package init() {
    for row in tableRows("abbreviations.tsv", in: dossier_embedded_sentences()) {
      guard let kind = AbbreviationClass(rawValue: row[1]),
        let index = AbbreviationClass.allCases.firstIndex(of: kind)
      else { preconditionFailure("abbreviations.tsv:\(row.line): no class '\(row[1])'") }
      abbreviations.set(UInt32(index + 1), for: row.hash(0))
    }
    for row in tableRows("sentence-words.tsv", in: dossier_embedded_sentences()) {
      let role: Role
      switch row[1] {
      case "starter": role = .starter
      case "speech": role = .speech
      case "adverbial": role = .adverbial
      case "time": role = .time
      case "closing": role = .closing
      default: preconditionFailure("sentence-words.tsv:\(row.line): no class '\(row[1])'")
      }
      words.insert(role.rawValue, for: row.hash(0))
    }
  }

  /// The class of the word with this hash, which stands before a full stop.
  func abbreviation(_ hash: UInt64) -> AbbreviationClass? {
    let index = abbreviations[hash]
    return index == 0 ? nil : AbbreviationClass.allCases[Int(index) - 1]
  }
  func isStarter(_ hash: UInt64) -> Bool { has(.starter, hash) }
  func isSpeech(_ hash: UInt64) -> Bool { has(.speech, hash) }
  func continuesClock(_ hash: UInt64) -> Bool { has(.time, hash) }
  func closesLetter(_ hash: UInt64) -> Bool { has(.closing, hash) }
  func opensAdverbial(_ hash: UInt64) -> Bool { has(.adverbial, hash) }

  private func has(_ role: Role, _ hash: UInt64) -> Bool { words[hash] & role.rawValue != 0 }
}
