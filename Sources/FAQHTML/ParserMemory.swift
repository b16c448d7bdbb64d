import CCMarkGFM
import Foundation

/// Where the parser's strings and nodes are kept: in the memory of the process, each after a few
/// zeros.
///
/// NB: cmark-gfm 0.29.0.gfm.6 reads one byte before a text that starts with `mailto:`
/// (CVE-2023-22485). With a zero there the read is harmless, and the text's start is seen as one.
struct ParserMemory: ~Copyable {
  let pointer: UnsafeMutablePointer<cmark_mem>

  /// As `malloc` aligns for any type, so does what follows the zeros.
  private static let zeros = 16

  init() {
    pointer = .allocate(capacity: 1)
    pointer.initialize(
      to: cmark_mem(
        calloc: { count, size in
          let (bytes, isTooLarge) = count.multipliedReportingOverflow(by: size)
          guard !isTooLarge, bytes <= Int.max - ParserMemory.zeros else { return nil }
          return calloc(1, bytes + ParserMemory.zeros).map { $0 + ParserMemory.zeros }
        },
        realloc: { old, size in
          guard size <= Int.max - ParserMemory.zeros else { return nil }
          guard let old else {
            return calloc(1, size + ParserMemory.zeros).map { $0 + ParserMemory.zeros }
          }
          return realloc(old - ParserMemory.zeros, size + ParserMemory.zeros)
            .map { $0 + ParserMemory.zeros }
        },
        free: { old in free(old.map { $0 - ParserMemory.zeros }) }))
  }

  deinit { pointer.deallocate() }
}
