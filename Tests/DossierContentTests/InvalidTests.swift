// Folders with one mistake each, and the messages that they get, word for word.
import DossierContent
import DossierModel
import DossierTestSupport
import DossierText
import Foundation
import Testing

@Suite struct InvalidTests {
  static let root = SharedData.packageRoot + "/Tests/DossierContentTests/Fixtures/invalid/"
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).sorted()

  @Test(arguments: names) func isReported(_ name: String) throws {
    let messages = load(Self.root + name + "/content").diagnostics.map { $0.formatted + "\n" }.joined()
    let file = Self.root + name + "/expected.txt"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try messages.write(toFile: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == messages)
  }

  @Test func everyCodeIsListed() {
    let listed = Set(contentCodes.map(\.id))
    for name in Self.names {
      for diagnostic in load(Self.root + name + "/content").diagnostics {
        #expect(listed.contains(diagnostic.id), "\(diagnostic.id)")
      }
    }
    #expect(contentCodes.map(\.id) == contentCodes.map(\.id).sorted())
  }
}
