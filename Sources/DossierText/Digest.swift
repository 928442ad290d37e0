// SHA-256, and the short names that are made of it.
import Crypto

/// Digests of bytes.
package enum Digest {
  /// SHA-256 as 64 lower-case hexadecimal digits.
  package static func hex(_ bytes: some Sequence<UInt8>) -> String {
    hexDigits(SHA256.hash(data: Array(bytes)))
  }

  fileprivate static func hexDigits(_ digest: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var output: [UInt8] = []
    output.reserveCapacity(64)
    for byte in digest {
      output.append(digits[Int(byte >> 4)])
      output.append(digits[Int(byte & 15)])
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The first 60 bits of SHA-256 over the parts joined by NUL, in base32 (RFC 4648, lower case): 12 characters.
  package static func shortName(_ parts: [String]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(parts.reduce(parts.count) { $0 + $1.utf8.count })
    for (index, part) in parts.enumerated() {
      if index > 0 { bytes.append(0) }
      bytes.append(contentsOf: part.utf8)
    }
    return shortName(joined: bytes)
  }

  /// The same for parts that are joined already.
  package static func shortName(joined bytes: [UInt8]) -> String {
    let bits = SHA256.hash(data: bytes).withUnsafeBytes {
      UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self))
    }
    return String(unsafeUninitializedCapacity: 12) { output in
      for index in 0..<12 { output[index] = alphabet[Int(bits >> UInt64(59 - 5 * index) & 31)] }
      return 12
    }
  }

  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
}

/// SHA-256 of bytes that come in parts.
package struct StreamDigest {
  private var state = SHA256()
  package init() {}
  package mutating func add(_ part: [UInt8]) { state.update(data: part) }
  /// 64 lower-case hexadecimal digits.
  package var hex: String { Digest.hexDigits(state.finalize()) }
}
