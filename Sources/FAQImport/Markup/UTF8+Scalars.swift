extension BidirectionalCollection<UInt8> {
  /// The first character of UTF-8 that is valid.
  var firstScalar: Unicode.Scalar? {
    guard let first, first >= 0x80 else { return first.map { Unicode.Scalar($0) } }
    var iterator = makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return scalar
  }

  /// The last character of UTF-8 that is valid.
  var lastScalar: Unicode.Scalar? {
    lastIndex { $0 & 0xC0 != 0x80 }.flatMap { self[$0...].firstScalar }
  }

  /// These bytes without those at the end of which that is true.
  func dropLast(while predicate: (UInt8) -> Bool) -> SubSequence {
    self[..<(lastIndex { !predicate($0) }.map { index(after: $0) } ?? startIndex)]
  }
}
