// A small dossier made by hand: three articles (one copy, one in French), a note, a briefing. Spans are found by
// the words they hold, so that a test reads like the text.
import DossierModel
import DossierSite
import DossierText

/// Builds documents and analyses sentence by sentence.
struct SampleSource {
  var key: String
  var title: String
  var kind = SourceKind.article
  var publisher: String?
  var published: String?
  var language = "en"
  var policy = TextPolicy.full
  var isAnalysed = true
  var byline: [String] = []
  /// One paragraph each, of sentences.
  var paragraphs: [[String]]
  var removed: [(words: String, rule: String)] = []

  func document() -> (document: Document, analysis: Analysis) {
    var body = ""
    var passages: [Passage] = []
    var analysis = Analysis()
    var nodes: [Node] = []
    for paragraph in paragraphs {
      let start = body.utf8.count
      for (index, sentence) in paragraph.enumerated() {
        if index > 0 { body += " " }
        let from = body.utf8.count
        body += sentence
        analysis.sentences.append(Sentence(Span(from, body.utf8.count), passage: passages.count))
      }
      let span = Span(start, body.utf8.count)
      passages.append(Passage(.paragraph, span))
      nodes.append(Node(.paragraph, span, depth: 0))
      nodes.append(Node(.text, span, depth: 1))
      body += "\n\n"
    }
    var spans: [RemovedSpan] = []
    for line in removed {
      let start = body.utf8.count
      body += line.words
      spans.append(RemovedSpan(Span(start, body.utf8.count), .boilerplate, rule: line.rule))
      body += "\n"
    }
    var metadata = Metadata(
      title: Field(title, .frontMatter), language: Field(language, .frontMatter),
      key: Field(key, .frontMatter))
    metadata.publisher = publisher.map { Field($0, .frontMatter) }
    metadata.published = published.flatMap { EDTFDate($0) }.map { Field($0, .frontMatter) }
    if !byline.isEmpty { metadata.byline = Field(byline, .frontMatter) }
    metadata.textPolicy = policy
    metadata.isAnalysed = isAnalysed
    let folder = kind == .note ? "notes" : "articles"
    let source = Source(
      path: "\(folder)/\(key).txt", kind: kind, format: .text, digest: Digest.hex(Array(body.utf8)),
      metadata: metadata)
    let document = Document(
      source: source, text: Text(body), nodes: kind == .note ? nodes : [], passages: passages, removed: spans)
    return (document, analysis)
  }
}

/// The dossier in the making.
struct SampleDossier {
  var dossier: Dossier

  /// Goes on with one that is there.
  init(_ dossier: Dossier) { self.dossier = dossier }

  init(_ sources: [SampleSource], configuration: Configuration = Configuration()) {
    let made = sources.map { $0.document() }
    dossier = Dossier(
      configuration: configuration, documents: made.map(\.document), analyses: made.map(\.analysis))
    dossier.standings = dossier.documents.map { SourceStanding(id: $0.source.id) }
  }

  /// The n-th place where the words stand in a document.
  func span(_ document: Int, _ words: String, _ occurrence: Int = 1) -> Span {
    let text = dossier.documents[document].text.bytes
    let wanted = Array(words.utf8)
    var left = occurrence
    for start in 0...max(0, text.count - wanted.count) where text[start...].starts(with: wanted) {
      left -= 1
      if left == 0 { return Span(start, start + wanted.count) }
    }
    return Span(0, 1)
  }

  mutating func actor(_ name: String, _ kind: Actor.Kind, role: String? = nil, in documents: [Int]) -> Int {
    let mentions = documents.map { Mention(document: $0, span: span($0, name)) }
    var actor = Actor(
      id: StableID.make("actor", ["\(kind)", name]), name: name, kind: kind, aliases: [], mentions: mentions)
    actor.role = role
    dossier.actors.append(actor)
    return dossier.actors.count - 1
  }

