import DossierContent
import DossierModel
import DossierTestSupport
import DossierText

/// Writes a file into a folder of its own and reads it, before the folder goes.
func loadWritten(_ name: String, bytes: [UInt8]) -> (document: Document?, diagnostics: [Diagnostic]) {
  let folder = TemporaryFolder()
  return withExtendedLifetime(folder) { loadFile(folder.write(name, bytes: bytes)) }
}

func loadWritten(_ name: String, _ text: String) -> (document: Document?, diagnostics: [Diagnostic]) {
  loadWritten(name, bytes: Array(text.utf8))
}
