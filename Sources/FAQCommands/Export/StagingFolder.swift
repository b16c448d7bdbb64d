import FAQModel
import Foundation

/// Where files of an export stand until all of them are made: a hidden folder within the one that they are
/// for, so that each can be put in its place in one step.
final class StagingFolder {
  static let name = ".faqcms-part"

  private let parent: Folder
  private var folder: Folder?
  /// What the files are called here, by the paths that they are for.
  private var names: [String: String] = [:]

  /// Removes what an export that was cut off left behind: the folder has to be held, so that none that runs
  /// can have made it.
  init(in parent: Folder) throws {
    self.parent = parent
    try clear()
  }

  /// Makes the file that is to stand at a path.
  func add(_ path: String, _ content: (_ take: ([UInt8]) throws -> Void) throws -> Void) throws {
    let name = String(names.count)
    try opened().create(name, content)
    names[path] = name
  }

  /// Puts the file for a path in its place.
  func put(_ path: String, in tree: FolderTree) throws {
    if let name = names[path] { try tree.replace(path, with: name, of: opened()) }
  }

  /// Has to be called at the end. What was not put in its place is gone.
  func remove() {
    folder?.close()
    folder = nil
    try? clear()
  }

  private func opened() throws -> Folder {
    if let folder { return folder }
    let new = try parent.folder(making: Self.name)
    folder = new
    return new
  }

  private func clear() throws {
    if parent.kind(of: Self.name) != nil { try parent.removeAll(Self.name) }
  }
}
