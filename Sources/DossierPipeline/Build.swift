// The one place that knows the order of the rooms: load, analyse, synthesise, render, publish.
import DossierAnalysis
import DossierContent
package import DossierModel
import DossierOutput
import DossierSite
import DossierSynthesis
import DossierText

/// Builds a dossier and puts it into the output folder; a failed build leaves that folder as it was.
package func build(_ options: BuildOptions) -> BuildReport {
  var run = Run(options)
  guard let site = run.site() else { return run.report }
  let rendering = run.rendering(of: site)
  guard run.namesAreFree(rendering) else { return run.report }
  let published = publish(
    rendering.files, to: options.output, keep: run.configuration.keep,
    inputs: [options.source] + (options.templates.map { [$0] } ?? []))
  run.add(rendering.diagnostics)
  run.add(published.diagnostics)
  guard published.report.isComplete else {
    run.finish(built: false)
    return run.report
  }
  run.report.written = published.report.written
  run.report.unchanged = published.report.unchanged
  run.report.removed = published.report.removed
  run.finish(built: !published.diagnostics.contains { $0.severity == .error })
  return run.report
}

/// All diagnostics of a build without writing anything.
package func check(_ options: BuildOptions) -> BuildReport {
  var run = Run(options)
  guard let site = run.site() else { return run.report }
  let rendering = run.rendering(of: site)
  guard run.namesAreFree(rendering) else { return run.report }
  let isFine = rendering.makeAll()
  run.add(rendering.diagnostics)
  run.finish(built: isFine)
  return run.report
}

/// The dossier of a folder, for tools that need no site.
package func dossier(_ options: BuildOptions) -> (dossier: Dossier, report: BuildReport) {
  var run = Run(options)
  let dossier = run.dossier()
  run.finish(built: run.report.errors == 0)
  return (dossier, run.report)
}

/// One run through the rooms, with what it has found so far.
private struct Run {
  let options: BuildOptions
  var report = BuildReport()
  var configuration = Configuration()
  var copied: [RenderedFile] = []
  /// What stands before a source's path when it is shown.
  private let prefix: String

  init(_ options: BuildOptions) {
    self.options = options
    prefix = shownPrefix(of: options.source)
  }

  mutating func add(_ diagnostics: [Diagnostic], prefixed: Bool = false) {
    report.diagnostics += diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      if prefixed { diagnostic.place.path = prefix + diagnostic.place.path }
      return diagnostic
    }
  }

  /// Load, analyse, synthesise. Sources that could not be read are named in the dossier's diagnostics.
  mutating func dossier() -> Dossier {
    var loading = LoadOptions()
    loading.includesDrafts = options.includesDrafts
    let loaded = load(options.source, options: loading)
    configuration = loaded.configuration
    if let baseURL = options.baseURL {
      configuration.baseURL = baseURL.hasSuffix("/") ? baseURL : baseURL + "/"
    }
    copied = loaded.copied
    let tables = AnalysisTables()
    let analyses = orderedMap(loaded.documents, threads: options.threads) {
      analyze($0, tables: tables).fitted()
    }
    var dossier = synthesize(
      loaded.documents, analyses, briefing: loaded.briefing, configuration: configuration,
      curation: loaded.curation)
    dossier.diagnostics = loaded.diagnostics + analyses.flatMap(\.diagnostics) + dossier.diagnostics
    add(dossier.diagnostics, prefixed: true)
    count(dossier, drafts: loaded.drafts.count)
    return dossier
  }

  /// The site, ready to render; nil when an error stops the build.
  mutating func site() -> Site? {
    let dossier = dossier()
    if report.errors > 0 && !options.keepsGoing || stopsForWarnings { return stop() }
    var siteOptions = Site.Options()
    if let folder = options.templates {
      let overrides = readOverrides(folder)
      siteOptions.overrides = overrides.files
      add(overrides.diagnostics)
    }
    var site = Site(dossier, options: siteOptions)
    if options.tellsChanges, site.diagnostics.allSatisfy({ $0.severity != .error }) {
      var faults: [Diagnostic] = []
      let export = site.render("data/dossier.json", diagnostics: &faults)
      let found = differences(output: options.output, new: export.wholeBytes)
      add(faults + found.diagnostics)
      if let changes = found.changes {
        siteOptions.changes = changes
        site = Site(dossier, options: siteOptions)
      }
    }
    let errorsBefore = report.errors
    add(site.diagnostics)
    if report.errors > errorsBefore { return stop() }
    add(site.noteDiagnostics(), prefixed: true)
    return report.errors > errorsBefore && !options.keepsGoing || stopsForWarnings ? stop() : site
  }

  /// The files of the site, to be made when they are written.
  func rendering(of site: Site) -> Rendering {
    let warnings = options.isStrict || configuration.isStrict
    return Rendering(
      site, copied: copied + site.pictures, threads: options.threads, stopsForWarnings: warnings)
  }

  private var stopsForWarnings: Bool { (options.isStrict || configuration.isStrict) && report.warnings > 0 }

  private mutating func stop() -> Site? {
    finish(built: false)
    return nil
  }

  mutating func finish(built: Bool) {
    report.isBuilt = built
    report.isFine = built && report.errors == 0 && !stopsForWarnings
  }

  /// Whether no file of `assets/` or `root/` has the name of one of ours. If one has, all other faults are looked for
  /// as well.
  mutating func namesAreFree(_ rendering: Rendering) -> Bool {
    let sorted = rendering.paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let taken = zip(sorted, sorted.dropFirst()).filter { $0 == $1 }.map(\.0)
    if taken.isEmpty { return true }
    _ = rendering.makeAll()
    add(rendering.diagnostics)
    add(
      taken.map {
        Diagnostic(
          .error, "build.name.taken", at: .init($0),
          "a file of assets/ or root/ has the name of a page of the site",
          help: "rename the file in the content folder")
      })
    finish(built: false)
    return false
  }

  private mutating func count(_ dossier: Dossier, drafts: Int) {
    report.sources = dossier.documents.count { $0.source.kind == .article }
    report.figures = dossier.figures.count
    report.dates = dossier.events.count
    report.claims = dossier.claims.count
    report.contradictions = dossier.relations.count(where: \.isContradiction)
    report.unresolved = dossier.unresolved.count
    report.drafts = drafts
  }
}

/// "content/" for a folder `content`, the folder of a single file, nothing for the working directory.
private func shownPrefix(of source: String) -> String {
  let trimmed = source.hasSuffix("/") && source.count > 1 ? String(source.dropLast()) : source
  if isFolder(trimmed) { return trimmed == "." ? "" : trimmed + "/" }
  guard let slash = trimmed.lastIndex(of: "/") else { return "" }
  return String(trimmed[...slash])
}
