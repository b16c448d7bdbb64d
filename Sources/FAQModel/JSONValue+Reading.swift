extension JSONValue {
  /// Reads a JSON text (RFC 8259, strictly); the members of objects come in bytewise order of their
  /// names.
  ///
  /// - Throws: ``ReadingFailure`` where the text is no JSON, names a member twice, nests deeper than
  ///   100 levels, or holds a number that is no 64-bit integer.
  package init(reading text: String) throws {
    var text = text
    self = try text.withUTF8 { try JSONValue(readingUTF8: $0) }
  }

  /// Reads a JSON text from bytes, which must be UTF-8.
  ///
  /// - Parameter keepsOrder: whether members stay in the order of the text.
  /// - Parameter keepsFractions: whether a number that is no 64-bit integer is no failure but the
  ///   string that it is written as.
  /// - Throws: ``ReadingFailure``, as ``init(reading:)``, and for strings that are not UTF-8.
  package init(
    readingUTF8 bytes: UnsafeBufferPointer<UInt8>, keepsOrder: Bool = false,
    keepsFractions: Bool = false
  ) throws {
    var reader = JSONReader(bytes, keepsOrder: keepsOrder, keepsFractions: keepsFractions)
    self = try reader.whole()
  }

  /// Reads a JSON text from bytes, which must be UTF-8.
  ///
  /// - Throws: ``ReadingFailure``, as ``init(reading:)``, and for strings that are not UTF-8.
  package init(readingUTF8 bytes: ArraySlice<UInt8>) throws {
    self = try bytes.withUnsafeBufferPointer { try JSONValue(readingUTF8: $0) }
  }

  /// The members of a JSON text that is one object, in their order, and where their values stand with the
  /// white space after them. The values are read, and not kept.
  ///
  /// - Throws: ``ReadingFailure`` for what is no JSON object; one that names a member twice is none that
  ///   this can tell.
  package static func members(
    ofUTF8 bytes: [UInt8]
  ) throws -> [(name: String, place: Range<Int>)] {
    try bytes.withUnsafeBufferPointer { bytes in
      var reader = JSONReader(bytes, keepsOrder: true)
      return try reader.places()
    }
  }

  /// What keeps bytes from being JSON, and where.
  package struct ReadingFailure: Error, Equatable, CustomStringConvertible {
    /// The offset of the byte at which reading ended, counted from 0.
    package let offset: Int
    /// What is wrong, as the end of a sentence.
    package let cause: String
    /// Whether it is JSON that cannot be taken, such as a fraction.
    package var isJSON = false

    package var description: String { "\(isJSON ? "" : "no JSON ")at byte \(offset): \(cause)" }
  }
}
