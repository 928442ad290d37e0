// The nodes of one stretch of a template, one after the other: texts through the HTML context, tags to
// instructions. Sections are kept on a list, not on the machine's stack.
import DossierText

/// A stretch of a template while it is compiled.
struct Stretch {
  let template: ParsedTemplate
  /// The surroundings; `open` and `context` follow the nodes.
  var key: UnitKey
  var index = 0
  var sections: [OpenSection] = []
  var isFirst = true

  struct OpenSection {
    let node: Int
    /// The jump that skips it.
    let jump: Int
    let entry: HTMLContext
    let shapes: OpenShapes
    let repeats: Bool
    let goesIntoData: Bool
  }
  init(template: ParsedTemplate, key: UnitKey) { (self.template, self.key) = (template, key) }
}

extension Compiler {
  mutating func compile(_ stretch: inout Stretch, into unit: inout Unit) {
    stretch.index = stretch.key.from
    let depth = dataDepth
    while stretch.index < stretch.key.to {
      let node = stretch.template.nodes[stretch.index]
      let at = stretch.index
      stretch.index += 1
      if node.startsLine, node.kind != .text, node.kind != .end,
        at > stretch.key.from || !stretch.key.continuesLine
      {
        indent(stretch, &unit)
      }
      switch node.kind {
      case .text: text(node, isFirst: at == stretch.key.from, stretch, &unit)
      case .variable, .raw: variable(node, stretch, &unit)
      case .section, .inverted: open(node, at, &stretch, &unit)
      case .end: close(node, &stretch, &unit)
      case .partial: include(node, at, &stretch, &unit)
      case .parent:
        include(node, at, &stretch, &unit)
        stretch.index = node.partner + 1
      case .block: block(node, &stretch, &unit)
      }
    }
    dataDepth = depth
  }

  // MARK: Text

  private mutating func indent(_ stretch: Stretch, _ unit: inout Unit) {
    for byte in stretch.key.indent { literal(byte, at: nil, stretch, &unit) }
  }

  private mutating func text(_ node: Node, isFirst: Bool, _ stretch: Stretch, _ unit: inout Unit) {
    let bytes = stretch.template.text.bytes
    let (indentation, dedent) = (stretch.key.indent, stretch.key.dedent)
    var startsLine = node.startsLine
    var continues = isFirst && stretch.key.continuesLine
    var index = node.span.start
    while index < node.span.end {
      if startsLine, !(indentation.isEmpty && dedent == 0) {
        var dropped = 0
        while dropped < dedent, index < node.span.end, bytes[index] == 0x20 || bytes[index] == 0x09 {
          dropped += 1
          index += 1
        }
        let isEmpty = index < node.span.end && (bytes[index] == 0x0A || bytes[index] == 0x0D)
        if !isEmpty, !continues { indent(stretch, &unit) }
        if index >= node.span.end { break }
      }
      continues = false
      literal(bytes[index], at: index, stretch, &unit)
      startsLine = bytes[index] == 0x0A
      index += 1
    }
  }

  /// One byte of a template's own text.
  private mutating func literal(_ byte: UInt8, at offset: Int?, _ stretch: Stretch, _ unit: inout Unit) {
    if let offset, unit.context.refuses(byte) {
      report(
        "templates.html.glued", Span(offset, offset + 1), "a blank is missing before the next attribute",
        help: "write the blank outside of the section, or inside of it in front of the attribute",
        in: stretch.template)
    }
    let isResource = unit.context.attribute == .resource
    switch unit.context.feed(byte) {
    case .none: unit.pending.append(byte)
    case .addressBegins:
      unit.pending.append(byte)
      emit(.beginAddress, &unit)
      unit.addressAt = unit.code.count - 1
    case .addressEnds:
      if unit.addressAt >= 0, unit.addressAt == unit.code.count - 1, unit.label <= unit.addressAt {
        dropAddress(&unit)
      } else {
        emit(.endAddress(isResource: isResource), &unit)
      }
      unit.addressAt = -1
      unit.pending.append(byte)
    }
  }

  /// An address that is all literal is the template's own and needs no check.
  private mutating func dropAddress(_ unit: inout Unit) {
    unit.code.removeLast()
    if case .literal(let from, let to)? = unit.code.last, Int(to) == literals.count,
      unit.label < unit.code.count
    {
      unit.pending = Array(literals[Int(from)...]) + unit.pending
      literals.removeLast(Int(to - from))
      unit.code.removeLast()
    }
  }

  // MARK: Variables

  private mutating func variable(_ node: Node, _ stretch: Stretch, _ unit: inout Unit) {
    if node.name.utf8.first == 0x40 { return phrase(node, stretch, &unit) }
    guard let found = find(node, stretch) else { return }
    let kind = shapes.kind(of: found)
    if let problem = unit.context.problem(writing: kind, isRaw: node.kind == .raw, name: node.name) {
      return report(problem.id, node.span, problem.text, help: problem.help, in: stretch.template)
    }
    let (slot, at) = reach(found, &unit)
    emit(.write(slot: slot, at: at, unit.context.escape(for: kind)), &unit)
    unit.context.passVariable()
  }

  /// Looks up the node's name; nil after a diagnostic.
  mutating func find(_ node: Node, _ stretch: Stretch) -> Found? {
    do throws(ShapeTable.Failure) {
      return try shapes.find(node.name, in: stretch.key.open)
    } catch {
      report(error, node, stretch)
      return nil
    }
  }

  private mutating func report(_ failure: ShapeTable.Failure, _ node: Node, _ stretch: Stretch) {
    switch failure {
    case .noParts(let name):
      report(
        "templates.name.parts", node.span, "\"\(name)\" has no parts, so \"\(node.name)\" names nothing",
        in: stretch.template)
    case .unknown(let part, let known):
      var help: [String] = []
      if let near = nearest(to: part, in: known) { help.append("did you mean \"\(near)\"?") }
      let shown = known.filter { $0 != "." }
      help.append("known: " + (shown.isEmpty ? "no names" : shown.prefix(40).joined(separator: ", ")))
      let what =
        node.name == "." ? "\".\" stands for an item of a list of texts" : "unknown name \"\(node.name)\""
      report(
        "templates.name.unknown", node.span, what, help: help.joined(separator: "; "), in: stretch.template)
    }
  }

  /// Instructions that walk the objects of a dotted name; where its last part is then.
  mutating func reach(_ found: Found, _ unit: inout Unit) -> (slot: Int32, at: Int32) {
    var slot = Int32(clamping: found.shape + 1)
    for place in found.path {
      emit(.load(slot: slot, at: Int32(clamping: place), into: 0), &unit)
      slot = 0
    }
    return (slot, Int32(clamping: found.at))
  }
}
