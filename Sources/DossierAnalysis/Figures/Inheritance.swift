// Figures without a noun of their own take the counted thing of the nearest earlier figure, marked as inferred.
import DossierModel
import DossierText

/// The last counted thing, sentence by sentence.
struct Inheritance {
  /// How many sentences back a thing may lie.
  private static let reach = 4
  private var counted: Span?
  private var sentence = 0

  /// "The first 1,500 were shipped": `counted` becomes the troops of the sentence before. Remembers what it sees.
  mutating func apply(to figure: inout Figure, _ draft: FigureDraft, sentence number: Int, _ words: Words) {
    if draft.isElliptic {
      if let counted, number - sentence <= Self.reach {
        (figure.counted, figure.isInferred, sentence) = (counted, true, number)
        figure.subject = nil
      }
    } else if figure.unit == nil, let own = figure.counted {
      (counted, sentence) = (own, number)
    }
  }
}
