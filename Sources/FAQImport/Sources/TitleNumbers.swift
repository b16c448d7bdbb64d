/// The numbers that the titles of questions begin with.
enum TitleNumbers {
  /// Whether they number the questions: most have one, and they count up, in each part of a page from 1. The number of
  /// `3. Trimester: May I fly?` alone is one of its words.
  static func count(_ numbers: [Int?]) -> Bool {
    let found = numbers.compactMap(\.self)
    guard found.first == 1, found.count * 2 > numbers.count else { return false }
    return zip(found, found.dropFirst()).allSatisfy { $1 > $0 || $1 == 1 && $0 > 1 }
  }
}
