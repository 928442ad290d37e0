// Every link of a site leads to a page that is there, and every anchor to an element of that page; the results of
// the search, too.
import DossierModel
import DossierText

@testable import DossierSite

enum LinkRules {
  /// Links that lead nowhere: "sources/a.html -> figures.html#u-x".
  static func broken(_ site: Site) -> [String] {
    let paths = Set(site.paths)
    var ids: [String: Set<String>] = [:]
    var links: [(from: String, to: String)] = []
    for path in site.paths where path.hasSuffix(".html") && path != "404.html" {
      let folder = path.split(separator: "/").dropLast().joined(separator: "/")
      for tag in PageRules.tags(of: site.render(path).wholeBytes) {
        for (name, value) in PageRules.attributes(of: tag) {
          if name == "id" { ids[path, default: []].insert(value) }
          guard name == "href", !value.contains(":") else { continue }
          let parts = value.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
          let target = parts[0].isEmpty ? path : PageRules.resolve(String(parts[0]), in: folder)
          links.append((path, parts.count == 2 ? "\(target)#\(parts[1])" : target))
        }
      }
    }
    for path in site.paths where path.hasPrefix("assets/search/t-") {
      links += results(site.render(path).wholeBytes).map { (path, $0) }
    }
    return links.filter { _, to in
      let parts = to.split(separator: "#", maxSplits: 1).map(String.init)
      return !paths.contains(parts[0]) || parts.count == 2 && ids[parts[0]]?.contains(parts[1]) != true
    }.map { "\($0.from) -> \($0.to)" }
  }

  /// What the script makes of a file of results: the address of each, with its sentence.
  private static func results(_ script: [UInt8]) -> [String] {
    guard let start = script.firstIndex(of: 0x7B), let end = script.lastIndex(of: 0x7D),
      let json = JSONValue(parsing: Array(script[start...end]))
    else { return ["unreadable"] }
    let heads = json["d"]?.array ?? []
    return (json["r"]?.array ?? []).map { row in
      let fields = row.array ?? []
      guard fields.count > 1, let number = fields[0].number, let sentence = fields[1].number.map({ Int($0) }),
        heads.indices.contains(Int(number)), let address = heads[Int(number)].array?[1].string
      else { return "unreadable" }
      return sentence > 0 ? "\(address)#s\(sentence)" : address
    }
  }
}
