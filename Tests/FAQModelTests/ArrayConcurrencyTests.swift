import Testing

@testable import FAQModel

/// What several cores work out comes out as if one had.
@Suite struct ArrayConcurrencyTests {
  private struct Failure: Error, Equatable {
    let number: Int
  }

  @Test("Results stand in the order of their elements", arguments: [0, 1, 63, 64, 65, 1_000])
  func order(count: Int) {
    let numbers = Array(0..<count)
    #expect(numbers.concurrentMap { "\($0)" } == numbers.map { "\($0)" })
  }

  @Test("Neighbours are handed out together, each once")
  func slices() throws {
    let numbers = Array(0..<500)
    let doubled = try numbers.concurrentMap(slices: { slice in slice.map { 2 * $0 } })
    #expect(doubled == numbers.map { 2 * $0 })
  }

  @Test("Results are handed on in order, run after run", arguments: [0, 1, 1_024, 2_500])
  func runs(count: Int) {
    let numbers = Array(0..<count)
    var handed: [Int] = []
    numbers.forEachConcurrently({ 2 * $0 }, do: { handed.append($0) })
    #expect(handed == numbers.map { 2 * $0 })
  }

  @Test("The error of the first element that has one is thrown")
  func failure() {
    #expect(throws: Failure(number: 100)) {
      try Array(0..<1_000).concurrentMap(slices: { slice in
        try slice.map { number in
          guard number < 100 else { throw Failure(number: number) }
          return number
        }
      })
    }
  }
}
