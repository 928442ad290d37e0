// One actor over all sources: names are joined by their normalised form, by the aliases that a source itself
// gives ("National Seismic Institute (NSI)"), and by those of the configuration. Never by a surname alone.
import DossierModel
import DossierText

/// The actors, and for each document's entities the actor that they are.
struct ActorIndex: Sendable {
  private(set) var actors: [Actor] = []
  /// For each document, for each of its entities: index into `actors`; nil for nationalities.
  private(set) var ofEntity: [[Int?]] = []
  private var byName: [String: Int] = [:]

  init(_ material: Material, configuration: Configuration) {
    var joiner = ActorJoiner(material, configuration)
    joiner.join()
    (actors, ofEntity) = joiner.result()
    for (index, actor) in actors.enumerated() {
      for name in [actor.name] + actor.aliases where byName[ActorName.normalised(name)] == nil {
        byName[ActorName.normalised(name)] = index
      }
    }
  }

  /// The actor that bears a name (a publisher's, say); nil when none does.
  func actor(named name: String) -> Int? { byName[ActorName.normalised(name)] }

  /// The actor of an attribution's speaker; nil when the words name nobody.
  func speaker(_ attribution: Attribution, document: Int) -> Int? {
    guard let entity = attribution.speaker?.entity, ofEntity.indices.contains(document),
      ofEntity[document].indices.contains(entity)
    else { return nil }
    return ofEntity[document][entity]
  }
}

/// Joins entities into actors.
private struct ActorJoiner {
  private struct Item {
    let document, entity: Int
    let names: [String]
  }
  private let material: Material
  private let configuration: Configuration
  private var items: [Item] = []
  private var sets: DisjointSets

  init(_ material: Material, _ configuration: Configuration) {
    (self.material, self.configuration) = (material, configuration)
    for (document, analysis) in material.analyses.enumerated() {
      for (index, entity) in analysis.entities.enumerated() where entity.kind != .nationality {
        let names = ([entity.name] + entity.aliases).map(ActorName.normalised).filter { !$0.isEmpty }
        items.append(Item(document: document, entity: index, names: names))
      }
    }
    sets = DisjointSets(items.count)
  }

  private func entity(_ item: Int) -> Entity {
    material.analyses[items[item].document].entities[items[item].entity]
  }

  /// Persons are never joined with things.
  private func family(_ item: Int) -> String { entity(item).kind == .person ? "p" : "t" }

  /// Whether a name stands for its bearer in other sources too: a person's needs two words.
  private func travels(_ name: String, _ item: Int, isMain: Bool) -> Bool {
    ActorName.wordCount(name) > 1 || (isMain && entity(item).kind != .person)
      || (entity(item).kind == .organisation && isProper(name, item))
  }

  /// "Northlight" for "Northlight Mobile", "NSI" for its long form; not "the Board", "the company".
  private func isProper(_ name: String, _ item: Int) -> Bool {
    let main = items[item].names.first ?? ""
    return main.hasPrefix(name + " ") || ActorName.initials(ofNormalised: main) == name
  }

  mutating func join() {
    var owner: [String: Int] = [:]
    func key(_ item: Int, _ name: String) -> String { family(item) + "\0" + name }
    for item in items.indices {
      for (position, name) in items[item].names.enumerated()
      where travels(name, item, isMain: position == 0) {
        if let other = owner[key(item, name)] {
          sets.join(other, item)
        } else {
          owner[key(item, name)] = item
        }
      }
    }
    joinConfigured(owner)
    joinShortForms()
  }

  private mutating func joinConfigured(_ owner: [String: Int]) {
    for setting in configuration.actors {
      let known = ([setting.name] + setting.aliases).map(ActorName.normalised)
      var first: Int?
      for item in items.indices where items[item].names.contains(where: known.contains) {
        if let first { sets.join(first, item) }
        first = first ?? item
      }
    }
  }

