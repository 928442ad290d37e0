import DossierModel
import DossierText

/// Stand-in.
struct SearchIndex: Sendable {
  let shards: [Int] = []
  init(_ catalogue: Catalogue) {}
  static func path(_ shard: Int) -> String { "data/search/\(shard).js" }
  func file(_ shard: Int) -> [UInt8] { [] }
}
