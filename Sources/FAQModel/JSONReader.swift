/// Reads JSON from bytes in one pass, with no copy but the strings that come out.
///
/// NB: the buffer is not checked for bounds in a release build; every access stands behind a
/// comparison with `bytes.count`.
struct JSONReader {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Whether members stay in the order of the text.
  private let keepsOrder: Bool
  /// Whether a number that is no 64-bit integer is read as the string that it is written as.
  private let keepsFractions: Bool
  var index = 0

  private static let deepest = 100

  init(_ bytes: UnsafeBufferPointer<UInt8>, keepsOrder: Bool, keepsFractions: Bool = false) {
    self.bytes = bytes
    self.keepsOrder = keepsOrder
    self.keepsFractions = keepsFractions
  }

  /// The one value that all the bytes are.
  mutating func whole() throws -> JSONValue {
    let value = try value(depth: 0)
    guard index == bytes.count else { throw failure("more follows after the value") }
    return value
  }

  /// The next byte that is no white space, which stays; 0, which no JSON holds, at the end.
  mutating func peek() -> UInt8 {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): index += 1
      case let byte: return byte
      }
    }
    return 0
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte, index < bytes.count else { return false }
    index += 1
    return true
  }

  /// A value with the white space around it.
  mutating func value(depth: Int) throws -> JSONValue {
    let value: JSONValue
    switch peek() {
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "{"): value = .object(try members(depth: try deeper(depth)))
    case UInt8(ascii: "["): value = .array(try elements(depth: try deeper(depth)))
    case UInt8(ascii: "t"): value = try word("true", true)
    case UInt8(ascii: "f"): value = try word("false", false)
    case UInt8(ascii: "n"): value = try word("null", .null)
    default: value = try keepsFractions ? number() : .integer(integer())
    }
    _ = peek()
    return value
  }

  private func deeper(_ depth: Int) throws -> Int {
    guard depth < Self.deepest else { throw failure("it nests deeper than 100 levels") }
    return depth + 1
  }

  private mutating func elements(depth: Int) throws -> [JSONValue] {
    index += 1
    var elements: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return elements }
    repeat { elements.append(try value(depth: depth)) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw failure("an array needs ',' or ']' here") }
    return elements
  }

  private mutating func members(depth: Int) throws -> [JSONValue.Member] {
    index += 1
    var members: [JSONValue.Member] = []
    if take(UInt8(ascii: "}")) { return members }
    repeat {
      members.append(JSONValue.Member(try name(), try value(depth: depth)))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw failure("an object needs ',' or '}' here") }
    return try sorted(members)
  }

  /// The name of a member, with the colon after it.
  mutating func name() throws -> String {
    guard peek() == UInt8(ascii: "\"") else { throw failure("a member needs a name in quotes") }
    let name = try string()
    guard take(UInt8(ascii: ":")) else { throw failure("a name needs ':' after it") }
    return name
  }

  private func sorted(_ members: [JSONValue.Member]) throws -> [JSONValue.Member] {
    func isAscending(_ members: [JSONValue.Member]) -> Bool {
      zip(members, members.dropFirst()).allSatisfy { $0.name.precedes($1.name) }
    }
    if isAscending(members) { return members }
    let sorted = members.sorted { $0.name.precedes($1.name) }
    guard isAscending(sorted) else { throw failure("an object names a member twice") }
    return keepsOrder ? members : sorted
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws -> JSONValue {
    let end = index + word.utf8CodeUnitCount
    guard end <= bytes.count,
      bytes[index..<end].elementsEqual(
        UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    else { throw failure("a value begins that is none") }
    index = end
    return value
  }

  /// An integer, or the words of another number (RFC 8259, section 6).
  private mutating func number() throws -> JSONValue {
    let start = index
    do {
      return .integer(try integer())
    } catch {
      index = start
    }
    let number = bytes[start...].prefix { $0 &- 0x30 < 10 || "+-.eE".utf8.contains($0) }
    guard Self.isNumber(Array(number)) else { return .integer(try integer()) }
    index = number.endIndex
    return .string(String(decoding: number, as: UTF8.self))
  }

  private static func isNumber(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    func digits() -> Int {
      let count = rest.prefix { $0 &- 0x30 < 10 }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !startsWithZero || whole == 1 else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if let sign = rest.first, "+-".utf8.contains(sign) { rest = rest.dropFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  private mutating func integer() throws -> Int64 {
    let start = index
    let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    let first = index
    var number: Int64 = 0
    while index < bytes.count, case let digit = bytes[index] &- UInt8(ascii: "0"), digit < 10 {
      let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, isTooLargeNow) =
        isNegative
        ? tens.subtractingReportingOverflow(Int64(digit))
        : tens.addingReportingOverflow(Int64(digit))
      guard !isTooLarge, !isTooLargeNow else {
        throw failure("a number needs more than 64 bits; write it in quotes", isJSON: true)
      }
      number = sum
      index += 1
    }
    guard index > first else {
      index = start
      throw failure(start < bytes.count ? "no value begins so" : "the text ends early")
    }
    guard bytes[first] != UInt8(ascii: "0") || index == first + 1 else {
      throw failure("a number begins with 0")
    }
    if index < bytes.count, [0x2E, 0x45, 0x65].contains(bytes[index]) {
      throw failure("a number is no integer; write it in quotes", isJSON: true)
    }
    return number
  }

  func failure(_ cause: String, isJSON: Bool = false) -> JSONValue.ReadingFailure {
    JSONValue.ReadingFailure(offset: index, cause: cause, isJSON: isJSON)
  }
}

extension JSONReader {
  /// The string whose opening quote is the next byte.
  private mutating func string() throws -> String {
    index += 1
    let start = index
    skipPlain()
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
      index += 1
      return try text(UnsafeBufferPointer(rebasing: bytes[start..<(index - 1)]))
    }
    var unescaped: [UInt8] = []
    unescaped.reserveCapacity(max(64, min(2 * (index - start), bytes.count - start)))
    unescaped.append(contentsOf: bytes[start..<index])
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return try unescaped.withUnsafeBufferPointer(text)
      case UInt8(ascii: "\\"): try readEscape(into: &unescaped)
      default: throw failure("a string holds a control character; write it as an escape")
      }
      let start = index
      skipPlain()
      unescaped.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
    }
    throw failure("a string does not end")
  }

  /// Goes on to the next quote, backslash or control character, or to the end.
  private mutating func skipPlain() {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 8 <= bytes.count {
      // Each top bit that comes out says that its byte, or one before it, is one of the three.
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      let control = (word &- (ones &* 0x20)) & ~word
      let found =
        (control | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)) & tops
      guard found == 0 else {
        index += found.trailingZeroBitCount / 8
        return
      }
      index += 8
    }
    while index < bytes.count, case let byte = bytes[index], byte >= 0x20, byte != 0x22,
      byte != 0x5C
    { index += 1 }
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>) throws -> String {
    guard let text = String(utf8: bytes) else {
      throw failure("a string is not UTF-8")
    }
    return text
  }

  private mutating func readEscape(into unescaped: inout [UInt8]) throws {
    guard index + 1 < bytes.count else { throw failure("a string does not end") }
    let letter = bytes[index + 1]
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(letter)
    case UInt8(ascii: "b"): unescaped.append(0x08)
    case UInt8(ascii: "f"): unescaped.append(0x0C)
    case UInt8(ascii: "n"): unescaped.append(0x0A)
    case UInt8(ascii: "r"): unescaped.append(0x0D)
    case UInt8(ascii: "t"): unescaped.append(0x09)
    case UInt8(ascii: "u"):
      unescaped.append(try escapedScalar())
      return
    default: throw failure("a string holds an escape that there is not")
    }
    index += 2
  }

  /// The character of `\uXXXX`, or of two of them that are a surrogate pair.
  private mutating func escapedScalar() throws -> Unicode.Scalar {
    let high = try codeUnit()
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u"), case let low = try codeUnit(),
      (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(high - 0xD800) << 10) + UInt32(low - 0xDC00))
    else { throw failure("a string holds half of a surrogate pair") }
    return scalar
  }

  private mutating func codeUnit() throws -> UInt16 {
    guard index + 6 <= bytes.count else { throw failure("a string does not end") }
    var unit: UInt16 = 0
    for byte in bytes[(index + 2)..<(index + 6)] {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: throw failure("an escape needs four hexadecimal digits")
      }
      unit = unit << 4 | UInt16(digit)
    }
    index += 6
    return unit
  }
}
