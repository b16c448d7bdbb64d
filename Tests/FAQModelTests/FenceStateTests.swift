import Testing

@testable import FAQModel

@Suite("Fenced code, line by line")
struct FenceStateTests {
  @Test(
    "code ends with as many of its own marks and no word, or with more",
    arguments: [
      ("```", "~~~", true), ("~~~", "```", true), ("````", "```", true), ("```", "``` a", true),
      ("```", "````", false), ("~~~ swift", "  ~~~ ", false), ("```", "```\r", false),
    ])
  func ends(opening: Substring, next: Substring, isOpen: Bool) {
    var fence = FenceState()
    fence.take(opening)
    #expect(fence.isOpen)
    fence.take(next)
    #expect(fence.isOpen == isOpen, "\(opening) \(next)")
  }

  @Test(
    "no code opens with fewer marks, behind words, or with a span of code",
    arguments: [
      "``", "a ```", "```a``` b", "", "~ ~ ~",
    ])
  func none(line: Substring) {
    var fence = FenceState()
    fence.take(line)
    #expect(!fence.isOpen)
  }
}
