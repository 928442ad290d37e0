// The overview of a timeline: how many dates each day, month or year holds (solid) or may hold (pale, on top), as
// bars that lead there. A long stretch without any is a gap.
import DossierModel

/// One unit of the calendar with its dates.
struct StripBar: Sendable {
  var first, last: Int
  /// Dates that lie within the unit, and wider ones of which a day lies in it.
  var within = 0
  var may = 0
  /// The event to which the bar leads.
  var event: Int
  var href = ""
  var label = ""
  var count: Int { within + may }
  init(first: Int, last: Int, event: Int) { (self.first, self.last, self.event) = (first, last, event) }
}

extension Lane {
  private static let stripHeight = 56

  /// The bars over `axis`; `lanes` is the axis of the page's rows, whose part the script shows for a chosen bar.
  static func strip(_ bars: [StripBar], on axis: DateAxis, lanes: DateAxis?) -> Markup {
    var markup = Markup()
    let most = max(1, bars.map(\.count).max() ?? 1)
    markup.literal(
      "<svg class=\"strip\" width=\"100%\" height=\"82\" aria-hidden=\"true\" focusable=\"false\">")
    for bar in bars {
      let (from, to) = (axis.position(bar.first), axis.end(of: bar.last))
      // Neighbours stay apart where there is room, and no bar is too thin to be seen.
      let width = max(to - from - (to - from > 0.6 ? 0.18 : 0), 0.2)
      markup.open(
        "a", ("href", bar.href), ("tabindex", "-1"), ("data-first", String(bar.first)),
        ("data-last", String(bar.last)), ("data-from", lanes.map { number($0.position(bar.first)) }),
        ("data-to", lanes.map { number($0.end(of: bar.last)) }))
      markup.element("title", bar.label)
      let all = max(3, (bar.count * stripHeight + most / 2) / most)
      let sure = bar.within == 0 ? 0 : max(2, all * bar.within / max(1, bar.count))
      column("area", from, width, from: 0, to: stripHeight, &markup)
      column("bar", from, width, from: sure, to: all, &markup)
      column("solid", from, width, from: 0, to: sure, &markup)
      markup.literal("</a>")
    }
    for tick in axis.ticks {
      let x = percent(tick.position)
      markup.open("line", ("class", "base"), ("x1", x), ("x2", x), ("y1", "58"), ("y2", "64"))
      markup.close("line")
      let isLast = tick.position > 92
      markup.element(
        "text", tick.label, ("x", isLast ? "100%" : x), ("y", "77"), ("text-anchor", isLast ? "end" : nil))
    }
    for piece in axis.pieces {
      markup.open(
        "line", ("class", "base"), ("x1", percent(piece.from)), ("x2", percent(piece.to)), ("y1", "58"),
        ("y2", "58"))
      markup.close("line")
    }
    for piece in axis.pieces.dropLast() {
      markup.open("svg", ("x", percent(piece.to + DateAxis.gap / 2)), ("overflow", "visible"))
      markup.literal("<path class=\"break\" d=\"M-5 63l4-9M1 63l4-9\"/></svg>")
    }
    markup.literal("</svg>")
    return markup
  }

  /// A column between two heights above the base line.
  private static func column(
    _ shape: String, _ x: Double, _ width: Double, from low: Int, to high: Int, _ markup: inout Markup
  ) {
    guard high > low else { return }
    markup.open(
      "rect", ("class", shape), ("x", percent(x)), ("y", String(stripHeight - high + 2)),
      ("width", percent(width)), ("height", String(high - low)))
    markup.close("rect")
  }

  /// "12.5": per cent for the script, two decimals.
  private static func number(_ value: Double) -> String { String(percent(value).dropLast()) }
}
