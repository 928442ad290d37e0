import DossierModel
import DossierSynthesis
import DossierText
import Testing

/// What `dossier diff` reports between two exports.
@Suite struct ChangesTests {
  static let before = """
    {"schema": 1, "sources": [{"id": "s1", "title": "One", "sha256": "aa"}, {"id": "s2", "title": "Two", "sha256": "bb"}],
     "figures": [{"id": "f1", "quote": "12"}, {"id": "f2", "quote": "20"}],
     "clusters": [{"id": "c1", "label": "dead", "summary": {"latest": "f1"}}],
     "relations": [{"kind": "contradict", "a": ["f1"], "b": ["f2"]}],
     "events": [{"id": "e1", "label": "visit", "edtf": "2031-05-02", "kind": "planned"}],
     "claims": [{"id": "k1", "label": "the dam is cracked", "mentions": [{"attribution": "t1", "stance": "assert"}]}]}
    """
  static let after = """
    {"schema": 1, "sources": [{"id": "s9", "title": "One", "sha256": "aa"}, {"id": "s2", "title": "Two", "sha256": "cc"}],
     "figures": [{"id": "f1", "quote": "12"}, {"id": "f2", "quote": "20"}],
     "clusters": [{"id": "c1", "label": "dead", "summary": {"latest": "f2"}}],
     "relations": [],
     "events": [{"id": "e1", "label": "visit", "edtf": "2031-05-02", "kind": "event"}],
     "claims": [{"id": "k1", "label": "the dam is cracked",
       "mentions": [{"attribution": "t1", "stance": "assert"}, {"attribution": "t2", "stance": "deny"}]}]}
    """

  private func found(_ a: String, _ b: String) -> [String]? {
    guard let old = JSONValue(parsing: Array(a.utf8)), let new = JSONValue(parsing: Array(b.utf8)) else {
      return nil
    }
    return changes(old: old, new: new)?.map { "\($0.kind.rawValue): \($0.text)" }
  }

  @Test func whatChangedIsNamedAndARenamedFileIsNot() {
    #expect(
      found(Self.before, Self.after) == [
        "source edited: Two", "new latest figure: dead: 12 → 20", "contradiction settled: 12 / 20",
        "event confirmed: visit", "new denial: the dam is cracked",
      ])
  }

  /// A file that was renamed gives all its items other ids; their places in the same text tell which they are.
  @Test func theItemsOfARenamedFileAreTheSame() {
    func export(_ source: String, _ ids: [String], edtf: String = "2031-05-02") -> String {
      """
      {"schema": 1, "sources": [{"id": "\(source)", "title": "One", "sha256": "aa"}],
       "figures": [{"id": "\(ids[0])", "source": "\(source)", "start": 4, "end": 6, "quote": "12", "value": 12},
         {"id": "\(ids[1])", "source": "\(source)", "start": 9, "end": 11, "quote": "20", "value": 20}],
       "clusters": [{"id": "\(ids[2])", "label": "dead", "figures": ["\(ids[0])", "\(ids[1])"],
         "summary": {"latest": "\(ids[1])"}}],
       "relations": [{"kind": "contradict", "a": ["\(ids[0])"], "b": ["\(ids[1])"]}],
       "events": [{"id": "\(ids[3])", "label": "visit", "edtf": "\(edtf)", "kind": "event",
         "mentions": [{"source": "\(source)", "start": 0, "end": 3}]}],
       "attributions": [{"id": "\(ids[4])", "source": "\(source)", "start": 0, "end": 20}],
       "claims": [{"id": "\(ids[5])", "label": "so", "mentions": [{"attribution": "\(ids[4])", "stance": "deny"}]}]}
      """
    }
    let before = export("s1", ["f1", "f2", "c1", "e1", "t1", "k1"])
    let after = export("s2", ["f8", "f9", "c9", "e9", "t9", "k9"])
    #expect(found(before, after) == [])
    let moved = export("s2", ["f8", "f9", "c9", "e9", "t9", "k9"], edtf: "2031-05-03")
    #expect(found(before, moved) == ["event moved: visit: 2031-05-02 → 2031-05-03"])
  }

  @Test func aFigureThatIsReadOtherwiseIsNamed() {
    let before = Self.before.replacing(
      "\"quote\": \"12\"}", with: "\"quote\": \"12\", \"comparator\": \"=\", \"value\": 12}")
    let after = Self.before.replacing(
      "\"quote\": \"12\"}", with: "\"quote\": \"12\", \"comparator\": \">=\", \"value\": 12}")
    #expect(found(before, after) == ["figure changed: 12: = 12 → >= 12"])
  }

  @Test func nothingChangedReportsNothing() {
    #expect(found(Self.before, Self.before) == [])
  }

  @Test func anotherSchemaIsNotCompared() {
    #expect(found("{\"schema\": 1}", "{\"schema\": 2}") == nil)
  }
}
