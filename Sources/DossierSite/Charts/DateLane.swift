// An event on the axis of the timeline.
import DossierModel

extension Lane {
  /// The lane of one date. `isWithin`: one unknown day of the stretch; `isExpected`: planned or due.
  static func date(_ date: EDTFDate, isWithin: Bool, isExpected: Bool, on axis: DateAxis) -> Markup {
    var lane = Lane()
    lane.openWindow()
    let first = date.first.day?.number
    let last = date.last.day?.number
    switch (first, last) {
    case (let first?, let last?) where first == last:
      let x = axis.position(first) + (axis.end(of: first) - axis.position(first)) / 2
      if date.isApproximate {
        lane.shape(
          at: x,
          "<line class=\"soft\" x1=\"-18\" x2=\"18\" y1=\"13\" y2=\"13\"/><path class=\"ring\" d=\"M0 6l7 7-7 7-7-7z\"/>"
        )
      } else if date.isUncertain {
        lane.shape(at: x, "<path class=\"soft\" d=\"M0 6l7 7-7 7-7-7z\"/><text x=\"-3\" y=\"17\">?</text>")
      } else if isExpected {
        lane.shape(at: x, "<path class=\"soft\" d=\"M0 5l8 8-8 8-8-8z\"/>")
      } else {
        lane.shape(at: x, "<path class=\"solid\" d=\"M0 5l8 8-8 8-8-8z\"/>")
      }
    case (let first?, let last?):
      let (from, to) = (axis.position(first), axis.end(of: last))
      let width = max(to - from, 0.8)
      lane.rect(isExpected ? "soft" : isWithin ? "bar" : "solid", from: from, to: from + width)
    case (let first?, nil):
      let x = axis.position(first)
      lane.cap(at: x)
      lane.shape(at: x, "<path class=\"arrow\" d=\"M2 13H26M21 8l5 5-5 5\"/>")
    case (nil, let last?):
      let x = axis.end(of: last)
      lane.cap(at: x)
      lane.shape(at: x, "<path class=\"arrow\" d=\"M-2 13H-26M-21 8l-5 5 5 5\"/>")
    case (nil, nil): break
    }
    lane.closeWindow()
    return lane.finished()
  }

  /// The axis in the timeline's head, gaps drawn as two slanted strokes.
  static func axis(_ axis: DateAxis) -> Markup {
    var markup = Markup()
    markup.literal(
      "<svg class=\"lane-svg ticks\" width=\"100%\" height=\"24\" aria-hidden=\"true\" focusable=\"false\">")
    markup.literal(Self.window)
    for tick in axis.ticks {
      let x = percent(tick.position)
      markup.open("line", ("class", "base"), ("x1", x), ("x2", x), ("y1", "15"), ("y2", "23"))
      markup.close("line")
      if tick.position > 90 {
        markup.element("text", tick.label, ("x", "100%"), ("y", "12"), ("text-anchor", "end"))
      } else {
        markup.open("svg", ("x", x), ("overflow", "visible"))
        markup.element("text", tick.label, ("x", "3"), ("y", "12"))
        markup.close("svg")
      }
    }
    for piece in axis.pieces {
      markup.open(
        "line", ("class", "base"), ("x1", percent(piece.from)), ("x2", percent(piece.to)), ("y1", "23"),
        ("y2", "23"))
      markup.close("line")
    }
    for piece in axis.pieces.dropLast() {
      markup.open("svg", ("x", percent(piece.to + DateAxis.gap / 2)), ("overflow", "visible"))
      markup.literal("<path class=\"break\" d=\"M-5 24l4-9M1 24l4-9\"/>")
      markup.close("svg")
    }
    markup.literal("</svg></svg>")
    return markup
  }
}
