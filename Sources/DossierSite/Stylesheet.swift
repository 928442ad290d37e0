// What the style sheet gets behind its own rules: the colours and faces of dossier.yml, and the margin boxes of
// printed pages. Words stand in it only as CSS strings in which everything but ASCII letters, digits and blanks
// is a numeric escape.
import DossierModel
import DossierTemplates
import DossierText

/// The shades that an accent colour becomes: readable on every ground of its scheme.
struct Theme: Sendable {
  /// The built-in accent of `style.css`.
  static let builtIn = Colour(0x0B, 0x5A, 0x86)
  let light, dark: Colour
  /// For bars behind dots.
  let paleLight, paleDark: Colour

  init(_ configuration: Configuration) {
    self.init(accent: configuration.accent.flatMap(Colour.init(hex:)) ?? Self.builtIn)
  }

  init(accent: Colour) {
    light = accent.readable(on: Grounds.light, towards: .black)
    dark = accent.readable(on: Grounds.dark, towards: .white)
    paleLight = light.mixed(with: Grounds.light[0], share: 0.72)
    paleDark = dark.mixed(with: Grounds.dark[0], share: 0.72)
  }
}

enum Stylesheet {
  static func additions(
    _ configuration: Configuration, title: String, asOf: String?, _ say: Wording
  ) -> [UInt8] {
    var css = ""
    if let accent = configuration.accent.flatMap(Colour.init(hex:)) {
      let theme = Theme(accent: accent)
      for (scheme, accent, pale) in [
        ("light", theme.light, theme.paleLight), ("dark", theme.dark, theme.paleDark),
      ] {
        css +=
          "@media screen and (prefers-color-scheme: \(scheme)) { :root { --accent: \(accent.hex); --pale: \(pale.hex); } }\n"
      }
    }
    let faces = [
      ("--sans", configuration.sansFace.flatMap { sans[$0] }),
      ("--serif", configuration.serifFace.flatMap { serif[$0] }),
    ]
    for (name, stack) in faces {
      if let stack { css += ":root { \(name): \(stack); }\n" }
    }
    css += "@page {\n  @top-left { content: \(string(title)); font: 9pt sans-serif; }\n"
    if let light = configuration.trafficLight {
      css +=
        "  @top-right { content: \(string("TLP:" + light.rawValue.uppercased())); font: 700 12pt sans-serif; }\n"
    }
    if let asOf {
      css +=
        "  @bottom-left { content: \(string(say("home.as-of", ["frame.as-of": asOf]))); font: 9pt sans-serif; }\n"
    }
    let number = phrasePieces(say.strings.texts["print.page"] ?? "").map { piece in
      switch piece {
      case .name("page"): "counter(page)"
      case .name("pages"): "counter(pages)"
      case .words(let words): string(words)
      case .name, .code: "\"\""
      }
    }
    css += "  @bottom-right { content: \(number.joined(separator: " ")); font: 9pt sans-serif; }\n}\n"
    // Parts of the print edition name themselves at the foot of their pages, so that the contents lead somewhere on
    // paper: no browser can set page numbers of other pages yet.
    for part in ["index", "figures", "timeline", "claims", "sources"] {
      let name = string(say("page.\(part)"))
      css += "@page \(part) { @bottom-center { content: \(name); font: 9pt sans-serif; } }\n"
    }
    return Array(css.utf8)
  }

  /// Fonts that systems have, by the name of their face; "system" and "book" are those of `style.css`.
  private static let sans = [
    "humanist":
      "Seravek, \"Gill Sans Nova\", Ubuntu, Calibri, \"Noto Sans\", \"DejaVu Sans\", source-sans-pro, sans-serif",
    "grotesque":
      "Inter, Roboto, \"Helvetica Neue\", \"Arial Nova\", \"Nimbus Sans\", \"Liberation Sans\", Arial, sans-serif",
  ]
  private static let serif = [
    "transitional":
      "Charter, \"Bitstream Charter\", \"Sitka Text\", Cambria, \"Liberation Serif\", \"Times New Roman\", serif",
    "slab":
      "Rockwell, \"Rockwell Nova\", \"Roboto Slab\", \"Noto Serif\", \"DejaVu Serif\", \"Sitka Small\", serif",
  ]

  /// A CSS string: at most 80 scalars.
  static func string(_ words: String) -> String {
    var output = "\""
    for scalar in words.unicodeScalars.prefix(80) {
      let isPlain =
        scalar.value < 0x80
        && (ByteClass.isLetter(UInt8(scalar.value)) || ByteClass.isDigit(UInt8(scalar.value))
          || scalar == " ")
      if isPlain {
        output.unicodeScalars.append(scalar)
      } else if scalar.value >= 0x20 {
        output += "\\" + String(scalar.value, radix: 16) + " "
      }
    }
    return output + "\""
  }
}
