import Foundation

extension Process {
  /// Runs it and gives what it prints; nil where it cannot be run or fails.
  func output() -> Data? {
    let pipe = Pipe()
    standardOutput = pipe
    standardError = FileHandle.nullDevice
    guard (try? run()) != nil else { return nil }
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    waitUntilExit()
    return terminationStatus == 0 ? bytes : nil
  }
}
