// The pictures of the site: its mark in the browser's tab and the card that is shown when a page is shared, each as
// SVG and as PNG. Nothing is loaded for them and nothing in them is invented: title, counts, date, label, and how
// many events fall into each stretch of the timeline.
import DossierModel
import DossierTemplates
import DossierText

/// A picture that is made at build time.
enum ShareImage: String, CaseIterable, Sendable {
  case iconSVG = "favicon.svg"
  case iconPNG = "favicon.png"
  case cardSVG = "share.svg"
  case cardPNG = "share.png"

  static let cardSize = (width: 1200, height: 630)
}

extension Site {
  func bytes(of image: ShareImage) -> [UInt8] {
    let card = ShareCard(self)
    switch image {
    case .iconSVG: return ShareIcon.svg(theme)
    case .iconPNG: return ShareIcon.png(theme)
    case .cardSVG: return card.svg()
    case .cardPNG: return card.png()
    }
  }

  var theme: Theme {
    Theme(dossier.configuration)
  }
}

/// The mark: a range with a closed end, and the number that somebody states in it.
enum ShareIcon {
  static func svg(_ theme: Theme) -> [UInt8] {
    var markup = Markup()
    markup.open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 64 64"))
    markup.open(
      "rect", ("width", "64"), ("height", "64"), ("rx", "14"), ("fill", theme.light.hex))
    markup.close("rect")
    markup.literal(
      "<g fill=\"none\" stroke=\"#fff\" stroke-width=\"6\" stroke-linecap=\"round\"><path d=\"M12 32H50M52 19V45\"/></g><circle cx=\"25\" cy=\"32\" r=\"9\" fill=\"#fff\"/></svg>\n"
    )
    return markup.bytes
  }

  /// A `link` with the SVG in its address.
  static func link(_ theme: Theme) -> SafeHTML {
    var address = "data:image/svg+xml,"
    for scalar in String(decoding: svg(theme), as: UTF8.self).unicodeScalars where scalar != "\n" {
      switch scalar {
      case "<", ">", "#", "%", " ": address += "%" + String(scalar.value, radix: 16, uppercase: true)
      case "\"": address += "'"
      default: address.unicodeScalars.append(scalar)
      }
    }
    var markup = Markup()
    markup.open("link", ("rel", "icon"), ("type", "image/svg+xml"), ("href", address))
    return markup.html
  }

  static func png(_ theme: Theme) -> [UInt8] {
    let (accent, white) = (theme.light.triple, Colour.white.triple)
    var bitmap = Bitmap(width: 64, height: 64, inks: [(accent, white), (white, accent)])
    bitmap.roundedRect(0, x: 0, y: 0, width: 64, height: 64, radius: 14)
    bitmap.line(1, from: (12, 32), to: (50, 32), width: 6)
    bitmap.line(1, from: (52, 19), to: (52, 45), width: 6)
    bitmap.circle(1, x: 25, y: 32, radius: 9)
    return PNG.bytes(bitmap)
  }
}

/// The card: 1200 by 630.
struct ShareCard {
  private static let margin = 72.0
  private static let columns = 44
  private let title: String
  private let line: String
  private let asOf: String?
  private let label: (words: String, colour: Colour)?
  /// Events by stretch of time, the first stretch at the left.
  private let counts: [Int]
  private let theme: Theme
  private let isRightToLeft: Bool

  init(_ site: Site) {
    let say = site.wording
    let dossier = site.dossier
    title = site.title
    var parts = [say.count("source", site.catalogue.register.articles.count)]
    if !dossier.figures.isEmpty { parts.append(say.count("figure", dossier.figures.count)) }
    if !site.listing.events.isEmpty { parts.append(say.count("date", site.listing.events.count)) }
    line = parts.joined(separator: " · ")
    asOf = site.asOf.map { say("home.as-of", ["frame.as-of": $0]) }
    label = dossier.configuration.trafficLight.map { light in
      ("TLP:" + light.rawValue.uppercased(), Self.colour(light))
    }
    counts = Self.counts(site)
    theme = site.theme
    isRightToLeft = say.isRightToLeft
  }

  /// The colours that TLP 2.0 prescribes, on black.
  private static func colour(_ light: TrafficLight) -> Colour {
    switch light {
    case .clear: Colour.white
    case .green: Colour(0x33, 0xFF, 0x00)
    case .amber, .amberStrict: Colour(0xFF, 0xC0, 0x00)
    case .red: Colour(0xFF, 0x2B, 0x2B)
    }
  }

  /// How many events begin in each of equal stretches; the tenth that lies furthest from the middle is left out, as
  /// one date of long ago would push all others into one column.
  private static func counts(_ site: Site) -> [Int] {
    let days = site.listing.events.compactMap { site.dossier.events[$0].edtf.first.day?.number }.sorted()
    guard days.count >= 4 else { return [] }
    let (first, last) = (days[days.count / 20], days[days.count - 1 - days.count / 20])
    guard last > first else { return [] }
    var counts = Array(repeating: 0, count: columns)
    for day in days where day >= first && day <= last {
      counts[(day - first) * (columns - 1) / (last - first)] += 1
    }
    return counts
  }

