// What is looked at before gumbo sees a page: how deep its elements nest, how many attributes a tag has, and how many
// unclosed formatting elements would be opened again in every paragraph. Linear; counts too much rather than too
// little. A page over a limit goes to the text-only reader at the end of this file.
import DossierText

/// Nil for a page that may be parsed, else what it has too much of.
func pageExcess(_ bytes: [UInt8]) -> String? {
  var cursor = TagCursor(bytes)
  var open: [String: Int] = [:]
  var depth = 0
  var formatting = 0
  var reopened = 0
  while let tag = cursor.next() {
    if tag.attributes > 1000 { return "more than 1,000 attributes in a tag" }
    if tag.isClosing {
      guard let count = open[tag.name], count > 0 else { continue }
      open[tag.name] = count - 1
      depth -= 1
      if formattingTags.contains(tag.name) { formatting -= 1 }
    } else if formattingTags.contains(tag.name) {
      open[tag.name, default: 0] += 1
      depth += 1
      formatting += 1
    } else {
      reopened += formatting
      if reopened > 2_000_000 { return "too many formatting elements that are never closed" }
      if voidTags.contains(tag.name) || selfClosingTags.contains(tag.name) || tag.isSelfClosed { continue }
      open[tag.name, default: 0] += 1
      depth += 1
    }
    if depth > 512 { return "elements nested more than 512 deep" }
  }
  return nil
}

/// The words of a page without a tree, and of its `<title>`: blocks apart, comments and scripts left out. Linear.
func textOnly(_ html: Text) -> (text: Text, title: String) {
  let bytes = html.bytes
  var cursor = TagCursor(bytes)
  var (output, title): ([UInt8], [UInt8]) = ([], [])
  var from = 0
  var skipped: String?
  func take(to end: Int) {
    let words = withoutComments(bytes[from..<max(from, end)])
    if skipped == "title" {
      title += words
    } else if skipped == nil, words.contains(where: { !ByteClass.isBlank($0) }) {
      output += words
    } else if skipped == nil, !words.isEmpty, let last = output.last, !ByteClass.isBlank(last) {
      output.append(0x20)
    }
  }
  while let tag = cursor.next() {
    take(to: tag.span.start)
    from = tag.span.end
    if let name = skipped {
      if tag.isClosing, tag.name == name { skipped = nil }
    } else if !tag.isClosing, ["script", "style", "template", "noscript", "title"].contains(tag.name) {
      skipped = tag.name == "title" && !title.isEmpty ? nil : tag.name
    }
    if separatesWords(tag.name), !output.isEmpty, !output.suffix(2).elementsEqual([0x0A, 0x0A]) {
      output += [0x0A, 0x0A]
    }
  }
  take(to: bytes.count)
  return (decodingCommonEntities(output), oneLine(decodingEntities(Array(title.prefix(4000)))))
}

/// Without `<!-- ... -->`, `<!DOCTYPE ...>` and `<? ... >`.
private func withoutComments(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  guard bytes.contains(0x3C) else { return bytes }
  var output: [UInt8] = []
  var index = bytes.startIndex
  while index < bytes.endIndex {
    let rest = bytes[index...]
    guard bytes[index] == 0x3C, let next = rest.dropFirst().first, next == 0x21 || next == 0x3F else {
      output.append(bytes[index])
      index += 1
      continue
    }
    if rest.starts(with: [0x3C, 0x21, 0x2D, 0x2D]) {
      index += 4
      while index < bytes.endIndex, !bytes[index...].starts(with: [0x2D, 0x2D, 0x3E]) { index += 1 }
      index = min(index + 3, bytes.endIndex)
    } else {
      index = rest.firstIndex(of: 0x3E).map { $0 + 1 } ?? bytes.endIndex
    }
  }
  return output[...]
}

/// One tag of a page.
struct TagMark {
  var name: String
  var isClosing, isSelfClosed: Bool
  var attributes: Int
  var span: Span
}

