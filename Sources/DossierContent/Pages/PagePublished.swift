// When a page was published: its address, OpenGraph, JSON-LD, `meta` names, microdata, `<time>`, and the dates printed
// near the headline, in this order. Found nothing: says nothing, since a wrong date is worse than none.
import DossierModel
import DossierText

/// A date, and where it is from.
struct PagePublished {
  var date: EDTFDate
  var part: PagePart
  /// The time was given in the offset of a place, as one is that is meant for readers.
  var isLocal = false
}

/// All publication dates that a page gives, best first.
func pagePublished(
  _ tree: PageTree, _ head: PageHead, article: LinkedData.Object?, addresses: [String], order: DayOrder,
  heading: Int?, hasAuthor: Bool
) -> [PagePublished] {
  let search = PagePublishedSearch(
    tree: tree, head: head, article: article, order: order, heading: heading, hasAuthor: hasAuthor)
  return search.run(addresses)
}

private struct PagePublishedSearch {
  let tree: PageTree
  let head: PageHead
  let article: LinkedData.Object?
  let order: DayOrder
  let heading: Int?
  let hasAuthor: Bool

  func run(_ addresses: [String]) -> [PagePublished] {
    var found: [PagePublished] = []
    func add(_ value: String?, _ kind: PagePart.Kind, _ name: String? = nil) {
      if let value, let date = statedDate(value, order: order) {
        found.append(.init(date: date, part: PagePart(kind, name), isLocal: hasOffset(value)))
      }
    }
    if let date = addresses.lazy.compactMap(dateInAddress).first {
      found.append(.init(date: date, part: PagePart(.address)))
    }
    add(head.meta("article:published_time"), .openGraph, "article:published_time")
    add(article?["datePublished"]?.string, .linkedData, "datePublished")
    for name in Self.metaNames { add(head.meta(name), .meta, name) }
    for name in ["datepublished", "pubdate"] where head.properties[name]?.count ?? 0 <= 8 {
      for node in head.properties[name] ?? [] where !head.isApart[node] { add(value(node), .microdata, name) }
    }
    let visible = printed()
    for node in times() { add(value(node), .time) }
    found += visible.map { .init(date: $0.date, part: PagePart(.dateline)) }
    add(article?["dateCreated"]?.string, .linkedData, "dateCreated")
    for node in head.properties["datecreated"] ?? [] where !head.isApart[node] {
      add(value(node), .microdata, "datecreated")
    }
    for name in ["article:modified_time", "og:updated_time"] where found.isEmpty && isArticle {
      add(head.meta(name), .openGraph, name)
    }
    if found.isEmpty, head.times.count == 1, !head.isApart[head.times[0]] { add(value(head.times[0]), .time) }
    let sure = found.filter { isBelievable($0) }
    // An article that names its author, and no other date: the system's is the best there is.
    if sure.isEmpty, hasAuthor, isTyped { return found }
    return preferringPrinted(sure, visible)
  }

  /// Systems that manage pages date whatever they hold. A date that the page itself does not show is believed of
  /// articles in the time of a place, of news, and where the text speaks of days of the week.
  private func isBelievable(_ found: PagePublished) -> Bool {
    guard found.part.kind == .openGraph || found.part.kind == .linkedData else { return true }
    let types = article.map(LinkedData.types) ?? []
    if types.contains(where: { $0.hasSuffix("newsarticle") }) { return true }
    return found.isLocal && isTyped || isShown(found.date) || speaksOfWeekdays()
  }

  /// The page says that it is an article, not just a page.
  private var isTyped: Bool {
    head.meta("og:type")?.lowercased() == "article"
      || (article.map(LinkedData.types) ?? []).contains { $0.hasSuffix("article") || $0.hasSuffix("posting") }
  }

  /// `...+01:00`, but not `+00:00`.
  private func hasOffset(_ value: String) -> Bool {
    let tail = Array(oneLine(value).utf8.suffix(6))
    guard tail.count == 6, tail[0] == 0x2B || tail[0] == 0x2D, tail[3] == 0x3A else { return false }
    return tail[1...2] + tail[4...5] != [0x30, 0x30, 0x30, 0x30]
  }

