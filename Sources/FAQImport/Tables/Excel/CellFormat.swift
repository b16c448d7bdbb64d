/// How a cell shows what it holds (ECMA-376, part 1, 18.8.31): a format for numbers above zero, one for those
/// below, one for zero, and one for words.
struct CellFormat: Equatable {
  let words: NumberFormat
  private let positive: NumberFormat
  private let negative: NumberFormat
  private let zero: NumberFormat

  static let plain = CellFormat(.plain)

  /// A format of numbers, which shows words as they are.
  init(_ numbers: NumberFormat) {
    words = .plain
    (positive, negative, zero) = (numbers, numbers, numbers)
  }

  /// A format by its code, whose last section is for words where it has `@` or is the fourth.
  init(code: String) {
    let sections = code.isEmpty ? [] : NumberSection.all(of: code)
    let hasWords = sections.count > 3 || sections.last?.isOfWords == true
    words = hasWords ? sections.last?.format ?? .plain : .plain
    let numbers = hasWords && sections.count > 1 ? sections.dropLast() : sections[...]
    let formats = numbers.map(\.format)
    let first = formats.first ?? .plain
    guard !numbers.contains(where: \.isConditional) else {
      // Each of them may be the one that counts.
      let shown = formats.first { if case .other = $0 { true } else { false } } ?? first
      (positive, negative, zero) = (shown, shown, shown)
      return
    }
    positive = first
    negative = formats.count > 1 ? formats[1] : first
    zero = formats.count > 2 ? formats[2] : first
  }

  /// How a number is shown; what is none (nil), as one above zero.
  func format(of number: Double?) -> NumberFormat {
    guard let number, number <= 0 else { return positive }
    return number < 0 ? negative : zero
  }
}
