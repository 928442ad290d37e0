// From parsed templates to a program: resolves every name, chooses every escaping, lays out jumps. Each
// stretch of a template (a partial, a parent, a block's new contents) is compiled once for each surrounding
// it is used in: open view models, blocks, place in HTML, indentation. So a template may include itself over
// nested data.
import DossierText

/// New contents of a block: which template holds them, and the block's node there.
struct BlockContents: Hashable {
  let name: String
  let template: String
  let node: Int
}

/// What a stretch of a template is compiled for.
struct UnitKey: Hashable {
  var template: String
  var from, to: Int
  var open: OpenShapes
  /// Sorted by name; contents given further outside win.
  var blocks: [BlockContents] = []
  var context = HTMLContext()
  /// Written in front of each line of the template's own text.
  var indent: [UInt8] = []
  /// Blanks taken away from each line before that.
  var dedent = 0
  /// The first line continues one that was begun.
  var continuesLine = false

  /// Whether the two differ in indentation at most.
  func isSame(but other: UnitKey) -> Bool {
    var copy = self
    (copy.indent, copy.dedent, copy.continuesLine) = (other.indent, other.dedent, other.continuesLine)
    return copy == other
  }
}

/// The instructions of one stretch; jumps count from its start until they are linked.
struct Unit {
  var code: [Instruction] = []
  var context: HTMLContext
  var isDone = false
  /// How many lists and objects were open where it is included.
  let dataDepth: Int
  var pending: [UInt8] = []
  /// Behind the last jump target: what stands before it must not be merged with what follows.
  var label = 0
  /// The instruction that began the address that is open; -1 when none is.
  var addressAt = -1
}

struct Compiler {
  /// How deep templates may include each other without going into data.
  static let includeLimit = 64
  /// Nobody reads more mistakes of one page at once.
  private static let diagnosticLimit = 100

  let templates: [String: ParsedTemplate]
  /// Texts by key, for `{{@key}}`.
  let phrases: [String: String]
  let page: String
  var shapes = ShapeTable()
  var literals: [UInt8] = []
  var units: [Unit] = []
  var choices: [(units: [(name: String, unit: Int)], place: String)] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var known: [UnitKey: Int] = [:]
  /// Units that were included while they were being compiled: taken to end where they begin.
  private var assumed: Set<Int> = []
  /// The stretches that are being compiled, outermost first.
  private var including: [UnitKey] = []
  private var isAborted = false
  var dataDepth = 0

  init(_ templates: [String: ParsedTemplate], phrases: [String: String] = [:], page: String) {
    (self.templates, self.phrases, self.page) = (templates, phrases, page)
  }

  /// The program of a page, empty when there are diagnostics.
  mutating func program(for shape: Shape) -> Program {
    guard let template = templates[page] else { return .empty }
    let root = shapes.add(shape)
    diagnostics += template.diagnostics
    guard template.diagnostics.isEmpty else { return .empty }
    let key = UnitKey(
      template: page, from: 0, to: template.nodes.count, open: OpenShapes(shapes: [root], dot: nil))
    if let unit = unit(key, at: Span(0, 0), in: template), units[unit].context.place != .text {
      let end = Span(template.text.count, template.text.count)
      report(
        "templates.html.open", end, "the page ends \(units[unit].context.description)", in: template)
    }
    return diagnostics.isEmpty ? link() : .empty
  }

  mutating func report(
    _ id: String, _ span: Span, _ text: String, help: String? = nil, in template: ParsedTemplate
  ) {
    guard diagnostics.count < Self.diagnosticLimit else { return }
    let suffix = template.file.name == page ? "" : " (while compiling \(page))"
    diagnostics.append(template.diagnostic(id, span, text + suffix, help: help))
  }

  /// A broken template is reported as such; what includes it cannot be compiled.
  mutating func addProblems(of template: ParsedTemplate) { diagnostics += template.diagnostics }

  // MARK: Units

