/// How much work a text can make for the parser, at most.
///
/// Most texts are read in a time that grows with their size, but some are made so that it grows with
/// its square: each line is compared with every open quote, each closing bracket looks back for its
/// opening one, each line under a paragraph may make it a table. These products are bounded here by
/// what one look over the lines can tell, high above what people write.
struct MarkdownEffort {
  /// The sum over blocks of their size times the characters in them that make the parser look
  /// around.
  private var inlines = 0
  /// The sum over blocks of their size times the lines that may turn them into a table.
  private var headers = 0
  /// The cells of all tables, if each row had as many as the widest.
  private var cells = 0
  /// The most levels that any line is nested in.
  private var depth = 0
  /// The size of the largest block that may define the address of a link.
  private var definition = 0
  private var brackets = 0
  private let size: Int
  private let lines: Int

  /// Whether the text can be read in a second or two.
  var isReasonable: Bool {
    size <= 32 << 20 && inlines <= 2_000_000_000 && headers <= 100_000_000 && cells <= 1_000_000
      && depth <= 1000 && depth * lines <= 30_000_000
      && brackets * definition <= 100_000_000
  }

  init(of source: MarkdownSource) {
    size = source.bytes.count
    lines = source.lineStarts.count
    source.bytes.withUnsafeBufferPointer { bytes in
      var block = Block()
      for index in source.lineStarts.indices {
        let line = source.line(index)
        depth = max(depth, ContainerPrefix(of: line, in: bytes).depth)
        if Self.startsBlock(line, in: bytes) {
          add(block)
          block = Block()
        }
        block.add(line, in: bytes)
      }
      add(block)
    }
  }

  private mutating func add(_ block: Block) {
    inlines += block.size * block.special
    headers += block.size * block.headers
    cells += block.lines * block.columns
    brackets += block.brackets
    if block.canDefine { definition = max(definition, block.size) }
  }

  /// Whether no paragraph or table goes on with the line: it is blank, or an item with words in it.
  private static func startsBlock(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool
  {
    guard let first = bytes[line].firstIndex(where: { !$0.isBlank }) else { return true }
    switch bytes[first] {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      return first - line.lowerBound <= 3 && !bytes[line.lowerBound..<first].contains(0x09)
        && first + 1 < line.upperBound && bytes[first + 1].isBlank
        && bytes[first + 1..<line.upperBound].contains { !$0.isBlank }
    default: return false
    }
  }
}

/// Lines that can be one paragraph or table.
private struct Block {
  var size = 0
  var lines = 0
  var special = 0
  var brackets = 0
  var canDefine = false
  var headers = 0
  var columns = 0

  mutating func add(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
    var found: UInt8 = 0
    Self.marks.withUnsafeBufferPointer { marks in
      var index = line.lowerBound
      while index < line.upperBound {
        if index + 8 <= line.upperBound, Self.arePlainWords(bytes, at: index) {
          found |= Self.word
          index += 8
          continue
        }
        // No jump depends on a byte, since what follows a word is hard to foresee.
        for index in index..<min(index + 8, line.upperBound) {
          let mark = marks[Int(bytes[index])]
          special += Int(mark & Self.special)
          found |= mark
        }
        index += 8
      }
    }
    size += line.count + 1
    lines += 1
    if found & Self.bracket != 0 { addBrackets(line, in: bytes) }
    guard found & Self.word == 0, !line.isEmpty else { return }
    headers += 1
    columns = max(columns, bytes[line].count { $0 == UInt8(ascii: "|") } + 1)
  }

  /// Whether eight bytes are all letters of ASCII, digits, spaces or one of `,-./`, a letter among them.
  ///
  /// NB: all eight are looked at at once. To a byte below 0x80, 0x80 - X is added, which sets its highest
  /// bit where the byte is X or more.
  private static func arePlainWords(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let (ones, high): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    func reach(_ byte: UInt64, _ word: UInt64) -> UInt64 { word &+ ones &* (0x80 - byte) }
    let lower = word | ones &* 0x20
    let letters = reach(0x61, lower) & ~reach(0x7B, lower)
    let signs = reach(0x2C, word) & ~reach(0x3A, word)
    let spaces = reach(0x20, word) & ~reach(0x21, word)
    return word & high == 0 && letters & high != 0 && (letters | signs | spaces) & high == high
  }

  private mutating func addBrackets(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
    for index in line where bytes[index] == UInt8(ascii: "]") {
      brackets += 1
      if index + 1 < line.upperBound, bytes[index + 1] == UInt8(ascii: ":") { canDefine = true }
    }
  }

  /// What a byte is: one that makes the parser look around, one that is not in the line under the head
  /// of a table, a closing bracket.
  private static let (special, word, bracket): (UInt8, UInt8, UInt8) = (1, 2, 4)

  /// What each byte is.
  private static let marks: [UInt8] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: ">"): special
    case UInt8(ascii: "]"): special | word | bracket
    case UInt8(ascii: "-"), 0x09, 0x0b, 0x0c, 0x20: 0
    case UInt8(ascii: "!"), UInt8(ascii: "&"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "*"), UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: "@"),
      UInt8(ascii: "["), UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "`"),
      UInt8(ascii: "~"):
      special | word
    default: word
    }
  }
}
