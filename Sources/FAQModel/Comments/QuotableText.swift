import Foundation

/// A text in which quotes are looked for, and what stands around them is compared.
///
/// Places in it are ranges of bytes of its UTF-8 that begin and end between characters.
struct QuotableText {
  /// What makes no difference.
  enum Folding {
    /// The kind and amount of white space, so that lines may be wrapped anew.
    case space
    /// White space, the shape of quotation marks and dashes, and invisible characters.
    case typography
  }

  private let text: String
  private let folding: Folding
  private var scalars: [Unicode.Scalar] = []
  /// Where each scalar begins and ends in the text.
  private var starts: [Int] = []
  private var ends: [Int] = []

  init(_ text: String, _ folding: Folding) {
    self.text = text
    self.folding = folding
    scalars.reserveCapacity(text.utf8.count)
    starts.reserveCapacity(text.utf8.count)
    ends.reserveCapacity(text.utf8.count)
    var offset = 0
    for scalar in text.unicodeScalars {
      let end = offset + UTF8.width(scalar)
      defer { offset = end }
      if scalar.properties.isWhitespace {
        if scalars.last == " " { ends[ends.count - 1] = end } else { add(" ", offset, end) }
      } else if folding == .space || scalar.isASCII {
        add(scalar, offset, end)
      } else if !scalar.isUnseen {
        let plain = scalar.lookalike.flatMap { ["-", "'", "\""].contains($0) ? $0 : nil }
        add(plain ?? scalar, offset, end)
      }
    }
  }

  private mutating func add(_ scalar: Unicode.Scalar, _ start: Int, _ end: Int) {
    scalars.append(scalar)
    starts.append(start)
    ends.append(end)
  }

  /// Whether there is nothing but white space, and what is folded away.
  var isEmpty: Bool { scalars.allSatisfy { $0 == " " } }

  /// Where the quote stands; white space around it is left out.
  func places(of quote: String) -> [Range<Int>] {
    let needle = Self.trimmed(
      QuotableText(quote.precomposedStringWithCanonicalMapping, folding).scalars)
    guard !needle.isEmpty else { return [] }
    // NB: Knuth, Morris and Pratt, because the texts of others may be made to be slow to search.
    var borders = [0]
    var length = 0
    for scalar in needle.dropFirst() {
      while length > 0, needle[length] != scalar { length = borders[length - 1] }
      if needle[length] == scalar { length += 1 }
      borders.append(length)
    }
    var places: [Range<Int>] = []
    length = 0
    for (index, scalar) in scalars.enumerated() {
      while length > 0, needle[length] != scalar { length = borders[length - 1] }
      if needle[length] == scalar { length += 1 }
      guard length == needle.count else { continue }
      length = borders[length - 1]
      let place = starts[index + 1 - needle.count]..<ends[index]
      if isBetweenCharacters(place.lowerBound), isBetweenCharacters(place.upperBound) {
        places.append(place)
      }
    }
    return places
  }

  /// How many characters around a place are those that stood around the quote, counted from the place
  /// outwards to the first that differs.
  func fit(_ place: Range<Int>, _ before: QuotableText, _ after: QuotableText) -> Int {
    let above = scalars[..<index(of: place.lowerBound)].reversed()
    let below = scalars[index(of: place.upperBound)...]
    return Self.common(above, before.scalars.reversed()) + Self.common(below, after.scalars)
  }

  /// What touches a place on each side and is of one word or number with it, such as `1.` before `5 mg`.
  func runs(around place: Range<Int>) -> (
    before: ArraySlice<Unicode.Scalar>, after: ArraySlice<Unicode.Scalar>
  ) {
    let (start, end) = (index(of: place.lowerBound), index(of: place.upperBound))
    let first = scalars[..<start].lastIndex { !$0.isOfRun }.map { $0 + 1 } ?? 0
    let after = scalars[end...].prefix(while: \.isOfRun)
    let last = after.lastIndex { !".,:;!?…".unicodeScalars.contains($0) }.map { $0 + 1 } ?? end
    return (scalars[first..<start], scalars[end..<last])
  }

  /// The place with those of its runs that are other than some.
  func place(
    _ place: Range<Int>,
    withRunsOtherThan known: (before: ArraySlice<Unicode.Scalar>, after: ArraySlice<Unicode.Scalar>)
  ) -> Range<Int> {
    let runs = runs(around: place)
    let (before, after) = (runs.before != known.before, runs.after != known.after)
    let start = before && !runs.before.isEmpty ? starts[runs.before.startIndex] : place.lowerBound
    let end = after && !runs.after.isEmpty ? ends[runs.after.endIndex - 1] : place.upperBound
    return start..<end
  }

  /// How many characters there are.
  var count: Int { scalars.count }

  /// The words that stand at a place, which is widened where it would part a character.
  func words(at place: Range<Int>) -> (words: String, place: Range<Int>) {
    var place = place
    while !isBetweenCharacters(place.lowerBound) {
      place = place.lowerBound - 1..<place.upperBound
    }
    while !isBetweenCharacters(place.upperBound) {
      place = place.lowerBound..<place.upperBound + 1
    }
    let start = text.utf8.index(text.startIndex, offsetBy: place.lowerBound)
    let end = text.utf8.index(text.startIndex, offsetBy: place.upperBound)
    return (String(text[start..<end]), place)
  }

  private func isBetweenCharacters(_ offset: Int) -> Bool {
    String.Index(text.utf8.index(text.startIndex, offsetBy: offset), within: text) != nil
  }

  /// The first scalar that begins at an offset or after it.
  private func index(of offset: Int) -> Int {
    starts.partition { $0 >= offset }
  }

  /// White space is one character here, so at most one is at each end.
  private static func trimmed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    Array(
      scalars.dropFirst(scalars.first == " " ? 1 : 0).dropLast(scalars.last == " " ? 1 : 0))
  }

  private static func common(
    _ first: some Sequence<Unicode.Scalar>, _ second: some Sequence<Unicode.Scalar>
  ) -> Int {
    var count = 0
    for (left, right) in zip(first, second) {
      guard left == right else { break }
      count += 1
    }
    return count
  }
}

extension Unicode.Scalar {
  /// Whether words and numbers go on with it: no white space, bracket, quotation mark or mark of Markdown's,
  /// and no letter of a script without spaces.
  fileprivate var isOfRun: Bool {
    switch properties.generalCategory {
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation: false
    default: !"\"'*_`|—".unicodeScalars.contains(self) && !properties.isWhitespace && !isUnspaced
    }
  }
}
