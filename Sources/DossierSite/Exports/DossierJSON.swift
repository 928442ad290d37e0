// data/dossier.json: the whole dossier for machines, schema 1 (docs/export.md). Keys and arrays stand in a fixed
// order, offsets count Unicode scalars of the published text, nothing depends on the day of the build.
package import DossierModel
import DossierText

/// `data/dossier.json`, in parts.
func dossierJSON(_ catalogue: Catalogue, version: String) -> RenderedFile {
  RenderedFile(path: Export.json.path, bytes: [], rest: DossierExport(catalogue, version: version).parts())
}

/// Path of a source's published text below the output folder; nil when its text is not published in full.
package func textPath(_ dossier: Dossier, document: Int) -> String? {
  guard dossier.documents.indices.contains(document), dossier.standings.indices.contains(document),
    policy(dossier, document) == .full
  else { return nil }
  return "data/text/\(dossier.standings[document].id).txt"
}

/// The stricter of the dossier's and the source's own rule.
private func policy(_ dossier: Dossier, _ document: Int) -> TextPolicy {
  let order = TextPolicy.allCases
  let own = dossier.documents[document].source.metadata.textPolicy
  let common = dossier.configuration.textPolicy
  return (order.firstIndex(of: own) ?? 0) >= (order.firstIndex(of: common) ?? 0) ? own : common
}

/// Writes the export; holds the scalar index of every text.
private struct DossierExport: Sendable {
  let catalogue: Catalogue
  let version: String
  let indexes: [LineIndex]
  private var dossier: Dossier { catalogue.dossier }

  init(_ catalogue: Catalogue, version: String) {
    (self.catalogue, self.version) = (catalogue, version)
    indexes = catalogue.dossier.documents.map { LineIndex($0.text) }
  }

  typealias Part = @Sendable () -> [UInt8]

  /// One object; each part holds some thousand elements of one of its arrays.
  func parts() -> [Part] {
    let removed = dossier.documents.indices.flatMap { document in
      dossier.documents[document].removed.filter { !$0.span.isEmpty }.map { (document, $0) }
    }
    return [opening]
      + array("sources", Array(dossier.documents.indices), source)
      + array("figures", dossier.figures, figure)
      + array("clusters", dossier.clusters, cluster)
      + array("relations", dossier.relations, relation)
      + array("events", dossier.events, event)
      + array("attributions", dossier.attributions, attribution)
      + array("claims", dossier.claims, claim)
      + array("actors", dossier.actors, actor)
      + array("syndication", dossier.syndication, syndication)
      + array("removed", removed, self.removed)
      + array("unresolved", dossier.unresolved, unresolved)
      + array("diagnostics", dossier.diagnostics, diagnostic)
      + [{ Array("}\n".utf8) }]
  }

