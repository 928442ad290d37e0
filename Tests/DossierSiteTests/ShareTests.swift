// The pictures that are made at build time, and the colours of a theme.
import DossierModel
import DossierText
import Testing

@testable import DossierSite

@Suite struct ShareTests {
  @Test func aPictureIsAWholeFile() {
    let site = Site(SampleDossier.flood(), options: Site.Options())
    for path in ["assets/favicon.png", "assets/share.png"] {
      let bytes = site.render(path).wholeBytes
      #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
      #expect(bytes.count < 100_000, "\(path)")
      var names: [String] = []
      var index = 8
      while index + 12 <= bytes.count {
        let length = bytes[index..<(index + 4)].reduce(0) { $0 << 8 | Int($1) }
        let body = Array(bytes[(index + 4)..<(index + 8 + length)])
        let sum = bytes[(index + 8 + length)..<(index + 12 + length)].reduce(UInt32(0)) {
          $0 << 8 | UInt32($1)
        }
        #expect(PNG.crc(body) == sum)
        names.append(String(decoding: body.prefix(4), as: UTF8.self))
        index += 12 + length
      }
      #expect(names == ["IHDR", "PLTE", "IDAT", "IEND"] && index == bytes.count)
    }
  }

  /// RFC 1951, 3.2.5: the last length and distance of some symbols.
  @Test(arguments: [(7, 264, 0, 0), (8, 265, 1, 0), (9, 265, 1, 1), (16, 269, 2, 0), (128, 281, 5, 0)])
  func findsTheSymbolOfALength(_ value: Int, _ symbol: Int, _ extra: Int, _ rest: Int) {
    #expect(PNG.symbol(value, first: 257, groups: 4) == (symbol, extra, rest))
  }

  @Test(arguments: [(0, 0, 0, 0), (3, 3, 0, 0), (4, 4, 1, 0), (1200, 20, 9, 176)])
  func findsTheSymbolOfADistance(_ value: Int, _ symbol: Int, _ extra: Int, _ rest: Int) {
    #expect(PNG.symbol(value, first: 0, groups: 2) == (symbol, extra, rest))
  }

  @Test func writesAccentsAndLeavesOtherScripts() {
    #expect(Lettering.table.width("Überprüfung: Łódź “naïve” — 2024", size: 21) != nil)
    #expect(Lettering.table.width("Москва", size: 21) == nil)
    #expect(Lettering.table.lines("one two three four", size: 21, width: 100, limit: 2)?.count == 2)
  }

  @Test func knowsContrast() throws {
    #expect(Colour.black.contrast(with: .white) == 21)
    let accent = try #require(Colour(hex: "#0b5a86"))
    #expect(abs(accent.contrast(with: Grounds.light[0]) - 7.2) < 0.1)
    #expect(accent.readable(on: Grounds.light, towards: .black) == accent)
    #expect(Colour(hex: "#12345") == nil && Colour(hex: "#+12345") == nil && Colour(hex: "123456") == nil)
  }

  @Test(arguments: ["#ffcc00", "#ff0000", "#00ff00", "#0b5a86", "#ffffff", "#000000"])
  func aThemeCanBeReadOnEveryGround(_ hex: String) throws {
    let theme = Theme(accent: try #require(Colour(hex: hex)))
    for ground in Grounds.light { #expect(theme.light.contrast(with: ground) >= 4.5, "\(hex)") }
    for ground in Grounds.dark { #expect(theme.dark.contrast(with: ground) >= 4.5, "\(hex)") }
  }

  @Test func theGroundsAreThoseOfTheStyleSheet() throws {
    let file = try #require(Templates.builtIn.first { $0.path == "assets/style.css" })
    let css = String(decoding: file.bytes, as: UTF8.self)
    for colour in Grounds.light + Grounds.dark + [Theme.builtIn] { #expect(css.contains(colour.hex)) }
  }

  @Test func aPageNamesItsCardWhereItIsWhole() {
    var dossier = SampleDossier.flood()
    let without = String(
      decoding: Site(dossier, options: Site.Options()).render("index.html").wholeBytes, as: UTF8.self)
    #expect(without.contains("og:title") && !without.contains("og:image"))
    dossier.configuration.baseURL = "https://dossier.example/flood/"
    let with = String(
      decoding: Site(dossier, options: Site.Options()).render("index.html").wholeBytes, as: UTF8.self)
    #expect(
      with.contains("<meta property=\"og:image\" content=\"https://dossier.example/flood/assets/share.png\">")
    )
  }
}
