import FAQModel
import Foundation

/// Reads what a user hands in.
enum InputFile {
  /// The size beyond which no text can be saved, in bytes.
  static let largest = ArticleText.largestBody + ArticleText.largestFrontMatter + 4096

  /// The bytes of a file, or of the standard input for `-`, up to a limit.
  static func read(
    _ path: String, limit: Int = largest, in session: Session
  ) throws -> [UInt8] {
    if path == "-" { return try session.readInput(limit) }
    let descriptor = try open(session.absolute(path), shown: path)
    defer { close(descriptor) }
    return try read(descriptor: descriptor, path: path, limit: limit)
  }

  /// Opens a file to be read.
  ///
  /// - Parameter shown: what it is called where it cannot be.
  static func open(_ path: String, shown: String, _ flags: Int32 = 0) throws -> Int32 {
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC | flags)
    guard descriptor >= 0 else { throw Refusal.unreadableFile(path: shown, cause: .systemCause) }
    return descriptor
  }

  /// Reads to the end.
  ///
  /// - Throws: ``Refusal`` where it cannot be read or there is more than the limit, in bytes.
  static func read(descriptor: Int32, path: String, limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try forEachChunk(descriptor: descriptor, path: path) { chunk in
      bytes += chunk
      guard bytes.count <= limit else {
        throw Refusal.unreadableFile(
          path: path,
          cause: "it is larger than \(ByteCount(Int64(limit))), the most that is read here")
      }
    }
    return bytes
  }

  /// Reads to the end, some bytes at a time.
  ///
  /// - Throws: ``Refusal`` where it cannot be read; what `body` throws.
  static func forEachChunk(
    descriptor: Int32, path: String, _ body: (ArraySlice<UInt8>) throws -> Void
  ) throws {
    while true {
      guard let chunk = chunk(descriptor: descriptor, upTo: 65_536) else {
        throw Refusal.unreadableFile(path: path, cause: .systemCause)
      }
      if chunk.isEmpty { return }
      try body(chunk[...])
    }
  }

  /// The next bytes, none at the end; nil where they cannot be read, and then `errno` says why.
  static func chunk(descriptor: Int32, upTo most: Int) -> [UInt8]? {
    var count = -1
    repeat {
      let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, length in
        count = Foundation.read(descriptor, buffer.baseAddress, most)
        length = max(count, 0)
      }
      if count >= 0 { return bytes }
    } while errno == EINTR || Waiting.isOver(descriptor, POLLIN)
    return nil
  }
}

/// Some programs leave their ends of pipes and terminals to others so that nothing waits for them.
enum Waiting {
  /// Waits until something can be read or written, where that is all that is amiss (`errno`); else false.
  static func isOver(_ descriptor: Int32, _ events: Int32) -> Bool {
    guard errno == EAGAIN else { return false }
    var one = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    return poll(&one, 1, -1) >= 0 || errno == EINTR
  }
}
