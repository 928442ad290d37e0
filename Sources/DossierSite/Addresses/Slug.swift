// The last part of a page's address: lower-case ASCII letters, digits and hyphens, at most 80 bytes. The only
// function that makes an output name of what a person wrote.
import DossierText

/// Makes names for files out of keys, titles and other untrusted words.
package enum Slug {
  /// Longest slug in bytes.
  package static let limit = 80

  /// Names that pages of ours have, or that Windows keeps for devices.
  static let reserved: Set<String> = [
    "index", "timeline", "figures", "claims", "contradictions", "sources", "people", "places", "actors",
    "notes", "search", "about", "print", "404", "changes", "assets", "data", "feed", "sitemap",
    "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
  ]

  /// Whether `name` may be an address as it stands.
  package static func isValid(_ name: String) -> Bool {
    let bytes = name.utf8
    guard let first = bytes.first, let last = bytes.last, bytes.count <= limit else { return false }
    return first != 0x2D && last != 0x2D && !reserved.contains(name)
      && bytes.allSatisfy { $0 == 0x2D || $0 &- 0x30 < 10 || $0 &- 0x61 < 26 }
  }

  /// The slug of some words: Latin, Greek and Cyrillic letters become plain ASCII ones, everything else a
  /// hyphen. Never empty and never a reserved name: a hash of the words stands in or behind.
  package static func make(_ words: String) -> String {
    let plain = fold(words)
    if plain.isEmpty { return "s-" + Digest.shortName(["slug", words]) }
    return reserved.contains(plain) ? plain + "-" + hash(of: words) : plain
  }

  /// One slug for each key, no two alike. A key that is its own slug keeps it; of other keys that make one slug,
  /// each gets a hash of the key behind it, so that a new key renames none that it does not collide with.
  package static func unique(_ keys: [String]) -> [String] {
    let plain = keys.map(make)
    var count: [String: Int] = [:]
    var taken: Set<String> = []
    for (key, slug) in zip(keys, plain) {
      count[slug, default: 0] += 1
      if key == slug { taken.insert(slug) }
    }
    var used: Set<String> = []
    return zip(keys, plain).map { key, slug in
      var name = slug
      if key != slug, count[slug] ?? 0 > 1 || taken.contains(slug) {
        name = cut(slug, 67) + "-" + hash(of: key)
      }
      var attempt = 1
      while used.contains(name) || (name != slug && taken.contains(name)) {
        attempt += 1
        name = cut(slug, 60) + "-" + Digest.shortName(["slug", key, String(attempt)])
      }
      used.insert(name)
      return name
    }
  }

  private static func hash(of words: String) -> String { Digest.shortName(["slug", words]) }

  /// The first `length` bytes without a hyphen at the end; slugs are ASCII.
  private static func cut(_ slug: String, _ length: Int) -> String {
    var bytes = Array(slug.utf8.prefix(length))
    while bytes.last == 0x2D { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func fold(_ words: String) -> String {
    var output: [UInt8] = []
    for scalar in words.unicodeScalars {
      guard output.count < limit + 8 else { break }
      switch scalar.value {
      case 0x30...0x39, 0x61...0x7A: output.append(UInt8(scalar.value))
      case 0x41...0x5A: output.append(UInt8(scalar.value) | 0x20)
      // Apostrophes and combining accents vanish: "Russia's" is russias.
      case 0x27, 0x2019, 0x300...0x36F: break
      default:
        if let letters = Transliteration.letters[scalar.value] {
          output.append(contentsOf: letters)
        } else if output.last != 0x2D, !output.isEmpty {
          output.append(0x2D)
        }
      }
    }
    return cut(String(decoding: output, as: UTF8.self), limit)
  }
}
