// Which part of a saved page gave a metadata value, so that a reader can see why an author or a date is believed.

/// A part of a page, and the name that the value has there.
package struct PagePart: Hashable, Sendable {
  /// The raw value is the export's word; the interface has words of its own (`part.` in the strings).
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The page's own address: its path holds a day.
    case address
    case openGraph = "open-graph"
    case linkedData = "json-ld"
    case meta
    case microdata
    /// A link with `rel=author`.
    case authorLink = "rel-author"
    /// A `time` element.
    case time
    /// Words that readers see: an author line, a date line.
    case byline, dateline
    case heading
    case titleElement = "title"
    case canonicalLink = "canonical"
    case languageAttribute = "html-lang"
    /// What the browser or the MHTML file around the page says.
    case savedFrom = "saved-from"
  }
  package var kind: Kind
  /// The property or `meta` name, such as `article:published_time`; nil where the kind says it all.
  package var name: String?
  package init(_ kind: Kind, _ name: String? = nil) { (self.kind, self.name) = (kind, name) }
}
