/// An SVG file in which no program can run and which loads nothing: a drawing and no more.
///
/// What it may hold is a list (elements and attributes of SVG 1.1 and 2 that draw); all else that
/// could act on a page is refused, as browsers run an SVG file that is opened by itself.
struct SVGFile {
  private(set) var metadata: [AssetMetadata] = []

  init(_ bytes: [UInt8]) throws {
    var reading = SVGReading()
    try XMLDocument.read(bytes) { event in
      switch event {
      case .start(let name, let attributes): try reading.start(name, attributes)
      case .end: reading.end()
      case .text(let text): try reading.text(text)
      case .instruction(let name):
        guard name != "xml-stylesheet" else { throw Unfit("it loads a style sheet") }
      }
    }
    guard reading.isDrawing else { throw Unfit.cutOff }
    metadata = reading.hasMetadata ? [.xmp] : []
  }

  /// Whether a file is XML whose first element is called `svg`; cheap, and asked of any file.
  static func mayBe(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(4_096), as: UTF8.self)
    return head.contains("<svg") || head.contains(":svg")
  }
}

/// What has been read of a drawing.
private struct SVGReading {
  private(set) var isDrawing = false
  private(set) var hasMetadata = false
  /// The local names of the elements that are open; those of other namespaces have none.
  private var open: [String] = []

  mutating func start(_ name: XMLName, _ attributes: [(name: XMLName, value: String)]) throws {
    guard !open.isEmpty || name == XMLName(SVG.namespace, "svg") else {
      throw Unfit("its first element is not svg in the namespace \(SVG.namespace)")
    }
    isDrawing = true
    // Elements of other namespaces draw nothing and run nothing, except those of XHTML.
    if name.space == SVG.namespace {
      guard SVG.elements.contains(name.local) else {
        throw Unfit("it holds the element \(name.local), which a drawing does not need")
      }
    } else {
      guard ![SVG.xhtml, ""].contains(name.space) else {
        throw Unfit("it holds the element \(name.local), which is not one of SVG")
      }
      hasMetadata = true
    }
    if name.local == "metadata" { hasMetadata = true }
    for attribute in attributes { try check(attribute.name, attribute.value) }
    open.append(name.space == SVG.namespace ? name.local : "")
  }

  mutating func end() { open.removeLast() }

  func text(_ text: String) throws {
    if open.last == "style" { try Self.checkStyle(text) }
  }

  private func check(_ name: XMLName, _ value: String) throws {
    let local = name.local.lowercased()
    let plain = value.lowercased().filter { !$0.isWhitespace }
    guard !local.hasPrefix("on") else { throw Unfit("its attribute \(name.local) runs a program") }
    if local == "href" || local == "src" {
      let isImage = SVG.images.contains { plain.hasPrefix("data:image/\($0);base64,") }
      guard plain.hasPrefix("#") || isImage else {
        throw Unfit("it refers to '\(value.prefix(60))'; only parts of itself may be referred to")
      }
    } else if name.space != SVG.xml, local != "id", local != "class" {
      try Self.checkStyle(value)
      guard !plain.contains("javascript:") else {
        throw Unfit("its attribute \(name.local) runs a program")
      }
    }
  }

  /// Style sheets and values may refer to parts of the drawing alone.
  private static func checkStyle(_ style: String) throws {
    let plain = style.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
    for word in ["@import", "image-set(", "src(", "expression(", "-moz-binding", "behavior:"]
    where plain.contains(word) {
      throw Unfit("its style holds '\(word)', with which it could load something")
    }
    for part in plain.components(after: "url(") where !part.hasPrefix("#") {
      throw Unfit("its style refers to something outside the drawing")
    }
    guard !plain.contains("\\") else { throw Unfit("its style holds an escape (\\)") }
  }
}

/// The names of SVG.
private enum SVG {
  static let namespace = "http://www.w3.org/2000/svg"
  static let xhtml = "http://www.w3.org/1999/xhtml"
  static let xml = "http://www.w3.org/XML/1998/namespace"
  static let images = ["png", "jpeg", "gif", "webp"]

  static let elements: Set = [
    "svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "style", "switch", "view",
    "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image",
    "text", "tspan", "textPath", "linearGradient", "radialGradient", "stop", "pattern", "clipPath",
    "mask", "marker", "filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite",
    "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow",
    "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge",
    "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight",
    "feTile", "feTurbulence",
  ]
}

extension String {
  /// What stands behind each occurrence of a mark, up to the next.
  fileprivate func components(after mark: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = self[...]
    while let range = rest.firstRange(of: mark) {
      rest = rest[range.upperBound...]
      parts.append(rest)
    }
    return parts
  }
}
