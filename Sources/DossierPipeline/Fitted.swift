// Lists that have grown one element at a time keep up to as much room again; for the analyses of 10,000 sources, which
// stay to the end of the build, that is a good part of its memory.
import DossierModel

extension Analysis {
  /// The same with no room to spare.
  func fitted() -> Analysis {
    var analysis = self
    analysis.sentences = sentences.fitted()
    analysis.dates = dates.fitted()
    analysis.ranges = ranges.fitted()
    analysis.figures = figures.fitted()
    analysis.attributions = attributions.fitted()
    analysis.entities = entities.fitted()
    return analysis
  }
}

extension Array {
  fileprivate func fitted() -> [Element] {
    capacity > count + count / 8 ? withUnsafeBufferPointer { Array($0) } : self
  }
}
