// "Before you rely on this": what weakens the dossier, said beside its summary.
import DossierModel
import DossierTemplates
import DossierText

/// One sentence of doubt with one link in it.
struct CautionPiece: ViewModel {
  var before: String
  var words: String? = nil
  var href: String? = nil
  var after = ""
  static let fields: Fields<Self> = [
    .text("before") { $0.before }, .text("words") { $0.words }, .url("href") { $0.href },
    .text("after") { $0.after },
  ]
}

extension Desk {
  /// All reasons for caution, the gravest first.
  func cautions() -> [CautionPiece] {
    site.doubts.map { doubt in
      CautionPiece(
        before: doubt.before, words: doubt.words, href: doubt.target.map(link), after: doubt.after)
    }
  }
}

/// A reason for caution: a sentence with the words of its link in square brackets. Targets are relative to the top
/// of the site.
struct Doubt: Sendable {
  var before: String
  var words: String?
  var target: String?
  var after = ""

  /// `sentence` is the row's text with its values, in the parts around its link.
  init(_ sentence: (before: String, words: String?, after: String), target: String? = nil) {
    (before, words, after) = sentence
    self.target = target
  }
}

/// Finds what weakens a dossier.
struct Doubts {
  let catalogue: Catalogue
  let listing: Listing
  let say: Wording
  private var dossier: Dossier { catalogue.dossier }
  private var register: Register { catalogue.register }

  func all() -> [Doubt] {
    [
      oneSource(), broken(), contradictions(), differences(), denials(), unnamed(), undated(), unresolved(),
      copies(), notRead(), withheld(), cutOff(),
    ].compactMap { $0 }
  }

  init(_ catalogue: Catalogue, _ listing: Listing, _ say: Wording) {
    (self.catalogue, self.listing, self.say) = (catalogue, listing, say)
  }

  private func oneSource() -> Doubt? {
    switch register.articles.count {
    case 0: return Doubt(say.linked("doubt.no-source"))
    case 1: return Doubt(say.linked("doubt.one-source"), target: "sources.html")
    default:
      let groups = dossier.clusters.filter { $0.figures.count > 0 }
      let single = groups.filter { $0.independent < 2 }.count
      guard single > 0 else { return nil }
      return Doubt(
        say.linked("doubt.single", n: groups.count, ["some": say.number(single)]), target: "figures.html")
    }
  }

  private func broken() -> Doubt? {
    doubt("doubt.faults", dossier.diagnostics.count { $0.severity == .error }, target: "about.html#faults")
  }

  /// The row's sentence about a number of things; nil when there are none.
  private func doubt(_ key: String, _ number: Int, target: String) -> Doubt? {
    number == 0 ? nil : Doubt(say.linked(key, n: number), target: target)
  }

  private func contradictions() -> Doubt? {
    doubt(
      "doubt.contradictions", dossier.relations.count(where: \.isContradiction),
      target: "contradictions.html")
  }

  private func differences() -> Doubt? {
    guard let cluster = listing.clusters.first(where: { listing.standings[$0] == .differ }) else {
      return nil
    }
    let group = dossier.clusters[cluster]
    return Doubt(
      say.linked(
        "doubt.differ", ["label": group.label, "range": say.range(group.low, group.high, group.unit)]),
      target: catalogue.target(cluster: cluster))
  }

  private func denials() -> Doubt? {
    doubt("doubt.denied", dossier.claims.count(where: \.isDisputed), target: "claims.html")
  }

  private func unnamed() -> Doubt? {
    let all = dossier.attributions.count
    let unnamed = dossier.attributions.filter { item in
      guard let speaker = dossier.analysis(of: item).speaker else { return true }
      return [.unnamed, .unnamedOfficial, .group].contains(speaker.kind)
    }.count
    guard unnamed > 0, all > 0 else { return nil }
    return Doubt(
      say.linked("doubt.unnamed", n: unnamed, ["all": say.count("statement", all)]),
      target: "sources.html#relied-on")
  }

  private func undated() -> Doubt? {
    let undated = register.articles.filter { dossier.documents[$0].source.metadata.published == nil }
    if undated.isEmpty { return nil }
    if undated.count == 1, register.articles.count == 1 {
      return Doubt(say.linked("doubt.source-undated"), target: undatedTarget)
    }
    return doubt("doubt.undated", undated.count, target: undatedTarget)
  }

  /// What could not be resolved for want of a date; the list of sources, which flags them, where that is nothing.
  private var undatedTarget: String { dossier.unresolved.isEmpty ? "sources.html#list" : listing.undatedPath }

  private func unresolved() -> Doubt? {
    doubt("doubt.unresolved", dossier.unresolved.count, target: listing.undatedPath)
  }

  private func copies() -> Doubt? {
    doubt("doubt.copies", dossier.standings.count { $0.copyOf != nil }, target: "sources.html")
  }

  private func notRead() -> Doubt? {
    let unread = register.articles.filter { !dossier.documents[$0].source.metadata.isAnalysed }
    guard let first = unread.first else { return nil }
    return doubt("doubt.not-read", unread.count, target: catalogue.addresses.documents[first])
  }

  private func withheld() -> Doubt? {
    doubt(
      "doubt.withheld", register.articles.count { catalogue.policy($0) != .full }, target: "sources.html")
  }

  /// Texts that break off.
  private func cutOff() -> Doubt? {
    doubt("doubt.cut", dossier.diagnostics.count(where: \.speaksOfACut), target: "about.html#faults")
  }
}

extension Diagnostic {
  /// Whether it says that a text breaks off.
  var speaksOfACut: Bool { id.contains("cut") }
}
