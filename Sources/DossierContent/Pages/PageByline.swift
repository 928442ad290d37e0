// Who wrote a page: JSON-LD, `meta`, microdata and `rel=author`, elements marked as author, a line "By NAME" near the
// headline, in this order; the first that names somebody other than the site.
import DossierModel
import DossierText

/// Names, and where they are from.
struct PageByline {
  var names: [String]
  var part: PagePart
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
    func add(_ texts: [String], _ kind: PagePart.Kind, _ source: NameSource, _ name: String? = nil) {
      var all: [String] = []
      // A line "By NAME" may name the site; a field that does is left empty, unless the site is named like a person.
      let isSite = { kind == .byline ? false : names.matches($0) && !looksLikePerson($0) }
      for name in texts.flatMap({ pageNames($0, source: source, isSite: isSite) })
      where !all.contains(where: { $0.lowercased() == name.lowercased() }) {
        all.append(name)
      }
      if !all.isEmpty, kind != .byline || all.count <= 5 {
        found.append(PageByline(names: all, part: PagePart(kind, name)))
      }
    }
    let field = article?["author"] == nil ? "creator" : "author"
    add(head.data.names(article?[field]), .linkedData, .field, field)
    for name in Self.metaNames {
      let values = (head.metas[name] ?? []).filter { !$0.lowercased().hasPrefix("http") }
      if !values.isEmpty { add(values, .meta, .field, name) }
    }
    if head.meta("twitter:label1")?.lowercased().contains("by") == true
      || head.meta("twitter:label1")?.lowercased().contains("verfasst") == true
    {
      add([head.meta("twitter:data1") ?? ""], .meta, .field, "twitter:data1")
    }
    add(marked("author").map(text), .microdata, .field, "author")
    add(head.authorLinks.filter { !head.isApart[$0] }.map(text), .authorLink, .words)
    if let line = markedLine() { add([line], .byline, .words) }
    if let line = spokenLine() { add([line], .byline, .words) }
    if found.isEmpty, let line = creditLine() ?? closingLine() ?? groupLine() { add([line], .byline, .words) }
    return fullest(ranked(found))
  }

  /// The name of an account is worth less than a person's, the name of the site less than both.
  private func ranked(_ found: [PageByline]) -> [PageByline] {
    func rank(_ byline: PageByline) -> Int {
      if byline.names.allSatisfy(names.matches) { return 2 }
      return byline.names.allSatisfy(isAccount) ? 1 : 0
    }
    return [0, 1, 2].flatMap { wanted in found.filter { rank($0) == wanted } }
  }

  /// Where a field names all that the first one names and more, it is the better one.
  private func fullest(_ found: [PageByline]) -> [PageByline] {
    guard let first = found.first else { return found }
    let own = Set(first.names.map { $0.lowercased() })
    guard
      let fuller = found.first(where: { other in
        other.part.kind == .meta && other.names.count > own.count && other.names.count <= 8
          && other.names.allSatisfy(looksLikePerson) && own.isSubset(of: other.names.map { $0.lowercased() })
      })
    else { return found }
    return [fuller] + found
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
      guard words.utf8.count >= 2, words.utf8.count <= 160 else { continue }
      let names = pageNames(words, source: .words) { _ in false }
      guard let first = names.first else { continue }
      let hasCapital = first.unicodeScalars.first?.properties.isLowercase != true
      if opensByline(words) && hasCapital || looksLikePerson(first) || isCard(node) { return words }
    }
    return nil
  }

  /// An element right behind the headline whose class is just "author", with more words than a person has: several
  /// people, a desk, an office.
  private func groupLine() -> String? {
    guard let heading else { return nil }
    for node in head.authorMarks where node > heading && node - heading < 120 {
      guard let value = tree.attribute(.class, of: node), classWords(value.prefix(100)).contains("author"),
        tree.descendants(of: node).allSatisfy({ tree.nodes[$0].tag?.isBlock != true })
      else { continue }
      let words = tree.label(of: node)
      let names = pageNames(words, source: .words) { _ in false }
      if names.count == 1, names[0].split(separator: " ").count >= 3 { return words }
    }
    return nil
  }

  /// The agency right behind the headline, in the same header: `<h1>...</h1><p class="credit">AFP</p>`.
  private func creditLine() -> String? {
    guard let heading else { return nil }
    for around in tree.ancestors(of: heading, limit: 2) {
      guard Int(tree.nodes[around].end) - around < 80 else { break }
      for node in Int(tree.nodes[heading].end)..<Int(tree.nodes[around].end) {
        guard let value = tree.attribute(.class, of: node), isClassOfAgency(value),
          tree.descendants(of: node).allSatisfy({ tree.nodes[$0].tag?.isBlock != true })
        else { continue }
        let words = tree.label(of: node)
        if (2...40).contains(words.utf8.count) { return words }
      }
    }
    return nil
  }

  /// A line anywhere on the page, such as "Text: Ada Holm" below the text, when there are none that name others.
  private func closingLine() -> String? {
    var found: (line: String, names: [String])?
    for node in tree.nodes.indices {
      guard let tag = tree.nodes[node].tag, tag.isBlock, !head.isApart[node], !isSilent(tag),
        Int(tree.nodes[node].end) - node < 12, case let length = tree.textCount(of: node), length > 8,
        length < 120, tree.descendants(of: node).allSatisfy({ tree.nodes[$0].tag?.isBlock != true })
      else { continue }
      let line = trimmedOfMarks(tree.label(of: node))
      guard opensByline(line), !line.contains("://") else { continue }
      let names = pageNames(line, source: .line) { _ in false }
      guard !names.isEmpty, names.allSatisfy(looksLikePerson) else { continue }
      if let found, found.names != names { return nil }
      found = (line, names)
    }
    return found?.line
  }

  /// An author's name in the hCard format, or a link to a page of authors.
  private func isCard(_ node: Int) -> Bool {
    (node..<min(Int(tree.nodes[node].end), node + 12)).contains { at in
      if let name = tree.attribute(.class, of: at),
        name.split(separator: " ").contains(where: { $0 == "fn" || $0 == "vcard" })
      {
        return true
      }
      return tree.attributeBytes(.href, of: at).map(isAddressOfAuthor) ?? false
    }
  }

  /// A line "By NAME" within the first blocks behind the headline; one that names the site only where no other does.
  private func spokenLine() -> String? {
    guard let heading else { return nil }
    var prose = 0
    var index = Int(tree.nodes[heading].end)
    var seen = 0
    var ofSite: String?
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
          trimmedOfMarks(oneLine(String($0)))
        })
        where opensByline(line) {
          guard let first = pageNames(line, source: .words, isSite: { _ in false }).first else { continue }
          if names.matches(first) {
            ofSite = ofSite ?? line
          } else if looksLikePerson(first) || isProfile(index, first) {
            return line
          }
        }
      }
      index += 1
    }
    return ofSite
  }

  /// "by <a>mira77</a>": all of a name is a link.
  private func isProfile(_ node: Int, _ name: String) -> Bool {
    tree.descendants(of: node).contains { tree.nodes[$0].tag == .a && tree.label(of: $0) == name }
  }

  private func isSilent(_ tag: PageTag) -> Bool {
    [.script, .style, .noscript, .template, .svg, .time, .button, .iframe].contains(tag)
  }
}
