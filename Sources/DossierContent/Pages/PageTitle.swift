// The headline of a page: the heading that shares its words with `<title>`, else what JSON-LD, `<title>` without the
// site's name, and OpenGraph say, in this order.
import DossierModel
import DossierText

/// The headline, where it is from, and the heading that shows it.
struct PageTitle {
  var text: String
  var part: PagePart
  var heading: Int?
}

/// Finds the headline. `site` holds names of the site, `host` its host name.
func pageTitle(_ tree: PageTree, _ head: PageHead, article: LinkedData.Object?, site: [String], host: String)
  -> PageTitle?
{
  // What a heading in the site's logo says is a name of the site.
  let logos = head.headings.filter { isSiteHeading(tree, $0) }
  let site = site + logos.map { tree.label(of: $0, limit: 200, partsInlines: false) }
  return PageTitleSearch(
    tree: tree, head: head, article: article, names: SiteNames(site: site, host: host), logos: Set(logos)
  ).run()
}

/// Whether a heading leads to the home page or stands in a logo.
private func isSiteHeading(_ tree: PageTree, _ heading: Int) -> Bool {
  let around = [heading] + tree.ancestors(of: heading, limit: 2)
  for node in around + tree.descendants(of: heading).prefix(8) {
    if let target = tree.attribute(.href, of: node), isHomeLink(target) { return true }
  }
  for node in around {
    for attribute in [PageAttribute.class, .id] {
      guard let value = tree.attribute(attribute, of: node) else { continue }
      let parts = classWords(value.prefix(200))
      if parts.contains("logo") || parts.contains("brand") || parts.contains("branding") { return true }
      if zip(parts, parts.dropFirst()).contains(where: { pair in
        (pair.0 == "site" || pair.0 == "blog") && (pair.1 == "title" || pair.1 == "name")
      }) {
        return true
      }
    }
  }
  return false
}

/// "/", "index.html", or the bare address of the site.
private func isHomeLink(_ target: String) -> Bool {
  let bare = oneLine(target).lowercased()
  if ["/", "./", "index.html", "/index.html", "index.php", "/index.php"].contains(bare) { return true }
  return isWebAddress(bare) && isHomeAddress(bare)
}

/// Words of a title for comparing: runs of letters and digits, lower case.
func titleWords(_ title: String) -> [Substring] {
  title.lowercased().unicodeScalars.split { scalar in
    if scalar.value < 0x80 { return !(0x61...0x7A ~= scalar.value || 0x30...0x39 ~= scalar.value) }
    return !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }.map { Substring($0) }
}

/// What a site calls itself, for telling its name from a headline.
struct SiteNames {
  private let names: [String]
  private let host: String

  init(site: [String], host: String) {
    names = site.map { titleWords($0).joined() }.filter { !$0.isEmpty }
    self.host = titleWords(host.hasPrefix("www.") ? String(host.dropFirst(4)) : host).joined()
  }

  func matches(_ text: String) -> Bool {
    let squeezed = titleWords(text).joined()
    guard squeezed.utf8.count >= 2 else { return false }
    if names.contains(squeezed) { return true }
    guard squeezed.utf8.count >= 4 else { return false }
    return host.hasPrefix(squeezed)
      || names.contains { $0.utf8.count >= 4 && (squeezed.hasPrefix($0) || $0.hasPrefix(squeezed)) }
  }
}

private struct PageTitleSearch {
  let tree: PageTree
  let head: PageHead
  let article: LinkedData.Object?
  let names: SiteNames
  /// Headings of the site.
  let logos: Set<Int>

  func run() -> PageTitle? {
    let claims = [
      PageClaim(article?["headline"]?.string, .linkedData, "headline"),
      PageClaim(head.meta("og:title"), .openGraph, "og:title"),
      PageClaim(head.meta("twitter:title"), .meta, "twitter:title"),
    ].compactMap { $0 }.filter { !names.matches($0.text) }
    let stated = claims.map(\.text)
    if let found = heading(levels: [.h1], stated: stated) ?? heading(levels: [.h2, .h3], stated: stated) {
      return found
    }
    if let headline = article?["headline"]?.string, !headline.isEmpty, !names.matches(headline) {
      return PageTitle(
        text: withoutSite(headline, stated: [], isCautious: true),
        part: PagePart(.linkedData, "headline"))
    }
    let short = withoutSite(head.title, stated: stated)
    // `<title>` names the site and nothing else.
    if let social = claims.last, titleWords(short).count <= 4,
      Set(titleWords(short)).isDisjoint(with: titleWords(social.text))
    {
      return PageTitle(text: social.text, part: social.part)
    }
    if let headline = onlyHeadline(stated), titleWords(headline.text).count > max(2, titleWords(short).count)
    {
      return headline
    }
    if !short.isEmpty, !names.matches(short) { return PageTitle(text: short, part: PagePart(.titleElement)) }
    if let social = claims.last { return PageTitle(text: social.text, part: social.part) }
    let first = head.headings.first { tree.nodes[$0].tag == .h1 }
    if let first, case let words = tree.label(of: first, partsInlines: false), !words.isEmpty {
      return PageTitle(text: words, part: PagePart(.heading), heading: first)
    }
    return head.title.isEmpty ? nil : PageTitle(text: head.title, part: PagePart(.titleElement))
  }

