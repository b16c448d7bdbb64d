import FAQModel

/// Line breaks that a program wrote as `\n`, as QnA Maker does.
enum WrittenLineBreaks {
  /// A text with line breaks in place of those; nil for one that has none of its own, or that may mean something else
  /// by it, such as the path of a file.
  static func text(_ written: String) -> String? {
    guard written.has(UInt8(ascii: "\\")), !written.has(UInt8(ascii: "\n")),
      ["\\n\\n", "\\n*", "\\n-", "\\n•"].contains(where: written.contains)
    else { return nil }
    return written.replacing("\\r\\n", with: "\n").replacing("\\n", with: "\n")
  }

  /// What an editor should know of such a text.
  static let remark = "Its line breaks, which are written as \\n, are line breaks now."
}
