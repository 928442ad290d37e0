// The items of two exports side by side. Ids are made of content, so most items have one in both; where a renamed
// file or an earlier source gave an item another id, its place in the text says which it is.
import DossierText

/// Two exports, and which item of the older is which of the newer.
struct ExportPair {
  let old, new: Export
  /// Ids of the older export in terms of the newer.
  private let sources, figures, attributions: [String: String]

  /// One export's lists, by id.
  struct Export {
    let value: JSONValue
    let sources, figures, attributions, clusters, events, claims: Items
    /// For each figure its cluster.
    let clusterOf: [String: String]

    init(_ value: JSONValue) {
      self.value = value
      sources = Items(value, "sources")
      figures = Items(value, "figures")
      attributions = Items(value, "attributions")
      clusters = Items(value, "clusters")
      events = Items(value, "events")
      claims = Items(value, "claims")
      var clusterOf: [String: String] = [:]
      for (id, item) in clusters.list {
        for figure in item.strings("figures") { clusterOf[figure] = id }
      }
      self.clusterOf = clusterOf
    }
  }

  /// One list of an export, in its order.
  struct Items {
    let list: [(id: String, item: JSONValue)]
    private let byID: [String: JSONValue]

    init(_ export: JSONValue, _ name: String) {
      list = (export[name]?.array ?? []).compactMap { item in item["id"]?.string.map { ($0, item) } }
      byID = Dictionary(list.map { ($0.id, $0.item) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(id: String) -> JSONValue? { byID[id] }
  }

  init(old: JSONValue, new: JSONValue) {
    let (before, after) = (Export(old), Export(new))
    (self.old, self.new) = (before, after)
    sources = Self.renamed(before.sources, after.sources) { $0["sha256"]?.string }
    let sources = sources
    func place(_ item: JSONValue, isOld: Bool) -> String? {
      guard let source = item["source"]?.string, let start = item["start"]?.number,
        let end = item["end"]?.number
      else { return nil }
      return "\(isOld ? sources[source] ?? source : source) \(decimal(start)) \(decimal(end))"
    }
    figures = Self.paired(before.figures, after.figures, place)
    attributions = Self.paired(before.attributions, after.attributions, place)
  }

  /// Old ids that left, each with the new id that came with the same key.
  private static func renamed(_ old: Items, _ new: Items, _ key: (JSONValue) -> String?) -> [String: String] {
    paired(old, new) { item, _ in key(item) }
  }

  private static func paired(_ old: Items, _ new: Items, _ key: (JSONValue, Bool) -> String?) -> [String:
    String]
  {
    var come: [String: String] = [:]
    for (id, item) in new.list where old[id] == nil {
      if let key = key(item, false), come[key] == nil { come[key] = id }
    }
    var result: [String: String] = [:]
    for (id, item) in old.list where new[id] == nil {
      if let key = key(item, true) { result[id] = come[key] }
    }
    return result
  }

  // MARK: Which item is which

  func source(_ id: String) -> String { sources[id] ?? id }
  func figure(_ id: String) -> String { figures[id] ?? id }
  func attribution(_ id: String) -> String { attributions[id] ?? id }

  /// Whether a source of the newer export is a file that was only renamed.
  var renamedSources: Set<String> { Set(sources.values) }
  func isRenamed(_ old: String) -> Bool { sources[old] != nil }

  /// For each cluster of the newer export the one of the older that it goes on: of the same id, else the one with
  /// most of its figures.
  func clusters() -> [String: String] {
    var votes: [String: [String: Int]] = [:]
    for (id, item) in old.clusters.list where new.clusters[id] == nil {
      for member in item.strings("figures") {
        if let now = new.clusterOf[figure(member)] { votes[now, default: [:]][id, default: 0] += 1 }
      }
    }
    var result: [String: String] = [:]
    for (id, _) in new.clusters.list {
      if old.clusters[id] != nil {
        result[id] = id
      } else if let found = votes[id]?.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) {
        result[id] = found.key
      }
    }
    return result
  }

  /// The same for events, by the places of their mentions.
  func events() -> [String: String] {
    matched(old.events, new.events) { item, isOld in
      (item["mentions"]?.array ?? []).compactMap { mention in
        guard let source = mention["source"]?.string, let start = mention["start"]?.number else { return nil }
        return "\(isOld ? self.source(source) : source) \(decimal(start))"
      }
    }
  }

  /// The same for claims, by their attributions.
  func claims() -> [String: String] {
    matched(old.claims, new.claims) { item, isOld in
      (item["mentions"]?.array ?? []).compactMap { mention in
        mention["attribution"]?.string.map { isOld ? self.attribution($0) : $0 }
      }
    }
  }

  private func matched(_ before: Items, _ after: Items, _ members: (JSONValue, Bool) -> [String])
    -> [String: String]
  {
    var owner: [String: String] = [:]
    for (id, item) in before.list where after[id] == nil {
      for member in members(item, true) where owner[member] == nil { owner[member] = id }
    }
    var result: [String: String] = [:]
    for (id, item) in after.list {
      result[id] = before[id] != nil ? id : members(item, false).lazy.compactMap { owner[$0] }.first
    }
    return result
  }
}

extension JSONValue {
  /// The strings of a list.
  func strings(_ name: String) -> [String] { (self[name]?.array ?? []).compactMap(\.string) }

  /// The first of these that is a text.
  func text(_ names: String...) -> String { names.lazy.compactMap { self[$0]?.string }.first ?? "" }
}
