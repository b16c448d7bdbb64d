import CZlib
import FAQModel

/// Inflates what was deflated (RFC 1951), and counts checksums.
enum Inflater {
  /// The bytes that packed bytes stand for, which must be as many as announced.
  ///
  /// - Parameter name: what is inflated, for refusals.
  static func inflate(_ packed: ArraySlice<UInt8>, to size: Int, _ name: String) throws -> [UInt8] {
    var stream = z_stream()
    // Negative: no header of zlib around the bytes.
    let status = inflateInit2_(
      &stream, -MAX_WBITS, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      throw Refusal.invalidFile(cause: "there is too little memory to read \(name)")
    }
    defer { inflateEnd(&stream) }
    var input = Array(packed)
    // One byte more than announced, to see whether more would come.
    let room = size + 1
    var ending = Z_DATA_ERROR
    let output = try [UInt8](unsafeUninitializedCapacity: room) { output, count in
      try input.withUnsafeMutableBufferPointer { input in
        guard let inputLength = UInt32(exactly: input.count), let room = UInt32(exactly: room)
        else { throw refusal(name, "is too large") }
        stream.next_in = input.baseAddress
        stream.avail_in = inputLength
        stream.next_out = output.baseAddress
        stream.avail_out = room
        ending = CZlib.inflate(&stream, Z_FINISH)
        count = Int(room - stream.avail_out)
      }
    }
    if output.count > size { throw refusal(name, "is larger than it says") }
    guard ending == Z_STREAM_END, stream.avail_in == 0 else { throw refusal(name, "is damaged") }
    guard output.count == size else { throw refusal(name, "is smaller than it says") }
    return output
  }

  /// The CRC-32 of bytes.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer {
      UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count))
    }
  }

  private static func refusal(_ name: String, _ cause: String) -> Refusal {
    .invalidFile(cause: "\(name) in the archive \(cause)")
  }
}
