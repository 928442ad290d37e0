// Each escaping is read back by a reader that shares no code with it: every character of the basic plane, and
// random strings of the format's own delimiters. What a format cannot hold is named beside it.
import Foundation
import FoundationXML
import Testing

@testable import DossierTemplates

@Suite struct EscapeTests {
  typealias Append = (String, inout [UInt8]) -> Void

  /// All scalars from U+0000 to U+FFFF, and some beyond.
  static let scalars: [Unicode.Scalar] =
    (0...0xFFFF).compactMap { Unicode.Scalar($0 as UInt32) } + ["\u{1F600}", "\u{10FFFF}"]

  /// Two hundred thousand pieces would be slow one by one: single scalars, then 10,000 random strings.
  static func samples(of alphabet: String, seed: UInt64) -> [String] {
    var random = Seeded(state: seed)
    let letters = Array(alphabet.unicodeScalars)
    let strings = (0..<10_000).map { _ in
      var text = String.UnicodeScalarView()
      for _ in 0..<Int(random.next() % 12) {
        text.append(letters[Int(random.next() % UInt64(letters.count))])
      }
      return String(text)
    }
    return scalars.map { "a\(String(Character($0)))b" } + scalars.prefix(256).map { String(Character($0)) }
      + strings
  }

  static func escaped(_ text: String, _ append: Append) -> String {
    var bytes: [UInt8] = []
    append(text, &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reports at most one difference: a thousand would say no more.
  func compare(_ samples: [String], _ difference: (String) -> String?) {
    for sample in samples {
      if let text = difference(sample) {
        Issue.record("\(sample.debugDescription): \(text.debugDescription)")
        return
      }
    }
  }

  static func mapped(_ text: String, _ change: (Unicode.Scalar) -> String) -> String {
    text.unicodeScalars.map(change).joined()
  }

  // MARK: HTML

  /// What HTML does not allow as a character is shown as U+FFFD.
  static func shownInHTML(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x09, 0x0A, 0x0C, 0x0D: String(Character(scalar))
    case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF, 0xFFFE, 0xFFFF: "\u{FFFD}"
    default: String(Character(scalar))
    }
  }

  static func readHTML(_ html: String) -> String? {
    var output = String.UnicodeScalarView()
    var rest = html.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if "<>\"\r".unicodeScalars.contains(scalar) { return nil }
      guard scalar == "&" else {
        output.append(scalar)
        continue
      }
      guard let end = rest.firstIndex(of: ";") else { return nil }
      let known = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#13": "\r"] as [String: Unicode.Scalar]
      guard let value = known[String(rest[..<end])] else { return nil }
      output.append(value)
      rest = rest[rest.index(after: end)...]
    }
    return String(output)
  }

  @Test(arguments: [true, false]) func htmlReadsBack(inAttribute: Bool) {
    compare(Self.samples(of: "&<>\"'\r\n;#xa=/`-!\u{0}\u{80}\u{FFFE}", seed: 1)) { text in
      let html = Self.escaped(text, inAttribute ? HTMLAttribute.append : HTMLText.append)
      let expected = Self.mapped(text, Self.shownInHTML)
      return Self.readHTML(html).map { Array($0.unicodeScalars) == Array(expected.unicodeScalars) } == true
        ? nil : html
    }
  }

  // MARK: XML

