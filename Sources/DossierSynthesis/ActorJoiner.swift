// One actor over all sources: names are joined by their normalised form, by the aliases that a source itself
// gives ("National Seismic Institute (NSI)"), by those of the configuration, and by short forms that fit exactly
// one name of the dossier. A surname alone is not enough: the texts must share other names too.
import DossierModel
import DossierText

/// Joins entities into actors.
struct ActorJoiner {
  private struct Item {
    let document, entity: Int32
    /// Number of the name as the source has it.
    let written: Int32
    /// Numbers of the normalised names; the main one, which may be empty, and then the aliases.
    let main: Int32
    let others: [Int32]
    /// What its main name is in most places.
    var kind = Entity.Kind.other
    /// One of its names is of two words or more and that of an organisation in most places.
    var isFirm = false
  }
  private let material: Material
  private let names: ActorNames
  /// What the editor says of names, with these as they are compared.
  private let configured: [(setting: Configuration.ActorSetting, names: Set<Int32>)]
  private var items: [Item] = []
  private var sets: DisjointSets
  private var book: NameBook
  /// Names as the sources have them, by number.
  private var written: [String] = []
  /// What a name is in most places, by number; publishers are organisations.
  private var kinds: [Entity.Kind?] = []
  private var capitals: [UInt64: [Mention]] = [:]

  init(_ material: Material, _ configuration: Configuration, _ names: ActorNames) {
    (self.material, self.names) = (material, names)
    var book = NameBook(names)
    configured = configuration.actors.map { setting in
      (setting, Set(([setting.name] + setting.aliases).map { book.number(of: names.normalised($0)) }))
    }
    var known: [String: (written: Int32, normal: Int32)] = [:]
    var written: [String] = []
    func numbers(of name: String) -> (written: Int32, normal: Int32) {
      if let found = known[name] { return found }
      let found = (Int32(written.count), book.number(of: names.normalised(name)))
      written.append(name)
      known[name] = found
      return found
    }
    let none = book.number(of: "")
    items.reserveCapacity(material.analyses.reduce(0) { $0 + $1.entities.count })
    for (document, analysis) in material.analyses.enumerated() {
      for (index, entity) in analysis.entities.enumerated() where entity.kind != .nationality {
        let own = numbers(of: entity.name)
        var others = entity.aliases.map { numbers(of: $0).normal }.filter { $0 != none }
        let main = own.normal != none || others.isEmpty ? own.normal : others.removeFirst()
        items.append(
          Item(
            document: Int32(document), entity: Int32(index), written: own.written, main: main, others: others)
        )
      }
    }
    self.written = written
    sets = DisjointSets(items.count)
    let publishers = material.documents.compactMap { document in
      document.source.metadata.publisher.map { book.number(of: names.normalised($0.value)) }
    }
    self.book = book
    kinds = Self.kinds(items, material, count: book.count)
    for publisher in publishers { kinds[Int(publisher)] = .organisation }
    for item in items.indices {
      items[item].kind = kinds[Int(items[item].main)] ?? entity(item).kind
      items[item].isFirm = ownNames(item).contains {
        kinds[Int($0)] == .organisation && book[$0].wordCount > 1
      }
    }
  }

  /// What each name is in most places, as a main name.
  private static func kinds(_ items: [Item], _ material: Material, count: Int) -> [Entity.Kind?] {
    let order: [Entity.Kind] = [.organisation, .place, .person, .other]
    var votes = [[Int32]](repeating: [], count: count)
    for item in items {
      let entity = material.analyses[Int(item.document)].entities[Int(item.entity)]
      guard let place = order.firstIndex(of: entity.kind) else { continue }
      if votes[Int(item.main)].isEmpty { votes[Int(item.main)] = Array(repeating: 0, count: order.count) }
      votes[Int(item.main)][place] += Int32(entity.mentions.count)
    }
    return votes.map { votes in
      votes.isEmpty ? nil : order.indices.max { votes[$0] < votes[$1] }.map { order[$0] }
    }
  }

  /// Numbers of the normalised names of an item, the main one first; empty ones left out.
  private func ownNames(_ item: Int) -> [Int32] {
    book[items[item].main].wordCount == 0 ? items[item].others : [items[item].main] + items[item].others
  }

  private func entity(_ item: Int) -> Entity {
    material.analyses[Int(items[item].document)].entities[Int(items[item].entity)]
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
    var persons = [Int32](repeating: -1, count: book.count)
    var things = persons
    for item in items.indices {
      for (position, name) in ownNames(item).enumerated() where travels(name, item, isMain: position == 0) {
        let place = Int(name)
        let owner = kind(item) == .person ? persons[place] : things[place]
        if owner >= 0 {
          sets.join(Int(owner), item)
        } else if kind(item) == .person {
          persons[place] = Int32(item)
        } else {
          things[place] = Int32(item)
        }
      }
    }
  }

  /// A person's name needs two words; a firm's short name or acronym is enough, "the Board" is not.
  private func travels(_ name: Int32, _ item: Int, isMain: Bool) -> Bool {
    if book[name].wordCount > 1 || (isMain && kind(item) != .person) { return true }
    guard kind(item) == .organisation else { return false }
    let main = book[items[item].main]
    return main.wordCount > 1 && main.first == name || main.initials == name
  }

  private mutating func joinConfigured() {
    for (_, known) in configured {
      var first: Int?
      for item in items.indices where ownNames(item).contains(where: known.contains) {
        if let first { sets.join(first, item) }
        first = first ?? item
      }
    }
  }

