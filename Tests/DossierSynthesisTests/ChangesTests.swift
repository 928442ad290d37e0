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

  @Test func nothingChangedReportsNothing() {
    #expect(found(Self.before, Self.before) == [])
  }

  @Test func anotherSchemaIsNotCompared() {
    #expect(found("{\"schema\": 1}", "{\"schema\": 2}") == nil)
  }
}
