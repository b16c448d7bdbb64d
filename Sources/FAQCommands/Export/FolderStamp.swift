import FAQModel
import Foundation

/// What a folder shows of itself without being read: of each file within it the path, the kind, the number, the size
/// and the times, as git's index has them. While it is the same, no file was changed, added or removed.
struct FolderStamp {
  /// How long, in seconds, a file must have been left alone: the next change of a younger one might bear the
  /// same time where a file system counts in steps, which are two seconds at most.
  private static let leastAge = 2
  /// The most files that are looked at.
  private static let most = 1_000_000

  let digest: Digest

  /// Nil where a file was changed a moment ago, and of a folder that cannot be looked through.
  ///
  /// NB: to take part in what follows, it has to be made before anything in the folder is read.
  init?(of folder: Folder) {
    var made = Made(newest: time(nil) - Self.leastAge)
    guard (try? made.add(folder, "")) != nil, made.isWhole else { return nil }
    digest = made.hasher.digest
  }

  private struct Made {
    /// Files that were changed after this are too young.
    let newest: time_t
    var hasher = Digest.Hasher()
    var isWhole = true
    private var count = 0

    init(newest: time_t) { self.newest = newest }

    mutating func add(_ folder: Folder, _ prefix: String) throws {
      for name in try folder.names() where isWhole {
        let path = prefix + name
        // What stands there hidden, such as `.git`, is no export's.
        guard name.first != "." else {
          add("\(path)\0")
          continue
        }
        guard let status = folder.status(of: name) else {
          isWhole = false
          return
        }
        add(path, status)
        guard status.st_mode & S_IFMT == S_IFDIR else { continue }
        guard let inner = try folder.folder(name) else {
          isWhole = false
          return
        }
        defer { inner.close() }
        try add(inner, path + "/")
      }
    }

    private mutating func add(_ path: String, _ status: stat) {
      count += 1
      let kind = status.st_mode & S_IFMT
      guard kind != S_IFDIR else { return add("\(path)/\0") }
      let (changed, written) = (status.st_ctim, status.st_mtim)
      isWhole = count <= FolderStamp.most && max(changed.tv_sec, written.tv_sec) < newest
      add(
        "\(path)\0",
        [
          Int(kind), Int(bitPattern: status.st_ino), status.st_size, changed.tv_sec,
          changed.tv_nsec, written.tv_sec, written.tv_nsec,
        ])
    }

    private mutating func add(_ text: String, _ numbers: [Int] = []) {
      var bytes = Array(text.utf8)
      for number in numbers {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
      }
      hasher.add(bytes[...])
    }
  }
}
