// Pictures that lie with a saved page: which are kept, under which name, and whose their captions are.
import DossierContent
import DossierModel
import DossierTestSupport
import DossierText
import Testing

@Suite struct PagePictureTests {
  private static let story = (1...5).map {
    "<p>Paragraph \($0) says that the harbour master, who had waited for \($0) days, opened the basin on Monday.</p>"
  }.joined()

  /// The opening of a PNG file of so many pixels; nothing looks further.
  private static func png(_ width: UInt8, _ height: UInt8, mark: UInt8 = 0) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
      + [0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0, mark, 0, 0, 0]
  }

  private func read(_ body: String, _ files: [(String, [UInt8])]) -> (
    document: Document?, diagnostics: [Diagnostic]
  ) {
    let folder = TemporaryFolder()
    return withExtendedLifetime(folder) {
      for (name, bytes) in files { folder.write(name, bytes: bytes) }
      let html =
        "<html lang=en><title>Basin opens</title><article><h1>Basin opens</h1>\(Self.story)\(body)</article>"
      return loadFile(folder.write("page.html", html))
    }
  }

  private func paths(_ document: Document?) -> [String] {
    (document?.nodes ?? []).compactMap { node in
      if case .image(let path, _) = node.kind { path } else { nil }
    }
  }

  @Test func aPictureOfThePagesFolderIsKeptWithItsCaption() {
    let bytes = Self.png(200, 100)
    let body =
      "<figure><img src='./page_files/a%20b.png' alt='The basin'><figcaption>The basin in May</figcaption></figure>"
    let document = read(body, [("page_files/a b.png", bytes)]).document
    let path = "pictures/\(Digest.hex(bytes).prefix(32)).png"
    #expect(document?.pictures == [Picture(path: path, bytes: bytes)])
    #expect(document?.nodes.contains { $0.kind == .image(destination: path, alt: "The basin") } == true)
    #expect(document?.passages.last?.kind == .caption)
    #expect(document?.text.string.hasSuffix("The basin in May") == true)
    #expect(document?.setAside.isEmpty == true)
    if let document { checkSpans(document) }
  }

  /// A box of an AVIF file: length, name, content.
  private static func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let length = UInt32(content.count + 8)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) } + Array(name.utf8) + content
  }

  /// The opening of an AVIF file whose parts have these sizes (below 256).
  private static func avif(_ sizes: [(UInt8, UInt8)], brand: String = "avif") -> [UInt8] {
    let properties = sizes.flatMap { box("ispe", [0, 0, 0, 0, 0, 0, 0, $0.0, 0, 0, 0, $0.1]) }
    return box("ftyp", Array((brand + "\0\0\0\0mif1").utf8))
      + box("meta", [0, 0, 0, 0] + box("hdlr", []) + box("iprp", box("ipco", box("colr", [1]) + properties)))
      + box("mdat", [1, 2, 3])
  }

  @Test func avifIsToldByItsBytes() {
    let path = "page_files/a.avif"
    func count(_ bytes: [UInt8]) -> Int { paths(read("<img src=\(path)>", [(path, bytes)]).document).count }
    #expect(count(Self.avif([(40, 40), (200, 100)])) == 1, "the largest of its parts counts")
    #expect(count(Self.avif([(40, 40)])) == 0, "too small")
    #expect(count(Self.avif([])) == 0, "no size")
    #expect(count(Self.avif([(200, 100)], brand: "mp42")) == 0, "a film")
    for cut in stride(from: 0, to: 110, by: 3) { _ = count(Array(Self.avif([(200, 100)]).prefix(cut))) }
  }

  @Test func theCaptionOfAFigureStaysWithoutItsPicture() {
    let body = "<figure><img src='page_files/a.png'><figcaption>The basin in May</figcaption></figure>"
    let document = read(body, []).document
    #expect(document?.pictures == [])
    #expect(document?.passages.last?.kind == .caption)
    #expect(document.map { $0.prose[$0.passages.last?.span ?? Span(0, 0)] } == "The basin in May")
    #expect(document?.setAside.map(\.text) == [])
  }

  @Test func otherCaptionsAreSetAsideWithTheirPicture() {
    let body = "<div><img src='page_files/a.png'><p class=imgcaption>The basin in May</p></div>"
    let document = read(body, []).document
    #expect(document?.setAside.map(\.text) == ["The basin in May"])
  }

  private func readPage(_ html: String, _ files: [(String, [UInt8])]) -> Document? {
    let folder = TemporaryFolder()
    return withExtendedLifetime(folder) {
      for (name, bytes) in files { folder.write(name, bytes: bytes) }
      return loadFile(folder.write("page.html", "<html lang=en><title>Basin opens</title>\(html)")).document
    }
  }

  /// 1,024 and a few pixels wide, where `png` has at most 255.
  private static func wide(_ mark: UInt8 = 0) -> [UInt8] {
    var bytes = png(0, 200, mark: mark)
    bytes[18] = 4
    return bytes
  }

  @Test func thePictureBetweenHeadlineAndArticleIsKept() {
    let lead =
      "<figure><img src=page_files/lead.png alt='The basin'><figcaption>The basin in May</figcaption></figure>"
    let head = "<header><h1>Basin opens</h1><img src=page_files/face.png></header>"
    let files = [("page_files/lead.png", Self.wide()), ("page_files/face.png", Self.png(96, 96))]
    let page = "\(head)\(lead)<p>Share</p><div class=content>\(Self.story)</div>"
    let document = readPage(page, files)
    #expect(paths(document).count == 1, "the face is no larger than a thumbnail")
    #expect(document?.pictures.count == 1, "what is not shown is not kept")
    #expect(document?.text.string.hasPrefix("The basin in May\n\nParagraph 1") == true)
    #expect(document?.setAside.contains { $0.text == "The basin in May" } == false)
    if let document { checkSpans(document) }
    // One that the article shows itself stands there; one of a teaser or a menu is not the article's.
    let twice =
      "\(head)\(lead)<div class=content>\(Self.story)<img src=page_files/lead.png></div>"
    #expect(paths(readPage(twice, files)).count == 1)
    let menu =
      "\(head)<nav>\(lead)</nav><div class=related>\(lead)</div><div class=content>\(Self.story)</div>"
    #expect(paths(readPage(menu, files)).isEmpty)
  }

  @Test func onePictureIsKeptOnce() {
    let body =
      "<img src=page_files/a.png><p>He waited for a long time, he said.</p><img src=page_files/b.png>"
    let same = Self.png(200, 100)
    let document = read(body, [("page_files/a.png", same), ("page_files/b.png", same)]).document
    #expect(document?.pictures.count == 1)
    #expect(paths(document).count == 2)
  }

  @Test func dataAddressesAreRead() {
    // The same bytes as png(120, 100).
    let address = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAHgAAABkCAIAAAAAAAAA"
    #expect(paths(read("<img src='\(address)'>", []).document).count == 1)
  }

  @Test(arguments: [
    "data:image/svg+xml;base64,PHN2Zz48c2NyaXB0PmFsZXJ0KDEpPC9zY3JpcHQ+PC9zdmc+",
    "data:image/svg+xml,<svg onload=alert(1)>", "data:text/html;base64,PHNjcmlwdD4=",
    "page_files/drawing.svg", "page_files/fake.png", "page_files/icon.png", "page_files/large.png",
    "https://coast.example/a.png", "//coast.example/a.png", "javascript:alert(1)", "file:///etc/passwd",
    "../page_files/a.png", "page_files/../../a.png", "/page_files/a.png", "other/a.png", "a.png",
    "page_files\\a.png", "",
  ]) func othersAreNot(_ address: String) {
    let picture = Self.png(200, 100)
    let document = read(
      "<img src='\(address)'>",
      [
        ("page_files/drawing.svg", Array("<svg onload=alert(1)>".utf8)),
        ("page_files/fake.png", Array("<script>alert(1)</script>".utf8)),
        ("page_files/icon.png", Self.png(16, 16)),
        ("page_files/large.png", picture + [UInt8](repeating: 0, count: 1 << 20)),
        ("page_files/a.png", picture), ("other/a.png", picture), ("a.png", picture),
      ]
    ).document
    #expect(document?.pictures == [])
    #expect(paths(document).isEmpty)
  }

  @Test func whatIsNotKeptIsNamed() {
    let found = read(
      "<img src=page_files/fake.png>", [("page_files/fake.png", Array("<script>".utf8))]
    ).diagnostics
    #expect(found.map(\.id) == ["content.page.picture"])
  }

  @Test func aPageKeepsNoMoreThanItsShare() {
    let files = (0..<60).map { ("page_files/\($0).png", Self.png(200, 100, mark: UInt8($0))) }
    let body = files.map { "<img src='\($0.0)'>" }.joined()
    #expect(read(body, files).document?.pictures.count == 40)
  }

  @Test func partsOfAnMHTMLFileAreRead() {
    let picture = "iVBORw0KGgoAAAANSUhEUgAAAHgAAABkCAIAAAAAAAAA"
    let html =
      "<html lang=3Den><title>Basin opens</title><h1>Basin opens</h1>\(Self.story)<img src=3D/img/a.png><img src=3Dcid:b@c>"
    let message = """
      MIME-Version: 1.0\r
      Snapshot-Content-Location: https://coast.example/basin\r
      Content-Type: multipart/related; boundary="b1"\r\n\r\n--b1\r
      Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\(html)\r\n--b1\r
      Content-Type: image/png\r\nContent-Location: https://coast.example/img/a.png\r
      Content-Transfer-Encoding: base64\r\n\r\n\(picture)\r\n--b1\r
      Content-Type: image/png\r\nContent-ID: <b@c>\r\nContent-Transfer-Encoding: base64\r\n\r\n\(picture)\r\n--b1--\r\n
      """
    let document = loadWritten("page.mhtml", message).document
    #expect(paths(document).count == 2)
    #expect(document?.pictures.count == 1)
  }
}
