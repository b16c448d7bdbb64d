/// What SQLite keeps in a column.
enum StoredValue {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  /// What is stored as text and is no UTF-8, which faqcms never writes.
  case brokenText([UInt8])
  case bytes([UInt8])
}

extension StoredValue: Comparable {
  /// Whether SQLite keeps the same.
  ///
  /// NB: texts are compared by their bytes; Swift takes strings for equal that are not the same.
  static func == (one: StoredValue, other: StoredValue) -> Bool {
    switch (one, other) {
    case (.null, .null): true
    case (.integer(let one), .integer(let other)): one == other
    case (.real(let one), .real(let other)): one == other
    case (.text(let one), .text(let other)): one.utf8.elementsEqual(other.utf8)
    case (.brokenText(let one), .brokenText(let other)): one == other
    case (.bytes(let one), .bytes(let other)): one == other
    default: false
    }
  }

  /// The order of SQLite: NULL before numbers before text before bytes.
  static func < (one: StoredValue, other: StoredValue) -> Bool {
    guard one.rank == other.rank else { return one.rank < other.rank }
    return switch (one, other) {
    case (.null, _): false
    case (.integer(let one), .integer(let other)): one < other
    case (.integer, _), (.real, _): one.number < other.number
    default: one.raw.lexicographicallyPrecedes(other.raw)
    }
  }

  private var rank: Int {
    switch self {
    case .null: 0
    case .integer, .real: 1
    case .text, .brokenText: 2
    case .bytes: 3
    }
  }

  private var number: Double {
    switch self {
    case .integer(let number): Double(number)
    case .real(let number): number
    default: 0
    }
  }

  private var raw: [UInt8] {
    switch self {
    case .text(let text): Array(text.utf8)
    case .brokenText(let bytes), .bytes(let bytes): bytes
    default: []
    }
  }
}
