import Foundation

/// Memory that is taken in small pieces and given back as a whole. As much as most texts take is kept and
/// only cleared, which is quicker than to ask for it again.
final class Arena {
  /// How many calls use it, one within the other.
  var users = 0
  private let first = calloc(1, chunk)
  private var others: [UnsafeMutableRawPointer] = []
  private var pages: [LargePage] = []
  private var current: UnsafeMutableRawPointer?
  /// The size of the current chunk, and how much of it was taken.
  private var (size, taken) = (chunk, 0)
  /// How much of the first chunk was taken when there came another.
  private var takenOfFirst = 0

  /// The size of most chunks, in bytes: what the tree of a text of some pages takes.
  private static let chunk = 128 << 10
  /// After how many of them a text gets large pages.
  private static let mostChunks = 8

  init() { current = first }

  deinit {
    for chunk in others { free(chunk) }
    free(first)
  }

  /// So many bytes of zeros; nil where there are none.
  func take(_ size: Int) -> UnsafeMutableRawPointer? {
    let rounded = Self.rounded(size)
    guard rounded <= Self.chunk / 4 else { return add(rounded) }
    if rounded > self.size - taken {
      guard begin() else { return nil }
    }
    defer { taken += rounded }
    return current.map { $0 + taken }
  }

  /// Makes the last piece that it gave larger where there is room; false for any other.
  func extend(_ piece: UnsafeMutableRawPointer, from size: Int, to larger: Int) -> Bool {
    let (old, new) = (Self.rounded(size), Self.rounded(larger))
    guard let current, piece + old == current + taken, new - old <= self.size - taken else {
      return false
    }
    taken += new - old
    return true
  }

  /// Takes back all that it gave.
  func clear() {
    for chunk in others { free(chunk) }
    (others, pages) = ([], [])
    if let first { memset(first, 0, current == first ? taken : takenOfFirst) }
    (current, size, taken) = (first, Self.chunk, 0)
  }

  private static func rounded(_ size: Int) -> Int { (size + 15) & ~15 }

  /// Makes the next chunk the current one.
  private func begin() -> Bool {
    if current == first { takenOfFirst = taken }
    if others.count < Self.mostChunks {
      guard let next = add(Self.chunk) else { return false }
      (current, size, taken) = (next, Self.chunk, 0)
    } else {
      guard let next = LargePage() else { return false }
      pages.append(next)
      (current, size, taken) = (next.start, LargePage.size, 0)
    }
    return true
  }

  private func add(_ size: Int) -> UnsafeMutableRawPointer? {
    guard let chunk = calloc(1, size) else { return nil }
    others.append(chunk)
    return chunk
  }
}

/// Zeros from the system, in one page of 2 MiB where it has such: to come to them takes a fifth of the time
/// that 512 small pages take.
private final class LargePage {
  static let size = 2 << 20
  let start: UnsafeMutableRawPointer

  /// Nil where there is no memory.
  init?() {
    let length = 2 * Self.size
    guard
      let mapped = mmap(
        nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      mapped != MAP_FAILED
    else { return nil }
    // A large page stands at a multiple of its size; what is before and behind it is given back.
    let offset = -Int(bitPattern: mapped) & (Self.size - 1)
    start = mapped + offset
    if offset > 0 { munmap(mapped, offset) }
    if offset < Self.size { munmap(start + Self.size, Self.size - offset) }
    madvise(start, Self.size, MADV_HUGEPAGE)
  }

  deinit { munmap(start, Self.size) }
}
