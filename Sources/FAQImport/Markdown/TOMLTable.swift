import FAQModel

/// A table of TOML while it is being read: other lines may still add to it.
final class TOMLTable {
  enum Node {
    case value(JSONValue)
    case table(TOMLTable)
    case tables([TOMLTable])
  }

  /// How a table came to be, which decides what may still add to it.
  enum Origin {
    /// Named on the way to another by a header.
    case implied
    case header
    case dottedKey
  }

  private(set) var origin: Origin
  private var names: [String] = []
  private var nodes: [String: Node] = [:]

  init(_ origin: Origin) { self.origin = origin }

  /// The members in the order in which they were first named.
  var members: [JSONValue.Member] {
    names.compactMap { name in
      nodes[name].map { node in
        switch node {
        case .value(let value): JSONValue.Member(name, value)
        case .table(let table): JSONValue.Member(name, .object(table.members))
        case .tables(let tables):
          JSONValue.Member(name, .array(tables.map { .object($0.members) }))
        }
      }
    }
  }

  /// Takes a value; false where the name is taken.
  func add(_ name: String, _ node: Node) -> Bool {
    guard nodes[name] == nil else { return false }
    names.append(name)
    nodes[name] = node
    return true
  }

  /// The table on the way that a header names; nil where that is a value.
  func passed(_ name: String) -> TOMLTable? {
    switch nodes[name] {
    case .table(let table): return table
    case .tables(let tables): return tables.last
    case .value: return nil
    case nil:
      let table = TOMLTable(.implied)
      return add(name, .table(table)) ? table : nil
    }
  }

  /// The table that the last part of a header `[name]` begins; nil where it has been begun before.
  func begun(_ name: String) -> TOMLTable? {
    guard let node = nodes[name] else {
      let table = TOMLTable(.header)
      return add(name, .table(table)) ? table : nil
    }
    guard case .table(let table) = node, table.origin == .implied else { return nil }
    table.origin = .header
    return table
  }

  /// The table that the last part of a header `[[name]]` begins; nil where the name is no such list.
  func appended(_ name: String) -> TOMLTable? {
    let table = TOMLTable(.header)
    switch nodes.removeValue(forKey: name) {
    case nil: return add(name, .tables([table])) ? table : nil
    case .tables(var tables):
      tables.append(table)
      nodes[name] = .tables(tables)
      return table
    case let node?:
      nodes[name] = node
      return nil
    }
  }

  /// The table on the way that a dotted key names; nil where a header or a value has the name.
  func dotted(_ name: String) -> TOMLTable? {
    guard let node = nodes[name] else {
      let table = TOMLTable(.dottedKey)
      return add(name, .table(table)) ? table : nil
    }
    guard case .table(let table) = node, table.origin == .dottedKey else { return nil }
    return table
  }
}
