// Where a metadata value comes from, in words: "from the saved page: JSON-LD (author)".
import DossierModel

extension Wording {
  func origin<Value>(_ field: Field<Value>) -> String {
    let origin = self("origin.\(field.origin.rawValue)")
    guard let part = field.part else { return origin }
    return field.origin == .page
      ? self("origin.page-part", ["part": self.part(part)])
      : self("origin.borne-out", ["origin": origin, "part": self.part(part)])
  }

  private func part(_ part: PagePart) -> String {
    let words = self("page-part.\(part.kind.rawValue)")
    return part.name.map { self("page-part.named", ["part": words, "name": $0]) } ?? words
  }
}
