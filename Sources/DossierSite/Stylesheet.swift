// What the style sheet gets behind its own rules: the accent colour of dossier.yml and the margin boxes of
// printed pages. Words stand in it only as CSS strings in which everything but ASCII letters, digits and blanks
// is a numeric escape.
import DossierModel
import DossierTemplates
import DossierText

enum Stylesheet {
  static func additions(_ configuration: Configuration, title: String, asOf: String?, _ say: Wording)
    -> [UInt8]
  {
    var css = ""
    if let accent = configuration.accent, isColour(accent) {
      css += "@media screen and (prefers-color-scheme: light) { :root { --accent: \(accent); } }\n"
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
    return Array(css.utf8)
  }

  /// `#rrggbb` and nothing else.
  static func isColour(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 7 && bytes[0] == 0x23
      && bytes.dropFirst().allSatisfy { ByteClass.isDigit($0) || ByteClass.lower($0) &- 0x61 < 6 }
  }

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
