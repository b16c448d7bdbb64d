import FAQModel

/// A line of Markdown as it grows, with the words of a text escaped.
struct EscapedText {
  private var scalars: [Unicode.Scalar] = []
  private var lineStart = 0
  /// Whether the next character, where it is a letter or the like, is to be written as a reference.
  private var isNextPunctuation = false
  var isHeading = false

  var string: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count + scalars.count / 8)
    for scalar in scalars { bytes.append(scalar) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The last character of the line that is being written.
  var last: Unicode.Scalar? { scalars.count > lineStart ? scalars.last : nil }

  /// The last character of the line that is no tilde.
  ///
  /// NB: cmark-gfm looks past tildes for what stands beside a mark of emphasis.
  var lastBesideMark: Unicode.Scalar? { placeBesideMark.map { scalars[$0] } }

  private var placeBesideMark: Int? { scalars[lineStart...].lastIndex { $0 != "~" } }

  /// Adds Markdown.
  mutating func add(_ markdown: String) {
    if markdown != "~~" { isNextPunctuation = false }
    scalars.append(contentsOf: markdown.unicodeScalars)
  }

  /// Ends the line where the page has a line break.
  mutating func endLine() {
    add("\\\n")
    lineStart = scalars.count
  }

  /// Writes the last character as a reference where it is a letter or the like, since Markdown looks
  /// at what stands beside a mark; a reference begins and ends with punctuation.
  mutating func makeLastPunctuation() {
    var place = placeBesideMark
    while let here = place, !scalars[here].isSpaceOrPunctuation {
      scalars.replaceSubrange(here...here, with: Self.reference(to: scalars[here]))
      // A mark that opened right before it has punctuation on one side now, and needs it on both.
      let before = scalars[lineStart..<here].lastIndex { $0 != "*" && $0 != "_" && $0 != "~" }
      place = before == here - 1 ? nil : before
    }
  }

  /// Writes the next character so where it is a letter or the like.
  mutating func makeNextPunctuation() { isNextPunctuation = true }

  /// Adds words of a text.
  mutating func add(words: String) {
    let words = Array(words.unicodeScalars)
    for index in words.indices {
      let scalar = words[index]
      if isNextPunctuation, !scalar.isSpaceOrPunctuation {
        scalars.append(contentsOf: Self.reference(to: scalar))
      } else {
        if needsEscape(scalar, at: index, in: words) { scalars.append("\\") }
        scalars.append(scalar)
      }
      isNextPunctuation = false
    }
  }

  private static func reference(to scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    Array("&#\(scalar.value);".unicodeScalars)
  }

  private func needsEscape(_ scalar: Unicode.Scalar, at index: Int, in words: [Unicode.Scalar])
    -> Bool
  {
    let next = index + 1 < words.count ? words[index + 1] : nil
    let isAtStart = scalars.count == lineStart
    switch scalar {
    case "\\", "`", "*", "[", "]", "~", "|": return true
    case "_":
      // The word's last letter may become a reference, which is no letter.
      return last?.isWord != true || next?.isWord != true || index + 2 >= words.count
    case "<": return next.map { $0.isWord || "/!?".unicodeScalars.contains($0) } ?? true
    case "&": return next.map { $0.isWord || $0 == "#" } ?? true
    case "!": return next == nil
    case "^": return scalars.last == "["
    case "#": return isHeading || isAtStart
    case "=", ">": return isAtStart
    case "-", "+":
      return isAtStart
        && (next.map { $0.properties.isWhitespace || "-+|:".unicodeScalars.contains($0) } ?? true)
    case ":":
      let isAddress =
        index + 2 < words.count && next == "/" && words[index + 2] == "/"
        && last?.isWord == true
      return isAddress || isAtStart && next == "-"
    case ".": return isAfterOnlyDigits || scalars.suffix(3).elementsEqual(["w", "w", "w"])
    case ")": return isAfterOnlyDigits
    default: return false
    }
  }

  /// Whether the line so far may be the number of a list's item.
  private var isAfterOnlyDigits: Bool {
    let line = scalars[lineStart...]
    return (1...9).contains(line.count) && line.allSatisfy { ("0"..."9").contains($0) }
  }
}

extension Unicode.Scalar {
  /// Whether no parser takes the character for punctuation or white space.
  var isWord: Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
    case 0..<0x80: return false
    default: break
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

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
