import FAQModel

/// The rules of a page's own style sheets for what words without them would not say.
///
/// A rule counts where it is for elements by their name, a class or an ID alone, such as `.c3` or `span.c3`; what
/// holds for some screens only (`@media`) does not.
struct HTMLStyleSheet {
  private var rules: [String: HTMLStyle] = [:]
  private var count = 0
  /// The rules that strike words through or raise them and do not count, as far as they are named.
  private(set) var otherRules: [HTMLStyleTarget] = []

  /// No more rules that do not count are named.
  private static let mostOtherRules = 50

  /// Longer selectors are passed over, in bytes.
  private static let longestSelector = 200

  var isEmpty: Bool { rules.isEmpty && otherRules.isEmpty }

  /// Reads what stands in a `style` element.
  mutating func read(_ css: String) {
    let bytes = Array(css.utf8)
    var (selector, body, depth, index) = ([] as [UInt8], [] as [UInt8], 0, 0)
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "/") where bytes[index...].first == UInt8(ascii: "*"):
        index = Self.end(ofComment: index + 1, in: bytes)
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        // A text ends with its line at the latest.
        let end = bytes[index...].firstIndex { $0 == byte || $0 == 0x0A }
        // The names of fonts may be such texts.
        if depth == 1 {
          body += bytes[index..<(end ?? bytes.count)].filter {
            $0.isASCIIAlphanumeric || $0 == 0x20
          }
        }
        index = end.map { $0 + 1 } ?? bytes.count
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth = max(0, depth - 1)
        guard depth == 0 else { continue }
        add(selector[...], body[...])
        selector.removeAll(keepingCapacity: true)
        body.removeAll(keepingCapacity: true)
      case UInt8(ascii: ";") where depth == 0: selector.removeAll(keepingCapacity: true)
      default:
        if depth == 0 {
          selector.append(byte)
        } else if depth == 1 {
          body.append(byte)
        }
      }
    }
  }

  private static func end(ofComment start: Int, in bytes: [UInt8]) -> Int {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") {
        return index + 2
      }
      index += 1
    }
    return bytes.count
  }

  private mutating func add(_ selectors: ArraySlice<UInt8>, _ body: ArraySlice<UInt8>) {
    count += 1
    let style = HTMLStyle(body, rank: count)
    guard style != HTMLStyle() else { return }
    for selector in selectors.split(separator: UInt8(ascii: ",")) {
      if let key = Self.key(selector) {
        rules[key, default: HTMLStyle()].join(style)
      } else if style.name != nil, selector.count <= Self.longestSelector,
        otherRules.count < Self.mostOtherRules, let rule = HTMLStyleTarget(selector)
      {
        otherRules.append(rule)
      }
    }
  }

  /// A selector in one way to write it; nil where it is for more than a name, a class or an ID.
  private static func key(_ selector: ArraySlice<UInt8>) -> String? {
    var selector = selector
    for mark in ["<!--", "-->"] {
      selector = selector.drop { $0 <= 0x20 }
      if selector.starts(with: mark.utf8) { selector = selector.dropFirst(mark.utf8.count) }
    }
    selector = selector.drop { $0 <= 0x20 }.dropLast { $0 <= 0x20 }
    guard !selector.isEmpty, selector.count <= longestSelector,
      selector.allSatisfy({
        $0 >= 0x80 || $0.isASCIIAlphanumeric || "-_.#".utf8.contains($0)
      })
    else { return nil }
    let key = String(decoding: selector, as: UTF8.self)
    let name = key.prefix { $0 != "." && $0 != "#" }
    let rest = key[name.endIndex...].dropFirst()
    guard !rest.contains(where: { $0 == "." || $0 == "#" }) else { return nil }
    return key.lowercased()
  }

  /// What the sheets and its own attribute say of an element.
  func style(of node: HTMLTree.Node) -> HTMLStyle {
    var style = HTMLStyle()
    if let own = node["style"] {
      style = HTMLStyle(Array(own.utf8)[...], rank: .max)
      style.showsItself = style.isShown
    }
    guard !isEmpty else { return style }
    if let rule = rules[node.name] { style.join(rule) }
    for name in node.classes { join(".\(name)", of: node, to: &style, Self.class) }
    if let id = node["id"], !id.isEmpty {
      join("#\(id.lowercased())", of: node, to: &style, Self.id)
    }
    return style
  }

  private func join(
    _ key: String, of node: HTMLTree.Node, to style: inout HTMLStyle, _ weight: Int
  ) {
    if let rule = rules[key] { style.join(rule, weight: weight) }
    if let rule = rules[node.name + key] { style.join(rule, weight: weight + 1) }
  }

  /// A rule for a class comes before any for a name, and one for an ID before both.
  private static let (`class`, id) = (1, 3)
}
