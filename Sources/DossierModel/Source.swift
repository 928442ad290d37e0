// One collected file with what is known about it.
package import DossierText

/// Whether a source is somebody's article or a note by the dossier's author.
package enum SourceKind: String, Sendable, Hashable, CaseIterable { case article, note }

/// How a source's bytes are read.
package enum SourceFormat: String, Sendable, Hashable { case text, markdown, html }

/// Where a metadata field comes from; the raw value is the export's word.
package enum MetadataOrigin: String, Sendable, Hashable {
  case frontMatter = "meta"
  case sidecar, page, text, name
  /// Day and month from the text, the year from the dossier's dated sources.
  case neighbours
  /// Nobody said so: the documented default.
  case assumed
}

/// A metadata value, where it comes from and, for a YAML key, its place.
package struct Field<Value: Hashable & Sendable>: Hashable, Sendable {
  package var value: Value
  package var origin: MetadataOrigin
  package var place: Diagnostic.Place?
  /// The part of a saved page that says so: where the value is from, or what bears out the front matter or sidecar.
  package var part: PagePart?
  package init(
    _ value: Value, _ origin: MetadataOrigin, at place: Diagnostic.Place? = nil, part: PagePart? = nil
  ) {
    (self.value, self.origin, self.place, self.part) = (value, origin, place, part)
  }

  /// The same, borne out by what the page says, if it says the same.
  package func borneOut(by page: Self?) -> Self {
    guard part == nil, let page, page.value == value else { return self }
    return Field(value, origin, at: place, part: page.part)
  }
}

/// How much of a source's text may be published.
package enum TextPolicy: String, Sendable, Hashable, CaseIterable { case full, quotes, none }

/// Traffic Light Protocol 2.0 (FIRST).
package enum TrafficLight: String, Sendable, Hashable, CaseIterable {
  case clear, green, amber
  case amberStrict = "amber+strict"
  case red
}

/// What is known about a source, field by field (the keys of the user guide).
package struct Metadata: Hashable, Sendable {
  package var title: Field<String>
  package var byline: Field<[String]>?
  package var publisher: Field<String>?
  package var published: Field<EDTFDate>?
  /// The day of a date line that lacks its year, for a source that nothing else dates.
  package var yearlessDay: YearlessDay?
  package var accessed: EDTFDate?
  package var url: Field<String>?
  package var archived: String?
  /// BCP 47; `.assumed` "en" when nothing says otherwise.
  package var language: Field<String>
  package var tags: [String] = []
  /// Citation key, unique over the dossier; `.assumed` when it is the file's stem.
  package var key: Field<String>
  package var summary: String?
  /// "A" ... "F" (Admiralty code).
  package var reliability: String?
  /// 1 ... 6 (Admiralty code).
  package var credibility: Int?
  package var trafficLight: TrafficLight?
  package var rights: String?
  package var textPolicy: TextPolicy = .full
  /// `analyse: false`, or a language that the analysis does not read.
  package var isAnalysed = true
  package var isDraft = false
  package var slug: String?
  package var aliases: [String] = []

  package init(title: Field<String>, language: Field<String>, key: Field<String>) {
    (self.title, self.language, self.key) = (title, language, key)
  }
}

/// Where one metadata field comes from, for the exports.
package struct FieldOrigin: Hashable, Sendable {
  package var field: String
  package var origin: MetadataOrigin
  package var part: PagePart?
}

extension Metadata {
  /// Where each field that has a value comes from, in the order of the exports.
  package var origins: [FieldOrigin] {
    func of<Value>(_ field: String, _ value: Field<Value>?) -> FieldOrigin? {
      value.map { FieldOrigin(field: field, origin: $0.origin, part: $0.part) }
    }
    return [
      of("title", title), of("byline", byline), of("publisher", publisher), of("published", published),
      of("url", url), of("language", language),
    ].compactMap { $0 }
  }
}

/// A file of the content folder that was read.
package struct Source: Hashable, Sendable {
  /// Relative to the content folder, with `/`.
  package var path: String
  package var kind: SourceKind
  package var format: SourceFormat
  /// SHA-256 of the file's bytes, hexadecimal.
  package var digest: String
  package var metadata: Metadata

  package init(path: String, kind: SourceKind, format: SourceFormat, digest: String, metadata: Metadata) {
    (self.path, self.kind, self.format) = (path, kind, format)
    (self.digest, self.metadata) = (digest, metadata)
  }

  /// Derived from the key if one is given, else the address, else the path: survives a reordering of files.
  package var id: String {
    if metadata.key.origin != .assumed { return StableID.make("source", [metadata.key.value]) }
    return StableID.make("source", [metadata.url?.value ?? path])
  }
}
