// The actors of the dossier, and which of them each document's names and speakers are.
import DossierModel
import DossierText

/// The actors, and for each document's entities the actor that they are.
struct ActorIndex: Sendable {
  let actors: [Actor]
  /// For each document, for each of its entities: index into `actors`; nil for nationalities.
  let ofEntity: [[Int?]]
  private var byName: [String: Int] = [:]
  /// For each document the mentions of persons and organisations, in text order.
  private var mentions: [[(span: Span, actor: Int)]]
  private let names: ActorNames

  init(_ material: Material, configuration: Configuration) {
    names = ActorNames(material.tables)
    var joiner = ActorJoiner(material, configuration, names)
    joiner.join()
    (actors, ofEntity) = joiner.result()
    mentions = material.documents.map { _ in [] }
    for (index, actor) in actors.enumerated() {
      if actor.kind == .person || actor.kind == .organisation {
        for mention in actor.mentions { mentions[mention.document].append((mention.span, index)) }
      }
      for name in [actor.name] + actor.aliases where byName[names.normalised(name)] == nil {
        byName[names.normalised(name)] = index
      }
    }
    for document in mentions.indices { mentions[document].sort { $0.span < $1.span } }
  }

  /// The actor that bears a name (a publisher's, say); nil when none does.
  func actor(named name: String) -> Int? { byName[names.normalised(name)] }

  /// The actor of an attribution's speaker; nil when the words name nobody.
  func speaker(_ attribution: Attribution, document: Int) -> Int? {
    guard let speaker = attribution.speaker, ofEntity.indices.contains(document) else { return nil }
    if let entity = speaker.entity {
      return ofEntity[document].indices.contains(entity) ? ofEntity[document][entity] : nil
    }
    // "A crew that calls itself Red Anchor says": the name between the speaker and the verb.
    guard let cue = attribution.cue, speaker.span.end < cue.start, cue.start - speaker.span.end <= 60 else {
      return nil
    }
    return named(in: Span(speaker.span.end, cue.start), document: document)
  }

  /// The only person or organisation whose name stands inside a span; nil for none or several.
  func named(in span: Span, document: Int) -> Int? {
    let list = mentions[document]
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if list[middle].span.start < span.start { low = middle + 1 } else { high = middle }
    }
    let inside = list[low...].prefix(20).prefix { $0.span.end <= span.end }.map(\.actor)
    return Set(inside).count == 1 ? inside.first : nil
  }
}
