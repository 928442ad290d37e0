// The way through a source that has several pages: which part this is, the one before and behind, the list of all.
import DossierModel
import DossierTemplates
import DossierText

/// One entry of the list of parts.
struct PartLink: ViewModel {
  var words, href: String
  /// Number of its first sentence, for the script that leads old addresses on.
  var first: Int
  /// Which sentences it has.
  var note: String?
  /// Its first heading, or its first words.
  var quote: QuotePiece?
  static let fields: Fields<Self> = [
    .text("words") { $0.words }, .url("href") { $0.href }, .number("first") { $0.first },
    .text("note") { $0.note }, .object("quote") { $0.quote },
  ]
}

/// Where a page stands among the pages of its source.
struct PartPiece: ViewModel {
  /// "Part 2 of 40: sentences 801 to 1,600 of 9,352".
  var place: String
  /// First and last sentence of the page and of the source, for the script.
  var stretch: String
  var previous, next: LinkPiece?
  /// The first part; nil on that page itself.
  var home: LinkPiece?
  /// All parts; on the first page only.
  var all: [PartLink]
  var count: String
  var isLong: Bool
  static let fields: Fields<Self> = [
    .text("place") { $0.place }, .text("stretch") { $0.stretch }, .object("previous") { $0.previous },
    .object("next") { $0.next }, .object("home") { $0.home }, .flag("is-first") { $0.home == nil },
    .list("all") { $0.all }, .text("count") { $0.count }, .flag("is-long") { $0.isLong },
  ]
}

extension Desk {
  /// Nil for a source of one page.
  func place(of part: SourcePart) -> PartPiece? {
    guard part.count > 1 else { return nil }
    let pages = addresses.pages(of: part.document)
    let total = addresses.cuts[part.document].sentences
    func neighbour(_ number: Int, _ key: String) -> LinkPiece? {
      guard pages.indices.contains(number) else { return nil }
      return LinkPiece(words: say(key, ["number": String(number + 1)]), href: link(pages[number]))
    }
    let (first, last) = (part.sentences.lowerBound + 1, part.sentences.upperBound)
    return PartPiece(
      place: say(
        "part.place",
        [
          "number": String(part.number + 1), "count": String(part.count), "first": say.number(first),
          "last": say.number(last), "total": say.number(total),
        ]),
      stretch: "\(first) \(last) \(total)",
      previous: neighbour(part.number - 1, "part.previous"), next: neighbour(part.number + 1, "part.next"),
      home: part.number == 0 ? nil : LinkPiece(words: say("part.home"), href: link(pages[0])),
      all: part.number == 0 ? partLinks(part.document, pages) : [],
      count: say.number(part.count), isLong: part.count > 12)
  }

  private func partLinks(_ document: Int, _ pages: [String]) -> [PartLink] {
    let cuts = addresses.cuts[document]
    return pages.indices.map { number in
      let sentences = cuts.sentences(of: number)
      return PartLink(
        words: say("part.name", ["number": String(number + 1)]), href: link(pages[number]),
        first: sentences.lowerBound + 1,
        note: say(
          "part.sentences",
          ["first": say.number(sentences.lowerBound + 1), "last": say.number(sentences.upperBound)]),
        quote: opening(document, sentences))
    }
  }

  /// The first heading among some sentences, else the first of them.
  private func opening(_ document: Int, _ sentences: Range<Int>) -> QuotePiece? {
    let (own, all) = (dossier.documents[document].passages, dossier.analyses[document].sentences)
    let heading = sentences.first { index in
      own.indices.contains(all[index].passage) && own[all[index].passage].kind == .heading
    }
    guard let shown = heading ?? sentences.first, catalogue.isShown(document, sentence: shown) else {
      return nil
    }
    return quote(document, all[shown].span, limit: 70)
  }
}
