// The only file that knows cmark-gfm: Markdown to a flat list of enter and leave events with line positions. Parsing
// with extensions is not safe in parallel (a global table of special characters), so one lock stands around it.
import CMarkGFM
import DossierText
import Synchronization

/// A node of the tree on the way in or out; leaves are entered only.
struct MarkdownEvent {
  enum Kind: Equatable {
    case paragraph
    case heading(Int)
    case quote
    case list(isOrdered: Bool, start: Int, isTight: Bool)
    case item(isChecked: Bool?)
    case table([UInt8])
    case row(isHeader: Bool)
    case cell
    case codeBlock(info: String)
    case html, rule, footnote
    case text, code, softBreak, lineBreak, inlineHTML, emphasis, strong, strike, link, image,
      footnoteReference
    case other
  }
  var kind: Kind
  var isEntering: Bool
  /// Words of a leaf, code of a block.
  var literal = ""
  var address = "", title = ""
  /// From 1, columns in bytes; 0 where cmark gives none.
  var line = 0, column = 0, endLine = 0, endColumn = 0
}

/// Parses Markdown. `hasTables` off leaves pipe tables as paragraphs.
func markdownEvents(_ text: Text, hasTables: Bool) -> [MarkdownEvent] {
  let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8
  let root = parserLock.withLock { _ in
    if !registered { cmark_gfm_core_extensions_ensure_registered() }
    registered = true
    return parse(text, options, hasTables: hasTables)
  }
  guard let root = root.pointer else { return [] }
  defer { cmark_node_free(root) }
  return events(root)
}

private let parserLock = Mutex(())
/// Guarded by `parserLock`.
nonisolated(unsafe) private var registered = false

/// A finished tree belongs to one reader; only its making needs the lock.
private struct ParsedTree: @unchecked Sendable { let pointer: OpaquePointer? }

private func parse(_ text: Text, _ options: Int32, hasTables: Bool) -> ParsedTree {
  guard let parser = cmark_parser_new(options) else { return ParsedTree(pointer: nil) }
  defer { cmark_parser_free(parser) }
  for name in ["strikethrough", "autolink", "tasklist"] + (hasTables ? ["table"] : []) {
    if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
  }
  text.bytes.withUnsafeBytes { buffer in
    cmark_parser_feed(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
  }
  return ParsedTree(pointer: cmark_parser_finish(parser))
}

private func events(_ root: OpaquePointer) -> [MarkdownEvent] {
  var events: [MarkdownEvent] = []
  guard let iterator = cmark_iter_new(root) else { return [] }
  defer { cmark_iter_free(iterator) }
  while true {
    let phase = cmark_iter_next(iterator)
    guard phase == CMARK_EVENT_ENTER || phase == CMARK_EVENT_EXIT else { break }
    guard let node = cmark_iter_get_node(iterator), node != root else { continue }
    var event = MarkdownEvent(kind: kind(node), isEntering: phase == CMARK_EVENT_ENTER)
    event.line = Int(cmark_node_get_start_line(node))
    event.column = Int(cmark_node_get_start_column(node))
    event.endLine = Int(cmark_node_get_end_line(node))
    event.endColumn = Int(cmark_node_get_end_column(node))
    switch event.kind {
    case .text, .code, .inlineHTML, .codeBlock, .html, .footnote, .footnoteReference:
      event.literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    case .link, .image:
      event.address = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
      event.title = cmark_node_get_title(node).map { String(cString: $0) } ?? ""
    default: break
    }
    events.append(event)
  }
  return events
}

private func kind(_ node: OpaquePointer) -> MarkdownEvent.Kind {
  switch cmark_node_get_type(node) {
  case CMARK_NODE_PARAGRAPH: return .paragraph
  case CMARK_NODE_HEADING: return .heading(Int(cmark_node_get_heading_level(node)))
  case CMARK_NODE_BLOCK_QUOTE: return .quote
  case CMARK_NODE_LIST:
    return .list(
      isOrdered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
      start: Int(cmark_node_get_list_start(node)),
      isTight: cmark_node_get_list_tight(node) != 0)
  case CMARK_NODE_CODE_BLOCK:
    return .codeBlock(info: cmark_node_get_fence_info(node).map { String(cString: $0) } ?? "")
  case CMARK_NODE_HTML_BLOCK: return .html
  case CMARK_NODE_THEMATIC_BREAK: return .rule
  case CMARK_NODE_FOOTNOTE_DEFINITION: return .footnote
  case CMARK_NODE_TEXT: return .text
  case CMARK_NODE_SOFTBREAK: return .softBreak
  case CMARK_NODE_LINEBREAK: return .lineBreak
  case CMARK_NODE_CODE: return .code
  case CMARK_NODE_HTML_INLINE: return .inlineHTML
  case CMARK_NODE_EMPH: return .emphasis
  case CMARK_NODE_STRONG: return .strong
  case CMARK_NODE_LINK: return .link
  case CMARK_NODE_IMAGE: return .image
  case CMARK_NODE_FOOTNOTE_REFERENCE: return .footnoteReference
  default: return extensionKind(node)
  }
}

private func extensionKind(_ node: OpaquePointer) -> MarkdownEvent.Kind {
  let name = cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
  switch name {
  case "strikethrough": return .strike
  case "tasklist": return .item(isChecked: cmark_gfm_extensions_get_tasklist_item_checked(node))
  case "item": return .item(isChecked: nil)
  case "table":
    let columns = Int(cmark_gfm_extensions_get_table_columns(node))
    let alignments = cmark_gfm_extensions_get_table_alignments(node)
    return .table((0..<columns).map { alignments?[$0] ?? 0 })
  case "table_header": return .row(isHeader: true)
  case "table_row": return .row(isHeader: false)
  case "table_cell": return .cell
  default: return .other
  }
}