  private func speaksOfWeekdays() -> Bool {
    var read = 0
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      guard node.tag == nil, node.text.count >= 60, !head.isApart[index],
        !isSilent(tree.nodes[Int(node.parent)].tag)
      else { continue }
      read += node.text.count
      guard read < 400_000 else { break }
      if namesWeekday(Text(validated: Array(tree.bytes[node.text.range]))) { return true }
    }
    return false
  }

  /// Whether the page shows the day, or the one before or after it, anywhere.
  private func isShown(_ date: EDTFDate) -> Bool {
    guard let day = CivilDay(edtf: date) else { return true }
    func isNear(_ date: EDTFDate?) -> Bool {
      guard let date, let other = CivilDay(edtf: date) else { return false }
      return abs(other.number - day.number) <= 1
    }
    if head.times.prefix(200).contains(where: { isNear(value($0).flatMap { statedDate($0, order: order) }) })
    {
      return true
    }
    if showsDayOfYear(day) { return true }
    let year = Array(String(day.year).utf8.suffix(2))
    var tried = 0
    for index in tree.nodes.indices where tree.nodes[index].tag == nil && holds(year, index) {
      guard tried < 200 else { break }
      tried += 1
      var node = Int(tree.nodes[index].parent)
      for _ in 0..<2 {
        guard node > 0, !isSilent(tree.nodes[node].tag), Int(tree.nodes[node].end) - node < 40 else { break }
        let text = Text(tree.label(of: node))
        if [DayOrder.dayFirst, .monthFirst].contains(where: { order in
          pageDates(text, order: order).contains { isNear($0.date) }
        }) {
          return true
        }
        node = Int(tree.nodes[node].parent)
      }
    }
    return false
  }

  /// Whether a short text near the headline shows day and month without the year.
  private func showsDayOfYear(_ day: CivilDay) -> Bool {
    guard let heading else { return false }
    for node in blocks(behind: heading).prefix(12) + blocks(before: heading) {
      let words = tree.label(of: node) { isSilent(tree.nodes[$0].tag) }
      guard words.utf8.count < 120 else { continue }
      if !pageDates(Text("\(words) \(day.year)"), order: order).isEmpty
        || !pageDates(Text(words), order: order).isEmpty
      {
        let found = pageDates(Text("\(words) \(day.year)"), order: order)
        if found.contains(where: { CivilDay(edtf: $0.date).map { abs($0.number - day.number) <= 1 } ?? false }
        ) {
          return true
        }
      }
    }
    return false
  }

  private func holds(_ digits: [UInt8], _ node: Int) -> Bool {
    let bytes = tree.bytes[tree.nodes[node].text.range]
    guard bytes.count >= 2 else { return false }
    for index in bytes.indices.dropLast() where bytes[index] == digits[0] && bytes[index + 1] == digits[1] {
      return true
    }
    return false
  }

  private static let metaNames = [
    "datepublished", "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "publicationdate", "article:published", "article.published", "og:published_time",
    "og:article:published_time",
    "og:release_date", "dc.date.issued", "dc.date", "dcterms.date", "dcterms.issued", "dcterms.created",
    "dc.date.created",
    "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "citation_publication_date",
    "citation_date",
    "citation_online_date", "prism.publicationdate", "bt:pubdate", "originalpublicationdate",
    "rnews:datepublished",
    "article_date_original", "dc:date", "dc:date.created", "dc:date.issued", "dcterms:created",
    "dcterms:date", "displaydate", "datecreated", "created", "release_date", "last-modified-date",
  ]

  private var isArticle: Bool { head.meta("og:type")?.lowercased() == "article" || article != nil }

  /// A time in UTC may be of the day before or after the one that readers saw: then the printed day counts.
  private func preferringPrinted(_ found: [PagePublished], _ visible: [(date: EDTFDate, score: Int)])
    -> [PagePublished]
  {
    guard let first = found.first, first.part.kind != .dateline, first.part.kind != .address,
      let printed = visible.first, let a = CivilDay(edtf: first.date), let b = CivilDay(edtf: printed.date)
    else { return found }
    // A `meta` date may be that of a draft: a later one that the page shows as its own counts.
    let isDraft = first.part.kind == .meta && printed.score >= 45 && (2...120).contains(b.number - a.number)
    guard abs(a.number - b.number) == 1 || isDraft else { return found }
    return [PagePublished(date: printed.date, part: PagePart(.dateline))] + found
  }

  private func value(_ node: Int) -> String? {
    for attribute in [PageAttribute.datetime, .content, .title] {
      if let value = tree.attribute(attribute, of: node), value.utf8.contains(where: ByteClass.isDigit) {
        return value
      }
    }
    let words = tree.label(of: node, partsInlines: false)
    return words.utf8.count <= 120 ? words : nil
  }

  /// `<time>` elements that are no parts about other things and no times of a change, those behind the headline first.
  private func times() -> [Int] {
    let own = head.times.prefix(200).filter { node in
      !head.isApart[node] && !saysLater(node) && !isInList(node)
    }
    guard let heading else { return own.count == 1 ? own : [] }
    let near = own.filter { isNear($0, heading) }
    return near + own.filter { tree.has(.pubdate, $0) && !near.contains($0) }
  }

  private func isNear(_ node: Int, _ heading: Int) -> Bool {
    node > heading ? node - heading < 400 : heading - node < 80
  }

  private func saysLater(_ node: Int) -> Bool {
    var at = node
    for _ in 0..<2 where at >= 0 {
      let value = (tree.attribute(.class, of: at) ?? "").lowercased()
      if (value.contains("updat") || value.contains("modif")) && !value.contains("publish") { return true }
      at = Int(tree.nodes[at].parent)
    }
    return tree.attribute(.itemprop, of: node)?.lowercased() == "datemodified"
  }

  private func isInList(_ node: Int) -> Bool {
    for ancestor in tree.ancestors(of: node, limit: 5) {
      if tree.nodes[ancestor].tag == .article || tree.nodes[ancestor].tag == .header { return false }
      if tree.nodes[ancestor].tag == .li, let list = Optional(Int(tree.nodes[ancestor].parent)), list >= 0 {
        return holdsMany(list)
      }
    }
    return false
  }

  private func holdsMany(_ list: Int) -> Bool {
    var items = 0
    var index = list + 1
    while index < Int(tree.nodes[list].end), items <= 3 {
      if tree.nodes[index].tag == .li { items += 1 }
      index = Int(tree.nodes[index].end)
    }
    return items > 3
  }

  /// Dates of short blocks near the headline; those said to be of publication, and in elements marked as date, first.
  private func printed() -> [(date: EDTFDate, score: Int)] {
    var candidates: [(date: EDTFDate, score: Int, at: Int)] = []
    let marked = Set(head.dateMarks)
    func look(_ node: Int, _ bonus: Int) {
      let words = tree.label(of: node) { isSilent(tree.nodes[$0].tag) }
      guard words.utf8.count >= 6, words.utf8.count <= 240 else { return }
      let text = Text(words)
      for found in pageDates(text, order: order) {
        var score = bonus
        switch found.role {
        case .published: score += 30
        case .later: score -= 30
        case .membership: continue
        case .plain: break
        }
        if saysLater(node) { score -= 30 }
        // A date that is much of its block's words stands for itself.
        let rest = words.utf8.count - found.span.count
        score += rest < 12 ? 20 : rest < 60 ? 8 : rest > 140 ? -20 : 0
        if marked.contains(node) || marked.contains(Int(tree.nodes[node].parent)) { score += 20 }
        candidates.append((found.date, score, node))
      }
    }
    if let heading {
      for (distance, node) in blocks(behind: heading).enumerated() { look(node, 20 - distance) }
      for (distance, node) in blocks(before: heading).enumerated() { look(node, 12 - distance * 2) }
    }
    if candidates.allSatisfy({ $0.score < 12 }) {
      for node in head.dateMarks.prefix(60) where !head.isApart[node] && !isInList(node) {
        guard Int(tree.nodes[node].end) - node < 40 else { continue }
        look(node, 0)
      }
    }
    let good = candidates.filter { $0.score >= 12 }
    return good.sorted { $0.score != $1.score ? $0.score > $1.score : $0.at < $1.at }.map {
      ($0.date, $0.score)
    }
  }

  private func isSilent(_ tag: PageTag?) -> Bool {
    tag == .script || tag == .style || tag == .noscript || tag == .template || tag == .svg || tag == .select
  }

  /// The innermost blocks behind the headline, until the text begins in earnest.
  private func blocks(behind heading: Int) -> [Int] {
    var blocks: [Int] = []
    var index = Int(tree.nodes[heading].end)
    var prose = 0
    while index < tree.nodes.count, blocks.count < 24, prose < 900 {
      let node = tree.nodes[index]
      if node.tag == nil || head.isApart[index] || isSilent(node.tag) {
        index = Int(node.end)
        continue
      }
      if holdsNoBlock(index) {
        let length = textLength(index)
        if length > 0 { blocks.append(index) }
        if length > 160 { prose += length }
        index = Int(node.end)
      } else {
        index += 1
      }
    }
    return blocks
  }

  private func blocks(before heading: Int) -> [Int] {
    var blocks: [Int] = []
    var index = heading - 1
    var steps = 0
    while index > 0, blocks.count < 5, steps < 150 {
      steps += 1
      if tree.nodes[index].tag?.isBlock == true, Int(tree.nodes[index].end) <= heading, !head.isApart[index],
        holdsNoBlock(index), textLength(index) > 0
      {
        blocks.append(index)
      }
      index -= 1
    }
    return blocks
  }

  private func holdsNoBlock(_ node: Int) -> Bool {
    guard Int(tree.nodes[node].end) - node < 400 else { return false }
    return tree.descendants(of: node).allSatisfy { tree.nodes[$0].tag?.isBlock != true }
  }

  private func textLength(_ node: Int) -> Int { tree.textCount(of: node) }
}

extension CivilDay {
  /// The day of a date that is exactly one day.
  init?(edtf date: EDTFDate) {
    guard date.precision == .day, let day = date.first.day else { return nil }
    self = day
  }
}
