// dossier-train OUTPUT DATA.jsonl...: trains the name tagger and writes its weights. A development command, no part
// of the program; docs/tagger.md has the call. Only rows whose text may be built upon are read.
import DossierAnalysis
import DossierModel
import DossierText
import Foundation

/// One labelled text of the open data; offsets count Unicode scalars.
private struct Row: Decodable {
  struct Name: Decodable {
    var start, end: Int
    var type: String
    var optional: Bool?
  }
  var id, text: String
  var entities: [Name]
  var licence: String?

  enum CodingKeys: String, CodingKey {
    case id, text, entities
    case licence = "text_licence"
  }

  /// GUM texts under CC BY, Wikigold (CC BY 4.0), the US, UK and Australian government parts of re3d.
  var mayTrain: Bool {
    if id.hasPrefix("gum/") { return licence?.hasPrefix("CC BY ") == true }
    if id.hasPrefix("wikigold/") { return true }
    return ["re3d/US_", "re3d/UK_", "re3d/Australian_", "re3d/CENTCOM"].contains { id.hasPrefix($0) }
  }

  /// Whether names of works and events are marked too.
  var marksOther: Bool { id.hasPrefix("wikigold/") }

  /// Byte offset for each scalar offset.
  var names: [(span: Span, kind: Entity.Kind)] {
    var offsets = [0]
    for scalar in text.unicodeScalars {
      offsets.append(offsets[offsets.count - 1] + String(scalar).utf8.count)
    }
    return entities.compactMap { name in
      guard name.optional != true, let kind = Entity.Kind(rawValue: name.type), name.end < offsets.count,
        name.start >= 0, name.start < name.end
      else { return nil }
      return (Span(offsets[name.start], offsets[name.end]), kind)
    }
  }
}

private let credit = """
  # Weights of the name tagger; docs/tagger.md tells how they are made. Trained on:
  # GUM corpus (github.com/amir-zeldes/gum), annotations CC BY 4.0, only texts under CC BY;
  # Wikigold (Balasuriya et al. 2009), CC BY 4.0; re3d (github.com/dstl/re3d), government parts: US CENTCOM and
  # Department of State (public domain), UK government (OGL 3.0), Australian government (CC BY 3.0 AU).

  """

@main struct Train {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first, arguments.count > 1 else {
      print("usage: dossier-train OUTPUT DATA.jsonl...")
      exit(2)
    }
    var training = TaggerTraining()
    var (read, left) = (0, 0)
    for path in arguments.dropFirst() {
      for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
        let row = try JSONDecoder().decode(Row.self, from: Data(line.utf8))
        guard row.mayTrain else {
          left += 1
          continue
        }
        training.add(Text(row.text), names: row.names, marksOther: row.marksOther)
        read += 1
      }
    }
    var bytes = Array((credit + "\n").utf8)
    bytes += training.trained()
    try Data(bytes).write(to: URL(filePath: output))
    print("\(read) texts, \(left) left out for their licence, \(bytes.count) bytes")
  }
}
