// Ids that an edit elsewhere does not change (docs/export.md).
import DossierText

/// Content-derived ids: base32 of the first 60 bits of SHA-256 over kind and key parts, 12 characters.
package enum StableID {
  package static func make(_ kind: String, _ parts: [String]) -> String { Digest.shortName([kind] + parts) }

  /// Makes equal ids differ: the second "x" becomes "x-2", the third "x-3", in the order given.
  package static func disambiguated(_ ids: [String]) -> [String] {
    var seen: [String: Int] = [:]
    return ids.map { id in
      let count = seen[id, default: 0] + 1
      seen[id] = count
      return count == 1 ? id : repeated(id, count)
    }
  }

  /// The id of the item that has `id` for the `count`th time.
  package static func repeated(_ id: String, _ count: Int) -> String { "\(id)-\(count)" }

  /// The id of a kind and key parts that are joined by NUL already.
  package static func make(joined bytes: [UInt8]) -> String { Digest.shortName(joined: bytes) }
}
