import DossierPipeline
import DossierTestSupport
import Testing

@Suite struct CodesTests {
  @Test func eachCodeStandsOnce() {
    let ids = diagnosticCodes().map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(diagnosticCodes().allSatisfy { !$0.meaning.isEmpty && $0.meaning.hasSuffix(".") })
  }

  /// Codes of the content room are put together of parts; a test of that room holds them against its list.
  @Test func everyCodeInTheSourcesIsListed() {
    let listed = Set(diagnosticCodes().map(\.id))
    let rooms = ["analysis.", "build.", "curation.entry", "new.", "output.", "templates."]
    for file in fileTree(SharedData.packageRoot + "/Sources") where file.name.hasSuffix(".swift") {
      for part in String(decoding: file.bytes, as: UTF8.self).split(separator: "\"") {
        guard rooms.contains(where: { part.hasPrefix($0) }), part.utf8.allSatisfy({ $0 > 0x20 }),
          part.split(separator: ".").count > 1,
          part.utf8.allSatisfy({ $0 == 0x2E || $0 == 0x2D || ($0 >= 0x61 && $0 <= 0x7A) })
        else { continue }
        #expect(listed.contains(String(part)), "\(part) in \(file.name) is not listed")
      }
    }
  }
}
