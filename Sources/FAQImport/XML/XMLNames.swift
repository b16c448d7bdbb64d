/// The names of elements and attributes as they are told to a listener, each made once.
struct XMLNames {
  /// The prefix for a namespace, nil for one that nobody asks for.
  let prefix: (String) -> String?

  private struct Entry {
    let bytes: [UInt8]
    let name: String
  }

  private var entries: [UInt64: Entry] = [:]

  /// A file with more names than this pays for each of the others every time.
  private static let most = 1_000

  init(prefix: @escaping (String) -> String?) { self.prefix = prefix }

  /// The name for what expat gives: `namespace LF name`, or the name alone.
  mutating func name(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    if let entry = entries[hash], entry.bytes.elementsEqual(bytes) { return entry.name }
    let name = make(String(decoding: bytes, as: UTF8.self))
    if entries.count < Self.most, entries[hash] == nil {
      entries[hash] = Entry(bytes: Array(bytes), name: name)
    }
    return name
  }

  private func make(_ text: String) -> String {
    guard let separator = text.lastIndex(of: "\n") else { return text }
    let namespace = String(text[..<separator])
    let name = text[text.index(after: separator)...]
    return prefix(namespace).map { "\($0):\(name)" } ?? "{\(namespace)}\(name)"
  }
}