  mutating func statement(
    _ document: Int, _ speaker: String?, _ cue: String, _ content: String, actor: Int? = nil,
    kind: SpeakerKind = .namedOfficial, stance: Stance = .assert
  ) -> Int {
    let said = span(document, content)
    let heard = span(document, cue)
    let who = speaker.map { Attribution.Speaker(span: span(document, $0), kind: kind) }
    let whole = [said, heard, who?.span].compactMap { $0 }.reduce(said) { $0.union($1) }
    dossier.analyses[document].attributions.append(
      Attribution(
        span: whole, speaker: who, cue: heard, cueClass: stance == .deny ? .deny : .say, content: [said],
        isDirect: false, stance: stance, rule: "subject-cue"))
    let id = StableID.make("attribution", [dossier.standings[document].id, content])
    dossier.attributions.append(
      DossierAttribution(
        id: id, document: document, index: dossier.analyses[document].attributions.count - 1, actor: actor))
    return dossier.attributions.count - 1
  }

  mutating func figure(
    _ document: Int, _ words: String, _ value: Double, _ comparator: Comparator = .exactly,
    counted: String? = nil, unit: String? = nil, statement: Int? = nil, asOf: String? = nil,
    modality: Modality = .actual
  ) -> Int {
    guard
      var figure = Figure(span: span(document, words), value: value, comparator: comparator, rule: "point")
    else { return 0 }
    figure.unit = unit
    figure.counted = counted.map { span(document, $0) }
    figure.attribution = statement.map { dossier.attributions[$0].index }
    figure.asOf = asOf.flatMap { EDTFDate($0) }
    figure.asOfOrigin = figure.asOf == nil ? nil : .clause
    figure.modality = modality
    dossier.analyses[document].figures.append(figure)
    dossier.figures.append(
      DossierFigure(
        id: StableID.make("figure", [dossier.standings[document].id, words]), document: document,
        index: dossier.analyses[document].figures.count - 1,
        claimant: statement.flatMap { dossier.attributions[$0].actor }))
    return dossier.figures.count - 1
  }

  mutating func cluster(_ label: String, _ figures: [Int], unit: String? = nil, isDisputed: Bool = false)
    -> Int
  {
    let values = figures.map { dossier.analysis(of: dossier.figures[$0]).value ?? 0 }
    for figure in figures { dossier.figures[figure].cluster = dossier.clusters.count }
    let sources = Set(figures.map { dossier.figures[$0].document }).count
    dossier.clusters.append(
      Cluster(
        id: StableID.make("cluster", [label]), label: label, unit: unit, counted: label.lowercased(),
        figures: figures, low: values.min(), high: values.max(), latest: figures[figures.count - 1],
        sources: sources, independent: sources, isDisputed: isDisputed))
    return dossier.clusters.count - 1
  }

  mutating func event(
    _ document: Int, _ date: String, _ edtf: String, _ label: String, kind: Event.Kind = .event,
    actors: [Int] = []
  ) {
    guard let value = EDTFDate(edtf) else { return }
    let place = span(document, date)
    dossier.analyses[document].dates.append(
      TimeExpression(span: place, kind: .date, value: edtf, edtf: value, rule: "day"))
    let number = dossier.events.count + 1
    dossier.events.append(
      Event(
        id: StableID.make("event", [dossier.standings[document].id, date]), kind: kind, edtf: value,
        label: label,
        rank: number, score: 1, actors: actors,
        mentions: [.init(document: document, span: place, date: place, rule: "day", anchor: nil)]))
  }

  mutating func unresolved(_ document: Int, _ words: String, _ reason: String) {
    let place = span(document, words)
    dossier.analyses[document].dates.append(
      TimeExpression(span: place, kind: .date, value: "XXXX", rule: "weekday", unresolved: reason))
    dossier.unresolved.append(Unresolved(document: document, span: place, reason: reason))
  }