  /// The heading that shares most words with the page's titles. Headings below the first level must be all of a part.
  private func heading(levels: [PageTag], stated: [String]) -> PageTitle? {
    let titles = ([head.title] + stated).map { Set(titleWords($0)) }
    let wanted = titles.reduce(into: Set<Substring>()) { $0.formUnion($1) }
    let parts = Set(
      ([head.title] + stated).flatMap { titleParts($0) }.map { titleWords($0).joined(separator: " ") })
    var best: (title: PageTitle, shared: Int)?
    for node in head.headings {
      guard let tag = tree.nodes[node].tag, levels.contains(tag) else { continue }
      let text = tree.label(of: node, partsInlines: false)
      let words = titleWords(text)
      guard !words.isEmpty, text.utf8.count <= 600, !names.matches(text), !namesSite(node, words, stated)
      else { continue }
      let title = PageTitle(text: text, part: PagePart(.heading), heading: node)
      let shared = Set(words).intersection(wanted).count
      let isPart = parts.contains(words.joined(separator: " "))
      guard tag == .h1 ? isPart || shared * 2 >= Set(words).count : isPart && words.count >= 2 else {
        continue
      }
      if shared > best?.shared ?? 0 { best = (title, shared) }
    }
    if var best {
      // "Politics | A new mayor": the part that the page gives as its title elsewhere.
      let all = titleParts(best.title.text)
      if all.count > 1, let part = all.first(where: { part in stated.contains { sameWords($0, part) } }) {
        best.title.text = part
      }
      return best.title
    }
    return nil
  }

  /// The one `h1` of a page, when it is not the site's.
  private func onlyHeadline(_ stated: [String]) -> PageTitle? {
    let all = head.headings.filter { tree.nodes[$0].tag == .h1 }
    guard all.count == 1, case let text = tree.label(of: all[0], partsInlines: false), text.utf8.count <= 600,
      !names.matches(text), !namesSite(all[0], titleWords(text), stated)
    else { return nil }
    return PageTitle(text: text, part: PagePart(.heading), heading: all[0])
  }

  /// Whether a heading is the site's: a logo, or the tail of `<title>` whose other part the page states as its title.
  private func namesSite(_ node: Int, _ words: [Substring], _ stated: [String]) -> Bool {
    if logos.contains(node) { return true }
    let parts = titleParts(head.title)
    guard parts.count > 1, let tail = parts.last, titleWords(tail) == words else { return false }
    return parts.dropLast().contains { part in stated.contains { sameWords($0, part) } }
  }

  /// A page's title without the name of the site at either end.
  private func withoutSite(_ title: String, stated: [String], isCautious: Bool = false) -> String {
    let parts = titleParts(title)
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return title }
    // One of the parts is what the page says elsewhere.
    let known = Set(stated.map { titleWords($0).joined(separator: " ") })
    if let part = parts.first(where: { known.contains(titleWords($0).joined(separator: " ")) }) {
      return part
    }
    if names.matches(last) { return cut(title, from: last, isTail: true) }
    if names.matches(first) { return cut(title, from: first, isTail: false) }
    if isCautious { return title }
    let (head, tail) = (titleWords(first).count, titleWords(last).count)
    if parts.count == 2, tail <= 4, head > tail { return first }
    if parts.count > 2, tail <= 4 { return cut(title, from: last, isTail: true) }
    return title
  }

  private func cut(_ title: String, from part: String, isTail: Bool) -> String {
    let bytes = Array(title.utf8)
    let kept = isTail ? bytes.dropLast(part.utf8.count) : bytes.dropFirst(part.utf8.count)
    return trimmedOfMarks(String(decoding: kept, as: UTF8.self))
  }
}

/// The parts of a title between its separators, at least one.
func titleParts(_ title: String) -> [String] {
  var parts: [String] = []
  var part = String.UnicodeScalarView()
  // A no-break space beside a separator is a blank.
  let scalars = title.unicodeScalars.map { $0 == "\u{A0}" ? " " : $0 }
  for (index, scalar) in scalars.enumerated() {
    let before = index > 0 ? scalars[index - 1] : " "
    let after = index + 1 < scalars.count ? scalars[index + 1] : " "
    let isApart = before == " " && after == " " || before == ":" || after == ":"
    let isEastern = (before.value >= 0x2E80 || after.value >= 0x2E80) && "-_|".unicodeScalars.contains(scalar)
    if "|\u{AB}\u{BB}".unicodeScalars.contains(scalar) && (before == " " || after == " ")
      || "-\u{2013}\u{2014}\u{B7}\u{2022}:<>~\u{2039}\u{203A}".unicodeScalars.contains(scalar) && isApart
      || isEastern
    {
      parts.append(trimmedOfMarks(String(part)))
      part = .init()
    } else {
      part.append(scalar)
    }
  }
  parts.append(trimmedOfMarks(String(part)))
  return parts.filter { !$0.isEmpty }
}

/// Without blanks, dashes and bars at either end.
func trimmedOfMarks(_ string: String) -> String {
  let marks = " \t\n|-\u{2013}\u{2014}\u{AB}\u{BB}\u{B7}\u{2022}:,;/\u{2039}\u{203A}\u{A0}".unicodeScalars
  var scalars = string.unicodeScalars[...]
  while let first = scalars.first, marks.contains(first) { scalars.removeFirst() }
  while let last = scalars.last, marks.contains(last), last != ":" || scalars.count < 2 {
    scalars.removeLast()
  }
  return String(scalars)
}
