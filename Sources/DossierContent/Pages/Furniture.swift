// Which parts of a page are furniture by what they are: their element, role, class words, visibility. Whether a
// doubtful part goes depends on how much prose it holds, which MainText knows.
import DossierModel
import DossierText

/// What an element's markup says of it.
enum FurnitureMark: Hashable, Sendable {
  /// Never the article.
  case drop(RemovedSpan.Reason, rule: String)
  /// Goes unless it holds much of the page's prose.
  case weak(RemovedSpan.Reason, rule: String)

  /// Whether the markup says that the words belong to a picture.
  var isCaption: Bool { reason == .credit && Self.captions.contains(rule) }

  private static let captions: Set<String> = [
    "element figcaption", "class caption", "class captions", "class imagecaption", "class imgcaption",
    "class piccaption", "class imagedescription", "class bildunterschrift",
  ]

  /// Rules of what a reader of the page does not see.
  static let unseen: Set<String> = ["not visible", "aria-hidden"]

  var reason: RemovedSpan.Reason {
    switch self {
    case .drop(let reason, _), .weak(let reason, _): reason
    }
  }
  var rule: String {
    switch self {
    case .drop(_, let rule), .weak(_, let rule): rule
    }
  }
}

/// The class words that mark furniture (Tables/page-furniture.tsv).
struct FurnitureTable: Sendable {
  /// Read once, from the tables inside the program.
  static let shared = FurnitureTable()

  private let words: [String: (reason: RemovedSpan.Reason, isWeak: Bool)]
  /// Starts of blocks, by their first two bytes; `further`: words that must follow somewhere.
  private struct Phrase {
    var start, further: [UInt8]
    var reason: RemovedSpan.Reason
    var endsContainer: Bool
    var rule: String
  }
  private let phrases: [[UInt8]: [Phrase]]

  /// Words that mark a short block wherever they stand in it.
  private let inner: [(words: [UInt8], reason: RemovedSpan.Reason)]

  init() {
    var words: [String: (RemovedSpan.Reason, Bool)] = [:]
    for row in tableRows("page-furniture.tsv") {
      guard row.count >= 3, let reason = RemovedSpan.Reason(rawValue: row[1]) else { continue }
      words[row[0]] = (reason, row.holds(2, "weak"))
    }
    self.words = words
    var phrases: [[UInt8]: [Phrase]] = [:]
    var inner: [(words: [UInt8], reason: RemovedSpan.Reason)] = []
    for row in tableRows("page-phrases.tsv") {
      guard row.count >= 3, let reason = RemovedSpan.Reason(rawValue: row[1]) else { continue }
      if row.holds(2, "within") {
        inner.append((Array(row.column(0)), reason))
        continue
      }
      let parts = row[0].split(separator: " \u{2026} ", maxSplits: 1).map { Array($0.utf8) }
      phrases[Array(parts[0].prefix(2)), default: []].append(
        Phrase(
          start: parts[0], further: parts.count > 1 ? parts[1] : [], reason: reason,
          endsContainer: row.holds(2, "rest"), rule: "words: \(row[0])"))
    }
    (self.phrases, self.inner) = (phrases, inner)
  }

  /// What the first words of a block say, `words` lower-case with single blanks, `more` of them where they are asked
  /// for; `endsContainer` when all that follows in the block's container goes with it.
  func phrase(_ words: [UInt8], more: () -> [UInt8] = { [] }) -> (mark: FurnitureMark, endsContainer: Bool)? {
    guard let candidates = phrases[Array(words.prefix(2))] else { return nil }
    for candidate in candidates where words.starts(with: candidate.start) {
      // Whole words only: "comments" is no start of "commentsection".
      let next = words.dropFirst(candidate.start.count).first ?? 0x20
      if ByteClass.isLetter(next), ByteClass.isLetter(candidate.start.last ?? 0) { continue }
      if !candidate.further.isEmpty, !Self.holds(more(), candidate.further) { continue }
      return (.drop(candidate.reason, rule: candidate.rule), candidate.endsContainer)
    }
    return nil
  }

  /// What words anywhere in a short block say of it; `words` as for `phrase`.
  func phrase(within words: [UInt8]) -> FurnitureMark? {
    for (phrase, reason) in inner where Self.holds(words, phrase) {
      return .drop(reason, rule: "words: " + String(decoding: phrase, as: UTF8.self))
    }
    return nil
  }

  private static func holds(_ words: [UInt8], _ phrase: [UInt8]) -> Bool {
    guard let first = phrase.first, words.count >= phrase.count else { return false }
    return (0...(words.count - phrase.count)).contains { start in
      words[start] == first && words[start..<start + phrase.count].elementsEqual(phrase)
    }
  }

