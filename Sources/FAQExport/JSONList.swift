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

  /// Writes the elements that come next, made on all cores.
  mutating func add<Element: Sendable>(
    _ elements: [Element], to sink: ([UInt8]) throws -> Void,
    _ json: @Sendable (Element) -> JSONValue
  ) rethrows {
    let isFirst = isEmpty
    try Array(elements.indices).forEachConcurrently(
      { index in
        var bytes = Array((isFirst && index == 0 ? "\n    " : ",\n    ").utf8)
        json(elements[index]).write(.indented, depth: 2, to: &bytes)
        return bytes
      }, do: sink)
    isEmpty = isEmpty && elements.isEmpty
  }
}

extension JSONValue {
  /// An object as indented text, ready for more members.
  var openText: [UInt8] { Array(text(.indented).utf8.dropLast("\n}".utf8.count)) }
}
