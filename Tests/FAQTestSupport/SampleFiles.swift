import Foundation

/// Files that are as small as their kinds allow.
package enum SampleFiles {
  /// A PNG of one pixel.
  package static let png = bytes(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
  )

  /// Another file that shows the same.
  package static let otherPNG = png + [0]

  /// A chunk of a PNG file, with its check sum.
  package static func pngChunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    func bytes(_ number: Int) -> [UInt8] {
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
    let checked = Array(type.utf8) + content
    let sum = checked.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
        sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1
      }
    }
    return bytes(content.count) + checked + bytes(Int(~sum))
  }

  /// A GIF of one pixel.
  package static let gif = bytes("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")

  /// A drawing of a circle.
  package static let svg = Array(
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>

    """.utf8)

  private static func bytes(_ base64: String) -> [UInt8] {
    Array(Data(base64Encoded: base64) ?? Data())
  }
}
