// Words drawn with strokes, for pictures: no font file is read, so a picture is the same on every machine.
import CEmbedded
import DossierText

/// Letters as strokes (`Tables/strokes.tsv`). Coordinates: baseline at 9, capitals up to -12.
struct Lettering: Sendable {
  private struct Glyph: Sendable {
    var width: Double
    var strokes: [[(x: Double, y: Double)]]
  }
  private var glyphs: [Unicode.Scalar: Glyph] = [:]
  private var likeness: [Unicode.Scalar: String] = [:]

  static let table = Lettering()

  private init() {
    var marks: [String: Glyph] = [:]
    let rows = embeddedFiles(dossier_embedded_site()).first?.bytes ?? []
    for line in rows.split(separator: 0x0A) where !line.starts(with: [0x23, 0x20]) {
      let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard cells.count == 3, let letter = cells[0] == "space" ? " " : cells[0].unicodeScalars.first else {
        continue
      }
      if cells[1] == "as" {
        likeness[letter] = cells[2] == "space" ? " " : cells[2]
      } else if let width = Double(cells[1]) {
        let glyph = Glyph(width: width, strokes: Self.strokes(cells[2]))
        if cells[0].hasPrefix("mark:") {
          marks[String(cells[0].dropFirst(5))] = glyph
        } else {
          // The table's blank is that of a drawing machine, too wide for a headline.
          glyphs[letter] = letter == " " ? Glyph(width: width * 0.65, strokes: []) : glyph
        }
      } else if let plain = cells[1].unicodeScalars.first, let mark = marks[cells[2]] {
        glyphs[letter] = glyphs[plain].map { Self.marked($0, with: mark, isBelow: cells[2] == "cedilla") }
      }
    }
  }

  private static func strokes(_ cell: String) -> [[(x: Double, y: Double)]] {
    cell.split(separator: "/").map { stroke in
      stroke.split(separator: " ").compactMap { point in
        let numbers = point.split(separator: ",").compactMap { Double(String($0)) }
        return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
      }
    }
  }

  /// A letter with a mark over its middle; over "i" the mark stands in for the point.
  private static func marked(_ letter: Glyph, with mark: Glyph, isBelow: Bool) -> Glyph {
    var glyph = letter
    let top = glyph.strokes.joined().map(\.y).min() ?? -12
    if !isBelow, glyph.width < 12, top < -5, glyph.strokes.count > 1, glyph.strokes[0].count > 3 {
      glyph.strokes.removeFirst()
    }
    let edge = isBelow ? 9 : (glyph.strokes.joined().map(\.y).min() ?? -12)
    let left = (letter.width - mark.width) / 2
    glyph.strokes += mark.strokes.map { $0.map { ($0.x + left, $0.y + edge) } }
    return glyph
  }

  /// What is drawn for some words; nil when a letter of theirs has no strokes (another script).
  private func drawn(_ words: String) -> [Glyph]? {
    var drawn: [Glyph] = []
    for scalar in words.unicodeScalars {
      for letter in likeness[scalar].map({ Array($0.unicodeScalars) }) ?? [scalar] {
        guard let glyph = glyphs[letter] else { return nil }
        drawn.append(glyph)
      }
    }
    return drawn
  }

  /// Width of words in pixels at a size (height of capitals); nil when they cannot be drawn.
  func width(_ words: String, size: Double) -> Double? {
    drawn(words).map { $0.reduce(0) { $0 + $1.width } * size / 21 }
  }

  /// Words in lines no wider than `width`; the last of `limit` lines ends with "..." when there is more.
  func lines(_ words: String, size: Double, width: Double, limit: Int) -> [String]? {
    guard drawn(words) != nil else { return nil }
    var lines: [String] = []
    var line = ""
    for word in words.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if line.isEmpty || (self.width(longer, size: size) ?? 0) <= width {
        line = longer
      } else if lines.count == limit - 1 {
        lines.append(line + "...")
        return lines
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// Draws words with their baseline at `y`.
  func draw(
    _ words: String, on bitmap: inout Bitmap, ink: Int, x: Double, y: Double, size: Double, weight: Double
  ) {
    let scale = size / 21
    var left = x
    for glyph in drawn(words) ?? [] {
      for stroke in glyph.strokes {
        let points = stroke.map { (x: left + $0.x * scale, y: y + ($0.y - 9) * scale) }
        for (a, b) in zip(points, points.dropFirst()) { bitmap.line(ink, from: a, to: b, width: weight) }
      }
      left += glyph.width * scale
    }
  }
}
