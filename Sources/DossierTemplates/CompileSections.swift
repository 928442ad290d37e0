// Sections, partials, parents and blocks: what opens and closes, and what is put in from elsewhere.
import DossierText

extension Compiler {
  // MARK: Sections

  mutating func open(_ node: Node, _ at: Int, _ stretch: inout Stretch, _ unit: inout Unit) {
    stretch.index = node.partner + 1
    if unit.context.place == .lessThan || unit.context.place == .endTagOpen {
      return report(
        "templates.html.place", node.span, "a section cannot stand where a tag's name begins",
        help: "put the whole tag inside the section", in: stretch.template)
    }
    guard let found = find(node, stretch) else { return }
    let kind = shapes.kind(of: found)
    guard kind.canBeSection else {
      return report(
        "templates.section.kind", node.span,
        "\"\(node.name)\" is \(kind.description) and cannot be a section",
        help: "sections are flags, lists, objects and what may be missing", in: stretch.template)
    }
    unit.context.closeName()
    let (slot, place) = reach(found, &unit)
    let before = stretch.key.open
    var (repeats, goesIntoData) = (false, false)
    switch kind {
    case _ where node.kind == .inverted: emit(.jumpIfPresent(slot: slot, at: place, to: 0), &unit)
    case .list(let shape), .object(let shape):
      let inner = shapes.add(shape)
      emit(.open(slot: slot, at: place, into: Int32(clamping: inner + 1), end: 0), &unit)
      stretch.key.open = before.opening(inner)
      if case .list = kind { repeats = true }
      goesIntoData = true
      dataDepth += 1
    default:
      emit(.jumpIfMissing(slot: slot, at: place, to: 0), &unit)
      if case .flag = kind {} else { stretch.key.open.dot = found }
    }
    stretch.sections.append(
      Stretch.OpenSection(
        node: at, jump: unit.code.count - 1, entry: unit.context, shapes: before, repeats: repeats,
        goesIntoData: goesIntoData))
    unit.label = unit.code.count
    stretch.index = at + 1
  }

  mutating func close(_ node: Node, _ stretch: inout Stretch, _ unit: inout Unit) {
    // The end of a block's default contents closes nothing here.
    guard let section = stretch.sections.last, section.node == node.partner else { return }
    stretch.sections.removeLast()
    unit.context.closeName()
    let exit = unit.context
    if section.goesIntoData { emit(.next, &unit) }
    flush(&unit)
    unit.code[section.jump] = unit.code[section.jump].jumping(to: unit.code.count)
    unit.label = unit.code.count
    if section.goesIntoData { dataDepth -= 1 }
    stretch.key.open = section.shapes
    if let joined = section.entry.joined(with: exit), !section.repeats || joined == section.entry {
      unit.context = joined
    } else {
      let opener = stretch.template.nodes[section.node]
      let (begins, ends) = (section.entry.description, exit.description)
      report(
        "templates.html.section", opener.span,
        begins == ends
          ? "the section must end as it begins, with or without a blank behind the last attribute"
          : "the section begins \(begins) and ends \(ends)",
        help: "let it hold whole elements, whole attributes or a part of one value", in: stretch.template)
      unit.context = section.entry
    }
    if node.startsLine { for byte in stretch.key.indent { unit.pending.append(byte) } }
  }

  // MARK: Partials and parents

  mutating func include(_ node: Node, _ at: Int, _ stretch: inout Stretch, _ unit: inout Unit) {
    var key = stretch.key
    key.context = unit.context
    (key.from, key.dedent, key.continuesLine) = (0, 0, !node.isStandalone)
    key.indent = node.isStandalone ? key.indent + node.indentation.dropFirst(stretch.key.dedent) : []
    if node.kind == .parent { key.blocks = blocks(of: at, stretch) }
    if node.isDynamic { return choose(node, key, stretch, &unit) }
    guard let name = templateName(node, stretch) else { return }
    call(name, key, node, stretch, &unit)
  }

  private mutating func call(
    _ name: String, _ key: UnitKey, _ node: Node, _ stretch: Stretch, _ unit: inout Unit
  ) {
    guard let index = target(name, key, node, stretch) else { return }
    emit(.call(unit: Int32(clamping: index)), &unit)
    take(units[index], at: node, stretch, &unit)
  }

