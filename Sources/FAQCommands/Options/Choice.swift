import ArgumentParser

/// One of a few words on the command line, such as a format.
protocol Choice: RawRepresentable<String>, CaseIterable, ExpressibleByArgument {}

// NB: the parser's own way to these goes by key paths and by what the values are printed as, which takes a
// tenth of the time of `faqcms show`.
extension Choice {
  /// The words, in order.
  static var allValueStrings: [String] { allCases.map { $0.rawValue } }
  /// The words are all that help says of them.
  static var allValueDescriptions: [String: String] { [:] }
  var defaultValueDescription: String { rawValue }
}
