/// Whether the lines of a Markdown text stand in fenced code (CommonMark 0.31.2, section 4.5).
package struct FenceState {
  private var open: (mark: UInt8, count: Int)?

  package init() {}

  /// Whether the next line stands in code.
  package var isOpen: Bool { open != nil }

  /// Takes the next line, whatever its indent: it may open code, or end what is open.
  package mutating func take(_ line: Substring) {
    let first = line.utf8.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    guard let first, "`~".utf8.contains(first) else { return }
    let line = MarkdownLine(Array(line.utf8)[...])
    if let fence = open { open = line.closes(fence) ? nil : fence } else { open = line.fence }
  }
}
