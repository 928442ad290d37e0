// The templates of all pages, compiled against their view models: built in, or the user's own file by file.
import CEmbedded
import DossierModel
import DossierTemplates
import DossierText

/// One template a kind of page.
struct Templates: Sendable {
  let home: Template<HomePage>
  let timeline: Template<TimelinePage>
  let figures: Template<FiguresPage>
  let figure: Template<FigurePage>
  let changes: Template<ChangesPage>
  let claims: Template<ClaimsPage>
  let contradictions: Template<ContradictionsPage>
  let sources: Template<SourcesPage>
  let source: Template<SourcePage>
  let note: Template<NotePage>
  let actors: Template<ActorsPage>
  let actor: Template<ActorPage>
  let search: Template<SearchPage>
  let about: Template<AboutPage>
  let print: Template<PrintPage>
  let notFound: Template<NotFoundPage>
  let forward: Template<ForwardPage>
  let embed: Template<EmbedPiece>
  /// Files of `assets/` by name: style sheet, script.
  let assets: [String: [UInt8]]
  let diagnostics: [Diagnostic]

  init(overrides: [RenderedFile], phrases: [String: String]) {
    var files: [TemplateFile] = []
    var assets: [String: [UInt8]] = [:]
    func add(_ file: RenderedFile, _ shown: String) {
      if file.path.hasPrefix("assets/") {
        assets[String(file.path.dropFirst("assets/".count))] = file.bytes
      } else if file.path.hasSuffix(".html") {
        files.append(TemplateFile(file.path, file.bytes, path: shown))
      }
    }
    for file in Self.builtIn { add(file, "templates/\(file.path)") }
    for file in overrides { add(file, "templates/\(file.path)") }
    var set = TemplateSet(files, phrases: phrases)
    home = set.template("index.html", for: HomePage.self)
    timeline = set.template("timeline.html", for: TimelinePage.self)
    figures = set.template("figures.html", for: FiguresPage.self)
    figure = set.template("figure.html", for: FigurePage.self)
    changes = set.template("changes.html", for: ChangesPage.self)
    claims = set.template("claims.html", for: ClaimsPage.self)
    contradictions = set.template("contradictions.html", for: ContradictionsPage.self)
    sources = set.template("sources.html", for: SourcesPage.self)
    source = set.template("source.html", for: SourcePage.self)
    note = set.template("note.html", for: NotePage.self)
    actors = set.template("actors.html", for: ActorsPage.self)
    actor = set.template("actor.html", for: ActorPage.self)
    search = set.template("search.html", for: SearchPage.self)
    about = set.template("about.html", for: AboutPage.self)
    print = set.template("print.html", for: PrintPage.self)
    notFound = set.template("404.html", for: NotFoundPage.self)
    forward = set.template("forward.html", for: ForwardPage.self)
    embed = set.template("embed.html", for: EmbedPiece.self)
    self.assets = assets
    diagnostics = set.diagnostics
  }

  /// The built-in files by name below the folder of templates.
  static let builtIn: [RenderedFile] = {
    var files: [RenderedFile] = []
    var entry = dossier_embedded_templates()
    while let name = entry.pointee.name {
      let path = String(cString: name).dropFirst("templates/".count)
      files.append(
        RenderedFile(
          path: String(path),
          bytes: Array(UnsafeBufferPointer(start: entry.pointee.bytes, count: entry.pointee.count))))
      entry += 1
    }
    return files
  }()
}
