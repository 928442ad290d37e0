// Statements in words: who says what with which word, and how sure it is who speaks.
import DossierModel
import DossierText

extension Desk {
  /// An actor's page, or its entry in an index.
  func target(actor: Int) -> String {
    link(catalogue.target(actor: actor))
  }

  /// "Kyrylo Budanov", "probably Kyrylo Budanov", the words as printed, or "speaker not named".
  func speakerName(_ index: Int) -> String {
    let item = dossier.attributions[index]
    let attribution = dossier.analysis(of: item)
    guard let speaker = attribution.speaker else {
      return item.actor.map { dossier.actors[$0].name } ?? say("speaker.not-named")
    }
    let printed = catalogue.words(item.document, speaker.span, limit: 80)
    guard let actor = item.actor else { return printed ?? say("speaker.not-published") }
    let name = dossier.actors[actor].name
    if speaker.isUnsure { return say("speaker.probably", ["name": name]) }
    // A spokesperson or an office speaks for the actor and is not the actor.
    if speaker.kind == .spokesperson, let printed, !printed.contains(name) {
      return say("speaker.for", ["words": printed, "name": name])
    }
    return name
  }

  /// The word that reports, as printed: "warned"; "says" or "denies" when there is none.
  func stanceWord(_ index: Int) -> String {
    let item = dossier.attributions[index]
    let attribution = dossier.analysis(of: item)
    if let cue = attribution.cue, let words = catalogue.words(item.document, cue, limit: 40), !words.isEmpty {
      return words
    }
    return say(attribution.stance == .deny ? "stance.denies" : "stance.says")
  }

  func stanceFlags(_ index: Int) -> [FlagPiece] {
    let item = dossier.attributions[index]
    let attribution = dossier.analysis(of: item)
    var flags: [FlagPiece] = []
    if attribution.stance == .deny { flags.append(flag(named: "denies", "denied")) }
    if attribution.stance == .neutral { flags.append(flag(named: "neutral")) }
    for hedge in attribution.hedges.prefix(2) {
      if let words = catalogue.words(item.document, hedge, limit: 30), !words.isEmpty {
        flags.append(flag(words))
      }
    }
    if attribution.stance != .deny,
      register.claimsOfStatement[index]?.contains(where: { dossier.claims[$0].isDisputed }) == true
    {
      flags.append(flag(named: "disputed", "differ"))
    }
    if dossier.documents[item.document].source.kind == .note { flags.append(flag(named: "note")) }
    return flags
  }

  /// What is said, its pieces joined by "…".
  func said(_ index: Int, limit: Int = 320) -> QuotePiece? {
    let item = dossier.attributions[index]
    let attribution = dossier.analysis(of: item)
    guard let first = attribution.content.first else {
      return quote(item.document, attribution.span, limit: limit)
    }
    var piece = quote(item.document, first, limit: limit)
    for more in attribution.content.dropFirst().prefix(3) where (piece?.words.utf8.count ?? limit) < limit {
      if let words = catalogue.words(item.document, more, limit: limit), !words.isEmpty {
        piece?.words += " … " + words
      }
    }
    if let words = piece?.words { piece?.words = Self.withoutOuterMarks(words) }
    return piece
  }

  private static let marks: [(open: Character, close: Character)] = [
    ("\"", "\""), ("“", "”"), ("„", "“"), ("«", "»"), ("‘", "’"), ("'", "'"),
  ]

  /// Words without the quotation marks around them all, since the page sets its own.
  static func withoutOuterMarks(_ words: String) -> String {
    for (open, close) in marks {
      guard words.count > 2, words.first == open, words.last == close else { continue }
      let inside = words.dropFirst().dropLast()
      if !inside.contains(open), !inside.contains(close) { return String(inside) }
    }
    return words
  }

  /// Role of an actor as far as it is known: "Head of Ukrainian military intelligence".
  func role(_ actor: Int) -> String? {
    let role = dossier.actors[actor].role
    return role?.isEmpty == true ? nil : role
  }

  /// One statement as an item. `isOwnPage`: this is the list where it lives.
  func statement(_ index: Int, isOwnPage: Bool = false, showsSpeaker: Bool = true) -> ItemPiece {
    let item = dossier.attributions[index]
    let attribution = dossier.analysis(of: item)
    var piece = ItemPiece(head: showsSpeaker ? speakerName(index) : stanceWord(index))
    piece.id = isOwnPage ? item.id : nil
    piece.label = showsSpeaker ? stanceWord(index) : nil
    if attribution.cue != nil {
      piece.labelLanguage = say.labelLanguage
      if !showsSpeaker { piece.headLanguage = say.labelLanguage }
    }
    if showsSpeaker, let actor = item.actor { piece.href = target(actor: actor) }
    piece.flags = stanceFlags(index)
    piece.quote = said(index)
    piece.cites = [cite(item.document, attribution.content.first ?? attribution.span)]
    let direct = attribution.isDirect ? say("statement.direct") : nil
    let unsure = attribution.speaker?.isUnsure == true ? say("statement.unsure") : nil
    piece.speaker = [direct, unsure, publication(item.document)].compactMap { $0 }.joined(separator: "; ")
    return piece
  }
}
