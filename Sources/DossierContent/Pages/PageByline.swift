// Who wrote a page: JSON-LD, `meta`, microdata and `rel=author`, elements marked as author, a line "By NAME" near the
// headline, in this order; the first that names somebody other than the site.
import DossierText

/// Names, and where they are from.
struct PageByline {
  var names: [String]
  var origin: PageOrigin
}

/// All bylines that a page gives, best first.
func pageBylines(
  _ tree: PageTree, _ head: PageHead, article: LinkedData.Object?, site: [String], host: String, heading: Int?
) -> [PageByline] {
  PageBylineSearch(
    tree: tree, head: head, article: article, names: SiteNames(site: site, host: host), heading: heading
  ).run()
}

private struct PageBylineSearch {
  let tree: PageTree
  let head: PageHead
  let article: LinkedData.Object?
  let names: SiteNames
  let heading: Int?

  func run() -> [PageByline] {
    var found: [PageByline] = []
    func add(_ texts: [String], _ origin: PageOrigin, _ source: NameSource) {
      var all: [String] = []
      // A line "By NAME" may name the site; a field that does is left empty, unless the site is named like a person.
      let isSite = { origin == .visible ? false : names.matches($0) && !looksLikePerson($0) }
      for name in texts.flatMap({ pageNames($0, source: source, isSite: isSite) })
      where !all.contains(where: { $0.lowercased() == name.lowercased() }) {
        all.append(name)
      }
      if !all.isEmpty, origin != .visible || all.count <= 5 {
        found.append(PageByline(names: all, origin: origin))
      }
    }
    add(
      head.data.names(article?["author"])
        + (article?["author"] == nil ? head.data.names(article?["creator"]) : []), .linkedData, .field)
    for name in Self.metaNames {
      let values = (head.metas[name] ?? []).filter { !$0.lowercased().hasPrefix("http") }
      if !values.isEmpty { add(values, .meta, .field) }
    }
    if head.meta("twitter:label1")?.lowercased().contains("by") == true
      || head.meta("twitter:label1")?.lowercased().contains("verfasst") == true
    {
      add([head.meta("twitter:data1") ?? ""], .meta, .field)
    }
    add(marked("author").map(text), .microdata, .field)
    add(head.authorLinks.filter { !head.isApart[$0] }.map(text), .relAuthor, .words)
    if let line = markedLine() { add([line], .visible, .words) }
    if let line = spokenLine() { add([line], .visible, .words) }
    // The name of an account is worth less than a person's.
    let accounts = found.filter { $0.names.allSatisfy(isAccount) }
    return found.filter { !$0.names.allSatisfy(isAccount) } + accounts
  }

  private func isAccount(_ name: String) -> Bool {
    !name.utf8.contains(0x20) && name == name.lowercased() && name.utf8.allSatisfy { $0 < 0x80 }
  }

  private static let metaNames = [
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "dc.contributor.author", "citation_author", "byl", "article:author_name", "article.author", "authors",
  ]

  /// Elements with this property outside of comments and teasers; the outer one of nested ones.
  private func marked(_ property: String) -> [Int] {
    var end = 0
    let all = head.properties[property] ?? []
    // So many are those of a list of references.
    guard all.count <= 8 else { return [] }
    return all.filter { node in
      guard node >= end, !head.isApart[node] else { return false }
      end = Int(tree.nodes[node].end)
      return true
    }
  }

  /// The name within a marked element: its own `name`, its content, or its words.
  private func text(_ node: Int) -> String {
    if let content = tree.attribute(.content, of: node), !content.isEmpty {
      return String(content.prefix(500))
    }
    let name = (head.properties["name"] ?? []).first { $0 > node && $0 < Int(tree.nodes[node].end) }
    if let name {
      if let content = tree.attribute(.content, of: name), !content.isEmpty {
        return String(content.prefix(500))
      }
      let words = tree.label(of: name)
      if !words.isEmpty { return words }
    }
    return String(tree.label(of: node).prefix(200))
  }

  /// The first element behind the headline (or right before it) that is marked as author, or links to one, and reads
  /// like names.
  private func markedLine() -> String? {
    let start = heading ?? 0
    let behind = head.authorMarks.filter { $0 > start }
    let before = head.authorMarks.filter { $0 < start }.suffix(4)
    for node in (behind + before).prefix(40) {
      guard Int(tree.nodes[node].end) - node < 120 else { continue }
      let words = tree.label(of: node) { tree.nodes[$0].tag.map(isSilent) ?? false }
      guard words.utf8.count >= 3, words.utf8.count <= 160 else { continue }
      let names = pageNames(words, source: .words) { _ in false }
      guard let first = names.first else { continue }
      let hasCapital = first.unicodeScalars.first?.properties.isLowercase != true
      if opensByline(words) && hasCapital || looksLikePerson(first) || isCard(node) { return words }
    }
    return nil
  }

  /// An author's name in the hCard format, or a link to a page of authors.
  private func isCard(_ node: Int) -> Bool {
    (node..<min(Int(tree.nodes[node].end), node + 12)).contains { at in
      if let name = tree.attribute(.class, of: at),
        name.split(separator: " ").contains(where: { $0 == "fn" || $0 == "vcard" })
      {
        return true
      }
      let target = tree.attribute(.href, of: at) ?? ""
      return ["/author/", "/authors/", "/autor/", "/auteur/", "/autoren/"].contains { target.contains($0) }
    }
  }

  /// A line "By NAME" within the first blocks behind the headline, or right before it.
  private func spokenLine() -> String? {
    guard let heading else { return nil }
    var prose = 0
    var index = Int(tree.nodes[heading].end)
    var seen = 0
    while index < tree.nodes.count, seen < 250, prose < 800 {
      let node = tree.nodes[index]
      seen += 1
      guard node.tag != nil, !head.isApart[index], Int(node.end) - index < 40 else {
        if node.tag == nil, node.text.count > 160 { prose += node.text.count }
        index += 1
        continue
      }
      let words = tree.label(of: index) { tree.nodes[$0].tag.map(isSilent) ?? false }
      if words.utf8.count <= 160, words.utf8.count > 5 {
        for line in words.split(whereSeparator: { "|\u{B7}\u{2022}".contains($0) }).map({
          oneLine(String($0))
        })
        where opensByline(line) {
          if let first = pageNames(line, source: .words, isSite: { _ in false }).first,
            looksLikePerson(first) || names.matches(first)
          {
            return line
          }
        }
      }
      index += 1
    }
    return nil
  }

  private func isSilent(_ tag: PageTag) -> Bool {
    [.script, .style, .noscript, .template, .svg, .time, .button, .iframe].contains(tag)
  }
}
