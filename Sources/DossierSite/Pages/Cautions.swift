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
  var cites: [CitationPiece] = []
  static let fields: Fields<Self> = [
    .text("before") { $0.before }, .text("words") { $0.words }, .url("href") { $0.href },
    .text("after") { $0.after }, .list("cites") { $0.cites },
  ]
}

extension Desk {
  /// All reasons for caution, the gravest first.
  func cautions() -> [CautionPiece] {
    site.doubts.map { doubt in
      CautionPiece(
        before: doubt.before, words: doubt.words, href: doubt.target.map(link), after: doubt.after,
        cites: doubt.places.map { cite($0.document, $0.span) })
    }
  }
}

/// A reason for caution; targets are relative to the top of the site.
struct Doubt: Sendable {
  var before: String
  var words: String? = nil
  var target: String? = nil
  var after = ""
  var places: [Mention] = []
}

/// Finds what weakens a dossier.
struct Doubts {
  let catalogue: Catalogue
  let listing: Listing
  private var dossier: Dossier { catalogue.dossier }
  private var register: Register { catalogue.register }

  func all() -> [Doubt] {
    [oneSource(), broken(), contradictions(), differences(), denials(), unnamed(), undated(), unresolved()]
      .compactMap { $0 } + [copies(), notRead(), withheld(), cutOff()].compactMap { $0 }
  }

  init(_ catalogue: Catalogue, _ listing: Listing) { (self.catalogue, self.listing) = (catalogue, listing) }

  private func oneSource() -> Doubt? {
    switch register.articles.count {
    case 0: return Doubt(before: "There is no source yet: nothing here can be checked.")
    case 1:
      return Doubt(
        before: "Everything here rests on ", words: "one source", target: "sources.html",
        after: ". Nothing is corroborated.")
    default:
      let groups = dossier.clusters.filter { $0.figures.count > 0 }
      let single = groups.filter { $0.independent < 2 }.count
      guard single > 0 else { return nil }
      return Doubt(
        before: "\(single) of \(Wording.count(groups.count, "quantity", "quantities")) rest on ",
        words: "one independent source or none",
        target: "figures.html", after: ".")
    }
  }

  private func broken() -> Doubt? {
    let errors = dossier.diagnostics.filter { $0.severity == .error }
    if errors.isEmpty { return nil }
    return Doubt(
      before: "", words: Wording.count(errors.count, "fault") + " in the sources",
      target: "about.html#faults",
      after: ": some of them could not be read.")
  }

  private func contradictions() -> Doubt? {
    let relations = dossier.relations.filter { $0.kind == .contradict }.count
    if relations == 0 { return nil }
    return Doubt(
      before: "", words: Wording.count(relations, "contradiction"), target: "contradictions.html",
      after: " between statements \(relations == 1 ? "is" : "are") not settled.")
  }

  private func differences() -> Doubt? {
    guard let cluster = listing.clusters.first(where: { listing.standings[$0] == .differ }) else {
      return nil
    }
    let group = dossier.clusters[cluster]
    return Doubt(
      before: "Numbers differ: ", words: group.label, target: catalogue.target(cluster: cluster),
      after: ", \(Wording.range(group.low, group.high, group.unit)); they may count different things.")
  }

  private func denials() -> Doubt? {
    let denied = dossier.claims.filter(\.isDisputed).count
    if denied == 0 { return nil }
    return Doubt(
      before: "", words: Wording.count(denied, "claim"), target: "claims.html",
      after: " \(denied == 1 ? "is" : "are") denied by somebody.")
  }

  private func unnamed() -> Doubt? {
    let all = dossier.attributions.count
    let unnamed = dossier.attributions.filter { item in
      guard let speaker = dossier.analysis(of: item).speaker else { return true }
      return [.unnamed, .unnamedOfficial, .group].contains(speaker.kind)
    }.count
    guard unnamed > 0, all > 0 else { return nil }
    return Doubt(
      before: "\(unnamed) of \(Wording.count(all, "statement")) ",
      words: unnamed == 1 ? "names no speaker" : "name no speaker",
      target: "sources.html#relied-on", after: ".")
  }

  private func undated() -> Doubt? {
    let undated = register.articles.filter { dossier.documents[$0].source.metadata.published == nil }
    if undated.isEmpty { return nil }
    let who =
      undated.count == register.articles.count && undated.count == 1
      ? "The source carries no date"
      : "\(Wording.count(undated.count, "source")) \(undated.count == 1 ? "carries" : "carry") no date"
    return Doubt(
      before: "\(who): words such as “Tuesday” or “last week” could ", words: "not be resolved",
      target: "timeline.html#undated", after: ".")
  }

  private func unresolved() -> Doubt? {
    if dossier.unresolved.isEmpty { return nil }
    return Doubt(
      before: "", words: "\(Wording.count(dossier.unresolved.count, "expression")) of time",
      target: "timeline.html#undated", after: " got no date.")
  }

  private func copies() -> Doubt? {
    let copies = dossier.standings.filter { $0.copyOf != nil }.count
    if copies == 0 { return nil }
    return Doubt(
      before: "", words: Wording.count(copies, "source"), target: "sources.html",
      after: " \(copies == 1 ? "repeats" : "repeat") the text of another: they count once.")
  }

  private func notRead() -> Doubt? {
    let unread = register.articles.filter { !dossier.documents[$0].source.metadata.isAnalysed }
    guard let first = unread.first else { return nil }
    return Doubt(
      before: "", words: Wording.count(unread.count, "source"), target: catalogue.addresses.documents[first],
      after: " \(unread.count == 1 ? "was" : "were") not read for figures, dates and claims.")
  }

  private func withheld() -> Doubt? {
    let withheld = register.articles.filter { catalogue.policy($0) != .full }.count
    if withheld == 0 { return nil }
    return Doubt(
      before: "The words of ", words: Wording.count(withheld, "source"), target: "sources.html",
      after: " are not or only partly published here; the originals have to be consulted.")
  }

  private func cutOff() -> Doubt? {
    let ids = site(of: "cut")
    return ids.isEmpty
      ? nil
      : Doubt(
        before: "\(Wording.count(ids.count, "source")) \(ids.count == 1 ? "seems" : "seem") to ",
        words: "break off", target: "about.html#faults", after: ".")
  }

  /// Diagnostics whose code speaks of a text that breaks off.
  private func site(of word: String) -> [Diagnostic] { dossier.diagnostics.filter { $0.id.contains(word) } }
}
