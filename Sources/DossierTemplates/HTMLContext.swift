// Where in HTML a place of a template stands: followed byte by byte through the template's own text, so that
// the right escaping is chosen once, when the template is compiled. A reduced form of the WHATWG tokenizer:
// it knows tags, attributes, comments and the elements whose content is no markup.
import DossierText

/// The state between two bytes of a page.
struct HTMLContext: Hashable, Sendable {
  enum Place: UInt8, Sendable {
    case text
    /// Content of `title` and `textarea`: text without elements.
    case plainText
    case lessThan, endTagOpen, tagName, inTag
    /// Behind a name or a closing quote: a blank, a slash or the tag's end must follow.
    case afterName
    case attributeName, afterAttributeName, beforeValue, doubleQuoted, singleQuoted, unquoted
    case comment, declaration
    /// Content of `script`, `style` and other elements that are no text.
    case rawText
    /// Inside a JSON script, outside and inside of a string.
    case json, jsonString
  }

  enum Attribute: UInt8, Sendable {
    case plain
    /// An address that is followed on a click, one that is loaded with the page.
    case link, resource
    /// Event handlers, style and other attributes that hold a language of their own.
    case forbidden
  }

  /// What a byte means for the addresses around it.
  enum Event { case none, addressBegins, addressEnds }

  private(set) var place = Place.text
  private(set) var attribute = Attribute.plain
  private var isEndTag = false
  private var isJSON = false
  /// The tag that is open, or the element whose raw content this is; lower case.
  private(set) var element: [UInt8] = []
  /// The attribute's name, the value of a script's type, or what may become a raw element's end tag.
  private(set) var name: [UInt8] = []
  private var isEscaped = false

  mutating func feed(_ byte: UInt8) -> Event {
    switch place {
    case .text: if byte == 0x3C { place = .lessThan }
    case .lessThan: lessThan(byte)
    case .endTagOpen: endTagOpen(byte)
    case .tagName: tagName(byte)
    case .inTag, .afterName, .attributeName, .afterAttributeName: inTag(byte)
    case .beforeValue: return beforeValue(byte)
    case .doubleQuoted: return doubleQuoted(byte)
    case .singleQuoted: if byte == 0x27 { endValue() }
    case .unquoted:
      if byte == 0x3E { endTag() } else if ByteClass.isBlank(byte) { betweenAttributes(.inTag) }
    case .comment: comment(byte)
    case .declaration: declaration(byte)
    case .plainText, .rawText, .json, .jsonString: raw(byte)
    }
    return .none
  }

  /// Whether a byte may stand here at all: after a section in a tag, names must not be glued on.
  func refuses(_ byte: UInt8) -> Bool {
    place == .afterName && !ByteClass.isBlank(byte) && byte != 0x2F && byte != 0x3E
  }

  /// At the border of a section a name that was being read is over.
  mutating func closeName() {
    switch place {
    case .tagName: place = .afterName
    case .attributeName: betweenAttributes(.afterName)
    case .afterAttributeName: betweenAttributes(.inTag)
    default: break
    }
  }

  /// A variable stands here: a script's type that is not literal is not trusted to be JSON.
  mutating func passVariable() { if place == .doubleQuoted, isScriptType { name.append(0x3F) } }

  /// The state when either of two ways was taken; nil when they cannot meet.
  func joined(with other: HTMLContext) -> HTMLContext? {
    if self == other { return self }
    var (a, b) = (self, other)
    for place in [a.place, b.place] where place != .inTag && place != .afterName { return nil }
    (a.place, b.place) = (.afterName, .afterName)
    return a == b ? a : nil
  }

  // MARK: Tags

  private mutating func lessThan(_ byte: UInt8) {
    switch byte {
    case 0x3C: break
    case 0x2F: place = .endTagOpen
    case 0x21, 0x3F: (place, name) = (.declaration, byte == 0x21 ? [] : [0x3F])
    case _ where byte < 0x80 && ByteClass.isLetter(byte):
      (place, isEndTag, element) = (.tagName, false, [ByteClass.lower(byte)])
    default: place = .text
    }
  }

  private mutating func endTagOpen(_ byte: UInt8) {
    if byte < 0x80, ByteClass.isLetter(byte) {
      (place, isEndTag, element) = (.tagName, true, [ByteClass.lower(byte)])
    } else if byte == 0x3E {
      place = .text
    } else {
      (place, name) = (.declaration, [0x3F])
    }
  }

  private mutating func tagName(_ byte: UInt8) {
    if byte == 0x3E {
      endTag()
    } else if ByteClass.isBlank(byte) || byte == 0x2F {
      place = .inTag
    } else if element.count < 24 {
      element.append(ByteClass.lower(byte))
    }
  }

