// What stands beside the sentences of a source: each figure, date and speaker that was read there, and how.
import DossierModel
import DossierText

/// One line in the margin.
struct MarginNote: Sendable {
  /// The class of the mark in the text: `figure`, `date`, `who`.
  var style: String
  /// The words of the source.
  var words: String
  /// How they are read.
  var reading: String
  /// Relative to the top of the site; an anchor of the same page begins with `#`.
  var target: String?
  fileprivate var start: Int
}

extension Desk {
  /// The notes of a part of a document by sentence (from 0), in text order.
  func marginNotes(_ part: SourcePart) -> [Int: [MarginNote]] {
    let document = part.document
    var notes: [MarginNote] = []
    for index in part.figures {
      let analysis = dossier.analysis(of: dossier.figures[index])
      guard let words = catalogue.words(document, analysis.span, limit: 48) else { continue }
      var reading = [reading(index)].compactMap { $0 } + flags(index).map(\.word)
      if reading.isEmpty { reading = [say("margin.as-written")] }
      notes.append(
        MarginNote(
          style: "figure", words: words, reading: reading.joined(separator: "; "),
          target: catalogue.target(figure: index), start: analysis.span.start))
    }
    let dates = dossier.analyses[document].dates
    for row in drawnDates(part) {
      guard let number = row.id.flatMap({ Int($0.dropFirst()) }), dates.indices.contains(number - 1) else {
        continue
      }
      notes.append(
        MarginNote(
          style: "date", words: row.head,
          reading: [row.label, row.how].compactMap { $0 }.joined(separator: "; "),
          target: row.target, start: dates[number - 1].span.start))
    }
    for index in part.statements {
      let statement = dossier.analysis(of: dossier.attributions[index])
      guard let words = catalogue.words(document, statement.speaker?.span ?? statement.span, limit: 48) else {
        continue
      }
      let name = speakerName(index)
      var reading = statement.speaker == nil || name != words ? [name] : []
      reading.append(stanceWord(index))
      if statement.isDirect { reading.append(say("statement.direct")) }
      reading += stanceFlags(index).map(\.word)
      notes.append(
        MarginNote(
          style: "who", words: words, reading: reading.joined(separator: "; "),
          target: catalogue.target(statement: index), start: (statement.speaker?.span ?? statement.span).start
        ))
    }
    notes.sort { ($0.start, $0.style) < ($1.start, $1.style) }
    var bySentence: [Int: [MarginNote]] = [:]
    for note in notes {
      if let sentence = catalogue.sentence(document, at: note.start) {
        bySentence[sentence - 1, default: []].append(note)
      }
    }
    return bySentence
  }
}
