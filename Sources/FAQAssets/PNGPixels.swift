import CZlib

/// The pixels of a PNG file as its header announces them (W3C PNG, third edition, sections 8, 11.2.1 and
/// 10.1).
struct PNGPixels {
  private let width: Int
  private let height: Int
  /// How many bits a pixel has.
  private let bits: Int
  private let isInterlaced: Bool
  /// Whether the pixels are places in a table of colours.
  let areIndexed: Bool

  /// Reads the content of a header; nil for one that announces no picture.
  init?(header: ArraySlice<UInt8>) {
    guard header.count == 13, let width = header.big(at: 0, bytes: 4),
      let height = header.big(at: 4, bytes: 4), let depth = header.big(at: 8, bytes: 1),
      let kind = header.big(at: 9, bytes: 1), let (channels, depths) = Self.kinds[kind],
      Self.sides.contains(width), Self.sides.contains(height), depths.contains(depth),
      header.dropFirst(10).prefix(2).allSatisfy({ $0 == 0 }),
      let interlace = header.big(at: 12, bytes: 1), interlace <= 1
    else { return nil }
    self.width = width
    self.height = height
    bits = channels * depth
    isInterlaced = interlace == 1
    areIndexed = kind == 3
  }

  private static let sides = 1...(1 << 31 - 1)
  /// How many values a pixel has, and how many bits each may have.
  private static let kinds: [Int: (channels: Int, depths: Set<Int>)] = [
    0: (1, [1, 2, 4, 8, 16]), 2: (3, [8, 16]), 3: (1, [1, 2, 4, 8]), 4: (2, [8, 16]),
    6: (4, [8, 16]),
  ]

  /// How many bytes they are before they are compressed; nil for more than can be counted.
  private var length: Int? {
    let passes = isInterlaced ? Self.passes : [Pass(left: 0, top: 0, across: 1, down: 1)]
    return passes.reduce(0) { sum, pass in
      let columns = (width - pass.left + pass.across - 1) / pass.across
      let rows = (height - pass.top + pass.down - 1) / pass.down
      guard let sum, columns > 0, rows > 0 else { return sum }
      // Before each row stands a byte that says how it is filtered.
      let (size, isTooMuch) = rows.multipliedReportingOverflow(by: 1 + (columns * bits + 7) / 8)
      let (more, isMore) = sum.addingReportingOverflow(size)
      return isTooMuch || isMore ? nil : more
    }
  }

  /// Every so many pixels of every so many rows.
  private struct Pass {
    let left: Int
    let top: Int
    let across: Int
    let down: Int
  }

  /// Those of Adam7.
  private static let passes = [
    Pass(left: 0, top: 0, across: 8, down: 8), Pass(left: 4, top: 0, across: 8, down: 8),
    Pass(left: 0, top: 4, across: 4, down: 8), Pass(left: 2, top: 0, across: 4, down: 4),
    Pass(left: 0, top: 2, across: 2, down: 4), Pass(left: 1, top: 0, across: 2, down: 2),
    Pass(left: 0, top: 1, across: 1, down: 2),
  ]

  /// How many bytes the pixels have as they are compressed (RFC 1950) at the beginning of data; nil where
  /// that is not in order, or not all of them, no less and no more. What stands behind them is no part of
  /// the picture. They are inflated some bytes at a time, of which none are kept.
  func compressedLength(in data: [ArraySlice<UInt8>]) -> Int? {
    guard let length else { return nil }
    var stream = z_stream()
    // zlib keeps the address of its stream.
    return withUnsafeMutablePointer(to: &stream) { stream in
      guard inflateInit_(stream, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK else {
        return nil
      }
      defer { inflateEnd(stream) }
      var (count, status) = (0, Z_OK)
      for piece in data where !piece.isEmpty && status == Z_OK {
        status = piece.withUnsafeBufferPointer { Self.inflate($0, stream, &count, upTo: length) }
      }
      return status == Z_STREAM_END && count == length ? Int(stream.pointee.total_in) : nil
    }
  }

  /// Inflates a piece and adds how many bytes that makes to a count; gives what zlib says at its end.
  private static func inflate(
    _ piece: UnsafeBufferPointer<UInt8>, _ stream: UnsafeMutablePointer<z_stream>,
    _ count: inout Int, upTo most: Int
  ) -> CInt {
    guard let length = UInt32(exactly: piece.count) else { return Z_DATA_ERROR }
    stream.pointee.next_in = UnsafeMutablePointer(mutating: piece.baseAddress)
    stream.pointee.avail_in = length
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { room in
      while true {
        stream.pointee.next_out = room.baseAddress
        stream.pointee.avail_out = UInt32(room.count)
        let status = CZlib.inflate(stream, Z_NO_FLUSH)
        count += room.count - Int(stream.pointee.avail_out)
        guard count <= most else { return Z_DATA_ERROR }
        switch status {
        // All of the piece is used, and nothing of it waits to be handed out.
        case Z_BUF_ERROR where stream.pointee.avail_in == 0: return Z_OK
        case Z_OK: continue
        default: return status
        }
      }
    }
  }
}
