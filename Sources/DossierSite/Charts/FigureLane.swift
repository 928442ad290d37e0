// A figure on the axis of its table.
import DossierModel

extension Lane {
  /// The lane of one figure; an empty base line when it has no place on the axis.
  static func figure(_ figure: Figure, isWorkedOut: Bool = false, on axis: NumberAxis) -> Markup {
    var lane = Lane()
    lane.draw(figure, isWorkedOut: isWorkedOut, on: axis)
    return lane.finished()
  }

  /// All figures of a group on one lane, for lists of groups. Of marks that would lie on one another one is drawn: a
  /// group may have a thousand figures.
  static func group(_ figures: [Figure], on axis: NumberAxis) -> Markup {
    var lane = Lane()
    var drawn: Set<Place> = []
    let isMany = figures.count > mostMarks
    // Steps of the axis within which two marks cannot be told apart: less than a pixel, or a dot's width.
    let steps: Double = isMany ? 25 : 400
    if isMany {
      // How far the statements reach, whatever is not drawn of them.
      let ends = figures.flatMap { [$0.value, $0.low, $0.high].compactMap { $0 } }
      if let low = ends.min(), let high = ends.max() {
        lane.rect("bar", from: axis.position(low), to: axis.position(high))
      }
    }
    // Bars first, so that no dot disappears behind one.
    for isDot in [false, true] {
      for figure in figures where isDot == (figure.value != nil && figure.comparator == .exactly) {
        let place = Place(figure, on: axis, steps: steps)
        if drawn.count < mostMarks || !isMany, drawn.insert(place).inserted {
          lane.draw(figure, isWorkedOut: false, on: axis)
        }
      }
    }
    return lane.finished()
  }

  /// Figures of a group that all have their own mark.
  private static let mostMarks = 60

  /// What decides how a figure is drawn, as far as an eye sees it.
  private struct Place: Hashable {
    let comparator: Comparator
    let modality: Modality
    let isVague: Bool
    let value, low, high: Int?

    init(_ figure: Figure, on axis: NumberAxis, steps: Double) {
      (comparator, modality, isVague) = (figure.comparator, figure.modality, figure.rule == "vague")
      func step(_ number: Double?) -> Int? {
        number.map { Int((axis.position($0) * steps / 100).rounded()) }
      }
      (value, low, high) = (step(figure.value), step(figure.low), step(figure.high))
    }
  }

  private mutating func draw(_ figure: Figure, isWorkedOut: Bool, on axis: NumberAxis) {
    let isFuture = figure.modality == .planned || figure.modality == .forecast || figure.modality == .possible
    if let value = figure.value {
      let x = axis.position(value)
      switch figure.comparator {
      case .exactly:
        if isWorkedOut {
          shape(at: x, "<path class=\"ring\" d=\"M0 7l6 6-6 6-6-6z\"/>")
        } else if isFuture {
          circle("soft", at: x)
        } else {
          circle("dot", at: x)
        }
      case .about:
        shape(
          at: x,
          "<line class=\"soft\" x1=\"-18\" x2=\"18\" y1=\"13\" y2=\"13\"/><circle class=\"ring\" cx=\"0\" cy=\"13\" r=\"5\"/>"
        )
      case .atMost, .under:
        rect(isFuture ? "soft" : "bar", from: axis.position(axis.isLogarithmic ? axis.low : 0), to: x)
        if figure.comparator == .atMost {
          cap(at: x)
        } else {
          shape(at: x, "<circle class=\"ring\" cx=\"0\" cy=\"13\" r=\"5\"/>")
        }
      case .atLeast:
        rect(isFuture ? "soft" : "bar", from: x, to: min(100, x + 8))
        cap(at: x)
        shape(at: min(100, x + 8), "<path class=\"arrow\" d=\"M2 8l5 5-5 5\"/>")
      case .over:
        shape(
          at: x,
          "<path class=\"arrow\" d=\"M5 13H18M13 8l5 5-5 5\"/><circle class=\"ring\" cx=\"0\" cy=\"13\" r=\"5\"/>"
        )
      }
      return
    }
    let low = figure.low.map(axis.position) ?? axis.position(axis.isLogarithmic ? axis.low : 0)
    let high = figure.high.map(axis.position) ?? min(100, low + 8)
    let isVague = figure.rule == "vague"
    rect(isFuture ? "soft" : isVague || figure.comparator == .about ? "bar" : "solid", from: low, to: high)
    if !isVague {
      if figure.low != nil { cap(at: low) }
      if figure.high != nil { cap(at: high) }
    }
    if figure.high == nil || isVague { shape(at: high, "<path class=\"arrow\" d=\"M2 8l5 5-5 5\"/>") }
  }

  /// The axis in the table's head.
  static func axis(_ axis: NumberAxis, _ say: Wording) -> Markup {
    var markup = Markup()
    markup.literal(
      "<svg class=\"lane-svg ticks\" width=\"100%\" height=\"24\" aria-hidden=\"true\" focusable=\"false\">")
    for tick in axis.ticks {
      let position = axis.position(tick)
      let x = percent(position)
      markup.open("line", ("class", "base"), ("x1", x), ("x2", x), ("y1", "17"), ("y2", "23"))
      markup.close("line")
      let anchor = position < 5 ? "start" : position > 95 ? "end" : "middle"
      markup.element("text", say.number(tick), ("x", x), ("y", "12"), ("text-anchor", anchor))
    }
    markup.literal("<line class=\"base\" x1=\"0\" x2=\"100%\" y1=\"23\" y2=\"23\"/></svg>")
    return markup
  }
}

extension Lane {
  /// The two ends of an axis under a single lane.
  static func ends(_ axis: NumberAxis, unit: String?, _ say: Wording) -> Markup {
    var markup = Markup()
    markup.literal(
      "<svg class=\"lane-svg ticks\" width=\"100%\" height=\"16\" aria-hidden=\"true\" focusable=\"false\">")
    markup.element("text", say.number(axis.low), ("x", "0"), ("y", "12"))
    let high = say.amount(axis.high, unit)
    let last = axis.isLogarithmic ? say("axis.end", ["number": high]) : high
    markup.element("text", last, ("x", "100%"), ("y", "12"), ("text-anchor", "end"))
    markup.literal("</svg>")
    return markup
  }
}
