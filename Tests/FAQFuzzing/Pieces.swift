import FAQTestSupport

/// Bytes as they come from a file or a pipe: in pieces of odd sizes, the same for the same bytes.
struct Pieces {
  private var rest: ArraySlice<UInt8>
  private var generator: SeededGenerator

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
    let seed = bytes.reduce(UInt64(bytes.count)) { ($0 ^ UInt64($1)) &* 0x0100_0000_01b3 }
    generator = SeededGenerator(seed: seed)
  }

  /// The next piece, never empty; at the end, an empty one.
  mutating func next() -> [UInt8] {
    let most = generator.next() % 4 == 0 ? UInt64(64) : 5
    let piece = rest.prefix(Int(1 + generator.next() % most))
    rest = rest.dropFirst(piece.count)
    return Array(piece)
  }
}
