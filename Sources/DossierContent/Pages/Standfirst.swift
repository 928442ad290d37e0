// The sentences between the headline and the article, which often stand in an element of their own.
import DossierModel
import DossierText

extension MainTextSearch {
  /// Elements with a standfirst: sentences between the headline and the article that nothing marks as furniture.
  func leads(before kept: [PageBlock]) -> [Int] {
    guard let heading, let first = kept.first, heading < first.first else { return [] }
    let start = Int(tree.nodes[heading].end)
    guard start < first.first else { return [] }
    var leads: [Int] = []
    var length = 0
    for block in pageBlocks(tree, skipped: silent, in: start..<first.first) {
      guard block.owner >= start, block.length >= 40, block.length <= 800, block.linkDensity < 0.25,
        block.endsWithStop || block.length >= 60, Int(tree.nodes[block.owner].end) <= first.first,
        !isOtherwise(block.owner), furniture.phrase(opening(of: block)) == nil
      else { continue }
      length += block.length
      guard leads.count < 4, length <= 1200 else { break }
      let words = tree.label(of: block.owner, limit: 4000, partsInlines: false)
      guard !words.isEmpty, !opensByline(words),
        block.endsWithStop || pageDates(Text(words), order: .dayFirst).isEmpty
      else { continue }
      if titleWords(words).joined(separator: " ") == title { continue }
      if leads.last != block.owner { leads.append(block.owner) }
    }
    return leads.filter { lead in !leads.contains { $0 != lead && isBelow(lead, $0) } }
  }

  /// Whether an element lies in a part that is surely not the article's own words.
  private func isOtherwise(_ node: Int) -> Bool {
    for at in [node] + tree.ancestors(of: node) {
      switch marks[at] {
      case .drop: if !isBelow(heading ?? 0, at) { return true }
      case .weak(let reason, let rule):
        if isBelow(heading ?? 0, at) { continue }
        let isLead = rule == "class teaser" || rule == "element header" || rule == "class more"
        if !isLead, reason != .boilerplate || rule == "not visible" { return true }
      case nil: continue
      }
    }
    return false
  }

  /// Nodes without text of the page.
  private var silent: [Bool] { tree.nodes.map { $0.tag.map(isSilentElement) ?? false } }
}
