// The public Mustache cases. Where this engine is stricter on purpose, the case stands below with its reason.
import DossierTestSupport
import Foundation
import Testing

@testable import DossierTemplates

@Suite(.enabled(if: SharedData.isThere, "the public Mustache cases lie beside the checkout"))
struct SpecificationTests {
  struct File: Decodable { let tests: [Case] }
  struct Case: Decodable {
    let name: String
    let data: JSON
    let template: String
    let partials: [String: String]?
    let expected: String
  }

  static let modules = [
    "comments", "delimiters", "interpolation", "inverted", "partials", "sections", "inheritance",
    "dynamic-names",
  ]

  /// "module: case": the id of the diagnostic that the engine gives in place of the expected text.
  static let refused: [String: String] = [
    // A name that no view model declares is an error, not empty text.
    "dynamic-names: Context Misses - Partial": "templates.name.unknown",
    "dynamic-names: Dotted Names - Failed Lookup": "templates.name.unknown",
    "dynamic-names: Dotted names - Context Stacking Failed Lookup": "templates.name.unknown",
    "inheritance: Negative Sections": "templates.name.unknown",
    "interpolation: Ampersand Context Miss Interpolation": "templates.name.unknown",
    "interpolation: Basic Context Miss Interpolation": "templates.name.unknown",
    "interpolation: Dotted Names - Broken Chain Resolution": "templates.name.unknown",
    "interpolation: Dotted Names - Broken Chains": "templates.name.unknown",
    "interpolation: Dotted Names - Context Precedence": "templates.name.unknown",
    "interpolation: Dotted Names are never single keys": "templates.name.unknown",
    "interpolation: Triple Mustache Context Miss Interpolation": "templates.name.unknown",
    "inverted: Context Misses": "templates.name.unknown",
    "inverted: Context": "templates.name.unknown",
    "inverted: Dotted Names - Broken Chains": "templates.name.unknown",
    "inverted: List": "templates.name.unknown",
    "sections: Context Misses": "templates.name.unknown",
    "sections: Dotted Names - Broken Chains": "templates.name.unknown",
    // A text has no parts.
    "dynamic-names: Dotted Names - Operator Precedence": "templates.name.parts",
    "dynamic-names: Dynamic Names - Composed Dereferencing": "templates.name.parts",
    // An asterisk behind the asterisk is part of a name that nobody declares.
    "dynamic-names: Dynamic Names - Double Dereferencing": "templates.name.unknown",
    // A partial that does not exist is an error.
    "partials: Failed Lookup": "templates.include.unknown",
    // The text is read as HTML: "<" in front of a tag begins the name of an element, ">{{! }}<" ends inside
    // one.
    "dynamic-names: Recursion": "templates.html.place",
    "partials: Recursion": "templates.html.place",
    "comments: Variable Name Collision": "templates.html.open",
  ]

  @Test func passesOrRefusesOnPurpose() throws {
    var counts = (passed: 0, refused: 0)
    for module in Self.modules {
      let url = URL(filePath: SharedData.root + "/eval/mustache/\(module).json")
      for test in try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).tests {
        let (output, problems) = renderUntyped(test.template, test.data, partials: test.partials ?? [:])
        let key = "\(module): \(test.name)"
        if let id = Self.refused[key] {
          #expect(problems.contains(id), "\(key)")
          counts.refused += 1
        } else {
          #expect(output == test.expected, "\(key): \(problems)")
          counts.passed += 1
        }
      }
    }
    #expect(counts == (160, 24))
  }
}
