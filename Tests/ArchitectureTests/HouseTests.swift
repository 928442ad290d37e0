// The style of the house, as far as a program can see it.
import Testing

@Suite struct HouseTests {
  static let code = SourceFile.all(in: ["Sources", "Tests"], endings: [".swift", ".c", ".h"])

  /// Files that are longer than 400 lines, with the reason.
  static let long: [String: String] = [
    "Sources/DossierAnalysis/Attribution/ClauseReader.swift":
      "the forms of a reporting clause share one reading position"
  ]

  @Test(arguments: code) func isShortOrSaysWhy(_ file: SourceFile) {
    let count = file.lines.count
    #expect(count <= 401 || HouseTests.long[file.path] != nil, "\(file.path) has \(count) lines")
  }

  @Test(arguments: code.filter { $0.path.hasPrefix("Sources/") && $0.name.hasSuffix(".swift") })
  func beginsWithWhatItDoes(_ file: SourceFile) {
    #expect(file.text.hasPrefix("// "), "\(file.path) has no opening comment")
  }

  @Test(arguments: code.filter { $0.path.hasPrefix("Sources/") }) func namesNoMachineAndNoUnfinishedWork(
    _ file: SourceFile
  ) {
    for word in ["/work/", "/home/", "/tmp/", "/Users/"] {
      #expect(!file.text.contains(word), "\(file.path) holds the path \(word)")
    }
    for word in ["TO" + "DO", "FIX" + "ME"] {
      let hasWord = file.text.split { !$0.isLetter }.contains { $0 == word }
      #expect(!hasWord, "\(file.path) says \(word)")
    }
  }

  @Test func hasNoDrawersForEverything() {
    for file in HouseTests.code {
      for word in ["Utils", "Helper", "Manager", "Processor"] {
        #expect(!file.name.contains(word), "\(file.path)")
      }
    }
  }
}
