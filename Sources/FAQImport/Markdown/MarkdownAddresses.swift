import FAQModel

/// The images, links, tags and commands in a Markdown text, in order.
struct MarkdownAddresses {
  struct Found {
    let offset: Int
    let isImage: Bool
    let address: String
    let description: String
  }

  private(set) var found: [Found] = []
  /// The labels of definitions that are used.
  private(set) var labels: [(offset: Int, label: String)] = []
  /// Where tags of HTML begin within text.
  private(set) var html: [Int] = []
  /// Where commands of site generators begin: `{{` and `{%`.
  private(set) var commands: [Int] = []

  /// Where signs of dialects begin, which mean nothing in Markdown: `!!!`, `???` and `:::` before words, and those of
  /// ``DialectSign``.
  private(set) var dialects: [Int] = []

  private let bytes: [UInt8]
  private var definitions: [String: String] = [:]
  private var names: Set<String> = []

  init(_ bytes: [UInt8], _ outline: MarkdownOutline) {
    self.bytes = bytes
    for definition in outline.definitions where names.insert(definition.label).inserted {
      definitions[definition.label] = definition.address
    }
    for run in outline.runs { scan(run) }
    // What stands in brackets within others is found before them.
    found.sort { $0.offset < $1.offset }
    labels.sort { $0.offset < $1.offset }
  }

  /// Whether a byte may begin or end anything but words.
  private static let meansMore: [Bool] = (UInt8.min...UInt8.max).map {
    "\\`[]<{%=^~:".utf8.contains($0)
  }

  private mutating func scan(_ run: Range<Int>) {
    var open: [(offset: Int, isImage: Bool)] = []
    var code = CodeSpans(bytes, before: run.upperBound)
    let meansMore = Self.meansMore
    if isAdmonition(run) { dialects.append(run.lowerBound) }
    var index = run.lowerBound
    while index < run.upperBound {
      guard meansMore[Int(bytes[index])] else {
        index += 1
        continue
      }
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "`"): index = code.end(from: index) - 1
      case UInt8(ascii: "["):
        let isImage =
          index > run.lowerBound && bytes[index - 1] == UInt8(ascii: "!")
          && (index < run.lowerBound + 2 || bytes[index - 2] != UInt8(ascii: "\\"))
        open.append((index, isImage))
        noteDialect(index, in: run)
      case UInt8(ascii: "]"):
        if let opening = open.popLast() { index = close(opening, index, run.upperBound) - 1 }
      case UInt8(ascii: "<"):
        let isComment = index + 1 < run.upperBound && bytes[index + 1] == UInt8(ascii: "!")
        if isComment || !MarkdownLine.tagName(bytes, index, run.upperBound).isEmpty {
          html.append(index)
        }
      case UInt8(ascii: "{"):
        if index + 1 < run.upperBound, "{%".utf8.contains(bytes[index + 1]) {
          commands.append(index)
          index += 1
        } else {
          noteDialect(index, in: run)
        }
      default: noteDialect(index, in: run)
      }
      index += 1
    }
  }

  private mutating func noteDialect(_ index: Int, in run: Range<Int>) {
    let before = index > run.lowerBound ? bytes[index - 1] : UInt8(ascii: " ")
    if DialectSign.begins(bytes[index..<run.upperBound], after: before) { dialects.append(index) }
  }

  /// Whether words begin as a box of MkDocs or Docusaurus does.
  private func isAdmonition(_ run: Range<Int>) -> Bool {
    guard run.count > 4, case let sign = bytes[run.lowerBound], "!?:".utf8.contains(sign) else {
      return false
    }
    let rest = bytes[run].dropFirst(3)
    return bytes[run].prefix(3).allSatisfy { $0 == sign }
      && rest.first.map { $0 == 0x20 && sign != UInt8(ascii: ":") || MarkdownBytes.isWordPart($0) }
        ?? false
  }

  /// Takes what stands in brackets; gives the offset after it.
  private mutating func close(
    _ opening: (offset: Int, isImage: Bool), _ index: Int, _ limit: Int
  ) -> Int {
    let words = bytes[(opening.offset + 1)..<index]
    let next = index + 1
    if next < limit, bytes[next] == UInt8(ascii: "("),
      let target = LinkTarget(inline: bytes, at: next, in: limit)
    {
      add(opening, target.address, words)
      return target.end
    }
    guard !names.isEmpty else { return next }
    if next < limit, bytes[next] == UInt8(ascii: "["),
      let end = bytes[next..<min(limit, next + 1_000)].firstIndex(of: UInt8(ascii: "]"))
    {
      let label = end > next + 1 ? bytes[(next + 1)..<end] : words
      if use(label, opening, words) { return end + 1 }
    }
    _ = use(words, opening, words)
    return next
  }

  private mutating func use(
    _ label: ArraySlice<UInt8>, _ opening: (offset: Int, isImage: Bool), _ words: ArraySlice<UInt8>
  ) -> Bool {
    guard label.count < 1_000, case let label = MarkdownLine.key(label), names.contains(label)
    else {
      return false
    }
    labels.append((opening.offset, label))
    if let address = definitions[label] { add(opening, address, words) }
    return true
  }

  private mutating func add(
    _ opening: (offset: Int, isImage: Bool), _ address: String, _ words: ArraySlice<UInt8>
  ) {
    guard !address.isEmpty else { return }
    found.append(
      Found(
        offset: opening.offset, isImage: opening.isImage, address: address,
        description: opening.isImage ? InlineWords(words).text : ""))
  }
}
