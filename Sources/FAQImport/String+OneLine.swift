import FAQModel

extension String {
  /// The words of the string with one space between each two, without what would act on a reader.
  package var oneLine: String {
    String(unicodeScalars.filter { $0.properties.isWhitespace || !$0.actsOnReader }).wordsOnOneLine
  }
}