  /// Height of each column in pixels, and where it stands.
  private func columns() -> [(x: Double, height: Double)] {
    let most = Double(max(1, counts.max() ?? 1))
    let step = (Double(ShareImage.cardSize.width) - 2 * Self.margin) / Double(Self.columns)
    return counts.enumerated().filter { $0.element > 0 }.map { index, count in
      (Self.margin + Double(index) * step, max(8, 120 * Double(count) / most))
    }
  }

  func png() -> [UInt8] {
    let paper = Grounds.light[0].triple
    let black = Colour.black.triple
    var bitmap = Bitmap(
      width: ShareImage.cardSize.width, height: ShareImage.cardSize.height,
      inks: [
        (paper, paper), (Colour(0x1A, 0x1C, 0x1E).triple, paper), (theme.light.triple, paper),
        (Colour(0x54, 0x58, 0x5C).triple, paper), (theme.paleLight.triple, paper), (black, paper),
        (label?.colour.triple ?? black, black),
      ])
    let letters = Lettering.table
    bitmap.rect(2, x: 0, y: 0, width: 1200, height: 14)
    let size = title.unicodeScalars.count > 60 ? 42.0 : 52
    let lines = letters.lines(title, size: size, width: 1200 - 2 * Self.margin, limit: 3) ?? []
    var y = 150.0
    for words in lines {
      letters.draw(words, on: &bitmap, ink: 1, x: Self.margin, y: y, size: size, weight: size / 7.5)
      y += size * 1.62
    }
    letters.draw(line, on: &bitmap, ink: 3, x: Self.margin, y: y + 6, size: 25, weight: 3)
    for column in columns() {
      bitmap.rect(2, x: column.x, y: 538 - column.height, width: 17, height: column.height)
    }
    bitmap.rect(4, x: Self.margin, y: 538, width: 1200 - 2 * Self.margin, height: 3)
    if let asOf { letters.draw(asOf, on: &bitmap, ink: 3, x: Self.margin, y: 590, size: 21, weight: 2.5) }
    if let label, let width = letters.width(label.words, size: 21) {
      let left = 1200 - Self.margin - width - 24
      bitmap.rect(5, x: left, y: 558, width: width + 24, height: 42)
      letters.draw(label.words, on: &bitmap, ink: 6, x: left + 12, y: 590, size: 21, weight: 3.5)
    }
    return PNG.bytes(bitmap)
  }

  func svg() -> [UInt8] {
    var markup = Markup()
    markup.open(
      "svg", ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 1200 630"),
      ("font-family", "system-ui, Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif"),
      ("direction", isRightToLeft ? "rtl" : nil))
    func rect(_ colour: Colour, _ x: Double, _ y: Double, _ width: Double, _ height: Double) {
      markup.open(
        "rect", ("x", number(x)), ("y", number(y)), ("width", number(width)), ("height", number(height)),
        ("fill", colour.hex))
      markup.close("rect")
    }
    func text(
      _ words: String, _ colour: Colour, _ y: Double, _ size: Double, isEnd: Bool = false, bold: Bool = false
    ) {
      markup.element(
        "text", words, ("x", number(isEnd != isRightToLeft ? 1200 - Self.margin : Self.margin)),
        ("y", number(y)), ("font-size", number(size)), ("font-weight", bold ? "700" : nil),
        ("text-anchor", isEnd ? "end" : nil), ("fill", colour.hex))
    }
    rect(Grounds.light[0], 0, 0, 1200, 630)
    rect(theme.light, 0, 0, 1200, 14)
    var y = 150.0
    for words in Self.lines(title) {
      text(words, Colour(0x1A, 0x1C, 0x1E), y, 64, bold: true)
      y += 80
    }
    text(line, Colour(0x54, 0x58, 0x5C), y, 32)
    for column in columns() { rect(theme.light, column.x, 538 - column.height, 17, column.height) }
    rect(theme.paleLight, Self.margin, 538, 1200 - 2 * Self.margin, 3)
    if let asOf { text(asOf, Colour(0x54, 0x58, 0x5C), 590, 26) }
    if let label {
      // Its width is not known where the fonts are not: the box is wide enough for the widest of them.
      let width = Double(label.words.utf8.count) * 18 + 24
      rect(.black, 1200 - Self.margin - width, 558, width, 42)
      markup.element(
        "text", label.words, ("x", number(1200 - Self.margin - width / 2)), ("y", "589"), ("font-size", "26"),
        ("font-weight", "700"), ("text-anchor", "middle"), ("fill", label.colour.hex))
    }
    markup.literal("</svg>\n")
    return markup.bytes
  }

  /// Lines of about 32 letters, three at most.
  private static func lines(_ title: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in title.split(separator: " ") {
      if !line.isEmpty, line.unicodeScalars.count + word.unicodeScalars.count >= 32 {
        lines.append(line)
        line = String(word)
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    lines.append(line)
    return lines.count <= 3 ? lines : lines.prefix(2) + [lines[2] + " …"]
  }

  private func number(_ value: Double) -> String { decimal((value * 10).rounded() / 10) }
}

extension Colour {
  fileprivate var triple: Bitmap.Colour { (red, green, blue) }
}
