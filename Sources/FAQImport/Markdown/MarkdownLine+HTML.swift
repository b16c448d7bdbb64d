import FAQModel

extension MarkdownLine {
  /// What ends the block of HTML that begins on a line: a text, or an empty line where it is empty;
  /// nil where none begins.
  static func htmlEnd(
    _ bytes: [UInt8], _ first: Int, _ end: Int, _ isParagraphOpen: Bool
  ) -> String? {
    let rest = bytes[(first + 1)..<end]
    guard let letter = rest.first else { return nil }
    switch letter {
    case UInt8(ascii: "!"):
      if rest.starts(with: "!--".utf8) { return "-->" }
      return rest.dropFirst().first?.isASCIILetter == true ? ">" : nil
    case UInt8(ascii: "?"): return "?>"
    default: break
    }
    let name = tagName(bytes, first, end)
    guard !name.isEmpty else { return nil }
    if letter != UInt8(ascii: "/"), raw.contains(name) { return "</\(name)>" }
    if HTMLBlocks.names.contains(name) { return "" }
    guard !isParagraphOpen else { return nil }
    // A tag that stands alone on its line is a block, too.
    let last = rest.last { !$0.isASCIISpace }
    return last == UInt8(ascii: ">") && rest.count { $0 == UInt8(ascii: ">") } == 1 ? "" : nil
  }

  /// The name of the tag at an offset in lower case, empty where there is none.
  static func tagName(_ bytes: [UInt8], _ start: Int, _ end: Int) -> String {
    let rest = bytes[min(start + 1, end)..<end].prefix(14)
    let name = rest.drop { $0 == UInt8(ascii: "/") }.prefix(while: \.isASCIIAlphanumeric)
    guard let first = name.first, first.isASCIILetter else { return "" }
    if name.endIndex < end {
      let next = bytes[name.endIndex]
      guard next.isASCIISpace || "/>".utf8.contains(next) else { return "" }
    }
    return String(decoding: name.map(\.asciiLowercased), as: UTF8.self)
  }

  private static let raw: Set<String> = ["pre", "script", "style", "textarea"]
}
