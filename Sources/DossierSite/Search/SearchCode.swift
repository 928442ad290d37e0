// How numbers and words are written in the search data: as text that needs no decoder but thirty lines of script.
import DossierText

enum SearchCode {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// Ascending numbers as differences, each in groups of five bits, low group first; a sixth bit says that another
  /// group follows (the variable-length quantities of source maps, without a sign).
  static func differences(_ numbers: ArraySlice<UInt32>) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(numbers.count * 2)
    var last: UInt32 = 0
    for number in numbers {
      var rest = number &- last
      last = number
      repeat {
        let group = Int(rest & 31)
        rest >>= 5
        output.append(digits[rest > 0 ? group | 32 : group])
      } while rest > 0
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Sorted words of one length: for each how many letters it shares with the one before, how often it occurs (both
  /// one character), and the other letters.
  static func words(_ words: [(word: [Unicode.Scalar], count: Int)]) -> String {
    var output = ""
    var last: [Unicode.Scalar] = []
    for (word, count) in words {
      let shared = zip(last, word).prefix { $0 == $1 }.count
      var scale = 0
      while count >> scale > 1, scale < 20 { scale += 1 }
      output.unicodeScalars.append(Unicode.Scalar(digits[min(shared, 63)]))
      output.unicodeScalars.append(Unicode.Scalar(digits[scale]))
      output.unicodeScalars.append(contentsOf: word[min(shared, 63)...])
      last = word
    }
    return output
  }
}
