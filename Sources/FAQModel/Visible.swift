extension Unicode.Scalar {
  /// Whether a terminal, a text direction or a line-based parser would act on this character instead
  /// of showing it: C0 and C1 controls, DEL, U+2028, U+2029, the byte order mark, noncharacters at
  /// the end of the first plane, and bidirectional overrides, embeddings and isolates (UAX #9).
  package var actsOnReader: Bool {
    switch value {
    case 0x00...0x1f, 0x7f...0x9f, 0x2028...0x202e, 0x2066...0x2069, 0xfeff, 0xfffe...0xffff: true
    default: false
    }
  }
}

extension String {
  /// The text as it is safe to show: every character that would act on the reader's terminal is
  /// written as `\u{…}`, except line feeds and tabs.
  package var visible: String { escaped(where: \.isHidden) }

  /// The text with visible overrides, embeddings and isolates, as ``visible`` writes them, and all else as it is:
  /// for readers that do not act on other characters.
  package var withVisibleTurns: String { escaped(where: \.turnsWords) }

  private func escaped(where isEscaped: (Unicode.Scalar) -> Bool) -> String {
    guard unicodeScalars.contains(where: isEscaped) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if isEscaped(scalar) {
        text += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }

  /// The same on one line: line feeds and tabs are escaped too.
  package var visibleOnOneLine: String {
    visible.replacing(ascii: "\n", with: "\\n").replacing(ascii: "\t", with: "\\t")
  }

  /// Its first characters in quotation marks, on one line and safe to show: for a sentence.
  package func quoted(_ length: Int = 100) -> String { "'\(visibleOnOneLine.prefix(length))'" }
}

extension Collection<String> {
  /// The first few in quotation marks, for a sentence, with a word where there are more.
  package func quoted(most: Int, length: Int = 100) -> String {
    prefix(most).map { $0.quoted(length) }.joined(separator: ", ")
      + (count > most ? " and more" : "")
  }
}

extension Unicode.Scalar {
  /// Whether it is a bidirectional override, embedding or isolate (UAX #9), or ends one.
  fileprivate var turnsWords: Bool {
    (0x202a...0x202e).contains(value) || (0x2066...0x2069).contains(value)
  }

  /// Whether it acts on the reader and is no line feed or tab, which texts of several lines have.
  package var isHidden: Bool { actsOnReader && self != "\n" && self != "\t" }
}
