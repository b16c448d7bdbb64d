import FAQEditorial
import FAQImport
import FAQModel
import FAQStore
import Foundation

/// The Markdown history of a git repository, read ahead of who stores it by git itself.
struct GitSource {
  let events: Channel<ImportEvent>

  private static let eventsInBatch = 64

  init(
    _ path: String, branch: String, folder: String, locale: LanguageTag, in session: Session
  ) throws {
    let place = try session.absolute(path)
    let environment = session.environment
    events = Channel { push in
      let repository = GitRepository(place, environment: environment)
      try Self.requireTop(repository, named: path)
      let log = try Self.log(repository, branch, named: path)
      let objects = try GitObjects(repository)
      let packer = TextPacker()
      var batch: [ImportEvent] = []
      var history = GitHistory(folder: folder, locale: locale, blob: objects.bytes)
      try history.forEach(in: log[...]) { event in
        batch.append(try ImportEvent(event, with: packer))
        if batch.count == Self.eventsInBatch {
          _ = try push(batch)
          batch = []
        }
      }
      if !batch.isEmpty { _ = try push(batch) }
    }
  }

  /// Refuses a folder within a repository, of which all would be imported.
  private static func requireTop(_ repository: GitRepository, named path: String) throws {
    guard
      let prefix = answer(of: repository, to: ["rev-parse", "--show-prefix"])?
        .prefix(while: { $0 != "\n" }), !prefix.isEmpty
    else { return }
    throw Refusal.unreadableFile(
      path: path,
      cause:
        "it is the folder '\(prefix.dropLast())' of a repository; name the repository, and the folder "
        + "with --under \(prefix.dropLast())")
  }

  /// What git prints; nil where it fails.
  private static func answer(of repository: GitRepository, to arguments: [String]) -> String? {
    repository.git(arguments).output().map { String(decoding: $0, as: UTF8.self) }
  }

  /// Why a repository has no history of a branch, for the end of a sentence.
  ///
  /// - Parameter complaints: what git said of it.
  private static func cause(
    of complaints: String, _ branch: String, in repository: GitRepository
  ) -> String {
    let said = "git says: \(sentence(complaints))"
    let commit = ["rev-parse", "--verify", "--quiet", "--end-of-options", branch + "^{commit}"]
    let heads = ["for-each-ref", "--count=10", "--format=%(refname:short)", "refs/heads"]
    guard answer(of: repository, to: commit) == nil,
      let names = answer(of: repository, to: heads)?.split(separator: "\n")
    else { return said }
    return names.isEmpty
      ? "it has no commits"
      : "\(said); name a branch with --branch: \(names.joined(separator: ", "))"
  }

  /// The lines of git as one, with what it sets apart, such as a command to be typed, in quotes.
  private static func sentence(_ complaints: String) -> String {
    let lines = complaints.split(separator: "\n").map { line in
      line.hasPrefix("\t") ? "'\(line.dropFirst())'" : String(line)
    }
    guard let first = lines.first else { return "no such history" }
    return lines.dropFirst().reduce(first) { $0 + ($0.hasSuffix(":") ? " " : "; ") + $1 }
  }

  private static func log(
    _ repository: GitRepository, _ branch: String, named path: String
  ) throws -> [UInt8] {
    let process = repository.git(GitLog.arguments + ["--end-of-options", branch, "--"])
    // NB: what git complains of goes to a file, since a second pipe could fill while the first is read.
    let complaints = TemporaryFile.open(in: FileManager.default.temporaryDirectory.path)
    guard complaints >= 0 else {
      throw Refusal.unreadableFile(path: path, cause: .systemCause)
    }
    defer { close(complaints) }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle(fileDescriptor: complaints, closeOnDealloc: false)
    do { try process.run() } catch {
      throw Refusal.unreadableFile(path: path, cause: "git cannot be run; install it")
    }
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      var words = [UInt8](repeating: 0, count: 1_024)
      let count = pread(complaints, &words, words.count, 0)
      let complaints = String(decoding: words.prefix(max(count, 0)), as: UTF8.self)
      throw Refusal.unreadableFile(
        path: path, cause: cause(of: complaints, branch, in: repository))
    }
    return [UInt8](bytes)
  }
}

/// The objects of a repository, asked of one `git cat-file`.
private final class GitObjects {
  private let process: Process
  private let input = Pipe()
  private let output = Pipe()
  private var buffer: [UInt8] = []

  init(_ repository: GitRepository) throws {
    process = repository.git(["cat-file", "--batch"])
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// The bytes of an object.
  func bytes(_ id: String) throws -> [UInt8] {
    try input.fileHandleForWriting.write(contentsOf: Data((id + "\n").utf8))
    let header = try line()
    let words = header.split(separator: UInt8(ascii: " "))
    guard words.count == 3, let size = Int(String(decoding: words[2], as: UTF8.self)) else {
      throw Refusal.unreadableFile(path: id, cause: "git does not have this object")
    }
    let bytes = try take(size)
    _ = try take(1)
    return bytes
  }

  private func line() throws -> [UInt8] {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(buffer[..<end])
        buffer.removeFirst(end + 1)
        return line
      }
      try fill()
    }
  }

  private func take(_ count: Int) throws -> [UInt8] {
    while buffer.count < count { try fill() }
    let bytes = Array(buffer[..<count])
    buffer.removeFirst(count)
    return bytes
  }

  private func fill() throws {
    let data = output.fileHandleForReading.availableData
    guard !data.isEmpty else {
      throw Refusal.unreadableFile(path: "the repository", cause: "git ended early")
    }
    buffer.append(contentsOf: data)
  }
}
