// The compiled form of a page: a flat list of instructions over numbered slots, no names left in it.

/// How a value is written where it stands.
enum Escape: Sendable {
  case text, attribute, address, json, jsonString, raw
}

/// One step of rendering. A slot holds the frame of one shape; `at` is a place in that frame.
enum Instruction: Sendable {
  /// Bytes of the program's literals.
  case literal(from: Int32, to: Int32)
  case write(slot: Int32, at: Int32, Escape)
  /// Puts an object's frame into a slot for one dotted name; a missing one leaves an empty frame.
  case load(slot: Int32, at: Int32, into: Int32)
  case jumpIfMissing(slot: Int32, at: Int32, to: Int32)
  case jumpIfPresent(slot: Int32, at: Int32, to: Int32)
  /// Opens an object or a list; the frame that was in `into` comes back when it is left.
  case open(slot: Int32, at: Int32, into: Int32, end: Int32)
  /// The next item, else on behind.
  case next
  case call(unit: Int32)
  case leave
  /// Calls the template that the text names; the program's `choices` hold the candidates.
  case choose(slot: Int32, at: Int32, choice: Int32)
  case beginAddress
  case endAddress(isResource: Bool)
}

/// A page's instructions and what they refer to.
struct Program: Sendable {
  struct Choice: Sendable {
    let units: [(name: String, start: Int32)]
    /// The tag, for a message: "templates/page.html:3:1".
    let place: String
  }
  let code: [Instruction]
  let literals: [UInt8]
  let choices: [Choice]
  let plan: ReadingPlan
  /// Slots: 0 is for dotted names, then one for each shape.
  var slotCount: Int { plan.steps.count + 1 }

  static let empty = Program(code: [], literals: [], choices: [], plan: ReadingPlan(steps: [[]]))
}
