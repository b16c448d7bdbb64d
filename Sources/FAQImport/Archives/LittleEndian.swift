extension [UInt8] {
  /// The number of 1 to 8 bytes at an offset, the lowest first; nil where they are not all there, or
  /// the number is beyond `Int.max`.
  func littleEndian(_ width: Int, at offset: Int) -> Int? {
    guard offset >= 0, offset <= count - width else { return nil }
    var number: UInt64 = 0
    for index in 0..<width { number |= UInt64(self[offset + index]) << (8 * index) }
    return Int(exactly: number)
  }
}
