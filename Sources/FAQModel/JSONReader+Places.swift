extension JSONReader {
  /// The members of the one object that all the bytes are, and where their values stand; an array is read
  /// an element at a time, and nothing of it is kept.
  mutating func places() throws -> [(name: String, place: Range<Int>)] {
    guard take(UInt8(ascii: "{")) else { throw failure("an object needs '{' here") }
    var places: [(name: String, place: Range<Int>)] = []
    if peek() != UInt8(ascii: "}") {
      repeat {
        let name = try name()
        _ = peek()
        let start = index
        try skip()
        places.append((name, start..<index))
      } while take(UInt8(ascii: ","))
    }
    guard take(UInt8(ascii: "}")) else { throw failure("an object needs ',' or '}' here") }
    _ = peek()
    guard index == bytes.count else { throw failure("more follows after the value") }
    return places
  }

  private mutating func skip() throws {
    guard take(UInt8(ascii: "[")) else {
      _ = try value(depth: 1)
      return
    }
    if take(UInt8(ascii: "]")) { return }
    repeat { _ = try value(depth: 2) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw failure("an array needs ',' or ']' here") }
  }
}