  /// The dossier that the golden pages show: a flood with two counts of evacuated people, a denial, a plan.
  static func flood(_ change: (inout [SampleSource]) -> Void = { _ in }) -> Dossier {
    var sources = [
      SampleSource(
        key: "gazette-1", title: "Water rises in Orlen", publisher: "Valley Gazette", published: "2023-03-04",
        paragraphs: [
          [
            "About 2,300 people were evacuated from Orlen on Friday, Mayor Ada Brandt said.",
            "“The dam is safe,” said Tomas Reul, head of the water board.",
          ],
          [
            "The region plans to house up to 5,000 people by 10 March 2023.",
            "The river rose 1.4 metres last week.",
          ],
        ], removed: [("Sign up for our <b>newsletter</b> & win", "newsletter")]),
      SampleSource(
        key: "post-2", title: "Fewer left than the town says", publisher: "Northern Post",
        published: "2023-03-05",
        paragraphs: [
          [
            "No more than 1,800 people were evacuated from Orlen, the civil guard said on Saturday.",
            "It denied that the dam is safe.",
          ]
        ]),
      SampleSource(
        key: "fr-3", title: "La crue d’Orlen", publisher: "Le Canal", published: "2023-03-05", language: "fr",
        isAnalysed: false, paragraphs: [["L’eau est montée dans la vallée."]]),
      SampleSource(
        key: "undated-4", title: "What residents saw", paragraphs: [["Residents heard sirens on Tuesday."]]),
      SampleSource(
        key: "counting", title: "How the counts compare", kind: .note,
        paragraphs: [["The two counts may mean different places."]]),
    ]
    change(&sources)
    var configuration = Configuration()
    configuration.title = "The Orlen flood"
    configuration.trafficLight = .clear
    configuration.asOf = EDTFDate("2023-03-06")
    var sample = SampleDossier(sources, configuration: configuration)
    let brandt = sample.actor("Ada Brandt", .person, role: "Mayor", in: [0])
    let reul = sample.actor("Tomas Reul", .person, role: "head of the water board", in: [0])
    let orlen = sample.actor("Orlen", .place, in: [0, 1])
    let guardian = sample.actor("civil guard", .organisation, in: [1])
    let first = sample.statement(
      0, "Mayor Ada Brandt", "said", "About 2,300 people were evacuated from Orlen", actor: brandt)
    let safe = sample.statement(0, "Tomas Reul", "said", "The dam is safe", actor: reul)
    let second = sample.statement(
      1, "the civil guard", "said", "No more than 1,800 people were evacuated from Orlen", actor: guardian,
      kind: .organisation)
    let denial = sample.statement(
      1, "It", "denied", "the dam is safe", actor: guardian, kind: .organisation, stance: .deny)
    let a = sample.figure(
      0, "About 2,300 people", 2300, .about, counted: "people", statement: first, asOf: "2023-03-03")
    let b = sample.figure(
      1, "No more than 1,800 people", 1800, .atMost, counted: "people", statement: second, asOf: "2023-03-04")
    let c = sample.figure(0, "up to 5,000 people", 5000, .atMost, counted: "people", modality: .planned)
    let d = sample.figure(0, "1.4 metres", 1.4, unit: "metre")
    let evacuated = sample.cluster("People evacuated from Orlen", [a, b], isDisputed: true)
    _ = sample.cluster("People to be housed", [c])
    _ = sample.cluster("Rise of the river", [d], unit: "metre")
    _ = evacuated
    sample.dossier.relations = [
      Relation(.contradict, [a], [b], .dispute),
      Relation(.subset, [b], [c], .narrower),
    ]
    sample.event(0, "Friday", "2023-03-03", "People evacuated from Orlen", actors: [brandt, orlen])
    sample.event(0, "last week", "2023-02-20/2023-02-26", "The river rose 1.4 metres")
    sample.event(0, "10 March 2023", "../2023-03-10", "Housing for up to 5,000 people", kind: .planned)
    sample.event(1, "Saturday", "2023-03-04", "The civil guard gives a lower count", actors: [guardian])
    sample.unresolved(3, "Tuesday", "no publication date")
    sample.dossier.claims = [
      Claim(
        id: StableID.make("claim", ["dam"]), label: "The dam is safe",
        mentions: [.init(attribution: safe, stance: .assert), .init(attribution: denial, stance: .deny)],
        isDisputed: true)
    ]
    sample.dossier.standings[4].weight = 0
    return sample.dossier
  }
}

extension Site {
  /// A file of a site whose templates have no fault.
  func render(_ path: String) -> RenderedFile {
    var diagnostics: [Diagnostic] = []
    return render(path, diagnostics: &diagnostics)
  }
}
