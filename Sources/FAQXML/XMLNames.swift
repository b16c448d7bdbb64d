import Foundation

/// The names of elements and attributes as they are told to a listener; those met last are kept, so
/// that a name is made once and not for each element.
struct XMLNames {
  /// The prefix for a namespace, nil for one that nobody asks for.
  private let prefix: (String) -> String?

  private struct Entry {
    var bytes: [UInt8] = []
    var name = ""
  }

  private var entries = [Entry](repeating: Entry(), count: 256)

  init(prefix: @escaping (String) -> String?) { self.prefix = prefix }

  /// The name for what expat gives: `namespace LF name`, or the name alone.
  mutating func name(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    // The ends of names differ more than their beginnings.
    var place = bytes.count
    for byte in bytes.suffix(6) { place = place &* 31 &+ Int(byte) }
    place &= entries.count - 1
    if entries[place].bytes.count == bytes.count, entries[place].bytes.isSame(as: bytes) {
      return entries[place].name
    }
    let name = make(String(decoding: bytes, as: UTF8.self))
    entries[place] = Entry(bytes: Array(bytes), name: name)
    return name
  }

  private func make(_ text: String) -> String {
    guard let separator = text.lastIndex(of: "\n") else { return text }
    let namespace = String(text[..<separator])
    let name = text[text.index(after: separator)...]
    return prefix(namespace).map { "\($0):\(name)" } ?? "{\(namespace)}\(name)"
  }
}

extension [UInt8] {
  /// Whether it holds the same as memory of the same length.
  fileprivate func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    withUnsafeBufferPointer { bytes in
      guard let bytes = bytes.baseAddress, let other = other.baseAddress else { return true }
      return memcmp(bytes, other, count) == 0
    }
  }
}
