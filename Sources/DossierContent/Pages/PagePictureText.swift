// Pictures of a page in its text: a figure of its own where each stands, with the words that the page gives as its
// caption. What a page marks as the caption of a figure stays without its picture, too: it says who and where. Other
// captions of pictures that are not kept are set aside.
import DossierModel
import DossierText

extension PageTextWriter {
  /// A picture that is kept, as a figure between the blocks.
  mutating func addPicture(_ index: Int) {
    guard blockTag != .pre, let address = address(index), let path = pictures.path(of: address)
    else { return }
    flush()
    let alt = oneLine(tree.attribute(.alt, of: index).map { String($0.prefix(500)) } ?? "")
    let span = Span(bytes.count, bytes.count)
    figure = nodes.count
    nodes.append(Node(.figure, span, depth: containers.count))
    nodes.append(Node(.image(destination: path, alt: alt), span, depth: containers.count + 1))
  }

  /// The picture between the headline and an article that is an element further on: the first that is no thumbnail,
  /// lies in nothing that was left out, and is not the article's own as well. Gives the element of its caption.
  mutating func addLeadPicture(before root: Int) -> Int? {
    guard let heading, heading < root, Int(tree.nodes[heading].end) <= root else { return nil }
    var tried = 0
    for index in Int(tree.nodes[heading].end)..<root where tree.nodes[index].tag == .img {
      tried += 1
      guard tried <= 100 else { break }
      let around = tree.ancestors(of: index).prefix { Int(tree.nodes[$0].end) <= root && $0 > heading }
      guard around.allSatisfy({ main.dropped[$0] == nil }), let address = address(index),
        let path = pictures.path(of: address), pictures.widths[path] ?? 0 >= 300,
        !tree.descendants(of: root).contains(where: {
          tree.nodes[$0].tag == .img && self.address($0) == address
        })
      else { continue }
      addPicture(index)
      let place = around.first { tree.nodes[$0].tag == .figure } ?? around.first ?? index
      let caption = tree.descendants(of: place).first { main.dropped[$0]?.isCaption == true }
      guard let caption, let mark = main.dropped[caption], addCaption(caption, mark) else { return nil }
      return caption
    }
    return nil
  }

  private func address(_ picture: Int) -> String? { tree.attribute(.src, of: picture).map(oneLine) }

  /// Writes the caption of the picture right before it or in it, or that of a figure whose picture is not kept; false
  /// when it is none.
  mutating func addCaption(_ index: Int, _ mark: FurnitureMark) -> Bool {
    guard mark.isCaption else { return false }
    for below in tree.descendants(of: index) where tree.nodes[below].tag == .img { addPicture(below) }
    guard figure != nil || mark.rule == "element figcaption" else { return false }
    let words = Array(
      tree.words(of: index) { tree.nodes[$0].tag.map(isSilentElement) ?? false }.utf8)
    guard !words.isEmpty, words.count <= 2000 else { return false }
    let start = begin(words)
    let span = Span(start, bytes.count)
    if figure == nil {
      figure = nodes.count
      nodes.append(Node(.figure, span, depth: containers.count))
    }
    guard let figure else { return false }
    nodes[figure].span = span
    let depth = nodes[figure].depth + 1
    nodes.append(Node(.caption, span, depth: depth))
    nodes.append(Node(.paragraph, span, depth: depth + 1))
    nodes.append(Node(.text, span, depth: depth + 2))
    passages.append(Passage(.caption, span))
    self.figure = nil
    return true
  }
}
