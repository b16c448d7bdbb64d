import FAQExport
import FAQModel
import Foundation

/// A folder of exported files. Only what an earlier export made is replaced or removed.
struct OutputFolder {
  private let path: String

  struct Count: Equatable {
    var added = 0
    var changed = 0
    var removed = 0
    var same = 0
  }

  /// A folder at an absolute path.
  init(_ path: String) { self.path = path }

  /// Makes the folder hold exactly these files besides those that are not an export's. Files whose
  /// bytes are the same are not touched. When it is cut off, the next export completes it: stale files
  /// go first, then the manifest, then the rest.
  func replace(with files: [ExportedFile]) throws -> Count {
    let parent = (path as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    let folder = try Folder(making: path)
    defer { folder.close() }
    let owned = try ownedNames(in: folder)
    let present = Set(try folder.names())
    let names = Set(files.map(\.path))
    if let foreign = names.intersection(present).subtracting(owned).sorted().first {
      throw Refusal.notOurFolder(path: path, file: foreign)
    }
    var count = Count()
    for stale in owned.subtracting(names).intersection(present).sorted() {
      try folder.remove(stale)
      count.removed += 1
    }
    for file in files.suffix(1) + files.dropLast() {
      let old = try folder.read(file.path)
      let isManifest = file.path == Manifest.path
      if old == file.bytes {
        count.same += isManifest ? 0 : 1
        continue
      }
      try folder.replace(file.path, with: file.bytes)
      guard !isManifest else { continue }
      if old == nil { count.added += 1 } else { count.changed += 1 }
    }
    return count
  }

  /// The names of the files that an earlier export made, with its manifest; none for an empty folder.
  private func ownedNames(in folder: Folder) throws -> Set<String> {
    guard let manifest = try folder.read(Manifest.path) else {
      guard try folder.names().isEmpty else {
        throw Refusal.notOurFolder(path: path, file: nil)
      }
      return []
    }
    let json = try? JSONValue(reading: String(decoding: manifest, as: UTF8.self))
    guard json?["format"]?.string == Manifest.format,
      case .array(let files)? = json?["files"]
    else { throw Refusal.notOurFolder(path: path, file: Manifest.path) }
    let names = files.compactMap { $0["path"]?.string }.filter { name in
      name.hasSuffix(".md") && Slug(String(name.dropLast(3))) != nil
    }
    return Set(names + [Manifest.path])
  }
}
