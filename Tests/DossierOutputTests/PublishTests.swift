// A publish shows the old site or the new one, and keeps what is not its own.
import DossierModel
import DossierOutput
import DossierText
import Foundation
import Testing

@Suite struct PublishTests {
  @Test func writesASiteWithFixedModes() {
    let scratch = Scratch()
    let old = umask(0o077)
    let result = publish(first, to: scratch("a/b/public"), keep: [], inputs: [])
    umask(old)
    #expect(result.diagnostics.isEmpty)
    #expect(result.report.written == 5)
    let modes = scratch.tree("a/b/public").map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
    #expect(
      modes == [
        ".dossier-site 100644", "assets 40755", "assets/x 40755", "assets/x/y.css 100644",
        "figures.html 100644",
        "index.html 100644", "sources 40755", "sources/a.html 100644", "sources/b.html 100644",
      ])
    #expect(scratch.text("a/b/public/index.html") == "one")
  }

  @Test func writesNothingWhenNothingChanged() {
    let scratch = Scratch()
    _ = publish(first, to: scratch("public"), keep: [], inputs: [])
    let before = scratch.tree(exactly: true)
    let result = publish(first, to: scratch("public"), keep: [], inputs: [])
    #expect(result.diagnostics.isEmpty)
    #expect((result.report.written, result.report.unchanged, result.report.removed) == (0, 5, 0))
    #expect(scratch.tree(exactly: true) == before)
  }

  @Test func keepsUnchangedFilesAndDropsGoneOnes() {
    let scratch = Scratch()
    _ = publish(first, to: scratch("public"), keep: [], inputs: [])
    let before = scratch.tree("public", exactly: true).first { $0.hasPrefix("figures.html") }
    let result = publish(second, to: scratch("public"), keep: [], inputs: [])
    #expect((result.report.written, result.report.unchanged, result.report.removed) == (3, 2, 2))
    #expect(scratch.tree("public", exactly: true).first { $0.hasPrefix("figures.html") } == before)
    #expect(scratch.text("public/sources/b.html") == nil)
    #expect(scratch.leftovers == [])
  }

  @Test func anEditedFileOfOursIsMadeNew() {
    let scratch = Scratch()
    _ = publish(first, to: scratch("public"), keep: [], inputs: [])
    scratch.write("oNe", to: "public/index.html")  // same size
    #expect(publish(first, to: scratch("public"), keep: [], inputs: []).report.written == 1)
    #expect(scratch.text("public/index.html") == "one")
  }

  /// A large file made in three parts, the last of them `end`.
  private func inParts(_ end: String) -> RenderedFile {
    RenderedFile(
      path: "data.json", bytes: Array("[".utf8), rest: [{ Array("1,".utf8) }, { Array(end.utf8) }])
  }

  @Test func aFileInPartsIsWrittenAndCompared() {
    let scratch = Scratch()
    _ = publish([inParts("2]")], to: scratch("public"), keep: [], inputs: [])
    #expect(scratch.text("public/data.json") == "[1,2]")
    let before = scratch.tree(exactly: true)
    #expect(publish([inParts("2]")], to: scratch("public"), keep: [], inputs: []).report.unchanged == 1)
    #expect(scratch.tree(exactly: true) == before)
    // Other at the end, longer, shorter.
    for end in ["3]", "2 ]", "2"] {
      #expect(publish([inParts(end)], to: scratch("public"), keep: [], inputs: []).report.written == 1)
      #expect(scratch.text("public/data.json") == "[1," + end)
    }
  }

  @Test func aFileThatCannotBeMadeLeavesTheOldSite() {
    struct Broken: Error {}
    let scratch = Scratch()
    _ = publish(first, to: scratch("public"), keep: [], inputs: [])
    let before = scratch.tree("public", exactly: true)
    for last in [0, 2, 4] {
      let files = SiteFiles(second.map(\.path)) { index in
        if index == last { throw Broken() }
        return second[index]
      }
      let result = publish(files, to: scratch("public"), keep: [], inputs: [])
      #expect(!result.report.isComplete)
      #expect(scratch.tree("public", exactly: true) == before)
      #expect(scratch.leftovers == [])
    }
  }

  @Test func eachFileIsMadeOnce() {
    let scratch = Scratch()
    for site in [first, second, second] {
      var asked: [Int] = []
      let files = SiteFiles(site.map(\.path)) { index in
        asked.append(index)
        return site[index]
      }
      _ = publish(files, to: scratch("public"), keep: [], inputs: [])
      #expect(asked == Array(site.indices))
    }
  }

  @Test func anIncrementalBuildEqualsACleanOne() {
    var random = SeededNumbers(state: 7)
    let scratch = Scratch()
    var files: [String: String] = [:]
    for round in 0..<40 {
      for _ in 0..<3 {
        let name = ["a.html", "b/c.html", "b/d/e.html", "f/g.css", "f.html", "b-2.html"][
          Int(random.next() % 6)]
        if random.next() % 3 == 0 { files[name] = nil } else { files[name] = "\(random.next() % 4)" }
      }
      if files.isEmpty { continue }
      #expect(publish(site(files), to: scratch("public"), keep: [], inputs: []).diagnostics.isEmpty)
      _ = publish(site(files), to: scratch("clean-\(round)"), keep: [], inputs: [])
      #expect(scratch.tree("public") == scratch.tree("clean-\(round)"))
    }
    #expect(scratch.leftovers == [])
  }

  @Test func aFolderWithOnlyGitignoreIsAFirstTarget() {
    let scratch = Scratch()
    scratch.write("*\n!.gitignore\n", to: "public/.gitignore")
    #expect(publish(first, to: scratch("public"), keep: [], inputs: []).diagnostics.isEmpty)
    #expect(scratch.text("public/.gitignore") == "*\n!.gitignore\n")
    #expect(publish(second, to: scratch("public"), keep: [], inputs: []).diagnostics.isEmpty)
    #expect(scratch.text("public/.gitignore") == "*\n!.gitignore\n")
    #expect(scratch.leftovers == [])
  }

  @Test func carriesOverWhatIsKept() {
    let scratch = Scratch()
    _ = publish(first, to: scratch("public"), keep: [], inputs: [])
    scratch.write("ref: refs/heads/main", to: "public/.git/HEAD")
    scratch.write("object", to: "public/.git/objects/ab/cd")
    scratch.link("public/.git/link", to: "/etc/passwd")
    scratch.write("dossier.example", to: "public/CNAME")
    scratch.write("pdf", to: "public/downloads/report.pdf")
    let result = publish(second, to: scratch("public"), keep: ["downloads/"], inputs: [])
    #expect(result.diagnostics.isEmpty)
    #expect(scratch.text("public/.git/objects/ab/cd") == "object")
    #expect(scratch.tree("public").contains { $0.hasPrefix(".git/link") && $0.hasSuffix("-> /etc/passwd") })
    #expect(scratch.text("public/CNAME") == "dossier.example")
    #expect(scratch.text("public/downloads/report.pdf") == "pdf")
    #expect(scratch.text("public/index.html") == "two")
  }

  @Test(arguments: ["notes.txt", "sources/mine.html", "extra/deep/file", "index.html~"])
  func namesAForeignFile(_ name: String) {
    let scratch = Scratch()
    _ = publish(first, to: scratch("public"), keep: [], inputs: [])
    scratch.write("mine", to: "public/" + name)
    let before = scratch.tree(exactly: true)
    let result = publish(second, to: scratch("public"), keep: [], inputs: [])
    #expect(result.diagnostics.map(\.id) == ["output.foreign"])
    let shown = name.hasPrefix("extra") ? "extra" : name
    #expect(result.diagnostics.first?.text.contains("'\(shown)'") == true)
    #expect(scratch.tree(exactly: true) == before)
  }

  @Test func aKeptFileIsNeverReplacedByOneOfTheSite() {
    let scratch = Scratch()
    _ = publish(first, to: scratch("public"), keep: [], inputs: [])
    scratch.write("mine", to: "public/CNAME")
    let before = scratch.tree(exactly: true)
    let result = publish(
      site(["CNAME": "theirs", "index.html": "x"]), to: scratch("public"), keep: [], inputs: [])
    #expect(result.diagnostics.map(\.id) == ["output.clash"])
    #expect(scratch.tree(exactly: true) == before)
  }

  @Test(arguments: ["", "/etc/passwd", "../up", "a//b", "a/./b", "a/..", "nul\0", ".dossier-site", "x/"])
  func refusesAPathThatLeadsElsewhere(_ path: String) {
    let scratch = Scratch()
    let result = publish(
      [RenderedFile(path: path, bytes: [1])], to: scratch("public"), keep: [], inputs: [])
    #expect(result.diagnostics.map(\.id) == ["output.name"])
    #expect(scratch.tree() == [])
  }

  @Test func twoBuildsAtOnceGiveOneWholeSite() async {
    let scratch = Scratch()
    let path = scratch("public")
    let sites = (0..<8).map { number in
      site(Dictionary(uniqueKeysWithValues: (0..<20).map { ("p\($0).html", "build \(number)") }))
    }
    let errors = await withTaskGroup(of: Int.self) { group in
      for files in sites {
        group.addTask {
          (0..<5).reduce(0) { count, _ in
            count + publish(files, to: path, keep: [], inputs: []).diagnostics.count
          }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(errors == 0)
    let texts = Set((0..<20).map { scratch.text("public/p\($0).html") ?? "none" })
    #expect(texts.count == 1)
    #expect(scratch.leftovers == [])
  }
}

/// A small generator with a fixed seed (Steele, Lea and Flood 2014: SplitMix64).
struct SeededNumbers {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
