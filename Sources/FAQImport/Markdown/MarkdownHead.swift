import FAQModel

/// The front matter of a Markdown file: YAML between `---` and `---` or `...`, TOML between `+++` and
/// `+++`, or a JSON object that begins with `{` on a line of its own or is one line.
struct MarkdownHead {
  private(set) var fields: [JSONValue.Member] = []
  /// Where the body begins, in bytes.
  private(set) var bodyStart = 0

  /// Finds and reads it; there is none where the first line with words is no mark of it.
  ///
  /// - Parameter bytes: the file with LF line ends.
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` with the line for what does not end or cannot be
  ///   read.
  init(_ bytes: [UInt8]) throws {
    var start = 0
    var line = 1
    while start < bytes.count, case let end = bytes.lineEnd(from: start),
      bytes[start..<end].allSatisfy(Self.isSpace)
    {
      start = end + 1
      line += 1
    }
    guard start < bytes.count else { return }
    let end = bytes.lineEnd(from: start)
    let first = bytes[start..<end]
    if first.isMark(["---"]) {
      try readYAML(bytes, after: end, line)
    } else if first.isMark(["+++"]) {
      let head = try FencedHead(bytes, after: end, ["+++"], line: line)
      fields = try TOMLReader.members(of: Array(bytes[head.range]), firstLine: line + 1)
      bodyStart = head.next
    } else if first.isMark(["{"]) || Self.isObject(first) {
      try readJSON(bytes, from: start, line)
    }
  }

  /// Whether a line is a whole JSON object.
  private static func isObject(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.first == UInt8(ascii: "{"), line.last(where: { !isSpace($0) }) == UInt8(ascii: "}"),
      case .object? = try? JSONValue(reading: String(decoding: line, as: UTF8.self))
    else { return false }
    return true
  }

  private mutating func readYAML(_ bytes: [UInt8], after end: Int, _ line: Int) throws {
    let head = try FencedHead(bytes, after: end, ["---", "..."], line: line)
    let text = bytes[head.range]
    bodyStart = head.next
    if let own = OwnHead.fields(text) {
      fields = own
      return
    }
    do {
      let matter = try FrontMatter(String(decoding: text, as: UTF8.self))
      fields = matter.fields.map { JSONValue.Member($0.name, $0.value) }
    } catch Refusal.invalidFile(let fault?, let cause) {
      throw Refusal.invalidFile(line: fault + line - 1, cause: cause)
    }
  }

  private mutating func readJSON(_ bytes: [UInt8], from start: Int, _ line: Int) throws {
    guard let end = Self.objectEnd(bytes, start) else {
      throw Refusal.invalidFile(
        line: line, cause: "the front matter that begins here with '{' does not end")
    }
    let text = bytes[start..<end]
    do {
      let value = try text.withUnsafeBufferPointer {
        try JSONValue(readingUTF8: $0, keepsOrder: true, keepsFractions: true)
      }
      fields = value.members
    } catch let failure as JSONValue.ReadingFailure {
      let lines = text.prefix(failure.offset).count { $0 == UInt8(ascii: "\n") }
      throw Refusal.invalidFile(
        line: line + lines, cause: "the front matter is no JSON: \(failure.cause)")
    }
    let lineEnd = bytes.lineEnd(from: end)
    guard bytes[end..<lineEnd].allSatisfy(Self.isSpace) else {
      throw Refusal.invalidFile(
        line: line + text.count { $0 == UInt8(ascii: "\n") },
        cause: "the front matter ends within a line; begin the text on the next one")
    }
    bodyStart = min(lineEnd + 1, bytes.count)
  }

  /// Where the object ends that begins at an offset; nil where it does not within the largest size.
  private static func objectEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    var depth = 0
    var isString = false
    var index = start
    let limit = min(bytes.count, start + ArticleText.largestFrontMatter)
    while index < limit {
      switch bytes[index] {
      case UInt8(ascii: "\\") where isString: index += 1
      case UInt8(ascii: "\""): isString.toggle()
      case UInt8(ascii: "{") where !isString: depth += 1
      case UInt8(ascii: "}") where !isString:
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

/// The front matter that the exports of this program write, read without the full parser, which takes
/// many times as long.
private enum OwnHead {
  /// The fields where all of them are simple and `faqcms` is the last, with simple ones below it; nil
  /// for all else.
  static func fields(_ yaml: ArraySlice<UInt8>) -> [JSONValue.Member]? {
    let mark = Array("\(ArticleText.ownKey):".utf8)
    var head: Int?
    var tail: [UInt8] = []
    var start = yaml.startIndex
    while start < yaml.endIndex {
      let end = yaml[start...].firstIndex(of: UInt8(ascii: "\n")) ?? yaml.endIndex
      let line = yaml[start..<end]
      if head != nil {
        guard line.starts(with: [0x20, 0x20]), line.dropFirst(2).first != 0x20 else { return nil }
        if !tail.isEmpty { tail.append(UInt8(ascii: "\n")) }
        tail.append(contentsOf: line.dropFirst(2))
      } else if line.elementsEqual(mark) {
        head = start
      }
      start = end + 1
    }
    guard let head, head > yaml.startIndex, !tail.isEmpty,
      let fields = FrontMatter.simpleFields(
        String(decoding: yaml[yaml.startIndex..<(head - 1)], as: UTF8.self)),
      let own = FrontMatter.simpleFields(String(decoding: tail, as: UTF8.self)),
      !fields.contains(where: { $0.name == ArticleText.ownKey })
    else { return nil }
    return fields.map { JSONValue.Member($0.name, $0.value) } + [
      JSONValue.Member(
        ArticleText.ownKey, .object(own.map { JSONValue.Member($0.name, $0.value) }))
    ]
  }
}