  final class Reader: NSObject, XMLParserDelegate {
    var text = ""
    var attribute: String?
    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String] = [:]
    ) { attribute = attributes["a"] ?? attribute }
  }

  @Test func xmlReadsBackAsTextAndAsAttribute() {
    let all = Self.samples(of: "&<>\"'\t\r\n;#x]-!\u{0}\u{FFFF}", seed: 2)
    for start in stride(from: 0, to: all.count, by: 500) {
      // Many values in one document, apart by U+2063 that no sample of delimiters holds.
      let some = all[start..<min(start + 500, all.count)].filter { !$0.unicodeScalars.contains("\u{2063}") }
      let joined = some.joined(separator: "\u{2063}")
      let escaped = Self.escaped(joined, XMLText.append)
      let reader = Reader()
      let parser = XMLParser(data: Data("<r a=\"\(escaped)\">\(escaped)</r>".utf8))
      parser.delegate = reader
      guard parser.parse() else {
        Issue.record("not well-formed: values from \(start)")
        return
      }
      let expected = Self.mapped(joined) { scalar in
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: String(Character(scalar))
        case 0..<0x20, 0xFFFE, 0xFFFF: ""
        default: String(Character(scalar))
        }
      }
      #expect(Array(reader.text.unicodeScalars) == Array(expected.unicodeScalars), "text from \(start)")
      #expect(
        reader.attribute.map { Array($0.unicodeScalars) } == Array(expected.unicodeScalars), "from \(start)")
    }
  }

  // MARK: JSON

  @Test func jsonReadsBackAndCannotEndItsScript() throws {
    for text in Self.samples(of: "\"\\</>&u\n\r\u{2028}\u{2029}\u{0}!-script", seed: 3) {
      let json = Self.escaped(text, JSONInScript.append)
      let inside = Self.escaped(text, JSONInScript.appendInside)
      guard "\"\(inside)\"" == json, !json.contains(where: { "<>&\u{2028}\u{2029}".contains($0) }),
        let read = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
          as? String,
        Array(read.utf8) == Array(text.utf8)
      else {
        Issue.record("\(text.debugDescription) became \(json.debugDescription)")
        return
      }
    }
  }

  // MARK: Exports

  /// One cell of RFC 4180; nil when the bytes are more than one.
  static func readCell(_ csv: String) -> String? {
    var rest = csv.unicodeScalars[...]
    guard rest.first == "\"" else {
      return rest.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) ? nil : csv
    }
    rest.removeFirst()
    var output = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar == "\"" {
        if rest.isEmpty { return String(output) }
        guard rest.popFirst() == "\"" else { return nil }
      }
      output.append(scalar)
    }
    return nil
  }

  @Test func aCellReadsBackAndIsNoFormula() {
    let formula = "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars
    compare(Self.samples(of: "=+-@,;\"'\t\r\n1.\u{FF1D} ", seed: 4)) { text in
      let csv = Self.escaped(text, CSVCell.append)
      guard let cell = Self.readCell(csv) else { return csv }
      let kept = Self.mapped(text) {
        $0.value < 0x20 && !"\t\r\n".unicodeScalars.contains($0) || $0.value == 0x7F
          ? "" : String(Character($0))
      }
      let apostrophes = { (s: String) in s.unicodeScalars.filter { $0 != "'" }.map(\.value) }
      if apostrophes(cell) != apostrophes(kept) { return csv }
      if Double(cell) != nil { return nil }
      var begins = true
      for scalar in cell.unicodeScalars {
        if begins, formula.contains(scalar) { return csv }
        begins = ";\t\r\n".unicodeScalars.contains(scalar)
      }
      return nil
    }
    #expect(Self.escaped("-12.5", CSVCell.append) == "-12.5")
    #expect(Self.escaped("-12.5.1", CSVCell.append) == "'-12.5.1")
    #expect(Self.escaped("x;=A1", CSVCell.append) == "\"x;'=A1\"")
  }

  @Test func aCalendarTextReadsBackAndFoldsBetweenCharacters() {
    compare(Self.samples(of: "\\;,nN\r\n:\"=\u{E9}\u{1F600}", seed: 5)) { text in
      let long = String(repeating: text, count: 8)
      var bytes: [UInt8] = []
      ICSText.appendLine("SUMMARY", long, to: &bytes)
      let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
      guard lines.last == "", lines.allSatisfy({ $0.utf8.count <= 75 && !$0.utf8.contains(0x0A) }) else {
        return lines.joined(separator: "|")
      }
      let value = (lines[0] + lines.dropFirst().map { String($0.dropFirst()) }.joined()).dropFirst(8)
      var read = ""
      var isEscaped = false
      for scalar in value.unicodeScalars {
        if isEscaped {
          read.unicodeScalars.append(scalar == "n" ? "\n" : scalar)
          isEscaped = false
        } else if scalar == "\\" {
          isEscaped = true
        } else {
          if ";,".unicodeScalars.contains(scalar) { return String(value) }
          read.unicodeScalars.append(scalar)
        }
      }
      let expected = Self.mapped(long.replacingOccurrences(of: "\r\n", with: "\n")) {
        $0 == "\r"
          ? "\n"
          : $0.value < 0x20 && $0 != "\t" && $0 != "\n" || $0.value == 0x7F ? "" : String(Character($0))
      }
      return Array(read.unicodeScalars) == Array(expected.unicodeScalars) ? nil : String(value)
    }
  }

  static func onOneLine(_ text: String) -> String {
    mapped(text) {
      switch $0.value {
      case 0x09...0x0D, 0x85, 0x2028, 0x2029: " "
      case 0..<0x20, 0x7F: ""
      default: String(Character($0))
      }
    }
  }

  @Test func bibTeXReadsBackWithBracesInBalance() {
    let commands = [
      "\\textbackslash{}": "\\", "\\textbraceleft{}": "{", "\\textbraceright{}": "}",
      "\\textasciicircum{}": "^",
      "\\textasciitilde{}": "~", "{\"}": "\"", "{}": "", "\\$": "$", "\\&": "&", "\\#": "#", "\\_": "_",
      "\\%": "%",
    ]
    compare(Self.samples(of: "\\{}$&#^_~%\"@\n,=-'`<", seed: 6)) { text in
      let value = Self.escaped(text, BibTeXText.append)
      var rest = value[...]
      var read = ""
      while let first = rest.first {
        if first == "\\" || first == "{" {
          guard
            let command = commands.first(where: { rest.unicodeScalars.starts(with: $0.key.unicodeScalars) })
          else { return value }
          read += command.value
          rest = Substring(rest.unicodeScalars.dropFirst(command.key.unicodeScalars.count))
        } else {
          if "}$&#^_~%\"".contains(first) { return value }
          if let last = read.last, last == first, "-'`<".contains(first), !value.contains("\(last){}\(first)")
          {
            return value
          }
          read.unicodeScalars.append(rest.unicodeScalars.removeFirst())
        }
      }
      return Array(read.unicodeScalars) == Array(Self.onOneLine(text).unicodeScalars) ? nil : value
    }
  }

  @Test func risStaysOnOneLine() {
    compare(Self.samples(of: "\r\n\u{85}\u{2028}TY  - ER", seed: 7)) { text in
      let value = Self.escaped(text, RISText.append)
      return value == Self.onOneLine(text) ? nil : value
    }
  }
}

/// SplitMix64: the same strings in every run.
struct Seeded {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
