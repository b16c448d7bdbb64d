import FAQModel

extension FrontMatter {
  /// The fields of front matter in which every line is `key:`, `key: words` or `key: JSON` of a kind
  /// that YAML cannot mean otherwise; nil for all else, which the full parser then reads.
  ///
  /// It never refuses anything, and where it answers, the full parser answers the same: nearly all
  /// real front matter is of this kind, and the full parser takes some hundred times as long.
  package static func simpleFields(_ yaml: String) -> [Field]? {
    yaml.withBytes { bytes in
      var fields: [Field] = []
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        guard fields.count < 64,
          let field = field(UnsafeBufferPointer(rebasing: bytes[start..<end]), fields.count + 2),
          !fields.contains(where: { $0.name == field.name })
        else { return nil }
        fields.append(field)
        start = end + 1
      }
      let isEndedByLine = bytes.last != UInt8(ascii: "\n")
      return fields.isEmpty || !isEndedByLine ? nil : fields
    }
  }

  private static func field(_ line: UnsafeBufferPointer<UInt8>, _ number: Int) -> Field? {
    let key = line.prefix { $0.isASCIIAlphanumeric || $0 == 0x2D || $0 == 0x5F }
    guard let first = key.first, first.isASCIILetter, key.count <= 100, key.endIndex < line.count,
      line[key.endIndex] == UInt8(ascii: ":")
    else { return nil }
    let name = String(decoding: key, as: UTF8.self)
    let rest = UnsafeBufferPointer(rebasing: line[(key.endIndex + 1)...])
    if rest.isEmpty { return Field(name: name, line: number, value: .null) }
    guard rest.count > 1, rest[0] == UInt8(ascii: " "), isSafe(rest) else { return nil }
    let value = UnsafeBufferPointer(rebasing: rest[1...])
    return (value[0].isASCIIAlphanumeric ? words(value) : json(value)).map {
      Field(name: name, line: number, value: $0)
    }
  }

  /// A plain scalar on one line: it begins with a letter or a digit, and holds nothing that ends it.
  private static func words(_ value: UnsafeBufferPointer<UInt8>) -> JSONValue? {
    for (index, byte) in value.enumerated() {
      let next = index + 1 < value.count ? value[index + 1] : UInt8(ascii: " ")
      switch byte {
      case UInt8(ascii: ":"), UInt8(ascii: " "):
        // A colon or a space before a space or the end, and a space before a `#`.
        guard next != UInt8(ascii: " "), next != UInt8(ascii: "#") else { return nil }
      case UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
        UInt8(ascii: "}"), UInt8(ascii: "\\"), UInt8(ascii: "`"):
        return nil
      default: break
      }
    }
    return YAMLReading.json(plain: String(decoding: value, as: UTF8.self))
  }

  /// A value written as JSON, without the escapes and numbers that YAML reads otherwise or not.
  private static func json(_ value: UnsafeBufferPointer<UInt8>) -> JSONValue? {
    guard [UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "{")].contains(value[0]),
      value[0] == UInt8(ascii: "\"") || value.count <= 1_000
    else { return nil }
    var index = 0
    while index < value.count {
      if value[index] == UInt8(ascii: "\\") {
        index += 1
        guard index < value.count, [0x22, 0x5C, 0x6E, 0x74].contains(value[index]) else {
          return nil
        }
      }
      index += 1
    }
    guard let json = try? JSONValue(readingUTF8: value, keepsOrder: true), agrees(json, depth: 0)
    else { return nil }
    return json
  }

  private static func agrees(_ value: JSONValue, depth: Int) -> Bool {
    guard depth < 8 else { return false }
    return switch value {
    case .null, .bool, .string: true
    case .integer(let number): number.magnitude < 1_000_000_000_000_000_000
    case .array(let values): values.allSatisfy { agrees($0, depth: depth + 1) }
    case .object(let members):
      // To the full parser, names that only look the same are the same.
      Set(members.map(\.name)).count == members.count
        && members.allSatisfy { !$0.name.isEmpty && agrees($0.value, depth: depth + 1) }
    }
  }

  /// Whether all characters are ones that YAML takes as they are: no controls, no line or paragraph
  /// separators, no byte order mark.
  private static func isSafe(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x20...0x7E, 0x80...0xBF, 0xC3...0xDF, 0xE0, 0xE1, 0xE3...0xEC, 0xF0...0xF4: continue
      case 0xE2:
        guard index + 2 < bytes.count, bytes[index + 1] == 0x80,
          (0x90...0xA7).contains(bytes[index + 2])
        else { return false }
      default: return false
      }
    }
    return true
  }
}