  /// "the Commission" beside "Data Protection Commission" in one text; "Minister Orla Fenn" and "Orla Fenn".
  private mutating func joinParts() {
    var full = [Int32](repeating: -1, count: book.count)
    for item in items.indices where kind(item) == .person && book[items[item].main].wordCount == 2 {
      if full[Int(items[item].main)] < 0 { full[Int(items[item].main)] = Int32(item) }
    }
    var start = 0
    while start < items.count {
      var end = start
      while end < items.count, items[end].document == items[start].document {
        if kind(end) == .person, let name = book[items[end].main].lastTwo, full[Int(name)] >= 0 {
          sets.join(Int(full[Int(name)]), end)
        }
        end += 1
      }
      let list = (start..<end).filter { kind($0) == .organisation }.prefix(300)
      for item in list where book[items[item].main].wordCount == 1 {
        let longer = list.filter {
          book[items[$0].main].wordCount > 1 && book[items[$0].main].last == items[item].main
        }
        if longer.count == 1, let other = longer.first { sets.join(other, item) }
      }
      start = end
    }
  }

  /// Acronyms, clipped words and first words of exactly one organisation or place of the dossier.
  private mutating func joinShortForms() {
    // For each name the first items that bear a name with these initials, this last word, this first word.
    var byInitials: [Int32: [Int]] = [:]
    var byLast: [Int32: [(name: Int32, item: Int)]] = [:]
    var byFirst: [Int32: [Int]] = [:]
    var seen = [Bool](repeating: false, count: book.count)
    for item in items.indices where kind(item) != .person {
      for name in ownNames(item) where book[name].wordCount > 1 && !seen[Int(name)] {
        seen[Int(name)] = true
        let facts = book[name]
        if let initials = facts.initials { byInitials[initials, default: []].append(item) }
        byLast[facts.last, default: []].append((name, item))
        if kind(item) == .organisation { byFirst[facts.first, default: []].append(item) }
        if let bare = facts.bare { byFirst[bare, default: []].append(item) }
      }
    }
    var abbreviated: [Int32: [Int]] = [:]
    for item in items.indices {
      let name = items[item].main
      let facts = book[name]
      var owners: [Int] = []
      if facts.text.count > 1, let named = byInitials[name], ActorNames.isAcronym(entity(item).name) {
        owners = named
      }
      if owners.isEmpty, kind(item) != .person, facts.wordCount > 1 {
        if abbreviated[name] == nil {
          abbreviated[name] = (byLast[facts.last] ?? []).prefix(500)
            .filter { names.abbreviates(facts.text, book[$0.name].text) }.map(\.item)
        }
        owners = abbreviated[name] ?? []
      }
      if owners.isEmpty, facts.wordCount == 1, entity(item).kind != .place || kind(item) == .place {
        owners = byFirst[name] ?? []
        if kind(item) == .place { owners = owners.filter { kind($0) == .place } }
      }
      guard let first = owners.first else { continue }
      let root = sets.find(first)
      if owners.allSatisfy({ sets.find($0) == root }) { sets.join(root, item) }
    }
  }

  /// A lone surname of exactly one person, in a text that shares two other names with one where he is named.
  private mutating func joinSurnames() {
    // Items with one name are one person already: the first of each name is enough, and the first twenty of all.
    var bySurname: [Int32: (persons: [Int], first: [Int])] = [:]
    var seen = [Bool](repeating: false, count: book.count)
    for item in items.indices where kind(item) == .person && book[items[item].main].wordCount > 1 {
      let (name, surname) = (items[item].main, book[items[item].main].last)
      if !seen[Int(name)] { bySurname[surname, default: ([], [])].persons.append(item) }
      seen[Int(name)] = true
      if bySurname[surname]?.first.count ?? 20 < 20 { bySurname[surname]?.first.append(item) }
    }
    for item in items.indices where kind(item) == .person && book[items[item].main].wordCount == 1 {
      guard let (persons, owners) = bySurname[items[item].main], let owner = owners.first else { continue }
      let root = sets.find(owner)
      guard persons.allSatisfy({ sets.find($0) == root }) else { continue }
      let own = material.names[Int(items[item].document)]
      if owners.contains(where: { sharedCount(own, material.names[Int(items[$0].document)]) >= 3 }) {
        sets.join(owner, item)
      }
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
      for member in found[index].members {
        ofEntity[Int(items[member].document)][Int(items[member].entity)] = index
      }
    }
    return (found.map(\.actor), ofEntity)
  }

  private func actor(of members: [Int]) -> Actor {
    let setting = configured.first { setting in
      members.contains { ownNames($0).contains(where: setting.names.contains) }
    }?.setting
    let name = setting?.name ?? fullest(members)
    var aliases: [String] = []
    var seen: Set<String> = [name]
    var mentions: [Mention] = []
    var last: Int32?
    for member in members {
      let document = Int(items[member].document)
      if items[member].written != last, seen.insert(written[Int(items[member].written)]).inserted {
        aliases.append(written[Int(items[member].written)])
      }
      last = items[member].written
      for alias in entity(member).aliases where seen.insert(alias).inserted { aliases.append(alias) }
      for span in entity(member).mentions { mentions.append(Mention(document: document, span: span)) }
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
    var owners: [UInt64: Set<Int32>] = [:]
    var seen = [Bool](repeating: false, count: book.count)
    for item in items.indices where kind(item) == .organisation {
      for name in ownNames(item) where !seen[Int(name)] {
        seen[Int(name)] = true
        guard let initials = book[name].initials.map({ book[$0].text }), initials.utf8.count >= 3 else {
          continue
        }
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
    var byNumber: [Int32: Int] = [:]
    for member in members { byNumber[items[member].written, default: 0] += 1 }
    let counts = Dictionary(uniqueKeysWithValues: byNumber.map { (written[Int($0.key)], $0.value) })
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
