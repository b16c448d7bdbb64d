/// A piece of a text that is compared by its bytes, so that canonically equivalent spellings differ.
package struct Passage: Hashable, Sendable {
  package let text: Substring

  package init(_ text: Substring) { self.text = text }

  package static func == (left: Passage, right: Passage) -> Bool {
    let isEqual = left.text.utf8.withContiguousStorageIfAvailable { bytes in
      right.text.utf8.withContiguousStorageIfAvailable { bytes.isSame(as: $0) }
    }
    return (isEqual ?? nil) ?? left.text.utf8.elementsEqual(right.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    let isHashed: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isHashed == nil { for byte in text.utf8 { hasher.combine(byte) } }
  }
}

extension Passage {
  /// The text of pieces that follow each other in one text.
  package static func joined(_ passages: ArraySlice<Passage>) -> String {
    guard let first = passages.first, let last = passages.last else { return "" }
    return String(first.text.base[first.text.startIndex..<last.text.endIndex])
  }

  /// The lines of a text without their ends; none of an empty text.
  package static func lines(of text: String) -> [Passage] {
    text.isEmpty ? [] : pieces(of: text, withEnds: false)
  }

  /// The lines of a text, each with its end; joined, they are the text.
  package static func wholeLines(of text: String) -> [Passage] {
    var lines = pieces(of: text, withEnds: true)
    if lines.last?.text.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// What stands before, between and behind the line ends of a text, the last of which may be empty.
  private static func pieces(of text: String, withEnds: Bool) -> [Passage] {
    text.withBytes { bytes in
      var pieces: [Passage] = []
      var (rest, start) = (bytes[...], text.startIndex)
      while let length = UnsafeBufferPointer(rebasing: rest).place(of: UInt8(ascii: "\n")) {
        let end = text.utf8.index(start, offsetBy: length)
        let next = text.utf8.index(after: end)
        pieces.append(Passage(text[start..<(withEnds ? next : end)]))
        (rest, start) = (rest.dropFirst(length + 1), next)
      }
      return pieces + [Passage(text[start...])]
    }
  }

  /// The words of a text, the white space between them, and every other character by itself; joined,
  /// they are the text.
  package static func words(of text: Substring) -> [Passage] {
    var words: [Passage] = []
    var start = text.startIndex
    var last: Kind?
    let scalars = text.unicodeScalars
    var index = start
    while index < text.endIndex {
      defer { scalars.formIndex(after: &index) }
      let kind = Kind(scalars[index], after: last)
      if let last, kind != last || kind == .single {
        words.append(Passage(text[start..<index]))
        start = index
      }
      last = kind
    }
    return start < text.endIndex ? words + [Passage(text[start...])] : words
  }

  private enum Kind {
    case word, space, lineEnd, single

    init(_ scalar: Unicode.Scalar, after last: Kind?) {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "'": self = .word
      case "\n": self = .lineEnd
      case " ", "\t": self = .space
      case _ where scalar.isASCII: self = .single
      default: self = Self.kind(beyondASCII: scalar, after: last)
      }
    }

    private static func kind(beyondASCII scalar: Unicode.Scalar, after last: Kind?) -> Kind {
      let properties = scalar.properties
      switch properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .spacingMark, .format:
        return last == .word || last == nil ? .word : .single
      case .spaceSeparator: return .space
      default: break
      }
      let isWritten = properties.isAlphabetic || properties.numericType != nil
      let standsAlone = properties.isIdeographic || (0x3040...0x30ff).contains(scalar.value)
      return isWritten && !standsAlone ? .word : .single
    }
  }
}
