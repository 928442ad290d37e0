// What the steps work on: the documents in order, what was found in them, their words.
import DossierModel
import DossierText

/// Documents and analyses in the dossier's order, with the words of each.
struct Material: Sendable {
  let documents: [Document]
  /// As found, but for what the editor corrected.
  var analyses: [Analysis]
  let readings: [Reading]
  let ids: [String]
  let days: [Int?]
  let tables: SynthesisTables
  /// For each document the hashes of capitalised words inside sentences: names, whatever they name.
  let names: [Set<UInt64>]

  init(_ documents: [Document], _ analyses: [Analysis], tables: SynthesisTables) {
    (self.documents, self.analyses, self.tables) = (documents, analyses, tables)
    readings = zip(documents, analyses).map { Reading($0, $1, tables) }
    names = readings.map(Self.names)
    ids = StableID.disambiguated(documents.map(\.source.id))
    days = documents.map { publicationDay($0.source) }
  }

  private static func names(_ reading: Reading) -> Set<UInt64> {
    var result: Set<UInt64> = []
    for tokens in reading.sentences {
      for index in tokens.dropFirst()
      where reading.words[index].isCapitalised && reading.words[index].count > 2 {
        result.insert(reading.words[index].hash)
      }
    }
    return result
  }

  func seniority(_ document: Int, _ start: Int) -> Seniority {
    Seniority(day: days[document] ?? Int.max, sourceID: ids[document], start: start)
  }

  /// Ids of quoted items of one document, in text order: source, words, how many equal ones stand before.
  func quoteIDs(_ kind: String, document: Int, _ spans: [Span]) -> [String] {
    var seen: [String: Int] = [:]
    return spans.map { span in
      let quote = documents[document].text[span]
      let occurrence = seen[quote, default: 0]
      seen[quote] = occurrence + 1
      return StableID.make(kind, [ids[document], quote, String(occurrence)])
    }
  }

  /// Whether a note stands by itself, with no publisher behind it.
  func isOwnNote(_ document: Int) -> Bool {
    let source = documents[document].source
    return source.kind == .note && source.metadata.publisher == nil
  }
}
