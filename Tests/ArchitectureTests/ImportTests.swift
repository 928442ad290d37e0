// The package manager lets a file import a module that is only reachable through another one; this does not.
import Testing

@Suite struct ImportTests {
  /// What each room may import besides the standard library; the table of docs/architecture.md.
  static let allowed: [String: Set<String>] = [
    "CEmbedded": [], "CExchange": [], "CFetch": [], "CMarkGFM": [], "CGumbo": [],
    "DossierText": ["Crypto", "CEmbedded"],
    "DossierModel": ["DossierText"],
    "DossierContent": ["DossierText", "DossierModel", "CMarkGFM", "CGumbo", "CEmbedded", "Yams"],
    "DossierAnalysis": ["DossierText", "DossierModel", "CEmbedded"],
    "DossierSynthesis": ["DossierText", "DossierModel", "CEmbedded"],
    "DossierTemplates": ["DossierText"],
    "DossierSite": ["DossierText", "DossierModel", "DossierTemplates", "CEmbedded"],
    "DossierOutput": ["DossierText", "DossierModel", "CExchange"],
    "DossierPipeline": [
      "DossierText", "DossierModel", "DossierContent", "DossierAnalysis", "DossierSynthesis",
      "DossierTemplates",
      "DossierSite", "DossierOutput", "CEmbedded",
    ],
    "DossierFetch": ["CFetch"],
    "DossierServe": ["DossierText", "NIOCore", "NIOPosix", "NIOHTTP1"],
    "dossier": [
      "DossierPipeline", "DossierServe", "DossierFetch", "DossierModel", "DossierText", "ArgumentParser",
    ],
    "dossier-train": ["DossierAnalysis", "DossierModel", "DossierText", "Foundation"],
  ]
  /// The system's own modules, open to every room.
  static let system: Set<String> = ["Glibc", "FoundationEssentials", "Synchronization", "Dispatch"]
  /// The rooms that touch the disk, the clock or the environment; all others are pure functions.
  static let outer: Set<String> = [
    "DossierContent", "DossierOutput", "DossierPipeline", "DossierServe", "dossier",
  ]

  static let sources = SourceFile.all(in: ["Sources"], endings: [".swift"])

  private static func imports(_ file: SourceFile) -> [String] {
    file.lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"), place + 1 < words.count else { return nil }
      guard
        words[..<place].allSatisfy({
          $0.hasPrefix("@") || ["package", "public", "internal", "private"].contains($0)
        })
      else { return nil }
      let kinds = ["struct", "class", "enum", "func", "var", "let", "protocol", "typealias"]
      let name =
        kinds.contains(String(words[place + 1])) ? words.dropFirst(place + 2).first : words[place + 1]
      return name?.split(separator: ".").first.map(String.init)
    }
  }

  @Test(arguments: sources) func importsOnlyWhatItsRoomMay(_ file: SourceFile) {
    let room = String(file.path.split(separator: "/")[1])
    guard let allowed = ImportTests.allowed[room] else {
      Issue.record("\(file.path): the room \(room) has no row in the table")
      return
    }
    for module in ImportTests.imports(file) where !ImportTests.system.contains(module) {
      #expect(allowed.contains(module), "\(file.path) imports \(module)")
    }
  }

  @Test func everyRoomOfTheTableIsThere() {
    let rooms = Set(SourceFile.paths(in: "Sources").map { String($0.split(separator: "/")[1]) })
    #expect(rooms == Set(ImportTests.allowed.keys))
  }

  /// Rule 3 of the house: what lies between reading and writing is a pure function.
  @Test(arguments: sources.filter { !outer.contains(String($0.path.split(separator: "/")[1])) })
  func innerRoomsTouchNothing(_ file: SourceFile) {
    for call in [
      "O_RDONLY", "fopen(", "opendir(", "FileManager", "getenv(", "ProcessInfo", "Date()", "time(nil)",
      "clock_gettime",
    ] {
      #expect(!file.text.contains(call), "\(file.path) uses\(call)")
    }
  }

  @Test func noTwoFilesOfARoomShareAName() {
    var seen: Set<String> = []
    for file in ImportTests.sources {
      let room = file.path.split(separator: "/")[1]
      #expect(seen.insert("\(room)/\(file.name.lowercased())").inserted, "\(file.path)")
    }
  }
}
