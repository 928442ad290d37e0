// What the markup of a page claims, collected in one pass: values of `meta`, links, JSON-LD, headings, times, and the
// elements that are marked as author or date. What is believed is decided elsewhere (PageTitle, PageByline,
// PagePublished, PageMetadata).
import DossierModel
import DossierText

/// The claims of a page.
struct PageHead {
  /// Contents by lower-case name, in the order of the page.
  var metas: [String: [String]] = [:]
  /// Addresses by `rel`.
  var links: [String: String] = [:]
  var data = LinkedData()
  /// Words of the first `<title>`.
  var title = ""
  var base: String?
  var language: String?
  /// Headings of levels 1 to 3, not inside of parts about other pages.
  var headings: [Int] = []
  var times: [Int] = []
  /// Elements with `itemprop` or `property`, by the lower-case name behind a colon.
  var properties: [String: [Int]] = [:]
  /// Elements with `rel=author`; elements whose class or id says author or date.
  var authorLinks: [Int] = []
  var authorMarks: [Int] = []
  var dateMarks: [Int] = []
  /// For each node, whether it lies in a part about other things: comments, teasers, menus.
  var isApart: [Bool]

  init(_ view: PageView) {
    let tree = view.tree
    isApart = [Bool](repeating: false, count: tree.nodes.count)
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      isApart[index] =
        node.parent >= 0 && isApart[Int(node.parent)]
        || Self.isAbout(otherThings: view.marks[index]) && view.goes(index, .full)
      guard let tag = node.tag else { continue }
      collect(tree, index, tag)
    }
  }

  /// First content of the first name that has one.
  func meta(_ names: String...) -> String? {
    for name in names { if let value = metas[name]?.first { return value } }
    return nil
  }

  /// Doubtful marks count where their word never names an article's own parts.
  private static func isAbout(otherThings mark: FurnitureMark?) -> Bool {
    switch mark {
    case .drop(let reason, _): reason == .teaser || reason == .navigation || reason == .cookie
    case .weak(_, let rule): weakRules.contains(rule)
    case nil: false
    }
  }

  private static let weakRules: Set<String> = [
    "element aside", "role complementary", "class sidebar", "class comment", "class widget", "class popular",
  ]

  private mutating func collect(_ tree: PageTree, _ index: Int, _ tag: PageTag) {
    switch tag {
    case .html: language = tree.attribute(.lang, of: index)
    case .base: base = base ?? tree.attribute(.href, of: index)
    case .title:
      if title.isEmpty { title = tree.label(of: index, limit: 4000, partsInlines: false) }
    case .meta: collectMeta(tree, index)
    case .link:
      if let rel = tree.attribute(.rel, of: index)?.lowercased(), let href = tree.attribute(.href, of: index),
        links[rel] == nil
      {
        links[rel] = oneLine(href)
      }
    case .script:
      if let type = tree.attribute(.type, of: index), type.lowercased().hasPrefix("application/ld+json") {
        for child in tree.descendants(of: index) { data.read(tree.bytes[tree.nodes[child].text.range]) }
      }
    case .h1, .h2, .h3: if !isApart[index] { headings.append(index) }
    case .time: times.append(index)
    default: break
    }
    guard tag != .meta, tag != .link else { return }
    for attribute in [PageAttribute.itemprop, .property] {
      if let name = tree.attribute(attribute, of: index) {
        properties[Self.localName(name), default: []].append(index)
      }
    }
    if let rel = tree.attribute(.rel, of: index), rel.lowercased().contains("author") {
      authorLinks.append(index)
    }
    guard !isApart[index], tag != .body, tag != .html else { return }
    let marks = authorMarks.count
    collectClasses(tree, index)
    if tag == .a, authorMarks.count == marks, let target = tree.attributeBytes(.href, of: index),
      isAddressOfAuthor(target)
    {
      authorMarks.append(index)
    }
  }

  private mutating func collectMeta(_ tree: PageTree, _ index: Int) {
    guard
      let content = tree.attributeBytes(.content, of: index).map({
        oneLine(decodingEntities(Array($0.prefix(2000))))
      }),
      !content.isEmpty
    else { return }
    for attribute in [PageAttribute.property, .name, .itemprop, .httpEquiv] {
      guard let name = tree.attribute(attribute, of: index) else { continue }
      // Microdata of the body belongs to the thing that it stands in, such as a work that is cited.
      if attribute == .itemprop, tree.nodes[Int(tree.nodes[index].parent)].tag != .head {
        properties[Self.localName(name), default: []].append(index)
        continue
      }
      // `dc:date` and `dc.date` are one name.
      for part in name.lowercased().split(separator: " ") where metas[String(part), default: []].count < 20 {
        metas[String(part), default: []].append(content)
      }
    }
  }

  private mutating func collectClasses(_ tree: PageTree, _ index: Int) {
    for attribute in [PageAttribute.class, .id] {
      guard let value = tree.attributeBytes(attribute, of: index) else { continue }
      let hints = ClassHints.of(value.prefix(300))
      if hints.contains(.author), !hints.contains(.maker) { authorMarks.append(index) }
      if hints.contains(.date), !hints.contains(.membership) { dateMarks.append(index) }
      if !hints.isEmpty { return }
    }
  }

  /// `schema:datePublished` -> `datepublished`.
  private static func localName(_ name: String) -> String {
    name.lowercased().split(separator: " ").first?.split(separator: ":").last.map(String.init) ?? ""
  }
}
