import FAQModel

/// The bytes of a Markdown text, by line.
struct MarkdownSource {
  let bytes: [UInt8]
  /// Where each line starts.
  let lineStarts: [Int]

  /// Lines end in LF, U+0000 is U+FFFD and a byte order mark is left out, as CommonMark has it, so that
  /// the parser counts lines and columns as they are counted here.
  init(_ markdown: String) {
    let text = markdown.withLineFeeds.replacing(ascii: "\0", with: "\u{FFFD}")
    let mark = Array("\u{FEFF}".utf8)
    self.init(bytes: text.withBytes { Array($0.starts(with: mark) ? $0.dropFirst(3) : $0[...]) })
  }

  init(bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    bytes.withUnsafeBufferPointer { all in
      while let last = starts.last,
        let length = UnsafeBufferPointer(rebasing: all[last...]).place(of: UInt8(ascii: "\n"))
      { starts.append(last + length + 1) }
    }
    lineStarts = starts
  }

  /// Whether a footnote may be called: a call begins with `[^`.
  var mayCallFootnotes: Bool {
    bytes.withUnsafeBufferPointer { $0.holds("[^") }
  }

  /// The bytes of a line without its LF, counted from zero.
  func line(_ index: Int) -> Range<Int> {
    let start = lineStarts[index]
    let end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
    return start..<end
  }
}

extension UInt8 {
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