  /// The marks of all elements of a page.
  func marks(of tree: PageTree) -> [FurnitureMark?] {
    tree.nodes.indices.map { tree.nodes[$0].tag == nil ? nil : mark(of: $0, in: tree) }
  }

  /// The mark of one element, or nil when its markup says nothing.
  func mark(of node: Int, in tree: PageTree) -> FurnitureMark? {
    guard let tag = tree.nodes[node].tag else { return nil }
    if let mark = Self.mark(of: tag) { return mark }
    if tree.has(.hidden, node) || isInvisible(tree.attribute(.style, of: node)) {
      return .weak(.boilerplate, rule: "not visible")
    }
    if tree.attribute(.ariaHidden, of: node) == "true" { return .weak(.boilerplate, rule: "aria-hidden") }
    if let property = tree.attribute(.itemprop, of: node), Self.metadataProperties.contains(property) {
      return .weak(.credit, rule: "itemprop \(property)")
    }
    switch tree.attribute(.role, of: node) {
    case "navigation", "menu", "menubar", "toolbar", "search", "banner":
      return .weak(.navigation, rule: "role")
    case "complementary": return .weak(.teaser, rule: "role complementary")
    case "contentinfo": return .weak(.boilerplate, rule: "role contentinfo")
    case "dialog", "alertdialog", "tooltip": return .drop(.boilerplate, rule: "dialog")
    default: break
    }
    switch tag {
    case .body, .html, .main, .article, .a, .em, .strong, .b, .i, .u, .s, .sub, .sup, .code, .q, .cite, .abbr,
      .mark:
      return nil
    default:
      let mark = classMark(of: node, in: tree)
      // "caption" in the class of a heading is the name of a size.
      return tag.headingLevel != nil && mark?.isCaption == true ? nil : mark
    }
  }

  /// Microdata that repeats what the metadata says, printed or hidden.
  private static let metadataProperties: Set<String> = [
    "author", "dateCreated", "dateModified", "datePublished", "image", "keywords", "mainEntityOfPage",
    "publisher",
    "thumbnailUrl", "url",
  ]

  private static func mark(of tag: PageTag) -> FurnitureMark? {
    switch tag {
    case .script, .style, .noscript, .template, .iframe, .object, .embed, .svg, .math, .canvas, .audio,
      .video,
      .button, .input, .select, .textarea, .label, .option, .map, .head, .xmp, .plaintext, .noframes:
      .drop(.boilerplate, rule: "element \(tag.rawValue)")
    case .nav, .menu: .drop(.navigation, rule: "element \(tag.rawValue)")
    case .dialog: .drop(.boilerplate, rule: "element dialog")
    case .footer: .weak(.boilerplate, rule: "element footer")
    case .figcaption: .drop(.credit, rule: "element figcaption")
    case .aside: .weak(.teaser, rule: "element aside")
    case .header: .weak(.navigation, rule: "element header")
    case .form, .fieldset: .weak(.boilerplate, rule: "element form")
    default: nil
    }
  }

  /// The first class or id word that the table knows; one that always goes beats a doubtful one.
  private func classMark(of node: Int, in tree: PageTree) -> FurnitureMark? {
    var found: FurnitureMark?
    for name in [PageAttribute.class, .id] {
      guard let value = tree.attribute(name, of: node) else { continue }
      for word in classWords(value.prefix(400)) {
        guard let entry = words[word] else { continue }
        if !entry.isWeak { return .drop(entry.reason, rule: "class \(word)") }
        if found == nil { found = .weak(entry.reason, rule: "class \(word)") }
      }
    }
    return found
  }

  private func isInvisible(_ style: String?) -> Bool {
    guard let style else { return false }
    let bare = style.lowercased().filter { $0 != " " }
    return bare.contains("display:none") || bare.contains("visibility:hidden")
  }
}

/// Words of a class or id value, lower case: cut at blanks, hyphens, underscores and before a capital that follows
/// a small letter ("relatedPosts" is related, posts).
func classWords(_ value: Substring) -> [String] {
  var words: [String] = []
  var word: [UInt8] = []
  var wasLower = false
  for byte in value.utf8 {
    let isLetter = (byte | 0x20) &- 0x61 < 26
    if !isLetter || (wasLower && ByteClass.isUpper(byte)) {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word = []
    }
    if isLetter { word.append(byte | 0x20) }
    wasLower = ByteClass.isLower(byte)
  }
  if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
  return words
}
