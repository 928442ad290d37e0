// What a page says of itself in its head: title, byline, publisher, date, address, language. First cut: OpenGraph,
// `meta` names, `link rel=canonical`, `html lang`, JSON-LD dates by their key.
import DossierModel
import DossierText

/// A page's own metadata; nil where it gives none.
struct PageMetadata {
  var title: String?
  var byline: [String] = []
  var publisher: String?
  var published: EDTFDate?
  var url: String?
  var language: String?

  init(_ tree: PageOutline) {
    var metas: [String: String] = [:]
    var links: [String: String] = [:]
    var scripts = ""
    for (index, node) in tree.nodes.enumerated() {
      switch node.tag {
      case "meta":
        guard let name = (node["property"] ?? node["name"] ?? node["itemprop"])?.lowercased(),
          let content = node["content"].map(oneLine), !content.isEmpty
        else { continue }
        if metas[name] == nil { metas[name] = content }
      case "link":
        if let rel = node["rel"]?.lowercased(), let href = node["href"], links[rel] == nil {
          links[rel] = href
        }
      case "script" where node["type"]?.lowercased() == "application/ld+json":
        for child in tree.children(index) where scripts.utf8.count < 1 << 20 {
          scripts += tree.nodes[child].text
        }
      default: break
      }
    }
    language =
      tree.nodes.first?["lang"].map { $0.replacingUnderscores } ?? metas["og:locale"]?.replacingUnderscores
    if language?.isEmpty == true { language = nil }
    publisher = metas["og:site_name"] ?? metas["application-name"] ?? publisherName(in: scripts)
    title = headline(tree, metas)
    if let author = metas["author"] ?? metas["article:author"], !author.hasPrefix("http") {
      byline = cleanedNames(author)
    }
    url = [links["canonical"], metas["og:url"]].compactMap { $0 }.first { isWebAddress($0) && !isHome($0) }
    published = date(metas, scripts)
  }

  /// The heading that shares words with the page's title, else that title without the site's name.
  private func headline(_ tree: PageOutline, _ metas: [String: String]) -> String? {
    let page = tree.first("title").map { tree.words($0) } ?? ""
    let candidates = tree.nodes.indices.filter { tree.nodes[$0].tag == "h1" }.map { tree.words($0) }
      .filter { !$0.isEmpty }
    let wanted = Set((page.isEmpty ? metas["og:title"] ?? "" : page).lowercased().split(separator: " "))
    let scored = candidates.map { candidate in
      (candidate, candidate.lowercased().split(separator: " ").count { wanted.contains($0) })
    }
    if let best = scored.max(by: { $0.1 < $1.1 }), best.1 > 0 || candidates.count == 1 && wanted.isEmpty {
      return best.0
    }
    if !page.isEmpty { return withoutSite(page) }
    return metas["og:title"] ?? candidates.first
  }

  private func withoutSite(_ title: String) -> String {
    guard let publisher else { return title }
    for separator in [" - ", " | ", " \u{2014} ", " \u{2013} ", " :: ", " \u{AB} "] {
      let tail = separator + publisher
      if title.hasSuffix(tail) { return String(title.dropLast(tail.count)) }
    }
    return title
  }

  private func date(_ metas: [String: String], _ scripts: String) -> EDTFDate? {
    let names = [
      "article:published_time", "datepublished", "date", "pubdate", "publishdate", "dc.date",
      "dc.date.issued",
      "dcterms.created", "sailthru.date", "parsely-pub-date", "article.published",
    ]
    let stated = names.compactMap { metas[$0] } + [jsonString("datePublished", in: scripts)].compactMap { $0 }
    return stated.lazy.compactMap { dayAsWritten($0) }.first
  }

  private func publisherName(in scripts: String) -> String? {
    let bytes = Array(scripts.utf8)
    guard let at = firstIndex(of: Array("\"publisher\"".utf8), in: bytes) else { return nil }
    return jsonString("name", in: String(decoding: bytes[at..<min(at + 600, bytes.count)], as: UTF8.self))
  }

  private func isHome(_ address: String) -> Bool {
    let parts = address.split(separator: "/", omittingEmptySubsequences: true)
    return parts.count <= 2
  }
}

/// The day of an ISO time in the offset that is written; a month or year stays one.
func dayAsWritten(_ string: String) -> EDTFDate? {
  let bytes = Array(oneLine(string).utf8)
  if bytes.count >= 10, let date = EDTFDate(String(decoding: bytes[..<10], as: UTF8.self)) { return date }
  let text = Text(validated: bytes)
  if let date = dateLine(text, text.all)?.date { return date }
  return bytes.count == 7 || bytes.count == 4 ? EDTFDate(String(decoding: bytes, as: UTF8.self)) : nil
}

/// The first string behind `"key":` in JSON text.
private func jsonString(_ key: String, in json: String) -> String? {
  let bytes = Array(json.utf8)
  guard let at = firstIndex(of: Array("\"\(key)\"".utf8), in: bytes) else { return nil }
  var index = at + key.utf8.count + 2
  while index < bytes.count, ByteClass.isBlank(bytes[index]) || bytes[index] == 0x3A { index += 1 }
  guard index < bytes.count, bytes[index] == 0x22 else { return nil }
  let start = index + 1
  var end = start
  while end < bytes.count, bytes[end] != 0x22 { end += bytes[end] == 0x5C ? 2 : 1 }
  guard end <= bytes.count else { return nil }
  let value = oneLine(String(decoding: bytes[start..<end], as: UTF8.self))
  return value.isEmpty || value.contains("\\") ? nil : value
}

private func firstIndex(of needle: [UInt8], in bytes: [UInt8]) -> Int? {
  guard let first = needle.first, bytes.count >= needle.count else { return nil }
  return (0...(bytes.count - needle.count)).first {
    bytes[$0] == first && bytes[$0..<$0 + needle.count].elementsEqual(needle)
  }
}

extension String {
  fileprivate var replacingUnderscores: String {
    String(map { $0 == "_" ? "-" : $0 }.prefix(35))
  }
}
