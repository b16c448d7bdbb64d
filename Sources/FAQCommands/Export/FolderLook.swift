import Dispatch
import FAQExport
import FAQModel
import Synchronization

/// Looks, in another thread, whether a folder holds what its manifest names, while the database is read.
final class FolderLook: Sendable {
  private struct Found: Sendable {
    /// The digest of the manifest; nil where there is none that can be read.
    var manifest: Digest?
    /// How many files there are, where each is as the manifest says; nil where one is not.
    var files: Int?
  }

  private let manifest = DispatchGroup()
  private let files = DispatchGroup()
  private let found = Mutex(Found())
  private let isEnded = Atomic(false)

  /// Begins. The folder has to stay open until ``end()``.
  init(at folder: Folder) {
    manifest.enter()
    DispatchQueue.global().async(group: files) { self.look(at: folder) }
  }

  private func look(at folder: Folder) {
    let bytes = try? folder.read(Manifest.path)
    let earlier = bytes.flatMap { try? EarlierManifest(reading: $0) }
    found.withLock { $0.manifest = earlier == nil ? nil : bytes.map(Digest.init(of:)) }
    manifest.leave()
    guard let earlier else { return }
    let tree = FolderTree(folder)
    defer { tree.close() }
    let areAsNamed = earlier.files.allSatisfy { path, digest in
      !isEnded.load(ordering: .relaxed) && (try? tree.digest(path)) == digest
    }
    found.withLock { $0.files = areAsNamed ? earlier.files.count : nil }
  }

  /// How many files the folder holds, where all of them are as its manifest says and the manifest is one that
  /// is meant; else nil.
  func count(where isMeant: (Digest) throws -> Bool) rethrows -> Int? {
    manifest.wait()
    guard let manifest = found.withLock(\.manifest), try isMeant(manifest) else {
      isEnded.store(true, ordering: .relaxed)
      return nil
    }
    files.wait()
    return found.withLock(\.files)
  }

  /// Has to be called at the end. What is not looked at yet is left.
  func end() {
    isEnded.store(true, ordering: .relaxed)
    files.wait()
  }
}
