import FAQModel

/// The rules of a page's own style sheets for what words without them would not say.
///
/// A rule counts where it is for elements by their name, a class or an ID alone, such as `.c3` or `span.c3`; what
/// holds for some screens only (`@media`) does not, and what holds on paper only is not named.
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
  ///
  /// - Parameter media: what it is for.
  mutating func read(_ css: String, media: String = "") {
    guard let isForAll = Self.holds(for: media) else { return }
    let bytes = Array(css.utf8)
    var (selector, body, depth, index) = ([] as [UInt8], [] as [UInt8], 0, 0)
    // The groups of rules that are open, and whether these hold on all screens.
    var groups = [isForAll]
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
      case UInt8(ascii: "{"):
        if depth == 0, let holds = Self.holds(inGroup: selector) {
          groups.append(holds)
          selector.removeAll(keepingCapacity: true)
        } else {
          depth += 1
        }
      case UInt8(ascii: "}") where depth == 0:
        if groups.count > 1 { groups.removeLast() }
        selector.removeAll(keepingCapacity: true)
      case UInt8(ascii: "}"):
        depth -= 1
        guard depth == 0 else { continue }
        add(selector[...], body[...], counts: groups.allSatisfy(\.self))
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

  /// Whether the rules of a group such as `@media` hold on all screens; nil for one that is no group of rules or
  /// for paper alone.
  private static func holds(inGroup selector: [UInt8]) -> Bool? {
    let words = selector.drop { $0 <= 0x20 }
    guard words.first == UInt8(ascii: "@") else { return nil }
    let name = words.dropFirst().prefix { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
    let condition = String(decoding: words[name.endIndex...], as: UTF8.self).lowercased().oneLine
    switch String(decoding: name, as: UTF8.self).lowercased() {
    case "media": return holds(for: condition)
    case "supports": return !condition.hasPrefix("not")
    case "layer": return true
    case "container", "scope": return false
    default: return nil
    }
  }

  /// Whether what is for some media holds on all screens; nil where it holds on none.
  private static func holds(for media: String) -> Bool? {
    let queries = media.lowercased().split(separator: ",").map { String($0).oneLine }
    if queries.isEmpty || queries.contains(where: ["all", "screen", "only screen"].contains) {
      return true
    }
    return queries.allSatisfy { ["print", "only print", "speech"].contains($0) } ? nil : false
  }

  /// - Parameter counts: whether it holds on all screens.
  private mutating func add(
    _ selectors: ArraySlice<UInt8>, _ body: ArraySlice<UInt8>, counts: Bool
  ) {
    count += 1
    let style = HTMLStyle(body, rank: count)
    guard style != HTMLStyle() else { return }
    for selector in selectors.split(separator: UInt8(ascii: ",")) {
      if counts, let key = Self.key(selector) {
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
    if let names = node["class"], Self.mayBeUtility(names) {
      for name in node.classes { style.join(Self.utilities[name] ?? HTMLStyle()) }
    }
    guard !isEmpty else { return style }
    if let rule = rules[node.name] { style.join(rule) }
    for name in node.classes { join(".\(name)", of: node, to: &style, Self.class) }
    if let id = node["id"], !id.isEmpty {
      join("#\(id.lowercased())", of: node, to: &style, Self.id)
    }
    return style
  }

  private static func mayBeUtility(_ names: String) -> Bool {
    names.holds("through") || names.holds("script") || names.holds("align-su")
  }

  /// The classes by which style sheets that many sites share strike words through or raise them.
  private static let utilities: [String: HTMLStyle] = {
    let struck = HTMLStyle(Array("text-decoration: line-through".utf8)[...], rank: 0)
    let raised = HTMLStyle(Array("vertical-align: super".utf8)[...], rank: 0)
    let lowered = HTMLStyle(Array("vertical-align: sub".utf8)[...], rank: 0)
    return [
      "line-through": struck, "text-decoration-line-through": struck, "text-line-through": struck,
      "strikethrough": struck, "text-strikethrough": struck, "align-super": raised,
      "superscript": raised, "align-sub": lowered, "subscript": lowered,
    ]
  }()

  private func join(
    _ key: String, of node: HTMLTree.Node, to style: inout HTMLStyle, _ weight: Int
  ) {
    if let rule = rules[key] { style.join(rule, weight: weight) }
    if let rule = rules[node.name + key] { style.join(rule, weight: weight + 1) }
  }

  /// A rule for a class comes before any for a name, and one for an ID before both.
  private static let (`class`, id) = (1, 3)
}