/// Walks over the tags of a page; comments and the insides of scripts and styles are passed over.
struct TagCursor {
  private let bytes: [UInt8]
  private var index = 0
  /// Inside of script and the like only its own end tag counts.
  private var rawName: String?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> TagMark? {
    while index < bytes.count {
      guard bytes[index] == 0x3C else {
        index += 1
        continue
      }
      if rawName == nil, bytes[index...].starts(with: [0x3C, 0x21, 0x2D, 0x2D]) {
        skipComment()
        continue
      }
      if let tag = readTag() {
        if let raw = rawName {
          if tag.isClosing, tag.name == raw { rawName = nil } else { continue }
        } else if !tag.isClosing,
          ["script", "style", "textarea", "title", "xmp", "noembed", "noframes", "iframe"].contains(tag.name)
        {
          rawName = tag.name
        }
        return tag
      }
    }
    return nil
  }

  private mutating func skipComment() {
    index += 4
    while index < bytes.count {
      if bytes[index] == 0x2D, index + 2 < bytes.count, bytes[index + 1] == 0x2D, bytes[index + 2] == 0x3E {
        index += 3
        return
      }
      index += 1
    }
  }

  private mutating func readTag() -> TagMark? {
    let start = index
    index += 1
    let isClosing = index < bytes.count && bytes[index] == 0x2F
    if isClosing { index += 1 }
    guard index < bytes.count, ByteClass.isLetter(bytes[index]), bytes[index] < 0x80 else { return nil }
    let nameStart = index
    while index < bytes.count, bytes[index] > 0x20, bytes[index] != 0x3E, bytes[index] != 0x2F { index += 1 }
    let name = String(
      decoding: bytes[nameStart..<min(index, nameStart + 32)].map(ByteClass.lower), as: UTF8.self)
    if let raw = rawName, !isClosing || name != raw {
      index = start + 1
      return nil
    }
    var attributes = 0
    var quote: UInt8 = 0
    var isSelfClosed = false
    while index < bytes.count {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x3E {
        break
      } else if (byte == 0x22 || byte == 0x27) && bytes[index - 1] == 0x3D {
        quote = byte
      } else if byte > 0x20, bytes[index - 1] <= 0x20 || bytes[index - 1] == 0x2F || bytes[index - 1] == 0x22
      {
        attributes += 1
      }
      isSelfClosed = byte == 0x2F
      index += 1
    }
    index = min(index + 1, bytes.count)
    return TagMark(
      name: name, isClosing: isClosing, isSelfClosed: isSelfClosed, attributes: attributes,
      span: Span(start, index))
  }
}

private let voidTags: Set<String> = [
  "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
  "wbr",
]
/// End tags that may be left out: the next of their kind closes them.
private let selfClosingTags: Set<String> = [
  "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rp",
  "rt",
]
private let formattingTags: Set<String> = [
  "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
]

/// Text with the entities decoded that pages write into attributes and scripts a second time.
func decodingEntities(_ bytes: [UInt8]) -> String {
  bytes.contains(0x26) ? decodingCommonEntities(bytes).string : UTF8Repair.repaired(bytes).text.string
}

private func decodingCommonEntities(_ bytes: [UInt8]) -> Text {
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count)
  var index = 0
  while index < bytes.count {
    if bytes[index] == 0x26, let (decoded, count) = commonEntity(bytes, index) {
      output += decoded
      index += count
    } else {
      output.append(bytes[index])
      index += 1
    }
  }
  return UTF8Repair.repaired(output).text
}

private func commonEntity(_ bytes: [UInt8], _ start: Int) -> ([UInt8], Int)? {
  let piece = bytes[start..<min(start + 12, bytes.count)]
  guard let end = piece.firstIndex(of: 0x3B) else { return nil }
  let name = String(decoding: piece[(start + 1)..<end], as: UTF8.self)
  let count = end - start + 1
  let named = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—",
    "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "hellip": "…", "euro": "€", "pound": "£",
  ]
  if let value = named[name] { return (Array(value.utf8), count) }
  guard name.hasPrefix("#") else { return nil }
  let isHex = name.lowercased().hasPrefix("#x")
  guard let value = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10), value >= 0x20,
    let scalar = Unicode.Scalar(value)
  else { return nil }
  return (Array(String(Character(scalar)).utf8), count)
}

/// Whether the border of this element parts words: all but inline markup.
private func separatesWords(_ tag: String) -> Bool { !inlineTags.contains(tag) }

private let inlineTags: Set<String> = [
  "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
  "ins",
  "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
  "u", "var",
  "wbr",
]
