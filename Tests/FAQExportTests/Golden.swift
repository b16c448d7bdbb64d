import FAQExport
import Foundation
import Testing

enum Golden {
  /// Compares with the file in Golden; RECORD_GOLDEN=1 records it anew.
  static func expect(_ name: String, _ bytes: [UInt8]) throws {
    let file = URL(fileURLWithPath: "Tests/FAQExportTests/Golden/" + name)
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    let golden = [UInt8](try Data(contentsOf: file))
    #expect(bytes == golden, "\(name) differs: \(String(decoding: bytes, as: UTF8.self))")
  }
}
