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
