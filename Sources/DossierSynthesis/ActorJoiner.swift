// One actor over all sources: names are joined by their normalised form, by the aliases that a source itself
// gives ("National Seismic Institute (NSI)"), by those of the configuration, and by short forms that fit exactly
// one name of the dossier. A surname alone is not enough: the texts must share other names too.
import DossierModel
import DossierText

/// Joins entities into actors.
struct ActorJoiner {
  private struct Item {
    let document, entity: Int
    /// Normalised, the main name first.
    let names: [String]
    /// What its main name is in most places.
    var kind = Entity.Kind.other
    /// One of its names is of two words or more and that of an organisation in most places.
    var isFirm = false
    var main: String { names.first ?? "" }
  }
  private let material: Material
  private let names: ActorNames
  /// What the editor says of names, with these as they are compared.
  private let configured: [(setting: Configuration.ActorSetting, names: Set<String>)]
  private var items: [Item] = []
  private var sets: DisjointSets
  /// What a name is in most places; publishers are organisations.
  private var kinds: [String: Entity.Kind] = [:]
  private var capitals: [UInt64: [Mention]] = [:]

  init(_ material: Material, _ configuration: Configuration, _ names: ActorNames) {
    (self.material, self.names) = (material, names)
    configured = configuration.actors.map { setting in
      (setting, Set(([setting.name] + setting.aliases).map(names.normalised)))
    }
    var votes: [String: [Entity.Kind: Int]] = [:]
    var normalised: [String: String] = [:]
    func normal(_ name: String) -> String {
      if let known = normalised[name] { return known }
      normalised[name] = names.normalised(name)
      return normalised[name] ?? ""
    }
    for (document, analysis) in material.analyses.enumerated() {
      for (index, entity) in analysis.entities.enumerated() where entity.kind != .nationality {
        let all = ([entity.name] + entity.aliases).map(normal).filter { !$0.isEmpty }
        items.append(Item(document: document, entity: index, names: all))
        votes[all.first ?? "", default: [:]][entity.kind, default: 0] += entity.mentions.count
      }
    }
    for (name, found) in votes {
      let order: [Entity.Kind] = [.organisation, .place, .person, .other]
      kinds[name] = order.max { found[$0, default: 0] < found[$1, default: 0] } ?? .other
    }
    for document in material.documents {
      if let publisher = document.source.metadata.publisher?.value {
        kinds[names.normalised(publisher)] = .organisation
      }
    }
    sets = DisjointSets(items.count)
    for item in items.indices {
      items[item].kind = kinds[items[item].main] ?? entity(item).kind
      items[item].isFirm = items[item].names.contains {
        kinds[$0] == .organisation && ActorNames.wordCount($0) > 1
      }
    }
  }

  private func entity(_ item: Int) -> Entity {
    material.analyses[items[item].document].entities[items[item].entity]
  }

  private func kind(_ item: Int) -> Entity.Kind { items[item].kind }

  mutating func join() {
    findCapitals()
    joinEqualNames()
    joinConfigured()
    joinParts()
    joinShortForms()
    joinSurnames()
  }

  // MARK: Steps

  /// Equal full names, and aliases that stand for their bearer in other sources too. Persons are never joined
  /// with things.
  private mutating func joinEqualNames() {
    var owner: [String: Int] = [:]
    for item in items.indices {
      let family = kind(item) == .person ? "p" : "t"
      for (position, name) in items[item].names.enumerated() where travels(name, item, isMain: position == 0)
      {
        let key = family + "\0" + name
        if let other = owner[key] { sets.join(other, item) } else { owner[key] = item }
      }
    }
  }

  /// A person's name needs two words; a firm's short name or acronym is enough, "the Board" is not.
  private func travels(_ name: String, _ item: Int, isMain: Bool) -> Bool {
    if ActorNames.wordCount(name) > 1 || (isMain && kind(item) != .person) { return true }
    guard kind(item) == .organisation else { return false }
    return items[item].main.hasPrefix(name + " ") || names.initials(ofNormalised: items[item].main) == name
  }

  private mutating func joinConfigured() {
    for (_, known) in configured {
      var first: Int?
      for item in items.indices where items[item].names.contains(where: known.contains) {
        if let first { sets.join(first, item) }
        first = first ?? item
      }
    }
  }

