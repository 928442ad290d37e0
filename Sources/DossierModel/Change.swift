// One difference between two builds of a dossier, as `dossier diff` and the page "What changed" tell it.
import DossierText

/// One difference for the reader.
package struct Change: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case sourceAdded = "source added"
    case sourceRemoved = "source removed"
    case sourceEdited = "source edited"
    case figureAdded = "new figure"
    case valueChanged = "figure changed"
    case latestReading = "new latest figure"
    case contradiction = "new contradiction"
    case settled = "contradiction settled"
    case eventAdded = "event added"
    case eventMoved = "event moved"
    case eventConfirmed = "event confirmed"
    case denial = "new denial"
    case turn = "claim turned"
  }

  package var kind: Kind
  /// The item's id in the newer build, or in the older one when it is gone.
  package var id: String
  /// Title, label or quotes of the item.
  package var label: String
  /// The value before and after, where one changed.
  package var was, now: String?

  package init(_ kind: Kind, id: String, _ label: String, was: String? = nil, now: String? = nil) {
    (self.kind, self.id, self.label, self.was, self.now) = (kind, id, label, was, now)
  }

  /// `dead: 31 → 47`
  package var text: String {
    guard let was, let now else { return label }
    return "\(label): \(was) → \(now)"
  }
}

extension [Change] {
  /// The content of `data/changes.json` and of `dossier diff --json`.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("schema", 1)
      json.key("changes")
      json.array { json in
        for change in self {
          json.object { json in
            json.key("kind", change.kind.rawValue)
            json.key("id", change.id)
            json.key("label", change.label)
            json.key("was", change.was)
            json.key("now", change.now)
          }
        }
      }
    }
    return json.bytes + [0x0A]
  }
}
