import FAQModel

/// The words that the blocks of a post keep in their attributes, such as the title of a panel: a plug-in may
/// write them only when it shows the page.
struct BlockTitles {
  private var kept: [(block: String, words: String)] = []

  /// More are counted.
  private static let mostNamed = 10

  /// The title of a panel of Ultimate Blocks, in HTML, empty for one without; nil for any other block.
  static func panel(_ block: BlockComment) -> String? {
    guard block.name == panel else { return nil }
    return (try? JSONValue(readingUTF8: block.json))?["panelTitle"]?.string ?? ""
  }

  static let panel = "ub/content-toggle-panel-block"

  mutating func note(_ block: BlockComment) {
    guard block.kind == .opening, !block.json.isEmpty,
      let attributes = try? JSONValue(readingUTF8: block.json)
    else { return }
    for member in attributes.members {
      guard let words = member.value.string, Self.isTitle(member.name), Self.isWritten(words)
      else { continue }
      kept.append((block.name, words))
    }
  }

  /// What an editor should know of those that the text of the post lacks; nil where there are none.
  func remark(besides html: [String]) -> String? {
    if kept.isEmpty { return nil }
    let shown = Set(html.flatMap { Self.lines(of: $0) })
    let lost = kept.filter { !shown.isSuperset(of: Self.lines(of: $0.words)) }
    if lost.isEmpty { return nil }
    let named = lost.prefix(Self.mostNamed).map {
      "'\(FieldText(html: $0.words).text)' (\($0.block))"
    }
    let more = lost.count > Self.mostNamed ? " and \(lost.count - Self.mostNamed) more" : ""
    return
      "Blocks keep words that are not in the text there: \(named.joined(separator: ", "))\(more); add "
      + "them where the page shows them."
  }

  /// Whether an attribute of a name holds words for readers.
  private static func isTitle(_ name: String) -> Bool {
    let lower = name.lowercased()
    return !lower.hasPrefix("placeholder") && !lower.hasPrefix("aria")
      && ["title", "heading", "header", "question", "answer", "text", "label", "content"].contains {
        lower.hasSuffix($0)
      }
  }

  /// Whether a value is words, and not the name of a choice such as `center`.
  private static func isWritten(_ words: String) -> Bool {
    words.contains(where: \.isLetter)
      && words.contains { $0.isUppercase || $0.isWhitespace || !$0.isASCII }
  }

  /// The text between each two tags, in small letters.
  private static func lines(of html: String) -> [String] {
    let bytes = Array(html.utf8)
    var scanner = MarkupScanner(bytes)
    var lines: [String] = []
    while let piece = scanner.next() {
      guard piece.kind == .text else { continue }
      let text = CharacterReferences.decoded(String(decoding: bytes[piece.range], as: UTF8.self))
      let line = text.wordsOnOneLine.lowercased()
      if !line.isEmpty { lines.append(line) }
    }
    return lines
  }
}
