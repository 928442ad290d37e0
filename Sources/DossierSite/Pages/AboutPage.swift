// about.html: how the dossier was made, what was set aside, what could not be resolved.
import DossierModel
import DossierTemplates
import DossierText

/// The method page.
struct AboutPage: ViewModel {
  var frame: FramePiece
  var version: String
  var facts: [FactPiece]
  var sources: [FactPiece]
  var moreSources: String?
  var removed, removedIn: [FactPiece]
  var unresolved: [FactPiece]
  var rules: [FactPiece]
  var faults: [FactPiece]
  var rejected: [ItemPiece]
  /// How many there are beyond those that are shown.
  var moreFaults, moreRejected: String?
  var corrections: [FactPiece]
  static let fields: Fields<Self> = [
    .object("frame") { $0.frame }, .text("version") { $0.version }, .list("facts") { $0.facts },
    .flag("has-sources") { !$0.sources.isEmpty }, .list("sources") { $0.sources },
    .text("more-sources") { $0.moreSources }, .flag("has-removed") { !$0.removed.isEmpty },
    .list("removed") { $0.removed }, .list("removed-in") { $0.removedIn },
    .flag("has-unresolved") { !$0.unresolved.isEmpty },
    .list("unresolved") { $0.unresolved }, .flag("has-rules") { !$0.rules.isEmpty },
    .list("rules") { $0.rules },
    .flag("has-faults") { !$0.faults.isEmpty }, .list("faults") { $0.faults },
    .text("more-faults") { $0.moreFaults }, .text("more-rejected") { $0.moreRejected },
    .flag("has-rejected") { !$0.rejected.isEmpty }, .list("rejected") { $0.rejected },
    .flag("has-corrections") { !$0.corrections.isEmpty }, .list("corrections") { $0.corrections },
  ]
}

extension Desk {
  func about() -> AboutPage {
    let documents = dossier.documents
    let rejected = dossier.figures.indices.filter { dossier.figures[$0].cluster == nil }
    // A text that breaks off is only a note to the maker of the dossier, but a doubt for its readers.
    let faults = dossier.diagnostics.filter { $0.severity != .note || $0.speaksOfACut }
    return AboutPage(
      frame: frame(
        title: say("about.title"), kind: site.title, section: "about",
        description: say("about.description")),
      version: site.options.version, facts: aboutFacts(),
      sources: documents.indices.prefix(400).map { index in
        FactPiece(
          name: catalogue.mark(index),
          words: "\(documents[index].source.path) · SHA-256 \(documents[index].source.digest)",
          href: link(addresses.documents[index]))
      },
      moreSources: documents.count > 400
        ? say("about.more-digests", n: documents.count - 400) : nil,
      removed: counts(documents.flatMap { $0.removed.map(\.rule) + $0.setAside.map(\.rule) }, "passage"),
      removedIn: removedIn(),
      unresolved: counts(dossier.unresolved.map(\.reason), "expression").map { fact in
        var fact = fact
        fact.href = link(listing.undatedPath)
        return fact
      }, rules: rules(),
      faults: faults.prefix(200).map { fault in
        let line = fault.place.line.map { ":\($0)" } ?? ""
        return FactPiece(
          name: say("severity.\(fault.severity.rawValue)"), words: "\(fault.place.path)\(line): \(fault.text)"
        )
      },
      rejected: rejected.prefix(200).map { figure($0, isOwnPage: true) },
      moreFaults: more(faults.count, shown: 200), moreRejected: more(rejected.count, shown: 200),
      corrections: corrections())
  }

  private func aboutFacts() -> [FactPiece] {
    let configuration = dossier.configuration
    var facts: [FactPiece] = []
    if !configuration.authors.isEmpty {
      facts.append(FactPiece(name: say("about.authors"), words: say.list(configuration.authors)))
    }
    if let organisation = configuration.organisation {
      facts.append(FactPiece(name: say("about.organisation"), words: organisation))
    }
    if let asOf = site.asOf { facts.append(FactPiece(name: say("about.as-of"), words: asOf)) }
    facts.append(
      FactPiece(
        name: say("about.read"),
        words: say(
          "about.read-what",
          [
            "sources": say.count("source", register.articles.count),
            "independent": say.number(dossier.independentSources),
            "notes": say.count("note", register.notes.count),
          ])))
    for bound in dossier.bounds {
      facts.append(
        FactPiece(name: say("about.bounds"), words: say("about.bound.\(bound.kind.rawValue)", n: bound.count))
      )
    }
    facts.append(FactPiece(name: say("about.made-with"), words: "dossier \(site.options.version)"))
    return facts
  }

  /// How often each word occurs, most frequent first.
  private func counts(_ words: [String], _ one: String) -> [FactPiece] {
    var count: [String: Int] = [:]
    for word in words { count[word, default: 0] += 1 }
    return count.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(60).map {
      FactPiece(name: say.said($0.key), words: say.count(one, $0.value))
    }
  }

  /// The sources with most passages set aside.
  private func removedIn() -> [FactPiece] {
    let counts = dossier.documents.enumerated().map { index, document in
      (index: index, count: document.removed.count + document.setAside.count)
    }
    let rows = counts.filter { $0.count > 0 }.sorted { ($1.count, $0.index) < ($0.count, $1.index) }
    return rows.prefix(40).map {
      FactPiece(
        name: catalogue.mark($0.index), words: catalogue.title($0.index).isolated,
        href: link(addresses.documents[$0.index]), note: say.count("passage", $0.count))
    }
  }

  /// Names of the rules that read something, with how often.
  private func rules() -> [FactPiece] {
    var count: [String: Int] = [:]
    for analysis in dossier.analyses {
      for date in analysis.dates { count[say("about.rule-date", ["rule": date.rule]), default: 0] += 1 }
      for figure in analysis.figures {
        count[say("about.rule-figure", ["rule": figure.rule]), default: 0] += 1
      }
      for statement in analysis.attributions {
        count[say("about.rule-statement", ["rule": statement.rule]), default: 0] += 1
      }
    }
    return count.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(80).map {
      FactPiece(name: $0.key, words: say.number($0.value))
    }
  }

  private func corrections() -> [FactPiece] {
    func row(_ what: String, _ curated: Curated?) -> FactPiece? {
      guard let curated else { return nil }
      let parts = [curated.was.map { say("about.before", ["was": $0]) }, curated.reason].compactMap { $0 }
      return FactPiece(
        name: say("about.action", ["action": say("action.\(curated.action.rawValue)"), "what": what]),
        words: parts.isEmpty ? say("about.no-reason") : parts.joined(separator: "; "))
    }
    return dossier.clusters.compactMap { row($0.label, $0.curated) }
      + dossier.events.compactMap { row(say.date($0.edtf), $0.curated) }
      + dossier.claims.compactMap { row(claimLabel($0), $0.curated) }
      + dossier.actors.compactMap { row($0.name, $0.curated) }
      + dossier.figures.compactMap { row(say.value(dossier.analysis(of: $0)), $0.curated) }
  }
}
