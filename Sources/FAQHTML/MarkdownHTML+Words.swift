import FAQModel

extension MarkdownHTML {
  /// The words of a body as readers see them, one string for each paragraph, heading, item, cell
  /// or other block.
  ///
  /// Block quotes, lists, tables, headings, code, emphasis, strikethrough, links, hard line
  /// breaks and escapes are their words alone, a character reference is its character, and an
  /// image is what it is described as. The titles of links and images, which show when they are pointed
  /// at, come after the blocks. A block that can be read in several ways is there in each:
  /// without and with the numbers that call footnotes, and with raw HTML as pages of this program
  /// show it and without its tags, as others show it that are made from the Markdown.
  package static func words(of markdown: String, assets: AssetAddresses = .none) -> [String] {
    let blocks = readings(of: markdown, assets: assets).flatMap(\.self)
    let tagged = blocks.filter { $0.has(UInt8(ascii: "<")) }
    return blocks + tagged.flatMap { ShownBlocks($0).all }
  }

  /// The words of a body as they stand on a page of this program, each block on lines of its own: without
  /// the numbers that call footnotes and, where there are any, with them.
  package static func pages(of markdown: String, assets: AssetAddresses = .none) -> [String] {
    readings(of: markdown, assets: assets).map { $0.joined(separator: "\n") }
  }

  /// NB: taken from the HTML, so that these are the words of the page whatever Markdown they are.
  private static func readings(of markdown: String, assets: AssetAddresses) -> [[String]] {
    let html = fragment(of: markdown, assets: assets)
    let blocks = ShownBlocks(html, hidesCalls: true).all
    // A `<` of the text is `&lt;` here, so that this is a call and nothing else.
    return html.holds("<sup ") ? [blocks, ShownBlocks(html).all] : [blocks]
  }
}

/// The words of HTML, block by block, without tags and with the references that this program writes
/// resolved.
private struct ShownBlocks {
  typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  private(set) var all: [String] = []
  private var titles: [String] = []
  private var block: [UInt8] = []
  private var isHidden = false
  private let hidesCalls: Bool

  /// - Parameter hidesCalls: whether what is raised, as only the calls of footnotes are in HTML of
  ///   this program, is left out.
  init(_ html: String, hidesCalls: Bool = false) {
    self.hidesCalls = hidesCalls
    html.withBytes { read($0) }
    endBlock()
    all += titles
  }

  private mutating func read(_ html: UnsafeBufferPointer<UInt8>) {
    var rest: Bytes = html[...]
    while let first = rest.first {
      guard first == UInt8(ascii: "<") else {
        let words = rest.prefix { $0 != UInt8(ascii: "<") }
        add(words)
        rest = rest.dropFirst(words.count)
        continue
      }
      let inside = rest.dropFirst().prefix { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
      rest = rest.dropFirst(inside.count + 1)
      if rest.first == UInt8(ascii: ">"), Self.isTag(inside) {
        rest = rest.dropFirst()
        follow(inside)
      } else {
        block.append(UInt8(ascii: "<"))
        add(inside)
      }
    }
  }

  private static func isTag(_ inside: Bytes) -> Bool {
    guard let first = inside.first(where: { $0 != UInt8(ascii: "/") }) else { return false }
    return first == UInt8(ascii: "!") || first.isASCIILetter
  }

  private mutating func follow(_ tag: Bytes) {
    let isEnd = tag.first == UInt8(ascii: "/")
    let rest: Bytes = isEnd ? tag.dropFirst() : tag
    let name = rest.prefix(while: \.isASCIIAlphanumeric)
    switch String(decoding: name, as: UTF8.self).lowercased() {
    case "br": block.append(UInt8(ascii: "\n"))
    case "a", "span": addTitle(of: tag)
    case "img":
      add(Self.attribute(" alt=", of: tag))
      addTitle(of: tag)
    case "sup" where hidesCalls: isHidden = !isEnd
    case let element where Self.inlineElements.contains(element): break
    default: endBlock()
    }
  }

  /// What an attribute of a tag is, where that is in double quotes as this program writes it.
  private static func attribute(_ name: String, of tag: Bytes) -> Bytes {
    let parts = tag.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
    // The parts in between are values.
    let names = stride(from: 0, to: parts.count - 1, by: 2)
    let index = names.first { parts[$0].suffix(name.utf8.count).elementsEqual(name.utf8) }
    return index.map { parts[$0 + 1] } ?? tag.prefix(0)
  }

  private mutating func addTitle(of tag: Bytes) {
    let title = Self.resolved(Self.attribute(" title=", of: tag))
    if !title.isEmpty { titles.append(String(decoding: title, as: UTF8.self)) }
  }

  private mutating func add(_ words: Bytes) {
    if !isHidden { block += Self.resolved(words) }
  }

  private static func resolved(_ words: Bytes) -> [UInt8] {
    var resolved: [UInt8] = []
    var rest = words
    while !rest.isEmpty {
      let plain = rest.prefix { $0 != UInt8(ascii: "&") }
      resolved += plain
      rest = rest.dropFirst(plain.count)
      if let reference = HTMLReference.read(rest) {
        resolved.append(reference.byte)
        rest = rest.dropFirst(reference.length)
      } else {
        resolved += rest.prefix(1)
        rest = rest.dropFirst()
      }
    }
    return resolved
  }

  private mutating func endBlock() {
    if block.contains(where: { $0 > 0x20 }) { all.append(String(decoding: block, as: UTF8.self)) }
    block.removeAll(keepingCapacity: true)
  }

  /// The elements that part no words, in HTML of this program and in that of authors; a comment has
  /// no name.
  private static let inlineElements: Set<String> = [
    "", "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
  ]
}
