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
  /// For each document its place in the order of publication day and id.
  private let ranks: [Int]
  let tables: SynthesisTables
  let vocabulary: Vocabulary
  /// For each document the numbers of capitalised words inside sentences, in order: names,
  /// whatever they name.
  let names: [[Int32]]

  init(_ documents: [Document], _ analyses: [Analysis], tables: SynthesisTables) {
    (self.documents, self.analyses, self.tables) = (documents, analyses, tables)
    (readings, vocabulary) = Self.readings(documents, analyses, tables)
    names = readings.map(Self.names)
    ids = StableID.disambiguated(documents.map(\.source.id))
    days = documents.map { publicationDay($0.source) }
    ranks = Self.ranks(ids, days)
  }

  private static func readings(
    _ documents: [Document], _ analyses: [Analysis], _ tables: SynthesisTables
  ) -> ([Reading], Vocabulary) {
    var builder = VocabularyBuilder(tables)
    let texts = documents.map { document in
      let words = Words(document.prose, passages: document.passages.map(\.span))
      return (words: words, numbers: builder.numbers(of: words))
    }
    let vocabulary = builder.vocabulary
    let readings = zip(texts, analyses).map { text, analysis in
      Reading(text.words, Stems(numbers: text.numbers, vocabulary: vocabulary), analysis)
    }
    return (readings, vocabulary)
  }

  private static func names(_ reading: Reading) -> [Int32] {
    var result: [Int32] = []
    for tokens in reading.sentences {
      for index in tokens.dropFirst()
      where reading.words[index].isCapitalised && reading.words[index].count > 2 {
        result.append(reading.stems.numbers[index])
      }
    }
    return sortedOnce(result)
  }

  func seniority(_ document: Int, _ start: Int) -> Seniority {
    Seniority(source: ranks[document], start: start)
  }

  private static func ranks(_ ids: [String], _ days: [Int?]) -> [Int] {
    let order = ids.indices.sorted { a, b in
      let (left, right) = (days[a] ?? Int.max, days[b] ?? Int.max)
      return left != right ? left < right : precedes(ids[a], ids[b])
    }
    var ranks = [Int](repeating: 0, count: ids.count)
    for (rank, document) in order.enumerated() { ranks[document] = rank }
    return ranks
  }

  /// Ids of quoted items of one document, in text order: source, words, how many equal ones stand before.
  func quoteIDs(_ kind: String, document: Int, _ spans: [Span]) -> [String] {
    let text = documents[document].text.bytes
    var seen = [UInt64: Int](minimumCapacity: spans.count)
    let head = Array(kind.utf8) + [0] + Array(ids[document].utf8) + [0]
    var joined = head
    return spans.map { span in
      let quote = text[span.range.clamped(to: text.indices)]
      let hash = Word.hash(of: quote)
      let occurrence = seen[hash, default: 0]
      seen[hash] = occurrence + 1
      joined.removeLast(joined.count - head.count)
      joined.append(contentsOf: quote)
      joined.append(0)
      joined.append(contentsOf: String(occurrence).utf8)
      return StableID.make(joined: joined)
    }
  }

  /// Whether a note stands by itself, with no publisher behind it.
  func isOwnNote(_ document: Int) -> Bool {
    let source = documents[document].source
    return source.kind == .note && source.metadata.publisher == nil
  }
}
