import FAQModel

/// The files of an archive by path, which nobody who unpacks it can take for others.
struct ArchivedFiles {
  /// Nil for what is no plain file.
  private var contents: [String: ArraySlice<UInt8>?] = [:]
  /// The names as the archive has them, by what disks take the path for.
  private var names: [String: String] = [:]
  /// What disks take the paths of folders for.
  private var folders: Set<String> = []

  /// Adds a file under the name that the archive has for it; nil for what is no plain file.
  ///
  /// - Throws: ``Refusal/unreadableArchive(cause:)``, as ``all()``.
  mutating func add(_ content: ArraySlice<UInt8>?, _ name: String) throws {
    let path = try Self.path(name)
    if let other = names.updateValue(name, forKey: Self.folded(path)) {
      // On some disks these are two files, and on others the last one takes the place of the first.
      guard other.utf8.elementsEqual(name.utf8) else {
        throw TarArchive.ambiguous("two paths that look the same to some disks, '\(path)'")
      }
      // The last of them counts for most programs and the first for others; who writes a file in the
      // place of a link may write where the link leads.
      throw TarArchive.ambiguous("'\(path)' twice")
    }
    contents.updateValue(content, forKey: path)
  }

  /// Adds a folder under the name that the archive has for it.
  mutating func addFolder(_ name: String) throws {
    let isMarked = name.utf8.last == UInt8(ascii: "/")
    let bare = String(decoding: name.utf8.dropLast(isMarked ? 1 : 0), as: UTF8.self)
    if bare != "." { folders.insert(Self.folded(try Self.path(bare))) }
  }

  /// All files, once there are no more.
  func all() throws -> [String: ArraySlice<UInt8>?] {
    for path in names.keys where folders.contains(path) { throw Self.both(path) }
    for path in Array(names.keys) + folders {
      for end in path.utf8.indices where path.utf8[end] == UInt8(ascii: "/") {
        let folder = String(path[..<end])
        if names[folder] != nil { throw Self.both(folder) }
      }
    }
    return contents
  }

  /// What some disk takes a path for: capitals for small letters, and no spaces or dots at the end of a name.
  /// Composed and not, the same letters are equal to Swift.
  private static func folded(_ path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map { part in
      part.prefix(
        upTo: part.lastIndex { $0 != " " && $0 != "." }.map(part.index(after:)) ?? part.startIndex)
    }
    // Capitals of `ß` and `ſ` are `SS` and `S`, as disks take them.
    return parts.joined(separator: "/").uppercased().lowercased()
  }

  private static func both(_ path: String) -> Refusal {
    TarArchive.ambiguous("'\(path)' as a folder and as something else")
  }

  /// The path that a name is for: parts with a `/` between them. A `./` before it, as `tar` writes
  /// it for what is in a folder, is let go; a path that is written in any other way is refused.
  private static func path(_ name: String) throws -> String {
    let isMarked = name.utf8.starts(with: "./".utf8)
    let path = String(decoding: name.utf8.dropFirst(isMarked ? 2 : 0), as: UTF8.self)
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      !part.isEmpty && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
        && !part.contains(UInt8(ascii: "\\"))
    }
    guard isPlain else { throw TarArchive.ambiguous("the path '\(name)'") }
    return path
  }
}
