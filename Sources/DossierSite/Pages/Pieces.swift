// What several pages show in the same way: citations, quotations, flags, links. Everything is worded and linked.
import DossierTemplates
import DossierText

/// `[1:4]`: source 1, sentence 4.
struct CitationPiece: ViewModel {
  var label, href, spoken: String
  static let fields: Fields<Self> = [
    .text("label") { $0.label }, .url("href") { $0.href }, .text("spoken") { $0.spoken },
  ]
}

/// Words of a source.
struct QuotePiece: ViewModel {
  var words: String
  /// BCP 47 tag and direction where they differ from the page's.
  var language, direction: String?
  static let fields: Fields<Self> = [
    .text("words") { $0.words }, .text("lang") { $0.language }, .text("dir") { $0.direction ?? "ltr" },
  ]
}

/// A word with a border: "differ", "planned".
struct FlagPiece: ViewModel {
  var word: String
  /// Class that colours it: `differ`, `contradict`, `denied`, or "".
  var style: String
  static let fields: Fields<Self> = [.text("word") { $0.word }, .text("style") { $0.style }]
}

/// A link or, without an address, plain words.
struct LinkPiece: ViewModel {
  var words: String
  var href: String?
  var note: String? = nil
  /// BCP 47 tag and direction of `words` where they differ from the page's.
  var language: String? = nil
  var direction: String? = nil
  static let fields: Fields<Self> = [
    .text("words") { $0.words }, .url("href") { $0.href }, .text("note") { $0.note },
    .text("lang") { $0.language }, .text("dir") { $0.direction ?? "ltr" },
  ]
}

/// A row of a list of facts: "Published", "18 October 2024".
struct FactPiece: ViewModel {
  var name, words: String
  var href: String? = nil
  /// Leads off the site.
  var isOutside = false
  /// Where the fact comes from.
  var note: String? = nil
  var cites: [CitationPiece] = []
  static let fields: Fields<Self> = [
    .text("name") { $0.name }, .text("words") { $0.words }, .url("href") { $0.href },
    .flag("outside") { $0.isOutside }, .text("note") { $0.note }, .list("cites") { $0.cites },
  ]
}

/// A value or statement with its quote, speaker and citation: the shape of every derived item.
struct ItemPiece: ViewModel {
  /// Anchor on the page where the item lives; nil elsewhere.
  var id: String? = nil
  /// What stands first: a value, a date, a label.
  var head: String
  var href: String? = nil
  /// The same relative to the top of the site, where another writer puts the root in front.
  var target: String? = nil
  /// How it was read or resolved.
  var how: String? = nil
  var label: String? = nil
  /// BCP 47 tags of `head` and `label` where they are made of a source's words and that is not the page's language.
  var headLanguage: String? = nil
  var labelLanguage: String? = nil
  var flags: [FlagPiece] = []
  /// The words of the source; nil when they are not to be published.
  var quote: QuotePiece? = nil
  /// Words of the speaker's line.
  var speaker: String? = nil
  var cites: [CitationPiece] = []
  var lane: SafeHTML? = nil
  static let fields: Fields<Self> = [
    .text("id") { $0.id }, .text("head") { $0.head }, .url("href") { $0.href }, .text("how") { $0.how },
    .text("label") { $0.label }, .text("head-lang") { $0.headLanguage },
    .text("label-lang") { $0.labelLanguage }, .list("flags") { $0.flags }, .object("quote") { $0.quote },
    .text("speaker") { $0.speaker }, .list("cites") { $0.cites }, .html("lane") { $0.lane },
  ]
}

/// A list with a heading.
struct SectionPiece: ViewModel {
  var id, heading: String
  var note: String? = nil
  var items: [ItemPiece] = []
  static let fields: Fields<Self> = [
    .text("id") { $0.id }, .text("heading") { $0.heading }, .text("note") { $0.note },
    .list("items") { $0.items },
  ]
}

/// One entry of the navigation; `current` is "page" on the page itself, "true" in its section.
struct NavigationPiece: ViewModel {
  var words, href: String
  var current: String?
  static let fields: Fields<Self> = [
    .text("words") { $0.words }, .url("href") { $0.href }, .text("current") { $0.current },
  ]
}

/// What stands around every page: head, masthead, foot.
struct FramePiece: ViewModel {
  /// Of the browser's window: the page, then its kind.
  var windowTitle, description, language: String
  /// Of the interface.
  var isRightToLeft: Bool
  /// "" or "../": leads to the top of the site.
  var root: String
  var dossierTitle: String
  var navigation: [NavigationPiece]
  /// "TLP:CLEAR"; nil when no label is set.
  var trafficLight: String?
  /// Class that colours the label.
  var trafficLightStyle: String
  /// "31 October 2024".
  var asOf: String?
  /// "8 sources and 2 notes".
  var drawnFrom: String
  var canonical, feed: String?
  /// The link to the mark for the browser's tab, which lies in the page: no request, also from a disk.
  var icon: SafeHTML
  /// "website" or "article" (Open Graph).
  var shareKind: String
  /// Whole address of the card that is shown when the page is shared; nil without `base-url`.
  var shareImage: String?
  var jsonLD: JSONWriter?
  static let fields: Fields<Self> = [
    .text("window-title") { $0.windowTitle }, .text("description") { $0.description },
    .text("lang") { $0.language }, .flag("is-rtl") { $0.isRightToLeft }, .text("dossier") { $0.dossierTitle },
    .list("navigation") { $0.navigation }, .text("tlp") { $0.trafficLight },
    .text("tlp-style") { $0.trafficLightStyle }, .text("as-of") { $0.asOf },
    .text("drawn-from") { $0.drawnFrom }, .url("canonical") { $0.canonical }, .url("feed") { $0.feed },
    .text("share-kind") { $0.shareKind }, .text("share-image") { $0.shareImage },
    .html("icon") { $0.icon }, .url("icon-png") { $0.root + "assets/favicon.png" },
    .json("json-ld") { $0.jsonLD }, .url("style") { $0.root + "assets/style.css" },
    .url("script") { $0.root + "assets/dossier.js" }, .url("home") { $0.root + "index.html" },
    .url("about") { $0.root + "about.html" },
  ]
}
