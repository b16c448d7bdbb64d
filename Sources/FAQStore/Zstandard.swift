import CZstd
import Synchronization

/// Compresses and decompresses with Zstandard (RFC 8878), keeping its work space from one call to the
/// next. What is written are plain frames with the content's size, which the `zstd` tool reads too.
final class Zstandard: Sendable {
  /// A trained dictionary, with the number by which it is known again.
  struct Dictionary: Sendable {
    let id: Int64
    let bytes: [UInt8]
  }

  /// What a text is compressed against: nothing, bytes that it is like, a trained dictionary, or the bytes
  /// that it is like behind a dictionary.
  enum Reference: Sendable {
    case none
    case prefix([UInt8])
    case dictionary(Dictionary)
    case dictionaryAndPrefix([UInt8])

    init(_ dictionary: Dictionary? = nil, base: [UInt8]? = nil) {
      self =
        switch (dictionary, base) {
        case (nil, nil): .none
        case (nil, let base?): .prefix(base)
        case (let dictionary?, nil): .dictionary(dictionary)
        case (let dictionary?, let base?): .dictionaryAndPrefix(dictionary.bytes + base)
        }
    }
  }

  struct Failure: Error {}

  private struct Workspace: ~Copyable {
    let compressor = ZSTD_createCCtx()
    let decompressor = ZSTD_createDCtx()
    var compressing: (id: Int64, level: Int32, dictionary: OpaquePointer?)?
    var decompressing: (id: Int64, texts: Int, dictionary: OpaquePointer?)?

    /// Whether a dictionary is at hand in the form that unpacks fastest. To make that copies all of it, which
    /// does not pay for a few texts.
    mutating func isDigested(_ dictionary: Dictionary) -> Bool {
      if decompressing?.id != dictionary.id {
        ZSTD_freeDDict(decompressing?.dictionary)
        decompressing = (dictionary.id, 0, nil)
      }
      decompressing?.texts += 1
      if let texts = decompressing?.texts, texts == Zstandard.few + 1 {
        decompressing?.dictionary = ZSTD_createDDict(dictionary.bytes, dictionary.bytes.count)
      }
      return decompressing?.dictionary != nil
    }

    deinit {
      ZSTD_freeCCtx(compressor)
      ZSTD_freeDCtx(decompressor)
      ZSTD_freeCDict(compressing?.dictionary)
      ZSTD_freeDDict(decompressing?.dictionary)
    }
  }

  /// `ZSTD_c_forceAttachDict` and `ZSTD_dictForceCopy` of `zstd.h`, which only tell how fast it goes.
  ///
  /// NB: at the highest levels, to search the dictionary where it is takes half as long again as to copy
  /// its tables first, even for a text of some kilobytes.
  private static let howToUseDictionary = ZSTD_c_experimentalParam4
  private static let byCopying: Int32 = 2

  /// For how many texts a dictionary is taken as it is.
  private static let few = 4

  private let workspace = Mutex(Workspace())

