// A colour of the screen, and how well two of them can be told apart (WCAG 2.2, relative luminance).
import Glibc

/// Red, green and blue, 0...255.
package struct Colour: Hashable, Sendable {
  package var red, green, blue: UInt8

  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// `#rrggbb` and nothing else.
  package init?(hex: String) {
    let digits = hex.utf8.dropFirst()
    guard hex.utf8.first == 0x23, digits.count == 6, let value = UInt32(hex.dropFirst(), radix: 16),
      digits.allSatisfy({ $0 != 0x2B && $0 != 0x2D })
    else { return nil }
    self.init(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
  }

  /// `#rrggbb`, lower case.
  package var hex: String {
    "#"
      + [red, green, blue].map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
  }

  /// 1 for equal colours, 21 for black on white; text needs 4.5.
  package func contrast(with other: Colour) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// `share` 0 is this colour, 1 the other.
  package func mixed(with other: Colour, share: Double) -> Colour {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8(max(0, min(255, (Double(a) + (Double(b) - Double(a)) * share).rounded())))
    }
    return Colour(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
  }

  /// The nearest shade towards `end` that can be read on all of `grounds`; the colour itself when it can be.
  package func readable(on grounds: [Colour], towards end: Colour, ratio: Double = 4.5) -> Colour {
    for step in 0...50 {
      let shade = mixed(with: end, share: Double(step) / 50)
      if grounds.allSatisfy({ shade.contrast(with: $0) >= ratio }) { return shade }
    }
    return end
  }

  private var luminance: Double {
    func linear(_ value: UInt8) -> Double {
      let share = Double(value) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  package static let black = Colour(0, 0, 0)
  package static let white = Colour(255, 255, 255)
}

/// The grounds that text stands on in the built-in look: paper, panel, mark.
package enum Grounds {
  package static let light = [Colour(0xFC, 0xFB, 0xF8), Colour(0xF3, 0xF1, 0xEA), Colour(0xFF, 0xF0, 0xB3)]
  package static let dark = [Colour(0x14, 0x17, 0x1A), Colour(0x1D, 0x21, 0x25), Colour(0x4B, 0x3F, 0x10)]
}
