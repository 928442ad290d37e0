// Folders that are no output folder stay exactly as they were.
import DossierOutput
import DossierText
import Foundation
import Testing

@Suite struct RefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let output: String  // relative to the scratch folder unless it begins with /
    let id: String
    var testDescription: String { "\(output) \(id)" }
  }

  static let cases: [Case] = [
    Case(output: "/", id: "output.refused.root"),
    Case(output: "//", id: "output.refused.root"),
    Case(output: "/.", id: "output.refused.root"),
    Case(output: "/tmp/..", id: "output.refused.root"),
    Case(output: "project/content", id: "output.refused.input"),
    Case(output: "project/content/", id: "output.refused.input"),
    Case(output: "project/./content/.", id: "output.refused.input"),
    Case(output: "project/notes/../content", id: "output.refused.input"),
    Case(output: "alias/content", id: "output.refused.input"),
    Case(output: "project/content/public", id: "output.refused.inside"),
    Case(output: "project/content/articles/new/public", id: "output.refused.inside"),
    Case(output: "alias/content/articles", id: "output.refused.inside"),
    Case(output: "project/templates/out", id: "output.refused.inside"),
    Case(output: "project", id: "output.refused.holds"),
    Case(output: "project/content/..", id: "output.refused.holds"),
    Case(output: "link", id: "output.refused.link"),
    Case(output: "link/", id: "output.refused.link"),
    Case(output: "dangling", id: "output.refused.link"),
    Case(output: "file.txt", id: "output.refused.no-folder"),
    Case(output: "file.txt/public", id: "output.refused.unreachable"),
    Case(output: "foreign", id: "output.refused.foreign"),
    Case(output: "kept-only", id: "output.refused.foreign"),
    Case(output: "false-marker", id: "output.refused.foreign"),
    Case(output: "linked-marker", id: "output.refused.foreign"),
  ]

  @Test(arguments: cases) func refuses(_ test: Case) {
    let scratch = Scratch()
    scratch.write("text", to: "project/content/articles/a.txt")
    scratch.write("note", to: "project/notes/n.md")
    scratch.write("page", to: "project/templates/page.html")
    scratch.write("dossier-site 1\n", to: "project/.dossier-site")
    scratch.write("dossier-site 1\n", to: "project/content/.dossier-site")
    scratch.link("alias", to: "project")
    scratch.link("link", to: "elsewhere")
    scratch.link("dangling", to: "nowhere")
    scratch.write("x", to: "elsewhere/x")
    scratch.write("x", to: "file.txt")
    scratch.write("x", to: "foreign/holiday.jpg")
    scratch.write("x", to: "kept-only/downloads/x")
    scratch.write("something else", to: "false-marker/.dossier-site")
    scratch.write("x", to: "linked-marker/x.html")
    scratch.link("linked-marker/.dossier-site", to: "../project/.dossier-site")
    let before = scratch.tree(exactly: true)
    let output = test.output.hasPrefix("/") ? test.output : scratch(test.output)
    let result = publish(
      first, to: output, keep: ["downloads"],
      inputs: [scratch("project/content"), scratch("project/templates")])
    #expect(result.diagnostics.map(\.id) == [test.id])
    #expect(scratch.tree(exactly: true) == before)
  }

  @Test func refusesTheHomeFolder() {
    let home = String(cString: getpwuid(getuid()).pointee.pw_dir)
    #expect(publish(first, to: home, keep: [], inputs: []).diagnostics.map(\.id) == ["output.refused.home"])
  }

  @Test func aSingleFileMayLieBesideTheOutput() {
    let scratch = Scratch()
    scratch.write("text", to: "article.txt")
    #expect(
      publish(first, to: scratch("public"), keep: [], inputs: [scratch("article.txt")]).diagnostics.isEmpty)
    let outer = publish(first, to: scratch.path, keep: [], inputs: [scratch("article.txt")])
    #expect(outer.diagnostics.map(\.id) == ["output.refused.holds"])
  }

  @Test(arguments: [".public.dossier.stage", ".public.dossier.old"])
  func leavesAForeignFolderOfANameOfOursAlone(_ name: String) {
    let scratch = Scratch()
    scratch.write("precious", to: name + "/file")
    let result = publish(first, to: scratch("public"), keep: [], inputs: [])
    #expect(result.diagnostics.map(\.id) == ["output.write"])
    #expect(scratch.text(name + "/file") == "precious")
    #expect(scratch.text("public/index.html") == nil)
  }

  @Test func followsNoPlantedLink() {
    let scratch = Scratch()
    scratch.write("precious", to: "victim/file")
    for name in [".public.dossier.stage", ".public.dossier.lock", ".public.dossier.journal"] {
      scratch.link(name, to: "victim")
      _ = publish(first, to: scratch("public"), keep: [], inputs: [])
      #expect(scratch.text("victim/file") == "precious")
      #expect(scratch.tree("victim").count == 1)
      try? FileManager.default.removeItem(atPath: scratch(name))
    }
    _ = publish(first, to: scratch("public"), keep: [], inputs: [])
    try? FileManager.default.removeItem(atPath: scratch("public/sources"))
    scratch.link("public/sources", to: "../victim")
    #expect(
      publish(second, to: scratch("public"), keep: [], inputs: []).diagnostics.map(\.id) == ["output.foreign"]
    )
    #expect(scratch.tree("victim").count == 1)
  }
}
