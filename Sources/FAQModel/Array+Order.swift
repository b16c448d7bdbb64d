extension Array {
  /// The elements whose offset is in a range, in an array in the order of these.
  @inlinable package func within(
    _ range: Range<Int>, _ offset: (Element) -> Int
  ) -> ArraySlice<Element> {
    let start = partition { offset($0) >= range.lowerBound }
    return self[start...].prefix { offset($0) < range.upperBound }
  }

  /// Where the first element is of which that is true, in an array in which it is true of all that
  /// follow it; the end where there is none.
  @inlinable package func partition(where isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
