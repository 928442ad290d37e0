// Where one page is written: the catalogue seen from that page, with links relative to it.
import DossierModel
import DossierTemplates
import DossierText

/// What goes wrong while one page is made, its embedded blocks included. Stays on the thread of its page.
final class RenderProblems {
  var found: [Diagnostic] = []
}

/// Makes the view models of one page.
struct Desk {
  let site: Site
  /// The page that is being written.
  let path: String
  /// "" or "../".
  let root: String

  let problems: RenderProblems

  init(_ site: Site, _ path: String, _ problems: RenderProblems = RenderProblems()) {
    (self.site, self.path, root) = (site, path, Addresses.root(of: path))
    self.problems = problems
  }

  var dossier: Dossier { site.dossier }
  var catalogue: Catalogue { site.catalogue }
  var register: Register { site.catalogue.register }
  var addresses: Addresses { site.catalogue.addresses }
  var listing: Listing { site.listing }
  /// The words of the interface.
  var say: Wording { site.wording }

  func link(_ target: String) -> String { root + target }

  /// The way to the sentence that holds a span.
  func cite(_ document: Int, _ span: Span) -> CitationPiece {
    let mark = catalogue.mark(document)
    let isNote = dossier.documents[document].source.kind == .note
    let spoken = say(
      isNote ? "cite.note" : "cite.source", ["number": isNote ? String(mark.dropFirst()) : mark])
    let page = link(addresses.documents[document])
    // On paper a link can only lead within the page: to the sentence, or to the source where texts are left out.
    let isPrinted = path == "print.html" && document < site.printLimits.sources
    let entry = isPrinted ? "#\(printPrefix(document))source" : page
    guard let number = catalogue.sentence(document, at: span.start),
      catalogue.isShown(document, sentence: number - 1)
    else { return CitationPiece(label: mark, href: entry, spoken: spoken) }
    let isText = isPrinted && site.printLimits.hasTexts
    return CitationPiece(
      label: "\(mark):\(number)",
      href: isText
        ? "#\(printPrefix(document))s\(number)"
        : isPrinted ? entry : link(addresses.address(document, sentence: number)),
      spoken: say("cite.sentence", ["place": spoken, "number": String(number)]))
  }

  /// A span's words; nil when they are not to be published.
  func quote(_ document: Int, _ span: Span, limit: Int = 420) -> QuotePiece? {
    guard let words = catalogue.words(document, span, limit: limit), !words.isEmpty else { return nil }
    let language = catalogue.language(document)
    return QuotePiece(words: words, language: language?.tag, direction: language?.direction)
  }

  /// The sentence around a span, shortened around it when it is long.
  func sentenceQuote(_ document: Int, around span: Span, limit: Int = 300) -> QuotePiece? {
    guard let index = dossier.analyses[document].sentenceIndex(at: span.start) else {
      return quote(document, span)
    }
    let sentence = dossier.analyses[document].sentences[index].span
    if sentence.count <= limit { return quote(document, sentence) }
    // Begin at a blank so that the span lies inside what is shown.
    var start = max(sentence.start, min(span.start - 80, sentence.end))
    let bytes = dossier.documents[document].prose.bytes
    while start > sentence.start, start < bytes.count, bytes[start] > 0x20 { start -= 1 }
    var piece = quote(document, Span(start, sentence.end), limit: max(limit, span.end - start + 40))
    if start > sentence.start, let words = piece?.words { piece?.words = "… " + words }
    return piece
  }

  func flag(_ word: String, _ style: String = "") -> FlagPiece { FlagPiece(word: word, style: style) }

  /// A document's title as a link to its page.
  func titleLink(_ document: Int, note: String? = nil) -> LinkPiece {
    let language = catalogue.language(document)
    return LinkPiece(
      words: catalogue.title(document), href: link(addresses.documents[document]), note: note,
      language: language?.tag, direction: language?.direction)
  }

  /// A flag with the words of a row: `flag.differ`.
  func flag(named name: String, _ style: String = "") -> FlagPiece { flag(say("flag.\(name)"), style) }

  /// "Reuters, 18 October 2024"; "undated" when it is not known.
  func publication(_ document: Int) -> String {
    let metadata = dossier.documents[document].source.metadata
    let date = metadata.published.map { say.date($0.value) } ?? say("flag.undated")
    return ([metadata.publisher?.value.isolated].compactMap { $0 } + [date]).joined(separator: ", ")
  }

  /// Head, masthead and foot. `kind` is the page's kind, behind the title: "Timeline".
  func frame(
    title: String, kind: String?, section: String, description: String, jsonLD: JSONWriter? = nil
  ) -> FramePiece {
    let light = dossier.configuration.trafficLight
    let base = dossier.configuration.baseURL
    return FramePiece(
      windowTitle: [title, kind].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ": "),
      description: description, language: say.language, isRightToLeft: say.isRightToLeft, root: root,
      dossierTitle: site.title,
      navigation: navigation(section), trafficLight: light.map { "TLP:" + $0.rawValue.uppercased() },
      trafficLightStyle: light.map { $0 == .amberStrict ? "amber" : $0.rawValue } ?? "clear",
      asOf: site.asOf, drawnFrom: drawnFrom, canonical: base.map { $0 + (path == "index.html" ? "" : path) },
      feed: base == nil ? nil : root + "feed.xml",
      icon: site.icon, shareKind: section == "index" ? "website" : "article",
      shareImage: base.map { $0 + "assets/\(ShareImage.cardPNG.rawValue)" }, jsonLD: jsonLD)
  }

  private var drawnFrom: String {
    let sources = say.count("source", register.articles.count)
    if register.notes.isEmpty { return sources }
    return say("drawn-from.both", ["sources": sources, "notes": say.count("note", register.notes.count)])
  }

  private func navigation(_ section: String) -> [NavigationPiece] {
    site.sections.map { entry in
      NavigationPiece(
        words: entry.label, href: link(entry.path),
        current: entry.path == path ? "page" : entry.name == section ? "true" : nil)
    }
  }
}
