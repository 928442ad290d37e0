// A picture of few colours: filled shapes and strokes with smooth edges. Each pixel holds an ink and how much of it
// covers the ground, so that a picture packs well.
import Glibc

/// A raster that shapes are drawn on.
struct Bitmap: Sendable {
  /// Red, green, blue.
  typealias Colour = (UInt8, UInt8, UInt8)
  let width, height: Int
  /// Ink times 16 plus coverage, 0...15.
  private(set) var pixels: [UInt8]
  /// What each ink is, and the ground that it is drawn on. At most 16.
  let inks: [(ink: Colour, ground: Colour)]

  init(width: Int, height: Int, inks: [(ink: Colour, ground: Colour)]) {
    (self.width, self.height, self.inks) = (width, height, inks)
    pixels = Array(repeating: 0, count: width * height)
  }

  /// The colours of all values that a pixel may have, in order.
  var palette: [Colour] {
    inks.flatMap { pair in
      (0..<16).map { level in
        func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
          UInt8((Int(from) * (15 - level) + Int(to) * level + 7) / 15)
        }
        return (
          mix(pair.ground.0, pair.ink.0), mix(pair.ground.1, pair.ink.1), mix(pair.ground.2, pair.ink.2)
        )
      }
    }
  }

  mutating func rect(_ ink: Int, x: Double, y: Double, width: Double, height: Double) {
    cover(ink, x, y, x + width, y + height) { px, py in
      max(max(x - px, px - x - width), max(y - py, py - y - height))
    }
  }

  mutating func roundedRect(
    _ ink: Int, x: Double, y: Double, width: Double, height: Double, radius: Double
  ) {
    let (middleX, middleY) = (x + width / 2, y + height / 2)
    cover(ink, x, y, x + width, y + height) { px, py in
      let dx = abs(px - middleX) - width / 2 + radius
      let dy = abs(py - middleY) - height / 2 + radius
      let (ox, oy) = (max(dx, 0), max(dy, 0))
      return (ox * ox + oy * oy).squareRoot() + min(max(dx, dy), 0) - radius
    }
  }

  mutating func circle(_ ink: Int, x: Double, y: Double, radius: Double) {
    cover(ink, x - radius, y - radius, x + radius, y + radius) { px, py in
      ((px - x) * (px - x) + (py - y) * (py - y)).squareRoot() - radius
    }
  }

  /// A line with round ends.
  mutating func line(_ ink: Int, from a: (x: Double, y: Double), to b: (x: Double, y: Double), width: Double)
  {
    let half = width / 2
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = max(dx * dx + dy * dy, 1e-9)
    cover(ink, min(a.x, b.x) - half, min(a.y, b.y) - half, max(a.x, b.x) + half, max(a.y, b.y) + half) {
      px, py in
      let along = max(0, min(1, ((px - a.x) * dx + (py - a.y) * dy) / length))
      let (ex, ey) = (px - a.x - along * dx, py - a.y - along * dy)
      return (ex * ex + ey * ey).squareRoot() - half
    }
  }

  /// Inks the pixels of a box by their distance from the shape's edge, negative inside.
  private mutating func cover(
    _ ink: Int, _ left: Double, _ top: Double, _ right: Double, _ bottom: Double,
    distance: (Double, Double) -> Double
  ) {
    let columns = max(0, Int(left) - 1)..<max(max(0, Int(left) - 1), min(width, Int(right) + 2))
    let rows = max(0, Int(top) - 1)..<max(max(0, Int(top) - 1), min(height, Int(bottom) + 2))
    for row in rows {
      for column in columns {
        let share = 0.5 - distance(Double(column) + 0.5, Double(row) + 0.5)
        let level = UInt8(max(0, min(1, share)) * 15 + 0.5)
        guard level > 0 else { continue }
        let index = row * width + column
        let value = UInt8(ink) << 4 | level
        if pixels[index] >> 4 != UInt8(ink) || pixels[index] & 15 < level { pixels[index] = value }
      }
    }
  }
}
