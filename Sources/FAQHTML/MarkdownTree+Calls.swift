import CCMarkGFM
import FAQModel
import Foundation

extension MarkdownTree {
  /// The text with the bracket escaped of what the parser takes for the call of a footnote over a line
  /// end; nil where there is none.
  ///
  /// NB: cmark-gfm 0.29.0.gfm.6 takes columns for the length of a call and drops the words that are
  /// left over. No footnote can have such a name, so that no call is lost.
  func sourceWithoutBrokenCalls() -> MarkdownSource? {
    guard source.mayCallFootnotes else { return nil }
    var blocks: Set<Range<Int>> = []
    walk { node, isEntering in
      if isEntering, node.isCalling, let block = node.block { blocks.insert(block) }
      return true
    }
    let calls = blocks.sorted { $0.lowerBound < $1.lowerBound }.flatMap { lines in
      source.callsOverLines(in: source.range(ofLines: lines))
    }
    guard !calls.isEmpty else { return nil }
    let escaped = source.replacing(calls.map(\.bracket)) { _ in "\\[" }
    guard calls.contains(where: \.mayBeLink), MarkdownTree(of: escaped)?.links != links else {
      return escaped
    }
    // Some of them are links, whose words are not lost.
    let others = calls.filter { !$0.mayBeLink }
    return others.isEmpty ? nil : source.replacing(others.map(\.bracket)) { _ in "\\[" }
  }

  /// How many links there are.
  private var links: Int {
    var count = 0
    walk { node, isEntering in
      if isEntering, node.kind == .link { count += 1 }
      return true
    }
    return count
  }
}

extension MarkdownNode {
  /// Whether it is the call of a footnote, or may hold what the parser makes of the call of one that
  /// is not there.
  fileprivate var isCalling: Bool {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_FOOTNOTE_REFERENCE: true
    case CMARK_NODE_TEXT:
      literal.map { strstr($0, "[^") != nil } ?? false
    default: false
    }
  }

  /// The lines, counted from zero, of the paragraph or heading that it stands in, where these are
  /// several.
  fileprivate var block: Range<Int>? {
    let block = sequence(first: self, next: \.parent).first {
      $0.kind == .paragraph || $0.kind == .heading
    }
    guard let block, block.start.line > 0, block.endLine > block.start.line else { return nil }
    return block.start.line - 1..<block.endLine
  }
}

extension MarkdownSource {
  /// The bytes of some lines.
  fileprivate func range(ofLines lines: Range<Int>) -> Range<Int> {
    let last = min(lines.upperBound, lineStarts.count) - 1
    guard lines.lowerBound <= last else { return 0..<0 }
    return line(lines.lowerBound).lowerBound..<line(last).upperBound
  }

  /// A `[^` whose own closing bracket stands on a later line.
  fileprivate struct Call {
    let bracket: Range<Int>
    /// Whether what follows is as the target of a link is.
    let mayBeLink: Bool
  }

  fileprivate func callsOverLines(in range: Range<Int>) -> [Call] {
    var calls: [Call] = []
    // The brackets that are open, with the line that each stands on.
    var open: [(index: Int, line: Int)] = []
    var code = CodeSpans(bytes, before: range.upperBound)
    var (index, line) = (range.lowerBound, 0)
    while index < range.upperBound {
      switch bytes[index] {
      case UInt8(ascii: "\n"): line += 1
      case UInt8(ascii: "\\") where bytes[index...].dropFirst().first != UInt8(ascii: "\n"):
        index += 1
      case UInt8(ascii: "["): open.append((index, line))
      case UInt8(ascii: "]"):
        guard let last = open.popLast(), last.line < line,
          bytes[last.index + 1] == UInt8(ascii: "^")
        else { break }
        let next = index + 1 < range.upperBound ? bytes[index + 1] : 0
        calls.append(
          Call(
            bracket: last.index..<last.index + 1,
            mayBeLink: next == UInt8(ascii: "(") || next == UInt8(ascii: "[")))
      case UInt8(ascii: "`"):
        let end = code.end(from: index)
        line += bytes[index..<end].count { $0 == UInt8(ascii: "\n") }
        index = end - 1
      default: break
      }
      index += 1
    }
    return calls.sorted { $0.bracket.lowerBound < $1.bracket.lowerBound }
  }
}
