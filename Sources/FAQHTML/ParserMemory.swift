import CCMarkGFM
import Foundation

/// Where the parser's strings and nodes are kept: each after its size and a few zeros.
///
/// NB: cmark-gfm 0.29.0.gfm.6 reads one byte before a text that starts with `mailto:`
/// (CVE-2023-22485). With a zero there the read is harmless, and the text's start is seen as one.
enum ParserMemory {
  /// The functions that the parser takes and gives back memory with.
  nonisolated(unsafe) static let functions: UnsafeMutablePointer<cmark_mem> = {
    let functions = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
    functions.initialize(
      to: cmark_mem(
        calloc: { count, size in
          let (bytes, isTooLarge) = count.multipliedReportingOverflow(by: size)
          return isTooLarge ? nil : ParserMemory.allocate(bytes)
        },
        realloc: { old, size in
          old.map { ParserMemory.reallocate($0, size) } ?? ParserMemory.allocate(size)
        },
        free: { old in
          if let old, !ParserMemory.isInArena(old) { free(old - ParserMemory.head) }
        }))
    return functions
  }()

  /// Has everything that the parser takes in this thread meanwhile given back at once in the end, which is
  /// quicker than piece by piece. No tree that is read within the body may leave it.
  static func withArena<Result>(_ body: () -> Result) -> Result {
    let arena = Self.arena
    arena.users += 1
    defer {
      arena.users -= 1
      if arena.users == 0 { arena.clear() }
    }
    return body()
  }

  /// The arena of this thread, which lives as long as that does.
  private static var arena: Arena {
    if let arena = pthread_getspecific(current) {
      return Unmanaged<Arena>.fromOpaque(arena).takeUnretainedValue()
    }
    let arena = Arena()
    pthread_setspecific(current, Unmanaged.passRetained(arena).toOpaque())
    return arena
  }

  private static let current: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { arena in
      if let arena { Unmanaged<Arena>.fromOpaque(arena).release() }
    }
    return key
  }()

  /// What stands before each piece: twice its size, and one more in an arena, then zeros. As `malloc`
  /// aligns for any type, so does what follows.
  private static let head = 16

  private static func isInArena(_ piece: UnsafeMutableRawPointer) -> Bool { tag(piece) & 1 == 1 }

  private static func tag(_ piece: UnsafeMutableRawPointer) -> Int {
    (piece - head).load(as: Int.self)
  }

  private static func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
    guard size <= Int.max / 4 else { return nil }
    guard let arena = pthread_getspecific(current) else {
      return finish(calloc(1, size + head), tag: size << 1)
    }
    return Unmanaged<Arena>.fromOpaque(arena)._withUnsafeGuaranteedRef { arena in
      arena.users > 0
        ? finish(arena.take(size + head), tag: size << 1 | 1)
        : finish(calloc(1, size + head), tag: size << 1)
    }
  }

  private static func finish(
    _ start: UnsafeMutableRawPointer?, tag: Int
  ) -> UnsafeMutableRawPointer? {
    start?.storeBytes(of: tag, as: Int.self)
    return start.map { $0 + head }
  }

  private static func reallocate(
    _ old: UnsafeMutableRawPointer, _ size: Int
  ) -> UnsafeMutableRawPointer? {
    guard size <= Int.max / 4 else { return nil }
    let oldSize = tag(old) >> 1
    guard isInArena(old) else {
      return finish(realloc(old - head, size + head), tag: size << 1)
    }
    guard size > oldSize else { return old }
    if let arena = pthread_getspecific(current),
      Unmanaged<Arena>.fromOpaque(arena)
        ._withUnsafeGuaranteedRef({ $0.extend(old - head, from: oldSize + head, to: size + head) })
    {
      return finish(old - head, tag: size << 1 | 1)
    }
    let new = allocate(size)
    new?.copyMemory(from: old, byteCount: oldSize)
    return new
  }
}
