// A very long source has several pages. Where it is cut depends on the source alone, never on what others say, so that
// an edit elsewhere moves no sentence to another page, and what is added at its end moves none before.
import DossierModel
import DossierText

/// Where the parts of a source begin.
struct SourceCuts: Sendable {
  /// The first sentence (from 0) of each part; the first is 0, and a source of one page has that one only.
  let firsts: [Int]
  /// How many sentences the source has.
  let sentences: Int

  /// Number (from 0) of the part in which a sentence stands.
  func part(ofSentence index: Int) -> Int {
    var (low, high) = (0, firsts.count)
    while low < high {
      let middle = (low + high) / 2
      if firsts[middle] <= index { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  func sentences(of part: Int) -> Range<Int> {
    firsts[part]..<(part + 1 < firsts.count ? firsts[part + 1] : sentences)
  }
}

extension SourceCuts {
  /// About what a page shows for each thing, in bytes of HTML: its mark, its line in the margin, its row in the list of
  /// what was drawn (measured on a source of one megabyte).
  private enum Cost {
    static let sentence = 140
    static let figure = 525
    static let date = 470
    static let statement = 600
    static let name = 100
  }

  /// How good a place is for a cut: before a heading, between paragraphs, between rows of one table or entries of one
  /// list, inside a paragraph. Higher is better.
  private enum Place: Int { case inside, row, paragraph, heading }

  /// Parts of at most about `limit` bytes of HTML. Of the places in the last third of a part the best is taken, of
  /// equal ones the last; a heading is looked for in the last half.
  init(_ document: Document, _ analysis: Analysis, limit: Int) {
    sentences = analysis.sentences.count
    var firsts = [0]
    let cost = Self.costs(document, analysis)
    guard cost.reduce(0, +) > limit else {
      self.firsts = firsts
      return
    }
    let blocks = Self.blocks(document)
    var (size, block) = (0, 0)
    var best: (place: Place, sentence: Int, size: Int)?
    for index in analysis.sentences.indices {
      if index > (firsts.last ?? 0) {
        let start = analysis.sentences[index].span.start
        while block < blocks.count, blocks[block].end <= start { block += 1 }
        let isInBlock = block < blocks.count && blocks[block].start < start
        if let place = Self.place(before: index, document, analysis, isInBlock: isInBlock),
          size * (place == .heading ? 2 : 3) >= limit * (place == .heading ? 1 : 2),
          place.rawValue >= best?.place.rawValue ?? 0
        {
          best = (place, index, size)
        }
        if size + cost[index] > limit {
          firsts.append(best?.sentence ?? index)
          size -= best?.size ?? size
          best = nil
        }
      }
      size += cost[index]
    }
    // A rest that is hardly a page stays with the part before.
    if firsts.count > 1, size * 5 < limit { firsts.removeLast() }
    self.firsts = firsts
  }

  private static func costs(_ document: Document, _ analysis: Analysis) -> [Int] {
    var cost = analysis.sentences.map { Cost.sentence + $0.span.count }
    func add(_ offset: Int, _ bytes: Int) {
      if !cost.isEmpty { cost[analysis.sentenceIndex(at: offset) ?? 0] += bytes }
    }
    for figure in analysis.figures { add(figure.span.start, Cost.figure) }
    for date in analysis.dates { add(date.span.start, Cost.date) }
    for statement in analysis.attributions { add(statement.span.start, Cost.statement) }
    for removed in document.removed { add(removed.span.start, Cost.sentence + min(removed.span.count, 2000)) }
    for entity in analysis.entities {
      for mention in entity.mentions { add(mention.start, Cost.name) }
    }
    return cost
  }

  /// Lists, tables and quotations, outermost ones only, in text order.
  private static func blocks(_ document: Document) -> [Span] {
    var blocks: [Span] = []
    for node in document.nodes {
      switch node.kind {
      case .list, .table, .quote: if node.span.start >= blocks.last?.end ?? 0 { blocks.append(node.span) }
      default: break
      }
    }
    return blocks
  }

  /// Nil where a picture would lose its caption.
  private static func place(
    before index: Int, _ document: Document, _ analysis: Analysis, isInBlock: Bool
  ) -> Place? {
    let (own, last) = (analysis.sentences[index].passage, analysis.sentences[index - 1].passage)
    let kind = document.passages.indices.contains(own) ? document.passages[own].kind : .paragraph
    if kind == .caption { return nil }
    if own == last { return .inside }
    if isInBlock { return .row }
    return kind == .heading ? .heading : .paragraph
  }
}

/// What stands on one page of a source.
struct SourcePart: Sendable {
  let document: Int
  /// From 0; `count` is 1 for nearly all sources.
  let number, count: Int
  let sentences: Range<Int>
  /// From the start of its first sentence to that of the next part's; the first part begins with the text, the last
  /// ends with it.
  let span: Span
  /// What was drawn from the part, in text order: as in the register, `dates` are places in the analysis.
  fileprivate(set) var figures, dates, statements, unresolved: [Int]
  /// How many items of one sentence the page leaves out, since no page is cut inside a sentence.
  fileprivate(set) var leftOut = 0
  fileprivate(set) var events: [Register.EventMention]
  fileprivate(set) var mentions: [(actor: Int, span: Span)]
}

/// The parts of sources that have several.
struct SourceParts: Sendable {
  private var byDocument: [Int: [SourcePart]] = [:]

  init(_ dossier: Dossier, _ register: Register, _ cuts: [SourceCuts]) {
    for (document, cut) in cuts.enumerated() where cut.firsts.count > 1 {
      byDocument[document] = Self.parts(document, cut, dossier, register)
    }
  }

  /// Nil for a source of one page.
  subscript(document: Int) -> [SourcePart]? { byDocument[document] }

  /// Each item goes to the part of the sentence it begins in, once.
  private static func parts(
    _ document: Int, _ cuts: SourceCuts, _ dossier: Dossier, _ register: Register
  ) -> [SourcePart] {
    let analysis = dossier.analyses[document]
    let starts = cuts.firsts.map { $0 == 0 ? 0 : analysis.sentences[$0].span.start }
    let count = starts.count
    var parts = starts.indices.map { number in
      SourcePart(
        document: document, number: number, count: count, sentences: cuts.sentences(of: number),
        span: Span(starts[number], number + 1 < count ? starts[number + 1] : Int.max), figures: [], dates: [],
        statements: [], unresolved: [], events: [], mentions: [])
    }
    func part(_ span: Span) -> Int {
      cuts.part(ofSentence: analysis.sentenceIndex(at: span.start) ?? 0)
    }
    for index in register.figures[document] {
      parts[part(dossier.analysis(of: dossier.figures[index]).span)].figures.append(index)
    }
    for (index, date) in analysis.dates.enumerated() { parts[part(date.span)].dates.append(index) }
    for index in register.statements[document] {
      parts[part(dossier.analysis(of: dossier.attributions[index]).span)].statements.append(index)
    }
    for index in register.unresolved[document] {
      parts[part(dossier.unresolved[index].span)].unresolved.append(index)
    }
    for item in register.events[document] {
      parts[part(dossier.events[item.event].mentions[item.mention].date)].events.append(item)
    }
    for mention in register.mentions[document] { parts[part(mention.span)].mentions.append(mention) }
    return parts
  }
}

extension Catalogue {
  /// One part of a source, or the whole of one that has no parts. A sentence may hold 10,000 figures (a list without a
  /// full stop): of each kind a page shows the first, and says how many more there are.
  func part(_ document: Int, _ number: Int) -> SourcePart {
    let all = parts[document]?[number] ?? whole(document)
    var part = all
    let most = Self.itemsOfPart
    part.figures = Array(all.figures.prefix(most))
    part.dates = Array(all.dates.prefix(most))
    part.statements = Array(all.statements.prefix(most))
    part.unresolved = Array(all.unresolved.prefix(most))
    part.events = Array(all.events.prefix(most))
    part.mentions = Array(all.mentions.prefix(most * 4))
    part.leftOut =
      [all.figures.count, all.dates.count, all.statements.count].reduce(0) { $0 + max(0, $1 - most) }
    return part
  }

  /// More than a part of several sentences ever holds.
  private static let itemsOfPart = 1200

  /// All of a document, whatever its pages.
  func whole(_ document: Int) -> SourcePart {
    let analysis = dossier.analyses[document]
    return SourcePart(
      document: document, number: 0, count: 1, sentences: analysis.sentences.indices, span: Span(0, Int.max),
      figures: register.figures[document], dates: Array(analysis.dates.indices),
      statements: register.statements[document], unresolved: register.unresolved[document],
      events: register.events[document], mentions: register.mentions[document])
  }
}
