/// The stars in the names of alleles, as PharmVar and IPD-IMGT/HLA write them: `CYP2C19 *1/*17`, `HLA-B *57:01`.
///
/// To CommonMark, `*1/*17*` is emphasis.
package enum AlleleStar {
  /// Whether a star between these words is one: before a number that may be an allele's, behind the slash of two
  /// alleles or behind the name of a gene.
  package static func isOne(
    before: some BidirectionalCollection<UInt8>, after: some Collection<UInt8>
  ) -> Bool {
    guard let rest = restOfAllele(after) else { return false }
    if before.last == UInt8(ascii: "/"), before.dropLast().last?.isASCIIAlphanumeric == true {
      return true
    }
    let isPair =
      rest.first == UInt8(ascii: "/")
      && rest.dropFirst().first.map { $0 == UInt8(ascii: "*") } ?? true
    if isPair { return true }
    let number = after.prefix(after.count - rest.count)
    return isGene(before, isSurely: number.contains { !$0.isASCIIDigit })
  }

  /// What follows the name of an allele, such as `17`, `2A`, `57:01` or `2xN`; nil where the words begin with none.
  private static func restOfAllele<Words: Collection<UInt8>>(_ words: Words) -> Words.SubSequence? {
    var rest = words.drop(while: \.isASCIIDigit)
    guard 1...3 ~= words.count - rest.count else { return nil }
    while rest.first == UInt8(ascii: ":"), rest.dropFirst().first?.isASCIIDigit == true {
      rest = rest.dropFirst().drop(while: \.isASCIIDigit)
    }
    if rest.first?.isASCIICapital == true { rest = rest.dropFirst() }
    if rest.first == UInt8(ascii: "x") { rest = rest.dropFirst(2) }
    guard let next = rest.first else { return rest }
    // With a letter, a point or a percent sign, it is another number.
    let isDecimal = ".,".utf8.contains(next) && rest.dropFirst().first?.isASCIIDigit == true
    let isShare = rest.first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "%")
    return next.isASCIIAlphanumeric || next >= 0x80 || isDecimal || isShare ? nil : rest
  }

  /// Whether words end with what may be the name of a gene, such as `CYP2C19` and `HLA-B`, or `DPYD` where that is
  /// sure enough, whatever marks of emphasis stand around it.
  private static func isGene(_ words: some BidirectionalCollection<UInt8>, isSurely: Bool) -> Bool {
    let marks: (UInt8) -> Bool = { "*_( ".utf8.contains($0) }
    let name = words.suffix(24).reversed().drop(while: marks)
      .prefix { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
    let capitals = name.count(where: \.isASCIICapital)
    return 3...12 ~= name.count && name.last?.isASCIILetter == true && capitals > 1
      && !name.contains { $0.isASCIILetter && !$0.isASCIICapital }
      && (isSurely || capitals < name.count)
  }
}