  /// The HTML goes on where the included stretch ended; one that is still being compiled must end as it
  /// began.
  private mutating func take(_ included: Unit, at node: Node, _ stretch: Stretch, _ unit: inout Unit) {
    if included.isDone { unit.context = included.context }
  }

  private mutating func target(_ name: String, _ key: UnitKey, _ node: Node, _ stretch: Stretch) -> Int? {
    guard let template = templates[name] else { return nil }
    var key = key
    (key.template, key.to) = (name, template.nodes.count)
    guard template.diagnostics.isEmpty else {
      addProblems(of: template)
      return nil
    }
    return unit(key, at: node.span, in: stretch.template)
  }

  private mutating func templateName(_ node: Node, _ stretch: Stretch) -> String? {
    if let name = resolved(node.name) { return name }
    let known = templates.keys.sorted()
    var help: [String] = []
    if let near = nearest(to: node.name, in: known + known.compactMap(shortName)) {
      help.append("did you mean \"\(near)\"?")
    }
    help.append("known: " + known.prefix(40).joined(separator: ", "))
    report(
      "templates.include.unknown", node.span, "no template is called \"\(node.name)\"",
      help: help.joined(separator: "; "), in: stretch.template)
    return nil
  }

  private func resolved(_ name: String) -> String? {
    templates[name] != nil ? name : templates[name + ".html"] != nil ? name + ".html" : nil
  }

  private func shortName(_ name: String) -> String? {
    name.hasSuffix(".html") ? String(name.dropLast(5)) : nil
  }

  /// `{{>*name}}`: all candidates are compiled; the one that the field names is called.
  private mutating func choose(_ node: Node, _ key: UnitKey, _ stretch: Stretch, _ unit: inout Unit) {
    guard let found = find(node, stretch) else { return }
    guard case .template(let names) = shapes.kind(of: found) else {
      return report(
        "templates.include.kind", node.span,
        "\"\(node.name)\" is \(shapes.kind(of: found).description), not the name of a template",
        help: "give the field as .template(\"\(node.name)\", among: [...])", in: stretch.template)
    }
    var candidates: [(name: String, unit: Int)] = []
    var exits: Set<HTMLContext> = []
    for name in names {
      var named = node
      named.name = name
      guard let template = templateName(named, stretch), let index = target(template, key, node, stretch)
      else { continue }
      candidates.append((name, index))
      if units[index].isDone { exits.insert(units[index].context) }
    }
    if exits.count > 1 {
      report(
        "templates.html.choice", node.span, "these templates end in different places of the HTML",
        in: stretch.template)
    }
    let (slot, at) = reach(found, &unit)
    let lines = stretch.template.diagnostic("", node.span, "").place
    choices.append((candidates, "\(lines.path):\(lines.line ?? 1):\(lines.column ?? 1)"))
    emit(.choose(slot: slot, at: at, choice: Int32(clamping: choices.count - 1)), &unit)
    unit.context = exits.first ?? unit.context
  }

  // MARK: Blocks

  /// What a parent's tag gives, added to what was given further outside.
  private func blocks(of parent: Int, _ stretch: Stretch) -> [BlockContents] {
    var given = stretch.key.blocks
    var index = parent + 1
    let nodes = stretch.template.nodes
    while index < nodes[parent].partner {
      let node = nodes[index]
      if node.kind == .block, !given.contains(where: { $0.name == node.name }) {
        given.append(
          BlockContents(name: node.name, template: stretch.template.file.name, node: index))
      }
      index = max(index, node.kind == .end ? index : node.partner) + 1
    }
    return given.sorted { $0.name < $1.name }
  }

  /// New contents where they are given, else the default, which simply follows.
  mutating func block(_ node: Node, _ stretch: inout Stretch, _ unit: inout Unit) {
    guard let contents = stretch.key.blocks.first(where: { $0.name == node.name }),
      let template = templates[contents.template]
    else { return }
    stretch.index = node.partner + 1
    let given = template.nodes[contents.node]
    var key = stretch.key
    key.context = unit.context
    (key.template, key.from, key.to) = (contents.template, contents.node + 1, given.partner)
    key.indent = key.indent + node.indentation.dropFirst(stretch.key.dedent)
    key.dedent = given.isStandalone ? given.indentation.count : 0
    key.continuesLine = !node.isStandalone
    guard let index = self.unit(key, at: node.span, in: stretch.template) else { return }
    emit(.call(unit: Int32(clamping: index)), &unit)
    take(units[index], at: node, stretch, &unit)
  }
}
