// One source from bytes to document: front matter or sidecar, decoding, the reader of its format, and the metadata
// put together from all of them, each field with its origin.
import DossierModel
import DossierText

/// A source as it was found, with its sidecar.
struct SourceFile {
  enum Shelf { case articles, notes, elsewhere }
  /// As messages and the export show it.
  var path: String
  var bytes: [UInt8]
  var format: SourceFormat
  var shelf: Shelf
  /// Path and bytes of `NAME.yml` beside it.
  var sidecar: (path: String, bytes: [UInt8])?
  /// A date that somebody knows from elsewhere, for a file that says none.
  var fallbackDate: EDTFDate?
  /// Bytes of a file by its path from this one's folder, of at most so many bytes: a page's pictures.
  var beside: (_ path: String, _ limit: Int) throws(ReadFailure) -> [UInt8] = {
    _, _ throws(ReadFailure) in throw .notAFile
  }

  var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  var stem: String { stemOfName(name) }
}

/// `metro.txt` -> `metro`.
func stemOfName(_ name: String) -> String {
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
  return String(name[..<dot])
}

/// The format that a file's name promises; nil for kinds that are not read.
func sourceFormat(_ name: String) -> SourceFormat? {
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
  switch name[name.index(after: dot)...].lowercased() {
  case "txt", "text": return .text
  case "md", "markdown": return .markdown
  case "html", "htm", "xhtml", "mht", "mhtml": return .html
  default: return nil
  }
}

/// Reads one source. No document when it is no text, or its metadata cannot be trusted (an error says so).
func readSource(_ file: SourceFile) -> (document: Document?, diagnostics: [Diagnostic]) {
  var reading = SourceReading(file: file)
  let document = reading.document()
  let order = reading.diagnostics.enumerated().sorted {
    let (a, b) = ($0.element.place, $1.element.place)
    if a.path != b.path { return utf8Precedes(a.path, b.path) }
    return a.line != b.line ? a.line ?? 0 < b.line ?? 0 : $0.offset < $1.offset
  }
  return (document, order.map(\.element))
}

private struct SourceReading {
  let file: SourceFile
  var diagnostics: [Diagnostic] = []
  private var given = GivenMetadata()
  private var bodyStart = 0, bodyLine = 1
  /// Where a page was saved from, when its file says so, and what its file holds besides the page.
  private var address: String?
  private var parts = MIMEParts()

  init(file: SourceFile) { self.file = file }

  mutating func document() -> Document? {
    guard let text = decode() else { return nil }
    guard readGiven(text) else { return nil }
    let bytes = bodyStart == 0 ? text.bytes : Array(text.bytes[bodyStart...])
    let kind = sourceKind()
    let body = read(Text(validated: bytes), kind)
    diagnostics += body.diagnostics
    if body.passages.allSatisfy({ !$0.kind.isProse }) {
      report(.warning, "content.file.empty", "the file has no text", help: "fill it or remove it")
    }
    let source = Source(
      path: file.path, kind: kind, format: file.format, digest: Digest.hex(file.bytes),
      metadata: metadata(body, kind))
    noteWhereItEnds(body)
    var document = Document(
      source: source, text: body.text, prose: body.prose, nodes: body.nodes, passages: body.passages,
      removed: body.removed, setAside: body.setAside, firstLine: file.format == .html ? nil : bodyLine)
    document.pictures = body.pictures
    return document
  }

  /// The pictures that lie with a page.
  private var pictures: PagePictures {
    PagePictures(name: file.name, parts: parts, base: address) { [file] path throws(ReadFailure) in
      try file.beside(path, PictureLimit.bytes)
    }
  }

  private mutating func report(
    _ severity: Diagnostic.Severity, _ id: String, line: Int? = nil, _ text: String, help: String? = nil
  ) {
    diagnostics.append(Diagnostic(severity, id, at: .init(file.path, line: line), text, help: help))
  }

  private mutating func decode() -> Text? {
    do {
      let result = file.format == .html ? try decodedPage() : try decoded(file.bytes)
      if result.encoding == .windows1252, file.format != .html {
        report(
          .warning, "content.encoding", "the file is no UTF-8 and was read as windows-1252",
          help: "check its accents and quotation marks, and save it as UTF-8")
      }
      if result.replaced > 0 {
        report(
          .warning, "content.encoding",
          "\(result.replaced) undecodable part\(result.replaced == 1 ? "" : "s") of the text became U+FFFD")
      }
      return result.text
    } catch {
      report(
        .error, "content.file.binary", "the file is \(error.kind), not text",
        help: "convert it to text, Markdown or HTML first")
      return nil
    }
  }

