// What changed between two exports. A renamed file alone reports nothing.
package import DossierModel
package import DossierText

/// The changes from `old` to `new`, two values of `data/dossier.json` with one schema number; nil when the
/// numbers differ or are missing.
package func changes(old: JSONValue, new: JSONValue) -> [Change]? {
  guard let schema = old["schema"]?.number, schema == new["schema"]?.number else { return nil }
  let finder = ChangeFinder(pair: ExportPair(old: old, new: new))
  return finder.sources() + finder.clusters() + finder.values() + finder.contradictions() + finder.events()
    + finder.claims()
}

/// Compares list by list, each in the order of the newer export.
private struct ChangeFinder {
  let pair: ExportPair

  func sources() -> [Change] {
    var result: [Change] = []
    let renamed = pair.renamedSources
    for (id, item) in pair.new.sources.list {
      if let earlier = pair.old.sources[id] {
        if earlier["sha256"]?.string != item["sha256"]?.string {
          result.append(Change(.sourceEdited, id: id, item.text("title", "file")))
        }
      } else if !renamed.contains(id) {
        result.append(Change(.sourceAdded, id: id, item.text("title", "file")))
      }
    }
    for (id, item) in pair.old.sources.list where pair.new.sources[id] == nil && !pair.isRenamed(id) {
      result.append(Change(.sourceRemoved, id: id, item.text("title", "file")))
    }
    return result
  }

  /// Quantities that are new, and those whose latest reading is another.
  func clusters() -> [Change] {
    let known = pair.clusters()
    return pair.new.clusters.list.compactMap { id, item in
      let latest = item["summary"]?["latest"]?.string
      let quote = latest.flatMap { pair.new.figures[$0] }?.text("quote", "id") ?? ""
      guard let earlier = known[id].flatMap({ pair.old.clusters[$0] }) else {
        return Change(
          .figureAdded, id: id, quote.isEmpty ? item.text("label") : "\(item.text("label")): \(quote)")
      }
      guard let was = earlier["summary"]?["latest"]?.string, let latest, pair.figure(was) != latest else {
        return nil
      }
      let before = pair.old.figures[was]?.text("quote", "id") ?? ""
      // The same number from another source is no news.
      guard before != quote else { return nil }
      return Change(.latestReading, id: id, item.text("label"), was: before, now: quote)
    }
  }

  /// Figures that are read otherwise: corrected by the editor, or by a newer version of the program.
  func values() -> [Change] {
    pair.old.figures.list.compactMap { id, item in
      let current = pair.figure(id)
      guard let now = pair.new.figures[current] else { return nil }
      let (before, after) = (reading(item), reading(now))
      return before == after
        ? nil : Change(.valueChanged, id: current, now.text("quote", "id"), was: before, now: after)
    }
  }

  /// `>= 12000 km`
  private func reading(_ figure: JSONValue) -> String {
    func number(_ name: String) -> String? { figure[name]?.number.map(decimal) }
    let value = number("value") ?? [number("low") ?? "…", number("high") ?? "…"].joined(separator: "–")
    return [figure.text("comparator"), value, figure.text("unit")].filter { !$0.isEmpty }.joined(
      separator: " ")
  }

  /// Every pair of figures that a relation of this kind covers, in terms of the newer export's ids.
  private func contradicting(_ export: ExportPair.Export, isOld: Bool) -> Set<[String]> {
    var pairs: Set<[String]> = []
    for relation in export.value["relations"]?.array ?? [] where relation["kind"]?.string == "contradict" {
      if relation["curated"]?["action"]?.string == "reject" { continue }
      let (a, b) = (relation.strings("a"), relation.strings("b"))
      for left in a {
        for right in b.isEmpty ? a : b where left != right {
          let ids = isOld ? [pair.figure(left), pair.figure(right)] : [left, right]
          pairs.insert(ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        }
      }
    }
    return pairs
  }

  /// Pairs of numbers, each once a quantity, however many sources repeat them.
  func contradictions() -> [Change] {
    let before = contradicting(pair.old, isOld: true)
    let after = contradicting(pair.new, isOld: false)
    let ranks = Dictionary(
      pair.new.figures.list.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { a, _ in a })
    func quote(_ id: String) -> String {
      (pair.new.figures[id] ?? pair.old.figures[id])?.text("quote", "id") ?? id
    }
    func told(_ kind: Change.Kind, _ pairs: Set<[String]>, without others: Set<String>) -> [Change] {
      var seen = others
      let ordered = pairs.map { ids in ids.sorted { (ranks[$0] ?? .max, $0) < (ranks[$1] ?? .max, $1) } }
        .sorted {
          ($0.map { ranks[$0] ?? .max }).lexicographicallyPrecedes($1.map { ranks[$0] ?? .max })
        }
      return ordered.compactMap { ids in
        guard seen.insert(words(ids)).inserted else { return nil }
        let cluster = pair.new.clusterOf[ids[0]] ?? pair.old.clusterOf[ids[0]]
        let label = cluster.flatMap { pair.new.clusters[$0] ?? pair.old.clusters[$0] }?.text("label") ?? ""
        return Change(
          kind, id: cluster ?? ids[0], (label.isEmpty ? "" : label + ": ") + words(ids))
      }
    }
    // In a very large cluster not every pair is compared: one that is missing may still be open.
    func isCut(_ ids: [String]) -> Bool {
      ids.contains { id in
        pair.new.clusterOf[id].flatMap { pair.new.clusters[$0] }?["compared"] != nil
      }
    }
    func words(_ ids: [String]) -> String { ids.map(quote).joined(separator: " / ") }
    func ordered(_ ids: [String]) -> [String] {
      ids.sorted { (ranks[$0] ?? .max, $0) < (ranks[$1] ?? .max, $1) }
    }
    return told(.contradiction, after.subtracting(before), without: Set(before.map { words(ordered($0)) }))
      + told(
        .settled, before.subtracting(after).filter { !isCut($0) },
        without: Set(after.map { words(ordered($0)) }))
  }

  func events() -> [Change] {
    let known = pair.events()
    return pair.new.events.list.compactMap { id, item in
      guard let earlier = known[id].flatMap({ pair.old.events[$0] }) else {
        return Change(.eventAdded, id: id, "\(item.text("edtf")) \(item.text("label"))")
      }
      let (was, now) = (earlier.text("edtf"), item.text("edtf"))
      if was != now { return Change(.eventMoved, id: id, item.text("label"), was: was, now: now) }
      if earlier["kind"]?.string == "planned", item["kind"]?.string == "event" {
        return Change(.eventConfirmed, id: id, item.text("label"))
      }
      return nil
    }
  }

  func claims() -> [Change] {
    let known = pair.claims()
    var result: [Change] = []
    for (id, item) in pair.new.claims.list {
      func mentions(_ claim: JSONValue?, isOld: Bool) -> [(String, String)] {
        (claim?["mentions"]?.array ?? []).map { mention in
          let attribution = mention.text("attribution")
          return (isOld ? pair.attribution(attribution) : attribution, mention.text("stance"))
        }
      }
      let earlier = known[id].flatMap { pair.old.claims[$0] }
      let stances = Dictionary(mentions(earlier, isOld: true), uniquingKeysWith: { first, _ in first })
      var hasDenial = false
      for (attribution, stance) in mentions(item, isOld: false) {
        if let was = stances[attribution] {
          if was != stance { result.append(Change(.turn, id: id, item.text("label"), was: was, now: stance)) }
        } else if stance == "deny", !hasDenial {
          hasDenial = true
          result.append(Change(.denial, id: id, item.text("label")))
        }
      }
    }
    return result
  }
}
