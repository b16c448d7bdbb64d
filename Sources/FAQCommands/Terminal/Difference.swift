import FAQModel

extension LineDifference {
  /// The lines of the difference as `diff -u` writes them, coloured where the style says so.
  func printed(_ style: Style) -> [String] {
    lines.map { line in
      switch line {
      case .same(let text): " " + text.visible
      case .removed(let text): style.red("-" + text.visible)
      case .added(let text): style.green("+" + text.visible)
      case .place(let text): style.dim(text)
      }
    }
  }

  /// The same with every character as it is, for patch(1).
  var patch: [String] {
    lines.map { line in
      switch line {
      case .same(let text): " " + text
      case .removed(let text): "-" + text
      case .added(let text): "+" + text
      case .place(let text): text
      }
    }
  }
}

extension CanonicalText {
  /// The text as a string; canonical bytes are UTF-8.
  var string: String { String(decoding: bytes, as: UTF8.self) }
}
