// NB: white space is looked for scalar by scalar here: to Swift, a space and a combining mark after it are one
// character, which is white space, and the mark would go with the space.

extension Substring {
  /// Without white space around it.
  package var trimmed: String {
    let bytes = utf8
    var start = bytes.startIndex
    var end = bytes.endIndex
    while start < end, bytes[start].isASCIISpace { start = bytes.index(after: start) }
    while start < end, case let last = bytes.index(before: end), bytes[last].isASCIISpace {
      end = last
    }
    let words = String(self[start..<end])
    // White space beyond ASCII is rare and slow to look for.
    let mayHaveMore = words.utf8.first ?? 0 >= 0x80 || words.utf8.last ?? 0 >= 0x80
    return mayHaveMore ? words.trimming(while: \.properties.isWhitespace) : words
  }
}

extension String {
  /// Without white space around it.
  package var trimmed: String { self[...].trimmed }

  /// Without spaces around it.
  package var trimmingSpaces: String { trimming { $0 == " " } }

  /// Its words on one line, parted by one space each.
  package var wordsOnOneLine: String {
    guard !isSurelyOneLine else { return self }
    return unicodeScalars.split { $0.properties.isWhitespace }.map { String(Substring($0)) }
      .joined(separator: " ")
  }

  /// Whether it is words parted by one space each for sure, as most are.
  private var isSurelyOneLine: Bool {
    withBytes { bytes in
      var isBlank = true
      for byte in bytes {
        switch byte {
        case UInt8(ascii: " "):
          guard !isBlank else { return false }
          isBlank = true
        // Controls, and the leading bytes of all white space beyond ASCII.
        case 0..<0x20, 0x7F, 0xC2, 0xE1, 0xE2, 0xE3: return false
        default: isBlank = false
        }
      }
      return !isBlank
    }
  }

  package func trimming(while condition: (Unicode.Scalar) -> Bool) -> String {
    let start = unicodeScalars.drop(while: condition)
    guard let last = start.lastIndex(where: { !condition($0) }) else { return "" }
    return String(Substring(start[...last]))
  }
}

extension StringProtocol {
  /// Whether there is nothing but white space in it.
  package var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}

extension String {
  /// The string with so many zeros in front of it that it has a width, at least.
  package func padded(to width: Int) -> String {
    String(repeating: "0", count: max(0, width - count)) + self
  }
}
