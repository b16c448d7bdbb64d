/// The body of a text parted into blocks, as ``TextBlock`` describes them.
struct BlockSplitter {
  /// A block and its lines, counted from 0.
  struct Block {
    var kind: TextBlock.Kind
    var path: BlockPath
    var lines: ClosedRange<Int>
  }

  private(set) var blocks: [Block] = []
  private let root: BlockPath
  private let bytes: [UInt8]
  private var lines: [Range<Int>] = []
  private var containers = [BlockContainer(column: 0, item: nil)]
  private var leaf = Leaf.none

  /// What the last line belongs to, if the next may belong to it too.
  private enum Leaf {
    case none, paragraph, quote, table, code
    case fence(mark: UInt8, count: Int)
    case html(MarkdownLine.HTMLEnd)
  }

  /// Items deeper than this are text.
  private static let deepest = 64

  /// - Parameter root: what the body stands under.
  init(_ body: String, under root: BlockPath) {
    self.root = root
    bytes = Array(body.utf8)
    var start = 0
    for end in bytes.indices where bytes[end] == UInt8(ascii: "\n") {
      lines.append(start..<end)
      start = end + 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    for number in lines.indices { read(number) }
  }

  func text(of block: Block) -> String {
    let range = lines[block.lines.lowerBound].lowerBound..<lines[block.lines.upperBound].upperBound
    return String(decoding: bytes[range], as: UTF8.self)
  }

  private mutating func read(_ number: Int) {
    let line = MarkdownLine(bytes[lines[number]])
    guard !line.isBlank else {
      switch leaf {
      case .fence, .html(.line): return
      default: leaf = .none
      }
      return
    }
    let depth = containers.count { $0.column <= line.column }
    if depth < containers.count {
      if isLazy(line, at: depth) {
        extend(to: number)
        return
      }
      containers.removeLast(containers.count - depth)
      leaf = .none
    }
    if isVerbatim(line, number) { return }
    if line.column - containers[depth - 1].column >= 4 {
      readIndented(number)
    } else {
      read(line, number)
    }
  }

  /// Whether a line that is not far enough to the right goes on with the paragraph before all the same.
  private func isLazy(_ line: MarkdownLine, at depth: Int) -> Bool {
    guard case .paragraph = leaf else { return false }
    return line.column - containers[depth - 1].column >= 4 || !line.interruptsParagraph
  }

  private mutating func isVerbatim(_ line: MarkdownLine, _ number: Int) -> Bool {
    switch leaf {
    case .fence(let mark, let count):
      let isNear = line.column - containers[containers.count - 1].column < 4
      if isNear, line.closes((mark, count)) { leaf = .none }
    case .html(.line(let ends)):
      if line.holds(ends) { leaf = .none }
    case .html(.gap): containers[containers.count - 1].readTags(of: line)
    default: return false
    }
    extend(to: number)
    return true
  }

  private mutating func readIndented(_ number: Int) {
    switch leaf {
    case .none, .fence, .html:
      begin(.code, number)
      leaf = .code
    case .paragraph, .quote, .table, .code: extend(to: number)
    }
  }

  private mutating func read(_ line: MarkdownLine, _ number: Int) {
    var (isParagraph, isTable, isQuote) = (false, false, false)
    switch leaf {
    case .paragraph: isParagraph = true
    case .table: isTable = true
    case .quote: isQuote = true
    case .none, .code, .fence, .html: break
    }
    if isParagraph, let level = line.underlineLevel {
      extend(to: number)
      underline(level)
    } else if isTable && line.isDelimiterRow || isQuote && line.isQuote {
      extend(to: number)
    } else if let level = line.headingLevel {
      containers[containers.count - 1].leaveHeadings(to: level)
      begin(.heading, number)
      containers[containers.count - 1].enterHeading(text(of: blocks[blocks.count - 1]), level)
      leaf = .none
    } else if !line.isRule, let item = line.item, containers.count < Self.deepest,
      !isParagraph || item.isFirst && !item.rest.isBlank
    {
      begin(.listItem, number)
      enter(item, number)
    } else if let start = start(line, number, isParagraph), !(isTable && start.kind == .table) {
      begin(start.kind, number)
      leaf = start.leaf
      if case .html(.gap) = leaf { containers[containers.count - 1].readTags(of: line) }
    } else if isParagraph || isTable || isQuote {
      extend(to: number)
    } else {
      begin(.paragraph, number)
      leaf = .paragraph
    }
  }

  /// The block, neither heading nor list item nor paragraph, that a line begins.
  private func start(
    _ line: MarkdownLine, _ number: Int, _ inParagraph: Bool
  ) -> (kind: TextBlock.Kind, leaf: Leaf)? {
    if line.isQuote { return (.quote, .quote) }
    if line.isRule { return (.rule, .none) }
    if let fence = line.fence { return (.code, .fence(mark: fence.mark, count: fence.count)) }
    switch line.html(inParagraph: inParagraph) {
    case .line(let ends)?: return (.html, line.holds(ends) ? .none : .html(.line(ends)))
    case .gap?: return (.html, .html(.gap))
    case nil: break
    }
    guard line.has("|"), number + 1 < lines.count else { return nil }
    return MarkdownLine(bytes[lines[number + 1]]).isDelimiterRow ? (.table, .table) : nil
  }

  /// Enters a list item, and those that begin on the same line.
  private mutating func enter(_ item: MarkdownLine.Item, _ number: Int) {
    containers.append(BlockContainer(column: item.column, item: blocks.count - 1))
    let line = item.rest
    if line.isBlank || line.headingLevel != nil {
      leaf = .none
    } else if line.column >= item.column + 4 {
      leaf = .code
    } else if !line.isRule, let item = line.item, containers.count < Self.deepest {
      containers[containers.count - 1].previous = blocks.count - 1
      enter(item, number)
    } else {
      leaf = start(line, number, false)?.leaf ?? .paragraph
      if case .html(.gap) = leaf { containers[containers.count - 1].readTags(of: line) }
    }
  }

  private mutating func extend(to number: Int) {
    let last = blocks.count - 1
    blocks[last].lines = blocks[last].lines.lowerBound...number
  }

  private mutating func begin(_ kind: TextBlock.Kind, _ number: Int) {
    blocks.append(Block(kind: kind, path: path(of: kind), lines: number...number))
    containers[containers.count - 1].previous = blocks.count - 1
  }

  /// Makes the paragraph before a heading, if it is no list item's.
  private mutating func underline(_ level: Int) {
    leaf = .none
    let last = blocks.count - 1
    guard blocks[last].kind == .paragraph else { return }
    blocks[last].kind = .heading
    containers[containers.count - 1].leaveHeadings(to: level)
    blocks[last].path = path(of: .heading)
    containers[containers.count - 1].enterHeading(text(of: blocks[last]), level)
  }

  /// What a block that begins now stands under.
  private mutating func path(of kind: TextBlock.Kind) -> BlockPath {
    let last = containers.count - 1
    let base = containers[last].unasked.map {
      blocks[$0].path.adding(BlockPath.Step(text(of: blocks[$0])))
    }
    let here = containers[last].path(base ?? root)
    guard let previous = containers[last].previous.map({ blocks[$0] }) else { return here }
    if kind == .listItem, previous.kind == .listItem { return previous.path }
    guard previous.kind == .paragraph, kind != .heading, kind != .rule else { return here }
    let lead = text(of: previous)
    let isLed = kind != .paragraph || MarkdownLine.endsInColon(lead)
    return isLed ? previous.path.adding(BlockPath.Step(lead)) : here
  }
}
