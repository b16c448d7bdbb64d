/// What the style of an element says of its words.
struct HTMLStyle: Equatable {
  private var decoration: Value?
  private var position: Value?
  private var display: Value?
  private var visibility: Value?

  /// The value of a property; among several, the one of the highest rank counts.
  private struct Value: Equatable {
    let words: String
    var rank: Int
  }

  init() {}

  /// - Parameter declarations: such as `color: red; vertical-align: super`.
  init(_ declarations: ArraySlice<UInt8>, rank: Int) {
    for declaration in declarations.split(separator: UInt8(ascii: ";")) {
      guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = declaration[..<colon].drop { $0 <= 0x20 }.dropLast { $0 <= 0x20 }
      // Few begin as those do that count.
      guard (7...24).contains(name.count), let first = name.first,
        "tvd".utf8.contains(first | 0x20)
      else { continue }
      let words = String(decoding: declaration[(colon + 1)...].prefix(100), as: UTF8.self)
      let value = Value(words: words.lowercased().filter { !$0.isWhitespace }, rank: rank)
      switch String(decoding: name, as: UTF8.self).lowercased() {
      case "text-decoration", "text-decoration-line": decoration = value
      case "vertical-align": position = value
      case "display": display = value
      case "visibility": visibility = value
      default: break
      }
    }
  }

  /// Adds what another rule says, where none of a higher rank says it.
  mutating func join(_ other: HTMLStyle, weight: Int = 0) {
    Self.join(&decoration, other.decoration, weight)
    Self.join(&position, other.position, weight)
    Self.join(&display, other.display, weight)
    Self.join(&visibility, other.visibility, weight)
  }

  private static func join(_ value: inout Value?, _ other: Value?, _ weight: Int) {
    guard var other else { return }
    other.rank += weight << 40
    if value.map({ $0.rank <= other.rank }) != false { value = other }
  }

  /// Whether the element's own attribute shows it, whatever hides others of its class.
  var showsItself = false

  /// Whether it says that the element is shown.
  var isShown: Bool {
    !isHidden && (display != nil || visibility?.words.hasPrefix("visible") == true)
  }

  var isHidden: Bool {
    display?.words.hasPrefix("none") == true || visibility?.words.hasPrefix("hidden") == true
  }

  /// The element whose meaning the style gives to words: words that are struck through, or
  /// stand above or below the line, say another thing without it.
  var name: String? {
    if decoration?.words.contains("line-through") == true { return "del" }
    switch position?.words.prefix(5) {
    case "super": return "sup"
    case let words? where words.hasPrefix("sub"): return "sub"
    default: return nil
    }
  }
}