  /// "the Commission" beside "Data Protection Commission" in one text; "Minister Orla Fenn" and "Orla Fenn".
  private mutating func joinParts() {
    var full: [String: Int] = [:]
    for item in items.indices where kind(item) == .person && ActorNames.wordCount(items[item].main) == 2 {
      if full[items[item].main] == nil { full[items[item].main] = item }
    }
    var byDocument: [Int: [Int]] = [:]
    for item in items.indices {
      byDocument[items[item].document, default: []].append(item)
      let words = items[item].main.split(separator: " ")
      guard kind(item) == .person, words.count > 2 else { continue }
      if let other = full[words.suffix(2).joined(separator: " ")] { sets.join(other, item) }
    }
    for document in byDocument.keys.sorted() {
      let list = (byDocument[document] ?? []).filter { kind($0) == .organisation }.prefix(300)
      for item in list where ActorNames.wordCount(items[item].main) == 1 {
        let longer = list.filter { items[$0].main.hasSuffix(" " + items[item].main) }
        if Set(longer.map(\.self)).count == 1, let other = longer.first { sets.join(other, item) }
      }
    }
  }

  /// Acronyms, clipped words and first words of exactly one organisation or place of the dossier.
  private mutating func joinShortForms() {
    var byInitials: [String: Set<Int>] = [:]
    var byLast: [String: [(name: String, item: Int)]] = [:]
    var byFirst: [String: Set<Int>] = [:]
    var seen: Set<String> = []
    for item in items.indices where kind(item) != .person {
      for name in items[item].names where ActorNames.wordCount(name) > 1 && seen.insert(name).inserted {
        if let initials = names.initials(ofNormalised: name) {
          byInitials[initials, default: []].insert(item)
        }
        if let last = name.split(separator: " ").last {
          byLast[String(last), default: []].append((name, item))
        }
        if kind(item) == .organisation, let first = name.split(separator: " ").first {
          byFirst[String(first), default: []].insert(item)
        }
        if let bare = names.bare(name) { byFirst[bare, default: []].insert(item) }
      }
    }
    for item in items.indices {
      let name = items[item].main
      var owners: Set<Int> = []
      if ActorNames.isAcronym(entity(item).name), name.count > 1 {
        owners = byInitials[name] ?? []
      }
      if owners.isEmpty, kind(item) != .person, let last = name.split(separator: " ").last {
        let longer = (byLast[String(last)] ?? []).prefix(500).filter { names.abbreviates(name, $0.name) }
        owners = Set(longer.map(\.item))
      }
      if owners.isEmpty, ActorNames.wordCount(name) == 1, entity(item).kind != .place || kind(item) == .place
      {
        owners = byFirst[name] ?? []
        if kind(item) == .place { owners = owners.filter { kind($0) == .place } }
      }
      let roots = Set(owners.map { sets.find($0) })
      if roots.count == 1, let root = roots.first { sets.join(root, item) }
    }
  }

  /// A lone surname of exactly one person, in a text that shares two other names with one where he is named.
  private mutating func joinSurnames() {
    var bySurname: [String: Set<Int>] = [:]
    for item in items.indices where kind(item) == .person {
      let words = items[item].main.split(separator: " ")
      if words.count > 1, let last = words.last { bySurname[String(last), default: []].insert(item) }
    }
    for item in items.indices where kind(item) == .person && ActorNames.wordCount(items[item].main) == 1 {
      let owners = bySurname[items[item].main] ?? []
      guard Set(owners.map { sets.find($0) }).count == 1, let owner = owners.min() else { continue }
      let own = material.names[items[item].document]
      let isShared = owners.sorted().prefix(20).contains {
        sharedCount(own, material.names[items[$0].document]) >= 3
      }
      if isShared { sets.join(owner, item) }
    }
  }

  // MARK: Result

  /// The actors by mentions, then name; and for each document's entities their actor.
  mutating func result() -> ([Actor], [[Int?]]) {
    var found: [(actor: Actor, members: [Int])] = []
    for members in sets.groups() { found.append((actor(of: members), members)) }
    found.sort { a, b in
      let (left, right) = (a.actor, b.actor)
      if left.mentions.count != right.mentions.count { return left.mentions.count > right.mentions.count }
      return left.name != right.name
        ? precedes(left.name, right.name) : precedes(left.kind.rawValue, right.kind.rawValue)
    }
    let ids = StableID.disambiguated(
      found.map { StableID.make("actor", [$0.actor.kind.rawValue, $0.actor.name]) })
    var ofEntity = material.analyses.map { [Int?](repeating: nil, count: $0.entities.count) }
    for index in found.indices {
      found[index].actor.id = ids[index]
      for member in found[index].members { ofEntity[items[member].document][items[member].entity] = index }
    }
    return (found.map(\.actor), ofEntity)
  }

