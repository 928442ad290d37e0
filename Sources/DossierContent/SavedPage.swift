// A saved web page: guard, parse, metadata, body. The steps only; which blocks are the article is MainText's, what the
// page says of itself is PageMetadata's.
import DossierModel
import DossierText

/// Reads a decoded page.
func readSavedPage(_ html: Text, path: String, address: String? = nil, pictures: PagePictures) -> ReadBody {
  if let excess = pageExcess(html.bytes) {
    let (text, title) = textOnly(html)
    var body = readPlainText(text, isCleaned: true, givenTitle: title.isEmpty ? nil : title)
    if !title.isEmpty { body.title = Field(title, .page, part: PagePart(.titleElement)) }
    body.diagnostics.append(
      Diagnostic(
        .warning, "content.page.text-only", at: .init(path),
        "the page has \(excess), so only its plain text was read", help: "check the text on its source page"))
    return body
  }
  var tree = parsePage(html.bytes)
  var view = PageView(tree, furniture: FurnitureTable.shared)
  if view.total < 250, tree.openUnseen() { view = PageView(tree, furniture: FurnitureTable.shared) }
  let metadata = PageMetadata(view, address: address)
  let main = mainText(
    view, furniture: FurnitureTable.shared, title: metadata.title?.text, heading: metadata.heading,
    isArticle: metadata.isArticle)
  var pictures = pictures
  var body = pageText(
    tree, main, title: metadata.title?.text, heading: metadata.heading, base: metadata.base,
    pictures: &pictures)
  let shown = Set(
    body.nodes.compactMap { if case .image(let path, _) = $0.kind { path } else { nil as String? } })
  body.pictures = pictures.kept.filter { shown.contains($0.path) }
  for (address, why) in pictures.refused {
    body.diagnostics.append(
      Diagnostic(
        .note, "content.page.picture", at: .init(path), "the picture \(address) is not kept: \(why)"))
  }
  func said(_ claim: PageClaim) -> Field<String> { Field(claim.text, .page, part: claim.part) }
  body.title = metadata.title.map { Field($0.text, .page, part: $0.part) }
  body.byline = metadata.byline.map { Field($0.names, .page, part: $0.part) }
  body.publisher = metadata.publisher.map(said)
  body.published = metadata.published.map { Field($0.date, .page, part: $0.part) }
  body.url = metadata.url.map(said)
  body.language = metadata.language.map(said)
  if main.teasers > 0 {
    body.diagnostics.append(
      Diagnostic(
        .warning, "content.page.list", at: .init(path),
        "the page is a list of \(main.teasers) or more other pages and no article, so its text is not to be relied on",
        help: "save the pages themselves"))
  }
  if body.text.count < 250 {
    body.diagnostics.append(
      Diagnostic(
        .warning, "content.page.little-text", at: .init(path),
        "the page has only \(body.text.count) bytes of text that read like an article",
        help: "look at what was set aside on its source page; paste what is missing into a .txt file"))
  }
  for conflict in metadata.conflicts {
    body.diagnostics.append(
      Diagnostic(
        .warning, "content.page.conflict", at: .init(path), conflict,
        help: "say which is right in the page's sidecar"))
  }
  return body
}
