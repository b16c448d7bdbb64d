/// The version of faqcms, after Semantic Versioning 2.0.0.
enum Version {
  static let number = "0.1.0"
}
