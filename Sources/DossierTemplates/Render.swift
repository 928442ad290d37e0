// Runs a compiled page: an interpreter over the flat instructions. Its own stack, so no data and no template
// can exhaust the machine's; nothing here knows a name.
import DossierText

struct Renderer {
  /// How deep templates may include each other while a page is made.
  static let includeLimit = 128

  private struct Section {
    let body: Int
    let items: [Frame]
    var index: Int
    let slot: Int
    let saved: Frame
  }
  private let program: Program
  private var slots: [Frame]
  private var sections: [Section] = []
  private var returns: [Int] = []
  private var addressStart = 0
  private(set) var output: [UInt8] = []
  /// What went wrong, in the order met; the page must not be written then.
  private(set) var problems: [(id: String, text: String)] = []

  init(_ program: Program, page: Frame) {
    self.program = program
    slots = Array(repeating: [], count: program.slotCount)
    if slots.count > 1 { slots[1] = page }
    output.reserveCapacity(max(4096, program.literals.count * 4))
  }

  mutating func run() {
    let code = program.code
    var index = 0
    while index < code.count {
      let step = code[index]
      index += 1
      switch step {
      case .literal(let from, let to):
        program.literals.withUnsafeBufferPointer {
          output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[Int(from)..<Int(to)]))
        }
      case .write(let slot, let at, let escape): write(value(slot, at), escape)
      case .load(let slot, let at, let into):
        if case .object(let frame) = value(slot, at) {
          slots[Int(into)] = frame
        } else {
          slots[Int(into)] = []
        }
      case .jumpIfMissing(let slot, let at, let to): if !isPresent(slot, at) { index = Int(to) }
      case .jumpIfPresent(let slot, let at, let to): if isPresent(slot, at) { index = Int(to) }
      case .open(let slot, let at, let into, let end):
        let items = items(slot, at)
        if items.isEmpty {
          index = Int(end)
        } else {
          sections.append(
            Section(body: index, items: items, index: 0, slot: Int(into), saved: slots[Int(into)]))
          slots[Int(into)] = items[0]
        }
      case .next: index = next() ?? index
      case .call(let unit): index = call(Int(unit), from: index)
      case .leave:
        guard let back = returns.popLast() else { return }
        index = back
      case .choose(let slot, let at, let choice):
        if let unit = chosen(slot, at, program.choices[Int(choice)]) { index = call(unit, from: index) }
      case .beginAddress: addressStart = output.count
      case .endAddress(let isResource): endAddress(isResource: isResource)
      }
    }
  }

  /// A frame of a missing object is empty: all its fields are missing.
  @inline(__always) private func value(_ slot: Int32, _ at: Int32) -> Value {
    let frame = slots[Int(slot)]
    return Int(at) < frame.count ? frame[Int(at)] : .none
  }

  private func isPresent(_ slot: Int32, _ at: Int32) -> Bool {
    switch value(slot, at) {
    case .none: false
    case .flag(let flag): flag
    case .list(let items): !items.isEmpty
    default: true
    }
  }

  private mutating func items(_ slot: Int32, _ at: Int32) -> [Frame] {
    switch value(slot, at) {
    case .list(let items): return items
    case .object(let frame): return [frame]
    case .tooDeep:
      report("templates.data.depth", "the data nests more than \(ReadingPlan.depthLimit) deep")
      return []
    default: return []
    }
  }

  /// Each kind of problem once: a page may meet the same one a thousand times.
  private mutating func report(_ id: String, _ text: String) {
    if !problems.contains(where: { $0.id == id && $0.text == text }) { problems.append((id, text)) }
  }

  /// Where the innermost section goes on, nil when it was its last item.
  private mutating func next() -> Int? {
    guard var section = sections.popLast() else { return nil }
    section.index += 1
    if section.index < section.items.count {
      slots[section.slot] = section.items[section.index]
      sections.append(section)
      return section.body
    }
    slots[section.slot] = section.saved
    return nil
  }

  private mutating func call(_ unit: Int, from index: Int) -> Int {
    if returns.count >= Self.includeLimit {
      // Going on would visit every item at every depth: the page is lost anyway.
      report("templates.include.depth", "templates include each other more than \(Self.includeLimit) deep")
      return program.code.count
    }
    returns.append(index)
    return unit
  }

  private mutating func chosen(_ slot: Int32, _ at: Int32, _ choice: Program.Choice) -> Int? {
    guard case .text(let name) = value(slot, at), !name.isEmpty else { return nil }
    for unit in choice.units where unit.name == name { return Int(unit.start) }
    report(
      "templates.include.choice",
      "\(choice.place) asks for the template \"\(name)\", which its field does not list")
    return nil
  }

  private mutating func write(_ value: Value, _ escape: Escape) {
    switch value {
    case .text(let text):
      switch escape {
      case .text: HTMLText.append(text, to: &output)
      case .attribute: HTMLAttribute.append(text, to: &output)
      case .address: URLAttribute.appendUnchecked(text, to: &output)
      case .json: JSONInScript.append(text, to: &output)
      case .jsonString: JSONInScript.appendInside(text, to: &output)
      case .raw: break
      }
    case .number(let number): appendDigits(of: number)
    case .flag(let flag): output.append(contentsOf: flag ? Self.yes : Self.no)
    case .bytes(let bytes): output.append(contentsOf: bytes)
    case .none: if escape == .json { output.append(contentsOf: Self.null) }
    case .list, .object, .tooDeep: break
    }
  }

  private static let yes = Array("true".utf8)
  private static let no = Array("false".utf8)
  private static let null = Array("null".utf8)

  private mutating func appendDigits(of number: Int) { output.append(contentsOf: String(number).utf8) }

  /// An address is judged when it is whole, whatever parts it was made of.
  private mutating func endAddress(isResource: Bool) {
    let start = min(addressStart, output.count)
    let isAllowed =
      isResource ? URLAttribute.isLocal(output[start...]) : URLAttribute.isLink(output[start...])
    if !isAllowed {
      output.removeSubrange(start...)
      if !isResource { output.append(0x23) }
    }
  }
}
