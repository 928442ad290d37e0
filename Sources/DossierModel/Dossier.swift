// Everything over all sources: what Synthesis makes and Site shows (export: docs/export.md). Items refer to one
// another by index into the dossier's own lists and carry their stable id for addresses and the export.
package import DossierText

/// A span in one of the dossier's documents.
package struct Mention: Hashable, Sendable {
  private let storedDocument: Int32
  package let span: Span
  /// Index into `Dossier.documents`.
  package var document: Int { Int(storedDocument) }
  package init(document: Int, span: Span) {
    (storedDocument, self.span) = (Int32(clamping: document), span)
  }
}

/// What the editor did to an item, and what the machine had read.
package struct Curated: Hashable, Sendable {
  package var action: CurationEntry.Action
  package var reason: String?
  package var was: String?
  package init(action: CurationEntry.Action, reason: String?, was: String?) {
    (self.action, self.reason, self.was) = (action, reason, was)
  }
}

/// How one source stands among the others.
package struct SourceStanding: Hashable, Sendable {
  package var id: String
  /// The origin of its group of copies (index of document); nil for the origin itself and for single texts.
  package var copyOf: Int?
  /// 1 for an independent text, 1/size in a group of copies, 0 for a note that names no publisher.
  package var weight: Double
  /// Documents that a note cites, in order.
  package var cites: [Int] = []
  package init(id: String, copyOf: Int? = nil, weight: Double = 1) {
    (self.id, self.copyOf, self.weight) = (id, copyOf, weight)
  }
}

/// A figure of one analysis, with what the dossier knows of it.
package struct DossierFigure: Hashable, Sendable {
  package var id: String
  private var storedDocument, storedIndex: Int32
  private var storedClaimant, storedCluster: CompactIndex
  private var storedCurated = Rare<Curated>(nil)

  package var document: Int { Int(storedDocument) }
  /// Index into that document's `Analysis.figures`.
  package var index: Int { Int(storedIndex) }
  /// Index into `Dossier.actors` of who gives it; nil when none is known.
  package var claimant: Int? {
    get { storedClaimant.index }
    set { storedClaimant = CompactIndex(newValue) }
  }
  /// Who gives it, in the words of the text, or the publisher of a text that speaks for itself; nil when nobody
  /// is named. There may be words without an actor ("doctors").
  package var claimantText: String?
  /// Index into `Dossier.clusters`; nil for a rejected figure.
  package var cluster: Int? {
    get { storedCluster.index }
    set { storedCluster = CompactIndex(newValue) }
  }
  /// The days for which the number was taken to hold when it was compared with others; nil when none is known.
  package var held: DayRange?
  package var curated: Curated? {
    get { storedCurated.value }
    set { storedCurated = Rare(newValue) }
  }
  package init(id: String, document: Int, index: Int, claimant: Int? = nil, cluster: Int? = nil) {
    self.id = id
    (storedDocument, storedIndex) = (Int32(clamping: document), Int32(clamping: index))
    (storedClaimant, storedCluster) = (CompactIndex(claimant), CompactIndex(cluster))
  }
}

/// Figures that speak of one quantity.
package struct Cluster: Hashable, Sendable {
  /// Of `pairs` pairs of readings only `compared` were compared, those near in time; nothing is said of the others.
  package struct Cut: Hashable, Sendable {
    package var readings, compared: Int
    package var pairs: Int { readings * (readings - 1) / 2 }
    package init(readings: Int, compared: Int) { (self.readings, self.compared) = (readings, compared) }
  }
  package var id: String
  package var label: String
  package var unit: String?
  package var counted: String?
  /// Indices into `Dossier.figures`, in order of as-of date, then source.
  package var figures: [Int]
  /// Lowest and highest reading; nil at an open end or when there is no number.
  package var low, high: Double?
  /// Index into `Dossier.figures` of the latest reading.
  package var latest: Int
  package var sources, independent: Int
  package var isDisputed: Bool
  /// How far the readings of a very large cluster were compared; nil where each was compared with each.
  package var cut: Cut?
  package var curated: Curated?
  package init(
    id: String, label: String, unit: String?, counted: String?, figures: [Int], low: Double?, high: Double?,
    latest: Int, sources: Int, independent: Int, isDisputed: Bool
  ) {
    (self.id, self.label, self.unit, self.counted) = (id, label, unit, counted)
    (self.figures, self.low, self.high, self.latest) = (figures, low, high, latest)
    (self.sources, self.independent, self.isDisputed) = (sources, independent, isDisputed)
  }
}

