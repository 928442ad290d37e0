// What pages say of themselves in schema.org's words (JSON-LD): the dossier a report, a source an article, a note a
// work that cites, a claim with its appearances, people, organisations and places by name. No rating of claims: the
// program makes none.
import DossierModel
import DossierTemplates
import DossierText

extension Desk {
  private func data(_ type: String, _ write: (inout JSONWriter) -> Void) -> JSONWriter {
    var json = JSONWriter()
    json.object { json in
      json.key("@context", "https://schema.org")
      json.key("@type", type)
      write(&json)
    }
    return json
  }

  /// A whole address; nil without `base-url`.
  private func address(_ path: String) -> String? { dossier.configuration.baseURL.map { $0 + path } }

  private func named(_ json: inout JSONWriter, _ key: StaticString, _ type: String, _ name: String) {
    json.key(key)
    json.object { json in
      json.key("@type", type)
      json.key("name", name)
    }
  }

  /// The home page.
  func reportData() -> JSONWriter {
    let configuration = dossier.configuration
    return data("Report") { json in
      json.key("name", site.title)
      if let description = configuration.description { json.key("description", description) }
      json.key("inLanguage", say.language)
      if let url = address("") { json.key("url", url) }
      if !configuration.authors.isEmpty {
        json.key("author")
        json.array(configuration.authors) { json, name in
          json.object { json in
            json.key("@type", "Person")
            json.key("name", name)
          }
        }
      }
      if let organisation = configuration.organisation {
        named(&json, "publisher", "Organization", organisation)
      }
      if let date = configuration.asOf, date.precision == .day, let day = date.first.day {
        json.key("dateModified", day.iso)
      }
      if let tags = configuration.tags.isEmpty ? nil : configuration.tags { json.key("keywords", tags) }
    }
  }

  /// The list of sources.
  func sourcesData() -> JSONWriter {
    data("CollectionPage") { json in
      json.key("name", say("page.sources"))
      json.key("inLanguage", say.language)
      named(&json, "isPartOf", "Report", site.title)
    }
  }

  /// A source.
  func articleData(_ index: Int) -> JSONWriter {
    let metadata = dossier.documents[index].source.metadata
    return data("NewsArticle") { json in
      json.key("headline", metadata.title.value)
      json.key("inLanguage", metadata.language.value)
      if let date = metadata.published?.value.first.day, metadata.published?.value.precision == .day {
        json.key("datePublished", date.iso)
      }
      if let url = metadata.url, let outside = Self.outside(url.value) { json.key("url", outside) }
      if let byline = metadata.byline, !byline.value.isEmpty { json.key("author", byline.value) }
      if let publisher = metadata.publisher { named(&json, "publisher", "Organization", publisher.value) }
    }
  }

  /// A further page of a long source.
  func partData(_ part: SourcePart) -> JSONWriter {
    let metadata = dossier.documents[part.document].source.metadata
    return data("CreativeWork") { json in
      json.key("name", metadata.title.value)
      json.key("position", part.number + 1)
      json.key("inLanguage", metadata.language.value)
      json.key("isPartOf")
      json.object { json in
        json.key("@type", "NewsArticle")
        json.key("headline", metadata.title.value)
        if let page = address(addresses.documents[part.document]) { json.key("mainEntityOfPage", page) }
      }
    }
  }

  /// A note with the sources that it cites.
  func noteData(_ index: Int) -> JSONWriter {
    let metadata = dossier.documents[index].source.metadata
    return data("CreativeWork") { json in
      json.key("name", metadata.title.value)
      json.key("inLanguage", metadata.language.value)
      if let byline = metadata.byline, !byline.value.isEmpty { json.key("author", byline.value) }
      let cites = dossier.standings[index].cites
      if !cites.isEmpty { json.key("citation", cites.map { citeAs($0) }) }
      named(&json, "isPartOf", "Report", site.title)
    }
  }

  /// Claims that several make or deny, each with the sources in which it appears.
  func claimsData(_ claims: [Int]) -> JSONWriter? {
    if claims.isEmpty { return nil }
    var json = JSONWriter()
    json.object { json in
      json.key("@context", "https://schema.org")
      json.key("@graph")
      json.array(claims) { json, index in
        let claim = dossier.claims[index]
        let documents = Set(claim.mentions.map { dossier.attributions[$0.attribution].document }).sorted()
        json.object { json in
          json.key("@type", "Claim")
          json.key("name", claimLabel(claim))
          json.key("appearance")
          json.array(Array(documents.prefix(12))) { json, document in
            let metadata = dossier.documents[document].source.metadata
            json.object { json in
              json.key("@type", "CreativeWork")
              json.key("name", metadata.title.value)
              if let url = metadata.url.flatMap({ Self.outside($0.value) }) { json.key("url", url) }
            }
          }
        }
      }
    }
    return json
  }

  /// A person, organisation or place.
  func actorData(_ index: Int) -> JSONWriter {
    let actor = dossier.actors[index]
    let type =
      switch actor.kind {
      case .person: "Person"
      case .organisation: "Organization"
      case .place: "Place"
      case .vessel: "Vehicle"
      case .event: "Event"
      case .other: "Thing"
      }
    return data(type) { json in
      json.key("name", actor.name)
      if !actor.aliases.isEmpty { json.key("alternateName", actor.aliases) }
      if actor.kind == .person, let role = role(index) { json.key("jobTitle", role) }
    }
  }
}
