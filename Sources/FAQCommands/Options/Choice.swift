import ArgumentParser

/// One of a few words on the command line, such as a format.
protocol Choice: RawRepresentable<String>, CaseIterable, ExpressibleByArgument {}

extension Choice {
  /// The words, in order.
  ///
  /// NB: the parser's own way goes by a key path, whose making takes a fiftieth of the time of
  /// `faqcms show`.
  static var allValueStrings: [String] { allCases.map { $0.rawValue } }
}
