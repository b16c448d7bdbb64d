extension ArraySlice<UInt8> {
  /// The bytes with those for which a mark and two hexadecimal digits stand; a mark before anything else
  /// stands for itself.
  func withoutEscapes(_ mark: Unicode.Scalar) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(count)
    var rest = self
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: mark), digits.count == 2, digits.allSatisfy(\.isHexadecimal),
        let escaped = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        plain.append(escaped)
        rest = rest.dropFirst(2)
      } else {
        plain.append(byte)
      }
    }
    return plain
  }
}

extension UInt8 {
  fileprivate var isHexadecimal: Bool { "0123456789abcdefABCDEF".utf8.contains(self) }
}
