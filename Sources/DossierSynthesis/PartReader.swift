// Which figures are parts of others by their words: "including", "the first 1,500", "200 of the sample records".
import DossierModel
import DossierText

/// Reads the words around a figure, and the sentence behind it, for cues of a part.
struct PartReader {
  private let material: Material
  private let owned, auxiliaries, pronouns: StemTable

  init(_ material: Material) {
    self.material = material
    let roles = material.tables.roles
    (owned, auxiliaries, pronouns) = (roles[.owned], roles[.auxiliary], roles[.backward])
  }

  /// What the words beside a figure say that it is a part of; nil for a whole.
  func part(_ own: Range<Int>, _ sentence: Range<Int>, _ reading: Reading, before: Range<Int>?)
    -> Quantity.Part?
  {
    let from = max(sentence.lowerBound, own.lowerBound - 5, before?.upperBound ?? 0)
    let to = min(sentence.upperBound, own.upperBound + 4)
    for hit in material.tables.partCues.all(in: reading, from..<max(from, to)) {
      let isBehind = hit.tokens.lowerBound >= own.upperBound
      // "17 of the dead", but "of whom a third": a cue that points back stands before its figure.
      if hit.value == "before" {
        if hit.tokens.upperBound <= own.lowerBound + 1 { return Quantity.Part(whole: nil) }
      } else if isBehind ? hit.tokens.lowerBound == own.upperBound : true {
        return Quantity.Part(whole: hit.value)
      } else if own.overlaps(hit.tokens) {
        return Quantity.Part(whole: hit.value)
      }
    }
    if isFirst(own, sentence, reading) { return Quantity.Part(whole: "", isFirst: true) }
    return isOutOf(own, sentence, reading) ? Quantity.Part(whole: "") : nil
  }

  /// "The first 1,500 were shipped", "a first group of 1,500": others are to follow, so it is a part of what they
  /// make together.
  private func isFirst(_ own: Range<Int>, _ sentence: Range<Int>, _ reading: Reading) -> Bool {
    let start = max(sentence.lowerBound, own.lowerBound - 6)
    guard start < own.lowerBound else { return false }
    if reading.words[own.lowerBound - 1].hash == Self.first { return true }
    return material.tables.firstCues.all(in: reading, start..<own.lowerBound).contains { hit in
      // Nothing but "of", "some" and the like between the phrase and the number.
      own.lowerBound - hit.tokens.upperBound <= 3
        && (hit.tokens.upperBound..<own.lowerBound).allSatisfy { reading.isSmall($0) }
    }
  }

  /// "1,500 soldiers were moved. They are the first group of a larger force": said in the sentence behind, of the last
  /// figure before it or of the things that this one counts.
  func isFirstBehind(_ figure: Figure, _ document: Int, _ own: Range<Int>, _ thing: String?) -> Bool {
    let (reading, analysis) = (material.readings[document], material.analyses[document])
    guard let index = analysis.sentenceIndex(at: figure.span.start), index + 1 < reading.sentences.count
    else {
      return false
    }
    let next = reading.sentences[index + 1].prefix(14)
    guard let subject = next.first, let end = next.last, next.count > 3 else { return false }
    let verb = next.dropFirst().prefix(4).first { auxiliaries.contains(reading.words[$0].hash) }
    guard let verb,
      material.tables.firstCues.all(in: reading, verb + 1..<end + 1).contains(where: { hit in
        (verb + 1..<hit.tokens.lowerBound).allSatisfy { reading.isSmall($0) }
      })
    else { return false }
    if verb == subject + 1, pronouns.contains(reading.words[subject].hash) {
      let behind = own.upperBound..<max(own.upperBound, reading.sentences[index].upperBound)
      return !analysis.figures.contains { other in
        other.unit == nil && behind.contains(reading.tokens(of: other.span).lowerBound)
      }
    }
    guard pronouns.contains(reading.words[subject].hash) || reading.words[subject].hash == Self.the else {
      return false
    }
    return thing != nil
      && material.tables.concepts.all(in: reading, subject + 1..<verb).contains {
        $0.value.role == .thing && $0.value.name == thing
      }
  }

  /// "200 of the sample records", "2.8 million of its records": a number out of things named before.
  private func isOutOf(_ own: Range<Int>, _ sentence: Range<Int>, _ reading: Reading) -> Bool {
    for index in own.lowerBound + 1..<max(own.lowerBound + 2, own.upperBound + 1)
    where index + 1 < sentence.upperBound && index < reading.words.count {
      guard reading.words[index].hash == Self.of, reading.words[index - 1].kind != .mark else { continue }
      return owned.contains(reading.words[index + 1].hash)
    }
    return false
  }

  private static let of = Word.hash(of: "of".utf8)
  private static let the = Word.hash(of: "the".utf8)
  private static let first = Word.hash(of: "first".utf8)
}
