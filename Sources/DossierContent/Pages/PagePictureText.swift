// Pictures of a page in its text: a figure of its own where each stands, with the words that the page gives as its
// caption. The caption of a picture that is not kept is set aside.
import DossierModel
import DossierText

extension PageTextWriter {
  /// A picture that is kept, as a figure between the blocks.
  mutating func addPicture(_ index: Int) {
    guard blockTag != .pre, let address = tree.attribute(.src, of: index),
      let path = pictures.path(of: oneLine(address))
    else { return }
    flush()
    let alt = oneLine(tree.attribute(.alt, of: index).map { String($0.prefix(500)) } ?? "")
    let span = Span(bytes.count, bytes.count)
    figure = nodes.count
    nodes.append(Node(.figure, span, depth: containers.count))
    nodes.append(Node(.image(destination: path, alt: alt), span, depth: containers.count + 1))
  }

  /// Writes the caption of the picture right before it or in it; false when it is none.
  mutating func addCaption(_ index: Int, _ mark: FurnitureMark) -> Bool {
    guard mark.isCaption else { return false }
    for below in tree.descendants(of: index) where tree.nodes[below].tag == .img { addPicture(below) }
    guard let figure else { return false }
    let words = Array(
      tree.words(of: index) { tree.nodes[$0].tag.map(isSilentElement) ?? false }.utf8)
    guard !words.isEmpty, words.count <= 2000 else { return false }
    let start = begin(words)
    let span = Span(start, bytes.count)
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
