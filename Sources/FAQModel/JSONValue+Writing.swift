extension JSONValue {
  /// How much white space the text of a value has.
  package enum Layout {
    /// None at all.
    case compact
    /// One line with a space after each comma and colon, which is also YAML.
    case line
    /// Two spaces a level, a member or element a line.
    case indented
  }

  /// The value as text: no final newline, the same bytes for the same value.
  ///
  /// Characters that a terminal or a YAML 1.1 parser would act on (controls, U+0085, U+2028,
  /// U+2029, bidirectional overrides and isolates, the byte order mark) are written as `\u` escapes.
  package func text(_ layout: Layout) -> String {
    var bytes: [UInt8] = []
    write(layout, depth: 0, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  package func write(_ layout: Layout, depth: Int = 0, to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): bytes.append(contentsOf: String(value).utf8)
    case .string(let text): Self.write(quoted: text, to: &bytes)
    case .array(let values):
      Self.write(values, between: ("[", "]"), layout, depth, to: &bytes) { value, bytes in
        value.write(layout, depth: depth + 1, to: &bytes)
      }
    case .object(let members):
      Self.write(members, between: ("{", "}"), layout, depth, to: &bytes) { member, bytes in
        Self.write(quoted: member.name, to: &bytes)
        bytes.append(contentsOf: (layout == .compact ? ":" : ": ").utf8)
        member.value.write(layout, depth: depth + 1, to: &bytes)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element], between brackets: (String, String), _ layout: Layout, _ depth: Int,
    to bytes: inout [UInt8], each: (Element, inout [UInt8]) -> Void
  ) {
    bytes.append(contentsOf: brackets.0.utf8)
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(contentsOf: (layout == .line ? ", " : ",").utf8) }
      if layout == .indented { newLine(depth + 1, to: &bytes) }
      each(element, &bytes)
    }
    if layout == .indented, !elements.isEmpty { newLine(depth, to: &bytes) }
    bytes.append(contentsOf: brackets.1.utf8)
  }

  private static func newLine(_ depth: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  private static func write(quoted text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes.append(contentsOf: "\\\"".utf8)
      case "\\": bytes.append(contentsOf: "\\\\".utf8)
      case "\n": bytes.append(contentsOf: "\\n".utf8)
      case "\t": bytes.append(contentsOf: "\\t".utf8)
      case "\r": bytes.append(contentsOf: "\\r".utf8)
      case let scalar where scalar.actsOnReader:
        let hex = String(scalar.value, radix: 16)
        bytes.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - hex.count))\(hex)".utf8)
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
