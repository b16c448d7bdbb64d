import Dispatch
import FAQEditorial
import FAQImport
import FAQModel
import FAQStore
import Foundation
import Synchronization

/// A file of revisions, read, parsed, checked, hashed and compressed ahead of who stores it.
struct RevisionsSource {
  let events: Channel<ImportEvent>
  private let progress = ReadBytes()
  private let size: Int64

  /// How much is read at a time, in bytes.
  private static let piece = 256 * 1024
  private static let linesInBatch = 128

  init(_ path: String, locale: LanguageTag, in session: Session) throws {
    let descriptor =
      path == "-" ? dup(STDIN_FILENO) : open(session.absolute(path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Refusal.unreadableFile(path: path, cause: String(cString: strerror(errno)))
    }
    var status = stat()
    size = fstat(descriptor, &status) == 0 ? Int64(status.st_size) : 0
    let progress = progress
    events = Channel { push in
      let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      var file = RevisionsFile {
        do {
          let data = try handle.read(upToCount: Self.piece) ?? Data()
          progress.add(data.count)
          return [UInt8](data)
        } catch {
          throw Refusal.unreadableFile(path: path, cause: "it cannot be read to its end")
        }
      }
      var bases = ImportBases()
      var lines: [Line] = []
      while let line = try file.nextLine() {
        lines.append(Line(number: line.number, bytes: line.bytes))
        if lines.count == Self.linesInBatch {
          try push(try Self.events(lines, locale, &bases))
          lines = []
        }
      }
      if !lines.isEmpty { try push(try Self.events(lines, locale, &bases)) }
    }
  }

  /// What part of the file has been read, from 0 to 1.
  var part: Double { size > 0 ? Double(progress.count) / Double(size) : 0 }

  private struct Line: Sendable {
    let number: Int
    let bytes: ArraySlice<UInt8>
  }

  /// The events of some lines, worked out on the other cores.
  private static func events(
    _ lines: [Line], _ locale: LanguageTag, _ bases: inout ImportBases
  ) throws -> [ImportEvent] {
    let events = try OtherCores.map(lines) { line, _ in
      try HistoryEvent(line: line.bytes, number: line.number, locale: locale)
    }
    let based = events.map { (event: $0, base: bases.base(of: $0)) }
    return try OtherCores.map(based) { try ImportEvent($0.event, base: $0.base, with: $1) }
  }
}

/// How many bytes were read.
private final class ReadBytes: Sendable {
  private let bytes = Mutex<Int64>(0)

  var count: Int64 { bytes.withLock { $0 } }

  func add(_ count: Int) { bytes.withLock { $0 += Int64(count) } }
}
