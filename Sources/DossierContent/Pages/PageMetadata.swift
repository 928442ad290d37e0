// What a page says of itself: title, byline, publisher, date, address, language. For each field one list of
// candidates in a fixed order; the first that survives checking is taken, and where it is from is kept.
import DossierModel
import DossierText

/// What a part of a page says.
struct PageClaim {
  var text: String
  var part: PagePart

  /// Nil where that part says nothing.
  init?(_ text: String?, _ kind: PagePart.Kind, _ name: String? = nil) {
    guard let text else { return nil }
    (self.text, part) = (text, PagePart(kind, name))
  }

  /// The same part with its words cleaned.
  func saying(_ text: String) -> PageClaim {
    var claim = self
    claim.text = text
    return claim
  }
}

/// A page's own metadata; nil where it gives none.
struct PageMetadata {
  var title: PageTitle?
  var byline: PageByline?
  var publisher: PageClaim?
  var published: PagePublished?
  var url: PageClaim?
  var language: PageClaim?
  /// The element that shows the headline.
  var heading: Int?
  /// The page says that it is an article, by its type or a headline that is its title, and no collection of others.
  var isArticle = false
  /// The address that the page's relative links are read against.
  var base: String?
  /// What the page says in two ways that cannot both be so.
  var conflicts: [String] = []

  /// `address` is where the page was saved from, when its container says so.
  init(_ view: PageView, address: String? = nil) {
    let tree = view.tree
    let head = PageHead(view)
    let stated = [
      PageClaim(head.links["canonical"], .canonicalLink),
      PageClaim(head.meta("og:url"), .openGraph, "og:url"),
      PageClaim(address, .savedFrom),
    ].compactMap { $0 }
    let canonical = stated.first { isWebAddress($0.text) }?.text
    base = head.base.map { absoluteAddress($0, base: canonical) } ?? canonical
    let claims = stated.map { [base] in $0.saying(absoluteAddress($0.text, base: base)) }
      .filter { isWebAddress($0.text) }
    let addresses = claims.map(\.text)
    url = claims.first { !isHomeAddress($0.text) }.map { $0.saying(withoutTracking($0.text)) }
    let host = (addresses.first ?? base).map(hostOfAddress) ?? ""
    let article = Self.article(head, addresses: addresses)
    publisher = Self.publisher(head, article, host: host)
    let site = [
      publisher?.text, head.meta("og:site_name"), head.meta("application-name"),
      head.meta("apple-mobile-web-app-title"),
    ]
    .compactMap { $0 }
    title = pageTitle(tree, head, article: article, site: site, host: host)
    language = Self.language(head)
    heading = title?.heading ?? Self.headingOfTitle(tree, head, title?.text)
    let isTyped = article.flatMap { Self.rank(LinkedData.types($0)) } ?? 0 > 1
    let isCollection = head.data.objects.contains { LinkedData.types($0).contains("collectionpage") }
    isArticle =
      isTyped || title?.part.kind == .heading
      || head.meta("og:type")?.lowercased() == "article" && !isCollection
    let bylines = pageBylines(tree, head, article: article, site: site, host: host, heading: heading)
    byline = bylines.first
    let order = dayOrder(language: language?.text, region: head.meta("og:locale"), host: host)
    let articleAddresses =
      addresses + [article?["url"]?.string, article?["mainEntityOfPage"]?.string].compactMap { $0 }
    let dates = pagePublished(
      tree, head, article: article, addresses: articleAddresses, order: order, heading: heading,
      hasAuthor: byline != nil)
    published = dates.first
    conflicts = Self.conflicts(bylines, dates) + Self.conflicts(ofAddresses: claims)
  }

  // MARK: Steps

  /// The object of JSON-LD that describes this page's article: the one whose address or headline is the page's, else
  /// the only one.
  private static func article(_ head: PageHead, addresses: [String]) -> LinkedData.Object? {
    let wanted = Set(titleWords(head.title) + titleWords(head.meta("og:title") ?? ""))
    var best: (object: LinkedData.Object, score: Int)?
    var count = 0
    for object in head.data.objects {
      guard let rank = rank(LinkedData.types(object)) else { continue }
      var score = rank
      if rank > 1 { count += 1 }
      if let headline = (object["headline"] ?? object["name"])?.string {
        let words = Set(titleWords(headline))
        if !words.isEmpty, words.intersection(wanted).count * 2 >= words.count { score += 10 }
      }
      let own = [object["url"], object["mainEntityOfPage"], object["@id"]].compactMap { value -> String? in
        if case .object(let fields)? = value { return fields["@id"]?.string }
        return value?.string
      }
      if own.contains(where: { address in addresses.contains { sameAddress($0, address) } }) { score += 10 }
      if object["datePublished"] != nil { score += 1 }
      if object["author"] != nil { score += 1 }
      if score > best?.score ?? 0 { best = (object, score) }
    }
    guard let best else { return nil }
    return best.score >= 10 || count == 1 ? best.object : nil
  }

  /// 5 for articles, less for other works, 1 for the page itself; nil for what is no text.
  private static func rank(_ types: [String]) -> Int? {
    types.compactMap { type in
      if type.hasSuffix("article") || type.hasSuffix("posting") || type == "report" { return 5 }
      if ["review", "recipe", "creativework", "blogpost", "howto"].contains(type) { return 3 }
      return type == "webpage" ? 1 : nil
    }.max()
  }

