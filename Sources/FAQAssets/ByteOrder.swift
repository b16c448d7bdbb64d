/// Numbers as they stand in files; nil where the bytes end before them.
extension Collection<UInt8> where Index == Int {
  /// A number of so many bytes, at an offset from the start, the highest byte first.
  func big(at offset: Int, bytes count: Int) -> Int? {
    guard offset >= 0, count <= self.count, offset <= self.count - count else { return nil }
    return self[(startIndex + offset)..<(startIndex + offset + count)].reduce(0) {
      $0 << 8 | Int($1)
    }
  }

  /// The same, the lowest byte first.
  func little(at offset: Int, bytes count: Int) -> Int? {
    guard offset >= 0, count <= self.count, offset <= self.count - count else { return nil }
    return self[(startIndex + offset)..<(startIndex + offset + count)].reversed().reduce(0) {
      $0 << 8 | Int($1)
    }
  }
}

extension Int {
  /// The four lowest bytes, the highest first.
  var bigBytes: [UInt8] { littleBytes.reversed() }

  /// The four lowest bytes, the lowest first.
  var littleBytes: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: self >> (8 * $0)) } }
}
