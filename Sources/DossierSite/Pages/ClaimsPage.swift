// claims.html: who asserts, who denies; first what several speak about, then every statement by speaker.
import DossierModel
import DossierTemplates
import DossierText

/// A proposition with those who assert and those who deny it.
struct ClaimPiece: ViewModel {
  var id, label, count: String
  /// BCP 47 tag of `label` where it is not in the page's language.
  var labelLanguage: String?
  var flags: [FlagPiece]
  var asserted, denied, open: [ItemPiece]
  static let fields: Fields<Self> = [
    .text("id") { $0.id }, .text("label") { $0.label }, .text("label-lang") { $0.labelLanguage },
    .text("count") { $0.count }, .list("flags") { $0.flags },
    .flag("has-asserted") { !$0.asserted.isEmpty }, .list("asserted") { $0.asserted },
    .flag("has-denied") { !$0.denied.isEmpty }, .list("denied") { $0.denied },
    .flag("has-open") { !$0.open.isEmpty }, .list("open") { $0.open },
  ]
}

/// One speaker with the statements.
struct SpeakerPiece: ViewModel {
  var id, name: String
  var href: String?
  var role: String?
  var count: String
  var statements: [ItemPiece]
  static let fields: Fields<Self> = [
    .text("id") { $0.id }, .text("name") { $0.name }, .url("href") { $0.href }, .text("role") { $0.role },
    .text("count") { $0.count }, .list("statements") { $0.statements },
  ]
}

/// Statements by speaker, or a page of them.
struct ClaimsPage: ViewModel {
  var frame: FramePiece
  var count: String
  var claims: [ClaimPiece]
  /// The pages of the claims that several speak about.
  var claimPages: [LinkPiece]
  var speakers: [SpeakerPiece]
  var hasStatements: Bool
  var index: [LinkPiece]
  var pages: [LinkPiece]
  static let fields: Fields<Self> = [
    .object("frame") { $0.frame }, .text("count") { $0.count }, .flag("has-claims") { !$0.claims.isEmpty },
    .list("claims") { $0.claims }, .flag("has-claim-pages") { !$0.claimPages.isEmpty },
    .list("claim-pages") { $0.claimPages },
    .flag("has-statements") { $0.hasStatements },
    .flag("is-empty") { !$0.hasStatements && $0.claims.isEmpty },
    .flag("has-speakers") { !$0.speakers.isEmpty }, .list("speakers") { $0.speakers },
    .flag("has-index") { $0.index.count > 1 }, .list("index") { $0.index },
    .flag("has-pages") { $0.pages.count > 1 }, .list("pages") { $0.pages },
  ]
}

extension Desk {
  func claims(_ page: Int) -> ClaimsPage {
    let named = listing.speakers.filter { $0.actor != nil }.count
    let claims = page == 0 ? listing.claimPages[0].rows : []
    return ClaimsPage(
      frame: frame(
        title: paged(say("page.claims"), page), kind: site.title, section: "claims",
        description: say("claims.description"),
        jsonLD: claimsData(claims)),
      count: [
        say.count("statement", dossier.attributions.count), say.count("named-speaker", named),
        dossier.claims.isEmpty ? nil : say("claims.by-several", n: dossier.claims.count),
      ].compactMap { $0 }.joined(separator: " · "),
      claims: claims.map { claim($0) },
      claimPages: page == 0 ? pageLinks(listing.claimPages, current: 0) : [],
      speakers: listing.statementPages[page].rows.map { speaker(listing.speakerParts[$0]) },
      hasStatements: !dossier.attributions.isEmpty,
      index: page == 0 ? speakerIndex() : [],
      pages: pageLinks(listing.statementPages, current: page) { name(listing.speakerParts[$0].speaker) })
  }

  /// A further page of the claims that several speak about.
  func claimsBySeveral(_ page: Int) -> ClaimsPage {
    let claims = listing.claimPages[page].rows
    return ClaimsPage(
      frame: frame(
        title: paged(say("claims.several"), page), kind: site.title, section: "claims",
        description: say("claims.description"), jsonLD: claimsData(claims)),
      count: say("claims.by-several", n: dossier.claims.count), claims: claims.map { claim($0) },
      claimPages: pageLinks(listing.claimPages, current: page), speakers: [], hasStatements: false, index: [],
      pages: [])
  }

