// All codes of diagnostics, for `dossier check --list-codes`: a list a room, one sentence a code.

/// One stable code and what it means.
package struct DiagnosticCode: Sendable {
  package var id, meaning: String
}

/// The codes of all rooms, by id.
package func diagnosticCodes() -> [DiagnosticCode] {
  pipelineCodes.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
}

private let pipelineCodes = [
  DiagnosticCode(id: "build.more", meaning: "More messages of one kind than are shown."),
  DiagnosticCode(id: "build.name.taken", meaning: "A file of assets/ or root/ has the name of a page."),
  DiagnosticCode(id: "new.not-a-folder", meaning: "What should become a folder is something else."),
  DiagnosticCode(id: "new.not-empty", meaning: "A new folder would lie over files that are there."),
  DiagnosticCode(id: "new.write", meaning: "A file cannot be written."),
  DiagnosticCode(id: "template.file.unreadable", meaning: "A template of the user's cannot be read."),
  DiagnosticCode(id: "template.folder.missing", meaning: "There is no such folder of templates."),
]
