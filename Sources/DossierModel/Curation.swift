// The editor's decisions on derived items (curation.yml).
package import DossierText

/// One entry of curation.yml.
package struct CurationEntry: Hashable, Sendable {
  package enum Action: String, Hashable, Sendable, CaseIterable {
    case pin, reject, correct, merge, split, label, restore
  }
  package var action: Action
  /// The item: by id, or by source key + quote (+ occurrence from 1); a relation by `a` and `b`.
  package var id: String?
  package var sourceKey: String?
  package var quote: String?
  package var occurrence = 1
  package var a, b: String?
  package var reason: String?
  /// `label:`, `with:`, `out:`, and for `correct` the fields that it replaces (name, value), in file order.
  package var label: String?
  package var with: [String] = []
  package var out: [String] = []
  package var fields: [FieldChange] = []
  package struct FieldChange: Hashable, Sendable {
    package var name, value: String
    package init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
  }
  package var place: Diagnostic.Place
  package init(_ action: Action, at place: Diagnostic.Place) { (self.action, self.place) = (action, place) }
}