  /// The unit of a stretch, compiled now if it is new. Nil after a diagnostic.
  mutating func unit(_ key: UnitKey, at span: Span, in caller: ParsedTemplate) -> Int? {
    guard !isAborted else { return nil }
    var key = key
    // A template that includes itself keeps its first indentation, else each round would be a stretch of its own.
    if let outer = including.last(where: { $0.isSame(but: key) }) {
      (key.indent, key.dedent, key.continuesLine) = (outer.indent, outer.dedent, outer.continuesLine)
    }
    if let index = known[key] {
      if !units[index].isDone, units[index].dataDepth == dataDepth {
        report(
          "templates.include.endless", span, "\"\(key.template)\" includes itself without end",
          help: "include it from inside a list or an object that it shows", in: caller)
        return nil
      }
      if !units[index].isDone { assumed.insert(index) }
      return index
    }
    guard including.count < Self.includeLimit else {
      isAborted = true
      report(
        "templates.include.depth", span, "templates include each other more than \(Self.includeLimit) deep",
        in: caller)
      return nil
    }
    guard let template = templates[key.template] else { return nil }
    let index = units.count
    known[key] = index
    units.append(Unit(context: key.context, dataDepth: dataDepth))
    including.append(key)
    defer { including.removeLast() }
    var unit = units[index]
    var stretch = Stretch(template: template, key: key)
    compile(&stretch, into: &unit)
    flush(&unit)
    unit.code.append(.leave)
    unit.isDone = true
    units[index] = unit
    if assumed.contains(index), unit.context != key.context {
      report(
        "templates.html.recursion", span,
        "\"\(key.template)\" includes itself, so it must end as it begins: \(key.context.description)",
        in: caller)
    }
    return index
  }

  /// Writes what has gathered of literal text as one instruction.
  mutating func flush(_ unit: inout Unit) {
    guard !unit.pending.isEmpty else { return }
    let from = literals.count
    literals += unit.pending
    unit.pending = []
    unit.code.append(.literal(from: Int32(clamping: from), to: Int32(clamping: literals.count)))
  }

  mutating func emit(_ instruction: Instruction, _ unit: inout Unit) {
    flush(&unit)
    unit.code.append(instruction)
  }

  // MARK: Linking

  /// One list of all units: jumps and calls get their final places.
  private func link() -> Program {
    var starts: [Int32] = []
    var count: Int32 = 0
    for unit in units {
      starts.append(count)
      count += Int32(clamping: unit.code.count)
    }
    var code: [Instruction] = []
    code.reserveCapacity(Int(count))
    for (unit, start) in zip(units, starts) { code += unit.code.map { $0.moved(by: start, starts) } }
    return Program(
      code: code, literals: literals,
      choices: choices.map { choice in
        Program.Choice(units: choice.units.map { ($0.name, starts[$0.unit]) }, place: choice.place)
      }, plan: shapes.plan)
  }
}

extension Instruction {
  fileprivate func moved(by start: Int32, _ starts: [Int32]) -> Instruction {
    switch self {
    case .jumpIfMissing(let slot, let at, let to): .jumpIfMissing(slot: slot, at: at, to: to + start)
    case .jumpIfPresent(let slot, let at, let to): .jumpIfPresent(slot: slot, at: at, to: to + start)
    case .open(let slot, let at, let into, let end): .open(slot: slot, at: at, into: into, end: end + start)
    case .call(let unit): .call(unit: starts[Int(unit)])
    default: self
    }
  }

  /// The jump with its target.
  func jumping(to target: Int) -> Instruction {
    let target = Int32(clamping: target)
    return switch self {
    case .jumpIfMissing(let slot, let at, _): .jumpIfMissing(slot: slot, at: at, to: target)
    case .jumpIfPresent(let slot, let at, _): .jumpIfPresent(slot: slot, at: at, to: target)
    case .open(let slot, let at, let into, _): .open(slot: slot, at: at, into: into, end: target)
    default: self
    }
  }
}
