public import FAQModel

/// Files as one archive, in the ustar format of POSIX.1-1988 with the extended headers of POSIX.1-2001
/// (pax) for paths that it cannot hold. No owner, mode 0644, and one time for all: the same files give
/// the same bytes.
public enum TarArchive {
  /// Writes an archive piece by piece.
  ///
  /// - Parameter time: when the files were last changed, as the archive says; to the second.
  public static func write(
    _ files: [ExportedFile], at time: Instant, to sink: ([UInt8]) throws -> Void
  ) throws {
    let seconds = max(0, time.milliseconds / 1_000)
    for file in files {
      if Array(file.path.utf8).count > nameLength {
        let record = Array(extended(path: file.path).utf8)
        try sink(header("pax", record.count, seconds, kind: "x") + padded(record))
      }
      let name = String(decoding: Array(file.path.utf8).suffix(nameLength), as: UTF8.self)
      try sink(header(name, file.bytes.count, seconds, kind: "0"))
      try sink(padded(file.bytes))
    }
    try sink([UInt8](repeating: 0, count: 2 * blockLength))
  }

  static let blockLength = 512
  private static let nameLength = 100

  private static func padded(_ bytes: [UInt8]) -> [UInt8] {
    let over = bytes.count % blockLength
    return over == 0 ? bytes : bytes + [UInt8](repeating: 0, count: blockLength - over)
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
    var block: [UInt8] = []
    block.reserveCapacity(blockLength)
    func field(_ text: String, _ length: Int) {
      block += Array(text.utf8.prefix(length))
      block += [UInt8](repeating: 0, count: length - min(length, text.utf8.count))
    }
    field(name, nameLength)
    field("0000644", 8)
    field("0000000", 8)
    field("0000000", 8)
    field(octal(Int64(size)), 12)
    field(octal(seconds), 12)
    field("        ", 8)
    field(String(Character(kind)), 1)
    field("", 100)
    field("ustar", 6)
    field("00", 2)
    field("", blockLength - block.count)
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
