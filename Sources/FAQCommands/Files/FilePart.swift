import FAQModel
import Foundation

/// A file that grows beside its place, where it appears whole or not at all.
final class FilePart {
  private let name: String
  private let temporary: String
  private let folder: Folder
  private let descriptor: Int32
  private var isInPlace = false

  init(
    of name: String, named temporary: String, in folder: Folder, _ descriptor: Int32
  ) {
    self.name = name
    self.temporary = temporary
    self.folder = folder
    self.descriptor = descriptor
  }

  func write(_ bytes: [UInt8]) throws { try folder.write(bytes, to: descriptor, for: name) }

  /// Ends the file and puts it in place of the one of its name, in one step.
  func putInPlace() throws {
    try folder.rename(temporary, to: name)
    isInPlace = true
  }

  /// Has to be called at the end. What was not put in place leaves nothing behind.
  func close() {
    // While it is open, what has the name is this file and no other export's.
    if !isInPlace { try? folder.remove(temporary) }
    _ = Foundation.close(descriptor)
  }
}
