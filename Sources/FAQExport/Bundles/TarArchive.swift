public import FAQModel

/// Files as one archive, in the ustar format of POSIX.1-1988 with the extended headers of POSIX.1-2001
/// (pax) for paths that it cannot hold. No owner, mode 0644, and one time for all: the same files give
/// the same bytes.
public struct TarArchive {
  private let seconds: Int64
  private let sink: ([UInt8]) throws -> Void
  private var piece: [UInt8] = []

  /// Begins an archive.
  ///
  /// - Parameters:
  ///   - time: when the files were last changed, as the archive says; to the second.
  ///   - sink: takes the bytes of the archive, in pieces of some size.
  public init(at time: Instant, to sink: @escaping ([UInt8]) throws -> Void) {
    seconds = max(0, time.milliseconds / 1_000)
    self.sink = sink
  }

  public mutating func add(_ file: ExportedFile) throws {
    try add(file.path, length: file.bytes.count) { try $0(file.bytes) }
  }

  /// Adds a file that comes in pieces.
  ///
  /// - Parameters:
  ///   - length: how many bytes all pieces have together.
  ///   - content: hands on one piece after the other.
  public mutating func add(
    _ path: String, length: Int, _ content: (_ take: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    if path.utf8.count > Self.nameLength {
      let record = Array(Self.extended(path: path).utf8)
      piece += Self.header("pax", record.count, seconds, kind: "x")
      piece += record
      pad(record.count)
    }
    let name = String(decoding: path.utf8.suffix(Self.nameLength), as: UTF8.self)
    piece += Self.header(name, length, seconds, kind: "0")
    try content { bytes in
      piece += bytes
      try write()
    }
    pad(length)
  }

  /// Ends the archive.
  public mutating func end() throws {
    piece += repeatElement(0, count: 2 * Self.blockLength)
    try sink(piece)
    piece = []
  }

  private mutating func pad(_ length: Int) {
    piece += repeatElement(0, count: -length & (Self.blockLength - 1))
  }

  private mutating func write() throws {
    guard piece.count >= Self.pieceLength else { return }
    try sink(piece)
    piece.removeAll(keepingCapacity: true)
  }

  public static let blockLength = 512
  private static let nameLength = 100
  private static let pieceLength = 1 << 18

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
    let checksum = String(block.reduce(0) { $0 + Int($1) }, radix: 8).padded(to: 6) + "\0 "
    block.replaceSubrange(148..<156, with: Array(checksum.utf8))
    return block
  }

  private static func octal(_ number: Int64) -> String {
    String(number, radix: 8).padded(to: 11)
  }
}
