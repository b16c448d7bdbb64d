import FAQModel

extension ZipRecord {
  /// Where an entry stands in its archive.
  struct Place {
    let packed: Range<Int>
    /// With what stands before and after its packed bytes.
    let whole: Range<Int>
  }

  /// Finds the bytes of the entry, and holds what stands in front of them against the directory
  /// (APPNOTE 6.3.10, sections 4.3.7 to 4.3.9).
  func place(in bytes: [UInt8], _ path: ZipPath, before limit: Int) throws -> Place {
    let damaged = path.refusal("is damaged, or not where the directory of the archive says")
    func field(_ width: Int, _ place: Int) throws -> Int {
      guard let value = bytes.littleEndian(width, at: start + place) else { throw damaged }
      return value
    }
    guard start < limit, try field(4, 0) == 0x0403_4B50 else { throw damaged }
    let nameEnd = start + 30 + (try field(2, 26))
    let begin = nameEnd + (try field(2, 28))
    guard begin <= limit, packedSize <= limit - begin,
      let extra = ZipExtra(bytes[nameEnd..<begin])
    else { throw damaged }
    let comesAfter = try field(2, 6) & 1 << 3 != 0
    guard bytes[start + 30..<nameEnd].elementsEqual(name), try field(2, 8) == method,
      (try field(2, 6) ^ flags) & 1 == 0
    else { throw contradiction(path) }
    let small = [try field(4, 22), try field(4, 18)]
    // Where sizes come after the bytes, those before them are zero, or are right all the same.
    guard let sizes = extra.sizes(small) ?? (comesAfter ? small : nil) else { throw damaged }
    let facts = zip([size, packedSize, Int(checksum)], sizes + [try field(4, 14)])
    for (index, (fact, claim)) in facts.enumerated() where claim != fact {
      let isOpen = claim == 0 || index < 2 && claim == 0xFFFF_FFFF
      guard comesAfter, isOpen else { throw contradiction(path) }
    }
    let end = begin + packedSize
    let after = comesAfter ? try descriptor(in: bytes, at: end, path, before: limit) : 0
    return Place(packed: begin..<end, whole: start..<end + after)
  }

  /// The length of what says the sizes again after the packed bytes, in one of its four forms.
  private func descriptor(
    in bytes: [UInt8], at offset: Int, _ path: ZipPath, before limit: Int
  ) throws -> Int {
    for (width, mark) in [(4, 4), (8, 4), (4, 0), (8, 0)] {
      let length = mark + 4 + 2 * width
      guard length <= limit - offset, mark == 0 || bytes.littleEndian(4, at: offset) == 0x0807_4B50,
        bytes.littleEndian(4, at: offset + mark) == Int(checksum),
        bytes.littleEndian(width, at: offset + mark + 4) == packedSize,
        bytes.littleEndian(width, at: offset + mark + 4 + width) == size
      else { continue }
      return length
    }
    throw contradiction(path)
  }

  private func contradiction(_ path: ZipPath) -> Refusal {
    path.refusal("is described in two ways that contradict each other")
  }
}
