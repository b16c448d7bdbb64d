/// What is told of an XML file, in the order of the file.
///
/// Names have the prefixes that ``XMLStream`` was given; a name of another namespace stands as
/// `{namespace}name`, a name of none by itself.
package protocol XMLListener: AnyObject {
  /// An element begins.
  func begin(_ name: String, attributes: [XMLAttribute]) throws
  /// The text up to the next beginning or end of an element, in UTF-8 and never empty.
  func text(_ bytes: [UInt8]) throws
  /// The element that began last and has not ended yet ends.
  func end(_ name: String) throws
  /// A processing instruction stands there, for a program of that name.
  func instruction(_ target: String) throws
  /// A comment stands there.
  func comment()
}

extension XMLListener {
  /// Names and attributes tell some all they ask for.
  package func text(_ bytes: [UInt8]) {}

  package func end(_ name: String) {}

  /// Comments mean nothing to most.
  package func comment() {}

  /// Processing instructions mean nothing to most.
  package func instruction(_ target: String) {}
}

/// An attribute of an XML element.
package struct XMLAttribute: Equatable, Sendable {
  package let name: String
  package let value: String
}
