import CGumbo
import FAQModel

/// Tells the tags in words that may be HTML from signs that only look like the beginning of one, as in
/// `ALT<a and AST>b` or `Anna <anna@example.org>`.
///
/// A tag is whole, has the name of an element of HTML or an attribute with a value, and attributes without
/// a value are those that HTML knows or that programs name with a hyphen (`data-v-7ba5bd90`), or stand beside one
/// with a value in quotes.
enum WrittenTags {
  /// The name of the tag that begins at a place, in small letters, and where the tag ends; nil for a sign that
  /// begins none.
  static func tag(at start: Int, in bytes: [UInt8]) -> (name: String, end: Int)? {
    guard bytes[start] == UInt8(ascii: "<") else { return nil }
    let isClosing = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "/")
    let letters = bytes[(start + (isClosing ? 2 : 1))...].prefix(40).prefix(while: isOfName)
    guard let first = letters.first, first.isASCIILetter else { return nil }
    let name = String(decoding: letters, as: UTF8.self).lowercased()
    guard let (end, hasValues) = attributes(from: letters.endIndex, in: bytes) else { return nil }
    return hasValues || isElement(name) ? (name, end) : nil
  }

  /// Whether a comment, or what parsers leave out as one does, begins at a place.
  static func isComment(at start: Int, in bytes: [UInt8]) -> Bool {
    let beginning = String(decoding: bytes[start...].prefix(9), as: UTF8.self).lowercased()
    return beginning.hasPrefix("<!--") || beginning == "<!doctype" || beginning == "<![cdata["
  }

  private static func endOfComment(at start: Int, in bytes: [UInt8]) -> Int {
    let isPlain = bytes[start...].starts(with: "<!--".utf8)
    var place = isPlain ? start + 4 : start
    while let sign = bytes[place...].firstIndex(of: UInt8(ascii: ">")) {
      place = sign + 1
      if !isPlain || bytes[..<sign].suffix(2).elementsEqual("--".utf8) { return place }
    }
    return bytes.count
  }

  /// HTML with each sign that begins no tag written so that it stays.
  ///
  /// - Parameter isGuessed: whether it may be plain words with some HTML in it, in which `&` begins a reference
  ///   where it ends with `;` alone: `?a=1&copy=2` is an address.
  static func escaping(_ text: String, isGuessed: Bool = false) -> String {
    guard text.has(UInt8(ascii: "<")) || isGuessed && text.has(UInt8(ascii: "&")) else {
      return text
    }
    let bytes = Array(text.utf8)
    var escaped: [UInt8] = []
    var opened: Set<String> = []
    var place = 0
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else {
        let isOpen = isGuessed && isOpenReference(at: place, in: bytes)
        escaped += isOpen ? Array("&amp;".utf8) : [bytes[place]]
        place += 1
        continue
      }
      let found = tag(at: place, in: bytes)
      let end =
        found?.end ?? (isComment(at: place, in: bytes) ? endOfComment(at: place, in: bytes) : nil)
      if let end {
        if let found { opened.insert(found.name) }
        escaped += bytes[place..<end]
        place = end
      } else {
        let stays = closes(opened, at: place, in: bytes)
        escaped += stays ? [UInt8(ascii: "<")] : Array("&lt;".utf8)
        place += 1
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  /// Whether `&` and a name without `;` stand at a place.
  private static func isOpenReference(at place: Int, in bytes: [UInt8]) -> Bool {
    guard bytes[place] == UInt8(ascii: "&") else { return false }
    let name = bytes[(place + 1)...].prefix(while: \.isASCIIAlphanumeric)
    return !name.isEmpty && bytes[name.endIndex...].first != UInt8(ascii: ";")
  }

  /// Whether an element that was opened ends here: one that HTML does not know is told by its attributes,
  /// which its end has not.
  private static func closes(_ opened: Set<String>, at place: Int, in bytes: [UInt8]) -> Bool {
    guard bytes[place...].starts(with: "</".utf8) else { return false }
    let name = bytes[(place + 2)...].prefix(40).prefix(while: isOfName)
    return bytes[name.endIndex...].first == UInt8(ascii: ">")
      && opened.contains(String(decoding: name, as: UTF8.self).lowercased())
  }

  /// Where a tag ends whose name ends at a place, and whether it has attributes with values; nil where what
  /// follows are no attributes.
  private static func attributes(from start: Int, in bytes: [UInt8]) -> (end: Int, hasValues: Bool)?
  {
    var place = start
    var hasValues = false
    var isQuoted = false
    var mayBeWords = false
    while true {
      let next = end(ofSpaceFrom: place, in: bytes)
      guard next < bytes.count else { return nil }
      if bytes[next] == UInt8(ascii: ">") {
        return isQuoted || !mayBeWords ? (next + 1, hasValues) : nil
      }
      if bytes[next] == UInt8(ascii: "/") {
        place = next + 1
        continue
      }
      let name = bytes[next...].prefix { $0 > 0x20 && !"\"'<>/=".utf8.contains($0) }
      guard next > start, !name.isEmpty else { return nil }
      let sign = end(ofSpaceFrom: name.endIndex, in: bytes)
      if sign < bytes.count, bytes[sign] == UInt8(ascii: "=") {
        let begin = end(ofSpaceFrom: sign + 1, in: bytes)
        guard let end = value(from: begin, in: bytes) else { return nil }
        hasValues = true
        isQuoted = isQuoted || "\"'".utf8.contains(bytes[begin])
        place = end
      } else {
        mayBeWords = mayBeWords || !isFlag(name)
        place = name.endIndex
      }
    }
  }

  /// Whether HTML or a program may have an attribute of that name without a value.
  private static func isFlag(_ name: ArraySlice<UInt8>) -> Bool {
    if name.first?.isASCIILetter == true, name.dropFirst().contains(UInt8(ascii: "-")) {
      return name.allSatisfy(isOfName)
    }
    return flags.contains(String(decoding: name, as: UTF8.self).lowercased())
  }

  /// Where a value ends; nil where none begins, or it does not end.
  private static func value(from start: Int, in bytes: [UInt8]) -> Int? {
    guard start < bytes.count else { return nil }
    let quote = bytes[start]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let value = bytes[start...].prefix { $0 > 0x20 && !"<>".utf8.contains($0) }
      return value.isEmpty ? nil : value.endIndex
    }
    return bytes[(start + 1)...].firstIndex(of: quote).map { $0 + 1 }
  }

  private static func end(ofSpaceFrom start: Int, in bytes: [UInt8]) -> Int {
    bytes[start...].firstIndex { !" \n\t\r\u{0C}".utf8.contains($0) } ?? bytes.count
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ":")
  }

  /// Whether HTML has an element of that name, or office programs and components may: `o:p`, `x-y`.
  static func isElement(_ name: String) -> Bool {
    if let colon = name.firstIndex(of: ":") {
      return name[..<colon].utf8.count <= 2 && name[colon...].utf8.count > 1
    }
    return name.has(UInt8(ascii: "-")) || laterElements.contains(name)
      || gumbo_tag_enum(name) != GUMBO_TAG_UNKNOWN
  }

  /// The elements of HTML that gumbo does not know.
  private static let laterElements: Set = ["dialog", "picture", "search", "slot"]

  /// The attributes that HTML writes without a value.
  private static let flags: Set<String> = [
    "allowfullscreen", "async", "autofocus", "autoplay", "checked", "compact", "controls",
    "default", "defer", "disabled", "download", "hidden", "inert", "ismap", "itemscope", "loop",
    "multiple", "muted", "nohref", "noshade", "novalidate", "nowrap", "open", "playsinline",
    "readonly", "required", "reversed", "selected",
  ]
}
