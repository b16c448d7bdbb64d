/// What the style of an element says of its words.
struct HTMLStyle: Equatable {
  private var decoration: Value?
  private var position: Value?
  private var display: Value?
  private var visibility: Value?
  private var family: Value?
  private var numbering: Value?

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
      guard Self.mayCount(name) else { continue }
      let words = String(decoding: declaration[(colon + 1)...].prefix(100), as: UTF8.self)
      let value = Value(words: words.lowercased().filter { !$0.isWhitespace }, rank: rank)
      switch String(decoding: name, as: UTF8.self).lowercased() {
      case "text-decoration", "text-decoration-line": decoration = value
      case "vertical-align": position = value
      case "display": display = value
      case "visibility": visibility = value
      case "font", "font-family":
        // Fonts of letters count only where an element itself has one within another of signs.
        let font = Self.family(words, isShort: name.count == 4)
        if rank == .max || SignFont(named: font) != nil {
          family = Value(words: font, rank: rank)
        }
      case "list-style", "list-style-type":
        if Self.numberings.contains(where: value.words.contains) { numbering = value }
      default: break
      }
    }
  }

  /// Whether a name may be that of a property that counts; few begin as those do, and are as long.
  private static func mayCount(_ name: ArraySlice<UInt8>) -> Bool {
    switch name.first.map({ $0 | 0x20 }) {
    case UInt8(ascii: "t"), UInt8(ascii: "v"), UInt8(ascii: "d"): (7...24).contains(name.count)
    case UInt8(ascii: "f"):
      name.count == 4 || name.count == 11 && name[name.startIndex + 5] | 0x20 == UInt8(ascii: "f")
    case UInt8(ascii: "l"): name.count == 10 || name.count == 15
    default: false
    }
  }

  /// The first family of a font.
  ///
  /// - Parameter isShort: whether its size stands before it.
  private static func family(_ words: String, isShort: Bool) -> String {
    let first = words.prefix { $0 != "," && $0 != "!" }
    guard isShort else { return first.filter { !"\"'".contains($0) }.oneLine }
    let size = first.lastIndex(where: \.isNumber)
    let rest = size.map { first[$0...].drop { !$0.isWhitespace && $0 != "\"" } } ?? ""
    return rest.filter { !"\"'".contains($0) }.oneLine
  }

  /// What the ways to number a list with letters and the like have in their names.
  private static let numberings = ["alpha", "latin", "roman", "greek"]

  /// The font that it gives to words, empty for one of letters that is not told.
  var font: String? { family?.words }

  /// Whether it numbers a list otherwise than 1, 2, 3.
  var numbersOtherwise: Bool { numbering != nil }

  /// Adds what another rule says, where none of a higher rank says it.
  mutating func join(_ other: HTMLStyle, weight: Int = 0) {
    Self.join(&decoration, other.decoration, weight)
    Self.join(&position, other.position, weight)
    Self.join(&display, other.display, weight)
    Self.join(&visibility, other.visibility, weight)
    Self.join(&family, other.family, weight)
    Self.join(&numbering, other.numbering, weight)
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
