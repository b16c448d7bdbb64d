public import FAQModel

/// Files as one archive, in the ustar format of POSIX.1-1988 with the extended headers of POSIX.1-2001
/// (pax) for paths that it cannot hold. No owner, mode 0644, and one time for all: the same files give
/// the same bytes.
public enum TarArchive {
  /// Writes an archive in pieces of some size.
  ///
  /// - Parameter time: when the files were last changed, as the archive says; to the second.
  public static func write(
    _ files: [ExportedFile], at time: Instant, to sink: ([UInt8]) throws -> Void
  ) rethrows {
    let seconds = max(0, time.milliseconds / 1_000)
    var piece: [UInt8] = []
    for file in files {
      if file.path.utf8.count > nameLength {
        let record = Array(extended(path: file.path).utf8)
        add("pax", record, seconds, kind: "x", to: &piece)
      }
      let name = String(decoding: file.path.utf8.suffix(nameLength), as: UTF8.self)
      add(name, file.bytes, seconds, kind: "0", to: &piece)
      guard piece.count >= pieceLength else { continue }
      try sink(piece)
      piece.removeAll(keepingCapacity: true)
    }
    try sink(piece + [UInt8](repeating: 0, count: 2 * blockLength))
  }

  static let blockLength = 512
  private static let nameLength = 100
  private static let pieceLength = 1 << 18

  private static func add(
    _ name: String, _ bytes: [UInt8], _ seconds: Int64, kind: Unicode.Scalar,
    to piece: inout [UInt8]
  ) {
    piece += header(name, bytes.count, seconds, kind: kind)
    piece += bytes
    piece += repeatElement(0, count: -bytes.count & (blockLength - 1))
  }

  /// The record `LENGTH path=PATH`, whose length counts itself.
  private static func extended(path: String) -> String {
    let rest = " path=\(path)\n"
    var length = rest.utf8.count
    while String(length).utf8.count + rest.utf8.count != length { length += 1 }
    return "\(length)\(rest)"
  }

  private static func header(
    _ name: String, _ size: Int, _ seconds: Int64, kind: Unicode.Scalar
  ) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: blockLength)
    func put(_ text: String, at place: Int) {
      for (index, byte) in text.utf8.prefix(nameLength).enumerated() {
        block[place + index] = byte
      }
    }
    put(name, at: 0)
    put("0000644", at: 100)
    put("0000000", at: 108)
    put("0000000", at: 116)
    put(octal(Int64(size)), at: 124)
    put(octal(seconds), at: 136)
    put("        ", at: 148)
    put(String(Character(kind)), at: 156)
    put("ustar", at: 257)
    put("00", at: 263)
    let sum = String(block.reduce(0) { $0 + Int($1) }, radix: 8)
    let checksum = String(repeating: "0", count: 6 - sum.count) + sum + "\0 "
    block.replaceSubrange(148..<156, with: Array(checksum.utf8))
    return block
  }

  private static func octal(_ number: Int64) -> String {
    let digits = String(number, radix: 8)
    return String(repeating: "0", count: max(0, 11 - digits.count)) + digits
  }
}
