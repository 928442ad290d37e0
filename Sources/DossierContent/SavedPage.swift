// A saved web page: guard, parse, metadata, body. The steps only; which blocks are the article is MainText's, what the
// page says of itself is PageMetadata's.
import DossierModel
import DossierText

/// Reads a decoded page.
func readSavedPage(_ html: Text, path: String) -> ReadBody {
  if let excess = pageExcess(html.bytes) {
    var body = readPlainText(textOnly(html), isCleaned: true, givenTitle: nil)
    body.diagnostics.append(
      Diagnostic(
        .warning, "content.page.text-only", at: .init(path),
        "the page has \(excess), so only its plain text was read", help: "check the text on its source page"))
    return body
  }
  let parsed = parsePage(html.bytes)
  let tree = PageOutline(parsed)
  let metadata = PageMetadata(tree)
  var body = pageBody(tree, mainText(parsed, furniture: FurnitureTable.shared), title: metadata.title)
  body.title = metadata.title.map { Field($0, .page) }
  body.byline = metadata.byline.isEmpty ? body.byline : Field(metadata.byline, .page)
  body.publisher = metadata.publisher.map { Field($0, .page) }
  body.published = metadata.published.map { Field($0, .page) } ?? body.published
  body.url = metadata.url.map { Field($0, .page) }
  body.language = metadata.language.map { Field($0, .page) }
  return body
}
