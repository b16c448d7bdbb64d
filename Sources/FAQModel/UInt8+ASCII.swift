extension UInt8 {
  /// Whether it is a letter of ASCII.
  @inlinable package var isASCIILetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }

  /// Whether it is a capital letter of ASCII.
  @inlinable package var isASCIICapital: Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
  }

  /// Whether it is a digit of ASCII.
  @inlinable package var isASCIIDigit: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }

  /// Whether it is a letter or a digit of ASCII.
  @inlinable package var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

  /// Whether it is white space of ASCII as C has it: a space, a tab, or one of the four that end lines.
  @inlinable package var isASCIISpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  /// The small letter of a capital letter of ASCII; all else as it is.
  @inlinable package var asciiLowercased: UInt8 {
    isASCIICapital ? self | 0x20 : self
  }
}

extension Collection<UInt8> {
  /// The line that so many bytes stand before, counted from 1.
  @inlinable package func lineNumber(at offset: Int) -> Int {
    1 + prefix(offset).count { $0 == UInt8(ascii: "\n") }
  }
}
