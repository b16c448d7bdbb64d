/// A number of things in words: `1 text`, `2 texts`, `0 entries`.
struct Counted: CustomStringConvertible {
  let description: String

  init(_ count: Int, _ one: String, _ many: String? = nil) {
    description = "\(count) \(count == 1 ? one : many ?? one + "s")"
  }
}
