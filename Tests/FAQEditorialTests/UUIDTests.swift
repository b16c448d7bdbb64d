import FAQEditorial
import Testing

@Suite struct UUIDTests {
  @Test("UUIDs are random, of version 4 and of the variant of RFC 9562")
  func random() throws {
    let uuids = (0..<1_000).map { _ in UUIDs.random() }
    let form = try Regex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
    #expect(try uuids.allSatisfy { try form.wholeMatch(in: $0) != nil })
    #expect(Set(uuids).count == uuids.count)
    // Each of the 122 bits is sometimes set and sometimes not: else something is not random.
    let digits = uuids.map { $0.compactMap(\.hexDigitValue) }
    for index in 0..<32 {
      let set = digits.reduce(0) { $0 | $1[index] }
      let unset = digits.reduce(0) { $0 | ~$1[index] & 15 }
      let expected = index == 12 ? (4, 11) : index == 16 ? (11, 7) : (15, 15)
      #expect((set, unset) == expected, "digit \(index)")
    }
  }
}
