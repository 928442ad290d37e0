// Lets the public Mustache cases, whose data is JSON of any form, meet the typed core: a shape is worked out
// from each case's data, and the data is turned into frames by the program's reading plan.
import DossierText
import Foundation

@testable import DossierTemplates

enum JSON: Decodable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let box = try decoder.singleValueContainer()
    if box.decodeNil() {
      self = .null
    } else if let flag = try? box.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? box.decode(Double.self) {
      self = .number(number)
    } else if let text = try? box.decode(String.self) {
      self = .text(text)
    } else if let list = try? box.decode([JSON].self) {
      self = .list(list)
    } else {
      self = .object(try box.decode([String: JSON].self))
    }
  }

  var text: String? {
    switch self {
    case .text(let text): text
    case .number(let number): decimal(number)
    default: nil
    }
  }
}

/// The shape of a piece of JSON, merged over all items of a list.
final class UntypedShape: Sendable {
  enum Kind: Sendable {
    case flag, text, html
    case list(UntypedShape)
    case object(UntypedShape)
    case template([String])
  }
  let fields: [(name: String, kind: Kind)]

  /// How the templates use names: `{{{name}}}` asks for finished HTML, `{{>*name}}` for a template's name.
  struct Uses: Sendable {
    var raw: Set<String> = []
    var dynamic: Set<String> = []
    var partials: [String] = []
  }

  init(_ values: [JSON], _ uses: Uses) {
    var byName: [String: [JSON]] = [:]
    var others: [JSON] = []
    for value in values {
      if case .object(let fields) = value {
        for (name, value) in fields { byName[name, default: []].append(value) }
      } else {
        others.append(value)
      }
    }
    if byName.isEmpty, !others.isEmpty { byName["."] = others }
    fields = byName.sorted { $0.key < $1.key }.map { ($0.key, Self.kind(of: $0.value, $0.key, uses)) }
  }

  private static func kind(of values: [JSON], _ name: String, _ uses: Uses) -> Kind {
    var items: [JSON] = []
    var (isList, isObject, isFlag) = (false, false, false)
    for value in values {
      switch value {
      case .list(let list):
        isList = true
        items += list
      case .object: isObject = true
      case .flag: isFlag = true
      default: break
      }
    }
    if isList { return .list(UntypedShape(items, uses)) }
    if isObject { return .object(UntypedShape(values, uses)) }
    if isFlag { return .flag }
    if uses.dynamic.contains(name) { return .template(uses.partials) }
    return uses.raw.contains(name) ? .html : .text
  }

  var shape: Shape {
    Shape(id: ObjectIdentifier(self), name: "JSON") { [self] in
      fields.map { field in
        let kind: FieldKind =
          switch field.kind {
          case .flag: .flag
          case .text: .text(isOptional: true)
          case .html: .html
          case .list(let inner): .list(inner.shape)
          case .object(let inner): .object(inner.shape)
          case .template(let names): .template(names)
          }
        return (field.name, kind)
      }
    }
  }

  func frame(_ value: JSON, _ plan: ReadingPlan, _ index: Int) -> Frame {
    plan.steps[index].map { step in
      let field = fields[step.field]
      var part: JSON = .null
      if case .object(let parts) = value { part = parts[field.name] ?? .null }
      if field.name == "." { part = value }
      switch (field.kind, part) {
      case (.flag, .flag(let flag)): return .flag(flag)
      case (.text, _), (.template, _): return part.text.map { $0.isEmpty ? .none : .text($0) } ?? .none
      case (.html, _): return part.text.map { .bytes(Array($0.utf8)) } ?? .none
      case (.list(let inner), .list(let items)): return .list(items.map { inner.frame($0, plan, step.child) })
      case (.object(let inner), .object): return .object(inner.frame(part, plan, step.child))
      default: return .none
      }
    }
  }
}

/// Renders a template over JSON; the diagnostics' ids where the engine refuses it.
func renderUntyped(_ template: String, _ data: JSON, partials: [String: String]) -> (
  output: String?, problems: [String]
) {
  var uses = UntypedShape.Uses()
  uses.partials = partials.keys.sorted()
  for source in [template] + partials.values {
    for (open, isRaw) in [("{{{", true), ("{{&", true), ("{{>", false)] {
      for piece in source.components(separatedBy: open).dropFirst() {
        guard let end = piece.range(of: "}}") else { continue }
        var name = piece[..<end.lowerBound].trimmingCharacters(in: .whitespaces)
        if !isRaw {
          guard name.hasPrefix("*") else { continue }
          name = name.dropFirst().trimmingCharacters(in: .whitespaces)
        }
        let last = name == "." ? "." : String(name.split(separator: ".").last ?? "")
        if isRaw { uses.raw.insert(last) } else { uses.dynamic.insert(last) }
      }
    }
  }
  var files = partials.map { TemplateFile($0.key, Array($0.value.utf8)) }
  files.append(TemplateFile("the case", Array(template.utf8)))
  var set = TemplateSet(files)
  let shape = UntypedShape([data], uses)
  let program = set.program("the case", for: shape.shape)
  guard set.diagnostics.isEmpty else { return (nil, set.diagnostics.map(\.id)) }
  var renderer = Renderer(program, page: shape.frame(data, program.plan, 0))
  renderer.run()
  return (String(decoding: renderer.output, as: UTF8.self), renderer.problems.map(\.id))
}
