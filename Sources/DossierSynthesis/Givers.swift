// Who gives a number without a verb of saying: "the NSI still has 6.2", "415 (CPA)", "the agency's count stood
// at 47". Only names that stand directly at the number, so that nobody is made a claimant on a guess.
import DossierModel
import DossierText

/// Looks for an actor's name at a figure.
struct Givers {
  struct Giver {
    /// Nil for words that name nobody ("the company").
    let actor: Int?
    let span: Span
  }

  private let material: Material
  private let openers, giving: StemTable
  /// For each document, by token of their end: the mentions of persons and organisations.
  private var endingAt: [[Int: Giver]]
  private var startingAt: [[Int: Giver]]

  init(_ material: Material, _ actors: ActorIndex) {
    self.material = material
    (openers, giving) = (material.tables.roles[.relative], material.tables.roles[.giving])
    endingAt = Array(repeating: [:], count: material.documents.count)
    startingAt = endingAt
    for (index, actor) in actors.actors.enumerated()
    where actor.kind == .person || actor.kind == .organisation {
      for mention in actor.mentions {
        let tokens = material.readings[mention.document].tokens(of: mention.span)
        guard !tokens.isEmpty else { continue }
        let giver = Giver(actor: index, span: mention.span)
        endingAt[mention.document][tokens.upperBound] = giver
        startingAt[mention.document][tokens.lowerBound] = giver
      }
    }
  }

  /// "the 40 lorries the army admitted to", "the number that X gave": who gives the figure in the words
  /// directly behind it, whoever speaks the sentence.
  func relative(_ figure: Figure, document: Int) -> Giver? {
    let reading = material.readings[document]
    let own = reading.tokens(of: figure.span)
    let sentence = reading.sentence(at: figure.span.start, material.analyses[document])
    guard !own.isEmpty, sentence.contains(own.lowerBound) else { return nil }
    var start = own.upperBound
    let limit = min(sentence.upperBound, own.upperBound + 9)
    while start < limit, !openers.contains(reading.words[start].hash) {
      guard reading.words[start].kind == .word, start - own.upperBound < 2 else { return nil }
      start += 1
    }
    if start < limit, reading.words[start].hash == Self.that { start += 1 }
    guard start < limit,
      openers.contains(reading.words[start].hash) || reading.words[start].isCapitalised
    else { return nil }
    for index in start + 1..<max(start + 1, limit) {
      guard reading.words[index].kind == .word else { return nil }
      guard giving.contains(reading.words[index].hash) else { continue }
      // Nothing may follow that would make the words a clause of their own ("the firm said it had …").
      let span = Span(Int(reading.words[start].start), Int(reading.words[index - 1].end))
      return Giver(actor: endingAt[document][index]?.actor, span: span)
    }
    return nil
  }

  private static let that = Word.hash(of: "that".utf8)

  func giver(of figure: Figure, document: Int) -> Giver? {
    let reading = material.readings[document]
    let own = reading.tokens(of: figure.span)
    let sentence = reading.sentence(at: figure.span.start, material.analyses[document])
    guard !own.isEmpty, sentence.contains(own.lowerBound) else { return nil }
    if own.upperBound + 1 < sentence.upperBound, reading.isMark(own.upperBound, 0x28),
      let giver = startingAt[document][own.upperBound + 1]
    {
      return giver
    }
    // Backwards: up to six tokens without a comma between the name and the number, one of which gives it.
    var gives = false
    for index in stride(
      from: own.lowerBound - 1, through: max(sentence.lowerBound, own.lowerBound - 7), by: -1)
    {
      if reading.words[index].kind == .mark { return nil }
      if let turn = material.tables.turns.longest(in: reading, at: index, before: own.lowerBound)?.value,
        turn == .give || turn == .count || turn == .revise
      {
        gives = true
      }
      if gives, let giver = endingAt[document][index], index < own.lowerBound { return giver }
    }
    return nil
  }
}
