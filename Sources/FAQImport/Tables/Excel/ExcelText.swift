import FAQModel
import FAQXML

/// The text of a cell or a shared string, put together from its runs.
struct ExcelText {
  private(set) var bytes: [UInt8] = []
  /// How many hints at the pronunciation of words, which are no part of the text, were met.
  private(set) var hints = 0
  /// What to say of words that stood above or below the line and now stand on it, and of those in a font of
  /// signs, a sentence each.
  private(set) var lowered: [String] = []
  /// Where the runs of the text end, and what they are.
  private var runs: [(end: Int, isStruck: Bool, hasStyle: Bool)] = []
  private var isStruck = false
  private var hasStyle = false
  /// Where the words of the run stand that is being read.
  private var position: RaisedDigits.Position?
  /// The font of the run, where it is one of signs.
  private var font: SignFont?
  private var runStart = 0
  private var isWithinHint = false
  private var isWithinText = false

  /// So many words that now stand on the line are named of a text.
  private static let mostLowered = 20

  mutating func begin(_ name: String, _ attributes: [XMLAttribute]) {
    let value = attributes.value("val")
    switch name {
    case "x:r":
      position = nil
      font = nil
      isStruck = false
      hasStyle = false
      runStart = bytes.count
    case "x:rPr": hasStyle = true
    case "x:vertAlign":
      position = value == "superscript" ? .above : value == "subscript" ? .below : nil
    case "x:strike": isStruck = attributes.isStrike
    case "x:rFont": font = value.flatMap(SignFont.init(named:))
    case "x:rPh":
      isWithinHint = true
      hints += 1
    case "x:t": isWithinText = true
    default: break
    }
  }

  mutating func add(_ text: [UInt8]) {
    if isWithinText, !isWithinHint { bytes += text }
  }

  mutating func end(_ name: String) {
    switch name {
    case "x:rPh": isWithinHint = false
    case "x:t": isWithinText = false
    case "x:r": endRun()
    default: break
    }
  }

  /// Puts the words of a run above or below the line where they stand there.
  private mutating func endRun() {
    guard runStart <= bytes.count else { return }
    takeSigns()
    if let position {
      let words = String(decoding: bytes[runStart...], as: UTF8.self)
      let raised = RaisedDigits.text(words, position, after: bytes[..<runStart].lastScalar)
      bytes.replaceSubrange(runStart..., with: raised.utf8)
      if lowered.count < Self.mostLowered, RaisedDigits.text(words, position) == nil,
        let remark = RaisedDigits.remark(words.visibleOnOneLine, position)
      {
        lowered.append(remark)
      }
      self.position = nil
    }
    runs.append((bytes.count, isStruck, hasStyle))
    isStruck = false
  }

  /// Takes the words of a run for the signs that its font shows.
  private mutating func takeSigns() {
    guard let font else { return }
    self.font = nil
    let words = Self.text(Array(bytes[runStart...]))
    if font == .symbol {
      bytes.replaceSubrange(runStart..., with: SignFont.signs(of: words).utf8)
    } else if lowered.count < Self.mostLowered, let remark = font.remark(words) {
      lowered.append(remark)
    }
  }

  /// Begins another text.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    lowered.removeAll()
  }

  var text: String { Self.text(bytes) }

  /// Whether some of it has a style of its own.
  var hasRuns: Bool { runs.contains { $0.isStruck || $0.hasStyle } }

  /// The words of ``text`` that are struck through.
  ///
  /// - Parameter isCell: whether those are for which the style of the cell counts.
  func struck(isCell: Bool) -> StruckWords {
    var struck = StruckWords()
    guard isCell || runs.contains(where: \.isStruck) else { return struck }
    var (start, place) = (0, 0)
    for run in runs + [(bytes.count, false, false)] where run.end > start {
      let end = place + Self.text(Array(bytes[start..<run.end])).utf8.count
      if run.isStruck || isCell && !run.hasStyle { struck.add(place..<end) }
      (start, place) = (run.end, end)
    }
    return struck
  }

  /// A text with what is written as `_x000D_` decoded (ECMA-376, part 1, 22.9.2.19). What no text may
  /// hold, such as other control characters, stays as it is written.
  static func text(_ bytes: [UInt8]) -> String {
    guard bytes.withUnsafeBufferPointer({ $0.place(of: UInt8(ascii: "_")) }) != nil else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let (scalar, length) = scalar(in: bytes, at: index) {
        decoded += Array(String(scalar).utf8)
        index += length
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  private static func scalar(in bytes: [UInt8], at index: Int) -> (Unicode.Scalar, length: Int)? {
    guard let unit = unit(in: bytes, at: index) else { return nil }
    if let scalar = Unicode.Scalar(unit) {
      let isAllowed = unit >= 0x20 && unit != 0xFFFE && unit != 0xFFFF
      return isAllowed || [0x09, 0x0A, 0x0D].contains(unit) ? (scalar, 7) : nil
    }
    guard unit < 0xDC00, let low = self.unit(in: bytes, at: index + 7),
      (0xDC00...0xDFFF).contains(low)
    else { return nil }
    let value = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00)
    return Unicode.Scalar(value).map { ($0, 14) }
  }

  /// The code unit of UTF-16 that is written at a place.
  private static func unit(in bytes: [UInt8], at index: Int) -> UInt16? {
    guard index + 7 <= bytes.count, bytes[index] == UInt8(ascii: "_"),
      bytes[index + 1] == UInt8(ascii: "x"), bytes[index + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[index + 2..<index + 6] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
