// Which part of a saved page gave a metadata value, so that a reader can see why an author or a date is believed.
package import DossierText

/// A part of a page, and the name that the value has there.
package struct PagePart: Hashable, Sendable {
  /// The raw value is the export's word; the interface has words of its own (`page-part.` in the strings).
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

extension JSONWriter {
  /// The key `origins`: for each field that is known, where it comes from.
  package mutating func origins(of metadata: Metadata) {
    key("origins")
    object { json in
      for origin in metadata.origins {
        json.key(of: origin.field)
        json.object { json in
          json.key("from", origin.origin.rawValue)
          guard let part = origin.part else { return }
          json.key("part", part.kind.rawValue)
          if let name = part.name { json.key("name", name) }
        }
      }
    }
  }
}
