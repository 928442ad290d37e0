// What may stand where: the kinds of fields against the places of HTML, and how each is named in messages.
import DossierText

extension FieldKind {
  var canBeSection: Bool {
    switch self {
    case .text(let isOptional): isOptional
    case .flag, .url, .html, .json, .list, .object: true
    case .number, .template: false
    }
  }

  var description: String {
    switch self {
    case .text(let isOptional): isOptional ? "a text" : "a text that is always there"
    case .flag: "a flag"
    case .number: "a number"
    case .url: "an address"
    case .html: "finished HTML"
    case .json: "JSON data"
    case .list: "a list"
    case .object: "an object"
    case .template: "the name of a template"
    }
  }
}

extension HTMLContext {
  struct Problem {
    let id: String
    let text: String
    let help: String?
  }

  /// Why a value of that kind cannot be written here; nil when it can.
  func problem(writing kind: FieldKind, isRaw: Bool, name: String) -> Problem? {
    switch kind {
    case .html where isRaw && place == .text: return nil
    case .html where isRaw:
      return Problem(
        id: "templates.html.place", text: "finished HTML cannot stand \(description)",
        help: "it may stand between tags only")
    case .html:
      return Problem(
        id: "templates.value.html", text: "\"\(name)\" is finished HTML", help: "write {{{\(name)}}}")
    case _ where isRaw:
      return Problem(
        id: "templates.value.raw", text: "\"\(name)\" is \(kind.description) and must be escaped",
        help: "write {{\(name)}}")
    case .list, .object:
      return Problem(
        id: "templates.value.kind", text: "\"\(name)\" is \(kind.description) and no value",
        help: "write {{#\(name)}}...{{/\(name)}}")
    case .flag where place != .json:
      return Problem(
        id: "templates.value.kind", text: "\"\(name)\" is a flag and no value",
        help: "write {{#\(name)}}...{{/\(name)}}")
    case .json where place != .json:
      return Problem(
        id: "templates.html.place", text: "JSON data cannot stand \(description)",
        help: "it may stand in <script type=\"application/json\"> only")
    default: return takesValues ? nil : placeProblem
    }
  }

  private var takesValues: Bool {
    switch place {
    case .text, .plainText, .json, .jsonString: true
    case .doubleQuoted: attribute != .forbidden
    default: false
    }
  }

  private var placeProblem: Problem {
    let help: String? =
      switch place {
      case .singleQuoted, .unquoted, .beforeValue: "put double quotes around the attribute's value"
      case .doubleQuoted: "give it in a plain attribute such as data-..."
      case .rawText: "give data in <script type=\"application/json\">"
      default: "values may stand between tags and in double-quoted attributes"
      }
    return Problem(id: "templates.html.place", text: "no value may stand \(description)", help: help)
  }

  /// How a value is written here; asked only where there is no problem.
  func escape(for kind: FieldKind) -> Escape {
    switch (place, attribute) {
    case (.json, _): .json
    case (.jsonString, _): .jsonString
    case (.doubleQuoted, .link), (.doubleQuoted, .resource): .address
    case (.doubleQuoted, _): .attribute
    default: .text
    }
  }

  /// The place in words, to follow "ends" or "cannot stand".
  var description: String {
    let tag = String(decoding: element, as: UTF8.self)
    let attribute = String(decoding: name, as: UTF8.self)
    return switch place {
    case .text: "between tags"
    case .plainText: "in <\(tag)>"
    case .lessThan, .endTagOpen, .tagName: "in the name of a tag"
    case .inTag, .afterName: "in the tag <\(tag)>, outside of an attribute's value"
    case .attributeName, .afterAttributeName: "in the name of an attribute of <\(tag)>"
    case .beforeValue: "behind \(attribute)= without quotes"
    case .doubleQuoted: "in the attribute \(attribute.prefix { $0 != "=" }) of <\(tag)>"
    case .singleQuoted: "in single quotes"
    case .unquoted: "in an attribute without quotes"
    case .comment: "in a comment"
    case .declaration: "in a declaration"
    case .rawText: "in <\(tag)>"
    case .json: "in JSON"
    case .jsonString: "in a JSON string"
    }
  }
}
