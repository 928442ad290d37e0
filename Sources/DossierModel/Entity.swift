// People, organisations and places in one document.
package import DossierText

/// One name, with all its mentions in one document.
package struct Entity: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case person = "PERSON"
    case organisation = "ORG"
    case place = "PLACE"
    case nationality = "NORP"
    case other = "MISC"
  }
  package var kind: Kind
  /// The fullest form, without title or article.
  package var name: String
  /// The other surface forms, in order of appearance.
  package var aliases: [String] = []
  /// Title or office beside the name, as worded at the first such place.
  package var role: String?
  /// ISO 3166-1 alpha-2, where the gazetteer knows it.
  package var country: String?
  /// In text order; not empty.
  package var mentions: [Span]
  /// Name of the rule that gave the kind: `gazetteer`, `title`, `suffix`, `tagger`.
  package var rule: String

  package init(kind: Kind, name: String, mentions: [Span], rule: String) {
    (self.kind, self.name, self.mentions, self.rule) = (kind, name, mentions, rule)
  }
}
