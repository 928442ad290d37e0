// dossier.yml as values.

/// How notes cite their sources: `[1:4]`, or `(Fisher 2024)`.
package enum BibliographyStyle: String, CaseIterable, Hashable, Sendable {
  case numbered
  case authorDate = "author-date"
}

/// The dossier's configuration; every key is optional in the file.
package struct Configuration: Hashable, Sendable {
  package struct Publisher: Hashable, Sendable {
    package var name: String
    package var country, kind, reliability: String?
    package init(name: String) { self.name = name }
  }
  package struct ActorSetting: Hashable, Sendable {
    package var name: String
    package var kind, role, country: String?
    package var aliases: [String] = []
    package init(name: String) { self.name = name }
  }
  package var title: String?
  package var subtitle: String?
  package var description: String?
  package var authors: [String] = []
  package var organisation: String?
  /// BCP 47 tag of the interface and of the author's own words.
  package var language = "en"
  package var published: EDTFDate?
  package var asOf: EDTFDate?
  /// With a final slash.
  package var baseURL: String?
  package var trafficLight: TrafficLight?
  package var textPolicy: TextPolicy = .full
  /// How notes cite.
  package var bibliography: BibliographyStyle = .numbered
  package var tags: [String] = []
  /// Order and names of pages; empty for the default.
  package var sections: [Section] = []
  package struct Section: Hashable, Sendable {
    package var page: String
    package var label: String?
    package init(page: String, label: String?) { (self.page, self.label) = (page, label) }
  }
  /// In the order of the file.
  package var publishers: [Publisher] = []
  package var actors: [ActorSetting] = []
  /// Globs of files that are not read.
  package var ignore: [String] = []
  /// Names in the output folder that a build carries over.
  package var keep: [String] = []
  /// `#rrggbb`; nil for the built-in one.
  package var accent: String?
  /// Names of the faces in which the dossier and its sources speak; nil for the built-in ones.
  package var sansFace, serifFace: String?
  package static let sansFaces = ["system", "humanist", "grotesque"]
  package static let serifFaces = ["book", "transitional", "slab"]
  package var timelineFrom, timelineTo: EDTFDate?
  package var isStrict = false
  package init() {}
}