  private static func publisher(_ head: PageHead, _ article: LinkedData.Object?, host: String) -> PageClaim? {
    let names = head.data.names(article?["publisher"])
    let anywhere = head.data.objects.lazy.compactMap { head.data.names($0["publisher"]).first }.first
    let tail = titleParts(head.title).count > 1 ? titleParts(head.title).last : nil
    let host = SiteNames(site: [], host: host)
    var claims = [
      PageClaim(head.meta("og:site_name"), .openGraph, "og:site_name"),
      PageClaim(names.first ?? anywhere, .linkedData, "publisher"),
    ]
    claims += ["application-name", "dc.publisher", "citation_publisher"].map {
      PageClaim(head.meta($0), .meta, $0)
    }
    claims.append(PageClaim(tail.flatMap { host.matches($0) ? $0 : nil }, .titleElement))
    return claims.compactMap { $0 }.map { $0.saying(oneLine($0.text)) }.first {
      !$0.text.isEmpty && $0.text.utf8.count <= 120 && !isWebAddress($0.text)
    }
  }

  private static func language(_ head: PageHead) -> PageClaim? {
    let claims = [
      PageClaim(head.language, .languageAttribute),
      PageClaim(head.meta("og:locale"), .openGraph, "og:locale"),
      PageClaim(head.meta("content-language"), .meta, "content-language"),
      PageClaim(head.meta("dc.language"), .meta, "dc.language"),
    ]
    for claim in claims.compactMap({ $0 }) {
      let tag = String(oneLine(claim.text).map { $0 == "_" ? "-" : $0 }.prefix(35))
      if let first = tag.split(separator: "-").first, (2...3).contains(first.utf8.count),
        tag.utf8.allSatisfy({ $0 == 0x2D || ByteClass.isDigit($0) || ByteClass.isLetter($0) && $0 < 0x80 })
      {
        return claim.saying(tag)
      }
    }
    return nil
  }

  /// A heading that says the title, for pages whose title came from elsewhere.
  private static func headingOfTitle(_ tree: PageTree, _ head: PageHead, _ title: String?) -> Int? {
    let wanted = Set(titleWords(title ?? ""))
    guard !wanted.isEmpty else { return head.headings.first }
    return head.headings.first { node in
      let words = Set(titleWords(tree.label(of: node, partsInlines: false)))
      return words.intersection(wanted).count * 2 > max(words.count, wanted.count)
    } ?? head.headings.first { tree.nodes[$0].tag == .h1 } ?? head.headings.first
  }

  private static func conflicts(_ bylines: [PageByline], _ dates: [PagePublished]) -> [String] {
    var conflicts: [String] = []
    if let first = dates.first, let day = CivilDay(edtf: first.date),
      let other = dates.first(where: {
        CivilDay(edtf: $0.date).map { abs($0.number - day.number) > 1 } ?? false
      })
    {
      conflicts.append(
        "the page gives two dates: \(first.date) (\(first.part.words)), which was taken, and \(other.date)"
          + " (\(other.part.words))")
    }
    if let first = bylines.first,
      let other = bylines.first(where: { other in
        Set(other.names.flatMap(titleWords)).isDisjoint(with: first.names.flatMap(titleWords))
      })
    {
      conflicts.append(
        "the page names two authors: \(first.names.joined(separator: ", ")) (\(first.part.words)), which was"
          + " taken, and \(other.names.joined(separator: ", ")) (\(other.part.words))")
    }
    return conflicts
  }
}

extension PageMetadata {
  /// A page that gives an address of one site and was saved from another: a copy, or somebody else's words.
  fileprivate static func conflicts(ofAddresses claims: [PageClaim]) -> [String] {
    guard let first = claims.first, let saved = claims.last, saved.part.kind == .savedFrom,
      !isSameSite(hostOfAddress(first.text), hostOfAddress(saved.text))
    else { return [] }
    return [
      "the page gives an address of another site than the one that it was saved from: \(first.text)"
        + " (\(first.part.words)), which was taken, and \(saved.text) (\(saved.part.words))"
    ]
  }

  /// Whether one of two host names ends in the other's last two names: `m.coast.example`, `www.coast.example`.
  private static func isSameSite(_ a: String, _ b: String) -> Bool {
    a.split(separator: ".").suffix(2) == b.split(separator: ".").suffix(2)
  }
}

/// The order of day and month in 03/04/2024 that the page's language or country has.
func dayOrder(language: String?, region: String?, host: String) -> DayOrder {
  let tag = (language ?? region ?? "").lowercased().map { $0 == "_" ? "-" : $0 }.split(separator: "-").map {
    String($0)
  }
  guard let primary = tag.first else { return .unknown }
  if primary != "en" { return .dayFirst }
  let country =
    tag.count > 1
    ? tag[1] : (region ?? "").lowercased().split(separator: "_").dropFirst().first.map(String.init)
  if country == "us" { return .monthFirst }
  let end = host.split(separator: ".").last.map(String.init) ?? ""
  if country != nil || ["uk", "au", "nz", "ie", "in", "za"].contains(end) { return .dayFirst }
  return ["us", "gov", "edu", "mil"].contains(end) ? .monthFirst : .unknown
}