  /// The object up to its first array.
  @Sendable private func opening() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("schema", 1)
      json.key("dossier")
      head(&json)
    }
    return json.bytes.dropLast()
  }

  /// `,"name":[...]`, cut between elements.
  private func array<Item: Sendable>(
    _ name: String, _ items: [Item], _ write: @escaping @Sendable (inout JSONWriter, Item) -> Void
  ) -> [Part] {
    ranges(items.count, size: 2000).map { range -> Part in
      return {
        var json = JSONWriter()
        json.array(Array(items[range])) { json, item in json.object { write(&$0, item) } }
        let head = range.lowerBound == 0 ? ",\"\(name)\":[" : ","
        let end: [UInt8] = range.upperBound == items.count ? [0x5D] : []
        return Array(head.utf8) + json.bytes.dropFirst().dropLast() + end
      }
    }
  }

  private func list<Item>(
    _ name: StaticString, _ items: [Item], _ json: inout JSONWriter, _ write: (inout JSONWriter, Item) -> Void
  ) {
    json.key(name)
    json.array { json in
      for item in items { json.object { write(&$0, item) } }
    }
  }

  private func head(_ json: inout JSONWriter) {
    let notes = dossier.documents.count { $0.source.kind == .note }
    json.object { json in
      json.key("title", Site.title(of: dossier))
      json.key("language", dossier.configuration.language)
      json.key("generator", "dossier \(version)")
      json.key("sources", dossier.documents.count - notes)
      json.key("notes", notes)
      json.key("independentSources", dossier.independentSources)
    }
  }

  // MARK: Sources

  @Sendable private func source(_ json: inout JSONWriter, _ index: Int) {
    let source = dossier.documents[index].source
    let metadata = source.metadata
    let standing = dossier.standings[index]
    let byline = metadata.byline?.value.joined(separator: ", ")
    json.key("id", standing.id)
    json.key("kind", source.kind.rawValue)
    json.key("file", source.path)
    json.key("title", metadata.title.value.isEmpty ? nil : metadata.title.value)
    json.key("byline", byline?.isEmpty == false ? byline : nil)
    json.key("publisher", metadata.publisher?.value)
    json.key("published", metadata.published?.value.description)
    json.key("publishedFrom", metadata.published?.origin.rawValue)
    json.key("url", metadata.url?.value)
    json.key("language", metadata.language.value)
    json.key("sha256", source.digest)
    json.key("text", textPath(dossier, document: index))
    json.key("page", catalogue.addresses.documents[index])
    let pages = catalogue.addresses.pages(of: index)
    if pages.count > 1 {
      json.key("parts")
      json.array(Array(zip(pages, catalogue.addresses.cuts[index].firsts))) { json, part in
        json.object { json in
          json.key("page", part.0)
          json.key("firstSentence", part.1 + 1)
        }
      }
    }
    json.key("copyOf", standing.copyOf.map { dossier.standings[$0].id })
    json.key("weight", standing.weight)
    json.key("cites", standing.cites.map { dossier.standings[$0].id })
    let isPublished = policy(dossier, index) == .full
    list("setAside", isPublished ? dossier.documents[index].setAside : [], &json) { json, item in
      json.key("at", indexes[index].scalarOffset(item.offset))
      json.key("reason", item.reason.rawValue)
      json.key("text", item.text)
    }
    json.origins(of: metadata)
  }

  private func offsets(_ document: Int, _ span: Span, _ json: inout JSONWriter) {
    json.key("start", indexes[document].scalarOffset(span.start))
    json.key("end", indexes[document].scalarOffset(span.end))
  }

  private func place(_ document: Int, _ span: Span, _ json: inout JSONWriter) {
    json.key("source", dossier.standings[document].id)
    offsets(document, span, &json)
  }

  /// The words of a span, or nil where none of the text may be published.
  private func quote(_ document: Int, _ span: Span) -> String? {
    policy(dossier, document) == .none ? nil : dossier.documents[document].text[span]
  }

  // MARK: Figures

  @Sendable private func figure(_ json: inout JSONWriter, _ item: DossierFigure) {
    let figure = dossier.analysis(of: item)
    json.key("id", item.id)
    place(item.document, figure.span, &json)
    json.key("quote", quote(item.document, figure.span))
    json.key("value", figure.value)
    json.key("low", figure.low)
    json.key("high", figure.high)
    json.key("comparator", figure.comparator.rawValue)
    json.key("unit", figure.unit)
    json.key("counted", figure.counted.map { dossier.documents[item.document].prose[$0] })
    json.key("claimant")
    if item.claimant != nil || item.claimantText != nil {
      json.object { json in
        json.key("text", item.claimantText ?? item.claimant.map { dossier.actors[$0].name })
        json.key("actor", item.claimant.map { dossier.actors[$0].id })
      }
    } else {
      json.null()
    }
    json.key("asOf", figure.asOf?.description)
    json.key("asOfFrom", figure.asOfOrigin?.rawValue)
    json.key("modality", figure.modality.rawValue)
    json.key("inferred", figure.isInferred)
    curated(item.curated, &json)
  }

  @Sendable private func cluster(_ json: inout JSONWriter, _ cluster: Cluster) {
    json.key("id", cluster.id)
    json.key("label", cluster.label)
    json.key("unit", cluster.unit)
    json.key("counted", cluster.counted)
    json.key("figures", cluster.figures.map { dossier.figures[$0].id })
    json.key("summary")
    json.object { json in
      json.key("low", cluster.low)
      json.key("high", cluster.high)
      json.key("latest", dossier.figures[cluster.latest].id)
      json.key("sources", cluster.sources)
      json.key("independent", cluster.independent)
      json.key("disputed", cluster.isDisputed)
    }
    if let cut = cluster.cut {
      json.key("compared")
      json.object { json in
        json.key("readings", cut.readings)
        json.key("pairs", cut.pairs)
        json.key("compared", cut.compared)
      }
    }
    curated(cluster.curated, &json)
  }

  @Sendable private func relation(_ json: inout JSONWriter, _ relation: Relation) {
    json.key("kind", relation.kind.rawValue)
    json.key("a", relation.a.map { dossier.figures[$0].id })
    json.key("b", relation.b.map { dossier.figures[$0].id })
    json.key("why", catalogue.why(relation))
    curated(relation.curated, &json)
  }

  private func curated(_ curated: Curated?, _ json: inout JSONWriter) {
    guard let curated else { return }
    json.key("curated")
    json.object { json in
      json.key("action", curated.action.rawValue)
      json.key("reason", curated.reason)
      json.key("was", curated.was)
    }
  }

  // MARK: Events, claims

  /// A label is made of a source's words: null when none of the sources behind it lets its words be published.
  private func label(_ label: String, of documents: [Int]) -> String? {
    !documents.isEmpty && documents.allSatisfy { policy(dossier, $0) == .none } ? nil : label
  }

  @Sendable private func event(_ json: inout JSONWriter, _ event: Event) {
    json.key("id", event.id)
    json.key("kind", event.kind.rawValue)
    json.key("edtf", event.edtf.description)
    json.key("start", event.edtf.first.day?.iso)
    json.key("end", event.edtf.last.day?.iso)
    json.key("precision", event.edtf.precision.rawValue)
    json.key("label", label(event.label, of: event.mentions.map(\.document)))
    json.key("rank", event.rank)
    json.key("score", (event.score * 1000).rounded() / 1000)
    json.key("actors", event.actors.map { dossier.actors[$0].id })
    list("mentions", event.mentions, &json) { json, mention in
      place(mention.document, mention.span, &json)
      json.key("rule", mention.rule)
      json.key("anchor", mention.anchor?.date.description)
    }
    curated(event.curated, &json)
  }

  @Sendable private func attribution(_ json: inout JSONWriter, _ item: DossierAttribution) {
    let attribution = dossier.analysis(of: item)
    json.key("id", item.id)
    place(item.document, attribution.span, &json)
    json.key("speaker")
    if let speaker = attribution.speaker {
      json.object { json in
        json.key("text", quote(item.document, speaker.span))
        offsets(item.document, speaker.span, &json)
        json.key("actor", item.actor.map { dossier.actors[$0].id })
        json.key("kind", speaker.kind.rawValue)
      }
    } else if let actor = item.actor {
      // A source that speaks for itself: nobody is named in the text.
      json.object { json in
        json.key("text", dossier.actors[actor].name)
        json.key("actor", dossier.actors[actor].id)
        json.key("kind", SpeakerKind.organisation.rawValue)
      }
    } else {
      json.null()
    }
    json.key("cue")
    if let cue = attribution.cue { json.object { offsets(item.document, cue, &$0) } } else { json.null() }
    json.key("class", attribution.cueClass.rawValue)
    json.key("hedge", attribution.hedges.map { dossier.documents[item.document].text[$0] })
    list("content", attribution.content, &json) { json, span in offsets(item.document, span, &json) }
    json.key("stance", attribution.stance.rawValue)
    json.key("direct", attribution.isDirect)
  }

  @Sendable private func claim(_ json: inout JSONWriter, _ claim: Claim) {
    json.key("id", claim.id)
    json.key(
      "label", label(claim.label, of: claim.mentions.map { dossier.attributions[$0.attribution].document }))
    list("mentions", claim.mentions, &json) { json, mention in
      json.key("attribution", dossier.attributions[mention.attribution].id)
      json.key("stance", mention.stance.rawValue)
    }
    json.key("assertedBy", voices(claim, .assert))
    json.key("deniedBy", voices(claim, .deny))
    json.key("disputed", claim.isDisputed)
    curated(claim.curated, &json)
  }

  /// Ids of the actors, or the words where no actor is known, each once, in the order of the mentions.
  private func voices(_ claim: Claim, _ stance: Stance) -> [String] {
    var result: [String] = []
    for mention in claim.mentions where mention.stance == stance {
      let item = dossier.attributions[mention.attribution]
      let words = dossier.analysis(of: item).speaker.map { dossier.documents[item.document].text[$0.span] }
      guard let voice = item.actor.map({ dossier.actors[$0].id }) ?? words, !result.contains(voice) else {
        continue
      }
      result.append(voice)
    }
    return result
  }

  @Sendable private func actor(_ json: inout JSONWriter, _ actor: Actor) {
    json.key("id", actor.id)
    json.key("name", actor.name)
    json.key("kind", actor.kind.rawValue)
    json.key("role", actor.role)
    json.key("country", actor.country)
    json.key("aliases", actor.aliases)
    list("mentions", actor.mentions, &json) { json, mention in place(mention.document, mention.span, &json) }
    curated(actor.curated, &json)
  }

  // MARK: What was set aside

  @Sendable private func syndication(_ json: inout JSONWriter, _ group: Syndication) {
    json.key("id", group.id)
    json.key("group", group.group.map { dossier.standings[$0].id })
    json.key("origin", group.origin.map { dossier.standings[$0].id })
    json.key("similarity", (group.similarity * 1000).rounded() / 1000)
    json.key("containment", (group.containment * 1000).rounded() / 1000)
    json.key("why", group.why)
  }

  @Sendable private func removed(_ json: inout JSONWriter, _ item: (Int, RemovedSpan)) {
    place(item.0, item.1.span, &json)
    json.key("reason", item.1.reason.rawValue)
  }

  @Sendable private func unresolved(_ json: inout JSONWriter, _ item: Unresolved) {
    place(item.document, item.span, &json)
    json.key("reason", item.reason)
  }

  @Sendable private func diagnostic(_ json: inout JSONWriter, _ item: Diagnostic) {
    json.key("file", item.place.path)
    json.key("line", item.place.line)
    json.key("column", item.place.column)
    json.key("level", item.severity.rawValue)
    json.key("code", item.id)
    json.key("text", item.text)
    json.key("help", item.help)
  }
}

/// `count` elements in ranges of at most `size`; there is always a first one.
func ranges(_ count: Int, size: Int) -> [Range<Int>] {
  count == 0 ? [0..<0] : stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
}
