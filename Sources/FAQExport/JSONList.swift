import FAQModel

/// A member of an indented JSON object, not its first, whose value is an array that is written some
/// elements at a time.
struct JSONList {
  private let name: String
  private var isEmpty = true

  init(_ name: String) { self.name = name }

  /// What ends the object, with a final line end.
  static var endOfObject: [UInt8] { Array("\n}\n".utf8) }

  var beginning: [UInt8] { Array(",\n  \"\(name)\": [".utf8) }
  var end: [UInt8] { Array((isEmpty ? "]" : "\n  ]").utf8) }

  /// Writes a whole one.
  static func write<Element: Sendable>(
    _ name: String, _ elements: [Element], to sink: ([UInt8]) throws -> Void,
    _ json: @Sendable (Element) -> JSONValue
  ) rethrows {
    var list = JSONList(name)
    try sink(list.beginning)
    try list.add(elements, to: sink, json)
    try sink(list.end)
  }

  /// An element as it stands in a list behind others.
  static func element(_ json: JSONValue) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(json.roughSize)
    bytes += ",\n    ".utf8
    json.write(.indented, depth: 2, to: &bytes)
    return bytes
  }

  /// Writes an element that comes next.
  mutating func add(_ element: [UInt8], to sink: ([UInt8]) throws -> Void) rethrows {
    try sink(isEmpty ? Array(element.dropFirst()) : element)
    isEmpty = false
  }

  /// Writes the elements that come next, made on all cores.
  mutating func add<Element: Sendable>(
    _ elements: [Element], to sink: ([UInt8]) throws -> Void,
    _ json: @Sendable (Element) -> JSONValue
  ) rethrows {
    try elements.forEachConcurrently({ Self.element(json($0)) }, do: { try add($0, to: sink) })
  }
}

extension JSONValue {
  /// An object as indented text, ready for more members.
  var openText: [UInt8] { Array(text(.indented).utf8.dropLast("\n}".utf8.count)) }
}