/// One thing that happened, is planned or is due.
package struct Event: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable { case event, planned, background, publication }
  package struct Mention: Hashable, Sendable {
    package var document: Int
    /// The clause or the date expression.
    package var span: Span
    /// The date expression itself.
    package var date: Span
    package var rule: String
    package var anchor: Anchor?
    package init(document: Int, span: Span, date: Span, rule: String, anchor: Anchor?) {
      (self.document, self.span, self.date, self.rule, self.anchor) = (document, span, date, rule, anchor)
    }
  }
  package var id: String
  package var kind: Kind
  package var edtf: EDTFDate
  package var label: String
  /// 1 = most important, no ties.
  package var rank: Int
  package var score: Double
  /// Indices into `Dossier.actors`.
  package var actors: [Int]
  package var mentions: [Mention]
  package var curated: Curated?
  package init(
    id: String, kind: Kind, edtf: EDTFDate, label: String, rank: Int, score: Double, actors: [Int],
    mentions: [Mention]
  ) {
    (self.id, self.kind, self.edtf, self.label) = (id, kind, edtf, label)
    (self.rank, self.score, self.actors, self.mentions) = (rank, score, actors, mentions)
  }
}

/// An attribution of one analysis, with its actor.
package struct DossierAttribution: Hashable, Sendable {
  package var id: String
  private let storedDocument, storedIndex: Int32
  private let storedActor: CompactIndex

  package var document: Int { Int(storedDocument) }
  /// Index into that document's `Analysis.attributions`.
  package var index: Int { Int(storedIndex) }
  package var actor: Int? { storedActor.index }
  package init(id: String, document: Int, index: Int, actor: Int? = nil) {
    self.id = id
    (storedDocument, storedIndex) = (Int32(clamping: document), Int32(clamping: index))
    storedActor = CompactIndex(actor)
  }
}

/// A proposition that at least two attributions are about.
package struct Claim: Hashable, Sendable {
  package struct Mention: Hashable, Sendable {
    /// Index into `Dossier.attributions`.
    package var attribution: Int
    package var stance: Stance
    package init(attribution: Int, stance: Stance) { (self.attribution, self.stance) = (attribution, stance) }
  }
  package var id: String
  /// Stated positively.
  package var label: String
  package var mentions: [Mention]
  package var isDisputed: Bool
  package var curated: Curated?
  package init(id: String, label: String, mentions: [Mention], isDisputed: Bool) {
    (self.id, self.label, self.mentions, self.isDisputed) = (id, label, mentions, isDisputed)
  }
}

/// A person, organisation or place over all sources.
package struct Actor: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case person
    case organisation = "org"
    case place, vessel, event, other
  }
  package var id: String
  package var name: String
  package var kind: Kind
  package var role: String?
  /// ISO 3166-1 alpha-2.
  package var country: String?
  package var aliases: [String]
  /// By document, then text order.
  package var mentions: [Mention]
  package var curated: Curated?
  package init(id: String, name: String, kind: Kind, aliases: [String], mentions: [Mention]) {
    (self.id, self.name, self.kind, self.aliases, self.mentions) = (id, name, kind, aliases, mentions)
  }
}

/// Sources that carry one text; they count once.
package struct Syndication: Hashable, Sendable {
  package var id: String
  /// Indices of documents, the origin first where it is known.
  package var group: [Int]
  package var origin: Int?
  package var similarity, containment: Double
  package var why: String
  package init(id: String, group: [Int], origin: Int?, similarity: Double, containment: Double, why: String) {
    (self.id, self.group, self.origin) = (id, group, origin)
    (self.similarity, self.containment, self.why) = (similarity, containment, why)
  }
}

/// A date that got no day, and why.
package struct Unresolved: Hashable, Sendable {
  package var document: Int
  package var span: Span
  package var reason: String
  package init(document: Int, span: Span, reason: String) {
    (self.document, self.span, self.reason) = (document, span, reason)
  }
}

/// The dossier: all documents with their analyses, and what brings them together.
package struct Dossier: Sendable {
  package var configuration: Configuration
  /// By publication date (unknown last), then path.
  package var documents: [Document]
  /// One for each document, same order.
  package var analyses: [Analysis]
  /// One for each document, same order.
  package var standings: [SourceStanding] = []
  package var figures: [DossierFigure] = []
  package var clusters: [Cluster] = []
  package var relations: [Relation] = []
  package var events: [Event] = []
  package var attributions: [DossierAttribution] = []
  package var claims: [Claim] = []
  package var actors: [Actor] = []
  package var syndication: [Syndication] = []
  package var unresolved: [Unresolved] = []
  /// What was not compared, because there is so much of it.
  package var bounds: [Bound] = []
  /// The author's own summary (briefing.md); it is in `documents` too when it is analysed.
  package var briefing: Document?
  package var diagnostics: [Diagnostic] = []

  package init(configuration: Configuration, documents: [Document], analyses: [Analysis]) {
    (self.configuration, self.documents, self.analyses) = (configuration, documents, analyses)
  }

  package func analysis(of figure: DossierFigure) -> Figure {
    analyses[figure.document].figures[figure.index]
  }
  package func analysis(of attribution: DossierAttribution) -> Attribution {
    analyses[attribution.document].attributions[attribution.index]
  }
  /// Independent articles: the sum of weights, rounded (copies count once).
  package var independentSources: Int { Int(standings.reduce(0) { $0 + $1.weight }.rounded()) }
}