  private func actor(of members: [Int]) -> Actor {
    let setting = configured.first { setting in
      members.contains { items[$0].names.contains(where: setting.names.contains) }
    }?.setting
    let name = setting?.name ?? fullest(members)
    var aliases: [String] = []
    var seen: Set<String> = [name]
    var mentions: [Mention] = []
    for member in members {
      let (document, index) = (items[member].document, items[member].entity)
      let own = material.analyses[document].entities[index].name
      if seen.insert(own).inserted { aliases.append(own) }
      for alias in material.analyses[document].entities[index].aliases where seen.insert(alias).inserted {
        aliases.append(alias)
      }
      for span in material.analyses[document].entities[index].mentions {
        mentions.append(Mention(document: document, span: span))
      }
    }
    let short = acronyms(of: members, named: name)
    for found in short where seen.insert(found.alias).inserted { aliases.append(found.alias) }
    let all = (mentions + short.map(\.mention)).sorted {
      $0.document != $1.document ? $0.document < $1.document : $0.span < $1.span
    }
    let entities = members.lazy.map(entity)
    var actor = Actor(id: "", name: name, kind: kind(members, setting), aliases: aliases, mentions: all)
    actor.role = setting?.role ?? entities.compactMap(\.role).first
    actor.country = setting?.country ?? entities.compactMap(\.country).first
    return actor
  }

  /// Places where an organisation stands as its initials ("the NSI") although no finder of names saw them: only
  /// where the initials fit no other name of the dossier.
  private func acronyms(of members: [Int], named name: String) -> [(alias: String, mention: Mention)] {
    guard members.contains(where: { kind($0) == .organisation }),
      let initials = names.initials(ofNormalised: names.normalised(name)), initials.utf8.count >= 3
    else { return [] }
    return (capitals[Word.hash(of: initials.utf8)] ?? []).map {
      (material.documents[$0.document].prose[$0.span], $0)
    }
  }

  /// Words in capitals that are initials of exactly one organisation and no name that was found, by hash.
  private mutating func findCapitals() {
    var owners: [UInt64: Set<String>] = [:]
    for item in items.indices where kind(item) == .organisation {
      for name in items[item].names {
        guard let initials = names.initials(ofNormalised: name), initials.utf8.count >= 3 else { continue }
        owners[Word.hash(of: initials.utf8), default: []].insert(name)
      }
    }
    for (document, reading) in material.readings.enumerated() {
      for word in reading.words.tokens where word.isAllCapitals && word.count >= 3 {
        guard owners[word.hash]?.count == 1, !isNamed(word.span, document) else { continue }
        capitals[word.hash, default: []].append(Mention(document: document, span: word.span))
      }
    }
  }

  private func isNamed(_ span: Span, _ document: Int) -> Bool {
    material.analyses[document].entities.contains { $0.kind != .nationality && $0.mentions.contains(span) }
  }

  /// The name met in most sources among those with two words or more; else the longest; then by bytes.
  private func fullest(_ members: [Int]) -> String {
    var counts: [String: Int] = [:]
    for member in members { counts[entity(member).name, default: 0] += 1 }
    let best = counts.keys.min { a, b in
      let (wordsA, wordsB) = (ActorNames.wordCount(a), ActorNames.wordCount(b))
      if (wordsA > 1) != (wordsB > 1) { return wordsA > 1 }
      let (countA, countB) = (counts[a, default: 0], counts[b, default: 0])
      if countA != countB { return countA > countB }
      return wordsA != wordsB ? wordsA > wordsB : precedes(a, b)
    }
    return best ?? ""
  }

  private func kind(_ members: [Int], _ setting: Configuration.ActorSetting?) -> Actor.Kind {
    if let kind = setting?.kind.flatMap(Actor.Kind.init(rawValue:)) { return kind }
    if members.contains(where: { items[$0].isFirm }) { return .organisation }
    var weights: [Entity.Kind: Int] = [:]
    for member in members { weights[kind(member), default: 0] += entity(member).mentions.count }
    let order: [(Entity.Kind, Actor.Kind)] = [
      (.person, .person), (.organisation, .organisation), (.place, .place), (.other, .other),
    ]
    return order.max { weights[$0.0, default: 0] < weights[$1.0, default: 0] }?.1 ?? .other
  }
}