  /// "Page with anchor" of a speaker on the list.
  private func speakerIndex() -> [LinkPiece] {
    var links: [LinkPiece] = []
    for page in listing.statementPages {
      for row in page.rows where links.count < 600 {
        let part = listing.speakerParts[row]
        guard part.statements.lowerBound == 0 else { continue }
        links.append(
          LinkPiece(
            words: name(part.speaker), href: link("\(page.path)#\(anchor(part.speaker))"),
            note: say.number(listing.speakers[part.speaker].statements.count)))
      }
    }
    let rest = listing.speakers.count - links.count
    if rest > 0 { links.append(LinkPiece(words: say("claims.more-speakers", n: rest), href: nil)) }
    return links
  }

  private func name(_ row: Int) -> String {
    let speaker = listing.speakers[row]
    return speaker.actor.map { dossier.actors[$0].name } ?? speaker.words ?? say("speaker.not-named")
  }

  private func anchor(_ row: Int) -> String {
    let speaker = listing.speakers[row]
    if let actor = speaker.actor { return "a-\(dossier.actors[actor].id)" }
    return speaker.words.map { "w-" + Digest.shortName(["speaker", $0]) } ?? "not-named"
  }

  private func speaker(_ part: Listing.SpeakerPart) -> SpeakerPiece {
    let row = part.speaker
    let speaker = listing.speakers[row]
    let isWhole = part.statements.count == speaker.statements.count
    let shown = say(
      "claims.part",
      [
        "first": say.number(part.statements.lowerBound + 1), "last": say.number(part.statements.upperBound),
        "all": say.count("statement", speaker.statements.count),
      ])
    return SpeakerPiece(
      id: anchor(row), name: name(row), href: speaker.actor.map(target), role: speaker.actor.flatMap(role),
      count: isWhole ? say.count("statement", speaker.statements.count) : shown,
      statements: speaker.statements[part.statements].map {
        statement($0, isOwnPage: true, showsSpeaker: false)
      })
  }

  /// A claim with its two sides; the label is made of a source's words and goes where they go.
  func claim(_ index: Int, limit: Int = 12) -> ClaimPiece {
    let claim = dossier.claims[index]
    func side(_ stance: Stance) -> [ItemPiece] {
      claim.mentions.filter { $0.stance == stance }.prefix(limit).map {
        var piece = statement($0.attribution)
        // The claim as a whole says that it is disputed.
        piece.flags.removeAll { $0.style == "differ" }
        return piece
      }
    }
    var flags: [FlagPiece] = []
    if claim.isDisputed { flags.append(flag(named: "disputed", "differ")) }
    if claim.curated != nil { flags.append(flag(named: "editor")) }
    let rest = claim.mentions.count - min(claim.mentions.count, 3 * limit)
    return ClaimPiece(
      id: claim.id, label: claimLabel(claim),
      count: rest > 0
        ? say("claim.first-of-each", n: claim.mentions.count) : say.count("statement", claim.mentions.count),
      labelLanguage: say.labelLanguage, flags: flags, asserted: side(.assert), denied: side(.deny),
      open: side(.neutral))
  }

  func claimLabel(_ claim: Claim) -> String {
    let isWithheld = claim.mentions.allSatisfy {
      catalogue.policy(dossier.attributions[$0.attribution].document) == .none
    }
    return isWithheld ? say("claim.withheld") : claim.label
  }

  func claimRow(_ index: Int) -> ItemPiece {
    let claim = dossier.claims[index]
    var piece = ItemPiece(head: claimLabel(claim))
    piece.headLanguage = say.labelLanguage
    piece.href = link(catalogue.target(claim: index))
    if claim.isDisputed { piece.flags = [flag(named: "disputed", "differ")] }
    for mention in claim.mentions.prefix(6) {
      let item = dossier.attributions[mention.attribution]
      piece.cites.append(cite(item.document, dossier.analysis(of: item).span))
    }
    return piece
  }
}
