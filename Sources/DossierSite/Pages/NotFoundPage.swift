// 404.html: get home. Served at any depth, so its links are absolute and its few style rules are its own.
import DossierTemplates

/// The page for addresses that lead nowhere.
struct NotFoundPage: ViewModel {
  var language, title: String
  /// `base-url`, or "/".
  var base: String
  static let fields: Fields<Self> = [
    .text("lang") { $0.language }, .text("title") { $0.title }, .url("base") { $0.base },
    .url("home") { $0.base + "index.html" }, .url("sources") { $0.base + "sources.html" },
  ]
}

/// A page that forwards from an old address.
struct ForwardPage: ViewModel {
  var language, title, target: String
  static let fields: Fields<Self> = [
    .text("lang") { $0.language }, .text("title") { $0.title }, .url("target") { $0.target },
    .text("refresh") { "0; url=\($0.target)" },
  ]
}
