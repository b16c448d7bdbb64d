extension Array where Element: Equatable {
  /// How many elements this and another array begin with alike, and with how many of the rest they end
  /// alike.
  func commonEnds(with other: [Element]) -> (head: Int, tail: Int) {
    let shorter = Swift.min(count, other.count)
    var head = 0
    while head < shorter, self[head] == other[head] { head += 1 }
    var tail = 0
    while tail < shorter - head, self[count - 1 - tail] == other[other.count - 1 - tail] {
      tail += 1
    }
    return (head, tail)
  }
}
