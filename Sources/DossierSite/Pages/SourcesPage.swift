// sources.html: what the dossier rests on: who is relied on, then every source with what it yielded.
import DossierModel
import DossierTemplates
import DossierText

/// One source in the list.
struct SourceRow: ViewModel {
  var number, title: String
  var href: String
  var language, direction: String?
  var publisher: String?
  var date, length, yield: String
  var flags: [FlagPiece]
  static let fields: Fields<Self> = [
    .text("number") { $0.number }, .text("title") { $0.title }, .url("href") { $0.href },
    .text("lang") { $0.language }, .text("dir") { $0.direction ?? "ltr" },
    .text("publisher") { $0.publisher },
    .text("date") { $0.date }, .text("length") { $0.length }, .text("yield") { $0.yield },
    .list("flags") { $0.flags },
  ]
}

/// The sources, or a page of them.
struct SourcesPage: ViewModel {
  var frame: FramePiece
  var count: String
  var only: String?
  var relied: [ReliedGroup]
  var outlets: [LinkPiece]
  var weak: [ItemPiece]
  var weakCount: String
  var sources: [SourceRow]
  var notes: [SourceRow]
  var pages: [LinkPiece]
  static let fields: Fields<Self> = [
    .object("frame") { $0.frame }, .text("count") { $0.count }, .text("only") { $0.only },
    .flag("has-relied") { !$0.relied.isEmpty }, .list("relied") { $0.relied },
    .flag("has-outlets") { !$0.outlets.isEmpty }, .list("outlets") { $0.outlets },
    .flag("has-weak") { !$0.weak.isEmpty }, .list("weak") { $0.weak }, .text("weak-count") { $0.weakCount },
    .flag("has-sources") { !$0.sources.isEmpty }, .list("sources") { $0.sources },
    .flag("has-notes") { !$0.notes.isEmpty }, .list("notes") { $0.notes },
    .flag("has-pages") { $0.pages.count > 1 }, .list("pages") { $0.pages },
  ]
}

extension Desk {
  func sources(_ page: Int) -> SourcesPage {
    let isFirst = page == 0
    let part = isFirst ? "" : ", page \(page + 1)"
    let weak = isFirst ? weakClaims() : ([], 0)
    let independent = dossier.independentSources
    let count = Wording.count(register.articles.count, "source")
    return SourcesPage(
      frame: frame(
        title: "Sources\(part)", kind: site.title, section: "sources",
        description: "Who is relied on, and all sources with what was drawn from them."),
      count: independent == register.articles.count ? count : "\(count), \(independent) independent",
      only: register.articles.count == 1 && isFirst
        ? "There is one source only: nothing in this dossier is corroborated." : nil,
      relied: isFirst ? reliedOn() : [], outlets: isFirst ? outlets() : [], weak: weak.0,
      weakCount: Wording.count(weak.1, "claim"),
      sources: listing.sourcePages[page].rows.map { sourceRow($0) },
      notes: isFirst ? register.notes.map { sourceRow($0) } : [],
      pages: pageLinks(listing.sourcePages, current: page))
  }

  /// Publishers by number of sources, with what dossier.yml says of them.
  private func outlets() -> [LinkPiece] {
    site.outlets.prefix(60).map { outlet in
      let about = dossier.configuration.publishers.first { $0.name == outlet.name }
      let details = [about?.kind, about?.country, about?.reliability.map { "reliability \($0)" }].compactMap {
        $0
      }
      let count = Wording.count(outlet.count, "source")
      return LinkPiece(words: outlet.name, href: nil, note: ([count] + details).joined(separator: ", "))
    }
  }

  func sourceRow(_ index: Int) -> SourceRow {
    let source = dossier.documents[index].source
    let metadata = source.metadata
    let language = catalogue.language(index)
    var yield: [String] = []
    for (number, word) in [
      (register.figures[index].count, "figure"), (Set(register.events[index].map(\.event)).count, "date"),
      (register.statements[index].count, "statement"),
    ] where number > 0 { yield.append(Wording.count(number, word)) }
    return SourceRow(
      number: catalogue.mark(index), title: metadata.title.value, href: link(addresses.documents[index]),
      language: language?.tag, direction: language?.direction, publisher: metadata.publisher?.value,
      date: metadata.published.map { Wording.date($0.value) } ?? "date not stated",
      length: Wording.count(dossier.analyses[index].sentences.count, "sentence"),
      yield: yield.isEmpty ? "nothing drawn from it" : yield.joined(separator: ", "),
      flags: sourceFlags(index))
  }

  func sourceFlags(_ index: Int) -> [FlagPiece] {
    let metadata = dossier.documents[index].source.metadata
    var flags: [FlagPiece] = []
    if let origin = dossier.standings.indices.contains(index) ? dossier.standings[index].copyOf : nil {
      flags.append(flag("copy of \(catalogue.mark(origin))"))
    }
    if metadata.published == nil { flags.append(flag("undated")) }
    if !metadata.isAnalysed { flags.append(flag("not analysed")) }
    if let language = catalogue.language(index) {
      flags.append(flag("in \(Self.languageName(language.tag))"))
    }
    switch catalogue.policy(index) {
    case .full: break
    case .quotes: flags.append(flag("quotes only"))
    case .none: flags.append(flag("text not published"))
    }
    if let grade = Self.grade(metadata) { flags.append(flag(grade)) }
    return flags
  }

  /// "B2: usually reliable source, probably true"; only what an editor wrote.
  static func grade(_ metadata: Metadata) -> String? {
    let reliability = [
      "A": "completely reliable source", "B": "usually reliable source", "C": "fairly reliable source",
      "D": "source not usually reliable", "E": "unreliable source", "F": "reliability cannot be judged",
    ]
    let credibility = [
      "confirmed by other sources", "probably true", "possibly true", "doubtful", "improbable",
      "truth cannot be judged",
    ]
    let letter = metadata.reliability?.uppercased()
    let number = metadata.credibility
    let words = [
      letter.flatMap { reliability[$0] }, number.flatMap { (1...6).contains($0) ? credibility[$0 - 1] : nil },
    ]
    .compactMap { $0 }
    if words.isEmpty { return nil }
    return "\(letter ?? "")\(number.map(String.init) ?? ""): \(words.joined(separator: ", "))"
  }

  static func languageName(_ tag: String) -> String {
    let names = [
      "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French",
      "he": "Hebrew", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish",
      "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
      "zh": "Chinese",
    ]
    return names[String(tag.prefix { $0 != "-" }).lowercased()] ?? "the language “\(tag)”"
  }
}