  /// Acronyms and clipped words of exactly one organisation of the dossier.
  private mutating func joinShortForms() {
    var byInitials: [String: Set<Int>] = [:]
    var clipped: [String: [(name: String, item: Int)]] = [:]
    for item in items.indices where entity(item).kind != .person {
      for name in items[item].names {
        if let initials = ActorName.initials(ofNormalised: name), initials.count > 1 {
          byInitials[initials, default: []].insert(sets.find(item))
        }
        if ActorName.wordCount(name) > 1, let last = name.split(separator: " ").last {
          let list = clipped[String(last), default: []]
          if !list.contains(where: { $0.name == name }) { clipped[String(last)] = list + [(name, item)] }
        }
      }
    }
    for item in items.indices where entity(item).kind != .person {
      guard let name = items[item].names.first else { continue }
      let surface = entity(item).name
      if name.count > 1, surface.allSatisfy({ $0.isUppercase || $0 == "." || $0 == "&" }),
        let owners = byInitials[name]
      {
        let roots = Set(owners.map { sets.find($0) })
        if roots.count == 1, let root = roots.first { sets.join(root, item) }
      }
      guard let last = name.split(separator: " ").last else { continue }
      let longer = (clipped[String(last)] ?? []).prefix(500).filter { ActorName.abbreviates(name, $0.name) }
      let roots = Set(longer.map { sets.find($0.item) })
      if roots.count == 1, let root = roots.first { sets.join(root, item) }
    }
  }

  mutating func result() -> ([Actor], [[Int?]]) {
    var actors: [(actor: Actor, members: [Int])] = []
    for members in sets.groups() { actors.append((actor(of: members), members)) }
    actors.sort { a, b in
      if a.actor.mentions.count != b.actor.mentions.count {
        return a.actor.mentions.count > b.actor.mentions.count
      }
      return a.actor.name != b.actor.name
        ? precedes(a.actor.name, b.actor.name) : a.actor.kind.rawValue < b.actor.kind.rawValue
    }
    let ids = StableID.disambiguated(
      actors.map { StableID.make("actor", [$0.actor.kind.rawValue, $0.actor.name]) })
    var ofEntity = material.analyses.map { [Int?](repeating: nil, count: $0.entities.count) }
    for index in actors.indices {
      actors[index].actor.id = ids[index]
      for member in actors[index].members { ofEntity[items[member].document][items[member].entity] = index }
    }
    return (actors.map(\.actor), ofEntity)
  }

  private func actor(of members: [Int]) -> Actor {
    let entities = members.map(entity)
    let setting = configuration.actors.first { setting in
      let known = ([setting.name] + setting.aliases).map(ActorName.normalised)
      return members.contains { items[$0].names.contains(where: known.contains) }
    }
    let name = setting?.name ?? fullest(entities)
    var aliases: [String] = []
    for alias in entities.flatMap({ [$0.name] + $0.aliases })
    where alias != name && !aliases.contains(alias) {
      aliases.append(alias)
    }
    let mentions = members.flatMap { member in
      entity(member).mentions.map { Mention(document: items[member].document, span: $0) }
    }.sorted { $0.document != $1.document ? $0.document < $1.document : $0.span < $1.span }
    var actor = Actor(id: "", name: name, kind: kind(entities, setting), aliases: aliases, mentions: mentions)
    actor.role = setting?.role ?? entities.lazy.compactMap(\.role).first
    actor.country = setting?.country ?? entities.lazy.compactMap(\.country).first
    return actor
  }

  /// The name with the most words, then the one most often met, then by bytes.
  private func fullest(_ entities: [Entity]) -> String {
    var counts: [String: Int] = [:]
    for entity in entities { counts[entity.name, default: 0] += entity.mentions.count }
    let best = counts.keys.min { a, b in
      let (wordsA, wordsB) = (ActorName.wordCount(a), ActorName.wordCount(b))
      if wordsA != wordsB { return wordsA > wordsB }
      let (countA, countB) = (counts[a, default: 0], counts[b, default: 0])
      return countA != countB ? countA > countB : precedes(a, b)
    }
    return best ?? ""
  }

  private func kind(_ entities: [Entity], _ setting: Configuration.ActorSetting?) -> Actor.Kind {
    if let kind = setting?.kind.flatMap(Actor.Kind.init(rawValue:)) { return kind }
    func weight(_ kind: Entity.Kind) -> Int {
      entities.reduce(0) { $0 + ($1.kind == kind ? $1.mentions.count : 0) }
    }
    let kinds: [(Entity.Kind, Actor.Kind)] = [
      (.person, .person), (.organisation, .organisation), (.place, .place), (.other, .other),
    ]
    return kinds.max { weight($0.0) < weight($1.0) }?.1 ?? .other
  }
}
