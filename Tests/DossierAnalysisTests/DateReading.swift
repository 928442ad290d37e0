import DossierModel
import DossierText

// Runs the date step on a few words, for the tests of dates.
@testable import DossierAnalysis

enum DateReading {
  static let tables = DateTables()

  /// A document of one passage a line.
  static func document(
    _ text: Text, published: String?, language: Field<String> = Field("en", .assumed),
    kind: Passage.Kind = .paragraph
  ) -> Document {
    var metadata = Metadata(title: Field("", .assumed), language: language, key: Field("a", .assumed))
    metadata.published = published.flatMap { EDTFDate($0) }.map { Field($0, .frontMatter) }
    let source = Source(path: "a.txt", kind: .article, format: .text, digest: "", metadata: metadata)
    var passages: [Passage] = []
    var start = 0
    for end in text.bytes.indices where text.bytes[end] == 0x0A {
      passages.append(Passage(kind, text.trimmed(Span(start, end))))
      start = end + 1
    }
    passages.append(Passage(kind, text.trimmed(Span(start, text.count))))
    passages.removeAll { $0.span.isEmpty }
    return Document(
      source: source, text: text, nodes: passages.map { Node(.paragraph, $0.span, depth: 0) },
      passages: passages, firstLine: 1)
  }

  static func find(_ document: Document) -> FoundDates {
    let vocabulary = Vocabulary(Words(document.prose, passages: document.passages.map(\.span)))
    return findDates(
      document, vocabulary: vocabulary, sentences: findSentences(document, tables: SentenceTables()),
      tables: tables)
  }

  static func find(_ text: String, published: String? = nil, language: Field<String> = Field("en", .assumed))
    -> FoundDates
  {
    find(document(Text(text), published: published, language: language))
  }

  /// "words = value = EDTF" (or the reason why there are no days), without what is vague, a set or a duration.
  static func days(_ text: String, published: String? = "2024-10-19") -> [String] {
    find(text, published: published).dates.filter {
      $0.kind != .duration && $0.kind != .set && $0.rule != "vague"
    }
    .map { "\(Text(text)[$0.span]) = \($0.value) = \($0.edtf?.description ?? $0.unresolved ?? "")" }
  }

  /// "words = type value" of everything.
  static func values(_ text: String, published: String? = "2024-10-19") -> [String] {
    find(text, published: published).dates.map { "\(Text(text)[$0.span]) = \($0.kind.rawValue) \($0.value)" }
  }

  /// "words = EDTF" of the ranges.
  static func ranges(_ text: String, published: String? = "2024-10-19") -> [String] {
    find(text, published: published).ranges.map { "\(Text(text)[$0.span]) = \($0.edtf)" }
  }
}
