// sitemap.xml and feed.xml (Atom): only with a base-url, since both need whole addresses.
import DossierModel
import DossierTemplates
import DossierText

extension Desk {
  private var base: String { dossier.configuration.baseURL ?? "" }

  func sitemap() -> [UInt8] {
    var markup = Markup()
    markup.literal("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    markup.literal("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for path in site.paths.lazy.filter({ $0.hasSuffix(".html") && $0 != "404.html" }).prefix(50_000) {
      markup.literal("<url>")
      markup.element("loc", base + (path == "index.html" ? "" : path))
      markup.literal("</url>\n")
    }
    markup.literal("</urlset>\n")
    return markup.bytes
  }

  /// The latest fifty sources that have a day.
  func feed() -> [UInt8] {
    let dated = register.articles.filter {
      dossier.documents[$0].source.metadata.published?.value.last.day != nil
    }
    func stamp(_ index: Int) -> String {
      (dossier.documents[index].source.metadata.published?.value.last.day?.iso ?? "1970-01-01") + "T00:00:00Z"
    }
    let latest = dated.sorted { (stamp($1), $0) < (stamp($0), $1) }.prefix(50)
    var markup = Markup()
    markup.literal(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n")
    markup.element("title", site.title, ("type", "text"))
    markup.element("id", base)
    markup.element("updated", latest.first.map(stamp) ?? "1970-01-01T00:00:00Z")
    markup.open("link", ("href", base + "feed.xml"), ("rel", "self"))
    markup.close("link")
    markup.literal("<author>")
    markup.element(
      "name", dossier.configuration.authors.first ?? dossier.configuration.organisation ?? site.title)
    markup.literal("</author>\n")
    for index in latest {
      markup.literal("<entry>")
      markup.element("title", catalogue.title(index), ("type", "text"))
      markup.element("id", base + addresses.documents[index])
      markup.open("link", ("href", base + addresses.documents[index]))
      markup.close("link")
      markup.element("updated", stamp(index))
      markup.element("summary", publication(index), ("type", "text"))
      markup.literal("</entry>\n")
    }
    markup.literal("</feed>\n")
    return markup.bytes
  }
}
