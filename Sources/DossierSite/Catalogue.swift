// What every page asks: the words of a span, the sentence it stands in and the link that leads there, with the
// rights of each source in mind. Nothing that a source does not allow to be published leaves here.
import DossierModel
import DossierText

/// The dossier with its look-ups and addresses; shared by all pages, never changed.
struct Catalogue: Sendable {
  let dossier: Dossier
  let register: Register
  let addresses: Addresses
  /// What stands on which page of the sources that have several.
  let parts: SourceParts
  /// The words of the interface.
  let say: Wording
  /// For each document with `text: quotes`: which sentences something cites. Nil for all others.
  private let cited: [[Bool]?]

  /// For each document how it is cited by author and year; empty where the dossier cites by number.
  let authorYears: [String]

  /// The stricter of the dossier's and each source's own rule.
  private let policies: [TextPolicy]

  init(_ dossier: Dossier, register: Register, addresses: Addresses, say: Wording) {
    (self.dossier, self.register, self.addresses, self.say) = (dossier, register, addresses, say)
    parts = SourceParts(dossier, register, addresses.cuts)
    policies = dossier.documents.map { document in
      let both = [dossier.configuration.textPolicy, document.source.metadata.textPolicy]
      return both.contains(.none) ? .none : both.contains(.quotes) ? .quotes : .full
    }
    authorYears = Self.authorYears(dossier, say)
    cited = Self.cited(dossier, register, addresses, policies)
  }

  /// How much of a document's text may be shown.
  func policy(_ document: Int) -> TextPolicy { policies[document] }

  /// The pictures of a saved page that may be shown with its text.
  func pictures(_ document: Int) -> [Picture] {
    policy(document) == .full ? dossier.documents[document].pictures : []
  }

  /// Whether sentence `index` (from 0) of a document may be shown.
  func isShown(_ document: Int, sentence index: Int) -> Bool {
    switch policy(document) {
    case .full: true
    case .none: false
    case .quotes: cited[document].map { $0.indices.contains(index) && $0[index] } ?? false
    }
  }

  /// A span's words for a page, blanks made single, cut at a word after about `limit` bytes; nil when the source's
  /// words are not to be published.
  func words(_ document: Int, _ span: Span, limit: Int = 420) -> String? {
    if policy(document) == .none { return nil }
    return dossier.documents[document].shown(span, limit: limit)
  }

  /// Number of the sentence that holds an offset, from 1; nil before the first.
  func sentence(_ document: Int, at offset: Int) -> Int? {
    dossier.analyses[document].sentenceIndex(at: offset).map { $0 + 1 }
  }

  /// Title of a source as shown.
  func title(_ document: Int) -> String { dossier.documents[document].source.metadata.title.value }

  /// "1" for the first source, "N1" for the first note: what stands before the colon of a citation.
  func mark(_ document: Int) -> String {
    let number = register.number[document]
    return dossier.documents[document].source.kind == .note ? "N\(number)" : String(number)
  }

  /// Language tag and direction of a document where they differ from the page's; nil where they do not.
  func language(_ document: Int) -> (tag: String, direction: String?)? {
    let tag = dossier.documents[document].source.metadata.language.value
    let primary = tag.prefix { $0 != "-" }.lowercased()
    let own = say.language.prefix { $0 != "-" }.lowercased()
    if primary == own || tag.isEmpty { return nil }
    return (tag, Self.rightToLeft.contains(primary) ? "rtl" : say.isRightToLeft ? "ltr" : nil)
  }

  private static let rightToLeft: Set<String> = ["ar", "he", "fa", "ur", "ps", "yi", "dv", "ku", "sd", "ug"]

  /// Sentences that an item of the dossier or a note cites, where only those may be shown.
  private static func cited(
    _ dossier: Dossier, _ register: Register, _ addresses: Addresses, _ policies: [TextPolicy]
  ) -> [[Bool]?] {
    var cited: [[Bool]?] = dossier.documents.indices.map { index in
      policies[index] == .quotes
        ? Array(repeating: false, count: dossier.analyses[index].sentences.count) : nil
    }
    guard cited.contains(where: { $0 != nil }) else { return cited }
    func mark(_ document: Int, _ span: Span) {
      guard cited[document] != nil, let first = dossier.analyses[document].sentenceIndex(at: span.start)
      else { return }
      let last = dossier.analyses[document].sentenceIndex(at: max(span.start, span.end - 1)) ?? first
      for index in first...max(first, last) { cited[document]?[index] = true }
    }
    for index in cited.indices where cited[index] != nil {
      for figure in register.figures[index] {
        mark(index, dossier.analysis(of: dossier.figures[figure]).span)
      }
      for statement in register.statements[index] {
        mark(index, dossier.analysis(of: dossier.attributions[statement]).span)
      }
      for event in register.events[index] {
        mark(index, dossier.events[event.event].mentions[event.mention].date)
      }
      for item in register.unresolved[index] { mark(index, dossier.unresolved[item].span) }
    }
    for document in dossier.documents + (dossier.briefing.map { [$0] } ?? []) {
      for node in document.nodes {
        if case .citation(let key, _, let number?) = node.kind, let target = addresses.document(key: key),
          cited[target]?.indices.contains(number - 1) == true
        {
          cited[target]?[number - 1] = true
        }
      }
    }
    return cited
  }
}
