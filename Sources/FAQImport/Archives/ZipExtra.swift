/// The extra fields of an entry of an archive (APPNOTE 6.3.10, section 4.5).
struct ZipExtra {
  private var fields: [Int: [UInt8]] = [:]

  /// Nil where a field is longer than what holds it. Padding of up to three bytes is passed over.
  init?(_ slice: ArraySlice<UInt8>) {
    let bytes = Array(slice)
    var offset = 0
    while let id = bytes.littleEndian(2, at: offset),
      let length = bytes.littleEndian(2, at: offset + 2)
    {
      let end = offset + 4 + length
      guard end <= bytes.count else { return nil }
      if fields[id] == nil { fields[id] = Array(bytes[offset + 4..<end]) }
      offset = end
    }
  }

  /// The sizes with those that do not fit into 32 bits taken from the field of large sizes (4.5.3).
  func sizes(_ small: [Int]) -> [Int]? {
    var sizes: [Int] = []
    var offset = 0
    for size in small {
      guard size == 0xFFFF_FFFF else {
        sizes.append(size)
        continue
      }
      guard let large = fields[0x0001]?.littleEndian(8, at: offset) else { return nil }
      sizes.append(large)
      offset += 8
    }
    return sizes
  }

  /// The name in UTF-8 that goes with a name in another encoding (4.6.9).
  func name(for name: [UInt8]) -> [UInt8]? {
    guard let field = fields[0x7075], field.first == 1, field.count >= 5,
      field.littleEndian(4, at: 1) == Int(Inflater.checksum(name))
    else { return nil }
    return Array(field[5...])
  }
}
