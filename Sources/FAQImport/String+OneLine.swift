import FAQModel

extension String {
  /// The words of the string with one space between each two, without what would act on a reader.
  package var oneLine: String {
    unicodeScalars.split { $0.properties.isWhitespace }
      .map { word in String(String.UnicodeScalarView(word.filter { !$0.actsOnReader })) }
      .filter { !$0.isEmpty }.joined(separator: " ")
  }
}
