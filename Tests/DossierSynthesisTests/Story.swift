// Builders of small documents with their analyses: a sentence a line, and what was found in it.
import DossierModel
import DossierSynthesis
import DossierText

/// One made-up source.
struct Story {
  let key: String
  private var path: String
  private var text = ""
  private var sentences: [Span] = []
  private var figures: [Figure] = []
  private var attributions: [Attribution] = []
  private var entities: [Entity] = []
  private var dates: [TimeExpression] = []
  private let published, publisher: String?

  init(_ key: String, published: String? = nil, publisher: String? = nil, _ build: (inout Story) -> Void) {
    (self.key, path, self.published, self.publisher) = (key, "\(key).txt", published, publisher)
    build(&self)
  }

  func renamed(_ path: String) -> Story {
    var story = self
    story.path = path
    return story
  }

  /// Adds a sentence, and an attribution when there is a speaker (the first such words of the sentence).
  mutating func says(
    _ sentence: String, speaker: String? = nil, content: String? = nil, stance: Stance = .assert
  ) {
    let start = text.utf8.count
    text += sentence + "\n"
    let span = Span(start, start + sentence.utf8.count)
    sentences.append(span)
    guard let speaker, let words = find(speaker, from: start) else { return }
    let said = content.flatMap { find($0, from: start) } ?? span
    var attribution = Attribution(
      span: span, speaker: .init(span: words, kind: .organisation), cue: nil, cueClass: .say, content: [said],
      isDirect: false, stance: stance, rule: "test")
    if let index = entities.firstIndex(where: { $0.name == speaker }) {
      entities[index].mentions.append(words)
      attribution.speaker?.entity = index
    } else {
      attribution.speaker?.entity = entities.count
      entities.append(Entity(kind: .organisation, name: speaker, mentions: [words], rule: "test"))
    }
    attributions.append(attribution)
  }

  mutating func figure(
    _ quote: String, _ value: Double, _ comparator: Comparator, unit: String? = nil, counted: String? = nil,
    claimant: String? = nil, asOf: String? = nil, occurrence: Int = 1
  ) {
    var from = 0
    var found: Span?
    for _ in 0..<occurrence {
      found = find(quote, from: from)
      from = found?.end ?? from
    }
    guard let span = found,
      var figure = Figure(span: span, value: value, comparator: comparator, rule: "point")
    else { return }
    figure.unit = unit
    figure.counted = counted.flatMap { find($0, from: span.start) }
    if claimant != nil { figure.attribution = attributions.indices.last }
    figure.asOf = (asOf ?? published).flatMap(EDTFDate.init)
    figure.asOfOrigin = asOf == nil ? .published : .clause
    figures.append(figure)
  }

  /// One figure for each occurrence of `quote` in the whole text.
  mutating func figures(every quote: String, _ value: Double) {
    var from = 0
    while let span = find(quote, from: from) {
      if let figure = Figure(span: span, value: value, comparator: .exactly, rule: "point") {
        figures.append(figure)
      }
      from = span.end
    }
  }

  mutating func date(_ words: String, _ edtf: String) {
    guard let span = find(words, from: 0) else { return }
    dates.append(TimeExpression(span: span, kind: .date, value: edtf, edtf: EDTFDate(edtf), rule: "test"))
  }

  private func find(_ words: String, from: Int) -> Span? {
    let (bytes, wanted) = (Array(text.utf8), Array(words.utf8))
    var start = from
    while start + wanted.count <= bytes.count {
      if bytes[start..<start + wanted.count].elementsEqual(wanted) {
        return Span(start, start + wanted.count)
      }
      start += 1
    }
    return nil
  }

  var document: Document {
    var metadata = Metadata(
      title: Field("", .assumed), language: Field("en", .assumed), key: Field(key, .frontMatter))
    metadata.published = published.flatMap(EDTFDate.init).map { Field($0, .frontMatter) }
    metadata.publisher = publisher.map { Field($0, .frontMatter) }
    let source = Source(
      path: path, kind: .article, format: .text, digest: Digest.hex(text.utf8), metadata: metadata)
    let passages = sentences.map { Passage(.paragraph, $0) }
    return Document(source: source, text: Text(text), nodes: [], passages: passages, firstLine: 1)
  }

  var analysis: Analysis {
    var analysis = Analysis()
    analysis.sentences = sentences.enumerated().map { Sentence($0.element, passage: $0.offset) }
    (analysis.figures, analysis.attributions) = (figures, attributions)
    (analysis.entities, analysis.dates) = (entities, dates)
    return analysis
  }
}

func synthesized(
  _ stories: [Story], curation: [CurationEntry] = [], configuration: Configuration = Configuration()
) -> Dossier {
  synthesize(
    stories.map(\.document), stories.map(\.analysis), briefing: nil, configuration: configuration,
    curation: curation)
}

private func words(_ figure: Int, _ dossier: Dossier) -> String {
  let item = dossier.figures[figure]
  return dossier.documents[item.document].text[dossier.analysis(of: item).span]
}

/// The quotes of each cluster, sorted.
func quotes(_ dossier: Dossier) -> [[String]] {
  dossier.clusters.map { $0.figures.map { words($0, dossier) }.sorted() }
}

/// Each pair that a relation covers: "update: 12 -> 20", "contradict: 20 / 31".
func described(_ dossier: Dossier) -> [String] {
  dossier.relations.flatMap { relation in
    relation.b.isEmpty
      ? []
      : relation.a.flatMap { a in
        relation.b.map { b in
          let pair = [words(a, dossier), words(b, dossier)]
          let isDirected = relation.kind == .update || relation.kind == .subset
          return "\(relation.kind.rawValue): "
            + (isDirected ? pair : pair.sorted()).joined(separator: isDirected ? " -> " : " / ")
        }
      }
  }
}
