import FAQModel
import Foundation

/// A folder that is written, by an export for one, which no other faqcms can write until it is closed. The
/// kernel lets go of it when the process ends, in whatever way.
///
/// A folder that is not there yet is made beside its place.
struct HeldFolder {
  let path: String
  let folder: Folder
  /// Whether it stands beside its place still.
  let isNew: Bool
  /// The folders above it that were made for it, the deepest first.
  private let above: [String]

  /// Holds the folder at an absolute path; folders above it are made.
  ///
  /// - Throws: ``Refusal/busyOutput(_:)`` where another export holds it.
  init(_ path: String) throws {
    self.path = path
    above = Self.makeFolders(above: path)
    do { (folder, isNew) = try Self.hold(path) } catch {
      Self.remove(above)
      throw error
    }
  }

  private static func hold(_ path: String) throws -> (folder: Folder, isNew: Bool) {
    if Folder.isNothing(path) {
      let name = (path as NSString).lastPathComponent
      let parent = (path as NSString).deletingLastPathComponent
      let part = try part(parent + "/.\(name).faqcms-part", for: path)
      // Another export may have put the whole folder in place before this one held the part.
      if Folder.isNothing(path) { return (part, true) }
      remove(part)
    }
    let folder = try Folder(making: path)
    guard folder.hold() else {
      folder.close()
      throw Refusal.busyOutput(path)
    }
    return (folder, false)
  }

  /// Puts a folder that is new in its place, in one step.
  func putInPlace() throws {
    guard rename(folder.path, path) == 0 else {
      throw Refusal.unwritableFile(path: path, cause: .systemCause)
    }
  }

  /// Has to be called at the end. A new folder that was not put in its place is gone, and so are those that
  /// were made above it.
  func close() {
    guard isNew, folder.isAtPath else { return folder.close() }
    Self.remove(folder)
    Self.remove(above)
  }

  private static func makeFolders(above path: String) -> [String] {
    var missing: [String] = []
    var folder = (path as NSString).deletingLastPathComponent
    while Folder.isNothing(folder) {
      missing.append(folder)
      folder = (folder as NSString).deletingLastPathComponent
    }
    return missing.reversed().filter { mkdir($0, 0o777) == 0 }.reversed()
  }

  /// Removes folders that hold nothing.
  private static func remove(_ folders: [String]) {
    for folder in folders { rmdir(folder) }
  }

  /// An empty folder beside the one that is to be made.
  private static func part(_ part: String, for path: String) throws -> Folder {
    // A link or a file there is none of an export that runs.
    unlink(part)
    let folder = try Folder(making: part)
    guard folder.hold() else {
      folder.close()
      throw Refusal.busyOutput(path)
    }
    do { try folder.clear() } catch {
      folder.close()
      throw error
    }
    return folder
  }

  private static func remove(_ folder: Folder) {
    try? FileManager.default.removeItem(atPath: folder.path)
    folder.close()
  }
}