  /// The bytes in one frame.
  func compress(_ bytes: [UInt8], against reference: Reference = .none, level: Int32) throws
    -> [UInt8]
  {
    try workspace.withLock { workspace in
      let context = workspace.compressor
      ZSTD_CCtx_reset(context, ZSTD_reset_session_and_parameters)
      ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level)
      ZSTD_CCtx_setParameter(context, ZSTD_c_dictIDFlag, 0)
      switch reference {
      case .none: return try Self.compress(bytes, context)
      case .prefix(let prefix):
        return try prefix.withUnsafeBytes {
          ZSTD_CCtx_refPrefix(context, $0.baseAddress, $0.count)
          return try Self.compress(bytes, context)
        }
      case .dictionaryAndPrefix(let content):
        ZSTD_CCtx_loadDictionary(context, content, content.count)
        return try Self.compress(bytes, context)
      case .dictionary(let dictionary):
        let id = dictionary.id
        if workspace.compressing?.id != id || workspace.compressing?.level != level {
          ZSTD_freeCDict(workspace.compressing?.dictionary)
          let digested = ZSTD_createCDict(dictionary.bytes, dictionary.bytes.count, level)
          workspace.compressing = (id, level, digested)
        }
        ZSTD_CCtx_setParameter(context, Self.howToUseDictionary, Self.byCopying)
        ZSTD_CCtx_refCDict(context, workspace.compressing?.dictionary)
        return try Self.compress(bytes, context)
      }
    }
  }

  /// The content of one frame, at most `limit` bytes.
  func decompress(
    _ frame: [UInt8], against reference: Reference = .none, limit: Int
  ) throws -> [UInt8] {
    let size = ZSTD_getFrameContentSize(frame, frame.count)
    guard size <= UInt64(limit) else { throw Failure() }
    return try workspace.withLock { workspace in
      let context = workspace.decompressor
      ZSTD_DCtx_reset(context, ZSTD_reset_session_and_parameters)
      switch reference {
      case .none: return try Self.decompress(frame, Int(size), context)
      case .prefix(let prefix):
        return try prefix.withUnsafeBytes {
          ZSTD_DCtx_refPrefix(context, $0.baseAddress, $0.count)
          return try Self.decompress(frame, Int(size), context)
        }
      case .dictionaryAndPrefix(let content):
        return try Self.decompress(frame, Int(size), context, taking: content)
      case .dictionary(let dictionary):
        guard workspace.isDigested(dictionary) else {
          return try Self.decompress(frame, Int(size), context, taking: dictionary.bytes)
        }
        ZSTD_DCtx_refDDict(context, workspace.decompressing?.dictionary)
        return try Self.decompress(frame, Int(size), context)
      }
    }
  }

  /// A dictionary for texts like the samples, at most `limit` bytes; nil where they are too few or
  /// too different.
  static func train(on samples: [[UInt8]], limit: Int) -> [UInt8]? {
    var dictionary = [UInt8](repeating: 0, count: limit)
    let size = ZDICT_trainFromBuffer(
      &dictionary, limit, samples.flatMap(\.self), samples.map(\.count), UInt32(samples.count))
    return ZDICT_isError(size) == 0 ? Array(dictionary.prefix(size)) : nil
  }

  private static func compress(_ bytes: [UInt8], _ context: OpaquePointer?) throws -> [UInt8] {
    let bound = ZSTD_compressBound(bytes.count)
    var failed = false
    let frame = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      let size = ZSTD_compress2(context, buffer.baseAddress, bound, bytes, bytes.count)
      failed = ZSTD_isError(size) != 0
      count = failed ? 0 : size
    }
    guard !failed else { throw Failure() }
    return frame
  }

  private static func decompress(
    _ frame: [UInt8], _ size: Int, _ context: OpaquePointer?
  ) throws -> [UInt8] {
    try decompress(frame, size) {
      ZSTD_decompressDCtx(context, $0.baseAddress, $0.count, frame, frame.count)
    }
  }

  private static func decompress(
    _ frame: [UInt8], _ size: Int, _ context: OpaquePointer?, taking dictionary: [UInt8]
  ) throws -> [UInt8] {
    try decompress(frame, size) {
      ZSTD_decompress_usingDict(
        context, $0.baseAddress, $0.count, frame, frame.count, dictionary, dictionary.count)
    }
  }

  private static func decompress(
    _ frame: [UInt8], _ size: Int, _ unpack: (UnsafeMutableBufferPointer<UInt8>) -> Int
  ) throws -> [UInt8] {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      let written = unpack(UnsafeMutableBufferPointer(rebasing: buffer[..<size]))
      failed = ZSTD_isError(written) != 0 || written != size
      count = failed ? 0 : size
    }
    guard !failed else { throw Failure() }
    return bytes
  }
}
