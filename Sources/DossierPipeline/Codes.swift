// All codes of diagnostics, for `dossier check --list-codes`: a list a room, one sentence a code.
import DossierContent

/// One stable code and what it means.
package struct DiagnosticCode: Sendable {
  package var id, meaning: String
}

/// The codes of all rooms, by id.
package func diagnosticCodes() -> [DiagnosticCode] {
  (pipelineCodes + templateCodes + contentCodes.map { DiagnosticCode(id: $0.id, meaning: $0.meaning) }).sorted
  { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
}

private let pipelineCodes = [
  DiagnosticCode(id: "add.copy", meaning: "A source like the one that is added is there already."),
  DiagnosticCode(id: "add.empty", meaning: "No text was found in what is added."),
  DiagnosticCode(id: "add.fetch", meaning: "A page could not be fetched."),
  DiagnosticCode(id: "add.folder", meaning: "The folder for new sources is not there and cannot be made."),
  DiagnosticCode(id: "add.front-matter", meaning: "A file with front matter cannot have a sidecar as well."),
  DiagnosticCode(id: "add.name", meaning: "No free name was found for a new source."),
  DiagnosticCode(id: "add.unreadable", meaning: "A file that is to be added cannot be read."),
  DiagnosticCode(id: "add.write", meaning: "A new source cannot be written."),
  DiagnosticCode(
    id: "analysis.date.ambiguous",
    meaning: "A date in figures may be read in two orders; it was not resolved."),
  DiagnosticCode(id: "analysis.date.impossible", meaning: "A text names a day that does not exist."),
  DiagnosticCode(
    id: "curation.entry.field", meaning: "A correction names a field that the item does not have."),
  DiagnosticCode(id: "curation.entry.value", meaning: "A corrected value cannot be read."),
  DiagnosticCode(
    id: "curation.entry.unmatched", meaning: "An entry of curation.yml names no item of the dossier."),
  DiagnosticCode(id: "synthesis.bound.claims", meaning: "Words of very many statements link none."),
  DiagnosticCode(id: "synthesis.bound.dates", meaning: "Dates of one day were compared in part."),
  DiagnosticCode(id: "synthesis.bound.groups", meaning: "Figures were compared with a part of the groups."),
  DiagnosticCode(id: "synthesis.bound.heads", meaning: "Groups of one word are too many to be compared."),
  DiagnosticCode(id: "synthesis.bound.strays", meaning: "Very large groups were not searched for strays."),
  DiagnosticCode(id: "synthesis.bound.values", meaning: "Figures of one number were compared in part."),
  DiagnosticCode(id: "changes.first", meaning: "There is no earlier build to compare with."),
  DiagnosticCode(
    id: "changes.incomparable", meaning: "The earlier build has another schema, or cannot be read."),
  DiagnosticCode(id: "diff.no-export", meaning: "A file to compare is no export of a dossier."),
  DiagnosticCode(id: "diff.schema", meaning: "Two exports of different schemas cannot be compared."),
  DiagnosticCode(id: "diff.unreadable", meaning: "A build to compare cannot be read."),
  DiagnosticCode(id: "build.more", meaning: "More messages of one kind than are shown."),
  DiagnosticCode(id: "build.name.taken", meaning: "A file of assets/ or root/ has the name of a page."),
  DiagnosticCode(id: "new.not-a-folder", meaning: "What should become a folder is something else."),
  DiagnosticCode(id: "new.not-empty", meaning: "A new folder would lie over files that are there."),
  DiagnosticCode(id: "new.write", meaning: "A file cannot be written."),
  DiagnosticCode(
    id: "output.clash", meaning: "A kept file of the output folder has the name of a file of the site."),
  DiagnosticCode(id: "output.fallback", meaning: "The file system cannot exchange two folders in one step."),
  DiagnosticCode(
    id: "output.foreign", meaning: "Files that this program did not write lie in the output folder."),
  DiagnosticCode(id: "output.interrupted", meaning: "A signal ended the build; the old site stands."),
  DiagnosticCode(id: "output.name", meaning: "A file of the site has a name that no file may have."),
  DiagnosticCode(id: "output.refused.foreign", meaning: "The output folder was not made by this program."),
  DiagnosticCode(id: "output.refused.holds", meaning: "The output folder holds the sources or templates."),
  DiagnosticCode(id: "output.refused.home", meaning: "The output folder is the home folder."),
  DiagnosticCode(id: "output.refused.input", meaning: "The output folder is the source or template folder."),
  DiagnosticCode(id: "output.refused.inside", meaning: "The output folder lies in the sources or templates."),
  DiagnosticCode(id: "output.refused.link", meaning: "The output folder is a symbolic link."),
  DiagnosticCode(id: "output.refused.no-folder", meaning: "The output is no folder."),
  DiagnosticCode(id: "output.refused.root", meaning: "The output folder is the root of the file system."),
  DiagnosticCode(id: "output.refused.unreachable", meaning: "The folder above the output cannot be opened."),
  DiagnosticCode(id: "output.tidy", meaning: "What a publish leaves behind could not be removed."),
  DiagnosticCode(id: "output.write", meaning: "The site could not be written; the old one stands."),
]