  private mutating func decodedPage() throws(BinaryFile) -> Decoded {
    let container = pageContainer(file.bytes)
    (address, parts) = (container.address, container.parts)
    return try DossierContent.decodedPage(container.html, charset: container.charset)
  }

  /// Front matter or sidecar; false when one of them is so broken that the source cannot stand for itself.
  private mutating func readGiven(_ text: Text) -> Bool {
    let cut = frontMatterCut(text.bytes)
    (bodyStart, bodyLine) = (cut.bodyStart, cut.bodyLine)
    var yaml: YAMLText?
    var origin = MetadataOrigin.frontMatter
    switch cut.outcome {
    case .none: break
    case .found(let span):
      yaml = YAMLText(path: file.path, bytes: text.bytes[span.range], firstLine: 2)
    case .unclosed:
      report(
        .error, "content.frontmatter.unclosed", line: 1, "the front matter has no closing line ---",
        help: "write --- on a line of its own behind the last key")
      return false
    case .tooLarge:
      report(.error, "content.frontmatter.size", line: 1, "the front matter is longer than 64 KB")
      return false
    }
    if let sidecar = file.sidecar {
      if yaml != nil {
        report(
          .error, "content.frontmatter.sidecar", line: 1,
          "the file has front matter and a sidecar \(sidecar.path)", help: "keep one of the two")
        return false
      }
      guard let text = sidecarText(sidecar) else { return false }
      (yaml, origin) = (text, .sidecar)
    }
    guard let yaml else { return true }
    let (read, problems) = givenMetadata(yaml, origin: origin)
    diagnostics += problems
    given = read
    return true
  }

  private mutating func sidecarText(_ sidecar: (path: String, bytes: [UInt8])) -> YAMLText? {
    guard sidecar.bytes.count <= 65_536 else {
      diagnostics.append(
        Diagnostic(
          .error, "content.frontmatter.size", at: .init(sidecar.path), "the sidecar is longer than 64 KB"))
      return nil
    }
    guard let text = try? decoded(sidecar.bytes).text else {
      diagnostics.append(
        Diagnostic(.error, "content.file.binary", at: .init(sidecar.path), "the sidecar is no text"))
      return nil
    }
    return sidecarYAML(text, path: sidecar.path)
  }

  private func sourceKind() -> SourceKind {
    if let kind = given.kind { return kind }
    switch file.shelf {
    case .articles: return .article
    case .notes: return .note
    case .elsewhere:
      return file.format == .markdown && given.publisher == nil && given.url == nil ? .note : .article
    }
  }

  private func read(_ text: Text, _ kind: SourceKind) -> ReadBody {
    switch file.format {
    case .text: readPlainText(text, isCleaned: kind == .article, givenTitle: given.title?.value)
    case .markdown:
      readMarkdown(
        text, path: file.path, firstLine: bodyLine, isNote: kind == .note, givenTitle: given.title?.value)
    case .html: readSavedPage(text, path: file.path, address: address, pictures: pictures)
    }
  }

  // MARK: Metadata

  private mutating func metadata(_ body: ReadBody, _ kind: SourceKind) -> Metadata {
    var metadata = Metadata(
      title: given.title?.borneOut(by: body.title) ?? body.title
        ?? Field(firstSentence(body) ?? file.stem, .assumed),
      language: Field("en", .assumed), key: given.key ?? Field(file.stem, .assumed))
    metadata.byline = given.byline?.borneOut(by: body.byline) ?? body.byline
    metadata.publisher = given.publisher?.borneOut(by: body.publisher) ?? body.publisher
    metadata.url = given.url?.borneOut(by: body.url) ?? body.url
    let line = given.published == nil && body.published == nil && kind == .article ? dateline(in: body) : nil
    metadata.published =
      given.published?.borneOut(by: body.published) ?? body.published ?? line?.date.map { Field($0, .text) }
      ?? file.fallbackDate.map { Field($0, .frontMatter) } ?? dateInName(file.stem).map { Field($0, .name) }
    if metadata.published == nil { metadata.yearlessDay = line?.yearless }
    metadata.accessed = given.accessed
    metadata.archived = given.archived
    metadata.tags = given.tags
    metadata.summary = given.summary
    metadata.reliability = given.reliability
    metadata.credibility = given.credibility
    metadata.trafficLight = given.trafficLight
    metadata.rights = given.rights
    metadata.textPolicy = given.textPolicy ?? .full
    metadata.isDraft = given.isDraft
    metadata.slug = given.slug
    metadata.aliases = given.aliases
    metadata.language = language(body)
    metadata.isAnalysed = isAnalysed(metadata.language)
    return metadata
  }

