/// A number of bytes as people read it: `512 bytes`, `4.2 KiB`, `1.5 GiB`.
package struct ByteCount: CustomStringConvertible {
  private let bytes: Int64

  package init(_ bytes: Int64) { self.bytes = bytes }

  package var description: String {
    guard bytes >= 1024 else { return "\(bytes) bytes" }
    var tenths = bytes / 1024 * 10 + bytes % 1024 * 10 / 1024
    for unit in ["KiB", "MiB", "GiB"] {
      if tenths < 10_240 || unit == "GiB" { return "\(tenths / 10).\(tenths % 10) \(unit)" }
      tenths /= 1024
    }
    return "\(bytes) bytes"
  }
}