  private mutating func inTag(_ byte: UInt8) {
    switch byte {
    case 0x3E: endTag()
    case 0x2F: betweenAttributes(.inTag)
    case 0x3D where place != .inTag: place = .beforeValue
    case _ where ByteClass.isBlank(byte):
      if place == .attributeName {
        place = .afterAttributeName
      } else if place == .afterName {
        place = .inTag
      }
    default:
      if place != .attributeName { name = [] }
      place = .attributeName
      if name.count < 40 { name.append(ByteClass.lower(byte)) }
    }
  }

  private mutating func betweenAttributes(_ next: Place) {
    place = next
    name = []
    attribute = .plain
  }

  private mutating func endTag() {
    let opened = isEndTag ? "" : String(decoding: element, as: UTF8.self)
    (name, attribute, isEndTag) = ([], .plain, false)
    switch opened {
    case "script": place = isJSON ? .json : .rawText
    case "title", "textarea": place = .plainText
    case "style", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext": place = .rawText
    default: (place, element) = (.text, [])
    }
    isJSON = false
  }

  // MARK: Values

  private mutating func beforeValue(_ byte: UInt8) -> Event {
    switch byte {
    case 0x22:
      attribute = Self.kind(of: name, on: element)
      place = .doubleQuoted
      if element == Self.script, name.elementsEqual("type".utf8) { name = Self.typeIs }
      return attribute == .link || attribute == .resource ? .addressBegins : .none
    case 0x27: place = .singleQuoted
    case 0x3E: endTag()
    case _ where ByteClass.isBlank(byte): break
    default: place = .unquoted
    }
    return .none
  }

  /// The value of a script's type is being read into `name`, behind "type=".
  private var isScriptType: Bool { element == Self.script && name.starts(with: Self.typeIs) }
  private static let script = Array("script".utf8)
  private static let typeIs = Array("type=".utf8)

  private mutating func doubleQuoted(_ byte: UInt8) -> Event {
    guard byte == 0x22 else {
      if isScriptType, name.count < 40 { name.append(ByteClass.lower(byte)) }
      return .none
    }
    let isAddress = attribute == .link || attribute == .resource
    endValue()
    return isAddress ? .addressEnds : .none
  }

  private mutating func endValue() {
    if isScriptType, place == .doubleQuoted {
      isJSON = ["type=application/json", "type=application/ld+json"].contains { name.elementsEqual($0.utf8) }
    }
    betweenAttributes(.afterName)
  }

  private static func kind(of name: [UInt8], on element: [UInt8]) -> Attribute {
    let name = String(decoding: name, as: UTF8.self)
    switch name {
    case "href", "xlink:href":
      return ["use", "image", "feimage"].contains(String(decoding: element, as: UTF8.self))
        ? .resource : .link
    case "cite", "action", "formaction", "longdesc": return .link
    case "src", "poster", "background", "data", "manifest", "icon": return .resource
    case "style", "srcdoc", "srcset", "imagesrcset", "ping", "archive", "codebase", "classid", "profile":
      return .forbidden
    case "from", "to", "by", "values", "attributename": return .forbidden  // SVG animation can set an address
    default: return name.hasPrefix("on") ? .forbidden : .plain
    }
  }

  // MARK: What is no markup

  private mutating func declaration(_ byte: UInt8) {
    if name.count < 2 { name.append(byte) }
    if name == [0x2D, 0x2D] {
      place = .comment
    } else if byte == 0x3E {
      (place, name) = (.text, [])
    }
  }

  /// `name` holds the dashes just read.
  private mutating func comment(_ byte: UInt8) {
    if byte == 0x3E, name.count >= 2 {
      (place, name) = (.text, [])
    } else if byte == 0x2D {
      if name.count < 2 { name.append(byte) }
    } else {
      name = []
    }
  }

  /// Looks for `</name` with a blank, a slash or `>` behind.
  private mutating func raw(_ byte: UInt8) {
    if name.count == element.count + 2, ByteClass.isBlank(byte) || byte == 0x2F || byte == 0x3E {
      name = []
      isEndTag = true
      if byte == 0x3E { endTag() } else { place = .inTag }
      return
    }
    if byte == 0x3C {
      name = [byte]
    } else if !name.isEmpty {
      let wanted = name.count == 1 ? 0x2F : name.count - 2 < element.count ? element[name.count - 2] : 0
      if ByteClass.lower(byte) == wanted { name.append(ByteClass.lower(byte)) } else { name = [] }
    }
    if place == .json {
      if byte == 0x22 { place = .jsonString }
    } else if place == .jsonString {
      if isEscaped {
        isEscaped = false
      } else if byte == 0x5C {
        isEscaped = true
      } else if byte == 0x22 {
        place = .json
      }
    }
  }
}