  private mutating func language(_ body: ReadBody) -> Field<String> {
    if let language = given.language { return language.borneOut(by: body.language) }
    let found = LanguageTest.table.language(body.prose, body.passages.filter { $0.kind.isProse }.map(\.span))
    if let stated = body.language {
      guard let found, primary(found) != primary(stated.value) else { return stated }
      report(
        .warning, "content.page.conflict",
        "the page says that its language is \(stated.value)\(stated.part.map { " (\($0.words))" } ?? ""), and its"
          + " words are of another one, which was taken: \(found)",
        help: "say which is right in the page's sidecar")
      return Field(found, .text)
    }
    return found.map { Field($0, .text) } ?? Field("en", .assumed)
  }

  private mutating func isAnalysed(_ language: Field<String>) -> Bool {
    if let wish = given.isAnalysed { return wish }
    guard primary(language.value) != "en" else { return true }
    diagnostics.append(
      Diagnostic(
        .note, "content.language.unread", at: language.place ?? .init(file.path),
        "the text is in another language (\(language.value)): it is shown, but not searched for figures, dates and"
          + " claims", help: "give `language: en` if it is English"))
    return false
  }

  private func primary(_ tag: String) -> String {
    tag.split(separator: "-").first.map { $0.lowercased() } ?? ""
  }

  /// The first sentence, shortened at a word.
  private func firstSentence(_ body: ReadBody) -> String? {
    guard
      let passage = body.passages.first(where: { $0.kind.isProse && !body.prose.trimmed($0.span).isEmpty })
    else { return nil }
    let words = oneLine(
      body.prose[Span(passage.span.start, min(passage.span.end, passage.span.start + 2000))])
    let scalars = Array(words.unicodeScalars)
    var end = scalars.count
    for index in scalars.indices.dropFirst(20).dropLast() {
      if ".!?".unicodeScalars.contains(scalars[index]), scalars[index + 1] == " " {
        end = index
        break
      }
    }
    func string(_ count: Int) -> String { String(String.UnicodeScalarView(scalars[..<count])) }
    if end <= 90 {
      return end == scalars.count && scalars.last == "." ? string(end - 1) : string(end)
    }
    var cut = 80
    while cut > 40, scalars[cut] != " " { cut -= 1 }
    while cut > 1, ", ;:".unicodeScalars.contains(scalars[cut - 1]) { cut -= 1 }
    return string(cut) + "\u{2026}"
  }

  /// A text that breaks off earns a note.
  private mutating func noteWhereItEnds(_ body: ReadBody) {
    guard let last = body.passages.last(where: { $0.kind.isProse }), last.kind == .paragraph else { return }
    let span = body.prose.trimmed(last.span)
    // Enough to see whether it is a sentence at all.
    let words = body.prose.bytes[max(span.start, span.end - 500)..<span.end].split(separator: 0x20).count
    let line = Array(body.prose.bytes[max(span.start, span.end - 16)..<span.end])
    guard words >= 6, let mark = line.last,
      !endsSentence(line) || line.suffix(3) == [0x2E, 0x2E, 0x2E] || isEllipsis(line)
    else { return }
    let isOpen = mark == 0x2C || mark == 0x3B || mark == 0x2D || words >= 14 && ByteClass.isLetter(mark)
    guard isOpen || line.suffix(3) == [0x2E, 0x2E, 0x2E] || isEllipsis(line) else { return }
    var place = Diagnostic.Place(file.path)
    if file.format != .html {
      let at = LineIndex(body.text).position(of: max(span.start, span.end - 1))
      place = .init(file.path, line: at.line + bodyLine - 1, column: at.column)
    }
    diagnostics.append(
      Diagnostic(
        .note, "content.text.cut-off", at: place, "the text seems cut off: it ends without a full stop"))
  }

  private func isEllipsis(_ line: [UInt8]) -> Bool { line.suffix(3) == [0xE2, 0x80, 0xA6] }
}

/// A sidecar's YAML; `---` around it is allowed.
private func sidecarYAML(_ text: Text, path: String) -> YAMLText {
  let cut = frontMatterCut(text.bytes)
  if case .found(let span) = cut.outcome {
    return YAMLText(path: path, bytes: text.bytes[span.range], firstLine: 2)
  }
  return YAMLText(path: path, bytes: text.bytes[...], firstLine: 1)
}
