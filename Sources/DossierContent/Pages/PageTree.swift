// A saved page's elements and texts as one flat list in pre-order: what metadata and body are read from. Knows
// nothing of the parser that made it (PageParser).
import DossierText

/// Elements that reading a page needs to tell apart.
enum PageTag: String, CaseIterable, Sendable {
  case html, head, body, title, meta, link, base, script, style, noscript, template
  case main, article, section, nav, aside, header, footer, address, div, span, form, fieldset, center
  case h1, h2, h3, h4, h5, h6, hgroup, p, blockquote, pre, figure, figcaption, hr, br, wbr, details, summary
  case ul, ol, li, dl, dt, dd, menu
  case table, caption, thead, tbody, tfoot, tr, td, th, colgroup, col
  case a, em, strong, b, i, u, s, del, ins, mark, small, sub, sup, q, cite, abbr, time, code, kbd, samp, tt,
    font, strike, `var`
  case img, picture, source, video, audio, iframe, object, embed, canvas, svg, math, map, area
  case button, input, select, textarea, label, option, dialog, frameset, noframes, xmp, plaintext
  case other

  /// Whether the element breaks the line: words on both sides of its border are apart.
  var isBlock: Bool {
    switch self {
    case .html, .body, .main, .article, .section, .nav, .aside, .header, .footer, .address, .div, .form,
      .fieldset, .center, .h1, .h2, .h3, .h4, .h5, .h6, .hgroup, .p, .blockquote, .pre, .figure, .figcaption,
      .hr, .details, .summary, .ul, .ol, .li, .dl, .dt, .dd, .menu, .table, .caption, .thead, .tbody, .tfoot,
      .tr, .td, .th, .dialog, .frameset, .noframes, .xmp, .plaintext:
      true
    default: false
    }
  }

  /// Level of a heading, 1...6; nil for other elements.
  var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }
}

/// Attributes that reading a page looks at; the parser leaves all others behind.
enum PageAttribute: String, CaseIterable, Sendable {
  case `class`, id, href, src, alt, title, content, name, property, itemprop, itemtype, rel, type, datetime
  case lang, role, style, hidden, start, colspan, rowspan, pubdate, open, width, height
  case ariaHidden = "aria-hidden"
  case httpEquiv = "http-equiv"
  case dataSource = "data-src"
}

/// The tree of a page.
struct PageTree: Sendable {
  struct Node: Sendable {
    /// Nil for a text.
    var tag: PageTag?
    /// Index of the parent; -1 for the root.
    var parent: Int32
    /// Index behind the last node below this one.
    var end: Int32
    /// Bytes of a text in `bytes`; empty for an element, at the place where its text begins.
    var text: Span
    var attributes: Range<Int32>
  }
  struct Attribute: Sendable {
    let name: PageAttribute
    /// Bytes in `values`.
    let value: Span
  }

  var nodes: [Node] = []
  var attributes: [Attribute] = []
  /// All text of the page, in the order of the nodes, entities decoded; valid UTF-8.
  var bytes: [UInt8] = []
  /// The values of all attributes, entities decoded; valid UTF-8.
  var values: [UInt8] = []

  /// The bytes of an attribute; nil when the element has none of that name.
  func attributeBytes(_ name: PageAttribute, of node: Int) -> ArraySlice<UInt8>? {
    for index in nodes[node].attributes where attributes[Int(index)].name == name {
      return values[attributes[Int(index)].value.range]
    }
    return nil
  }

  /// The value of an attribute; nil when the element has none of that name.
  func attribute(_ name: PageAttribute, of node: Int) -> String? {
    attributeBytes(name, of: node).map { String(decoding: $0, as: UTF8.self) }
  }

  func has(_ name: PageAttribute, _ node: Int) -> Bool { attributeBytes(name, of: node) != nil }

  /// Makes the parts that browsers with scripts do not show (`noscript`, `template`) part of the page where they hold
  /// a text; false when there are none. For pages that show next to nothing without their scripts.
  mutating func openUnseen() -> Bool {
    var hasOpened = false
    for index in nodes.indices where nodes[index].tag == .noscript || nodes[index].tag == .template {
      guard textCount(of: index) >= 250 else { continue }
      nodes[index].tag = .div
      hasOpened = true
    }
    return hasOpened
  }

  /// Indices of the nodes below `node`, in pre-order.
  func descendants(of node: Int) -> Range<Int> { node + 1..<Int(nodes[node].end) }

  /// Bytes of all text below a node, scripts too.
  func textCount(of node: Int) -> Int {
    let end = Int(nodes[node].end)
    return (end < nodes.count ? nodes[end].text.start : bytes.count) - nodes[node].text.start
  }

  /// The words below a node when they are few, else "": for what reads labels and headings, so that no page can make
  /// it read the same long text over and over.
  func label(of node: Int, limit: Int = 2000, partsInlines: Bool = true, skip: (Int) -> Bool = { _ in false })
    -> String
  {
    textCount(of: node) > limit ? "" : words(of: node, partsInlines: partsInlines, skip: skip)
  }

  /// Indices of the direct children, in order.
  func children(of node: Int) -> [Int] {
    var children: [Int] = []
    var index = node + 1
    while index < Int(nodes[node].end) {
      children.append(index)
      index = Int(nodes[index].end)
    }
    return children
  }

  /// Parent, grandparent and so on, without the node itself; at most `limit` of them.
  func ancestors(of node: Int, limit: Int = .max) -> [Int] {
    var ancestors: [Int] = []
    var index = Int(nodes[node].parent)
    while index >= 0, ancestors.count < limit {
      ancestors.append(index)
      index = Int(nodes[index].parent)
    }
    return ancestors
  }

  /// The words below a node, blanks collapsed, apart at block borders; `skip` leaves subtrees out. `partsInlines`: apart
  /// at all borders, for lines like `<span>By</span><a>Ada Holm</a>`.
  func words(of node: Int, partsInlines: Bool = false, skip: (Int) -> Bool = { _ in false }) -> String {
    var output: [UInt8] = []
    var index = node
    var pendingBlank = false
    // A block's end is a border, too: remembered by the index behind it.
    var blockEnds: [Int] = []
    while index < Int(nodes[node].end) {
      while let last = blockEnds.last, last <= index {
        pendingBlank = true
        blockEnds.removeLast()
      }
      let current = nodes[index]
      if skip(index) {
        index = Int(current.end)
        continue
      }
      if let tag = current.tag {
        if partsInlines || tag.isBlock || tag == .br {
          pendingBlank = true
          blockEnds.append(Int(current.end))
        }
      } else {
        for byte in bytes[current.text.range] {
          if ByteClass.isBlank(byte) {
            pendingBlank = true
          } else {
            if pendingBlank && !output.isEmpty { output.append(0x20) }
            pendingBlank = false
            output.append(byte)
          }
        }
      }
      index += 1
    }
    return String(decoding: output, as: UTF8.self)
  }
}
