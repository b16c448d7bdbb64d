import FAQModel
import Foundation

/// A file of the user's own in which a text is edited or kept: mode 0600 in a folder of mode 0700.
struct EditFile {
  let path: String

  /// Makes the file in a new folder below `$XDG_STATE_HOME/faqcms/edits`, else below
  /// `~/.local/state/faqcms/edits`.
  init(named name: String, containing text: [UInt8], in session: Session) throws {
    let edits = try Self.folder(in: session)
    do {
      try FileManager.default.createDirectory(
        atPath: edits, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Refusal.cannotCreate(
        path: edits,
        cause: "the folder cannot be made; XDG_STATE_HOME names another place for your texts")
    }
    var template = Array((edits + "/XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Refusal.cannotCreate(path: edits, cause: .systemCause)
    }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    path = folder + "/" + name
    let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw Refusal.cannotCreate(path: path, cause: .systemCause)
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(text))
      try handle.close()
    } catch {
      remove()
      throw Refusal.cannotCreate(path: path, cause: "the text cannot be written")
    }
  }

  /// A file that was kept, by the path that its user gives; nil for any other.
  init?(keptAt path: String, in session: Session) throws {
    let absolute = (try session.absolute(path) as NSString).standardizingPath
    let edit = (absolute as NSString).deletingLastPathComponent
    guard let edits = try? Self.folder(in: session),
      (edit as NSString).deletingLastPathComponent == edits
    else { return nil }
    self.path = absolute
  }

  /// - Throws: ``Refusal/cannotCreate(path:cause:)`` where no variable says where; a folder that all share
  ///   would belong to who came first.
  private static func folder(in session: Session) throws -> String {
    let named = try session.variable("XDG_STATE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    guard let state = try named ?? session.variable("HOME").map({ $0 + "/.local/state" }) else {
      throw Refusal.cannotCreate(
        path: "a file for your text",
        cause: "HOME is not set; set it, or XDG_STATE_HOME, to a folder of your own")
    }
    return (state as NSString).standardizingPath + "/faqcms/edits"
  }

  /// Whether it is there still: an editor may remove it.
  var exists: Bool { access(path, F_OK) == 0 }

  /// Removes the file and its folder, once the text is stored, with what an editor left beside it.
  func remove() {
    let folder = (path as NSString).deletingLastPathComponent
    let name = (path as NSString).lastPathComponent
    for left in ["\(name)~", "#\(name)#", ".\(name).swp", "\(name).bak"] {
      unlink(folder + "/" + left)
    }
    unlink(path)
    rmdir(folder)
  }
}

/// A text that could not be saved, and the file in which it is kept.
struct KeptText: Error, CustomStringConvertible {
  let reason: Refusal
  let path: String
  /// The words of the command that takes the text, without the file.
  let command: String
  let global: GlobalOptions

  var description: String {
    "\(reason.description)\nYour text is kept in \(path); \(next) '\(typed(command))'."
  }

  private func typed(_ words: String) -> String {
    global.command("\(words) --from \(path.shellWord)")
  }

  private var next: String {
    switch reason {
    case .fileOfArticle(let id):
      "to save it in \(id), use '\(typed("draft edit \(id)"))'. If it is meant for another "
        + "article, take that line out, and use"
    case .fileOfOtherSite:
      "to start an article with it, use '\(typed("draft new"))'. If it is meant to replace the "
        + "text here, take that line out, and use"
    default: "when it is mended, use"
    }
  }
}
