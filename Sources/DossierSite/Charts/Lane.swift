// One row of a plot as inline SVG: no viewBox, x in per cent and y in pixels, so that nothing is stretched and
// shapes keep their size at every width. Hidden from assistive technology: the row says it in words.
import DossierModel

/// Draws lanes, axes and keys; one grammar of marks for numbers and dates.
struct Lane: Sendable {
  private(set) var markup = Markup()
  private let middle = 13

  /// Starts a lane with its base line.
  init() {
    markup.literal(
      "<svg class=\"lane-svg\" width=\"100%\" height=\"26\" aria-hidden=\"true\" focusable=\"false\">")
    markup.literal("<line class=\"base\" x1=\"0\" x2=\"100%\" y1=\"13\" y2=\"13\"/>")
  }

  /// An icon for a key, 36 pixels wide.
  init(icon: Void) {
    markup.literal("<svg width=\"36\" height=\"26\" aria-hidden=\"true\" focusable=\"false\">")
  }

  /// What the script moves and widens to show a part of the axis over the whole lane.
  static let window: StaticString = "<svg class=\"window\" width=\"100%\" height=\"26\" overflow=\"visible\">"

  mutating func openWindow() { markup.literal(Self.window) }
  mutating func closeWindow() { markup.literal("</svg>") }

  consuming func finished() -> Markup {
    markup.literal("</svg>")
    return markup
  }

  /// "73.33%": two decimals, 0...100.
  static func percent(_ value: Double) -> String {
    let hundredths = Int((max(0, min(100, value)) * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)%"
  }

  mutating func rect(_ name: StaticString, from: Double, to: Double) {
    let shape = name.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    markup.open(
      "rect", ("class", shape), ("x", Self.percent(from)), ("width", Self.percent(max(0, to - from))),
      ("y", "8"), ("height", "10"))
    markup.close("rect")
  }

  mutating func circle(_ name: StaticString, at position: Double) {
    let shape = name.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    markup.open("circle", ("class", shape), ("cx", Self.percent(position)), ("cy", "13"), ("r", "5.5"))
    markup.close("circle")
  }

  /// A thick closed end.
  mutating func cap(at position: Double) {
    let x = Self.percent(position)
    markup.open("line", ("class", "cap"), ("x1", x), ("x2", x), ("y1", "4"), ("y2", "22"))
    markup.close("line")
  }

  /// Shapes of fixed size whose origin stands at `position`.
  mutating func shape(at position: Double, _ shapes: StaticString) {
    markup.open("svg", ("x", Self.percent(position)), ("overflow", "visible"))
    markup.literal(shapes)
    markup.literal("</svg>")
  }
}
