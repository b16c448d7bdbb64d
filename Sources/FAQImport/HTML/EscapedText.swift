import FAQModel

/// A line of Markdown as it grows, with the words of a text escaped.
struct EscapedText {
  /// The UTF-8 of all lines so far.
  private var bytes: [UInt8] = []
  private var lineStart = 0
  /// Whether the next character, where it is a letter or the like, is to be written as a reference.
  private var isNextPunctuation = false
  /// Whether the next character is to be written as a reference where it closes words.
  private var isNextWords = false
  var isHeading = false

  var string: String { String(decoding: bytes, as: UTF8.self) }

  private var line: ArraySlice<UInt8> { bytes[lineStart...] }

  /// The last character of the line that is being written.
  var last: Unicode.Scalar? { line.lastScalar }

  /// The last character of the line that is no tilde.
  ///
  /// NB: cmark-gfm looks past tildes for what stands beside a mark of emphasis.
  var lastBesideMark: Unicode.Scalar? { lineBesideMark.lastScalar }

  private var lineBesideMark: ArraySlice<UInt8> {
    line.dropLast(while: { $0 == UInt8(ascii: "~") })
  }

  /// Adds Markdown.
  mutating func add(_ markdown: String) {
    if markdown != "~~" { isNextPunctuation = false }
    isNextWords = false
    bytes += markdown.utf8
  }

  /// Ends the line where the page has a line break.
  mutating func endLine() {
    add("\\\n")
    lineStart = bytes.count
  }

  /// Writes the last character as a reference where it is a letter or the like, since Markdown looks
  /// at what stands beside a mark; a reference begins and ends with punctuation.
  mutating func makeLastPunctuation() {
    var words = lineBesideMark
    while let scalar = words.lastScalar, !scalar.isSpaceOrPunctuation {
      let end = words.endIndex
      words.removeLast(UTF8.width(scalar))
      bytes.replaceSubrange(words.endIndex..<end, with: Self.reference(to: scalar))
      // A mark that opened right before it has punctuation on one side now, and needs it on both.
      let before = words.dropLast(while: "*_~".utf8.contains)
      words = before.count < words.count ? before : []
    }
  }

  /// Writes the next character so where it is a letter or the like.
  mutating func makeNextPunctuation() { isNextPunctuation = true }

  /// Writes the next character so where it closes words, and no emphasis begins with it otherwise.
  mutating func makeNextWords() { isNextWords = true }

  /// Adds words of a text.
  mutating func add(words: String) {
    words.withBytes { words in
      guard let first = words.firstScalar else { return }
      var start = 0
      if isNextPunctuation && !first.isSpaceOrPunctuation || isNextWords && first.closesWords {
        bytes += Self.reference(to: first)
        start = UTF8.width(first)
      }
      (isNextPunctuation, isNextWords) = (false, false)
      for index in start..<words.count where MarkdownBytes.isPunctuation(words[index]) {
        bytes += words[start..<index]
        start = index
        if needsEscape(at: index, in: words) { bytes.append(UInt8(ascii: "\\")) }
      }
      bytes += words[start...]
    }
  }

  private static func reference(to scalar: Unicode.Scalar) -> String.UTF8View {
    "&#\(scalar.value);".utf8
  }

  private func needsEscape(at index: Int, in words: UnsafeBufferPointer<UInt8>) -> Bool {
    let rest = words[(index + 1)...]
    let next = rest.firstScalar
    let isAtStart = bytes.count == lineStart
    switch Unicode.Scalar(words[index]) {
    case "\\", "`", "*", "[", "]", "~", "|": return true
    case "_":
      // The word's last letter may become a reference, which is no letter.
      return last?.isWord != true || next?.isWord != true || rest.count == next.map(UTF8.width)
    case "<": return next.map { $0.isWord || "/!?".unicodeScalars.contains($0) } ?? true
    case "&": return next.map { $0.isWord || $0 == "#" } ?? true
    case "!": return next == nil
    case "^": return bytes.last == UInt8(ascii: "[")
    case "#": return isHeading || isAtStart
    case "=", ">": return isAtStart
    case "-", "+":
      return isAtStart
        && (next.map { $0.properties.isWhitespace || "-+|:".unicodeScalars.contains($0) } ?? true)
    case ":":
      return rest.starts(with: "//".utf8) && last?.isWord == true || isAtStart && next == "-"
    case ".": return isAfterOnlyDigits || bytes.suffix(3).elementsEqual("www".utf8)
    case ")": return isAfterOnlyDigits
    default: return false
    }
  }

  /// Whether the line so far may be the number of a list's item.
  private var isAfterOnlyDigits: Bool {
    (1...9).contains(line.count) && line.allSatisfy(\.isASCIIDigit)
  }
}

extension Unicode.Scalar {
  /// Whether every parser takes the character for white space or for punctuation.
  var isSpaceOrPunctuation: Bool {
    isASCII ? !isWord && value >= 0x20 : properties.isWhitespace
  }
}

extension String {
  /// How often a character stands in a row at most.
  func longestRun(of character: Unicode.Scalar) -> Int {
    var longest = 0
    var run = 0
    for scalar in unicodeScalars {
      run = scalar == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// The string with each `&` that would begin a character reference written as one.
  ///
  /// NB: in addresses and titles cmark-gfm resolves references before it looks for backslashes.
  var withoutReferences: String {
    guard contains("&") else { return self }
    let scalars = Array(unicodeScalars)
    var text = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if scalar == "&" {
        let name = scalars[(index + 1)...].prefix(40).prefix { $0.isWord || $0 == "#" }
        if name.endIndex < scalars.count, scalars[name.endIndex] == ";" {
          text.append(contentsOf: "&amp;".unicodeScalars)
          continue
        }
      }
      text.append(scalar)
    }
    return String(text)
  }
}
