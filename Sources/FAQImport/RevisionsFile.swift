import FAQModel

/// A file of whole histories, one JSON object a line, read as a stream: no more than one line is held.
package struct RevisionsFile {
  /// The size of the longest line, in bytes.
  package static let longestLine = 16 * 1024 * 1024

  private let read: () throws -> [UInt8]
  private var buffer: ArraySlice<UInt8> = []
  private var number = 0
  private var isAtEnd = false
  /// Whether the beginning was looked at for a byte order mark.
  private var isBegun = false

  /// - Parameter read: gives the next piece of the file, of any size, and nothing at its end.
  package init(read: @escaping () throws -> [UInt8]) { self.read = read }

  /// The next line that is not empty, and its number, counted from 1; nil at the end.
  ///
  /// `HistoryEvent(line:number:locale:)` reads it, on any thread.
  ///
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` for a line beyond 16 MiB.
  package mutating func nextLine() throws -> (number: Int, bytes: ArraySlice<UInt8>)? {
    var searched = buffer.startIndex
    while true {
      let place = buffer[searched...].withUnsafeBufferPointer {
        $0.place(of: UInt8(ascii: "\n"))
      }
      if let end = place.map({ searched + $0 }) {
        let line = buffer[..<end]
        buffer = buffer[(end + 1)...]
        number += 1
        try check(line)
        if !Self.isEmpty(line) { return (number, line) }
        searched = buffer.startIndex
      } else if isAtEnd {
        let line = buffer
        buffer = []
        number += 1
        try check(line)
        return Self.isEmpty(line) ? nil : (number, line)
      } else {
        let known = buffer.count
        let more = try read()
        isAtEnd = more.isEmpty
        buffer.append(contentsOf: more)
        searched = buffer.startIndex + known
        if !isBegun, buffer.count >= Self.mark.count || isAtEnd {
          skipMark()
          searched = buffer.startIndex
        }
        guard known <= Self.longestLine else {
          number += 1
          throw tooLong
        }
      }
    }
  }

  /// Drops the byte order mark at the beginning of the file.
  private mutating func skipMark() {
    isBegun = true
    if number == 0, buffer.starts(with: Self.mark) { buffer = buffer.dropFirst(Self.mark.count) }
  }

  /// The byte order mark of UTF-8.
  private static let mark: [UInt8] = [0xef, 0xbb, 0xbf]

  private var tooLong: Refusal {
    .invalidFile(line: number, cause: "the line is longer than 16 MiB")
  }

  private func check(_ line: ArraySlice<UInt8>) throws {
    if line.count > Self.longestLine { throw tooLong }
  }

  private static func isEmpty(_ line: ArraySlice<UInt8>) -> Bool {
    line.allSatisfy {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\t")
    }
  }
}
