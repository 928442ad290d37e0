// Which addresses become links: the allow-list of schemes in every spelling that has fooled somebody.
import Testing

@testable import DossierTemplates

@Suite struct AddressTests {
  static let links = [
    "", "a.html", "sources/a.html#s3", "../a.html", "./x", "/a/b", "#s1", "?q=a:b", "a/b:c", "x#javascript:1",
    "http://example.org", "HTTPS://example.org/?a=b&c", "mailto:a@example.org", " https://example.org ",
    "ht\ntps://example.org", "https://example.org/a\tb", "a b.html", "a&b.html", "\u{E9}.html", "?a\\b",
    "x?//y",
  ]
  static let others = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:1", "java\tscript:1", "java\nscript:1",
    "java\rscript:1", "\u{1}javascript:1", "java\u{0}script:1", "javascript\t:1", "javascript :1",
    "vbscript:x",
    "data:text/html,x", "data:image/png;base64,x", "file:///etc/passwd", "ftp://x", "blob:x", "about:blank",
    "view-source:x", "//example.org", "\\\\example.org", "/\\example.org", "\\/example.org",
    "/\t/example.org",
    " //example.org", "\u{1}//example.org", "a\\b", ":x", "1:x", "httpss://x", "http\u{0}://x",
    "\u{FEFF}javascript:1",
    "\u{A0}javascript:1", "x-y:z", "tel:1", "httpx:y", "/\n\\example.org",
  ]

  @Test(arguments: links) func isLink(_ address: String) { #expect(URLAttribute.isLink(address)) }
  @Test(arguments: others) func isNoLink(_ address: String) {
    #expect(!URLAttribute.isLink(address))
    var output: [UInt8] = []
    URLAttribute.append(address, to: &output)
    #expect(output == [0x23])
  }

  @Test(arguments: ["http://x/a.js", "mailto:x", "//x/a.js", "data:,x"]) func isNotLocal(_ address: String) {
    #expect(!URLAttribute.isLocal(Array(address.utf8)))
  }
  @Test(arguments: ["assets/a.js", "../a.js", "/a.js", "a:b/c".replacing(":", with: "/")])
  func isLocal(_ address: String) { #expect(URLAttribute.isLocal(Array(address.utf8))) }

  /// A scheme with any control or blank put in anywhere is either the same scheme to us or no link.
  @Test func noControlHidesAScheme() {
    let word = Array("javascript:alert(1)".unicodeScalars)
    for place in 0...word.count {
      for value: UInt32 in Array(0...0x20) + [0x7F, 0x85, 0xA0, 0x2028, 0x200B, 0xFEFF] {
        guard let scalar = Unicode.Scalar(value), place <= 11 else { continue }
        var text = String.UnicodeScalarView(word)
        text.insert(scalar, at: text.index(text.startIndex, offsetBy: place))
        #expect(!URLAttribute.isLink(String(text)), "U+\(String(value, radix: 16)) at \(place)")
      }
    }
  }

  /// However a value is cut into parts that a template puts together, the whole is judged.
  @Test func partsOfAnAddressAreJudgedTogether() {
    struct Parts: ViewModel {
      let a: String
      let b: String
      static let fields: Fields<Parts> = [.text("a") { $0.a }, .text("b") { $0.b }]
    }
    let cases = [
      ("java", "script:alert(1)", "#"), ("javascript", ":alert(1)", "#"), ("/", "/example.org", "#"),
      ("", "//x", "#"),
      ("../", "a.html", "../a.html"), ("", "\\x", "#"), ("https:", "//example.org", "https://example.org"),
      ("x\" onclick=\"", "y", "x%22%20onclick=%22y"), ("a'", "<b>`", "a%27%3Cb%3E%60"),
    ]
    for (a, b, expected) in cases {
      var set = TemplateSet([TemplateFile("p", Array("<a href=\"{{a}}{{b}}\"><img src=\"{{a}}{{b}}\">".utf8))]
      )
      let template = set.template("p", for: Parts.self)
      var problems = set.diagnostics
      let bytes = template.render(Parts(a: a, b: b), as: "x", diagnostics: &problems)
      let source = expected == "#" || expected.hasPrefix("http") ? "" : expected
      #expect(String(decoding: bytes, as: UTF8.self) == "<a href=\"\(expected)\"><img src=\"\(source)\">")
      #expect(problems.isEmpty)
    }
  }
}
