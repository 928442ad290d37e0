// Which pages exist, and how each is made.
package import DossierModel
import DossierTemplates
package import DossierText

/// All files of the site that are made of a dossier.
///
/// A class, although nothing in it ever changes: every page holds it, and copying the value for each of 100,000
/// pages would count references of twenty arrays up and down.
package final class Site: Sendable {
  /// What a page or export needs besides the dossier.
  package struct Options: Sendable {
    /// Folder whose files replace built-in templates of the same name: name and bytes.
    package var overrides: [RenderedFile] = []
    package var version = "0.1.0"
    /// What changed since an earlier build; nil when nobody asked.
    package var changes: [Change]?
    /// About how many bytes a page of a source has at most; a longer source has several.
    package var partLimit = 400_000
    package init() {}
  }
  /// An entry of the navigation.
  struct Section: Sendable { var name, path, label: String }
  /// A publisher and how many sources it has.
  struct Outlet: Sendable {
    var name: String
    var count: Int
  }
  /// What is made at a path.
  enum Page: Sendable {
    case home
    case timeline(Int)
    case undated(Int)
    case figures(Int)
    case figure(Int)
    case claims(Int)
    /// A further page of the claims that several speak about.
    case claimsBySeveral(Int)
    case contradictions(Int)
    /// All contradictions in short, where they are many.
    case contradictionIndex(Int)
    case sources(Int)
    /// A document and the number of its part.
    case source(Int, Int)
    case note(Int)
    case notes(Int)
    case sourceOrder(SourceOrder, Int)
    case people(Int)
    case places(Int)
    case actor(Int)
    case search, about, print, notFound
    case changes, changesData
    case forward(Int)
    case text(Int)
    case asset(String)
    case image(ShareImage)
    case searchShard(Int)
    case export(Export)
  }

  package let dossier: Dossier
  package let options: Options
  /// Faults of the templates; with an error in it no page can be rendered.
  package let diagnostics: [Diagnostic]
  /// Paths of all files, sorted; no two are equal under case folding.
  package let paths: [String]

  let catalogue: Catalogue
  let listing: Listing
  let title: String
  /// The words of the interface.
  let wording: Wording
  let asOf: String?
  /// The element that links the mark for the browser's tab.
  let icon: SafeHTML
  let sections: [Section]
  let hasContradictions: Bool
  let doubts: [Doubt]
  let outlets: [Outlet]
  let statementsWithFigure: Set<Int>
  /// Labels that several groups of figures have.
  private let takenLabels: Set<String>
  /// For each document: the documents whose wikilinks lead to it.
  let wikilinks: [Int: [Int]]
  let exports: [(path: String, name: String)]
  let searchIndex: SearchIndex
  let printLimits: PrintLimits
  private let pages: [String: Page]
  private let templates: Templates

  package init(_ dossier: Dossier, options: Options) {
    (self.dossier, self.options) = (dossier, options)
    let strings = Strings(
      language: dossier.configuration.language, builtIn: Templates.builtIn, own: options.overrides)
    let say = Wording(
      strings,
      language: strings.language == "en" && !dossier.configuration.language.lowercased().hasPrefix("en")
        ? "en" : dossier.configuration.language)
    wording = say
    let register = Register(dossier)
    let listing = Listing(dossier, register)
    self.listing = listing
    catalogue = Catalogue(
      dossier, register: register,
      addresses: Addresses(dossier, register: register, listing: listing, partLimit: options.partLimit),
      say: say)
    title = Self.title(of: dossier, unnamed: say("site.title"))
    asOf = Self.asOf(dossier, say)
    icon = ShareIcon.link(Theme(dossier.configuration))
    hasContradictions =
      dossier.relations.contains(where: \.isContradiction) || dossier.claims.contains(where: \.isDisputed)
    doubts = Doubts(catalogue, listing, say).all()
    outlets = Self.outlets(dossier, register)
    statementsWithFigure = Self.statementsWithFigure(dossier, register)
    takenLabels = Set(
      Dictionary(dossier.clusters.map { ($0.label, 1) }, uniquingKeysWith: +).filter { $0.value > 1 }.keys)
    wikilinks = Self.wikilinks(dossier, catalogue.addresses)
    exports = Export.allCases.compactMap { export in
      guard let name = export.words, export.isWanted(dossier) else { return nil }
      return (export.path, name)
    }
    searchIndex = SearchIndex(catalogue)
    printLimits = PrintLimits(dossier)
    let templates = Templates(overrides: options.overrides, phrases: strings.texts)
    self.templates = templates
    diagnostics = strings.diagnostics + templates.diagnostics
    let all = Self.pages(
      dossier, catalogue.addresses, listing, register, shards: searchIndex.names,
      hasContradictions: hasContradictions, hasChanges: options.changes != nil,
      assets: templates.assets.keys.sorted())
    pages = Dictionary(all, uniquingKeysWith: { first, _ in first })
    paths = pages.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    sections = Self.sections(
      dossier, register, say, hasContradictions: hasContradictions, hasChanges: options.changes != nil,
      notesPath: listing.notesPath, hasPlaces: dossier.actors.contains { $0.kind == .place },
      hasPeople: dossier.actors.contains { $0.kind != .place })
  }

  /// Makes one file and says what went wrong with it; pure, may be called from several threads at once. A file with
  /// an error among its diagnostics must not be published.
  package func render(_ path: String, diagnostics: inout [Diagnostic]) -> RenderedFile {
    guard let page = pages[path] else { return RenderedFile(path: path, bytes: []) }
    let problems = RenderProblems()
    let desk = Desk(self, path, problems)
    func fill<Model: ViewModel>(_ template: Template<Model>, _ model: Model) -> [UInt8] {
      template.render(model, as: path, diagnostics: &problems.found)
    }
    if case .export(let export) = page { return export.file(self) }
    let bytes: [UInt8] =
      switch page {
      case .home: fill(templates.home, desk.home())
      case .timeline(let number): fill(templates.timeline, desk.timeline(number))
      case .undated(let number): fill(templates.timeline, desk.undated(number))
      case .figures(let number): fill(templates.figures, desk.figures(number))
      case .figure(let index): fill(templates.figure, desk.figurePage(index))
      case .claims(let number): fill(templates.claims, desk.claims(number))
      case .claimsBySeveral(let number): fill(templates.claims, desk.claimsBySeveral(number))
      case .contradictions(let number): fill(templates.contradictions, desk.contradictions(number))
      case .contradictionIndex(let number): fill(templates.contradictions, desk.contradictionIndex(number))
      case .sources(let number): fill(templates.sources, desk.sources(number))
      case .source(let index, let part): fill(templates.source, desk.source(index, part: part))
      case .note(let index): fill(templates.note, desk.note(index))
      case .notes(let number): fill(templates.sources, desk.notes(number))
      case .sourceOrder(let order, let number): fill(templates.sources, desk.sources(order, number))
      case .people(let number): fill(templates.actors, desk.actors(places: false, number))
      case .places(let number): fill(templates.actors, desk.actors(places: true, number))
      case .actor(let index): fill(templates.actor, desk.actor(index))
      case .search: fill(templates.search, desk.search())
      case .about: fill(templates.about, desk.about())
      case .print: fill(templates.print, desk.printEdition())
      case .changes: fill(templates.changes, desk.changes())
      case .changesData: (options.changes ?? []).json
      case .notFound: fill(templates.notFound, desk.notFound())
      case .forward(let index): fill(templates.forward, desk.forward(index))
      case .text(let index): dossier.documents[index].text.bytes
      case .asset(let name): asset(name)
      case .image(let image): self.bytes(of: image)
      case .searchShard(let index): searchIndex.bytes(index, catalogue)
      case .export: []
      }
    diagnostics += problems.found
    return RenderedFile(path: path, bytes: bytes)
  }

  /// Pictures of saved pages whose text is shown, each once, by path.
  package var pictures: [RenderedFile] {
    let all = dossier.documents.indices.flatMap { catalogue.pictures($0) }
    let byPath = Dictionary(all.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    return byPath.map { RenderedFile(path: $0.key, bytes: $0.value) }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// An embedded block of a note, as finished HTML.
  func render(embed piece: EmbedPiece, on path: String, _ problems: RenderProblems) -> [UInt8] {
    templates.embed.render(piece, as: path, diagnostics: &problems.found)
  }

  /// Whether several groups of figures have this label, so that a page's title has to say more.
  func isLabelTaken(_ label: String) -> Bool { takenLabels.contains(label) }

  /// The files that `templates export` writes: names below the folder of templates, and bytes.
  package static var builtInTemplates: [RenderedFile] { Templates.builtIn }

  private func asset(_ name: String) -> [UInt8] {
    let bytes = templates.assets[name] ?? []
    return name == "style.css"
      ? bytes + Stylesheet.additions(dossier.configuration, title: title, asOf: asOf, wording) : bytes
  }
}

extension Desk {
  func notFound() -> NotFoundPage {
    NotFoundPage(language: say.language, title: site.title, base: dossier.configuration.baseURL ?? "/")
  }

  func forward(_ index: Int) -> ForwardPage {
    let document = addresses.aliases[index].document
    return ForwardPage(
      language: say.language, title: catalogue.title(document),
      target: link(addresses.documents[document]))
  }
}
