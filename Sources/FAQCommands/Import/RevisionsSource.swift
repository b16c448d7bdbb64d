import Dispatch
import FAQEditorial
import FAQImport
import FAQModel
import FAQStore
import Foundation
import Synchronization

/// A file of revisions, read, parsed, checked and hashed ahead of who stores it. The texts are compressed by
/// whoever has time: the reader while it is ahead, who stores them where it would wait.
struct RevisionsSource {
  private let batches: Channel<ReadEvents>
  private let packer = TextPacker()
  private let progress = ReadBytes()
  private let size: Int64

  /// How much is read at a time, in bytes.
  private static let piece = 256 * 1024
  private static let linesInBatch = 128

  init(_ path: String, locale: LanguageTag, in session: Session) throws {
    let descriptor =
      try path == "-" ? dup(STDIN_FILENO) : open(session.absolute(path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Refusal.unreadableFile(path: path, cause: .systemCause)
    }
    var status = stat()
    size = fstat(descriptor, &status) == 0 ? Int64(status.st_size) : 0
    let progress = progress
    batches = Channel { push in
      defer { close(descriptor) }
      var file = RevisionsFile {
        guard let bytes = InputFile.chunk(descriptor: descriptor, upTo: Self.piece) else {
          throw Refusal.unreadableFile(path: path, cause: "it cannot be read to its end")
        }
        if progress.count == 0, bytes.starts(with: [0x1f, 0x8b]) {
          throw Refusal.unreadableFile(
            path: path,
            cause:
              "it is packed by gzip; unpack it on the way: gunzip -c \(path == "-" ? "FILE" : path.shellWord) | "
              + "faqcms import --from revisions -")
        }
        progress.add(bytes.count)
        return bytes
      }
      var refused = RefusedLines(locale: locale)
      var bases = ImportBases()
      var lines: [Line] = []
      func pushLines() throws {
        defer { lines = [] }
        let events: ReadEvents
        do {
          guard refused.isEmpty else { return try refused.look(at: lines) }
          events = try Self.events(lines, locale, &bases)
        } catch Refusal.invalidFile where refused.isEmpty {
          return try refused.look(at: lines)
        }
        // What is at hand for who stores suffices: there is time to make the last of it ready.
        if try push([events]) > 1 { _ = try? events.packed(by: OtherCores.map) }
      }
      while let line = try file.nextLine() {
        lines.append(Line(number: line.number, bytes: line.bytes))
        if lines.count == Self.linesInBatch { try pushLines() }
      }
      if !lines.isEmpty { try pushLines() }
      try refused.finish()
    }
  }

  /// The next events; none at the end.
  func next() throws -> [ImportEvent] {
    guard let batch = try batches.next().first else { return [] }
    return try batch.packed { events, pack in try events.map { try pack($0, packer) } }
  }

  func cancel() { batches.cancel() }

  /// What part of the file has been read, from 0 to 1.
  var part: Double { size > 0 ? Double(progress.count) / Double(size) : 0 }

  /// The events of some lines, worked out on the other cores.
  private static func events(
    _ lines: [Line], _ locale: LanguageTag, _ bases: inout ImportBases
  ) throws -> ReadEvents {
    let events = try OtherCores.map(lines) { line, _ in
      try HistoryEvent(line: line.bytes, number: line.number, locale: locale)
    }
    return ReadEvents(events.map { ReadEvent(event: $0, base: bases.base(of: $0)) })
  }
}

private struct Line: Sendable {
  let number: Int
  let bytes: ArraySlice<UInt8>
}

/// The lines of a file that cannot be taken, so that one run names several.
private struct RefusedLines {
  let locale: LanguageTag
  private var causes: [(line: Int, cause: String)] = []

  private static let most = 10

  init(locale: LanguageTag) { self.locale = locale }

  var isEmpty: Bool { causes.isEmpty }

  /// Notes which lines cannot be taken, up to the most that are named.
  mutating func look(at lines: [Line]) throws {
    for line in lines {
      do {
        _ = try HistoryEvent(line: line.bytes, number: line.number, locale: locale)
      } catch Refusal.invalidFile(let number?, let cause) {
        causes.append((number, cause))
        if causes.count == Self.most { try finish() }
      }
    }
  }

  /// Refuses the file where there are such lines.
  func finish() throws {
    guard let first = causes.first else { return }
    let others = causes.dropFirst().map { "; line \($0.line): \($0.cause)" }
    let end = causes.count == Self.most ? "; the lines below were not looked at" : ""
    throw Refusal.invalidFile(line: first.line, cause: first.cause + others.joined() + end)
  }
}

/// An event whose text is yet to be packed.
private struct ReadEvent: Sendable {
  let event: HistoryEvent
  let base: CanonicalText?
}

/// Events that are packed once, by whoever comes first.
private final class ReadEvents: Sendable {
  private enum State {
    case read([ReadEvent])
    case packed(Result<[ImportEvent], any Error>)
  }

  private let state: Mutex<State>

  init(_ events: [ReadEvent]) { state = Mutex(.read(events)) }

  typealias Pack = @Sendable (ReadEvent, TextPacker) throws -> ImportEvent

  /// - Parameter map: packs events, which it does only where nobody did it before.
  func packed(by map: ([ReadEvent], @escaping Pack) throws -> [ImportEvent]) throws -> [ImportEvent]
  {
    try state.withLock { state in
      switch state {
      case .packed(let result): return try result.get()
      case .read(let events):
        let result = Result {
          try map(events) { try ImportEvent($0.event, base: $0.base, with: $1) }
        }
        state = .packed(result)
        return try result.get()
      }
    }
  }
}

/// How many bytes were read.
private final class ReadBytes: Sendable {
  private let bytes = Mutex<Int64>(0)

  var count: Int64 { bytes.withLock { $0 } }

  func add(_ count: Int) { bytes.withLock { $0 += Int64(count) } }
}
