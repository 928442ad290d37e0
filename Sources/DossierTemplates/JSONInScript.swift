// JSON inside `<script type="application/json">` and its kin: nothing in it can end the script.
import DossierText

/// A JSON string (or the inside of one) that a script element may hold: `<`, `>`, `&`, U+2028 and U+2029 are
/// `\u` escapes.
package enum JSONInScript {
  /// A whole string with its quotes.
  package static func append(_ text: String, to output: inout [UInt8]) {
    var json = JSONWriter()
    json.string(text)
    output.append(contentsOf: json.bytes)
  }

  /// For a place between quotes that stand there already.
  package static func appendInside(_ text: String, to output: inout [UInt8]) {
    var json = JSONWriter()
    json.string(text)
    output.append(contentsOf: json.bytes.dropFirst().dropLast())
  }
}
