// Names from a right-to-left script inside a line of the other direction: without isolation a comma or a date behind
// them would jump to their other side (Unicode Bidirectional Algorithm, UAX 9).

extension String {
  /// The words between isolating marks when they hold a right-to-left letter, else as they are.
  var isolated: String {
    unicodeScalars.contains(where: \.isRightToLeft) ? "\u{2068}\(self)\u{2069}" : self
  }
}

extension Unicode.Scalar {
  /// Letters of Hebrew, Arabic, Syriac, Thaana, N'Ko and their extensions.
  fileprivate var isRightToLeft: Bool {
    switch value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}
