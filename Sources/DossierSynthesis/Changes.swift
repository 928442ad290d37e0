// What changed between two exports: a comparison by id, since ids are made of content. A renamed file alone
// reports nothing.
package import DossierText

/// One difference for the reader.
package struct Change: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case sourceAdded = "source added"
    case sourceRemoved = "source removed"
    case sourceEdited = "source edited"
    case latestReading = "new latest figure"
    case contradiction = "new contradiction"
    case settled = "contradiction settled"
    case eventAdded = "event added"
    case eventMoved = "event moved"
    case eventConfirmed = "event confirmed"
    case denial = "new denial"
    case turn = "claim turned"
  }
  package var kind: Kind
  /// The item's id in the newer export, or in the older one when it is gone.
  package var id: String
  /// Title, label or quote of the item; with "→" where a value changed.
  package var text: String
  package init(_ kind: Kind, id: String, _ text: String) {
    (self.kind, self.id, self.text) = (kind, id, text)
  }
}

/// The changes from `old` to `new`, two values of `data/dossier.json` with one schema number; nil when the
/// numbers differ or are missing.
package func changes(old: JSONValue, new: JSONValue) -> [Change]? {
  guard let schema = old["schema"]?.number, schema == new["schema"]?.number else { return nil }
  let pair = ExportPair(old: old, new: new)
  return pair.sources() + pair.clusters() + pair.contradictions() + pair.events() + pair.claims()
}

/// The items of two exports by id.
private struct ExportPair {
  let old, new: JSONValue

  private func items(_ export: JSONValue, _ list: String) -> [(id: String, item: JSONValue)] {
    (export[list]?.array ?? []).compactMap { item in item["id"]?.string.map { ($0, item) } }
  }

  private func byID(_ export: JSONValue, _ list: String) -> [String: JSONValue] {
    Dictionary(items(export, list).map { ($0.id, $0.item) }, uniquingKeysWith: { first, _ in first })
  }

  private func text(_ item: JSONValue, _ names: String...) -> String {
    names.lazy.compactMap { item[$0]?.string }.first ?? ""
  }

  func sources() -> [Change] {
    let (before, after) = (byID(old, "sources"), byID(new, "sources"))
    // One that left and one that came with the same bytes are a renamed file.
    let gone = Set(
      items(old, "sources").filter { after[$0.id] == nil }.compactMap { $0.item["sha256"]?.string })
    let come = Set(
      items(new, "sources").filter { before[$0.id] == nil }.compactMap { $0.item["sha256"]?.string })
    var result: [Change] = []
    for (id, item) in items(new, "sources") {
      let digest = item["sha256"]?.string
      if let earlier = before[id] {
        if earlier["sha256"]?.string != digest {
          result.append(Change(.sourceEdited, id: id, text(item, "title", "file")))
        }
      } else if digest.map(gone.contains) != true {
        result.append(Change(.sourceAdded, id: id, text(item, "title", "file")))
      }
    }
    for (id, item) in items(old, "sources") where after[id] == nil {
      if item["sha256"]?.string.map(come.contains) == true { continue }
      result.append(Change(.sourceRemoved, id: id, text(item, "title", "file")))
    }
    return result
  }

  func clusters() -> [Change] {
    let before = byID(old, "clusters")
    let (quotesBefore, quotesAfter) = (byID(old, "figures"), byID(new, "figures"))
    return items(new, "clusters").compactMap { id, item in
      guard let earlier = before[id], let was = earlier["summary"]?["latest"]?.string,
        let now = item["summary"]?["latest"]?.string, was != now
      else { return nil }
      let words = [quotesBefore[was], quotesAfter[now]].map { $0.map { text($0, "quote", "id") } ?? "" }
      return Change(.latestReading, id: id, "\(text(item, "label")): \(words[0]) → \(words[1])")
    }
  }

  /// Every pair of figures that a relation of this kind covers.
  private func contradicting(_ export: JSONValue) -> Set<[String]> {
    var pairs: Set<[String]> = []
    for relation in export["relations"]?.array ?? [] where relation["kind"]?.string == "contradict" {
      if relation["curated"]?["action"]?.string == "reject" { continue }
      let a = (relation["a"]?.array ?? []).compactMap(\.string)
      let b = (relation["b"]?.array ?? []).compactMap(\.string)
      for left in a {
        for right in b.isEmpty ? a : b where left != right { pairs.insert([left, right].sorted()) }
      }
    }
    return pairs
  }

  func contradictions() -> [Change] {
    let (before, after) = (contradicting(old), contradicting(new))
    let (quotesBefore, quotesAfter) = (byID(old, "figures"), byID(new, "figures"))
    func words(_ pair: [String]) -> String {
      pair.map { id in (quotesAfter[id] ?? quotesBefore[id]).map { text($0, "quote", "id") } ?? id }
        .joined(separator: " / ")
    }
    func order(_ a: [String], _ b: [String]) -> Bool { a.lexicographicallyPrecedes(b) }
    return after.subtracting(before).sorted(by: order).map { Change(.contradiction, id: $0[0], words($0)) }
      + before.subtracting(after).sorted(by: order).map { Change(.settled, id: $0[0], words($0)) }
  }

  func events() -> [Change] {
    let before = byID(old, "events")
    return items(new, "events").compactMap { id, item in
      guard let earlier = before[id] else { return Change(.eventAdded, id: id, text(item, "label")) }
      let (was, now) = (text(earlier, "edtf"), text(item, "edtf"))
      if was != now { return Change(.eventMoved, id: id, "\(text(item, "label")): \(was) → \(now)") }
      if earlier["kind"]?.string == "planned", item["kind"]?.string == "event" {
        return Change(.eventConfirmed, id: id, text(item, "label"))
      }
      return nil
    }
  }

  func claims() -> [Change] {
    let before = byID(old, "claims")
    var result: [Change] = []
    for (id, item) in items(new, "claims") {
      func mentions(_ claim: JSONValue?) -> [(String, String)] {
        (claim?["mentions"]?.array ?? []).map { (text($0, "attribution"), text($0, "stance")) }
      }
      let known = Dictionary(mentions(before[id]), uniquingKeysWith: { first, _ in first })
      for (attribution, stance) in mentions(item) {
        if let was = known[attribution] {
          if was != stance {
            result.append(Change(.turn, id: id, "\(text(item, "label")): \(was) → \(stance)"))
          }
        } else if stance == "deny" {
          result.append(Change(.denial, id: id, text(item, "label")))
        }
      }
    }
    return result
  }
}
