import DossierModel
import DossierPipeline
import DossierTestSupport
import DossierText
import Testing

/// What an edit elsewhere must not move: the names of files, a source that has nothing to do with the others.
@Suite struct StabilityTests {
  private static let stories = ["flood", "election", "strike", "recall"]

  /// The sources of a story with their names and texts.
  private static func sources(_ story: String) -> [(name: String, text: String)] {
    fileTree(SharedData.packageRoot + "/Tests/DossierPipelineTests/Fixtures/stories/\(story)")
      .map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) }
  }

  private static func built(_ sources: [(name: String, text: String)]) -> TemporaryFolder {
    let folder = TemporaryFolder()
    for source in sources { folder.write("content/articles/\(source.name)", source.text) }
    var options = BuildOptions()
    options.source = folder.path + "/content"
    options.output = folder.path + "/public"
    #expect(build(options).isFine)
    return folder
  }

  private static func export(_ folder: TemporaryFolder) -> JSONValue? {
    folder.read("public/data/dossier.json").flatMap { JSONValue(parsing: $0) }
  }

  /// With the first line of the front matter naming the source; the files of the stories have none.
  private static func keyed(_ sources: [(name: String, text: String)]) -> [(name: String, text: String)] {
    sources.enumerated().map { index, source in
      (source.name, source.text.replacing("---\n", with: "---\nkey: source-\(index)\n", maxReplacements: 1))
    }
  }

  /// Ids of a list of the export, in order.
  private static func ids(_ list: String, _ export: JSONValue?) -> Set<String> {
    Set((export?[list]?.array ?? []).compactMap { $0["id"]?.string })
  }

  private static let lists = ["sources", "figures", "clusters", "events", "attributions", "claims", "actors"]

  /// Pairs of figures with the kind of their relation, as "kind a b".
  private static func pairs(_ export: JSONValue?) -> Set<String> {
    var result: Set<String> = []
    for relation in export?["relations"]?.array ?? [] {
      let a = (relation["a"]?.array ?? []).compactMap(\.string)
      let b = (relation["b"]?.array ?? []).compactMap(\.string)
      let kind = relation["kind"]?.string ?? ""
      let isDirected = kind == "update" || kind == "subset"
      for first in a {
        for second in b.isEmpty ? a : b where first != second {
          result.insert(
            ([kind] + (isDirected ? [first, second] : [first, second].sorted())).joined(separator: " "))
        }
      }
    }
    return result
  }

  @Test(arguments: stories) func renamedFilesWithAKeyMoveNoIdAndNoRelation(_ story: String) {
    let sources = Self.keyed(Self.sources(story))
    let names = sources.map(\.name)
    let one = Self.export(Self.built(sources))
    // The names the other way round, with their own endings: the files stand in another order.
    let renamed = sources.enumerated().map { index, source in
      let ending = source.name.split(separator: ".").last.map(String.init) ?? "txt"
      return ("z\(names.count - index)-moved.\(ending)", source.text)
    }
    let other = Self.export(Self.built(renamed))
    for list in Self.lists { #expect(Self.ids(list, one) == Self.ids(list, other), "\(list)") }
    #expect(!Self.pairs(one).isEmpty && Self.pairs(one) == Self.pairs(other))
  }

  @Test(arguments: stories) func anUnrelatedSourceMovesNoIdAndNoRelation(_ story: String) {
    let sources = Self.sources(story)
    let one = Self.export(Self.built(sources))
    let cake = (
      "0-cake.txt",
      "---\ntitle: A cake\npublisher: Kitchen Post\npublished: 2029-03-01\n---\n"
        + "A cake needs 3 eggs, said the baker Mira Soll. She bakes 14 cakes a day.\n"
    )
    let more = Self.export(Self.built([cake] + sources))
    for list in Self.lists { #expect(Self.ids(list, one).isSubset(of: Self.ids(list, more)), "\(list)") }
    #expect(Self.pairs(one).isSubset(of: Self.pairs(more)))
  }

  @Test(arguments: stories) func aRenamedFileWithoutAKeyReportsNothing(_ story: String) throws {
    let sources = Self.sources(story)
    let old = Self.built(sources)
    let renamed = sources.enumerated().map { index, source in
      index == 1 ? ("renamed-\(source.name)", source.text) : source
    }
    let new = Self.built(renamed)
    let found = differences(old: old.path + "/public", new: new.path + "/public")
    #expect(try #require(found.changes).isEmpty, "\(found.changes ?? [])")
    let kinds = [old, new].map { folder in
      Self.pairs(Self.export(folder)).map { String($0.prefix { $0 != " " }) }.sorted()
    }
    #expect(kinds[0] == kinds[1])
  }
}
