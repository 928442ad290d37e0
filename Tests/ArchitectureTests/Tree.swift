// The checkout itself, read as text.
import DossierTestSupport
import Foundation
import Testing

/// A file of the checkout with its path from the top.
struct SourceFile: Sendable, CustomTestStringConvertible {
  let path: String
  let text: String
  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  var name: String { String(path.split(separator: "/").last ?? "") }
  var testDescription: String { path }

  /// Files below folders of the checkout that end in one of `endings`, sorted.
  static func all(in folders: [String], endings: [String]) -> [SourceFile] {
    folders.flatMap { folder in
      SourceFile.paths(in: folder).filter { path in endings.contains { path.hasSuffix($0) } }.map { path in
        let data = FileManager.default.contents(atPath: SharedData.packageRoot + "/" + path) ?? Data()
        return SourceFile(path: path, text: String(decoding: data, as: UTF8.self))
      }
    }
  }

  /// Paths of the regular files below a folder, hidden ones left out.
  static func paths(in folder: String) -> [String] {
    let root = SharedData.packageRoot + "/" + folder
    guard let names = FileManager.default.enumerator(atPath: root)?.compactMap({ $0 as? String }) else {
      return []
    }
    return names.filter { name in
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(atPath: root + "/" + name, isDirectory: &isFolder)
      return isThere && !isFolder.boolValue && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }.map { folder + "/" + $0 }.sorted()
  }
}
