import DossierText
import Testing

@Suite struct JSONReaderTests {
  static let good = [
    "null", "true", "[]", "{}", "[1,2.5,-3e2]", #"{"a":{"b":[{"c":"d"}]},"e":[[],[[]],{}]}"#,
    #""quote \" slash \/ line \n tab \t \u0041 \ud83d\ude00""#, " [ 1 , 2 ] ",
  ]
  @Test(arguments: good) func readsWhatIsJSON(text: String) {
    #expect(JSONValue(parsing: Array(text.utf8)) != nil)
  }

  static let bad = [
    "", "[", "]", "{", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{a:1}", "[1 2]", "nul", "\"a", "\"\n\"", "1 2",
    "[1]]",
    "{\"a\":1,}", "[}", "{]", "\"\\x\"", "\"\\u12\"", "+1", "// x\n1",
  ]
  @Test(arguments: bad) func refusesWhatIsNone(text: String) {
    #expect(JSONValue(parsing: Array(text.utf8)) == nil)
  }

  static let forgiven = [
    "[1,]", "{\"a\":1,}", "\"a\nb\"", "// x\n1", "/* x */ {\"a\": /* y */ 1};", "\"\\x\"",
  ]
  @Test(arguments: forgiven) func forgivesWhatPagesWrite(text: String) {
    #expect(JSONValue(parsing: Array(text.utf8), lenient: true) != nil)
  }

  @Test func keepsValuesAndOrder() {
    let value = JSONValue(parsing: Array(#"{"b":1,"a":["x",true,null],"c":{"d":"\u00e9\ud83d\ude00"}}"#.utf8))
    #expect(value?["b"]?.number == 1)
    #expect(value?["a"]?.array == [.string("x"), .bool(true), .null])
    #expect(value?["c"]?["d"]?.string == "é😀")
    guard case .object(let members)? = value else {
      Issue.record("no object")
      return
    }
    #expect(members.map(\.name) == ["b", "a", "c"])
  }

  @Test func readsWhatTheWriterWrites() {
    var json = JSONWriter()
    json.object { json in
      json.key("text", "<&>\u{2028}\"\\\n\u{1}é")
      json.key("number", 0.25)
    }
    let value = JSONValue(parsing: json.bytes)
    #expect(value?["text"]?.string == "<&>\u{2028}\"\\\n\u{1}é")
    #expect(value?["number"]?.number == 0.25)
  }

  @Test func depthIsLimited() {
    let deep = [UInt8](repeating: 0x5B, count: 100_000)
    #expect(JSONValue(parsing: deep) == nil)
  }
}
