/// HTML that a page is to show, as far as it is written in the one form in which the program writes it.
struct ShownPage {
  /// What a reader sees: the text, the descriptions of images and the languages of code.
  private(set) var words = ""
  /// The first thing that no page may have.
  private(set) var problem: String?

  private var open: [String] = []
  private let bytes: [UInt8]
  private var index = 0

  init(_ html: String) {
    bytes = Array(html.utf8)
    while index < bytes.count, problem == nil {
      if bytes[index] == UInt8(ascii: "<") {
        tag()
      } else {
        words += Self.decoded(take { $0 != UInt8(ascii: "<") })
      }
    }
    if problem == nil, let last = open.last { problem = "<\(last)> is not closed" }
  }

  private mutating func take(while isPart: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let part = bytes[index...].prefix(while: isPart)
    index = part.endIndex
    return part
  }

  private mutating func takes(_ text: StaticString) -> Bool {
    let expected = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard bytes[index...].starts(with: expected) else { return false }
    index += expected.count
    return true
  }

  private mutating func tag() {
    index += 1
    let isEnd = takes("/")
    let name = Self.text(take { Self.isNamePart($0) })
    guard let allowed = Self.attributes[name] else {
      problem = "<\(name)> is not allowed"
      return
    }
    guard !isEnd else {
      if open.popLast() != name || !takes(">") { problem = "</\(name)> closes nothing" }
      return
    }
    while problem == nil, takes(" "), !bytes[index...].starts(with: "/>".utf8) {
      attribute(of: name, allowed)
    }
    let isVoid = takes("/>")
    if problem == nil, !isVoid, !takes(">") { problem = "<\(name) does not end" }
    if isVoid != ["br", "hr", "img"].contains(name) { problem = problem ?? "<\(name)> is void" }
    if !isVoid { open.append(name) }
    // What parts words on a page parts them here.
    if !Self.inline.contains(name) { words += "\n" }
  }

  private mutating func attribute(of element: String, _ allowed: Set<String>) {
    let name = Self.text(take { Self.isNamePart($0) })
    var value = ""
    if takes("=\"") {
      value = Self.decoded(take { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<") })
      if !takes("\"") { problem = "an attribute of <\(element)> does not end" }
    }
    if !allowed.contains(name) { problem = problem ?? "<\(element)> has the attribute '\(name)'" }
    switch name {
    case "href", "src":
      if !Self.isSafe(value, name) { problem = problem ?? "'\(value)' is no address of a page" }
    case "alt": words += value
    case "class" where element == "code": words += value.dropFirst("language-".count) + " "
    default: break
    }
  }

  /// Whether a browser takes an address for one of an allowed scheme, or for a relative one.
  private static func isSafe(_ address: String, _ attribute: String) -> Bool {
    let plain = String(String.UnicodeScalarView(address.unicodeScalars.filter { $0.value > 0x20 }))
    guard let end = plain.firstIndex(where: { ":/?#".contains($0) }), plain[end] == ":" else {
      return true
    }
    let schemes =
      attribute == "src" ? ["http", "https"] : ["http", "https", "mailto", "tel", "sms"]
    return schemes.contains(plain[..<end].lowercased())
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    var decoded: [UInt8] = []
    var rest = bytes
    while let place = rest.firstIndex(of: UInt8(ascii: "&")) {
      decoded += rest[..<place]
      rest = rest[place...]
      let known = references.first { rest.starts(with: $0.name.utf8) }
      decoded.append(known?.byte ?? UInt8(ascii: "&"))
      rest = rest.dropFirst(known?.name.utf8.count ?? 1)
    }
    return text(decoded + rest)
  }

  private static let references: [(name: String, byte: UInt8)] = [
    ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")), ("&quot;", UInt8(ascii: "\"")),
    ("&#x27;", UInt8(ascii: "'")), ("&amp;", UInt8(ascii: "&")),
  ]

  private static func text(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x61...0x7A, UInt8(ascii: "-"): true
    default: false
    }
  }

  private static let inline: Set<String> = [
    "a", "code", "del", "em", "img", "span", "strong", "sup",
  ]

  private static let attributes: [String: Set<String>] = [
    "a": [
      "href", "title", "id", "class", "data-footnote-ref", "data-footnote-backref", "aria-label",
    ],
    "blockquote": [], "br": [], "code": ["class"], "del": [], "div": ["class"], "em": [], "h1": [],
    "h2": [], "h3": [], "h4": [], "h5": [], "h6": [], "hr": [], "img": ["src", "alt", "title"],
    "li": ["id", "value"], "ol": ["start"], "p": [], "pre": [],
    "section": ["class", "data-footnotes"], "span": ["title"], "strong": [], "sup": ["class"],
    "table": [],
    "tbody": [], "td": ["align"], "th": ["align"],
    "thead": [], "tr": [], "ul": [],
  ]
}
