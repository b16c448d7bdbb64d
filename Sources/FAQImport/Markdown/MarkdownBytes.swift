import FAQModel

/// What bytes are in Markdown.
enum MarkdownBytes {
  /// How often the byte at an index stands there in a row.
  static func run(_ bytes: [UInt8], _ index: Int) -> Int {
    var end = index + 1
    while end < bytes.count, bytes[end] == bytes[index] { end += 1 }
    return end - index
  }

  /// Whether it is part of a word: a letter, a digit, or part of a character beyond ASCII.
  static func isWordPart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte.isASCIIAlphanumeric
  }

  static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && !byte.isASCIIAlphanumeric
  }

  /// How many words are among the bytes, and the first of them, for a message, with what stands right before them.
  static func words(_ bytes: some Sequence<UInt8>) -> (count: Int, first: String) {
    var count = 0
    var first: [UInt8] = []
    var hasLetter = false
    for byte in bytes {
      if byte.isASCIISpace {
        count += hasLetter ? 1 : 0
        hasLetter = false
        if count == 0, first.count > 30 { first = [] }
      } else {
        hasLetter = hasLetter || isWordPart(byte)
      }
      if first.count < 200 { first.append(byte) }
    }
    count += hasLetter ? 1 : 0
    let text = String(decoding: first, as: UTF8.self).wordsOnOneLine.visibleOnOneLine
    return (count, text.count > 60 ? text.prefix(60) + "…" : text)
  }
}
