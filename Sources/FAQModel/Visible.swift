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
  package var visible: String {
    guard unicodeScalars.contains(where: \.isHidden) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.isHidden {
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
}

extension Unicode.Scalar {
  fileprivate var isHidden: Bool { actsOnReader && self != "\n" && self != "\t" }
}
