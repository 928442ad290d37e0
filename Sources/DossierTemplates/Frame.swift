// What a view model turns into for rendering: a row of values, nested as the data is. Only the fields that
// the page's templates use are read, in the order in which the compiler met them.
import DossierText

/// One view model's values; which field stands at which place is the compiler's `ReadingPlan`.
typealias Frame = [Value]

enum Value: Sendable {
  /// Missing, or refused (an address that is no link).
  case none
  case text(String)
  case flag(Bool)
  case number(Int)
  /// Finished HTML or JSON.
  case bytes([UInt8])
  case list([Frame])
  case object(Frame)
  /// A list or an object beyond the depth limit: the page gets a diagnostic.
  case tooDeep
}

/// What a field is, for the compiler.
enum FieldKind: Sendable {
  case text(isOptional: Bool)
  case flag, number, url, html, json
  case list(Shape)
  case object(Shape)
  case template([String])
}

/// The names and kinds of a view model. Shapes refer to each other by closures, so a type may hold itself.
struct Shape: Sendable {
  let id: ObjectIdentifier
  /// The Swift type, for messages.
  let name: String
  let fields: @Sendable () -> [(name: String, kind: FieldKind)]
}

extension Shape {
  init<Model: ViewModel>(of type: Model.Type) {
    id = ObjectIdentifier(type)
    name = "\(type)"
    fields = { Model.fields.all.map { ($0.name, $0.kind) } }
  }

  private enum OneText {}
  /// An item that is a text and has no names: `{{.}}`.
  static let oneText = Shape(id: ObjectIdentifier(OneText.self), name: "text") {
    [(".", .text(isOptional: false))]
  }
}

/// Which fields of each shape a page's templates use.
struct ReadingPlan: Sendable {
  struct Step: Sendable {
    let field: Int
    /// The shape of a list's items or of an object, as an index into `steps`; -1 for anything else.
    let child: Int
  }
  /// For each shape of the program its fields in frame order; shape 0 is the page.
  let steps: [[Step]]
  /// How deep in the page's data this is; parts of parts beyond `depthLimit` are read as `.tooDeep`.
  var depth = 0

  /// A view model that holds itself may go this deep.
  static let depthLimit = 200

  func page<Model: ViewModel>(_ model: Model) -> Frame { frame(of: model, Model.fields.all, 0) }

  func object<Model: ViewModel>(_ model: Model, _ shape: Int) -> Value {
    guard let inner = deeper else { return .tooDeep }
    return .object(inner.frame(of: model, Model.fields.all, shape))
  }

  func list<Model: ViewModel>(_ models: [Model], _ shape: Int) -> Value {
    if models.isEmpty { return .list([]) }
    guard let inner = deeper else { return .tooDeep }
    let fields = Model.fields.all
    return .list(models.map { inner.frame(of: $0, fields, shape) })
  }

  private var deeper: ReadingPlan? {
    depth < Self.depthLimit ? ReadingPlan(steps: steps, depth: depth + 1) : nil
  }

  private func frame<Model>(of model: Model, _ fields: [Field<Model>], _ shape: Int) -> Frame {
    var frame: Frame = []
    frame.reserveCapacity(steps[shape].count)
    for step in steps[shape] { frame.append(fields[step.field].read(model, self, step.child)) }
    return frame
  }
}
