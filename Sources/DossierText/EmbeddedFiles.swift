// Files that lie inside the program (CEmbedded), as Swift values.
package import CEmbedded

/// The files of one list, in its order: `embeddedFiles(dossier_embedded_templates())`. Copies the bytes; call once.
package func embeddedFiles(_ list: UnsafePointer<DossierEmbeddedFile>) -> [(name: String, bytes: [UInt8])] {
  var files: [(name: String, bytes: [UInt8])] = []
  var entry = list
  while let name = entry.pointee.name {
    let bytes = UnsafeBufferPointer(start: entry.pointee.bytes, count: entry.pointee.count)
    files.append((String(cString: name), Array(bytes)))
    entry += 1
  }
  return files
}

/// The bytes of one file of a list, where they lie in the program: valid as long as it runs. Nil when the list has
/// no such file.
package func embeddedBytes(
  _ name: String, in list: UnsafePointer<DossierEmbeddedFile>
) -> UnsafeBufferPointer<UInt8>? {
  var entry = list
  while let known = entry.pointee.name {
    if String(cString: known) == name {
      return UnsafeBufferPointer(start: entry.pointee.bytes, count: entry.pointee.count)
    }
    entry += 1
  }
  return nil
}
